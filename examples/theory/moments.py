"""Moments of activations of a normal variable, by act-init and by sampling."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Callable

import numpy as np

ACT_INIT = Path(os.environ.get("ACT_BIN", "build/bin")) / "act-init"


def moments(activation: str, deviation: float = 1.0, **parameters: float) -> dict[str, Any]:
    """Mean, variance, second moment, gain, ... of f(X), X ~ N(0, deviation^2).

    By quadrature on the compiled f64 kernel.
    """
    command = [str(ACT_INIT), "--json", f"--activation={activation}", f"--deviation={deviation!r}"]
    command += [f"--{name}={value!r}" for name, value in parameters.items()]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(run.stdout)[0]


def sample_mean(
    function: Callable[[np.ndarray], np.ndarray], deviation: float, count: int, seed: int
) -> tuple[float, float]:
    """The mean of function(X) over a sample, and four standard errors of it."""
    x = np.random.default_rng(seed).normal(0.0, deviation, count).astype("float32")
    values = function(x).astype("float64")
    return float(values.mean()), 4 * float(values.std()) / count**0.5
