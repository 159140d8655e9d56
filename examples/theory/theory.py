"""What the experiments share: a check of a prediction, and the command line.

An experiment is a module `claim_NN_name.py`. Its docstring is the statement, an
empty line, and the derivation. `IR` is the code that is compiled, and
`run(quick, axes)` returns what was predicted and what was measured, and draws
the picture on `axes`, which is None where matplotlib is missing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Check:
    """A measured number, and what it should be.

    `relation` is "=" (within `error`, absolute), "<" or ">" (by more than
    `error`). `error` is the error bar of the measurement.
    """

    what: str
    measured: float
    predicted: float
    error: float = 0.0
    relation: str = "="

    @property
    def holds(self) -> bool:
        """Whether the measurement supports the prediction."""
        if self.relation == "<":
            return self.measured < self.predicted - self.error
        if self.relation == ">":
            return self.measured > self.predicted + self.error
        return abs(self.measured - self.predicted) <= self.error

    def row(self) -> tuple[str, str, str, str]:
        """The quantity, the prediction, the measurement, the verdict."""
        relation = "" if self.relation == "=" else self.relation + " "
        error = f" +- {self.error:.2g}" if self.error else ""
        return (
            self.what,
            f"{relation}{self.predicted:.10g}",
            f"{self.measured:.10g}{error}",
            "yes" if self.holds else "NO",
        )


class Claim:
    """An experiment."""

    def __init__(self, path: Path) -> None:
        self.number = int(path.stem.split("_")[1])
        self.module_name = path.stem
        text = path.read_text(encoding="utf-8").split('"""')[1]
        self.statement, _, self.derivation = (part.strip() for part in text.partition("\n\n"))
        self.statement = " ".join(self.statement.split())

    @property
    def module(self) -> ModuleType:
        """The code of the experiment."""
        return importlib.import_module(self.module_name)

    def run(self, quick: bool, axes: Any) -> list[Check]:
        """Runs it."""
        return self.module.run(quick, axes)


def find_claims() -> list[Claim]:
    """All experiments, in the order of their numbers."""
    return [Claim(path) for path in sorted(HERE.glob("claim_*.py"))]


def make_figure(claim: Claim, path: Path | None) -> tuple[Any, Any]:
    """A figure and its axes; nothing without a path or matplotlib."""
    if path is None:
        return None, None
    try:
        import matplotlib
    except ImportError:
        print("theory: matplotlib is missing: no pictures", file=sys.stderr)
        return None, None
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6.4, 4.0), layout="constrained")
    axes.set_title(claim.statement, fontsize="small", wrap=True)
    axes.grid(alpha=0.3)
    return figure, axes


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Prints rows in columns, the first of them as a header."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


HEADER = ("quantity", "predicted", "measured", "holds")


def run_claim(claim: Claim, quick: bool, picture: Path | None) -> list[Check]:
    """Runs an experiment and prints what it found."""
    start = time.monotonic()
    figure, axes = make_figure(claim, picture)
    checks = claim.run(quick, axes)
    if figure is not None and picture is not None:
        figure.savefig(picture, dpi=110)
    print(f"{claim.number}. {claim.statement} ({time.monotonic() - start:.1f} s)")
    print_table([HEADER, *(check.row() for check in checks)])
    return checks


def markdown(claim: Claim, checks: list[Check], picture: str) -> str:
    """The section of docs/theory.md about a claim."""
    lines = [f"## {claim.number}. {claim.statement}", "", claim.derivation, ""]
    lines += ["```mlir", claim.module.IR.strip(), "```", ""]
    lines += ["| " + " | ".join(HEADER) + " |", "|---|---|---|---|"]
    lines += ["| " + " | ".join(check.row()) + " |" for check in checks]
    lines += ["", f"![{claim.statement}]({picture})", ""]
    return "\n".join(lines)


INTRODUCTION = """# Theory

<!-- Written by `scripts/theory --docs`; do not edit. -->

What is said about ELU, claim by claim, as an experiment on functions that act
compiled: activations, their derivatives, and whole training steps, which
`act-differentiate` made. numpy only makes the inputs and the references.
`scripts/theory --claim N` runs one of them; the programs are in
[examples/theory](../examples/theory). "+-" is the error bar of the measurement:
four standard errors where there is a random sample, rounding elsewhere.

"""


def write_page(path: Path, sections: dict[int, str]) -> None:
    """Writes the sections, and keeps those of other claims that are there."""
    kept = {}
    if path.exists():
        for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            kept[int(section.split(".")[0])] = f"## {section}"
    numbers = [claim.number for claim in find_claims()]
    merged = {**kept, **sections}
    text = "\n".join(merged[number].rstrip("\n") + "\n" for number in numbers if number in merged)
    path.write_text(INTRODUCTION + text, encoding="utf-8")


def main() -> int:
    """The command line of scripts/theory."""
    parser = argparse.ArgumentParser(prog="theory", description="Runs the experiments of theory.")
    parser.add_argument(
        "--claim", type=int, action="append", metavar="N", help="only this one (may be repeated)"
    )
    parser.add_argument("--quick", action="store_true", help="smaller samples, fewer steps")
    parser.add_argument("--list", action="store_true", help="print number and statement of each")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where pictures go")
    parser.add_argument(
        "--docs",
        type=Path,
        metavar="DIR",
        help="write theory.md and its pictures; with --claim, the section of the claim",
    )
    arguments = parser.parse_args()

    claims = find_claims()
    if arguments.claim:
        for number in set(arguments.claim) - {claim.number for claim in claims}:
            print(f"theory: error: there is no claim {number}", file=sys.stderr)
            return 1
        claims = [claim for claim in claims if claim.number in arguments.claim]
    if arguments.list:
        for claim in claims:
            print(f"{claim.number}. {claim.statement}")
        return 0

    directory = arguments.docs / "theory" if arguments.docs else arguments.output
    if directory:
        directory.mkdir(parents=True, exist_ok=True)
    sections, failed = {}, 0
    for claim in claims:
        name = f"claim-{claim.number:02}.png"
        checks = run_claim(claim, arguments.quick, directory / name if directory else None)
        failed += sum(not check.holds for check in checks)
        if arguments.docs:
            sections[claim.number] = markdown(claim, checks, f"theory/{name}")
    if arguments.docs:
        write_page(arguments.docs / "theory.md", sections)
    if failed:
        print(f"theory: {failed} predictions do not hold", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
