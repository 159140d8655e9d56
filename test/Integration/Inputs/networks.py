"""Runs the networks of the benchmark: compares them with float64, and the bits
of different vector widths with each other.

usage: networks.py ACT_RUN BENCHMARKS
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

VECTOR_BITS = [512, 256, 128]
# Of a result of the size of 1; sums have up to 3072 terms.
TOLERANCE = 2e-5


def main() -> int:
    act_run, benchmarks = sys.argv[1:]
    sys.path.insert(0, benchmarks)
    from networks.definitions import NETWORKS, numpy_operations

    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for network_name, network in NETWORKS.items():
            arrays = network.arrays()
            np.savez(folder / "arguments.npz", *arrays)
            exact = network.apply(numpy_operations(), *(a.astype(float) for a in arrays))
            results = []
            for bits in VECTOR_BITS:
                command = [act_run, f"{benchmarks}/networks/{network_name}.mlir"]
                command += [f"--pipeline=act-to-llvm{{vector-bits={bits}}}"]
                command += [f"--input={folder / 'arguments.npz'}"]
                command += [f"--output={folder / 'y.npy'}"]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
                results.append(np.load(folder / "y.npy"))
            error = np.abs(results[0] - exact).max()
            if not error < TOLERANCE:
                print(f"{network_name}: the error is {error}")
                failures += 1
            for bits, result in zip(VECTOR_BITS, results):
                if result.tobytes() != results[0].tobytes():
                    print(f"{network_name}: other bits with vectors of {bits}")
                    failures += 1
    return failures


if __name__ == "__main__":
    sys.exit(main())
