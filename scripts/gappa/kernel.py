"""The proof of one kernel: cases, pieces, steps, and Gappa's input for each."""

import argparse
import dataclasses
import itertools
import pathlib
import re
import subprocess
from fractions import Fraction

from exact import LN2, TINY, TYPES, Type, difference, dyadic, expm1_range, outward, parse_dyadic
from expanded import Code, Translation, fail

HERE = pathlib.Path(__file__).resolve().parent
BOUNDS = HERE.parent.parent / "include" / "act" / "IR" / "ErrorBounds"

# Above what the reduction leaves of x; Gappa proves that too.
RADIUS = Fraction(22715, 65536)

# A constant of the code.
NUMBER = r"(-?0x[0-9a-fp.+-]+)"


class Kernel:
    """A file in scripts/gappa, for one type."""

    # The second step of the reduction, and what it adds to.
    second_step = ("t", "t1")
    # What pieces are of.
    variable = "T"
    # Whether there is a proof for each result of comparisons.
    decides = False
    # What the argument is reduced by.
    ln2 = LN2

    def __init__(self, path: pathlib.Path, kind: Type, options: argparse.Namespace):
        self.kind, self.options = kind, options
        self.name = path.stem
        self.what = f"{self.name} {kind.name}"
        self.directives: dict[str, str] = {}
        lines = path.read_text().splitlines()
        lines = [
            part
            for line in lines
            for part in (
                (HERE / "include" / line.split()[1]).read_text().splitlines()
                if line.startswith("#include ")
                else [line]
            )
        ]
        self.exact: list[str] = []
        self.hints: list[str] = []
        # The number of cuts above a definition or a hint.
        self.step_of: dict[str, int] = {}
        self.cuts: list[tuple[list[str], str]] = []
        for line in lines:
            if match := re.match(r"#! cut(?: (\w+))?: (.*): (.*)", line):
                if match[1] in (None, kind.name):
                    self.cuts.append((match[2].split(), match[3]))
            elif match := re.match(r"#! (\w+)(?: (\w+))?: (.*)", line):
                if match[2] in (None, kind.name):
                    self.directives[match[1]] = match[3]
            elif not line.startswith("#") and line:
                if match := re.match(r"\[(\w+)\] (.*)", line):
                    if match[1] in TYPES and match[1] != kind.name:
                        continue
                    line = match[2] if match[1] in TYPES else line
                (self.hints if "->" in line else self.exact).append(line)
                self.step_of[line] = len(self.cuts)
        d = self.directives
        self.negative = d["branch"] == "negative"
        self.claim = Fraction(d["claim"])
        # Gappa drops what narrows an interval by less.
        self.threshold = d.get("threshold", "0.1")
        code = Code(options.build, d["op"], kind, options.perturb)
        self.argument = d.get("argument", "x")
        clamps = d.get("clamps", "").split()
        names = d["names"].split()
        self.code = Translation(code, names, self.negative, self.argument, self.what, clamps)
        if self.code.conditions and not self.decides:
            fail(f"{self.what}: a comparison of something else than x < 0")
        self.definitions = dict(self.code.lines)
        self.find_constants()
        self.failed, self.count = False, 0

    def find_constants(self) -> None:
        """The constants of the reduction and of the polynomial."""
        first = "t1" if "t1" in self.definitions else "t"
        argument = re.escape(self.argument)
        second, summand = self.second_step
        step = (second, rf"n \* {NUMBER} \+ {summand}")
        if "nlo" in self.definitions:
            step = ("nlo", rf"n \* {NUMBER}")
        values = {}
        for name, line, pattern in (
            ("log2e", "shifted", rf"{argument} \* {NUMBER} \+ {NUMBER}"),
            ("hi", first, rf"n \* {NUMBER} \+ {argument}"),
            ("lo", *step),
        ):
            match = re.fullmatch(pattern, self.definitions[line])
            if match:
                values[name] = match[1]
                if name == "log2e":
                    values["magic"] = match[2]
            elif name != "lo" or first == "t1":
                fail(f"{self.what}: no reduction in {line} = {self.definitions[line]}")
        self.values = values
        steps = [text for name, text in self.code.lines if re.fullmatch(r"q\d+", name)]
        match = re.fullmatch(rf"{NUMBER} \* (\w+) \+ {NUMBER}", steps[0])
        self.coefficients = [match[1], match[3]]
        self.polynomial_argument = match[2]
        for step in steps[1:]:
            self.coefficients.append(re.fullmatch(rf"q\d+ \* \w+ \+ {NUMBER}", step)[1])
        # Others that a proof has a name for: the first one of a line of the code.
        for item in self.directives.get("constants", "").split():
            name, line = item.split("=")
            values[name] = re.search(NUMBER, self.definitions[line])[1]

    @staticmethod
    def number(text: str) -> Fraction:
        return Fraction(float.fromhex(text)) if "x" in text else Fraction(text)

    def check_powers(self, low: int, high: int) -> None:
        magic = self.number(self.values["magic"])
        for n in range(low, high + 1):
            if self.code.names and self.powers(magic, n) != Fraction(2) ** n:
                fail(f"{self.what}: the power of two for n = {n} is wrong")
            if "inverse" in self.code.powers and (
                self.code.power("inverse", magic + n) * self.code.power("high", magic + n) != 1
            ):
                fail(f"{self.what}: the reciprocal for n = {n} is wrong")

    def powers(self, magic: Fraction, n: int) -> Fraction:
        product = Fraction(1)
        for name in self.code.powers:
            if name in ("s", "low", "high"):
                product *= self.code.power(name, magic + n)
        return product

    def ln2_parts(self) -> list[str]:
        """What the constants of the reduction lack."""
        rest = -self.ln2 - self.number(self.values["hi"])
        lines = [f"M - {self.values['hi']} in {outward(rest - TINY, rest + TINY, 190)}"]
        if "lo" in self.values:
            lost = self.number(self.values["lo"]) - rest
            lines.append(
                f"{self.values['lo']} - (M - {self.values['hi']}) in {outward(lost - TINY, lost + TINY, 190)}"
            )
        return lines

    def expand(self, text: str) -> str:
        values = self.values | {"x": self.argument}
        return re.sub(r"\$(\w+)", lambda match: values[match[1]], text)

    def reduction(self, low: Fraction, high: Fraction, radius: Fraction = RADIUS) -> str:
        """Gappa's input for the claim that |T| <= radius."""
        v, x = self.values, self.argument
        product = 1 - self.number(v["log2e"]) * self.ln2
        return (
            f"@rnd = float<{self.kind.gappa}, ne>;\n"
            f"{self.argument} = rnd(any);\n"
            f"shifted = rnd({self.definitions['shifted']});\n"
            f"n = rnd({self.definitions['n']});\n"
            f"{{ {x} in {outward(low, high)} /\\ M in {outward(-self.ln2 - TINY, -self.ln2 + TINY, 190)}\n"
            f"  /\\ 1 + {v['log2e']} * M in {outward(product - TINY, product + TINY, 190)}\n"
            f"  -> n * M + {x} in [-{dyadic(radius)}, {dyadic(radius)}] }}\n"
            f"n * M + {x} -> (n - {x} * {v['log2e']}) * M + {x} * (1 + {v['log2e']} * M);\n"
            f"n - {x} * {v['log2e']} -> (n - (shifted - {v['magic']}))"
            f" + (shifted - ({x} * {v['log2e']} + {v['magic']}));\n"
        )

    def definitions_for(self, case: "Case") -> tuple[dict[str, str], dict[str, str]]:
        """The code, as far as it is not exact, and its exact counterpart; and
        the values that are known. Other threads work on other cases."""
        skipped = self.argument in self.definitions
        rounded = self.rounded(case)
        known = {"0x1p0": "1"}
        if case.n == (0, 0):
            known |= {"n": "0", "s": "1", "T": self.argument}
        result = {self.argument: "rnd(any)"}
        for name, value in self.code.lines:
            if skipped or name in ("shifted", "n") or value == "bits":
                skipped = skipped and name != self.argument
                if value == "bits" and name in case.powers:
                    known[name] = dyadic(case.powers[name])
            elif name == rounded:
                result["z"] = value
                result["result"] = "rnd(z)"
                break
            elif case.n == (0, 0) and (exact := fold(value, known)) is not None:
                known[name] = exact
            else:
                result[name] = f"rnd({value})"
        if case.n[0] == case.n[1]:
            known["n"] = str(case.n[0])
        result["T"] = f"n * M + {self.argument}"
        for name, value in self.code.lines:
            if re.fullmatch(r"q\d+", name):
                value = value.replace(self.polynomial_argument, "T").replace("q", "Q")
                result[name.upper()] = value
        for line in self.exact:
            name, value = line.rstrip(";").split(" = ")
            result[name] = self.expand(value)
        del known["0x1p0"]
        definitions = {
            name: replace(value, known) for name, value in result.items() if name not in known
        }
        return definitions, known

    def facts(self, case: "Case", low: Fraction, high: Fraction) -> list[str]:
        """What Gappa is told for T in [low, high]."""
        first, last = case.n[0] * LN2 + low, case.n[1] * LN2 + high
        q = [self.number(c) for c in self.coefficients]
        facts = [
            f"{self.argument} in {outward(first - TINY, last + TINY, 190)}",
            f"E in {outward(*expm1_range(low, high))}",
            f"E - P in {outward(*difference(q, low, high))}",
        ]
        if case.n != (0, 0):
            facts += [f"T in {outward(low, high)}", *self.ln2_parts()]
        if case.n[0] != case.n[1]:
            facts += [f"n in [{case.n[0]}, {case.n[1]}]", "@FIX(n, 0)"]
            for name, sign in self.varying(case).items():
                ends = sorted(sign * n for n in case.n)
                facts.append(f"{name} in [{', '.join(dyadic(Fraction(2) ** n) for n in ends)}]")
                facts.append(f"@FIX({name}, {ends[0]})")
        return facts

    def stage(self, definitions, facts: list[str], hints: list[str], goals: dict[str, str]):
        """The intervals in which Gappa finds the values of `goals`."""
        definitions = definitions | goals
        needed = self.needed(definitions, goals, hints)
        text = f"@rnd = float<{self.kind.gappa}, ne>;\n"
        text += "".join(f"{name} = {value};\n" for name, value in definitions.items() if name in needed)
        usable = lambda text: set(identifiers(text)) <= needed  # noqa: E731
        text += "{ " + "\n  /\\ ".join(filter(usable, facts))
        text += "\n  -> " + " /\\ ".join(f"{name} in ?" for name in goals) + " }\n"
        text += "".join(f"{hint}\n" for hint in filter(usable, hints))
        output = self.gappa(text)
        found = dict(
            (name, ends)
            for name, *ends in re.findall(
                r"^\s*(\w+) in \[([^\s,{]+)(?: {[^}]*})?, ([^\s\]{]+)", output, re.MULTILINE
            )
        )
        return {name: found.get(name) for name in goals}

    def needed(self, definitions, goals, hints) -> set[str]:
        """What the goals are made of, and what is exact."""
        needed, work = set(), list(goals)
        exact = [name for name in definitions if name[0].isupper()]
        while work:
            name = work.pop()
            if name not in needed:
                needed.add(name)
                work += identifiers(definitions.get(name, ""))
            if not work and exact:
                work, exact = exact, []
        return needed | {"M", "E"}

    def rounded(self, case: "Case") -> str:
        """The operation that rounds last: of 1 p + (1 - 1), that is p."""
        step = re.fullmatch(r"s \* (\w+) \+ (\w+)", self.definitions["result"])
        if case.n == (0, 0) and step and self.definitions[step[2]] == "s - 0x1p0":
            return step[1]
        return "result"

    def varying(self, case: "Case") -> dict[str, int]:
        """The powers of two that are 2^n (1) or 2^-n (-1) in a range of n."""
        signs = {"s": 1, "low": 1, "inverse": -1}
        return {
            name: sign
            for name, sign in signs.items()
            if name in self.code.powers and name not in case.powers
        }

    def smallest(self, case: "Case", e) -> Fraction:
        """The least |F|: F is monotonic in E and in a power of two."""
        definitions = [
            self.expand(line.rstrip(";")) for line in self.exact if not line.startswith("P =")
        ]
        values = []
        varying = self.varying(case)
        for E, n in itertools.product(e, case.n):
            powers = {name: Fraction(2) ** (sign * n) for name, sign in varying.items()}
            scope = {"E": E} | case.powers | powers
            for line in definitions:
                name, value = line.split(" = ")
                value = re.sub(r"(0x[0-9a-f.]+p-?\d+)|\b(\d+)\b", r"number('\1' or '\2')", value)
                scope[name] = eval(value, {"number": self.number}, scope)
            values.append(scope["F"])
        if min(values) < 0 < max(values):
            fail(f"{self.what}: a piece with a zero")
        return min(abs(value) for value in values)

    def cases(self) -> list["Case"]:
        magic = self.number(self.values["magic"])
        scale = dict.fromkeys(self.directives.get("scale", "").split(), Fraction(1))
        result = []
        for part in self.directives["cases"].split(", "):
            kind, first, last = part.split()
            first, last = sorted((int(first), int(last)))
            self.check_powers(first, last)
            if kind == "each":
                for n in range(first, last + 1):
                    powers = {name: self.code.power(name, magic + n) for name in self.code.powers}
                    result.append(Case((n, n), powers | scale))
                continue
            powers = dict(scale)
            if "inverse" in self.code.powers:
                # In units of high, and for n > 0 of low, too.
                powers = dict.fromkeys(("high", "low" if first > 0 else "inverse"), Fraction(1))
            result.append(Case((first, last), powers))
        return result

    def pieces(self, case: "Case") -> list[tuple[Fraction, Fraction]]:
        """Of |T| <= RADIUS; next to x = 0, of numbers of a magnitude each."""
        bounds = [RADIUS, Fraction(1, 4), Fraction(1, 16), Fraction(1, 256), Fraction(0)]
        if case.n == (0, 0):
            bounds = [RADIUS] + [Fraction(2) ** -k for k in range(2, 1 - self.kind.lowest)]
        positive = [(low, high) for high, low in itertools.pairwise(bounds)]
        negative = [(-high, -low) for low, high in positive]
        if case.n == (0, 0) and self.directives.get("sign"):
            return negative if self.directives["sign"] == "negative" else positive
        return negative + positive

    def gappa(self, text: str) -> str:
        result = subprocess.run(["gappa", f"-Echange-threshold={self.threshold}"], input=text, capture_output=True, text=True)
        output = result.stdout + result.stderr
        doubts = re.findall(r"Warning: (?!no need).*", output)
        if result.returncode != 0 or doubts:
            fail(f"{self.what}: Gappa is not convinced:\n{output}{text}")
        return output

    def bound(self, case: "Case", low: Fraction, high: Fraction) -> Fraction | None:
        """The error that Gappa proves for T in [low, high], in ULP."""
        unit = self.kind.unit(self.smallest(case, expm1_range(low, high)))
        definitions, known = self.definitions_for(case)
        facts = self.facts(case, low, high)
        other = "[other] " if case.n == (0, 0) else "[zero] "
        hints = [
            replace(self.expand(re.sub(r"^\[\w+\] ", "", hint)), known)
            for hint in self.hints
            if not hint.startswith(other)
        ]
        for names, goal in self.cuts:
            names = [replace(name, known) for name in names]
            goals = {name: definitions[name] for name in names} | {"goal": replace(goal, known)}
            found = self.stage(definitions, facts, hints, goals)
            if None in found.values():
                return None
            # From here on, these are any numbers for which that holds.
            definitions = {name: f"rnd(any_{name})" for name in names} | {
                name: value
                for name, value in definitions.items()
                if not re.fullmatch(r"T|P|Q\d+|" + "|".join([self.argument, *names]), name)
            }
            for name, ends in found.items():
                text = goals["goal"] if name == "goal" else name
                facts.append(f"{text} in [{ends[0]}, {ends[1]}]")
        goals = {"error": "z - F", "total": "result - F"}
        found = self.stage(definitions, facts, hints, goals)
        error, total = (
            ends and max(abs(parse_dyadic(end)) for end in ends) / unit for ends in found.values()
        )
        bounds = []
        # Rounding z to nearest adds at most half a unit of F.
        if error is not None and error < 1:
            bounds.append(error + Fraction(1, 2))
        if total is not None:
            bounds.append(total)
        return min(bounds, default=None)

    def prove_piece(self, case: "Case", low: Fraction, high: Fraction, depth=0) -> Fraction:
        """The error for T in [low, high], which is at most the claim."""
        if self.failed:
            return Fraction(0)
        self.count += 1
        bound = self.bound(case, low, high)
        if bound is not None and bound <= self.claim:
            return bound
        if depth == 6:
            self.failed = True
            shown = "nothing" if bound is None else f"only {float(bound):.3f} ULP"
            fail(
                f"{self.what}: the claim is {float(self.claim)} ULP, Gappa proves {shown}"
                f" for n = {case.n}, {self.variable} in [{float(low)}, {float(high)}]"
            )
        middle = (low + high) / 2
        halves = (low, middle), (middle, high)
        return max(self.prove_piece(case, *half, depth + 1) for half in halves)

    def check_range(self, cases: list["Case"]) -> None:
        """That x is not clamped, and |T| is at most RADIUS."""
        low = min(case.n[0] for case in cases) * LN2 - RADIUS
        high = max(case.n[1] for case in cases) * LN2 + RADIUS
        for _, kind, bound in self.code.bounds:
            inside = bound - RADIUS <= low if kind == "maximumf" else bound + RADIUS >= high
            if not inside:
                fail(f"{self.what}: x is clamped to {float(bound)} in the range of the proof")
        self.gappa(self.reduction(low, high))

    def prove(self, pool) -> Fraction:
        cases = self.cases()
        self.check_range(cases)
        pieces = [(case, *piece) for case in cases for piece in self.pieces(case)]
        worst = max(pool.map(lambda piece: self.prove_piece(*piece), pieces))
        if self.options.verbose:
            print(f"{self.what}: {float(worst):.6f} ULP, {self.count} pieces", flush=True)
        return worst

    def row_start(self) -> str:
        return f"| {self.directives['title']} | {self.kind.name} | "

    def row(self, proven: Fraction) -> str:
        """Of the table in docs/proofs.md."""
        d, kind = self.directives, self.kind.name
        name, parameters, *order = d["measured"].split(" ")
        what = order[0] if order else "forward"
        pattern = f"ACT_ERROR_BOUND({name}, {what}, {kind}, faithful, {parameters}, "
        measured = (BOUNDS / f"{kind}.def").read_text().split(pattern)[1].split(",")[0]
        # Rounded up.
        digits = -(-proven * 1000 // 1)
        shown = f"{int(digits) / 1000:.3f}"
        return f"{self.row_start()}{shown} | {measured} | {d['without']} |\n"


def fold(value: str, known: dict[str, str]) -> str | None:
    """What `value` is if it does not round, given what is known for n = 0."""

    def negative(term: str) -> str:
        return term if term == "0" else term[1:] if term.startswith("-") else f"-{term}"

    def look_up(term: str) -> str:
        if term.startswith("-") and term[1:] in known:
            return negative(known[term[1:]])
        return known.get(term, term)

    terms = [look_up(term) for term in re.split(r" ([-+*/]) ", value)]
    if len(terms) == 5:
        a, _, b, sign, c = terms
        if a not in ("0", "1", "-1"):
            return None
        a = "0" if a == "0" else b if a == "1" else negative(b)
    else:
        a, sign, c = terms
        if sign == "*" and "0" in (a, c):
            return "0"
        if sign == "*" and "1" in (a, c):
            return c if a == "1" else a
    if sign not in "+-":
        return None
    if c == "0":
        return a
    if a == "0":
        return c if sign == "+" else negative(c)
    return "0" if a == (c if sign == "-" else negative(c)) else None


@dataclasses.dataclass
class Case:
    """A range of n; the powers of two, if it is one n."""

    n: tuple[int, int]
    powers: dict[str, Fraction]


def identifiers(text: str) -> list[str]:
    """The names in `text`, without functions and numbers."""
    return re.findall(r"(?<![\w.@])(?!in\b)[A-Za-z]\w*(?![\w(])", text)


def replace(text: str, known: dict[str, str]) -> str:
    for _ in range(3):
        text = re.sub(r"(?<![\w.@])[A-Za-z]\w*(?![\w(])", lambda m: known.get(m[0], m[0]), text)
    return text
