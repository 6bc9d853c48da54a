"""Which SQL files are taken, and which are refused."""

from __future__ import annotations

from collections import Counter
from importlib.resources import as_file, files

import pytest

from queries.loader import (
    RESERVED,
    BadStatement,
    BindMismatch,
    Statement,
    parse_oracle,
    parse_postgres,
    postgres_sql,
)

NOT_ONE_QUERY = {
    "empty": "",
    "only a comment": "-- nothing",
    "insert": "insert into ci_ft select 1 from dual",
    "update": "update ci_ft set cur_amt = 0",
    "delete": "delete from ci_ft",
    "merge": "merge into a using b on (a.x = b.x) when matched then update set a.y = 1",
    "create": "create table a as select 1 x from dual",
    "drop": "drop table ci_ft",
    "truncate": "truncate table ci_ft",
    "grant": "grant select on ci_ft to public",
    "commit": "commit",
    "alter session": "alter session set current_schema = sys",
    "explain": "explain plan for select 1 from dual",
    "call": "call purge()",
    "lock": "lock table ci_ft in exclusive mode",
    "block": "begin null; end;",
    "declare": "declare x number; begin select 1 into x from dual; end;",
    "function in with": "with function f return number is begin return 1; end; select f from dual",
    "for update": "select 1 from dual for update",
    "for update within": "select 1 from (select 1 from dual for update)",
    "into": "select 1 into x from dual",
    "two queries": "select 1 from dual; select 2 from dual",
    "a change after a query": "select 1 from dual; delete from ci_ft",
    "a slash between": "select 1 from dual\n/\ndelete from ci_ft",
    "two semicolons": "select 1 from dual;;",
    "a semicolon before a comment": "select 1 from dual; -- done",
    "a comment in a comment": "select 1 /* a /* b */ from dual /* */ */",
    "a comment left open": "select 1 from dual /* and so on",
    "text left open": "select 'and so on from dual",
    "not SQL": "please give me all customers",
    "a list of values": "values (1)",
}


@pytest.mark.parametrize("text", NOT_ONE_QUERY.values(), ids=NOT_ONE_QUERY)
def test_an_oracle_file_is_exactly_one_query(text: str) -> None:
    with pytest.raises(BadStatement, match=r"^some_file: "):
        parse_oracle("some_file", text)


@pytest.mark.parametrize(
    "text",
    [
        "select 1 from dual",
        "SELECT 1 FROM dual;",
        "with a as (select 1 x from dual) select x from a",
        "select 1 from dual union all select 2 from dual",
        "select /*+ index(f ci_ft_ix1) */ f.ft_id from ci_ft f -- a hint and a remark",
        "select 'drop table a; -- not really' from dual",
        "select q'[it's one]' from dual",
        "select max(a) keep (dense_rank last order by b) from c group by d",
        "select listagg(a, ', ') within group (order by a) from b",
        "select level from dual connect by level <= 12",
        "select a from b where rownum <= 10 and c = date '2025-01-31'",
        "select a from b fetch first 10 rows only",
        "select trunc(sysdate) - 1, add_months(sysdate, -6), to_char(d, 'MM') from b",
        "select row_number() over (partition by a order by b desc) n from c",
    ],
)
def test_queries_of_all_kinds_are_taken_as_they_stand(text: str) -> None:
    assert parse_oracle("q", text).text == text.removesuffix(";")


def test_binds_are_known_once_each_and_in_order() -> None:
    text = """select a from b -- :neither
              where c = :since and d = ':nor' and e in (:customer_no, :since)"""

    assert parse_oracle("q", text).binds == ("since", "customer_no")


@pytest.mark.parametrize("bind", ["date", "number", "level", "user", "lane", "deadline"])
def test_reserved_words_are_no_binds(bind: str) -> None:
    assert bind in RESERVED | {"lane", "deadline"}
    with pytest.raises(BadStatement, match=f":{bind} is a reserved word"):
        parse_oracle("q", f"select a from b where c = :{bind}")


@pytest.mark.parametrize("bind", [":Since", ":SINCE", ": since", ":1"])
def test_binds_are_written_one_way(bind: str) -> None:
    with pytest.raises(BadStatement):
        parse_oracle("q", f"select a from b where c = {bind}")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, r"missing \['a', 'b'\], unknown \[\]"),
        ({"a": 1}, r"missing \['b'\], unknown \[\]"),
        ({"a": 1, "b": 2, "c": 3}, r"missing \[\], unknown \['c'\]"),
    ],
)
def test_missing_and_unknown_binds_are_named(given: dict[str, int], words: str) -> None:
    statement = parse_oracle("some_file", "select 1 from t where x = :a and y = :b")
    statement.check({"a": 1, "b": None})
    with pytest.raises(BindMismatch, match=f"some_file: {words}"):
        statement.check(given)


def test_the_comment_at_the_head_describes_the_file() -> None:
    text = "-- Daily bills of one customer.\n-- Oldest first.\nselect 1 -- not this\nfrom dual"

    assert parse_oracle("q", text).description == "Daily bills of one customer.\nOldest first."


def test_statements_are_equal_by_name() -> None:
    assert parse_oracle("q", "select 1 from dual") == Statement("q", "another text")
    assert {parse_oracle("q", "select 1 from dual"): 1}[Statement("q", "")] == 1


@pytest.mark.parametrize(
    ("text", "sent", "binds"),
    [
        (
            "insert into a values (:x, :y::int, :x) on conflict do nothing returning id",
            "insert into a values ($1, $2::int, $1) on conflict do nothing returning id",
            ("x", "y"),
        ),
        (
            "select a[1:2] from b where c = any(:them::text[]) and d = ':no'",
            "select a[1:2] from b where c = any($1::text[]) and d = ':no'",
            ("them",),
        ),
        (
            "with x as (delete from a where b < :before returning *) select count(*) from x;",
            "with x as (delete from a where b < $1 returning *) select count(*) from x",
            ("before",),
        ),
        (
            "select id from jobs where due <= :now_at for update skip locked",
            "select id from jobs where due <= $1 for update skip locked",
            ("now_at",),
        ),
    ],
)
def test_a_postgres_file_numbers_its_binds(text: str, sent: str, binds: tuple[str, ...]) -> None:
    statement = parse_postgres("q", text)

    assert statement.text == sent
    assert statement.binds == binds


@pytest.mark.parametrize(
    "text",
    ["", "drop table a", "truncate a", "select 1; select 2", "copy a from stdin", "set role x"],
)
def test_a_postgres_file_is_one_statement_about_rows(text: str) -> None:
    with pytest.raises(BadStatement, match=r"^q: "):
        parse_postgres("q", text)


def test_each_statement_of_the_store_has_a_name_of_its_own() -> None:
    store = files("queries") / "sql" / "postgres"
    with as_file(store) as folder:
        paths = [file.relative_to(folder).with_suffix("") for file in folder.rglob("*.sql")]
    names = Counter(postgres_sql(path.as_posix()).name for path in paths)
    assert names.total() > 200
    assert [name for name, times in names.items() if times > 1] == []
