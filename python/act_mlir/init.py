"""How to initialise layers: what an activation does to a normal variable.

>>> round(gain("elu", alpha=1.0), 12)
1.245198300701
>>> round(self_normalizing("elu").alpha, 12)
1.673263242354

Weights of variance gain^2 / fan_in keep the variance of pre-activations from
layer to layer: `numpy.random.normal(0, gain("elu") / fan_in**0.5, shape)`. The
gain of ReLU is that of He et al. (2015), sqrt(2).

The numbers are those of the tool act-init: Gauss quadrature on the compiled
kernel in double precision, with errors of about 1e-15.
"""

from __future__ import annotations

import functools
import json
import pathlib
import subprocess
from typing import Any, NamedTuple

__all__ = ["Moments", "SelfNormalizing", "gain", "moments", "self_normalizing"]


class SelfNormalizing(NamedTuple):
    """scale * f(X; alpha) has mean 0 and variance 1, as SELU."""

    alpha: float
    scale: float


class Moments(NamedTuple):
    """Moments of f(X) for an activation f and a normal X."""

    mean: float
    """E[f(X)]"""
    variance: float
    """Var[f(X)]"""
    second_moment: float
    """E[f(X)^2]"""
    squared_slope: float
    """E[f'(X)^2]"""
    gain: float
    """1 / sqrt(E[f(X)^2])"""
    backward_gain: float
    """1 / sqrt(E[f'(X)^2]), for gradients on their way back, with fan_out"""


def _find_tool() -> pathlib.Path:
    """act-init: in the package, or in the build tree that the package is in."""
    package = pathlib.Path(__file__).resolve().parent
    for folder in (package, package.parents[1] / "bin"):
        if (folder / "act-init").exists():
            return folder / "act-init"
    raise FileNotFoundError(f"act-init is neither in {package} nor in a build tree around it")


@functools.lru_cache(maxsize=None)
def _run(activation: str, mean: float, deviation: float, **parameters: float | str) -> dict[str, Any]:
    if "," in activation:
        raise ValueError(f"unknown activation '{activation}'")
    options: dict[str, Any] = {"activation": activation, "mean": mean, "deviation": deviation, **parameters}
    command = [str(_find_tool()), "--json"]
    approximate = options.pop("approximate", "none")
    if approximate not in ("none", "tanh"):
        raise ValueError(f"approximate is 'none' or 'tanh', not {approximate!r}")
    if approximate == "tanh":
        command.append("--approximate-tanh")
    command += [f"--{name}={value}" for name, value in options.items()]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise ValueError(run.stderr.strip().removeprefix("act-init: error: "))
    return json.loads(run.stdout)[0]


def moments(
    activation: str, *, mean: float = 0.0, deviation: float = 1.0, **parameters: float | str
) -> Moments:
    """The moments of f(X), X ~ N(mean, deviation^2).

    `activation` is the name of an operation without `act.`, `parameters` are its
    attributes (defaults: those of the operation). ValueError if there is none, if a
    parameter is unknown or out of its range, or if a moment is not finite. GELU's
    tanh form is `moments("gelu", approximate="tanh")`.

    >>> round(moments("relu").mean, 12)  # 1 / sqrt(2 pi)
    0.398942280401
    """
    values = _run(activation, float(mean), float(deviation), **parameters)
    return Moments(*(values[name] for name in Moments._fields))


def gain(activation: str, **parameters: float | str) -> float:
    """The gain of initial weights, 1 / sqrt(E[f(X)^2]) for X ~ N(0, 1).

    >>> round(gain("relu"), 12)  # sqrt(2)
    1.414213562373
    """
    return moments(activation, **parameters).gain


def self_normalizing(
    activation: str, *, mean: float = 0.0, deviation: float = 1.0
) -> SelfNormalizing:
    """The alpha and the scale that give scale * f(X) mean 0 and variance 1.

    They exist for `elu` and `celu`. ValueError for an activation without.

    >>> round(self_normalizing("elu").scale, 12)  # SELU's
    1.050700987355
    """
    values = _run(activation, float(mean), float(deviation))
    if "self_normalizing" not in values:
        raise ValueError(f"no alpha gives '{activation}' mean 0")
    return SelfNormalizing(**values["self_normalizing"])
