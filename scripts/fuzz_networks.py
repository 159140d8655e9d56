"""Random networks: operations of fuzz_operations, fuzz_control and fuzz_windows, one
on another."""

from __future__ import annotations

import random

import fuzz_control  # noqa: F401 (registers its operations)
import fuzz_numbers as fn
import fuzz_windows  # noqa: F401 (registers its operations)
import numpy as np
from fuzz_functions import Function, Options, Tensor
from fuzz_numbers import TYPES, Unsuitable
from fuzz_operations import ACTIVATIONS, OPERATIONS

# Above, f16 overflows soon, and exponentials do.
MODERATE = 50.0
# The largest tensor that operations go on with.
ELEMENTS = 50_000
# Bounds on errors that are larger than this part of the values find little.
USEFUL = 2.0**-4


def first_tensor(f: Function) -> Tensor:
    element = TYPES[f.random.choice(list(f.options.types))]
    rank = f.random.choice((0, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5))
    shape = [f.size() for _ in range(rank)]
    if rank >= 4:
        # An image in one of the layouts, of moderate size.
        shape = [f.random.randint(1, 3), *(f.random.randint(2, 11) for _ in shape[1:])]
        place = f.random.choice((1, rank - 1))
        shape[place] = min(f.size() or 1, 33)
    tensor = f.operand(shape, element)
    f.tensors.append(tensor)
    return tensor


def pick(f: Function, ranks: tuple[int, ...]) -> Tensor:
    """Mostly the newest tensor, so that operations form chains."""
    fits = [x for x in f.tensors if x.rank in ranks and x.numbers.value.size <= ELEMENTS]
    if not fits:
        raise Unsuitable
    return fits[-1] if f.chance(0.7) else f.random.choice(fits)


def tame(f: Function, x: Tensor) -> None:
    """Follows large values with an operation that makes them moderate."""
    if fn.largest(x.numbers.size) <= MODERATE:
        return
    function, slope = ACTIVATIONS["softsign"]
    numbers = fn.function_of(x.numbers, function, slope, x.element)
    f.add(f"act.softsign {x.name} : {x.type}", x.shape, x.dynamic, x.element, numbers)


def is_useful(x: Tensor) -> bool:
    return fn.largest(x.numbers.error) <= USEFUL * max(fn.largest(np.abs(x.numbers.value)), 1e-3)


def random_function(seed: int, options: Options) -> Function:
    f = Function(random.Random(seed), options)
    first_tensor(f)
    wanted = f.random.randint(1, options.operations)
    done = 0
    # Most attempts succeed; a tensor of rank 0 has few operations.
    for _ in range(20 * wanted):
        if done == wanted:
            break
        ranks, operation = f.random.choice(OPERATIONS)
        snapshot = f.snapshot()
        try:
            result = operation(f, pick(f, ranks))
            if not is_useful(result):
                raise Unsuitable
            tame(f, result)
            done += 1
        except Unsuitable:
            f.restore(snapshot)
    # Some results are the same value twice, an argument, or what others read.
    f.results = [f.tensors[-1]]
    while f.chance(0.3):
        f.results.append(f.random.choice(f.tensors))
    return f
