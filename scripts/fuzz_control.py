"""Loops and conditionals of random networks; see fuzz_operations."""

from __future__ import annotations

import fuzz_numbers as fn
from fuzz_functions import Function, Tensor
from fuzz_numbers import Numbers, Unsuitable
from fuzz_operations import ACTIVATIONS, operation


def step(f: Function, x: Tensor) -> tuple[list[str], Tensor, str]:
    """The text of x := f(x) + y, where x is %carried and becomes %next."""
    name = f.random.choice(list(ACTIVATIONS))
    y = f.operand(x.shape, x.element, x.dynamic)
    lines = [
        f"    %f = act.{name} %carried : {x.type}",
        f"    %next = arith.addf %f, {y.name} : {x.type}",
        f"    scf.yield %next : {x.type}",
    ]
    return lines, y, name


def after(x: Tensor, numbers: Numbers, y: Tensor, name: str) -> Numbers:
    function, slope = ACTIVATIONS[name]
    value = fn.function_of(numbers, function, slope, x.element)
    return fn.rounded(fn.add(value, y.numbers), x.element)


@operation(0, 1, 2, 3, 4, 5)
def loop(f: Function, x: Tensor) -> Tensor:
    # What a loop carries is kept for its derivative, in a tensor of known size.
    if f.options.differentiable and any(x.dynamic):
        raise Unsuitable
    count = f.random.randint(0, 3)
    lines, y, name = step(f, x)
    numbers = x.numbers
    for _ in range(count):
        numbers = after(x, numbers, y, name)
    begin, end, one = f.index(0), f.index(count), f.index(1)
    text = "\n".join(
        [
            f"scf.for %i = {begin} to {end} step {one} "
            f"iter_args(%carried = {x.name}) -> ({x.type}) {{",
            *lines,
            "  }",
        ]
    )
    return f.add(text, x.shape, x.dynamic, x.element, numbers)


@operation(1, 2, 3, 4, 5)
def conditional(f: Function, x: Tensor) -> Tensor:
    """Of a size, which the program knows when it runs if it is unknown."""
    axis, limit = f.random.randrange(x.rank), f.size()
    lines, y, name = step(f, x)
    is_taken = x.shape[axis] > limit
    numbers = after(x, x.numbers, y, name) if is_taken else x.numbers
    condition = f.emit(f"arith.cmpi ugt, {f.dim(x, axis)}, {f.index(limit)} : index")
    text = "\n".join(
        [
            f"scf.if {condition} -> ({x.type}) {{",
            *(line.replace("%carried", x.name) for line in lines),
            "  } else {",
            f"    scf.yield {x.name} : {x.type}",
            "  }",
        ]
    )
    return f.add(text, x.shape, x.dynamic, x.element, numbers)
