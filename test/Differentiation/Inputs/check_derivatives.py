"""Compares compiled derivatives with difference quotients of compiled functions.

usage: check_derivatives.py TOOLS FILE [PIPELINE]

For each public function of FILE: differentiates it forwards and backwards,
compiles all of it, and calls it with random arguments of both signs.

- The tangent must be the limit of difference quotients of the function itself.
- The adjoint must be the transpose of the tangent: <v, J u> = <J^T v, u>.

A comment above a function, `domain: 0.1 2.0`, bounds the arguments; `by: 0, 2`
names the arguments to differentiate by (default: all).
"""

import ctypes
import re
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TYPES = {"f64": np.float64, "f32": np.float32, "i64": np.int64, "i32": np.int32, "index": np.int64}
FUNCTION = re.compile(r"((?:^//[^\n]*\n)*)^ *func\.func @(\w+)\((.*?)\)\s*->\s*(.*?)\s*\{$", re.M | re.S)
DRAWS = 3
STEP = 2.0**-16
QUOTIENT_TOLERANCE = 2e-7
TRANSPOSE_TOLERANCE = 1e-12


@dataclass
class Array:
    """The type of an argument or result: a tensor of static shape, or a scalar."""

    shape: tuple[int, ...]
    dtype: type
    is_scalar: bool

    @staticmethod
    def parse(text: str) -> "Array":
        """The type that `text` spells."""
        tensor = re.fullmatch(r"tensor<((?:\d+x)*)(\w+)>", text.strip())
        if tensor:
            shape = tuple(int(size) for size in tensor[1].split("x") if size)
            return Array(shape, TYPES[tensor[2]], False)
        return Array((), TYPES[text.strip()], True)

    def is_float(self) -> bool:
        """True if it has derivatives."""
        return issubclass(self.dtype, np.floating)


@dataclass
class Function:
    """A function of the module, and what its comment says about it."""

    name: str
    arguments: list[Array]
    results: list[Array]
    domain: tuple[float, float]
    by: list[int]

    @staticmethod
    def parse(match: re.Match) -> "Function":
        """A function by its first line."""
        comment, name, arguments, results = match.groups()
        types = re.findall(r"%\w+: ([\w<>]+)", arguments)
        parsed = [Array.parse(text) for text in types]
        domain = re.search(r"domain: (\S+) (\S+)", comment)
        by = re.search(r"by: ([\d, ]+)", comment)
        return Function(
            name,
            parsed,
            [Array.parse(text) for text in results.strip("()").split(",")],
            (float(domain[1]), float(domain[2])) if domain else (-2.5, 2.5),
            [int(i) for i in by[1].split(",")]
            if by
            else [i for i, array in enumerate(parsed) if array.is_float()],
        )

    def floats(self) -> list[Array]:
        """The results with derivatives."""
        return [result for result in self.results if result.is_float()]


def call(library: ctypes.CDLL, name: str, inputs: list, kinds: list[Array], results: list[Array]):
    """Calls a compiled function; returns its results."""
    outputs = [np.full(result.shape, 77, result.dtype) for result in results]
    arguments = []
    for value, kind in zip(inputs, kinds):
        if not kind.is_scalar:
            arguments.append(value.ctypes.data_as(ctypes.c_void_p))
        else:
            scalar = {"f8": ctypes.c_double, "f4": ctypes.c_float, "i8": ctypes.c_int64,
                      "i4": ctypes.c_int32}[np.dtype(kind.dtype).str[1:]]
            arguments.append(scalar(value.item()))
    arguments += [output.ctypes.data_as(ctypes.c_void_p) for output in outputs]
    getattr(library, name)(*arguments)
    return outputs


def dot(left: list, right: list) -> float:
    """The inner product of two lists of arrays."""
    return sum(float(np.sum(a * b, dtype=np.float64)) for a, b in zip(left, right))


def check(function: Function, library: ctypes.CDLL) -> list[str]:
    """Returns what is wrong with the derivatives of one function."""
    kinds = function.arguments
    random = np.random.default_rng(zlib.crc32(function.name.encode()))

    def draw(kind: Array) -> np.ndarray:
        if kind.is_float():
            return np.asarray(random.uniform(*function.domain, kind.shape), kind.dtype)
        return np.asarray(random.integers(0, 3, kind.shape), kind.dtype)

    def normal(kind: Array) -> np.ndarray:
        return np.asarray(random.standard_normal(kind.shape), kind.dtype)

    def values(inputs: list) -> list:
        outputs = call(library, function.name, inputs, kinds, function.results)
        return [y for y, kind in zip(outputs, function.results) if kind.is_float()]

    complaints = []
    for _ in range(DRAWS):
        inputs = [draw(kind) for kind in kinds]
        directions = [normal(kinds[i]) for i in function.by]
        weights = [normal(kind) for kind in function.floats()]

        def moved(step: float) -> list:
            result = list(inputs)
            for i, direction in zip(function.by, directions):
                result[i] = np.asarray(inputs[i] + step * direction)
            return values(result)

        def quotient(step: float) -> list:
            return [(b - a) / (2 * step) for a, b in zip(moved(-step), moved(step))]

        # The error of a central quotient is of order step^2; this removes it.
        expected = [
            (4 * fine - coarse) / 3 for fine, coarse in zip(quotient(STEP / 2), quotient(STEP))
        ]

        by_kinds = [kinds[i] for i in function.by]
        jvp = call(
            library, f"{function.name}_jvp", inputs + directions, kinds + by_kinds,
            function.results + function.floats(),
        )
        vjp = call(
            library, f"{function.name}_vjp", inputs + weights, kinds + function.floats(),
            function.results + by_kinds,
        )
        count = len(function.results)
        for y, primal in zip(values(inputs), jvp[:count]):
            # What is fused, and so rounded, may differ.
            if not np.allclose(y, primal, rtol=1e-12, atol=1e-12):
                complaints.append(f"{function.name}: the value changes")
        tangents, adjoints = jvp[count:], vjp[count:]
        scale = max(1.0, *(float(np.max(np.abs(e), initial=0)) for e in expected))
        for tangent, exact in zip(tangents, expected):
            error = float(np.max(np.abs(tangent - exact), initial=0)) / scale
            if not error <= QUOTIENT_TOLERANCE:
                complaints.append(f"{function.name}: the tangent is off by {error:.2g}")
        forward, backward = dot(weights, tangents), dot(adjoints, directions)
        size = sum(float(np.sum(np.abs(w * t))) for w, t in zip(weights, tangents)) + 1.0
        if not abs(forward - backward) <= TRANSPOSE_TOLERANCE * size:
            complaints.append(f"{function.name}: <v, J u> = {forward}, <J^T v, u> = {backward}")
    return complaints


def main() -> int:
    tools, file = map(Path, sys.argv[1:3])
    pipeline = sys.argv[3] if len(sys.argv) > 3 else "act-to-llvm"
    functions = [Function.parse(match) for match in FUNCTION.finditer(file.read_text())]
    if not functions:
        print(f"{file}: no functions")
        return 1
    passes = []
    for function in functions:
        wrt = ",".join(map(str, function.by))
        for mode in ("forward", "reverse"):
            passes.append(f"act-differentiate{{entry={function.name} wrt={wrt} mode={mode}}}")
    with tempfile.TemporaryDirectory() as folder:
        module, shared = Path(folder) / "module.mlir", Path(folder) / "module.so"
        subprocess.run(
            [tools / "act-opt", file, f"--pass-pipeline=builtin.module({','.join(passes)})",
             "-o", module],
            check=True,
        )
        subprocess.run(
            [tools / "act-compile", module, "-o", shared, "--cpu=native", f"--pipeline={pipeline}"],
            check=True,
        )
        library = ctypes.CDLL(str(shared))
        complaints = [c for function in functions for c in check(function, library)]
    print("\n".join(complaints) or f"{len(functions)} functions have the right derivatives")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
