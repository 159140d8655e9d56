"""act in Python: compile MLIR and call it on arrays.

>>> import act_mlir, numpy
>>> elu = act_mlir.compile('''
...   func.func @elu(%x: tensor<?xf32>) -> tensor<?xf32> {
...     %y = act.elu %x : tensor<?xf32>
...     return %y : tensor<?xf32>
...   }''')
>>> elu(numpy.array([-1, 0, 2], "float32"))
array([-0.63212055,  0.        ,  2.        ], dtype=float32)
>>> elu
<act_mlir.Function elu(x: tensor<?xf32>) -> (out: tensor<?xf32>)>

Arguments are numpy arrays, or anything else in CPU memory that has DLPack
(torch tensors, jax arrays); contiguous ones are passed without a copy.
`act_mlir.nn` has the activations themselves, as functions of arrays, and
`act_mlir.init` the gains of initial weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._compile import BenchResult as BenchResult
    from ._compile import Function as Function
    from ._compile import Module as Module
    from ._compile import compile as compile
    from ._core import CompilationError as CompilationError
    from .frontends import from_jax as from_jax
    from .frontends import from_torch as from_torch

__all__ = [
    "BenchResult",
    "CompilationError",
    "Function",
    "Module",
    "compile",
    "from_jax",
    "from_torch",
    "init",
    "nn",
]

# Where the names above come from. They are imported when they are used: LLVM
# and numpy take their time.
_HOMES = {
    "BenchResult": "_compile",
    "CompilationError": "_core",
    "Function": "_compile",
    "Module": "_compile",
    "compile": "_compile",
    "from_jax": "frontends",
    "from_torch": "frontends",
}


def __getattr__(name: str) -> Any:
    import importlib

    if name in ("init", "nn", "frontends", "jax_ffi", "torch_backend"):
        return importlib.import_module("." + name, __name__)
    if name == "__version__":
        return importlib.import_module("._core", __name__).version
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    value = getattr(importlib.import_module("." + _HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
