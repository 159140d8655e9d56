"""Runs a layer elu(a * b + bias) on many shapes and compares it with numpy.

usage: matmul_shapes.py ACT_RUN FILE PIPELINE
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

# (m, k, n): none, one, a tile of rows or columns more or less one, a block of k
# more or less one, the most rows for which B is not packed, more columns than a
# block.
SHAPES = [
    (0, 5, 7),
    (5, 0, 7),
    (5, 7, 0),
    (1, 1, 1),
    (1, 300, 40),
    (7, 3, 31),
    (8, 4, 32),
    (9, 5, 33),
    (15, 255, 16),
    (16, 256, 17),
    (17, 257, 63),
    (32, 300, 96),
    (33, 513, 65),
    (40, 1030, 1100),
]


def main() -> int:
    act_run, file, pipeline = sys.argv[1:]
    random = np.random.default_rng(1)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("a.npy", "b.npy", "bias.npy")]
        output = Path(folder) / "y.npy"
        for m, k, n in SHAPES:
            inputs = [
                random.standard_normal(shape).astype(np.float32) for shape in ((m, k), (k, n), (n,))
            ]
            for path, array in zip(paths, inputs):
                np.save(path, array)
            command = [act_run, file, f"--pipeline={pipeline}", f"--output={output}"]
            command += [f"--input={path}" for path in paths]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
            a, b, bias = (array.astype(np.float64) for array in inputs)
            x = a @ b + bias
            expected = np.where(x > 0, x, np.expm1(np.minimum(x, 0)))
            # Each product and sum rounds once.
            bound = 2.0**-23 * (np.abs(a) @ np.abs(b) + np.abs(bias)) * (k + 2)
            result = np.load(output)
            if result.shape != (m, n) or not (np.abs(result - expected) <= bound).all():
                print(f"wrong result for m, k, n = {m}, {k}, {n}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
