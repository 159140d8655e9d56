"""Real data that ships with scikit-learn."""

from __future__ import annotations

import numpy as np


def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """1797 images of digits in [0, 1], their classes as one-hot and as numbers."""
    from sklearn.datasets import load_digits

    data = load_digits()
    return (
        (data.data / 16).astype("float32"),
        np.eye(10, dtype="float32")[data.target],
        data.target,
    )


def batches(count: int, size: int, steps: int, seed: int):
    """Indices of random batches."""
    random = np.random.default_rng(seed)
    for _ in range(steps):
        yield random.choice(count, size, replace=False)
