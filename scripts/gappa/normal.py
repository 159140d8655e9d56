"""The proof of a kernel with the normal distribution (lib/IR/KernelsNormal.cpp)."""

import math
import re
import threading
from fractions import Fraction

from exact import LN2, difference, expm1_range, outward
from expanded import fail
from kernel import RADIUS, Case, replace
from mills import distance, normal, slope
from steps import Steps, fact

NUMBER = r"(-?0x[0-9a-fp.+-]+)"


def square_root(value: Fraction, up: bool) -> Fraction:
    """Rounded to 40 bits after the point."""
    root = Fraction(math.isqrt((value * 4**40).__floor__()), 2**40)
    return root + Fraction(1, 2**40) if up else root


class Normal(Steps):
    """Pieces are of x > 0. Errors are relative to the factors of the result:
    then the exponential may be any of those between two powers of two, and
    what is known about it is the same for all x beyond n = 0."""

    second_step = ("r0", "wt")
    variable = "x"

    def find_constants(self) -> None:
        super().find_constants()
        code = self.definitions
        for names, line, pattern in (
            (["unit", "k"], "b", rf"x \* {NUMBER} \+ {NUMBER}"),
            (["slope", "c"], "r", rf"y \* -{NUMBER} \+ {NUMBER}"),
            # What the facts about u and the bounds of the results are for.
            (["two"], "u", rf"{NUMBER} \* y \+ -0x1p0"),
            ([], "u1", "-0x1p0 - u"),
            ([], "result", r"-s \* rest \+ x"),
        ):
            match = re.fullmatch(pattern, code[line])
            if not match:
                fail(f"{self.what}: {line} = {code[line]} has no proof")
            self.values |= dict(zip(names, match.groups()))
        # That of x + k.
        self.unit = self.number(self.values["unit"])
        self.k = self.number(self.values["k"]) / self.unit
        if self.number(self.values["two"]) != 2 * self.unit:
            fail(f"{self.what}: u is something else than 2 x / (x + k) - 1")
        self.steps = [name for name in code if re.fullmatch(r"h\d+|v\d?", name)]
        self.polynomial = [self.number(code[self.steps[0]].split(" * ")[0])]
        for name in self.steps:
            constant = code[name].split(" + ")[1]
            self.polynomial.append(self.number(constant))
            if name.startswith("v"):
                self.values[f"c{name[1:] or 0}"] = constant
        first, last = self.directives["domain"].split()
        self.domain = self.number(first), self.number(last)
        self.lock = threading.Lock()
        self.exponentials: dict[tuple[int, int], list[str]] = {}

    def check_range(self, cases: list[Case]) -> None:
        """That there is a case for each x, that nothing is clamped, and that
        the product with s is not subnormal."""
        last = self.domain[1]
        least = -last * last / 2
        if (min(case.n[0] for case in cases) - 1) * LN2 + RADIUS >= least:
            fail(f"{self.what}: there is no case for x = {float(last)}")
        if last * normal(last) < Fraction(101, 100) * self.kind.from_bits(1 << self.kind.mantissa):
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
        # -x^2/2 = n ln 2 + T.
        if case.n == (0, 0):
            high = square_root(2 * RADIUS, up=True)
            ends = [Fraction(2) ** n for n in range(self.kind.lowest, 0)]
        else:
            low = square_root(2 * (-case.n[1] * LN2 - RADIUS), up=False)
            ends = [2**n * Fraction(m, 4) for n in range(6) for m in range(4, 8)]
        ends = [low, *(end for end in ends if low < end < high), high]
        return list(zip(ends, ends[1:]))

    def steps_of(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        known = {"n": "0", "t1": "w", "r0": "wt", "T": "W"} if case.n == (0, 0) else {}
        code, exact = {"x": "rnd(any)"}, {}
        for name, value in self.code.lines:
            if name == "rest":
                code["z"] = value
                break
            if name not in ("shifted", "n", "s"):
                code[name] = f"rnd({value})"
            if re.fullmatch(r"q\d+", name):
                value = value.replace(self.polynomial_argument, "T")
                exact[name.upper()] = value.replace("q", "Q")
            elif name in self.steps:
                exact[name.upper()] = re.sub(r"\b[hv]\d*\b", lambda m: m[0].upper(), value)
        other = "[other] " if case.n == (0, 0) else "[zero] "
        result = []
        for step, (names, _) in enumerate(self.cuts, start=1):
            lines = [
                self.expand(re.sub(r"^\[\w+\] ", "", line))
                for line in self.exact + self.hints
                if not line.startswith(other) and self.step_of[line] in (0, step)
            ]
            ours = dict(line.rstrip(";").split(" = ") for line in lines if "->" not in line)
            # Polynomials are of these.
            arguments = {name: ours[name] for name in ("W", "T") if name in ours}
            definitions = {
                name: replace(value, known)
                for name, value in (code | arguments | exact | ours).items()
                if name not in known
            }
            hints = [replace(line, known) for line in lines if "->" in line]
            result.append((definitions, hints, known))
            # From here on, these are any numbers for which the goal holds.
            code |= {name: f"rnd(any_{name})" for name in names}
        return result

    def exponential(self, case: Case, low: Fraction, high: Fraction) -> list[str]:
        """What is known after the first step, which depends on x for n = 0 only."""
        if case.n == (0, 0):
            return self.hull(case, low, high, [(-high * high / 2, -low * low / 2)])
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
                f"W in {outward(-high * high / 2, -low * low / 2)}",
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
        y = [x / (x + self.k) / self.unit for x in (low, high)]
        q = [2 * self.unit * value - 1 for value in y]
        near = self.nearness()
        polynomial = [c / self.unit for c in self.polynomial]

        def scaled(coefficients: list[Fraction]) -> str:
            ends = distance(coefficients, self.k, low, high)
            return outward(*(end * self.unit for end in ends))

        return [
            f"x in {outward(low, high)}",
            f"Y in {outward(*y)}",
            f"X in {outward(*q)}",
            # -2 y for y >= 1/4, where u is exact; else u is a multiple of the
            # last place of 1/2.
            f"@FLT(-0x1p0 - u, {self.kind.mantissa + 1})",
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
        # -s F, F being at most 2^p times its last place.
        negative = relative * 2 ** (self.kind.mantissa + 1)
        # x - s F, in which F is rounded first.
        product = high * normal(low)
        lost = product * relative + self.kind.unit(product * (1 + relative)) / 2
        positive = lost / self.kind.unit(low * (1 - normal(low)))
        error = max(negative, positive)
        # As in the other proofs: rounding adds at most half a unit then.
        return error + Fraction(1, 2) if error < 1 else None
