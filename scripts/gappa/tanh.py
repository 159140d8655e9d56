"""The proof of tanh (lib/IR/KernelsExp.cpp)."""

import re
from fractions import Fraction

from exact import LN2, TINY, difference, expm1, expm1_range, outward, parse_dyadic, shift
from expanded import fail
from kernel import NUMBER, RADIUS, Case, Kernel, replace
from steps import Steps

# From here to 1, d may be either of the two that it is the larger one of.
CLOSE = 1 - Fraction(1, 2**8)
# For x < 1, n is at most this; it is this next to 1, too.
CLOSE_N = 3
LIMIT = 20


def series() -> list[Fraction]:
    """(x - tanh(x)) / x^3 in powers of x^2, from tanh' = 1 - tanh^2. The signs
    alternate, and tanh(x) / x being the sum of 8 / ((2 k - 1)^2 pi^2 + 4 x^2),
    each is less than 4 / pi^2 of the one before: up to 1, what is left out is
    less than the last one, which is below LOST."""
    terms = [Fraction(1)]
    for k in range(1, 90):
        total = sum(terms[i] * terms[k - 1 - i] for i in range(k))
        # Rounded, so that there are not too many digits.
        terms.append(Fraction(round(-total / (2 * k + 1) * 2**300), 2**300))
    return [-term for term in terms[1:]]


SERIES = series()
LOST = Fraction(1, 2**110)
# Above what the numbers here lack of those that they are for.
MARGIN = Fraction(1, 2**100)


def evaluate(coefficients: list[Fraction], x: Fraction) -> Fraction:
    total = Fraction(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def denominator(x: Fraction) -> Fraction:
    """x^3 / (x - tanh(x)) for 0 <= x <= 1, which increases with x, from 3 to
    4.2; off by less than MARGIN."""
    return 1 / evaluate(SERIES, x * x)


def distance(
    polynomial: list[Fraction], low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction]:
    """A range of polynomial(x^2) - denominator(x) for x in [low, high]."""
    # With g for the series, it is (polynomial g - 1) / g.
    product = [Fraction(0)] * (len(polynomial) + len(SERIES) - 1)
    for i, a in enumerate(polynomial):
        for k, c in enumerate(SERIES):
            product[i + k] += a * c
    product[0] -= 1
    # In powers of h, x^2 = center + h, |h| <= radius.
    low, high = low * low, high * high
    center, radius = (low + high) / 2, (high - low) / 2
    shifted = shift(product, center, bits=400)
    spread = sum(abs(c) * radius**k for k, c in enumerate(shifted) if k > 0)
    # The polynomial is below 8.
    spread += 8 * LOST
    factor = denominator(Fraction(1)) + MARGIN
    ends = shifted[0] - spread, shifted[0] + spread
    return min(ends[0], Fraction(0)) * factor, max(ends[1], Fraction(0)) * factor


class Tanh(Kernel):
    """Pieces are of x up to 1, and of T from there on, where there is a case
    for each n.

    That d is the larger one of two numbers costs nothing: it is not farther
    from the larger one of two others than the farther of the two is from its
    own. Up to 1, that is x^3 / (x - tanh(x)), from there on H."""

    # Of x, not of 2 x.
    ln2 = LN2 / 2
    needed = Steps.needed
    variable = "x or T"
    # The larger one of two numbers is a comparison.
    decides = True

    def find_constants(self) -> None:
        super().find_constants()
        for name, value in {
            "square": "b * b",
            "st": "s * t",
            "sh": "s + 0x1p-1",
            "far": "st * q0 + sh",
            "large": "k0 > far",
            "den": "large ? k0 : far",
            "w": "square / den",
            "result": "-b * w + b",
        }.items():
            if self.definitions[name] != value:
                fail(f"{self.what}: {name} = {self.definitions[name]} has no proof")
        steps = [value for name, value in self.code.lines if re.fullmatch(r"k\d+", name)]
        constants = re.findall(NUMBER, " ".join(steps))
        # From the constant on, as in SERIES.
        self.polynomial = [self.number(c) for c in reversed(constants)]
        # exp(2 T) = 1 + 2 T + (2 T)^2 q(2 T).
        *q, two = [self.number(c) for c in self.coefficients]
        if two != 2:
            fail(f"{self.what}: the slope of exp(2 T) begins with {two}")
        self.q = [c / 2 ** (len(q) + 1 - k) for k, c in enumerate(q)]

    def check_range(self, cases: list[Case]) -> None:
        bounds = [("x", "minimumf", Fraction(1)), ("x", "minimumf", Fraction(LIMIT))]
        if self.code.bounds != bounds:
            fail(f"{self.what}: x is clamped in another way")
        self.gappa(self.reduction(Fraction(0), Fraction(LIMIT), RADIUS / 2))

    def power(self, n: int) -> Fraction:
        result = self.code.power("s", self.number(self.values["magic"]) + n)
        if result != Fraction(2) ** (n - 1):
            fail(f"{self.what}: the power of two for n = {n} is wrong")
        return result

    def cases(self) -> list[Case]:
        """The first one is that of x up to 1."""
        last = ((LIMIT + RADIUS / 2) / self.ln2).__floor__()
        return [Case((0, 0), {})] + [
            Case((n, n), {"s": self.power(n)}) for n in range(CLOSE_N, last + 1)
        ]

    def pieces(self, case: Case) -> list[tuple[Fraction, Fraction]]:
        if not case.powers:
            ends = [Fraction(2) ** n for n in range(self.kind.lowest, 0)]
            ends += [1 - Fraction(1, 2**n) for n in range(2, 9)] + [Fraction(1)]
        else:
            low = max(-RADIUS / 2, 1 - case.n[0] * self.ln2)
            high = min(RADIUS / 2, LIMIT - case.n[0] * self.ln2)
            ends = [low + (high - low) * k / 4 for k in range(5)]
        return list(zip(ends, ends[1:]))

    def take(self, step: int, known: dict[str, str], facts: list[str]) -> tuple[Fraction, Fraction] | None:
        """Gappa's interval for what a step is to bound."""
        code = {"x": "rnd(any_x)", "b": "rnd(any_b)"}
        exact = {}
        for name, value in self.code.lines:
            if re.fullmatch(r"[kq]\d+", name):
                text = re.sub(r"\bsquare\b", "U", re.sub(r"\bt\b", "T", value))
                exact[name.upper()] = re.sub(r"\b[kq](?=\d)", lambda m: m[0].upper(), text)
            if name == "st":
                # Exact: s is no less than 1/2, and t is not subnormal.
                code[name] = value
            elif name == "den":
                code[name] = "rnd(any_den)"
            elif name == "result":
                code["z"] = value
            elif name not in ("shifted", "n", "s", "large"):
                code[name] = f"rnd({value})"
        lines = [self.expand(line) for line in self.exact + self.hints if self.step_of[line] in (0, step + 1)]
        ours = dict(line.rstrip(";").split(" = ") for line in lines if "->" not in line)
        # Polynomials are of these.
        arguments = {name: ours[name] for name in ("U", "T") if name in ours}
        definitions = {
            name: replace(value, known) for name, value in (code | arguments | exact | ours).items() if name not in known
        }
        hints = [replace(line, known) for line in lines if "->" in line]
        found = self.stage(definitions, facts, hints, {"goal": self.cuts[step][1]})
        return found["goal"] and tuple(map(parse_dyadic, found["goal"]))

    def near(self, low: Fraction, high: Fraction) -> Fraction | None:
        """The largest error of k0 for b in [low, high]."""
        ends = self.take(
            0,
            {},
            [
                f"b in {outward(low, high)}",
                f"K0 - D in {outward(*distance(self.polynomial, low, high))}",
            ],
        )
        return ends and max(map(abs, ends))

    def far(self, n: int, low: Fraction, high: Fraction) -> Fraction | None:
        """The same for T in [low, high]."""
        x = n * self.ln2 + low, n * self.ln2 + high
        ends = self.take(
            1,
            {"n": str(n), "s": f"{self.power(n).numerator}b-{self.power(n).denominator.bit_length() - 1}"},
            [
                f"x in {outward(max(x[0] - TINY, Fraction(0)), x[1] + TINY, 190)}",
                f"T in {outward(low, high)}",
                f"E in {outward(*expm1_range(2 * low, 2 * high))}",
                f"E - P in {outward(*difference(self.q, 2 * low, 2 * high))}",
                *self.ln2_parts(),
            ],
        )
        return ends and max(map(abs, ends))

    def half(self, n: int, T: Fraction) -> Fraction:
        """H."""
        return self.power(n) * (1 + expm1(2 * T)) + Fraction(1, 2)

    def half_at(self, x: Fraction) -> Fraction:
        n = round(x / self.ln2)
        return self.half(n, x - n * self.ln2)

    def bound(self, case: Case, low: Fraction, high: Fraction) -> Fraction | None:
        """The error that Gappa proves, in ULP."""
        if not case.powers:
            error = self.near(low, high)
            b, D = (low, high), (denominator(low), denominator(high))
            if error is not None and D[0] - error <= self.half_at(high) + self.loose + MARGIN:
                # Here d may be the other one.
                if low < CLOSE:
                    return None
                other = self.far(CLOSE_N, *(x - CLOSE_N * self.ln2 for x in b))
                error = other and max(error, other)
        else:
            n = case.n[0]
            error = self.far(n, low, high)
            b, D = (1, 1), (self.half(n, low), self.half(n, high))
            if error is not None and D[0] - error <= denominator(Fraction(1)) + self.close + MARGIN:
                error = max(error, self.close)
        if error is None:
            return None
        ends = self.take(
            2,
            {},
            [
                f"b in {outward(*map(Fraction, b))}",
                f"D in {outward(D[0] - MARGIN, D[1] + MARGIN)}",
                f"den - D in {outward(-error, error)}",
            ],
        )
        if ends is None:
            return None
        # F increases with x.
        unit = self.kind.unit((b[0] - b[0] ** 3 / D[0]) * (1 - MARGIN))
        error = max(map(abs, ends)) / unit
        # Rounding z to nearest adds at most half a unit of F.
        return error + Fraction(1, 2) if error < 1 else None

    def prove(self, pool) -> Fraction:
        # The errors of what is not d: of far for x < 1, and of near for b = 1.
        ends = [Fraction(k, 4) * RADIUS for k in range(-2, 3)]
        errors = [
            self.far(n, low, high)
            for n in range(CLOSE_N + 1)
            for low, high in zip(ends, ends[1:])
            if n * self.ln2 + low >= 0
        ]
        close = self.near(CLOSE, Fraction(1))
        if None in errors or close is None:
            fail(f"{self.what}: Gappa proves nothing next to 1")
        self.loose, self.close = max(errors) + MARGIN, close
        return super().prove(pool)
