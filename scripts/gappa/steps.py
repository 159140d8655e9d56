"""Proofs of which each step has definitions and hints of its own."""

from fractions import Fraction

from exact import dyadic, parse_dyadic
from kernel import Case, Kernel, identifiers, replace


class Steps(Kernel):
    """In the file, definitions and hints belong to the step above them."""

    def steps_of(self, case: Case) -> list[tuple[dict[str, str], list[str], dict[str, str]]]:
        """Definitions and hints for each step of the proof, and other names of
        what they define."""
        raise NotImplementedError

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
