"""The normal distribution, in rational arithmetic: Mills' ratio
R(a) = Phi(-a) / exp(-a^2/2) for a >= 0, and its distance to a polynomial."""

import functools
import math
from fractions import Fraction

from exact import TINY

# exp(a^2/2) is below 2^1020 for the largest a there is; of what is left of the
# difference of two such sums, far more than TINY is right.
BITS = 2400
ONE = 1 << BITS


def arctangent_of_inverse(n: int) -> int:
    total, power, k = 0, ONE // n, 1
    while power:
        total += power // k if k % 4 == 1 else -(power // k)
        power, k = power // (n * n), k + 2
    return total


@functools.cache
def density() -> int:
    """1 / sqrt(2 pi)."""
    pi = 16 * arctangent_of_inverse(5) - 4 * arctangent_of_inverse(239)
    return math.isqrt(ONE**3 // (2 * pi))


def shorten(numerator: int) -> Fraction:
    return Fraction(numerator >> (BITS - 600), 1 << 600)


@functools.cache
def mills(a: Fraction) -> tuple[Fraction, Fraction]:
    """R(a) and exp(a^2/2): half the sum of a^j / j!! over even j, less the sum
    over odd j by sqrt(2 pi), and the former sum."""
    sums, terms, j = [0, 0], [ONE, ONE * a.numerator // a.denominator], 0
    square = a * a
    while terms[0] or terms[1]:
        sums[j % 2] += terms[j % 2]
        j += 1
        terms[(j + 1) % 2] = terms[(j + 1) % 2] * square.numerator // (square.denominator * (j + 1))
    return shorten(sums[0] // 2 - (density() * sums[1] >> BITS)), shorten(sums[0])


def normal(a: Fraction) -> Fraction:
    """Phi(-a)."""
    ratio, exp = mills(a)
    return ratio / exp


def times_linear(polynomial: list[Fraction], constant: Fraction) -> list[Fraction]:
    """polynomial(h) (constant + h)."""
    result = [Fraction(0), *polynomial]
    for k, value in enumerate(polynomial):
        result[k] += constant * value
    return result


def distance(
    coefficients: list[Fraction], k: Fraction, low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction]:
    """A range of (a + k) R(a) - P(q), q = (a - k) / (a + k), a in [low, high].

    Times (a + k)^degree it is R times a polynomial, less a polynomial. R solves
    R' = a R - 1 / sqrt(2 pi), from which follows its Taylor series; the n-th
    derivative is at most that at 0, (n - 1)!! / 2 for an even n."""
    degree, terms = len(coefficients) - 1, 40
    center, radius = (low + high) / 2, (high - low) / 2
    scale = center + k
    taylor = [mills(center)[0]]
    for n in range(terms - 1):
        value = center * taylor[n] + (taylor[n - 1] if n > 0 else -shorten(density()))
        taylor.append(Fraction(round(value / (n + 1) * 2**500), 2**500))
    product, power, polynomial = taylor, [Fraction(1)], [coefficients[0]]
    for c in coefficients[1:]:
        power = times_linear(power, scale)
        polynomial = times_linear(polynomial, center - k)
        for n, value in enumerate(power):
            polynomial[n] += c * value
    for _ in range(degree + 1):
        product = times_linear(product, scale)
    for n, value in enumerate(polynomial):
        product[n] -= value
    remainder = radius**terms / (2 * math.prod(range(2, terms + 1, 2)))
    spread = sum(abs(c) * radius**n for n, c in enumerate(product) if n > 0)
    spread += (remainder + TINY) * (scale + radius) ** (degree + 1)
    ends = [
        value / (scale + offset) ** degree
        for value in (product[0] - spread, product[0] + spread)
        for offset in (-radius, radius)
    ]
    return min(ends), max(ends)


def slope(coefficients: list[Fraction], low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """A range of P' in [low, high]."""
    center, radius = (low + high) / 2, (high - low) / 2
    degree = len(coefficients) - 1
    derivative: list[Fraction] = []
    for n, c in enumerate(coefficients[:-1]):
        derivative = times_linear(derivative, center) if derivative else [Fraction(0)]
        derivative[0] += c * (degree - n)
    spread = sum(abs(c) * radius**n for n, c in enumerate(derivative) if n > 0)
    return derivative[0] - spread, derivative[0] + spread
