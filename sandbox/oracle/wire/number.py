"""Oracle's NUMBER: an exponent byte and up to 20 pairs of decimal digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from sandbox.oracle.errors import OraError

ZERO = b"\x80"
MAX_PAIRS = 20

# A digit pair "dd" packed as BCD (0x00..0x99) travels as dd + 1, or as 101 - dd
# in a negative number.
_POSITIVE = bytes(((b >> 4) * 10 + (b & 15) + 1) & 0xFF for b in range(256))
_NEGATIVE = bytes((101 - ((b >> 4) * 10 + (b & 15))) & 0xFF for b in range(256))
_FORTY_DIGITS = Context(prec=40, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=60)


def number_bytes(text: str) -> bytes:
    """The NUMBER of a decimal text, such as ``-12.50`` or ``1e10``.

    Raises ORA-01426 from 1E+126 on; what is smaller than 1E-130 becomes 0.
    """
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
    negative = text[0] == "-"
    whole, _, frac = text.lstrip("+-").partition(".")
    whole, frac = whole.lstrip("0"), frac.rstrip("0")
    if len(whole) + len(frac) > 2 * MAX_PAIRS:
        whole, frac = _rounded(whole, frac)
    exponent, digits = _pairs(whole, frac)
    if not digits or exponent < -64:
        return ZERO
    if exponent > 63:
        raise OraError(1426)
    if negative:
        tail = b"\x66" if len(digits) < MAX_PAIRS else b""
        return bytes((63 - exponent,)) + digits.translate(_NEGATIVE) + tail
    return bytes((192 + exponent,)) + digits.translate(_POSITIVE)


def _rounded(whole: str, frac: str) -> tuple[str, str]:
    number = _FORTY_DIGITS.create_decimal(f"{whole or '0'}.{frac or '0'}")
    whole, _, frac = format(number, "f").partition(".")
    return whole.lstrip("0"), frac.rstrip("0")


def _pairs(whole: str, frac: str) -> tuple[int, bytes]:
    """The exponent (a power of 100) and the digit pairs as BCD."""
    if len(whole) & 1:
        whole = "0" + whole
    if len(frac) & 1:
        frac += "0"
    exponent = len(whole) >> 1
    digits = bytes.fromhex(whole + frac)
    if not whole:  # a pure fraction: its leading zero pairs count in the exponent
        stripped = digits.lstrip(b"\0")
        exponent -= len(digits) - len(stripped)
        digits = stripped
    return exponent, digits[:MAX_PAIRS].rstrip(b"\0")


def decode_number(raw: bytes) -> int | Decimal:
    """The value of a NUMBER: int where it is whole, else Decimal."""
    positive = bool(raw[0] & 0x80)
    if len(raw) == 1:
        return 0 if positive else Decimal("-1e126")
    value = _positive(raw) if positive else _positive(_mirrored(raw))
    return value if positive else -value


def _mirrored(raw: bytes) -> bytes:
    """A negative number's bytes as those of its positive counterpart."""
    mantissa = raw[1:-1] if raw[-1] == 102 else raw[1:]
    return bytes((255 - raw[0], *(102 - b for b in mantissa)))


def _positive(raw: bytes) -> int | Decimal:
    digits = "".join(f"{b - 1:02d}" for b in raw[1:])
    shift = raw[0] - 192 - len(raw) + 1  # power of 100 of the last pair
    if shift >= 0:
        return int(digits) * int(100**shift)
    number = Decimal(digits).scaleb(shift * 2, _WIDE)
    return int(number) if number == number.to_integral_value() else number.normalize(_WIDE)
