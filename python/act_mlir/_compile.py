"""Compiling a module, and what can be asked of the result."""

from __future__ import annotations

import operator
import os
from dataclasses import dataclass
from statistics import median
from typing import Any, Iterable, Sequence

from . import _core
from ._core import CompilationError as CompilationError


class Module:
    """A module of MLIR, as text or bytecode.

    >>> module = Module("func.func @f(%x: f32) -> f32 { return %x : f32 }")
    >>> module.run("canonicalize")
    >>> print(module)
    module {
      func.func @f(%arg0: f32) -> f32 {
        return %arg0 : f32
      }
    }
    <BLANKLINE>
    """

    def __init__(self, source: str | bytes | os.PathLike[str]) -> None:
        """Parses a text, or the file of a path or of a name like "net.mlir"."""
        if not isinstance(source, (str, bytes, os.PathLike)):
            raise TypeError(f"a module is text, bytecode or a path, not {type(source).__name__}")
        if isinstance(source, str) and "\n" not in source and source.endswith((".mlir", ".mlirbc")):
            source = os.fspath(source)
            is_path = True
        else:
            is_path = isinstance(source, os.PathLike)
        if is_path:
            name = os.fspath(source)  # type: ignore[arg-type]
            with open(name, "rb") as file:
                self._module = _core.Module(file.read(), name)
        else:
            self._module = _core.Module(source, "module")

    def run(self, pipeline: str) -> None:
        """Runs passes of act or MLIR: "act-prepare,act-raise"."""
        self._module.run(pipeline)

    def copy(self) -> Module:
        """Another module of the same operations."""
        module = Module.__new__(Module)
        module._module = self._module.copy()
        return module

    @property
    def report(self) -> str:
        """What the last passes remarked, and their times."""
        return self._module.report

    def __str__(self) -> str:
        return str(self._module)


@dataclass(frozen=True)
class BenchResult:
    """The times of a call, in seconds."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the samples."""
        return median(self.samples)

    @property
    def min(self) -> float:
        """The shortest of the samples."""
        return min(self.samples)

    def __repr__(self) -> str:
        return (
            f"BenchResult(median={self.median * 1e6:.4g} us, min={self.min * 1e6:.4g} us, "
            f"{len(self.samples)} samples)"
        )


class Function:
    """A compiled function."""

    def __init__(self, module: Module, entry: str | None, options: dict[str, Any]) -> None:
        self._module = module
        self._entry = entry or ""
        self._compile_options = options
        self._options = _core.Options(entries=[entry] if entry else [], **options)
        program = _core.Program(module._module, self._options)
        #: The remarks of the passes, and the times of compilation.
        self.report: str = module.report
        self._function = _core.Function(program, entry.rpartition("=")[2] if entry else "")

    @property
    def name(self) -> str:
        """The name of the function in the module."""
        return self._function.name

    @property
    def inputs(self) -> list[_core.Value]:
        """The arguments: name, type, dtype, shape (None for a dynamic size)."""
        return self._function.inputs

    @property
    def results(self) -> list[_core.Value]:
        """The results, likewise."""
        return self._function.results

    @property
    def address(self) -> int:
        """The address of the function, as its C header declares it."""
        return self._function.address

    @property
    def mlir(self) -> str:
        """The module in the LLVM dialect, which the pipeline made."""
        return self._emit(_core.Output.MLIR)

    @property
    def llvm_ir(self) -> str:
        """The optimized LLVM IR."""
        return self._emit(_core.Output.LLVM)

    @property
    def asm(self) -> str:
        """The assembly."""
        return self._emit(_core.Output.ASSEMBLY)

    @property
    def header(self) -> str:
        """The C header that declares the function."""
        return self._emit(_core.Output.HEADER)

    def _emit(self, output: _core.Output) -> Any:
        return self._module._module.emit(output, self._options)

    def __call__(self, *arguments: Any, out: Any = None) -> Any:
        """Calls the function.

        Results are new numpy arrays (numbers, if they have no shape), or are
        written to `out`: a writable array, or a tuple of them, in memory of its
        own.
        """
        return self._function(*arguments, out=out)

    def vjp(self, wrt: int | Sequence[int] | None = None) -> Function:
        """The function that also takes the gradient of each result, and also
        returns the gradient of each argument in `wrt` (all of floats, if None).

        >>> elu = compile("func.func @f(%x: f64) -> f64 { %y = act.elu %x : f64 return %y : f64 }")
        >>> elu.vjp()
        <act_mlir.Function f_vjp(in0: f64, in1: f64) -> (out0: f64, out1: f64)>
        """
        return self._differentiate("reverse", "vjp", wrt)

    def value_and_grad(self, wrt: int | Sequence[int] | None = None) -> Function:
        """The function that also returns the gradient of its first result, a
        scalar, for each argument in `wrt` (all of floats, if None).

        >>> square = compile('''
        ...   func.func @square(%x: f64) -> f64 {
        ...     %y = arith.mulf %x, %x : f64
        ...     return %y : f64
        ...   }''')
        >>> value, gradient = square.value_and_grad()(3.0)
        >>> float(value), float(gradient)
        (9.0, 6.0)
        """
        return self._differentiate("value-and-grad", "value_and_grad", wrt)

    def _differentiate(self, mode: str, suffix: str, wrt: int | Sequence[int] | None) -> Function:
        module = self._module.copy()
        name = self._entry.partition("=")[0] or self.name
        options = f"entry={name} mode={mode}"
        if wrt is not None:
            arguments = list(wrt) if isinstance(wrt, Iterable) else [wrt]
            if not arguments:
                raise ValueError("wrt names no argument")
            options += " wrt=" + ",".join(str(int(operator.index(i))) for i in arguments)
        module.run(f"act-differentiate{{{options}}}")
        return Function(module, f"{name}_{suffix}", self._compile_options)

    def bench(self, *arguments: Any, seconds: float = 0.2) -> BenchResult:
        """Measures calls with these arguments, without the way into Python."""
        return BenchResult(tuple(self._function.bench(arguments, seconds)))

    def __repr__(self) -> str:
        inputs = ", ".join(map(repr, self.inputs))
        results = ", ".join(map(repr, self.results))
        return f"<act_mlir.Function {self.name}({inputs}) -> ({results})>"


def compile(
    source: str | bytes | os.PathLike[str] | Module,
    *,
    entry: str | None = None,
    cpu: str = "native",
    features: str = "",
    pipeline: str = "act-to-llvm",
    parallel: bool = False,
) -> Function:
    """Compiles a function of a module for this machine.

    `source` is MLIR as text, bytecode, a path or a Module. `entry` names the
    function; by default it is the only public one, or `main`. `cpu` and
    `features` are LLVM's names. `parallel` shares large operations among
    threads, as many as OMP_NUM_THREADS says when the process starts.

    >>> double = compile('''
    ...   func.func @double(%x: tensor<4xf64>) -> tensor<4xf64> {
    ...     %y = arith.addf %x, %x : tensor<4xf64>
    ...     return %y : tensor<4xf64>
    ...   }''')
    >>> double([1, 2, 3, 4])
    array([2., 4., 6., 8.])
    >>> import numpy
    >>> y = numpy.zeros(4)
    >>> double(numpy.ones(4), out=y) is y
    True
    >>> double(numpy.ones(5))
    Traceback (most recent call last):
      ...
    ValueError: argument 'x' of 'double' is tensor<4xf64>; given was 5xf64

    Sizes that an operation takes for equal are compared, too:

    >>> add = compile('''
    ...   func.func @add(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
    ...     %z = arith.addf %x, %y : tensor<?xf64>
    ...     return %z : tensor<?xf64>
    ...   }''')
    >>> add([1, 2], [1, 2, 3])
    Traceback (most recent call last):
      ...
    ValueError: 'add' needs size 0 of 'x' and size 0 of 'y' to be equal; given were 2 and 3

    What is wrong with a module is a CompilationError:

    >>> compile("func.func @f(%x: f32) -> f32 { return %y : f32 }")
    Traceback (most recent call last):
      ...
    act_mlir._core.CompilationError: module:1:39: error: use of undeclared SSA value name
    func.func @f(%x: f32) -> f32 { return %y : f32 }
                                          ^
    """
    module = source if isinstance(source, Module) else Module(source)
    options = {"cpu": cpu, "features": features, "pipeline": pipeline, "parallel": parallel}
    return Function(module, entry, options)
