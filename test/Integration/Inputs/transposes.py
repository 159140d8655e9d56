"""Runs transpositions on several shapes and compares them with numpy.

usage: transposes.py ACT_RUN FILE
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

SIZES = [(1, 1), (3, 20), (8, 16), (17, 7), (33, 50)]


def main() -> int:
    act_run, file = sys.argv[1:]
    random = np.random.default_rng(1)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for m, n in SIZES:
            x = random.standard_normal((m, n)).astype(np.float32)
            h = random.standard_normal((3, m, n)).astype(np.float16)
            np.savez(folder / "arguments.npz", x, h)
            for bits in (512, 256, 128):
                command = [act_run, file, f"--pipeline=act-to-llvm{{vector-bits={bits}}}"]
                command += [f"--input={folder / 'arguments.npz'}"]
                command += [f"--output={folder / 'results.npz'}"]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
                results = np.load(folder / "results.npz")
                for result, expected in zip(
                    (results["arr_0"], results["arr_1"]), (x.T, h.transpose(2, 0, 1))
                ):
                    if not np.array_equal(result, expected):
                        print(f"wrong: {expected.shape} with vectors of {bits}")
                        failures += 1
    return failures


if __name__ == "__main__":
    sys.exit(main())
