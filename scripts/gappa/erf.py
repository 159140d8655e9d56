"""The proof of erf (lib/IR/KernelsNormal.cpp)."""

import re
import threading
from fractions import Fraction

from exact import LN2, TINY, difference, dyadic, expm1_range, log, outward, shift
from expanded import fail
from kernel import NUMBER, RADIUS, Case, fold
from mills import density, mills, normal, shorten, taylor_remainder, taylor_series
from steps import Steps, fact


def lost(n: int) -> Fraction:
    """Above |w - log(erfc(x))| for the x of a case: for a large x, the polynomial
    is far from the logarithm, as little comes of that."""
    return Fraction(1, 2 ** (10 if n > -45 else 4))


def log_erfc(x: Fraction) -> Fraction:
    """For x >= 0, off by less than TINY."""
    return log(mills(x, 2)[0]) - x * x


def log_distance(
    polynomial: list[Fraction], low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction]:
    """A range of log(erfc(x)) - P(x) for x in [low, high], by the mean value
    theorem: the slope of log(erfc(x)) is -density / R(x), see mills.py."""
    terms, parts = 40, 8
    slope = [k * value for k, value in enumerate(polynomial)][1:]
    ends = []
    for part in range(parts):
        center = low + (high - low) * Fraction(2 * part + 1, 2 * parts)
        radius = (high - low) / (2 * parts)
        # P' R + density, which is R times what the slopes differ by.
        series = taylor_series(center, 2, terms)
        shifted = shift(slope, center, bits=400)
        product = [Fraction(0)] * (len(series) + len(shifted) - 1)
        for i, a in enumerate(shifted):
            for k, value in enumerate(series):
                product[i + k] += a * value
        product[0] += shorten(density(2))
        largest = sum(abs(value) * radius**k for k, value in enumerate(product))
        # What the series lacks, times P'.
        largest_slope = sum(abs(value) * radius**k for k, value in enumerate(shifted))
        largest += (taylor_remainder(radius, 2, terms) + TINY) * largest_slope + TINY
        # R decreases.
        spread = radius * largest / (mills(center + radius, 2)[0] - TINY) + 2 * TINY
        value = log_erfc(center) - sum(c * center**k for k, c in enumerate(polynomial))
        ends += [value - spread, value + spread]
    return min(ends), max(ends)


class Erf(Steps):
    """Pieces are of x > 0, and there is a case for each n."""

    second_step = ("r0", "wt")
    variable = "x"

    def find_constants(self) -> None:
        super().find_constants()
        self.match_lines([
            (["slope"], "v", rf"x \* h0 \+ {NUMBER}"),
            (["rest"], "vt", rf"v1 \+ {NUMBER}"),
            ([], "w", r"x \* v"),
            # What the script takes for exact.
            ([], "p", r"half \* t \+ t"),
            ([], "half", r"t \* 0x1p-1"),
            ([], "d1", "t - p"),
            ([], "result", r"head \+ tail"),
        ])
        steps = [value for name, value in self.code.lines if re.fullmatch(r"h\d+", name)]
        constants = [self.number(text) for text in re.findall(NUMBER, " ".join(steps))]
        # That of log(erfc(x)), from its constant on.
        slope = self.number(self.values["slope"]) + self.number(self.values["rest"])
        self.polynomial = [Fraction(0), slope, *reversed(constants)]
        self.q = [*map(self.number, self.coefficients), Fraction(1, 2)]
        self.lock = threading.Lock()
        self.steps_of_n: dict[int, list] = {}

    def check_range(self, cases: list[Case]) -> None:
        """That there is a case for each x up to where it is clamped."""
        (name, kind, self.last), *others = self.code.bounds
        if (name, kind) != ("x", "minimumf") or others:
            fail(f"{self.what}: x is clamped in another way")
        last = min(case.n[0] for case in cases)
        least = log_erfc(self.last) - lost(last)
        if (last - 1) * LN2 + RADIUS >= least:
            fail(f"{self.what}: there is no case for x = {float(self.last)}")
        self.gappa(self.reduction(least, Fraction(0)))

    def place(self, value: Fraction) -> tuple[Fraction, Fraction]:
        """The numbers next to the x at which log(erfc(x)) is `value`."""
        low, high = Fraction(0), self.last
        for _ in range(40):
            middle = (low + high) / 2
            if log_erfc(middle) > value:
                low = middle
            else:
                high = middle
        return low, high

    def pieces(self, case: Case) -> list[tuple[Fraction, Fraction]]:
        """Of x; next to 0, of a magnitude each. F is less than a power of two, or
        at least that."""
        n = case.n[0]
        # Above |T|.
        reach = RADIUS + lost(n)
        low = self.place(n * LN2 + reach)[0] if n else Fraction(2) ** self.kind.lowest
        high = self.place(n * LN2 - reach)[1]
        if n:
            ends = [low + (high - low) * k / 4 for k in range(1, 4)]
        else:
            ends = [Fraction(2) ** k * m / 4 for k in range(self.kind.lowest, 0) for m in (4, 6)]
        ends += [self.place(log(1 - Fraction(1, 2**k)))[1] for k in (1, 2, 3)]
        ends = [low, *sorted(end for end in ends if low < end < high), high]
        return list(zip(ends, ends[1:]))

    def steps_of(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        with self.lock:
            n = case.n[0]
            if n not in self.steps_of_n:
                self.steps_of_n[n] = self.make_steps(case)
            return self.steps_of_n[n]

    def make_steps(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        known = {"0x1p0": "1", "n": str(case.n[0])}
        if case.n == (0, 0):
            known |= {"T": "Z"}
        code, exact = {"x": "rnd(any)"}, {}
        for name, value in self.code.lines:
            if name in case.powers:
                known[name] = dyadic(case.powers[name])
            elif name == "result":
                code |= {"z": value, "result": "rnd(z)"}
                break
            elif case.n == (0, 0) and (folded := fold(value, known)) is not None:
                known[name] = folded
            elif name not in ("shifted", "n"):
                code[name] = f"rnd({value})"
            if re.fullmatch(r"q\d+", name):
                value = value.replace(self.polynomial_argument, "T")
                exact[name.upper()] = value.replace("q", "Q")
            elif re.fullmatch(r"h\d+", name):
                exact[name.upper()] = value.replace("h", "H")
        return self.split_steps(case, code, exact, known)

    def facts(self, case: Case, low: Fraction, high: Fraction) -> list[str]:
        """What Gappa is told for x in [low, high]."""
        Z = log_erfc(high) - TINY, log_erfc(low) + TINY
        T = Z[0] - case.n[0] * LN2 - TINY, Z[1] - case.n[0] * LN2 + TINY
        facts = [
            f"x in {outward(low, high)}",
            f"Z in {outward(*Z)}",
            f"Z - x * V in {outward(*log_distance(self.polynomial, low, high))}",
            f"E in {outward(*expm1_range(*T))}",
            f"E - P in {outward(*difference(self.q, *T))}",
            # By Sterbenz's lemma: p / t is next to 1 + t / 2.
            f"@FLT(t - p, {self.kind.mantissa + 1})",
        ]
        if case.n != (0, 0):
            facts += [f"T in {outward(*T)}", *self.ln2_parts()]
        return facts

    def bound(self, case: Case, low: Fraction, high: Fraction) -> Fraction | None:
        facts = self.facts(case, low, high)
        for step in range(len(self.cuts)):
            found = self.take(step, case, facts)
            if not found:
                return None
            largest = {key: max(map(abs, ends)) for key, ends in found.items()}
            # The n of an x here may be that of the next case.
            if "wt" in found and largest["wt"] + largest["w + wt - Z"] > lost(case.n[0] + 1):
                return None
            facts += map(fact, found.items())
        # F increases with x.
        unit = self.kind.unit(1 - normal(low, 2) - TINY)
        error, total = (largest[f"{name} - F"] / unit for name in ("z", "result"))
        # Rounding z to nearest adds at most half a unit of F.
        return min(error + Fraction(1, 2), total) if error < 1 else total
