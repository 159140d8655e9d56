"""Proofs of which each step has definitions and hints of its own."""

import re
from fractions import Fraction

from exact import dyadic, parse_dyadic
from expanded import fail
from kernel import Case, Kernel, identifiers, replace


class Steps(Kernel):
    """In the file, definitions and hints belong to the step above them."""

    def steps_of(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        """Definitions and hints for each step of the proof, and other names of
        what they define."""
        raise NotImplementedError

    def match_lines(self, patterns: list[tuple[list[str], str, str]]) -> None:
        """Finds constants that have names in lines of the code, each of which
        has a pattern that the proof is for."""
        for names, line, pattern in patterns:
            match = re.fullmatch(pattern, self.definitions[line])
            if not match:
                fail(f"{self.what}: {line} = {self.definitions[line]} has no proof")
            self.values |= dict(zip(names, match.groups()))

    def split_steps(
        self, case: Case, code: dict[str, str], exact: dict[str, str], known: dict[str, str]
    ) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        """The steps of the code, of its exact counterpart, and of the file."""
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
            code = code | {name: f"rnd(any_{name})" for name in names}
        return result

    def needed(self, definitions, goals, hints) -> set[str]:
        """What the goals are made of, and what hints make of that."""
        needed, work = set(), list(goals)
        while work:
            while work:
                name = work.pop()
                if name not in needed:
                    needed.add(name)
                    work += identifiers(definitions.get(name, ""))
            for hint in hints:
                left, right = hint.split(" -> ")
                if set(identifiers(left)) <= needed:
                    work += [name for name in identifiers(right) if name not in needed]
        return needed

    def take(self, step: int, case: Case, facts: list[str]) -> dict[str, tuple[Fraction, Fraction]]:
        """Gappa's intervals for what a step is to bound; empty if it cannot."""
        names, goals = self.cuts[step]
        definitions, hints, known = self.steps_of(case)[step]
        names = [replace(name, known) for name in names]
        goals = [replace(goal, known) for goal in goals.split("; ")]
        return self.find(names, goals, definitions, hints, facts)

    def find(self, names: list[str], goals: list[str], definitions, hints, facts):
        """Gappa's intervals for what has names, and for goals."""
        texts = {name: definitions[name] for name in names}
        texts |= {f"goal{k}": goal for k, goal in enumerate(goals)}
        found = self.stage(definitions, facts, hints, texts)
        if None in found.values():
            return {}
        values = found.values()
        return {key: tuple(map(parse_dyadic, ends)) for key, ends in zip([*names, *goals], values)}


def fact(item: tuple[str, tuple[Fraction, Fraction]]) -> str:
    text, (low, high) = item
    return f"{text} in [{dyadic(low)}, {dyadic(high)}]"
