"""The planted answers, checked by arithmetic of another kind and for their shape."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from math import floor

from sandbox.utility.manifest import Manifest
from sandbox.utility.planted import planted
from sandbox.utility.planted.truth import SPLIT

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 4, 30, tzinfo=UTC)


def half_up(value: Fraction) -> Fraction:
    """To whole paisa; for positive amounts."""
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def test_the_parts_of_a_recharge_are_as_the_rule_says() -> None:
    for amount, parts in SPLIT.items():
        energy, rebate, vat, total = (Fraction(part) for part in parts)
        before_vat = Fraction(amount)
        assert energy == half_up(before_vat / Fraction("0.995")), amount
        assert vat == half_up(before_vat * Fraction("0.05")), amount
        assert (rebate, total) == (before_vat - energy, before_vat + vat), amount


def test_keys_are_unique_and_each_case_says_what_it_is() -> None:
    cases, _ = planted(TODAY)
    keys = [case.key for case in cases]
    assert len(set(keys)) == len(keys)
    assert all(case.what and case.type_this for case in cases)


def test_long_texts_are_of_250_characters() -> None:
    cases, _ = planted(TODAY)
    by_key = {case.key: case for case in cases}
    assert len(by_key["name-long"].name or "") == 250
    assert len(by_key["address-long"].address or "") == 4 * 250 + 3 * len(", ")


def test_planted_days_follow_the_day_where_that_matters() -> None:
    for today in (TODAY, date(2024, 2, 29), date(2025, 12, 31)):
        cases, _ = planted(today)
        by_key = {case.key: case for case in cases}
        assert by_key["fourteen-months"].months[-1].month == f"{today:%Y-%m}"
        ages = [(today - one.day).days for one in by_key["recharges-by-age"].recharges]
        assert ages == [10, 40, 100, 200, 400]


def test_a_manifest_is_json_and_back() -> None:
    cases, _ = planted(TODAY)
    manifest = Manifest(NOW, 1, ("17813970", "17814569"), cases)
    plain = json.loads(json.dumps(manifest.to_json()))
    credit = next(case for case in plain["cases"] if case["key"] == "credit")
    assert credit["balance"] == "419.75"
    assert credit["months"] == [{"month": "2025-08", "kwh": "9.50", "charge": "80.25", "days": 2}]
    assert credit["recharges"][0]["day"] == "2025-08-05"
