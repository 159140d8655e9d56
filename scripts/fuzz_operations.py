"""The operations of random networks, each with what it computes.

Each takes a function and one of its tensors, adds the operation in one of its
spellings, and with it what operands it needs.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import fuzz_numbers as fn
import numpy as np
from fuzz_functions import Function, Tensor, affine_map, literal
from fuzz_numbers import START_GRID, TYPES, Numbers, Type, Unsuitable

Operation = Callable[[Function, Tensor], Tensor]
# Ranks of the tensor that it takes, and the operation.
OPERATIONS: list[tuple[Sequence[int], Operation]] = []


def operation(*ranks: int, weight: int = 1) -> Callable[[Operation], Operation]:
    """Registers an operation on tensors of these ranks."""

    def register(function: Operation) -> Operation:
        OPERATIONS.extend([(ranks, function)] * weight)
        return function

    return register


def identity(rank: int) -> list[int]:
    return list(range(rank))


# ---------------------------------------------------------------------------
# Elementwise
# ---------------------------------------------------------------------------

erf = np.vectorize(math.erf, otypes=[float])
erfc = np.vectorize(math.erfc, otypes=[float])


def sigmoid(x: np.ndarray) -> np.ndarray:
    power = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, power) / (1.0 + power)


def softplus(x: np.ndarray) -> np.ndarray:
    return np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0.0)


def elu(x: np.ndarray) -> np.ndarray:
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)))


# The function, and a bound on its slope.
ACTIVATIONS = {
    "elu": (elu, 1.0),
    "selu": (lambda x: 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * elu(x)), 1.76),
    "gelu": (lambda x: 0.5 * x * erfc(-x / math.sqrt(2.0)), 1.13),
    "silu": (lambda x: x * sigmoid(x), 1.1),
    "sigmoid": (sigmoid, 0.25),
    "tanh": (np.tanh, 1.0),
    "erf": (erf, 1.13),
    "erfc": (erfc, 1.13),
    "softplus": (softplus, 1.0),
    "log_sigmoid": (lambda x: -softplus(-x), 1.0),
    "mish": (lambda x: x * np.tanh(softplus(x)), 1.1),
    "softsign": (lambda x: x / (1.0 + np.abs(x)), 1.0),
    "hardswish": (lambda x: x * np.clip(x + 3.0, 0.0, 6.0) / 6.0, 1.5),
    "hardsigmoid": (lambda x: np.clip(x + 3.0, 0.0, 6.0) / 6.0, 1.0 / 6.0),
}
EXACT = {
    "act.relu": lambda x: np.maximum(x, 0.0),
    "math.absf": np.abs,
    "arith.negf": np.negative,
}


def unary(f: Function, x: Tensor, name: str, numbers: Numbers) -> Tensor:
    """An elementwise operation on the tensor, or on each element in linalg.generic."""
    if f.chance(0.6):
        text = f"{name} {x.name} : {x.type}"
    else:
        body = [f"%result = {name} %in0 : {x.element.name}"]
        maps = identity(x.rank)
        text = f.generic([x], [maps], f.empty_like(x), maps, x.rank, body)
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


@operation(0, 1, 2, 3, 4, 5, weight=4)
def activation(f: Function, x: Tensor) -> Tensor:
    name = f.random.choice(list(ACTIVATIONS))
    function, slope = ACTIVATIONS[name]
    return unary(f, x, f"act.{name}", fn.function_of(x.numbers, function, slope, x.element))


@operation(0, 1, 2, 3, 4, 5, weight=2)
def exact_unary(f: Function, x: Tensor) -> Tensor:
    name = f.random.choice(list(EXACT))
    return unary(f, x, name, fn.piecewise_linear(x.numbers, EXACT[name], 1.0))


@operation(0, 1, 2, 3, 4, 5)
def exponential(f: Function, x: Tensor) -> Tensor:
    if fn.largest(x.numbers.size) > 6:
        raise Unsuitable
    return unary(f, x, "math.exp", fn.exponential(x.numbers, x.element))


def apply(name: str, x: Numbers, y: Numbers, element: Type) -> Numbers:
    """One of BINARY."""
    if name == "maximumf":
        return fn.extremum(x, y, np.maximum)
    if name == "minimumf":
        return fn.extremum(x, y, np.minimum)
    if name == "mulf":
        return fn.rounded(fn.multiply(x, y), element)
    return fn.rounded(fn.add(x, y, -1.0 if name == "subf" else 1.0), element)


BINARY = ("addf", "subf", "mulf", "maximumf", "minimumf")


@operation(0, 1, 2, 3, 4, 5, weight=3)
def binary(f: Function, x: Tensor) -> Tensor:
    same = [y for y in f.tensors if y.type == x.type and y.shape == x.shape]
    y = f.random.choice(same) if f.chance(0.6) else f.operand(x.shape, x.element, x.dynamic)
    x, y = f.random.choice(((x, y), (y, x)))
    name = f.random.choice(BINARY)
    numbers = apply(name, x.numbers, y.numbers, x.element)
    text = f"arith.{name} {x.name}, {y.name} : {x.type}"
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


@operation(1, 2, 3, 4, 5, weight=3)
def broadcast(f: Function, x: Tensor) -> Tensor:
    """An operand that lacks some dimensions, or has them in another order."""
    dims = [i for i in range(x.rank) if f.chance(0.5)]
    if f.chance(0.3):
        f.random.shuffle(dims)
    dynamic = [x.dynamic[i] and f.chance(0.7) for i in dims]
    y = f.operand([x.shape[i] for i in dims], x.element, dynamic)

    def spread(array: np.ndarray) -> np.ndarray:
        ordered = np.transpose(array, np.argsort(dims).astype(int))
        return ordered.reshape([x.shape[i] if i in dims else 1 for i in range(x.rank)])

    name = f.random.choice(BINARY)
    operands = [(x, identity(x.rank), x.numbers), (y, dims, y.numbers.map(spread))]
    if f.chance(0.5):
        operands.reverse()
    numbers = apply(name, operands[0][2], operands[1][2], x.element)
    # What is overwritten may be what is read, too.
    output = f.empty_like(x) if f.chance(0.8) else x
    body = [f"%result = arith.{name} %in0, %in1 : {x.element.name}"]
    inputs, maps = [o[0] for o in operands], [o[1] for o in operands]
    text = f.generic(inputs, maps, output, identity(x.rank), x.rank, body)
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


@operation(0, 1, 2, 3, 4, 5)
def cast(f: Function, x: Tensor) -> Tensor:
    types = [TYPES[t] for t in f.options.types if TYPES[t].digits != x.element.digits]
    # There is no cast between f16 and bf16.
    types = [t for t in types if t.storage().itemsize != x.element.storage().itemsize]
    if not types:
        raise Unsuitable
    element = f.random.choice(types)
    longer = element.digits > x.element.digits
    numbers = x.numbers if longer else fn.rounded(x.numbers, element)
    target = Tensor("", x.shape, x.dynamic, element, numbers)
    text = f"arith.{'extf' if longer else 'truncf'} {x.name} : {x.type} to {target.type}"
    return f.add(text, x.shape, x.dynamic, element, numbers)


# ---------------------------------------------------------------------------
# Sums
# ---------------------------------------------------------------------------


def product_type(f: Function, x: Tensor) -> Type:
    """The type of the result of a product."""
    return TYPES["f32"] if x.element.digits < 24 and f.chance(0.5) else x.element


def product_body(x: Tensor, element: Type) -> list[str]:
    a, b, lines = "%in0", "%in1", []
    if element is not x.element:
        for name in ("0", "1"):
            kinds = f"{x.element.name} to {element.name}"
            lines.append(f"%long{name} = arith.extf %in{name} : {kinds}")
        a, b = "%long0", "%long1"
    lines.append(f"%product = arith.mulf {a}, {b} : {element.name}")
    lines.append(f"%result = arith.addf %out, %product : {element.name}")
    return lines


def product(
    f: Function, x: Tensor, y: Tensor, maps: Sequence[str], named: str | None, usual: Sequence[str]
) -> Tensor:
    """A product with the subscripts `maps` of x, y and the result, as in einsum; an
    operation `named` is the same with those of `usual`."""
    subscripts = f"{maps[0]},{maps[1]}->{maps[2]}"
    sizes = {}
    for letters, tensor in ((maps[0], x), (maps[1], y)):
        for position, letter in enumerate(letters):
            sizes.setdefault(letter, (tensor, position))
    element = product_type(f, x)
    shape = [sizes[letter][0].shape[sizes[letter][1]] for letter in maps[2]]
    output = f.empty(shape, element, [sizes[letter] for letter in maps[2]])
    same = [t for t in f.tensors if t.type == output.type and t.shape == output.shape]
    if f.chance(0.2):
        start = f.random.choice(same) if same else f.operand(shape, element, output.dynamic)
    else:
        start = f.fill(output, f.start())
    terms = math.prod(x.shape[i] for i, letter in enumerate(maps[0]) if letter not in maps[2])
    numbers = fn.sum_of(
        lambda a, b: np.einsum(subscripts, a, b),
        [x.numbers, y.numbers],
        terms,
        start.numbers,
        element.sum_type,
    )
    if element.digits < 24:
        numbers = fn.rounded(numbers, element)
    order = maps[2] + "".join(sorted(set(maps[0] + maps[1]) - set(maps[2])))
    positions = [[order.index(letter) for letter in letters] for letters in maps]
    if named and f.chance(0.6):
        text = f"linalg.{named} "
        if list(maps) != list(usual):
            text += "indexing_maps = ["
            text += ", ".join(affine_map(len(order), p) for p in positions) + "] "
        text += f"ins({x.name}, {y.name} : {x.type}, {y.type}) "
        text += f"outs({start.name} : {start.type}) -> {start.type}"
    else:
        body = product_body(x, element)
        text = f.generic([x, y], positions[:2], start, positions[2], len(order), body)
    return f.add(text, shape, output.dynamic, element, numbers)


@operation(2, weight=5)
def matmul(f: Function, x: Tensor) -> Tensor:
    a, b = f.random.choice(("mk", "mk", "km")), f.random.choice(("kn", "kn", "nk"))
    k = x.shape[a.index("k")]
    fits = [
        y
        for y in f.tensors
        if y.rank == 2 and y.element is x.element and y.shape[b.index("k")] == k
    ]
    if fits and f.chance(0.4):
        y = f.random.choice(fits)
    else:
        n = f.size()
        y = f.operand([k if letter == "k" else n for letter in b], x.element)
    return product(f, x, y, (a, b, "mn"), "matmul", ("mk", "kn", "mn"))


@operation(3, weight=3)
def batch_matmul(f: Function, x: Tensor) -> Tensor:
    a, b = f.random.choice(("bmk", "bmk", "bkm")), f.random.choice(("bkn", "bkn", "bnk"))
    sizes = {"b": x.shape[0], "k": x.shape[a.index("k")], "n": f.size()}
    y = f.operand([sizes[letter] for letter in b], x.element)
    return product(f, x, y, (a, b, "bmn"), "batch_matmul", ("bmk", "bkn", "bmn"))


@operation(2)
def matvec(f: Function, x: Tensor) -> Tensor:
    if f.chance(0.5):
        y = f.operand([x.shape[1]], x.element)
        return product(f, x, y, ("mk", "k", "m"), "matvec", ("mk", "k", "m"))
    y = f.operand([x.shape[0]], x.element)
    return product(f, y, x, ("k", "kn", "n"), "vecmat", ("k", "kn", "n"))


@operation(1, 2, 3, 4)
def contraction(f: Function, x: Tensor) -> Tensor:
    """Any product over one dimension, in any order of the others."""
    letters = "abcd"[: x.rank]
    summed = f.random.choice(letters)
    kept = [letter for letter in letters if f.chance(0.4) and letter != summed]
    other = [*kept, summed, "n"] if f.chance(0.8) else [*kept, summed]
    f.random.shuffle(other)
    sizes = dict(zip(letters, x.shape)) | {"n": f.size()}
    y = f.operand([sizes[letter] for letter in other], x.element)
    result = [letter for letter in sorted({*letters, *other}) if letter != summed]
    if f.chance(0.3):
        f.random.shuffle(result)
    return product(f, x, y, (letters, "".join(other), "".join(result)), None, ())


@operation(1, 2, 3, 4, weight=2)
def reduce(f: Function, x: Tensor) -> Tensor:
    dims = [i for i in range(x.rank) if f.chance(0.5)] or [f.random.randrange(x.rank)]
    kept = [i for i in range(x.rank) if i not in dims]
    name = f.random.choice(("addf", "addf", "maximumf", "minimumf"))
    begin = {"maximumf": -5.0, "minimumf": 3.0}.get(name, f.start())
    shape, axes = [x.shape[i] for i in kept], tuple(dims)
    output = f.fill(f.empty(shape, x.element, [(x, i) for i in kept]), begin)
    numbers, body = x.numbers, []
    element = "%in0"
    generic = f.chance(0.5)
    if generic and f.chance(0.5):
        numbers = fn.rounded(fn.multiply(numbers, numbers), x.element)
        body.append(f"%square = arith.mulf %in0, %in0 : {x.element.name}")
        element = "%square"
    if name == "addf":
        terms = math.prod(x.shape[i] for i in dims)
        numbers = fn.sum_of(
            lambda a: a.sum(axes), [numbers], terms, output.numbers, x.element
        )
    else:
        choose = np.maximum if name == "maximumf" else np.minimum
        numbers = fn.reduced(numbers, axes, begin, choose)
    if generic:
        operands = f.random.choice((f"%out, {element}", f"{element}, %out"))
        body.append(f"%result = arith.{name} {operands} : {x.element.name}")
        text = f.generic([x], [identity(x.rank)], output, kept, x.rank, body)
    else:
        text = f"linalg.reduce {{ arith.{name} }} ins({x.name} : {x.type}) "
        text += f"outs({output.name} : {output.type}) dimensions = {dims}"
    return f.add(text, shape, output.dynamic, x.element, numbers)


@operation(1, 2, 3)
def softmax(f: Function, x: Tensor) -> Tensor:
    if 0 in x.shape:
        raise Unsuitable
    axis = f.random.randrange(x.rank)
    numbers = fn.softmax(x.numbers, axis, x.element)
    output = f.empty_like(x)
    text = f"linalg.softmax dimension({axis}) ins({x.name} : {x.type}) "
    text += f"outs({output.name} : {output.type}) -> {output.type}"
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


# ---------------------------------------------------------------------------
# Moves
# ---------------------------------------------------------------------------


@operation(2, 3, 4, weight=2)
def transpose(f: Function, x: Tensor) -> Tensor:
    order = identity(x.rank)
    f.random.shuffle(order)
    shape = [x.shape[i] for i in order]
    output = f.empty(shape, x.element, [(x, i) for i in order])
    numbers = x.numbers.map(lambda a: a.transpose(order))
    if f.chance(0.6):
        text = f"linalg.transpose ins({x.name} : {x.type}) "
        text += f"outs({output.name} : {output.type}) permutation = {order}"
    else:
        # Together with an operation on the elements.
        numbers.value = -numbers.value
        inverse = [order.index(i) for i in range(x.rank)]
        body = [f"%result = arith.negf %in0 : {x.element.name}"]
        text = f.generic([x], [inverse], output, identity(x.rank), x.rank, body)
    return f.add(text, shape, output.dynamic, x.element, numbers)


@operation(1, 2, 3, 4, weight=2)
def reread(f: Function, x: Tensor) -> Tensor:
    """Elements as one dimension is read in another way, some of them never."""
    axes = [i for i in range(x.rank) if not x.dynamic[i] and x.shape[i] > 0]
    if not axes:
        raise Unsuitable
    axis = f.random.choice(axes)
    size = x.shape[axis]
    row, factor = f.random.randrange(size), f.random.randint(1, 3)
    length = f.random.randint(1, min(size, 3))
    windows = np.arange(0, size - length + 1, factor)
    # How it is read by the loops that replace it, and what that gives.
    expr, index = f.random.choice(
        (
            (f"{row}", np.array(row)),
            (f"{size - 1} - d{axis}", np.arange(size)[::-1]),
            (f"d{axis} floordiv {factor}", np.arange(size * factor) // factor),
            (f"d{axis} * {factor} + d{axis + 1}", np.add.outer(windows, np.arange(length))),
        )
    )
    others = [(i, i if i < axis else i - 1 + index.ndim) for i in range(x.rank) if i != axis]
    read: list[int | str] = [expr] * x.rank
    shape, sizes = [0] * (x.rank - 1 + index.ndim), [None] * (x.rank - 1 + index.ndim)
    shape[axis : axis + index.ndim] = index.shape
    for i, loop in others:
        read[i], shape[loop], sizes[loop] = loop, x.shape[i], (x, i)
    numbers = x.numbers.map(lambda a: np.take(a, index, axis))
    numbers.value = -numbers.value
    output = f.empty(shape, x.element, sizes)
    body = [f"%result = arith.negf %in0 : {x.element.name}"]
    text = f.generic([x], [read], output, identity(len(shape)), len(shape), body)
    return f.add(text, shape, output.dynamic, x.element, numbers)


@operation(2, 3, 4)
def diagonal(f: Function, x: Tensor) -> Tensor:
    pairs = [
        (i, j)
        for i, j in itertools.combinations(range(x.rank), 2)
        if x.shape[i] == x.shape[j] and x.dynamic[i] == x.dynamic[j]
    ]
    if not pairs:
        raise Unsuitable
    first, second = f.random.choice(pairs)
    kept = [i for i in range(x.rank) if i != second]
    read = [kept.index(first if i == second else i) for i in range(x.rank)]
    numbers = x.numbers.map(
        lambda a: np.moveaxis(np.diagonal(a, 0, first, second), -1, first).copy()
    )
    output = f.empty([x.shape[i] for i in kept], x.element, [(x, i) for i in kept])
    numbers.value = -numbers.value
    body = [f"%result = arith.negf %in0 : {x.element.name}"]
    text = f.generic([x], [read], output, identity(len(kept)), len(kept), body)
    return f.add(text, output.shape, output.dynamic, x.element, numbers)


def groups_of(lengths: Sequence[int]) -> list[list[int]]:
    """Groups of neighbours, for the reassociation of a reshape."""
    ends = list(itertools.accumulate(lengths))
    return [list(range(end - length, end)) for end, length in zip(ends, lengths)]


@operation(2, 3, 4)
def collapse(f: Function, x: Tensor) -> Tensor:
    first = f.random.randrange(x.rank - 1)
    lengths = [1] * first + [2] + [1] * (x.rank - first - 2)
    groups = groups_of(lengths)
    shape = [math.prod(x.shape[i] for i in group) for group in groups]
    dynamic = [any(x.dynamic[i] for i in group) for group in groups]
    target = Tensor("", tuple(shape), tuple(dynamic), x.element, x.numbers)
    text = f"tensor.collapse_shape {x.name} {groups} : {x.type} into {target.type}"
    return f.add(text, shape, dynamic, x.element, x.numbers.map(lambda a: a.reshape(shape)))


@operation(0, 1, 2, 3)
def expand(f: Function, x: Tensor) -> Tensor:
    """Splits a dimension into two; one or both are unknown if it is."""
    places = [i for i in range(x.rank) if x.shape[i] > 0]
    if not places:
        raise Unsuitable
    place = f.random.choice(places)
    size = x.shape[place]
    factor = f.random.choice([i for i in range(1, size + 1) if size % i == 0])
    shape = [*x.shape[:place], factor, size // factor, *x.shape[place + 1 :]]
    unknown = [False, False]
    if x.dynamic[place]:
        unknown = f.random.choice(([False, True], [True, False], [True, True]))
    dynamic = [*x.dynamic[:place], *unknown, *x.dynamic[place + 1 :]]
    sizes = []
    for i, (extent, is_unknown) in enumerate(zip(shape, dynamic)):
        if not is_unknown:
            sizes.append(str(extent))
        elif i in (place, place + 1):
            # Known to the program only when it runs, except by what it divides.
            divisor = f.index(size // extent)
            sizes.append(f.emit(f"arith.divui {f.dim(x, place)}, {divisor} : index"))
        else:
            sizes.append(f.dim(x, i if i < place else i - 1))
    groups = groups_of([1] * place + [2] + [1] * (x.rank - place - 1))
    target = Tensor("", tuple(shape), tuple(dynamic), x.element, x.numbers)
    text = f"tensor.expand_shape {x.name} {groups} output_shape [{', '.join(sizes)}] "
    text += f": {x.type} into {target.type}"
    return f.add(text, shape, dynamic, x.element, x.numbers.map(lambda a: a.reshape(shape)))


def choose_slice(
    f: Function, x: Tensor, strides: Sequence[int]
) -> tuple[list[list[int]], tuple[slice, ...]]:
    """Offsets, sizes and strides, and the same as an index of numpy."""
    offsets, sizes, steps = [], [], []
    for extent in x.shape:
        step = f.random.choice(strides)
        offset = f.random.choice((0, 0, f.random.randrange(extent)))
        most = (extent - offset - 1) // step + 1
        offsets.append(offset)
        sizes.append(f.random.choice((most, f.random.randint(1, most))))
        steps.append(step)
    index = tuple(slice(o, o + (n - 1) * s + 1, s) for o, n, s in zip(offsets, sizes, steps))
    return [offsets, sizes, steps], index


@operation(1, 2, 3, 4)
def extract_slice(f: Function, x: Tensor) -> Tensor:
    if 0 in x.shape:
        raise Unsuitable
    (offsets, sizes, steps), index = choose_slice(f, x, (1, 1, 1, 2, 3))
    # All that is left of an unknown size is unknown, too.
    dynamic = [
        unknown and step == 1 and offset + size == extent
        for unknown, step, offset, size, extent in zip(x.dynamic, steps, offsets, sizes, x.shape)
    ]
    lengths: list[int | str] = list(sizes)
    for i, unknown in enumerate(dynamic):
        if unknown:
            lengths[i] = f.dim(x, i)
            if offsets[i]:
                offset = f.index(offsets[i])
                lengths[i] = f.emit(f"arith.subi {lengths[i]}, {offset} : index")
    target = Tensor("", tuple(sizes), tuple(dynamic), x.element, x.numbers)
    text = f"tensor.extract_slice {x.name}{offsets} [{', '.join(map(str, lengths))}] {steps} "
    text += f": {x.type} to {target.type}"
    return f.add(text, sizes, dynamic, x.element, x.numbers.map(lambda a: a[index]))


@operation(1, 2, 3, 4)
def insert_slice(f: Function, x: Tensor) -> Tensor:
    if 0 in x.shape:
        raise Unsuitable
    (offsets, sizes, steps), index = choose_slice(f, x, (1, 1, 1, 2))
    known = (False,) * x.rank
    fits = [
        y
        for y in f.tensors
        if y.shape == tuple(sizes) and y.dynamic == known and y.element is x.element
    ]
    y = f.random.choice(fits) if fits and f.chance(0.5) else f.operand(sizes, x.element, known)

    def insert(into: np.ndarray, what: np.ndarray) -> np.ndarray:
        copy = into.copy()
        copy[index] = what
        return copy

    numbers = Numbers(
        insert(x.numbers.value, y.numbers.value),
        insert(x.numbers.error, y.numbers.error),
        min(x.numbers.grid, y.numbers.grid),
    )
    text = f"tensor.insert_slice {y.name} into {x.name}{offsets} {sizes} {steps} "
    text += f": {y.type} into {x.type}"
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


@operation(1, 2, 3, 4)
def pad(f: Function, x: Tensor) -> Tensor:
    low = [f.random.choice((0, 0, 1, 2)) for _ in x.shape]
    high = [f.random.choice((0, 0, 1, 3)) for _ in x.shape]
    value = f.start()
    constant = f.emit(f"arith.constant {literal(value)} : {x.element.name}")
    widths = list(zip(low, high))
    shape = [before + size + after for size, (before, after) in zip(x.shape, widths)]
    numbers = Numbers(
        np.pad(x.numbers.value, widths, constant_values=value),
        np.pad(x.numbers.error, widths),
        min(x.numbers.grid, START_GRID),
    )
    target = Tensor("", tuple(shape), x.dynamic, x.element, numbers)
    block = ", ".join(f"%i{i}: index" for i in range(x.rank))
    text = f"tensor.pad {x.name} low{low} high{high} {{\n  ^bb0({block}):\n"
    text += f"    tensor.yield {constant} : {x.element.name}\n  }} : {x.type} to {target.type}"
    return f.add(text, shape, x.dynamic, x.element, numbers)


@operation(1, 2, 3, 4)
def concat(f: Function, x: Tensor) -> Tensor:
    axis = f.random.randrange(x.rank)
    y = x
    if f.chance(0.7):
        other = [f.size() if i == axis else size for i, size in enumerate(x.shape)]
        y = f.operand(other, x.element, x.dynamic)
    shape = [n + y.shape[i] if i == axis else n for i, n in enumerate(x.shape)]
    numbers = Numbers(
        np.concatenate((x.numbers.value, y.numbers.value), axis),
        np.concatenate((x.numbers.error, y.numbers.error), axis),
        min(x.numbers.grid, y.numbers.grid),
    )
    target = Tensor("", tuple(shape), x.dynamic, x.element, numbers)
    text = f"tensor.concat dim({axis}) {x.name}, {y.name} : ({x.type}, {y.type}) -> {target.type}"
    return f.add(text, shape, x.dynamic, x.element, numbers)
