"""What the tensors of a random network hold, and how far a result may be from it.

A reference in double and a loose tolerance find nothing: a sum of 65 products in
f16 that lacks one of them is within 2 % of the right one. So each tensor has its
values as they would be without rounding, and for each of them a bound on the
error that a correct program may make. The bound of an operation is

- what the errors of its operands become: |dy| e(x) for a function of x, |b| e(a) +
  |a| e(b) + e(a) e(b) for a product, the sum of them for a sum;
- plus what it rounds itself: one unit of its type for an element of arithmetic,
  n units of the sum of |a b| for n products that are added, in any order, with or
  without fma (Higham, Accuracy and Stability, 3.1), and for a function what
  docs/accuracy.md says of its kernel;
- plus what the reference rounds, which counts for f64.

Nothing of that rounds as long as all numbers are multiples of a power of two, and
small: those are exact in every type, and in every order. Networks of such values
(`grid` is the power, 0 where it is unknown) have no error at all, and any wrong
element shows in them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

# The rounding errors of the reference, and of functions of numpy and math.
REFERENCE = 2.0**-53
# No default kernel is worse (docs/accuracy.md), nor those of the C library.
KERNEL_ULP = 1.1
# What sums, maxima and minima start from, and pads hold.
START_GRID = 0.5


@dataclass(frozen=True)
class Type:
    name: str
    # In memory; bf16 is the upper half of an f32.
    storage: type
    digits: int
    largest: float
    # Errors below do not count: results that underflow, and what docs/accuracy.md
    # calls flushed, which happens in the f32 that computes f16 and bf16.
    smallest: float

    @property
    def unit(self) -> float:
        """The relative error of one rounding."""
        return 2.0**-self.digits

    @property
    def sum_type(self) -> Type:
        """The type in which products are added (act-widen-sums)."""
        return TYPES["f32"] if self.digits < 24 else self

    def encode(self, values: np.ndarray) -> np.ndarray:
        """Numbers as they are in memory, rounded to the nearest."""
        with np.errstate(over="ignore"):
            if self.name != "bf16":
                return np.asarray(values, self.storage)
            bits = np.asarray(values, np.float32).view(np.uint32)
        nearest = bits + 0x7FFF + ((bits >> 16) & 1)
        return np.asarray(nearest >> 16, np.uint16)

    def decode(self, memory: np.ndarray) -> np.ndarray:
        if self.name == "bf16":
            memory = np.left_shift(memory, 16, dtype=np.uint32)
            memory = np.asarray(memory).view(np.float32)
        return memory.astype(np.float64)

    def nan(self, shape: Sequence[int]) -> np.ndarray:
        """What no correct program leaves in a result."""
        return self.encode(np.full(shape, np.nan))


TYPES = {
    type.name: type
    for type in (
        Type("f16", np.float16, 11, 65504.0, 2.0**-24),
        Type("bf16", np.uint16, 8, 3.3e38, 1e-35),
        Type("f32", np.float32, 24, 3.4e38, 1e-35),
        Type("f64", np.float64, 53, 1.7e308, 1e-300),
    )
}


class Unsuitable(Exception):
    """An operation cannot be applied here, or its numbers would be too large."""


@dataclass
class Numbers:
    value: np.ndarray
    error: np.ndarray
    grid: float = 0.0

    def __post_init__(self):
        # A function of an array of rank 0 is a number in numpy.
        self.value, self.error = np.asarray(self.value), np.asarray(self.error)

    @staticmethod
    def exact(value: np.ndarray, grid: float = 0.0) -> Numbers:
        value = np.asarray(value, np.float64)
        return Numbers(value, np.zeros(value.shape), grid)

    def map(self, move: Callable[[np.ndarray], np.ndarray]) -> Numbers:
        """The same numbers elsewhere, by a function that only moves elements."""
        return Numbers(move(self.value), move(self.error), self.grid)

    @property
    def size(self) -> np.ndarray:
        """The largest magnitude that each number may have."""
        return np.abs(self.value) + self.error


def largest(array: np.ndarray) -> float:
    return float(array.max()) if array.size else 0.0


def is_exact(grid: float, magnitude: np.ndarray, type: Type) -> bool:
    """True if all multiples of `grid` of these magnitudes are numbers of a type."""
    return type.smallest < grid and largest(magnitude) <= grid * 2.0**type.digits


def rounded(numbers: Numbers, type: Type, units: float = 1.0) -> Numbers:
    """Numbers, after the last step of an operation that rounds them."""
    value, error, grid = numbers.value, numbers.error, numbers.grid
    if largest(numbers.size) > type.largest / 4 or not np.isfinite(error).all():
        raise Unsuitable
    if not is_exact(grid, np.abs(value), type):
        grid = 0.0
        magnitude = np.abs(value) + error
        error = error + magnitude * (units * type.unit + 4 * REFERENCE)
        # A zero that is certain stays one.
        error = error + np.where(magnitude > 0, type.smallest, 0.0)
    return Numbers(value, error, grid)


def add(x: Numbers, y: Numbers, sign: float = 1.0) -> Numbers:
    return Numbers(x.value + sign * y.value, x.error + y.error, min(x.grid, y.grid))


def multiply(x: Numbers, y: Numbers) -> Numbers:
    error = np.abs(x.value) * y.error + x.error * y.size
    return Numbers(x.value * y.value, error, x.grid * y.grid)


def extremum(x: Numbers, y: Numbers, choose: np.ufunc) -> Numbers:
    """The maximum or minimum, which no error changes by more than itself."""
    grid = min(x.grid, y.grid)
    return Numbers(choose(x.value, y.value), np.maximum(x.error, y.error), grid)


def sum_of(
    combine: Callable[..., np.ndarray],
    operands: Sequence[Numbers],
    terms: int,
    start: Numbers,
    type: Type,
) -> Numbers:
    """A sum of `terms` products of the operands and a start, added in `type`.

    `combine` is linear in each operand: of their values it gives the sum, of their
    magnitudes a bound on all that is added up.
    """
    value = combine(*(x.value for x in operands)) + start.value
    sizes = combine(*(x.size for x in operands)) + start.size
    grid = min(math.prod(x.grid for x in operands), start.grid)
    if largest(sizes) > type.largest / 4:
        raise Unsuitable
    if is_exact(grid, sizes, type):
        return Numbers(value, np.zeros_like(value), grid)
    certain = combine(*(np.abs(x.value) for x in operands)) + np.abs(start.value)
    inherited = np.maximum(sizes - certain, 0.0)
    steps = terms + 2
    rounding = steps * (type.unit * (1 + steps * type.unit) + 2 * REFERENCE)
    error = inherited + sizes * rounding + np.where(sizes > 0, steps * type.smallest, 0.0)
    return Numbers(value, error)


def reduced(x: Numbers, axes: tuple[int, ...], start: float, choose: np.ufunc) -> Numbers:
    """The maximum or minimum along some axes, and of a multiple of START_GRID."""
    value = choose.reduce(x.value, axis=axes, initial=start)
    error = np.max(x.error, axis=axes, initial=0.0)
    return Numbers(value, error, min(x.grid, START_GRID))


def function_of(
    x: Numbers, function: Callable[[np.ndarray], np.ndarray], slope: float, type: Type
) -> Numbers:
    """A function that a kernel computes, and that is nowhere steeper than `slope`."""
    value = function(x.value)
    # The reference rounds in its formula, too, arguments of functions among others:
    # that costs it what a change of x by as much does.
    nudge = 2.0**-26
    change = np.abs(function(x.value * (1.0 + nudge)) - value) / nudge
    y = Numbers(value, slope * x.error + 4 * REFERENCE * (np.abs(value) + change))
    # One unit in the last place is up to two roundings.
    return rounded(y, type, 2 * KERNEL_ULP)


def piecewise_linear(
    x: Numbers, function: Callable[[np.ndarray], np.ndarray], slope: float
) -> Numbers:
    """A function that rounds nothing, and that keeps multiples of a power of 2."""
    return Numbers(function(x.value), slope * x.error, x.grid)


def exponential(x: Numbers, type: Type) -> Numbers:
    value = np.exp(x.value)
    return rounded(Numbers(value, value * np.expm1(x.error)), type, 2 * KERNEL_ULP)


def quotient(x: Numbers, y: Numbers, type: Type) -> Numbers:
    lowest = np.abs(y.value) - y.error
    if not (lowest > 0).all():
        raise Unsuitable
    value = x.value / y.value
    error = (x.error + np.abs(value) * y.error) / lowest
    return rounded(Numbers(value, error), type)


def softmax(x: Numbers, axis: int, type: Type) -> Numbers:
    """As linalg.softmax says: each step rounds to the type of the tensor."""
    top = reduced(x, (axis,), -math.inf, np.maximum)
    top = top.map(lambda a: np.expand_dims(a, axis))
    powers = exponential(rounded(add(x, top, -1.0), type), type)
    length = x.value.shape[axis]
    total = sum_of(
        lambda a: a.sum(axis, keepdims=True), [powers], length, Numbers.exact(0.0, 1.0), type
    )
    return quotient(powers, total, type)
