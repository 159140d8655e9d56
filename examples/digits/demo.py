#!/usr/bin/env python3
"""Compile two digit classifiers with act and measure speed and accuracy.

For each network in this folder the demo shows which activations act finds in
the exported IR, runs the compiled network on all test images and compares it
with torch, with a float64 reference and with MLIR's upstream lowering. It then
measures the error of one ELU, as a function of its input, and draws it.

Needs numpy and matplotlib, and the act tools in <build-dir>/bin. Writes
demo.json, demo.md, elu_error.png and elu_error.svg, next to the outputs of
the compiled functions, to <out-dir>.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import shlex
import statistics
import subprocess
import sys
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Callable

import numpy as np

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]

ACT = "act-to-llvm"
UPSTREAM = "upstream-to-llvm"
RAISE_PIPELINE = "builtin.module(act-prepare,act-raise)"

# Timings alternate between the two pipelines this many times, so that a slow
# moment of the machine does not hit only one of them.
TIMING_ROUNDS = 3

CURVE_POINTS = 300_000
CURVE_START, CURVE_END = 2.0**-40, 20.0
CURVE_BINS = 240


class DemoError(Exception):
    """Something that ends the demo, with a message for the user."""


# ---------------------------------------------------------------------------
# The act tools
# ---------------------------------------------------------------------------


@dataclass
class Run:
    """What one act-run call gave."""

    output: np.ndarray
    median_ns: float
    compile_ms: float


@dataclass
class Tools:
    """The act command-line tools of a build tree."""

    build_dir: Path
    out_dir: Path

    def check(self) -> None:
        """Raise DemoError if a tool is not there."""
        for tool in ("act-opt", "act-run"):
            if not (self.build_dir / "bin" / tool).is_file():
                raise DemoError(
                    f"there is no {tool} in {self.build_dir / 'bin'}. "
                    "Build the project first, or name its build tree with --build-dir."
                )

    def call(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a tool; raises DemoError with the tool's message if it fails."""
        command = [str(self.build_dir / "bin" / tool), *arguments]
        try:
            result = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise DemoError(f"cannot run {command[0]}: {error.strerror}") from error
        if result.returncode != 0:
            message = result.stderr.strip() or result.stdout.strip() or "no message"
            raise DemoError(
                f"{tool} failed with exit code {result.returncode}:\n{message}\n"
                f"The command was: {shlex.join(command)}"
            )
        return result

    def raise_activations(self, file: Path) -> tuple[str, str]:
        """Raise activations in `file`: the IR, without weights, and the remarks."""
        result = self.call(
            "act-opt",
            str(file),
            f"--pass-pipeline={RAISE_PIPELINE}",
            "--remarks-filter=act-.*",
            "--mlir-elide-elementsattrs-if-larger=8",
        )
        return result.stdout, result.stderr

    def run(self, file: Path, inputs: Path, pipeline: str) -> Run:
        """Compile `file` with `pipeline`, run it on `inputs` and time it."""
        output = self.out_dir / f"{file.stem}.{pipeline}.npy"
        output.unlink(missing_ok=True)
        arguments = ["--entry=main", f"--input={inputs}", f"--output={output}"]
        if pipeline != ACT:  # act-to-llvm is the default.
            arguments.append(f"--pipeline={pipeline}")
        text = self.call("act-run", str(file), *arguments, "--time", "--report").stdout
        time = re.search(r"^time: median ([\d.e+]+) ns", text, re.MULTILINE)
        total = re.search(r"^\s*total\s+([\d.e+-]+) ms", text, re.MULTILINE)
        if time is None or total is None:
            raise DemoError(f"cannot find the times in the output of act-run:\n{text}")
        if not output.exists():
            raise DemoError(f"act-run succeeded but did not write {output}")
        return Run(np.load(output), float(time.group(1)), float(total.group(1)))

    def compare(self, file: Path, inputs: Path) -> tuple[Run, Run]:
        """Run `file` with act and with upstream; the times are medians of rounds."""
        runs: dict[str, list[Run]] = {ACT: [], UPSTREAM: []}
        for number in range(TIMING_ROUNDS):
            for pipeline, done in runs.items():
                progress(f"{file.name} with {pipeline}, round {number + 1} of {TIMING_ROUNDS}")
                done.append(self.run(file, inputs, pipeline))
        return median_run(runs[ACT]), median_run(runs[UPSTREAM])


def median_run(runs: list[Run]) -> Run:
    """One run that stands for several: the first output and the median times."""
    return Run(
        runs[0].output,
        statistics.median(run.median_ns for run in runs),
        statistics.median(run.compile_ms for run in runs),
    )


# ---------------------------------------------------------------------------
# Remarks and IR
# ---------------------------------------------------------------------------


@dataclass
class Remark:
    """One optimization remark, for example

    net.mlir:7:10: remark: [Passed] Raised | Category:act-raise | Function=main | Op=act.elu
    """

    location: str
    kind: str
    name: str
    category: str
    details: str

    def subject(self) -> str:
        """The operation the remark is about, or else the remark's name."""
        operation = re.search(r"\bact\.\w+", self.details)
        return operation.group(0) if operation else self.name


REMARK = re.compile(
    r"^(?P<location>\S.*?): remark: \[(?P<kind>\w+)\] (?P<name>[^|]*?)\s*"
    r"\| Category:(?P<category>\S+)\s*(?:\| )?(?P<details>.*)$",
    re.MULTILINE,
)


def parse_remarks(text: str) -> list[Remark]:
    """The remarks among the diagnostics in `text`."""
    return [Remark(**match.groupdict()) for match in REMARK.finditer(text)]


def short_location(location: str) -> str:
    """A location without the folders of this example."""
    return location.replace(f"{HERE}/", "")


def generics_with_activations(ir: str) -> list[str]:
    """The `linalg.generic` operations of `ir` that contain an act operation."""
    found = []
    lines = iter(ir.splitlines())
    for line in lines:
        if "linalg.generic" not in line:
            continue
        operation = [line]
        while not operation[-1].lstrip().startswith("} ->"):
            operation.append(next(lines, "} ->"))
        if any(re.search(r"\bact\.\w", body) for body in operation[1:]):
            indent = len(line) - len(line.lstrip())
            found.append("\n".join(part[indent:] for part in operation))
    return found


def without_names(operation: str) -> str:
    """`operation` with its values numbered in order, to compare operations."""
    names: dict[str, str] = {}
    return re.sub(
        r"%[\w$.-]+(:\d+)?", lambda m: names.setdefault(m.group(0), f"%{len(names)}"), operation
    )


def print_layers(ir: str) -> int:
    """Print the fused elementwise layers, equal ones once; returns their number."""
    groups: dict[str, list[str]] = defaultdict(list)
    for operation in generics_with_activations(ir):
        groups[without_names(operation)].append(operation)
    aliases = dict(re.findall(r"^(#\w+) = (.*)$", ir, re.MULTILINE))
    shown = "\n".join(group[0] for group in groups.values())
    for alias in sorted(set(re.findall(r"#\w+", shown))):
        if alias in aliases:
            print(f"    {alias} = {aliases[alias]}")
    for group in groups.values():
        print()
        print("\n".join(f"    {line}" for line in group[0].splitlines()))
        if len(group) > 1:
            print(f"    // and {len(group) - 1} more like this")
    return sum(len(group) for group in groups.values())


# ---------------------------------------------------------------------------
# Errors
# ---------------------------------------------------------------------------


@dataclass
class Error:
    """The error of float32 values against a float64 reference."""

    max_ulp: float
    mean_ulp: float
    normwise: float  # max over rows of |y - ref| / |ref|, Euclidean norms


def ulp_errors(values: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """The error of each value in units in the last place of the reference."""
    if values.shape != reference.shape:
        raise DemoError(f"expected a result of shape {reference.shape}, got {values.shape}")
    if not np.all(np.isfinite(values)):
        raise DemoError("a compiled function returned values that are not finite")
    spacing = np.spacing(np.abs(reference).astype(np.float32)).astype(np.float64)
    return np.abs(values.astype(np.float64) - reference) / spacing


def measure_error(values: np.ndarray, reference: np.ndarray) -> Error:
    """Summarize the error of a batch of results."""
    ulp = ulp_errors(values, reference)
    difference = np.linalg.norm(values.astype(np.float64) - reference, axis=-1)
    relative = difference / np.linalg.norm(reference, axis=-1)
    return Error(float(ulp.max()), float(ulp.mean()), float(relative.max()))


def accuracy(logits: np.ndarray, labels: np.ndarray) -> float:
    """The fraction of images whose largest logit is the right one."""
    return float(np.mean(np.argmax(logits, axis=1) == labels))


# ---------------------------------------------------------------------------
# The networks
# ---------------------------------------------------------------------------


@dataclass
class NetworkFigures:
    """Everything measured for one network."""

    images: int
    raised: dict[str, int]
    accuracy: dict[str, float]
    labels_agree_with_torch: bool
    errors: dict[str, Error]
    ns_per_call: dict[str, float]
    speedup: float
    compile_ms: dict[str, float]


def show_raising(tools: Tools, file: Path) -> dict[str, int]:
    """Raise the activations in `file` and print what was found."""
    progress(f"raising activations in {file.name}")
    ir, diagnostics = tools.raise_activations(file)
    places: dict[str, list[str]] = defaultdict(list)
    others = []
    for remark in parse_remarks(diagnostics):
        if remark.category.startswith("act-raise") and remark.kind == "Passed":
            places[remark.subject()].append(short_location(remark.location))
        else:
            others.append(remark)

    print("\n  Raised activations:")
    rows = [[name, str(len(where)), ", ".join(where)] for name, where in places.items()]
    print_table(["activation", "count", "where"], rows or [["none", "0", ""]])
    for remark in others:
        where = short_location(remark.location)
        print(f"  {where}: [{remark.kind}] {remark.name} | {remark.details}")

    print("\n  The layers that contain them, after fusion:\n")
    if print_layers(ir) == 0:
        print("    none")
    print()
    return {name: len(where) for name, where in places.items()}


def run_network(tools: Tools, name: str) -> NetworkFigures:
    """Compile and measure one network."""
    file = HERE / f"{name}_mlp.mlir"
    labels = load("test_labels.npy")
    torch_logits = load(f"{name}_mlp.torch.npy")
    reference = load(f"{name}_mlp.float64.npy")

    raised = show_raising(tools, file)
    act, upstream = tools.compare(file, HERE / "test_images.npy")
    logits = {"act": act.output, "torch": torch_logits, "upstream": upstream.output}
    figures = NetworkFigures(
        images=len(labels),
        raised=raised,
        accuracy={who: accuracy(values, labels) for who, values in logits.items()},
        labels_agree_with_torch=bool(
            np.array_equal(act.output.argmax(axis=1), torch_logits.argmax(axis=1))
        ),
        errors={who: measure_error(values, reference) for who, values in logits.items()},
        ns_per_call={"act": act.median_ns, "upstream": upstream.median_ns},
        speedup=upstream.median_ns / act.median_ns,
        compile_ms={"act": act.compile_ms, "upstream": upstream.compile_ms},
    )
    print_network(figures)
    return figures


def print_network(figures: NetworkFigures) -> None:
    """Print the figures of one network."""
    print(f"\n  Results on {figures.images} test images:")
    rows = []
    for who, error in figures.errors.items():
        time = figures.ns_per_call.get(who)
        compile_ms = figures.compile_ms.get(who)
        rows.append(
            [
                who,
                f"{figures.accuracy[who]:.2%}",
                f"{error.max_ulp:.3g}",
                f"{error.mean_ulp:.3g}",
                f"{error.normwise:.2e}",
                format_time(time) if time else "-",
                f"{compile_ms:.1f} ms" if compile_ms else "-",
            ]
        )
    header = ["", "accuracy", "max ULP", "mean ULP", "normwise", "time/call", "compile"]
    print_table(header, rows)
    agree = "agree" if figures.labels_agree_with_torch else "do NOT agree"
    print(f"\n  The labels of act and torch {agree} on all {figures.images} images.")
    print(f"  act is {figures.speedup:.2f} times as fast as the upstream lowering.")
    print(
        "  Errors are against float64. Logits are sums in which terms cancel, so a logit\n"
        "  near zero can be many ULP off; the normwise error (largest over the images of\n"
        "  |logits - reference| / |reference|) is the fairer figure."
    )


# ---------------------------------------------------------------------------
# The error curve
# ---------------------------------------------------------------------------


@dataclass
class Curve:
    """The error of one way to compile ELU, over the negative inputs."""

    label: str
    source: str
    pipeline: str
    max_ulp: float = 0.0
    worst_input: float = 0.0
    ns_per_element: float = 0.0
    ulp: np.ndarray = field(default_factory=lambda: np.empty(0))


def curve_inputs() -> np.ndarray:
    """Distinct float32 inputs in [-20, -2^-40], evenly spread on a log scale."""
    points = np.geomspace(CURVE_START, CURVE_END, CURVE_POINTS).astype(np.float32)
    return -np.unique(np.clip(points, CURVE_START, CURVE_END))


def run_curves(tools: Tools) -> tuple[np.ndarray, dict[str, Curve]]:
    """Measure the error of ELU over its negative inputs."""
    inputs = curve_inputs()
    reference = np.expm1(inputs.astype(np.float64))
    input_file = tools.out_dir / "elementwise_input.npy"
    np.save(input_file, inputs)
    print(f"  {len(inputs)} float32 inputs in [-20, -2^-40], reference: float64 expm1")
    curves = {
        "naive": Curve("exp(x) - 1 in the source, upstream lowering", "elu_naive", UPSTREAM),
        "upstream": Curve("expm1(x) in the source, upstream lowering", "elu_expm1", UPSTREAM),
        "act": Curve("expm1(x) in the source, act", "elu_expm1", ACT),
    }
    for curve in curves.values():
        progress(f"{curve.source}.mlir with {curve.pipeline}")
        file = HERE / "elementwise" / f"{curve.source}.mlir"
        run = tools.run(file, input_file, curve.pipeline)
        curve.ulp = ulp_errors(run.output, reference)
        curve.max_ulp = float(curve.ulp.max())
        curve.worst_input = float(inputs[curve.ulp.argmax()])
        curve.ns_per_element = run.median_ns / len(inputs)

    print("\n  Largest error of ELU for x < 0:")
    rows = [
        [
            name,
            curve.label,
            f"{curve.max_ulp:.3g}",
            f"{curve.worst_input:.4g}",
            f"{curve.ns_per_element:.3f} ns",
        ]
        for name, curve in curves.items()
    ]
    print_table(["", "what", "max ULP", "at x", "time/element"], rows)
    return inputs, curves


def bin_maxima(inputs: np.ndarray, ulp: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Centers of logarithmic bins over -x, and the largest error in each."""
    edges = np.geomspace(CURVE_START, CURVE_END, CURVE_BINS + 1)
    index = np.clip(np.digitize(-inputs.astype(np.float64), edges) - 1, 0, CURVE_BINS - 1)
    maxima = np.zeros(CURVE_BINS)
    np.maximum.at(maxima, index, ulp)
    return np.sqrt(edges[:-1] * edges[1:]), maxima


def draw_curves(inputs: np.ndarray, curves: dict[str, Curve], out_dir: Path) -> list[Path]:
    """Draw the error curves; returns the files written."""
    try:
        import matplotlib
    except ImportError as error:
        raise DemoError("matplotlib is missing (Debian: apt install python3-matplotlib)") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    # A thick pale line under a dashed dark one: both show where they coincide.
    styles: dict[str, dict[str, Any]] = {
        "naive": {"color": "#f0a080", "linewidth": 5.0},
        "upstream": {"color": "#802010", "linewidth": 1.5, "linestyle": (0, (5, 3))},
        "act": {"color": "#1060b0", "linewidth": 1.8},
    }
    lowest = 1e-2
    pyplot.rcParams["svg.hashsalt"] = "act"
    figure, axes = pyplot.subplots(figsize=(8.0, 4.8), constrained_layout=True)
    for name, curve in curves.items():
        centers, maxima = bin_maxima(inputs, curve.ulp)
        # Zero has no place on a log axis; show it at the lower edge.
        axes.plot(centers, np.maximum(maxima, lowest), label=curve.label, **styles[name])
    axes.axhline(1.0, color="black", linewidth=0.8, linestyle=":", label="1 ULP")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(CURVE_START, CURVE_END)
    axes.set_ylim(lowest, max(1e2, 5 * max(curve.max_ulp for curve in curves.values())))
    axes.set_xlabel("−x")
    axes.set_ylabel("error in ULP (largest per bin)")
    axes.set_title("Error of ELU (float32) for negative inputs")
    axes.grid(True, which="major", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(frameon=True, framealpha=0.95, edgecolor="#dddddd")
    files = [out_dir / "elu_error.png", out_dir / "elu_error.svg"]
    figure.savefig(files[0], dpi=150)
    figure.savefig(files[1], metadata={"Date": None})
    pyplot.close(figure)
    return files


# ---------------------------------------------------------------------------
# Output
# ---------------------------------------------------------------------------


def progress(text: str) -> None:
    """Tell the user what is happening."""
    print(f"  ... {text}", flush=True)


def heading(text: str) -> None:
    """Begin a section."""
    print(f"\n{text}\n{'=' * len(text)}", flush=True)


def print_table(header: list[str], rows: list[list[str]]) -> None:
    """Print rows in aligned columns."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, ["-" * width for width in widths], *rows]:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def format_time(nanoseconds: float) -> str:
    """A time in a unit that suits it."""
    for unit, factor in (("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= factor:
            return f"{nanoseconds / factor:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def processor() -> str:
    """The name of the processor."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    name = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return name.group(1) if name else platform.machine()


def markdown_table(header: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table, its first column to the left and the others to the right."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return [f"| {' | '.join(row)} |" for row in [header, rule, *rows]]


def network_rows(networks: dict[str, NetworkFigures]) -> list[list[str]]:
    """The rows of the Markdown table of the networks."""

    def row(title: str, cell: Callable[[NetworkFigures], str]) -> list[str]:
        return [title, *(cell(figures) for figures in networks.values())]

    rows = [
        row("Activations raised", lambda f: count_list(f.raised)),
        row("Accuracy, act / torch", lambda f: f"{f.accuracy['act']:.2%} / {f.accuracy['torch']:.2%}"),
        row("Same labels as torch", lambda f: "all" if f.labels_agree_with_torch else "not all"),
    ]
    for who in ("act", "torch", "upstream"):
        rows.append(
            row(
                f"Logit error, {who}: max / mean ULP",
                lambda f: f"{f.errors[who].max_ulp:.3g} / {f.errors[who].mean_ulp:.2g}",
            )
        )
        rows.append(
            row(f"Logit error, {who}: normwise", lambda f: f"{f.errors[who].normwise:.1e}")
        )
    for who in ("act", "upstream"):
        rows.append(row(f"Time per call, {who}", lambda f: format_time(f.ns_per_call[who])))
    rows.append(row("Speed, act over upstream", lambda f: f"{f.speedup:.2f}x"))
    for who in ("act", "upstream"):
        rows.append(row(f"Compile time, {who}", lambda f: f"{f.compile_ms[who]:.0f} ms"))
    return rows


def count_list(counts: dict[str, int]) -> str:
    """For example "2 `act.elu`"."""
    return ", ".join(f"{count} `{name}`" for name, count in counts.items()) or "none"


def markdown(networks: dict[str, NetworkFigures], curves: dict[str, Curve]) -> str:
    """The figures as a Markdown fragment."""
    images = next(iter(networks.values())).images
    lines = [
        f"Digit classifiers, {images} images per call, measured on {processor()}:",
        "",
        *markdown_table(["", *(f"{n.upper()} network" for n in networks)], network_rows(networks)),
        "",
        "One ELU, float32, x in [-20, -2^-40]:",
        "",
        *markdown_table(
            ["", "Max error, ULP", "Time per element"],
            [
                [curve.label, f"{curve.max_ulp:.3g}", f"{curve.ns_per_element:.2f} ns"]
                for curve in curves.values()
            ],
        ),
    ]
    return "\n".join(lines) + "\n"


def as_json(networks: dict[str, NetworkFigures], curves: dict[str, Curve]) -> dict[str, Any]:
    """All figures in a form json.dump takes."""
    elementwise = {}
    for name, curve in curves.items():
        entry = {key: value for key, value in vars(curve).items() if key != "ulp"}
        elementwise[name] = entry
    return {
        "processor": processor(),
        "networks": {name: asdict(figures) for name, figures in networks.items()},
        "elementwise": elementwise,
    }


# ---------------------------------------------------------------------------
# The program
# ---------------------------------------------------------------------------


def load(name: str) -> np.ndarray:
    """An array of this folder."""
    try:
        return np.load(HERE / name)
    except OSError as error:
        raise DemoError(f"cannot read {name}: {error}") from error


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary,
        epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--build-dir",
        type=Path,
        default=REPOSITORY / "build",
        help="build tree with the act tools in bin/ (default: build in the repository)",
    )
    parser.add_argument(
        "--out-dir",
        type=Path,
        help="where to write the results (default: <build-dir>/demo)",
    )
    args = parser.parse_args()
    if args.out_dir is None:
        args.out_dir = args.build_dir / "demo"
    return args


def demo(build_dir: Path, out_dir: Path) -> None:
    """Run all parts of the demo and write the results."""
    tools = Tools(build_dir.resolve(), out_dir.resolve())
    tools.check()
    out_dir.mkdir(parents=True, exist_ok=True)
    networks = {}
    for name in ("elu", "selu"):
        heading(f"{name.upper()} network ({name}_mlp.mlir)")
        networks[name] = run_network(tools, name)

    heading("Error of ELU alone")
    inputs, curves = run_curves(tools)
    progress("drawing the error curves")
    files = draw_curves(inputs, curves, out_dir)

    files += [out_dir / "demo.json", out_dir / "demo.md"]
    text = json.dumps(as_json(networks, curves), indent=2, allow_nan=False)
    files[-2].write_text(text + "\n", encoding="utf-8")
    files[-1].write_text(markdown(networks, curves), encoding="utf-8")
    heading("Results")
    for file in files:
        print(f"  wrote {file}")


def main() -> int:
    """The entry point; returns the exit code."""
    args = parse_arguments()
    try:
        demo(args.build_dir, args.out_dir)
    except DemoError as error:
        sys.stdout.flush()
        print(f"demo: error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
