"""Checks 8-bit floats in memory: conversions, and activations through f32.

usage: f8.py ACT_COMPILE TEMPORARY

All 256 codes of f8E4M3FN and f8E5M2 are extended to f32 and f64, and compared
with what the definition of the format says. All f16, and those f32 and f64 that
are at a tie between two codes or next to one, are rounded and compared with a
search among all codes. Each activation and each derivative is computed for all
codes, and must give what f32 gives, rounded once.
"""

import ctypes
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

OPERATIONS = [
    "relu", "relu6", "leaky_relu", "threshold", "elu", "selu", "celu", "gelu", "silu", "sigmoid",
    "tanh", "softplus", "mish", "log_sigmoid", "softsign", "hardswish", "hardsigmoid", "hardtanh",
    "exp", "expm1", "erf", "erfc",
]


@dataclass
class Format:
    """A sign, an exponent with its bias, and a mantissa."""

    name: str
    mantissa_bits: int
    bias: int
    has_infinity: bool

    def decode(self, code: int) -> float:
        sign = -1.0 if code & 0x80 else 1.0
        magnitude = code & 0x7F
        exponent, mantissa = magnitude >> self.mantissa_bits, magnitude % (1 << self.mantissa_bits)
        if self.has_infinity and exponent == 0x7F >> self.mantissa_bits:
            return sign * (np.inf if mantissa == 0 else np.nan)
        if not self.has_infinity and magnitude == 0x7F:
            return np.nan
        fraction = mantissa / 2.0**self.mantissa_bits
        if exponent == 0:
            return sign * fraction * 2.0 ** (1 - self.bias)
        return sign * (1 + fraction) * 2.0 ** (exponent - self.bias)

    def encode(self, values: np.ndarray) -> np.ndarray:
        """The nearest codes, of two the even one; -1 for NaN."""
        codes = [c for c in range(0x80) if np.isfinite(self.decode(c))]
        numbers = np.array([self.decode(c) for c in codes])
        # What would come next if the format went on: beyond the tie with it,
        # there is an infinity, or NaN.
        numbers = np.append(numbers, 2 * numbers[-1] - numbers[-2])
        codes.append(codes[-1] + 1)
        is_nan = np.isnan(values)
        magnitude = np.abs(np.where(is_nan, 0, values).astype(np.float64))
        magnitude = np.minimum(magnitude, numbers[-1])
        above = np.clip(np.searchsorted(numbers, magnitude), 1, len(numbers) - 1)
        low, high = magnitude - numbers[above - 1], numbers[above] - magnitude
        takes_above = (high < low) | ((high == low) & (np.array(codes)[above] % 2 == 0))
        result = np.array(codes)[np.where(takes_above, above, above - 1)]
        result = np.where(np.signbit(values), result | 0x80, result)
        if not self.has_infinity:
            is_nan |= (result & 0x7F) == 0x7F
        return np.where(is_nan, -1, result)

    def normalize(self, codes: np.ndarray) -> np.ndarray:
        """Codes with -1 for all that are NaN."""
        is_nan = np.array([np.isnan(self.decode(code)) for code in range(256)])
        return np.where(is_nan[codes], -1, codes.astype(np.int64))


FORMATS = [Format("f8E4M3FN", 3, 7, False), Format("f8E5M2", 2, 15, True)]


def function(name: str, source: str, target: str, body: str) -> str:
    """An elementwise function of `%in`, which yields `%out`."""
    return f"""func.func @{name}(%x: tensor<?x{source}>) -> tensor<?x{target}> {{
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x{source}>
  %empty = tensor.empty(%n) : tensor<?x{target}>
  %y = linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}}
      ins(%x : tensor<?x{source}>) outs(%empty : tensor<?x{target}>) {{
  ^bb0(%in: {source}, %init: {target}):
    {body}
    linalg.yield %out : {target}
  }} -> tensor<?x{target}>
  return %y : tensor<?x{target}>
}}
"""


def module(operations: list[str]) -> str:
    parts = []
    for format in (format.name for format in FORMATS):
        for wide in ("f16", "bf16", "f32", "f64"):
            extend = f"%out = arith.extf %in : {format} to {wide}"
            parts.append(function(f"{format}_to_{wide}", format, wide, extend))
            round = f"%out = arith.truncf %in : {wide} to {format}"
            parts.append(function(f"{wide}_to_{format}", wide, format, round))
    for op in operations:
        parts.append(function(op, "f32", "f32", f"%out = act.{op} %in : f32"))
        for format in (format.name for format in FORMATS):
            body = f"""%w = arith.extf %in : {format} to f32
    %r = act.{op} %w : f32
    %out = arith.truncf %r : f32 to {format}"""
            parts.append(function(f"{op}_{format}", format, format, body))
    return "\n".join(parts)


def all_operations() -> list[str]:
    derivatives = [f"{op}_derivative" for op in OPERATIONS if op not in ("exp", "expm1")]
    return OPERATIONS + derivatives


def call(library: ctypes.CDLL, name: str, x: np.ndarray, dtype: type) -> np.ndarray:
    """Calls a compiled function of one array with MLIR's descriptors."""
    y = np.full(x.shape, 77, dtype)
    descriptors = [
        (ctypes.c_int64 * 5)(array.ctypes.data, array.ctypes.data, 0, array.size, 1)
        for array in (x, y)
    ]
    getattr(library, name)(*descriptors)
    return y


def ties(format: Format, dtype: type) -> np.ndarray:
    """All numbers of the format, those between two, and their neighbours."""
    numbers = np.array([format.decode(c) for c in range(0x80)])
    numbers = numbers[np.isfinite(numbers)]
    numbers = np.append(numbers, 2 * numbers[-1] - numbers[-2])
    middles = (numbers[1:] + numbers[:-1]) / 2
    x = np.concatenate([numbers, middles, [1e30, 1e-30]]).astype(dtype)
    x = np.concatenate([x, np.nextafter(x, dtype(0)), np.nextafter(x, dtype(np.inf))])
    return np.concatenate([x, -x, np.array([np.inf, -np.inf, np.nan], dtype)])


def check(library: ctypes.CDLL, operations: list[str]) -> list[str]:
    complaints = []

    def expect(what: str, actual: np.ndarray, expected: np.ndarray) -> None:
        if not np.array_equal(actual, expected, equal_nan=actual.dtype.kind == "f"):
            different = np.flatnonzero((actual != expected) & ~((actual != actual) & (expected != expected)))
            i = different[0]
            complaints.append(f"{what}: #{i} is {actual[i]}, not {expected[i]}")

    codes = np.arange(256, dtype=np.uint8)
    halves = np.arange(1 << 16, dtype=np.uint16)
    for format in FORMATS:
        numbers = np.array([format.decode(code) for code in range(256)])
        for wide, dtype in (("f16", np.float16), ("f32", np.float32), ("f64", np.float64)):
            name = f"{format.name}_to_{wide}"
            actual = call(library, name, codes, dtype)
            expect(name, actual, numbers.astype(dtype))
            signs = ~np.isnan(numbers)
            expect(f"sign of {name}", np.signbit(actual[signs]), np.signbit(numbers[signs]))
            name = f"{wide}_to_{format.name}"
            x = halves.view(np.float16) if wide == "f16" else ties(format, dtype)
            expect(name, format.normalize(call(library, name, x, np.uint8)), format.encode(x))
        # bf16 is the upper half of f32.
        name = f"{format.name}_to_bf16"
        wide = (call(library, name, codes, np.uint16).astype(np.uint32) << 16).view(np.float32)
        expect(name, wide, numbers.astype(np.float32))
        name = f"bf16_to_{format.name}"
        x = (halves.astype(np.uint32) << 16).view(np.float32)
        expect(name, format.normalize(call(library, name, halves, np.uint8)), format.encode(x))
        for op in operations:
            name = f"{op}_{format.name}"
            exact = call(library, op, numbers.astype(np.float32), np.float32)
            actual = format.normalize(call(library, name, codes, np.uint8))
            expect(name, actual, format.encode(exact))
    return complaints


def main() -> int:
    act_compile, temporary = sys.argv[1:]
    complaints = []
    for bits, operations in ((None, all_operations()), (128, [])):
        source, library = f"{temporary}.{bits}.mlir", f"{temporary}.{bits}.so"
        with open(source, "w") as file:
            file.write(module(operations))
        pipeline = f"act-to-llvm{{vector-bits={bits}}}" if bits else "act-to-llvm"
        command = [act_compile, source, f"--pipeline={pipeline}", "--cpu=native", "-o", library]
        subprocess.run(command, check=True)
        complaints += [f"{pipeline}: {line}" for line in check(ctypes.CDLL(library), operations)]
    print("\n".join(complaints) or f"{len(all_operations())} activations are rounded once")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
