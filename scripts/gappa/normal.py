"""The proofs of kernels with the normal distribution, and of erfc
(lib/IR/KernelsNormal.cpp)."""

import math
import re
import threading
from fractions import Fraction

from exact import LN2, TINY, difference, expm1_range, outward
from expanded import fail, hexadecimal
from kernel import NUMBER, RADIUS, Case
from mills import density, distance, mills, normal, shorten, slope
from steps import Steps, fact


def square_root(value: Fraction, up: bool) -> Fraction:
    """Rounded to 40 bits after the point."""
    root = Fraction(math.isqrt((value * 4**40).__floor__()), 2**40)
    return root + Fraction(1, 2**40) if up else root


class Normal(Steps):
    """Pieces are of x > 0. Errors are relative to the factors of the result:
    then the exponential may be any of those between two powers of two, and
    what is known about it is the same for all x beyond n = 0.

    The exponential is that of -c x^2/2, where c is also that of mills.py."""

    second_step = ("r0", "wt")
    variable = "x"
    c: int
    # What is rounded to nearest at the end.
    last_sum = "rest"
    # Names of constants in a line of the code, which the proof is for.
    patterns: list[tuple[list[str], str, str]]

    def find_constants(self) -> None:
        super().find_constants()
        self.match_patterns()
        self.find_unit()
        code = self.definitions
        self.steps = [name for name in code if re.fullmatch(r"h\d+|v\d?", name)]
        self.polynomial = [self.number(code[self.steps[0]].split(" * ")[0])]
        for name in self.steps:
            constant = code[name].split(" + ")[1]
            self.polynomial.append(self.number(constant))
            if name.startswith("v"):
                self.values[f"c{name[1:] or 0}"] = constant

    def match_patterns(self) -> None:
        """Finds constants, and what errors and cases are of."""
        self.match_lines([([], "w", r"half \* x"), *self.patterns])
        first, last = self.directives["domain"].split()
        self.domain = self.number(first), self.number(last)
        self.lock = threading.Lock()
        self.exponentials: dict[tuple[int, int], list[str]] = {}

    def check_range(self, cases: list[Case]) -> None:
        """That there is a case for each x, that nothing is clamped, and that
        the product with s is not subnormal."""
        if self.definitions["half"] != f"x * {hexadecimal(Fraction(-self.c, 2))}":
            fail(f"{self.what}: w is something else than -{self.c} x^2 / 2")
        last = self.domain[1]
        least = -self.c * last * last / 2
        if (min(case.n[0] for case in cases) - 1) * LN2 + RADIUS >= least:
            fail(f"{self.what}: there is no case for x = {float(last)}")
        if self.product(last, last) < Fraction(101, 100) * self.kind.from_bits(1 << self.kind.mantissa):
            fail(f"{self.what}: the result at {float(-last)} may be subnormal")
        # What w, rounded, lacks of W.
        lost = self.kind.unit(least) / 2
        ends = {"minimumf x": last, "maximumf w": least - lost}
        for name, kind, bound in self.code.bounds:
            end = ends[f"{kind} {name}"]
            if bound < end if kind == "minimumf" else bound > end:
                fail(f"{self.what}: {name} is clamped to {float(bound)}")
        self.gappa(self.reduction(least - lost, Fraction(0), RADIUS - lost))

    def pieces(self, case: Case) -> list[tuple[Fraction, Fraction]]:
        """Of x; next to 0, of a magnitude each."""
        low, high = self.domain
        # -c x^2/2 = n ln 2 + T.
        if case.n == (0, 0):
            high = square_root(2 * RADIUS / self.c, up=True)
            ends = [Fraction(2) ** n for n in range(self.kind.lowest, 0)]
        else:
            low = square_root(2 * (-case.n[1] * LN2 - RADIUS) / self.c, up=False)
            ends = [2**n * Fraction(m, 4) for n in range(6) for m in range(4, 8)]
        ends = [low, *(end for end in ends if low < end < high), high]
        return list(zip(ends, ends[1:]))

    def steps_of(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        known = {"n": "0", "t1": "w", "r0": "wt", "T": "W"} if case.n == (0, 0) else {}
        code, exact = {"x": "rnd(any)"}, {}
        for name, value in self.code.lines:
            if name == self.last_sum:
                code["z"] = value
                break
            if name not in ("shifted", "n", "s"):
                code[name] = f"rnd({value})"
            if re.fullmatch(r"q\d+", name):
                value = value.replace(self.polynomial_argument, "T")
                exact[name.upper()] = value.replace("q", "Q")
            elif name in self.steps:
                exact[name.upper()] = re.sub(r"\b[hv]\d*\b", lambda m: m[0].upper(), value)
        return self.split_steps(case, code, exact, known)

    def square(self, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
        """A range of W."""
        return -self.c * high * high / 2, -self.c * low * low / 2

    def exponential(self, case: Case, low: Fraction, high: Fraction) -> list[str]:
        """What is known after the first step, which depends on x for n = 0 only."""
        if case.n == (0, 0):
            return self.hull(case, low, high, [self.square(low, high)])
        with self.lock:
            if case.n not in self.exponentials:
                ends = [Fraction(k, 16) * RADIUS for k in range(-16, 17)]
                first, last = self.pieces(case)[0][0], self.domain[1]
                self.exponentials[case.n] = self.hull(case, first, last, list(zip(ends, ends[1:])))
            return self.exponentials[case.n]

    def hull(self, case: Case, low: Fraction, high: Fraction, pieces) -> list[str]:
        """The same, for x in [low, high] and pieces of T."""
        q = [self.number(c) for c in self.coefficients]
        hull: dict[str, tuple[Fraction, Fraction]] = {}
        for first, last in pieces:
            facts = [
                f"x in {outward(low, high)}",
                f"W in {outward(*self.square(low, high))}",
                f"E in {outward(*expm1_range(first, last))}",
                f"E - P in {outward(*difference(q, first, last))}",
            ]
            if case.n != (0, 0):
                facts += [f"T in {outward(first, last)}", *self.ln2_parts()]
                facts += [f"n in [{case.n[0]}, {case.n[1]}]", "@FIX(n, 0)"]
            found = self.take(0, case, facts)
            if not found:
                fail(f"{self.what}: Gappa proves nothing for T in [{float(first)}, {float(last)}]")
            for key, ends in found.items():
                ends = [*ends, *hull.get(key, ())]
                hull[key] = min(ends), max(ends)
        e = expm1_range(pieces[0][0], pieces[-1][1])
        return [f"E in {outward(*e)}", *map(fact, hull.items())]

    def facts(self, case: Case, low: Fraction, high: Fraction) -> list[str]:
        """What Gappa is told for x in [low, high]."""
        y = sorted(self.quotient(x) for x in (low, high))
        q = [(x - self.k) / (x + self.k) for x in (low, high)]
        near = self.nearness()
        polynomial = [c / self.unit for c in self.polynomial]

        def scaled(coefficients: list[Fraction]) -> str:
            ends = distance(coefficients, self.k, low, high, self.c)
            return outward(*(end * self.unit for end in ends))

        return [
            f"x in {outward(low, high)}",
            f"Y in {outward(*y)}",
            f"X in {outward(*q)}",
            f"@FLT({self.definitions['u1']}, {self.kind.mantissa + 1})",
            f"G in {scaled([Fraction(0)])}",
            f"G - (V + (X - u) * S) in {scaled(polynomial)}",
            f"S in {outward(*slope(self.polynomial, q[0] - near, q[1] + near))}",
            *self.exponential(case, low, high),
        ]

    def nearness(self) -> Fraction:
        """Above |X - u|, which `bound` checks."""
        return Fraction(4, 2**self.kind.mantissa)

    def bound(self, case: Case, low: Fraction, high: Fraction) -> Fraction | None:
        facts = self.facts(case, low, high)
        for step in range(1, len(self.cuts)):
            found = self.take(step, case, facts)
            if not found:
                return None
            largest = {key: max(map(abs, ends)) for key, ends in found.items()}
            if "ut" in found and largest["ut"] + largest["u + ut - X"] > self.nearness():
                return None
            facts += map(fact, found.items())
        relative = largest["(z - F) / F"]
        # s F, F being at most 2^p times its last place.
        small = relative * 2 ** (self.kind.mantissa + 1)
        # The difference to s F, in which F is rounded first.
        product = self.product(low, high)
        lost = product * relative + self.kind.unit(product * (1 + relative)) / 2
        large = lost / self.kind.unit(self.difference(low))
        error = max(small, large)
        # As in the other proofs: rounding adds at most half a unit then.
        return error + Fraction(1, 2) if error < 1 else None

    def find_unit(self) -> None:
        """Sets `k`, and `unit`, that of x + k in G."""
        raise NotImplementedError

    def quotient(self, x: Fraction) -> Fraction:
        """Y."""
        raise NotImplementedError

    def product(self, low: Fraction, high: Fraction) -> Fraction:
        """At least s F for x in [low, high]."""
        raise NotImplementedError

    def difference(self, x: Fraction) -> Fraction:
        """That to s F, which is the result for an x of the other sign, and
        increases with x."""
        raise NotImplementedError


class Gelu(Normal):
    c = 1
    patterns = [
        (["unit", "k"], "b", rf"x \* {NUMBER} \+ {NUMBER}"),
        (["slope", "c"], "r", rf"y \* -{NUMBER} \+ {NUMBER}"),
        (["two"], "u", rf"{NUMBER} \* y \+ -0x1p0"),
        # Exact. It is -2 y for y >= 1/4, where u is exact; else u is a multiple
        # of the last place of 1/2.
        ([], "u1", "-0x1p0 - u"),
        ([], "result", r"-s \* rest \+ x"),
    ]

    def find_unit(self) -> None:
        self.unit = self.number(self.values["unit"])
        self.k = self.number(self.values["k"]) / self.unit
        if self.number(self.values["two"]) != 2 * self.unit:
            fail(f"{self.what}: u is something else than 2 x / (x + k) - 1")

    def quotient(self, x: Fraction) -> Fraction:
        return x / (x + self.k) / self.unit

    def product(self, low: Fraction, high: Fraction) -> Fraction:
        return high * normal(low)

    def difference(self, x: Fraction) -> Fraction:
        return x * (1 - normal(x))


class Erfc(Normal):
    c = 2
    patterns = [
        (["k"], "b", rf"x \+ {NUMBER}"),
        ([], "y", rf"{NUMBER} / b"),
        (["c"], "r", rf"y \* {NUMBER}"),
        ([], "u", r"-0x1p1 \* y \+ 0x1p0"),
        # Exact, as for GELU.
        ([], "u1", "0x1p0 - u"),
        ([], "other", r"-s \* rest \+ 0x1p1"),
        ([], "result", r"s \* rest"),
    ]

    def find_unit(self) -> None:
        self.k = self.number(self.values["k"])
        self.unit = 1 / self.k

    def quotient(self, x: Fraction) -> Fraction:
        return self.k / (x + self.k)

    def product(self, low: Fraction, high: Fraction) -> Fraction:
        return normal(low, 2)

    def difference(self, x: Fraction) -> Fraction:
        return 2 - normal(x, 2)


class ErfDerivative(Normal):
    """2 / sqrt(pi) exp(-x^2), of which the product with s is left out."""

    c = 2
    patterns = [
        (["c"], "head", rf"{NUMBER} \* p \+ \S+"),
        (["rest"], "e2", rf"e1 \+ {NUMBER}"),
        ([], "result", r"head \+ e3"),
    ]
    last_sum = "result"
    steps: list[str] = []

    def find_constants(self) -> None:
        super(Normal, self).find_constants()
        self.match_patterns()

    def product(self, low: Fraction, high: Fraction) -> Fraction:
        return shorten(density(2)) / mills(low, 2)[1]

    def facts(self, case: Case, low: Fraction, high: Fraction) -> list[str]:
        C = shorten(density(2))
        rest = self.number(self.values["c"]) + self.number(self.values["rest"]) - C
        return [
            f"C in {outward(C - TINY, C + TINY)}",
            f"{self.values['c']} + {self.values['rest']} - C in {outward(rest - TINY, rest + TINY)}",
            *self.exponential(case, low, high),
        ]

    def bound(self, case: Case, low: Fraction, high: Fraction) -> Fraction | None:
        found = self.take(1, case, self.facts(case, low, high))
        if not found:
            return None
        error = max(map(abs, found["(z - F) / F"])) * 2 ** (self.kind.mantissa + 1)
        # As in the other proofs: rounding adds at most half a unit then.
        return error + Fraction(1, 2) if error < 1 else None
