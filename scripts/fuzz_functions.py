"""The text of a random function, as it grows by one operation after the other."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from fuzz_numbers import START_GRID, TYPES, Numbers, Type

# Around the widths of vectors, tiles and blocks.
EDGES = (7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 37, 48, 61, 63, 64, 65)


@dataclass
class Tensor:
    """An SSA value, and what it holds."""

    name: str
    shape: tuple[int, ...]
    # Which sizes the type of the tensor does not tell.
    dynamic: tuple[bool, ...]
    element: Type
    numbers: Numbers

    @property
    def type(self) -> str:
        return tensor_type(self.shape, self.dynamic, self.element)

    @property
    def rank(self) -> int:
        return len(self.shape)


def tensor_type(shape: Sequence[int], dynamic: Sequence[bool], element: Type) -> str:
    sizes = ("?" if unknown else str(size) for size, unknown in zip(shape, dynamic))
    return f"tensor<{'x'.join([*sizes, element.name])}>"


def affine_map(rank: int, results: Sequence[int | str]) -> str:
    """A map to dimensions, by number, and expressions."""
    dims = ", ".join(f"d{i}" for i in range(rank))
    exprs = ", ".join(f"d{i}" if isinstance(i, int) else i for i in results)
    return f"affine_map<({dims}) -> ({exprs})>"


def literal(value: float) -> str:
    """A float as MLIR spells it, which wants a point before an exponent."""
    text = repr(float(value))
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


@dataclass
class Options:
    """What functions to make."""

    types: Sequence[str] = tuple(TYPES)
    # Whether sizes may be 0, and whether they may be unknown.
    empty: bool = True
    dynamic: bool = True
    operations: int = 8
    # Whether to differentiate them: by one argument at least, and not where many
    # numbers are the same, and kinks of functions therefore met.
    differentiable: bool = False


@dataclass
class Function:
    random: random.Random
    options: Options
    arguments: list[Tensor] = field(default_factory=list)
    # All tensors that operations can use, the newest last.
    tensors: list[Tensor] = field(default_factory=list)
    results: list[Tensor] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self):
        self.numpy = np.random.default_rng(self.random.getrandbits(32))
        # Most functions are of one kind: all sizes known, or all unknown, with or
        # without constants, exact or not.
        unknown = (0.0, 0.0, 0.3, 1.0) if self.options.dynamic else (0.0,)
        self.unknown = self.random.choice(unknown)
        self.constants = self.random.random() < 0.4
        self.integers = self.random.random() < 0.4 and not self.options.differentiable
        self.zeros = 0.1 if self.options.empty and self.random.random() < 0.2 else 0.0

    # -----------------------------------------------------------------------
    # Names and lines
    # -----------------------------------------------------------------------

    def fresh(self) -> str:
        self.count += 1
        return f"%v{self.count}"

    def emit(self, operation: str) -> str:
        """Adds an operation with one result, and returns its name."""
        name = self.fresh()
        self.lines.append(f"  {name} = {operation}")
        return name

    def snapshot(self) -> tuple[int, ...]:
        return len(self.lines), len(self.arguments), len(self.tensors), self.count

    def restore(self, snapshot: tuple[int, ...]) -> None:
        """Takes back what was added since."""
        lines, arguments, tensors, self.count = snapshot
        del self.lines[lines:], self.arguments[arguments:], self.tensors[tensors:]

    def add(
        self,
        operation: str,
        shape: Sequence[int],
        dynamic: Sequence[bool],
        element: Type,
        numbers: Numbers,
    ) -> Tensor:
        """Adds an operation whose result is a tensor that others can use."""
        assert numbers.value.shape == tuple(shape), operation
        name = self.emit(operation)
        tensor = Tensor(name, tuple(shape), tuple(dynamic), element, numbers)
        self.tensors.append(tensor)
        return tensor

    # -----------------------------------------------------------------------
    # Sizes and numbers
    # -----------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def size(self) -> int:
        if self.chance(self.zeros):
            return 0
        if self.chance(0.15):
            return 1
        if self.chance(0.5):
            return self.random.randint(2, 9)
        return self.random.choice(EDGES)

    def numbers(self, shape: Sequence[int], element: Type) -> Numbers:
        if self.integers:
            return Numbers.exact(self.numpy.integers(-3, 4, shape), 1.0)
        values = self.numpy.standard_normal(shape)
        return Numbers.exact(element.decode(element.encode(values)))

    def operand(
        self, shape: Sequence[int], element: Type, dynamic: Sequence[bool] | None = None
    ) -> Tensor:
        """A new argument, or constant, of a shape; dynamic at random by default."""
        shape = tuple(shape)
        numbers = self.numbers(shape, element)
        if dynamic is None:
            dynamic = [self.chance(self.unknown) for _ in shape]
        tensor = Tensor("", shape, tuple(dynamic), element, numbers)
        size = numbers.value.size
        may_be_constant = self.constants and (self.arguments or not self.options.differentiable)
        if may_be_constant and not any(dynamic) and 0 < size < 5000 and self.chance(0.6):
            if size == 1 or self.chance(0.1):
                number = float(numbers.value.flat[0])
                tensor.numbers = Numbers.exact(np.full(shape, number), numbers.grid)
                content = literal(number)
            else:
                content = f'"0x{element.encode(numbers.value).tobytes().hex().upper()}"'
            tensor.name = self.emit(f"arith.constant dense<{content}> : {tensor.type}")
        else:
            tensor.name = f"%a{len(self.arguments)}"
            self.arguments.append(tensor)
        return tensor

    def start(self) -> float:
        """What a sum starts from, mostly 0."""
        return self.random.choice((0, 0, 0, 3)) * START_GRID

    # -----------------------------------------------------------------------
    # Helpers of operations
    # -----------------------------------------------------------------------

    def index(self, value: int) -> str:
        return self.emit(f"arith.constant {value} : index")

    def dim(self, tensor: Tensor, position: int) -> str:
        return self.emit(f"tensor.dim {tensor.name}, {self.index(position)} : {tensor.type}")

    def empty(
        self,
        shape: Sequence[int],
        element: Type,
        sizes: Sequence[tuple[Tensor, int] | str | None],
    ) -> Tensor:
        """A tensor.empty. `sizes` names the size of a tensor that each is equal to,
        or the value that is the size, or says with None that it is known."""
        dynamic, values = [], []
        for size in sizes:
            known = size is None or (not isinstance(size, str) and not size[0].dynamic[size[1]])
            dynamic.append(not known)
            if not known:
                values.append(size if isinstance(size, str) else self.dim(*size))
        kind = tensor_type(shape, dynamic, element)
        name = self.emit(f"tensor.empty({', '.join(values)}) : {kind}")
        return Tensor(name, tuple(shape), tuple(dynamic), element, Numbers.exact(np.zeros(shape)))

    def empty_like(self, tensor: Tensor) -> Tensor:
        sizes = [(tensor, i) for i in range(tensor.rank)]
        return self.empty(tensor.shape, tensor.element, sizes)

    def fill(self, tensor: Tensor, value: float) -> Tensor:
        """A tensor of the shape of an empty one that is all `value`."""
        constant = self.emit(f"arith.constant {literal(value)} : {tensor.element.name}")
        name = self.emit(
            f"linalg.fill ins({constant} : {tensor.element.name}) "
            f"outs({tensor.name} : {tensor.type}) -> {tensor.type}"
        )
        numbers = Numbers.exact(np.full(tensor.shape, value), START_GRID)
        return Tensor(name, tensor.shape, tensor.dynamic, tensor.element, numbers)

    def generic(
        self,
        inputs: Sequence[Tensor],
        maps: Sequence[Sequence[int | str]],
        output: Tensor,
        output_map: Sequence[int],
        rank: int,
        body: Sequence[str],
    ) -> str:
        """The text of a linalg.generic. Its body names the elements %in0, %in1, ...,
        %out and %result."""
        kinds = ["parallel" if i in output_map else "reduction" for i in range(rank)]
        names = ", ".join(x.name for x in inputs)
        types = ", ".join(x.type for x in inputs)
        block = [f"%in{i}: {x.element.name}" for i, x in enumerate(inputs)]
        block.append(f"%out: {output.element.name}")
        lines = [
            f"linalg.generic {{indexing_maps = "
            f"[{', '.join(affine_map(rank, m) for m in (*maps, output_map))}], "
            f"iterator_types = [{', '.join(f'{chr(34)}{kind}{chr(34)}' for kind in kinds)}]}}",
            f"      ins({names} : {types}) outs({output.name} : {output.type}) {{",
            f"  ^bb0({', '.join(block)}):",
            *(f"    {line}" for line in body),
            f"    linalg.yield %result : {output.element.name}",
            f"  }} -> {output.type}",
        ]
        return "\n".join(lines)

    @property
    def digits(self) -> int:
        """The fewest that a number in it has."""
        return min(x.element.digits for x in [*self.arguments, *self.tensors])

    def text(self, name: str) -> str:
        arguments = ", ".join(f"{x.name}: {x.type}" for x in self.arguments)
        types = ", ".join(x.type for x in self.results)
        names = ", ".join(x.name for x in self.results)
        return "\n".join(
            [
                f"func.func @{name}({arguments}) -> ({types}) {{",
                *self.lines,
                f"  return {names} : {types}",
                "}\n",
            ]
        )
