"""The mathematics of scripts/prove, in rational arithmetic, and formats of numbers."""

import dataclasses
import decimal
import struct
from fractions import Fraction

# Each thread has a context of its own: the global one is for one thread only.
DIGITS = decimal.Context(prec=60)


def log(value: Fraction) -> Fraction:
    """Off by less than TINY."""
    quotient = DIGITS.divide(decimal.Decimal(value.numerator), decimal.Decimal(value.denominator))
    return Fraction(DIGITS.ln(quotient))


LN2 = log(Fraction(2))
# More than what 60 digits lose.
TINY = Fraction(1, 10**50)


@dataclasses.dataclass(frozen=True)
class Type:
    name: str
    mantissa: int
    gappa: str
    pack: str
    lowest: int

    def to_bits(self, value: Fraction) -> int:
        data = struct.pack(self.pack[0], float(value))
        return struct.unpack(self.pack[1], data)[0]

    def from_bits(self, bits: int) -> Fraction:
        data = struct.pack(self.pack[1], bits % 2 ** (8 * struct.calcsize(self.pack[0])))
        return Fraction(struct.unpack(self.pack[0], data)[0])

    def unit(self, value: Fraction) -> Fraction:
        """The unit in the last place of a real number."""
        value, exponent = abs(value), 0
        while value >= 2:
            value, exponent = value / 2, exponent + 1
        while value < 1:
            value, exponent = value * 2, exponent - 1
        return Fraction(2) ** (exponent - self.mantissa)


TYPES = {
    "f32": Type("f32", 23, "ieee_32", "fI", -30),
    "f64": Type("f64", 52, "ieee_64", "dQ", -30),
}


def expm1(t: Fraction) -> Fraction:
    """exp(t) - 1, |t| < 1/2: off by less than TINY |t|."""
    total, term = Fraction(0), Fraction(1)
    t = Fraction(round(t * 2**200), 2**200)
    for k in range(1, 40):
        term = Fraction(round(term * t / k * 2**260), 2**260)
        total += term
    return total


def shift(coefficients: list[Fraction], center: Fraction, bits: int | None = None) -> list[Fraction]:
    """P(center + h) in powers of h, rounded to so many bits after the point. The
    coefficients of P begin with its constant, and so do those of the result."""
    shifted: list[Fraction] = []
    for c in reversed(coefficients):
        product = [Fraction(0), *shifted]
        for k, value in enumerate(shifted):
            product[k] += center * value
        product[0] += c
        if bits is not None:
            product = [Fraction(round(value * 2**bits), 2**bits) for value in product]
        shifted = product
    return shifted


def difference(q: list[Fraction], low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """A range of exp(T) - 1 - (T + T^2 q(T)) for T in [low, high]."""
    degree = 30
    taylor, factorial = [Fraction(0)], 1
    for k in range(1, degree + 1):
        factorial *= k
        taylor.append(Fraction(1, factorial))
    for k, c in enumerate([Fraction(1), *reversed(q)], start=1):
        taylor[k] -= c
    # In powers of h, T = center + h, |h| <= radius.
    center, radius = (low + high) / 2, (high - low) / 2
    shifted = shift(taylor, center)
    middle = shifted[0]
    spread = sum(abs(c) * radius**k for k, c in enumerate(shifted) if k > 0)
    # Lagrange's remainder; exp(1/2) < 2.
    spread += 2 * max(abs(low), abs(high)) ** (degree + 1) / (factorial * (degree + 1))
    return middle - spread, middle + spread


def log_difference(
    coefficients: list[Fraction], low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction]:
    """A range of log(1 + r) - P(r) for r in [low, high], -1/2 < low; P has no
    constant, and begins with its linear term."""
    degree = 40
    center, radius = (low + high) / 2, (high - low) / 2
    # In powers of h, r = center + h, |h| <= radius.
    shifted = shift([Fraction(0), *coefficients], center)
    shifted += [Fraction(0)] * (degree + 1 - len(shifted))
    slope = 1 / (1 + center)
    taylor = [log(1 + center)]
    for k in range(1, degree + 1):
        taylor.append(Fraction(round((-1) ** (k + 1) * slope**k / k * 2**400), 2**400))
    # Of the constant only that is needed; TINY is for what is rounded.
    middle = taylor[0] - shifted[0]
    spread = sum(
        abs(a - b) * radius**k for k, (a, b) in enumerate(zip(taylor, shifted)) if k > 0
    )
    # Lagrange's remainder.
    spread += (radius / (1 + low)) ** (degree + 1) / (degree + 1) + 2 * TINY
    return middle - spread, middle + spread


def outward(low: Fraction, high: Fraction, bits: int = 120) -> str:
    """[low, high], rounded outward, for Gappa."""
    scale = Fraction(2) ** bits
    while max(abs(low), abs(high)) * scale < 2**64:
        scale *= 2**64
    below, above = (low * scale).__floor__(), -((-high * scale).__floor__())
    return f"[{dyadic(below / scale)}, {dyadic(above / scale)}]"


def expm1_range(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    return expm1(low) - TINY * abs(low), expm1(high) + TINY * abs(high)


def dyadic(value: Fraction) -> str:
    """A number with finitely many bits as Gappa reads it."""
    denominator = value.denominator
    assert denominator & (denominator - 1) == 0, value
    numerator, exponent = value.numerator, 1 - denominator.bit_length()
    while numerator and numerator % 2 == 0 and exponent < 0:
        numerator, exponent = numerator // 2, exponent + 1
    while numerator and numerator % 2 == 0:
        numerator, exponent = numerator // 2, exponent + 1
    return f"{numerator}b{exponent}" if exponent else str(numerator)


def parse_dyadic(text: str) -> Fraction:
    mantissa, _, exponent = text.partition("b")
    return int(mantissa) * Fraction(2) ** int(exponent or 0)
