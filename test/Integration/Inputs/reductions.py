"""Runs softmax and sums of squares of rows on several shapes: compares them
with numpy, and the bits of different vector widths with each other.

usage: reductions.py ACT_RUN FILE
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

# Rows of nothing, and around the 32 partial results.
SHAPES = [(3, 0), (4, 1), (2, 33), (3, 64), (5, 1003)]
VECTOR_BITS = [512, 256, 128]


def run(act_run: str, file: str, bits: int, source: Path, folder: Path) -> list[np.ndarray]:
    outputs = [folder / f"{bits}-{i}.npy" for i in range(2)]
    command = [act_run, file, f"--pipeline=act-to-llvm{{vector-bits={bits}}}", f"--input={source}"]
    command += [f"--output={output}" for output in outputs]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
    return [np.load(output) for output in outputs]


def main() -> int:
    act_run, file = sys.argv[1:]
    random = np.random.default_rng(1)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "x.npy"
        for shape in SHAPES:
            x = random.standard_normal(shape).astype(np.float32)
            np.save(source, x)
            results = [run(act_run, file, bits, source, folder) for bits in VECTOR_BITS]
            y = x.astype(np.float64)
            e = np.exp(y - y.max(axis=1, keepdims=True, initial=-np.inf))
            expected = [e / e.sum(axis=1, keepdims=True), (y * y).sum(axis=1)]
            for i, reference in enumerate(expected):
                first = results[0][i]
                if not np.allclose(first, reference, rtol=1e-5):
                    print(f"result {i} is wrong for {shape}")
                    failures += 1
                if any(first.tobytes() != other[i].tobytes() for other in results):
                    print(f"result {i} depends on the vector width for {shape}")
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
