"""The activations of act as functions of arrays.

They are universal functions of numpy: they broadcast, convert, take `out`,
`where` and `dtype`, and work on half, single and double precision. Their errors
are those of the operations (docs/accuracy.md). What has parameters is compiled
once for each new value of them.

>>> import numpy
>>> elu(numpy.array([-1.0, 0.0, 2.0]))
array([-0.63212056,  0.        ,  2.        ])
>>> elu(numpy.array([-1.0, 0.0, 2.0]), alpha=0.5)
array([-0.31606028,  0.        ,  2.        ])
>>> prelu([[-1.0, 2.0], [-2.0, 4.0]], [0.1, 0.2])
array([[-0.1,  2. ],
       [-0.2,  4. ]])
>>> x = numpy.linspace(-1, 1, 3)
>>> relu(x, out=x) is x
True

Each has its derivative: `elu_derivative` has the parameters of `elu`.
"""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np

from . import _kernels, _nn

_FORMULAS = {
    "exp": "exp(x)",
    "expm1": "exp(x) - 1",
    "sigmoid": "1 / (1 + exp(-x))",
    "tanh": "tanh(x)",
    "erf": "erf(x)",
    "erfc": "1 - erf(x)",
    "relu": "max(x, 0)",
    "relu6": "min(max(x, 0), 6)",
    "leaky_relu": "x if x >= 0 else slope x",
    "prelu": "x if x >= 0 else slope x, of two arrays",
    "threshold": "x if x > threshold else value",
    "elu": "x if x >= 0 else alpha (exp(x) - 1)",
    "selu": "scale (x if x >= 0 else alpha (exp(x) - 1)), 1.0507, 1.6733",
    "celu": "x if x >= 0 else alpha (exp(x / alpha) - 1)",
    "gelu": "x Phi(x); approximate is 'none' or 'tanh'",
    "silu": "x sigmoid(beta x)",
    "softplus": "log(1 + exp(beta x)) / beta",
    "mish": "x tanh(softplus(x))",
    "log_sigmoid": "log(sigmoid(x))",
    "softsign": "x / (1 + |x|)",
    "hardtanh": "min(max(x, low), high)",
    "hardsigmoid": "min(max(x / 6 + 1/2, 0), 1)",
    "hardswish": "x min(max(x + 3, 0), 6) / 6",
}

__all__ = _kernels.names()


@functools.lru_cache(maxsize=None)
def _specialize(name: str, **parameters: float | str) -> np.ufunc:
    """The ufunc for these parameters, compiled for this machine."""
    from . import _core

    module = "".join(
        _kernels.function(name, type_, type_, **parameters) for type_ in _kernels.TYPES.values()
    )
    program = _core.Program(_core.Module(module, name), _core.Options())
    functions = [_core.Function(program, type_) for type_ in _kernels.TYPES.values()]
    ufunc = _nn.ufunc(name, _doc(name), *(function.address for function in functions))
    _PROGRAMS.append(program)
    return ufunc


# Ufuncs live as long as the process, and so does their code.
_PROGRAMS: list[Any] = []


def _doc(name: str) -> str:
    base = _kernels.base(name)
    return ("The derivative of " if base != name else "") + _FORMULAS[base]


def _define(name: str) -> Any:
    """A ufunc, or a function that chooses one by the parameters."""
    ufunc = _nn.ufunc(name, _doc(name))
    defaults = _kernels.ACTIVATIONS[_kernels.base(name)]
    if not defaults:
        return ufunc
    kinds = {key: type(value) for key, value in defaults.items()}

    def activation(x: Any, *values: Any, **options: Any) -> Any:
        if not values and defaults.keys().isdisjoint(options):
            return ufunc(x, **options)
        if len(values) > len(defaults):
            raise TypeError(f"{name}() takes at most {len(defaults)} parameters")
        parameters = defaults | dict(zip(defaults, values))
        for key in list(defaults)[: len(values)]:
            if key in options:
                raise TypeError(f"{name}() got multiple values for '{key}'")
        parameters.update((key, options.pop(key)) for key in defaults if key in options)
        parameters = {key: kinds[key](value) for key, value in parameters.items()}
        for key, value in parameters.items():
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"{key} of {name}() must be finite, not {value}")
        if parameters == defaults:
            return ufunc(x, **options)
        return _specialize(name, **parameters)(x, **options)

    signature = ", ".join(f"{key}={value!r}" for key, value in defaults.items())
    activation.__name__ = activation.__qualname__ = name
    activation.__module__ = __name__
    activation.__doc__ = (
        f"{name}(x, {signature}, *, out=None, where=True, dtype=None)\n\n{_doc(name)}"
    )
    return activation


for _name in __all__:
    globals()[_name] = _define(_name)
