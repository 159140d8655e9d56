"""The normal distribution and erfc, in rational arithmetic: Mills' ratio
R(a) = Phi(-a) / exp(-a^2/2) for a >= 0, and its distance to a polynomial.

All of it is of c R(a sqrt(c)) for c = 1 or 2: the latter is erfc(a) / exp(-a^2),
as erfc(a) = 2 Phi(-a sqrt(2))."""

import functools
import math
from fractions import Fraction

from exact import TINY

# exp(c a^2/2) is below 2^1030 for the largest a there is; of what is left of the
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
def density(c: int) -> int:
    """1 / sqrt(2 pi) for c = 1, 2 / sqrt(pi) for c = 2."""
    pi = 16 * arctangent_of_inverse(5) - 4 * arctangent_of_inverse(239)
    return math.isqrt(c**3 * ONE**3 // (2 * pi))


def shorten(numerator: int) -> Fraction:
    return Fraction(numerator >> (BITS - 600), 1 << 600)


@functools.cache
def mills(a: Fraction, c: int = 1) -> tuple[Fraction, Fraction]:
    """R(a) and exp(a^2/2): half the sum of a^j / j!! over even j, less the sum
    over odd j by sqrt(2 pi), and the former sum. c is a factor of each a^2 in
    a term, and of R."""
    sums, terms, j = [0, 0], [ONE, ONE * a.numerator // a.denominator], 0
    square = c * a * a
    while terms[0] or terms[1]:
        sums[j % 2] += terms[j % 2]
        j += 1
        terms[(j + 1) % 2] = terms[(j + 1) % 2] * square.numerator // (square.denominator * (j + 1))
    return shorten(c * sums[0] // 2 - (density(c) * sums[1] >> BITS)), shorten(sums[0])


def normal(a: Fraction, c: int = 1) -> Fraction:
    """Phi(-a), erfc(a) for c = 2."""
    ratio, exp = mills(a, c)
    return ratio / exp


def taylor_series(center: Fraction, c: int, terms: int) -> list[Fraction]:
    """R(center + h) in powers of h. R solves R' = c a R - density."""
    result = [mills(center, c)[0]]
    for n in range(terms - 1):
        value = c * (center * result[n] + (result[n - 1] if n > 0 else 0))
        if n == 0:
            value -= shorten(density(c))
        result.append(Fraction(round(value / (n + 1) * 2**500), 2**500))
    return result


def taylor_remainder(radius: Fraction, c: int, terms: int) -> Fraction:
    """Above what the series lacks for |h| <= radius and an even number of terms:
    the n-th derivative of R is largest at 0, for an even n (n - 1)!! / 2, which
    c makes c^(n/2 + 1) of."""
    return c ** (terms // 2 + 1) * radius**terms / (2 * math.prod(range(2, terms + 1, 2)))


def times_linear(polynomial: list[Fraction], constant: Fraction) -> list[Fraction]:
    """polynomial(h) (constant + h)."""
    result = [Fraction(0), *polynomial]
    for k, value in enumerate(polynomial):
        result[k] += constant * value
    return result


def distance(
    coefficients: list[Fraction], k: Fraction, low: Fraction, high: Fraction, c: int = 1
) -> tuple[Fraction, Fraction]:
    """A range of (a + k) R(a) - P(q), q = (a - k) / (a + k), a in [low, high].

    Times (a + k)^degree it is R times a polynomial, less a polynomial."""
    degree, terms = len(coefficients) - 1, 40
    center, radius = (low + high) / 2, (high - low) / 2
    scale = center + k
    product, power, polynomial = taylor_series(center, c, terms), [Fraction(1)], [coefficients[0]]
    for coefficient in coefficients[1:]:
        power = times_linear(power, scale)
        polynomial = times_linear(polynomial, center - k)
        for n, value in enumerate(power):
            polynomial[n] += coefficient * value
    for _ in range(degree + 1):
        product = times_linear(product, scale)
    for n, value in enumerate(polynomial):
        product[n] -= value
    spread = sum(abs(value) * radius**n for n, value in enumerate(product) if n > 0)
    spread += (taylor_remainder(radius, c, terms) + TINY) * (scale + radius) ** (degree + 1)
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
