"""Functions that act-compile compiles for several targets, and calls of them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pathlib
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "test" / "Integration" / "Inputs"))

from compiled import describe, guard, pointer  # noqa: E402
from fuzz_functions import Tensor  # noqa: E402

NAME = "network"
# Nothing that is compiled here is large: what takes longer hangs.
COMPILE_SECONDS = 120
RUN_SECONDS = 30
TARGETS = {
    "native": ["--cpu=native"],
    "parallel": ["--cpu=native", "--parallel"],
    "narrow": ["--cpu=native", "--pipeline=act-to-llvm{cpu=native vector-bits=128}"],
    "baseline": [],
}
# Targets that may have other bits.
OTHERS = []
if platform.machine() == "x86_64":
    TARGETS["v2"] = ["--cpu=x86-64-v2"]
    # AMX sums products of bf16 in an order of its own.
    for name in ("native", "parallel"):
        TARGETS[name].append("--features=-amx-bf16")
    if "amx_bf16" in pathlib.Path("/proc/cpuinfo").read_text():
        TARGETS["tiles"] = ["--cpu=native", "--parallel"]
        OTHERS.append("tiles")


class Failure(Exception):
    pass


@contextlib.contextmanager
def at(place: str) -> Iterator[None]:
    """Says of failures where they are."""
    try:
        yield
    except Failure as failure:
        raise Failure(f"{place}: {failure}") from None


@dataclass
class Case:
    """A function, its arguments, and what its results should be."""

    text: str
    arguments: Sequence[Tensor]
    results: Sequence[Tensor]
    targets: Sequence[str]
    # Of the shortest type in it.
    digits: int = 24


def in_words(status: int) -> str:
    """How a process ended that did not return 0."""
    if status >= 0:
        return f"exit code {status}"
    return "no end" if -status == signal.SIGALRM else signal.Signals(-status).name


@dataclass
class Library:
    file: pathlib.Path
    # Whether arrays are passed as descriptors, not as pointers.
    descriptors: bool

    @staticmethod
    def compile(compiler: pathlib.Path, source: pathlib.Path, flags: Sequence[str]) -> Library:
        """Writes a library beside its source."""
        file, header = source.with_suffix(".so"), source.with_suffix(".h")
        command = [compiler, source, "-o", file, f"--header={header}", *flags]
        try:
            result = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=COMPILE_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise Failure(f"act-compile: no end in {COMPILE_SECONDS} s") from None
        if result.returncode != 0:
            errors = [line for line in result.stderr.splitlines() if "error" in line]
            message = errors[0].replace(f"{source}:", "") if errors else "no message"
            raise Failure(f"act-compile: {in_words(result.returncode)}: {message}")
        return Library(file, "act_memref_" in header.read_text())

    def run(self, name: str, arrays: Sequence[np.ndarray]) -> None:
        """Calls a function in a process of its own, which shares the arrays."""
        child = os.fork()
        if child == 0:
            signal.alarm(RUN_SECONDS)
            try:
                function = getattr(ctypes.CDLL(str(self.file)), name)
                function(*map(describe if self.descriptors else pointer, arrays))
                os._exit(0)
            except OSError as error:
                # dlopen found no symbol, for example.
                print(error, file=sys.stderr, flush=True)
            finally:
                os._exit(3)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status != 0:
            raise Failure(in_words(status))

    def call(
        self, name: str, inputs: Sequence[np.ndarray], results: Sequence[Tensor], at_end: bool
    ) -> list[np.ndarray]:
        """The results, of the given types, of a function of the inputs; beside memory
        that must not be touched."""
        arguments = [guard(array, at_end) for array in inputs]
        outputs = [guard(x.element.nan(x.shape), at_end) for x in results]
        self.run(name, [*arguments, *outputs])
        for i, (before, after) in enumerate(zip(inputs, arguments)):
            if before.tobytes() != after.tobytes():
                raise Failure(f"argument {i} was changed")
        return outputs


def place_of(at_end: bool) -> str:
    return f"arrays that {'end' if at_end else 'begin'} at a page"


class Bits:
    """What the first target computed, in some order, and the others must, too."""

    def __init__(self, target: str):
        self.target = target
        self.first: dict[tuple, bytes] = {}

    def check(self, key: tuple, memory: np.ndarray) -> None:
        bits = memory.tobytes()
        if bits != self.first.setdefault(key, bits):
            raise Failure(f"bits differ from those of {self.target}")
