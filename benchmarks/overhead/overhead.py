#!/usr/bin/env python3
"""Time what comes before the work: the start of a tool, the call of a function.

Two parts:

  startup  act-opt and mlir-opt on an empty module, in CPU time, which other work
           on the machine does not lengthen as it does the time on the wall
  calls    act_mlir.nn beside numpy's universal functions, and torch's functions
           if this Python has it, on 1 to 100 K elements of f32 in one thread

Contenders take turns; the figures are minima over the rounds. Prints Markdown
tables. `calls` needs the Python package: PYTHONPATH=<build-dir>/python, and the
Python that it was built with (build-python/bin/python).
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (1, 1_000, 10_000, 100_000)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("startup", "calls"), help="default: both")
    parser.add_argument(
        "--rounds", type=int, default=50, metavar="N", help="default: %(default)s"
    )
    parser.add_argument(
        "--build-dir", type=Path, default=REPOSITORY / "build", metavar="DIR"
    )
    parser.add_argument(
        "--mlir-opt",
        default="/usr/lib/llvm-22/bin/mlir-opt",
        metavar="FILE",
        help="default: %(default)s",
    )
    parser.add_argument(
        "--max-startup",
        type=float,
        metavar="X",
        help="fail if act-opt takes more than X times mlir-opt's time to start",
    )
    return parser.parse_args()


def cpu_time(command: list) -> float:
    """The CPU time of a command that succeeds, in ms."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e3 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def measure_startup(arguments: argparse.Namespace) -> bool:
    """Whether the ratio is within the bound, if there is one."""
    tools = {"act-opt": arguments.build_dir / "bin" / "act-opt", "mlir-opt": arguments.mlir_opt}
    times = {name: float("inf") for name in tools}
    for _ in range(arguments.rounds):
        for name, tool in tools.items():
            times[name] = min(times[name], cpu_time([tool, "/dev/null"]))
    ratio = times["act-opt"] / times["mlir-opt"]
    print("| start-up, CPU time | ms |\n|---|---:|")
    for name, milliseconds in times.items():
        print(f"| `{name}` | {milliseconds:.1f} |")
    print(f"| ratio | {ratio:.2f} |\n")
    return arguments.max_startup is None or ratio <= arguments.max_startup


def make_calls(size: int) -> dict[str, Callable[[], object]]:
    """The contenders, by their names."""
    import act_mlir.nn as nn
    import numpy as np

    x = np.linspace(-2, 2, size, dtype="float32")
    functions = {
        "numpy.negative": np.negative,
        "numpy.exp": np.exp,
        "nn.exp": nn.exp,
        "nn.relu": nn.relu,
        "nn.elu": nn.elu,
    }
    calls: dict[str, Callable[[], object]] = {
        name: lambda function=function: function(x) for name, function in functions.items()
    }
    try:
        import torch
    except ImportError:
        return calls
    torch.set_num_threads(1)
    t = torch.from_numpy(x)
    calls["torch relu"] = lambda: torch.nn.functional.relu(t)
    calls["torch elu"] = lambda: torch.nn.functional.elu(t)
    return calls


def time_call(call: Callable[[], object], repeat: int) -> float:
    """The time of a call in ns."""
    start = time.perf_counter_ns()
    for _ in range(repeat):
        call()
    return (time.perf_counter_ns() - start) / repeat


def measure_calls(arguments: argparse.Namespace) -> None:
    columns = []
    for size in SIZES:
        calls = make_calls(size)
        times = {name: float("inf") for name in calls}
        for _ in range(arguments.rounds):
            for name, call in calls.items():
                repeat = 200 if size <= 10_000 else 20
                times[name] = min(times[name], time_call(call, repeat))
        columns.append(times)
    print("| ns a call, elements: |", *(f" {size} |" for size in SIZES), sep="")
    print("|---|", "---:|" * len(SIZES), sep="")
    for name in columns[0]:
        print(f"| `{name}` |", *(f" {times[name]:.0f} |" for times in columns), sep="")


def main() -> int:
    arguments = parse_arguments()
    if arguments.part != "calls" and not measure_startup(arguments):
        print("act-opt takes too long to start", file=sys.stderr)
        return 1
    if arguments.part != "startup":
        measure_calls(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
