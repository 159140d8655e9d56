"""The proof of softplus (lib/IR/KernelsSigmoid.cpp)."""

import dataclasses
import itertools
import math
import re
from fractions import Fraction

from exact import LN2, TINY, dyadic, expm1, expm1_range, log, log_difference, outward
from expanded import fail
from kernel import NUMBER, RADIUS, Case, fold, replace
from mills import slope
from steps import Steps, fact

# A bound is in units of the least F of a piece, rounded up by SNAP: so an end of
# pieces may be a bit below a power of two. What is between them belongs to the
# next piece, too, as all overlap by far more.
SNAP, OVERLAP = Fraction(1, 2**56), Fraction(1, 2**40)


@dataclasses.dataclass
class Branch(Case):
    """A case, and what the comparison of u with a constant gives there."""

    is_large: bool


class Softplus(Steps):
    """F = log(1 + U) for x < 0, and x + log(1 + U) for x >= 0, U = exp(-|x|).

    With R = U or (U - 1) / 2, log(1 + R) is L, which is next to a polynomial at
    R. V is that polynomial at r; S, its slope between r and R by U - u.

    For x < 0 and a range of n, values are in units of `size`, which is 2^n. Each
    operation has a relative error and an absolute one there: the latter is what
    is lost if its result is subnormal."""

    decides = True

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.steps_of_branch: dict[tuple, list] = {}

    def find_constants(self) -> None:
        super().find_constants()
        code = self.definitions
        for names, line, pattern in (
            (["split"], "large", rf"u > {NUMBER}"),
            # What the script takes for exact.
            ([], "g", "s - u"),
            ([], "half", r"u \* 0x1p-1 \+ -0x1p-1"),
            ([], "r", r"large \? half : u"),
            (["square"], "hr", rf"r \* {NUMBER}"),
            ([], "result", r"h \+ rest4"),
        ):
            match = re.fullmatch(pattern, code[line])
            if not match:
                fail(f"{self.what}: {line} = {code[line]} has no proof")
            self.values |= dict(zip(names, match.groups()))
        if any(condition != "large" for condition, *_ in self.code.choices.values()):
            fail(f"{self.what}: a choice by something else than u")
        self.split = self.number(self.values["split"])
        self.horner = [name for name in code if re.fullmatch(r"k\d+", name)]
        coefficients = [re.match(NUMBER, code[self.horner[0]])[1]]
        coefficients += [re.search(rf"\+ {NUMBER}", code[name])[1] for name in self.horner]
        coefficients += [self.values["square"], "0x1p0", "0"]
        self.polynomial = [self.number(text) for text in coefficients]
        # Each step of Horner's scheme is one of the proof, too.
        last = len(self.cuts)
        self.cuts[-1:-1] = [([name], f"{name} - {name.upper()}") for name in self.horner]
        for line, step in self.step_of.items():
            self.step_of[line] = len(self.cuts) if step == last else step

    def cases(self) -> list[Case]:
        return [
            dataclasses.replace(case, powers={"s": Fraction(1)}) if self.has_size(case) else case
            for case in super().cases()
        ]

    def has_size(self, case: Case) -> bool:
        return self.negative and case.n[0] != case.n[1]

    def sizes(self, case: Case) -> tuple[Fraction, Fraction]:
        return Fraction(2) ** case.n[0], Fraction(2) ** case.n[1]

    def exponentials(self, case: Case, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
        """A range of U."""
        powers = (1, 1) if self.has_size(case) else self.sizes(case)
        first, last = (power * (1 + e) for power, e in zip(powers, expm1_range(low, high)))
        return first, last

    def least(self, case: Case, n: int, T: Fraction) -> Fraction:
        """F, or what it is at least for any 2^n; TINY is little of it."""
        u = 1 + expm1(T)
        if self.has_size(case):
            return u - u * u * self.sizes(case)[1] / 2
        result = log(1 + u * Fraction(2) ** n)
        return result if self.negative else result - n * LN2 - T

    def smallest(self, case: Case, low: Fraction, high: Fraction) -> Fraction:
        """The least F in a piece: F is monotonic in n and T."""
        return min(
            self.least(case, n, T) * (1 + (SNAP if abs(T) < RADIUS else 0))
            for n, T in itertools.product(case.n, (low, high))
        )

    def pieces(self, case: Case) -> list[tuple[Fraction, Fraction]]:
        """Of |T| <= RADIUS; those of one n end where F is a power of two."""
        ends = [Fraction(0), Fraction(1, 256), Fraction(1, 16), Fraction(1, 4), RADIUS]
        ends = [-end for end in ends] if case.n == (0, 0) else [*ends, *(-end for end in ends[1:])]
        if case.n[0] == case.n[1]:
            values = [self.least(case, case.n[0], T) for T in (min(ends), max(ends))]
            for k in range(*sorted(math.floor(math.log2(value)) + 1 for value in values)):
                # exp(F) is 1 + exp(x), for both signs of x.
                x = log(sum(Fraction(2) ** (k * j) / math.factorial(j) for j in range(1, 100)))
                T = (x if self.negative else -x) - case.n[0] * LN2
                ends.append(Fraction(round(T * 2**60), 2**60))
        ends.sort()
        return list(zip(ends, ends[1:]))

    def code_of(self, branch: Branch):
        """The code and its exact counterpart as definitions, hints that belong to
        one of them, and what is known about other names."""
        has_size = self.has_size(branch)
        known = {"0x1p0": "1"}
        if branch.n[0] == branch.n[1]:
            known["n"] = str(branch.n[0])
        if branch.n == (0, 0):
            known["T"] = self.argument
        if self.argument != "x":
            known["x"] = f"(-{self.argument})"
        code = {self.argument: "rnd(any)"}
        exact = {"T": f"n * M + {self.argument}"}
        hints: dict[str, list[str]] = {}
        # 1 for a value in units of `size`.
        degrees: dict[str, int] = {}
        for name, value in self.code.lines:
            folded = None
            if name in ("shifted", "n") or name in self.code.conditions:
                continue
            if name == "result":
                code["z"] = value
                break
            if value == "bits":
                if name in branch.powers:
                    folded, degrees[name] = dyadic(branch.powers[name]), 1
            elif name in self.code.choices:
                chosen = self.code.choices[name][1 if branch.is_large else 2]
                folded = known.get(chosen, chosen)
            else:
                folded = fold(value, known)
            if folded is not None:
                known[name] = folded
                degrees.setdefault(name, degrees.get(folded, 0))
                continue
            if value == "bits":
                continue
            code[name], hints[name] = f"rnd({value})", []
            if has_size and name == "g":
                code[name], degrees[name] = value, 1
            elif has_size and any(degrees.get(word) for word in re.findall(r"\w+", value)):
                value, degrees[name] = with_size(value, degrees, known)
                code[name] = f"({value}) * (1 + re_{name}) + ab_{name}"
                hints[name].append(f"{name} - ({value}) -> ({value}) * re_{name} + ab_{name};")
            if re.fullmatch(r"q\d+", name):
                exact[name.upper()] = value.replace(self.polynomial_argument, "T").replace("q", "Q")
            elif name in self.horner:
                exact[name.upper()] = value.replace("k", "K")
                hints[name] += error_of_step(name, value)
        return code, exact, hints, known

    def steps_of(self, branch: Branch) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        key = branch.n, branch.is_large
        if key not in self.steps_of_branch:
            self.steps_of_branch[key] = self.make_steps(branch)
        return self.steps_of_branch[key]

    def make_steps(self, branch: Branch) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        code, exact, hints, known = self.code_of(branch)
        tags = {
            "[large] ": branch.is_large,
            "[small] ": not branch.is_large,
            "[zero] ": branch.n == (0, 0),
            "[other] ": branch.n != (0, 0),
        }
        size = "size * " if self.has_size(branch) else ""
        result = []
        for step, (cut, _) in enumerate(self.cuts, start=1):
            lines = []
            for line in self.exact + self.hints:
                tag = next((tag for tag in tags if line.startswith(tag)), "")
                if tags.get(tag, True) and self.step_of[line] in (0, step):
                    lines.append(self.expand(line.removeprefix(tag).replace("$size ", size)))
            ours = dict(line.rstrip(";").split(" = ") for line in lines if "->" not in line)
            definitions = {
                name: replace(value, known)
                for name, value in (code | exact | ours).items()
                if name not in known
            }
            lines = [line for line in lines if "->" in line] + sum(hints.values(), [])
            result.append((definitions, [replace(line, known) for line in lines], known))
            # From here on, these are any numbers for which the goal holds.
            for name in (replace(name, known) for name in cut):
                code[name] = f"rnd(any_{name})"
                hints.pop(name, None)
                if name in self.horner:
                    del exact[name.upper()]
        return result

    def bound(self, case: Case, low: Fraction, high: Fraction) -> Fraction | None:
        unit = self.kind.unit(self.smallest(case, low, high))
        low, high = low - OVERLAP, high + OVERLAP
        facts = self.facts(case, low, high)
        if case.n == (0, 0):
            facts += self.ln2_parts()
        if self.has_size(case):
            facts += self.losses(case)
        for step in (0, 1):
            found = self.take(step, Branch(case.n, case.powers, False), facts)
            if not found:
                return None
            facts += (fact(item) for item in found.items() if item[0] != "u")
        u = found["u"]
        near = max(map(abs, found["ut"])) + max(map(abs, found["u + ut - U"]))
        errors = []
        for is_large, (first, last) in self.parts(case, u).items():
            branch = Branch(case.n, case.powers, is_large)
            U = self.exponentials(branch, low, high)
            U = max(U[0], first - near), min(U[1], last + near)
            if first > last or U[0] > U[1]:
                continue
            ours = [*facts, fact(("u", (first, last))), *self.logarithm(branch, U, near)]
            for step in range(2, len(self.cuts)):
                found = self.take(step, branch, ours)
                if not found:
                    return None
                ours += map(fact, found.items())
            errors.append(max(map(abs, found["z - F"])) / unit)
        # Rounding z to nearest adds at most half a unit of F.
        return max(errors) + Fraction(1, 2) if max(errors) < 1 else None

    def parts(self, case: Case, u: tuple[Fraction, Fraction]):
        """The ranges of u that are small and large; by Sterbenz's lemma, s - u is
        exact if u is next to s, and so is (u - 1) / 2 for a large u."""
        if self.has_size(case):
            if u[0] < Fraction(1, 2) or u[1] > 2 or u[1] * self.sizes(case)[1] > self.split:
                fail(f"{self.what}: s - u may be rounded, or u be large")
            return {False: u}
        if self.split < Fraction(1, 2) or u[1] > 2:
            fail(f"{self.what}: (u - 1) / 2 may be rounded")
        return {False: (u[0], min(u[1], self.split)), True: (max(u[0], self.split), u[1])}

    def losses(self, case: Case) -> list[str]:
        """The errors of an operation on values in units of `size`."""
        relative = Fraction(1, 2 ** (self.kind.mantissa + 1))
        absolute = self.kind.from_bits(1) / 2 / self.sizes(case)[0]
        result = [f"size in {outward(*self.sizes(case))}"]
        for name in self.definitions:
            result.append(f"re_{name} in [{dyadic(-relative)}, {dyadic(relative)}]")
            result.append(f"ab_{name} in [{dyadic(-absolute)}, {dyadic(absolute)}]")
        return result

    def logarithm(self, branch: Branch, U: tuple[Fraction, Fraction], near: Fraction) -> list[str]:
        """What is known about L, P(R), and the slope of P, for an U next to u."""
        first, last = U
        factor = Fraction(1)
        coefficients = self.polynomial[-2::-1]
        if self.has_size(branch):
            # R - R^2 / 2 < log(1 + R) < R, in units of `size`. The distance is
            # that of the series, of which the signs alternate.
            size = self.sizes(branch)[1]
            values = first - first * first * size / 2, last
            series = [Fraction((-1) ** k, k + 1) for k in range(40)]
            terms = itertools.zip_longest(series, coefficients, fillvalue=Fraction(0))
            R = size * last
            end = last * (sum(abs(a - b) * R**k for k, (a, b) in enumerate(terms)) + R**40)
            distance = -end, end
            slopes = slope(self.polynomial, Fraction(0), R + size * near)
        else:
            if branch.is_large:
                first, last, factor = (first - 1) / 2, (last - 1) / 2, Fraction(1, 2)
            # Fewer digits.
            first = Fraction(math.floor(first * 2**120), 2**120)
            last = Fraction(math.ceil(last * 2**120), 2**120)
            values = log(1 + first) - TINY, log(1 + last) + TINY
            ends = [first + (last - first) * k / 4 for k in range(5)]
            parts = [log_difference(coefficients, *part) for part in zip(ends, ends[1:])]
            distance = min(low for low, _ in parts), max(high for _, high in parts)
            slopes = slope(self.polynomial, first - near, last + near)
        return [
            f"L in {outward(*values)}",
            f"L - (V + (U - u) * S) in {outward(*distance)}",
            f"S in {outward(*(factor * end for end in slopes))}",
        ]


def with_size(value: str, degrees: dict[str, int], known: dict[str, str]) -> tuple[str, int]:
    """The operation on values in units of `size`, and whether its result is in
    them: a product of two such values is `size` times too small."""
    product, _, summand = value.partition(" + ")
    if " * " not in product:
        fail(f"no operation on values in units of size: {value}")
    degree = sum(degrees.get(name, 0) for name in product.split(" * "))
    result = min(degree, 1)
    if summand and known.get(summand) != "0":
        result = min(result, degrees.get(summand, 0))
    return "size * " * (degree - result) + value, result


def error_of_step(name: str, value: str) -> list[str]:
    """How the error of a step of Horner's scheme follows from that of the last."""
    match = re.fullmatch(r"(size \* |)(k\d+) \* r \+ \S+", value)
    if not match:
        return []
    size, before = match.groups()
    rest = f"{size}r * ({before} - {before.upper()})"
    return [f"{name} - {name.upper()} -> ({name} - ({value})) + {rest};"]
