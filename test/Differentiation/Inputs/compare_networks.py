"""Compares the gradients of networks.mlir with those of jax.grad and torch.

usage: compare_networks.py TOOLS
"""

import ctypes
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from check_derivatives import FUNCTION, Function, call

HERE = Path(__file__).resolve().parent
TOLERANCE = 1e-12


def main() -> int:
    tools = Path(sys.argv[1])
    networks = HERE / "networks.mlir"
    expected = np.load(HERE / "networks.npz")
    functions = [Function.parse(match) for match in FUNCTION.finditer(networks.read_text())]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        module, shared = Path(folder) / "networks.mlir", Path(folder) / "networks.so"
        subprocess.run(
            [tools / "act-opt", networks, "--act-differentiate=mode=value-and-grad", "-o", module],
            check=True,
        )
        subprocess.run([tools / "act-compile", module, "-o", shared, "--cpu=native"], check=True)
        library = ctypes.CDLL(str(shared))
        for function in functions:
            kinds = function.arguments
            inputs = [expected[f"{function.name}/input{i}"] for i in range(len(kinds))]
            by = [kinds[i] for i in function.by]
            results = call(
                library, f"{function.name}_value_and_grad", inputs, kinds, function.results + by
            )
            for i, gradient in zip(function.by, results[1:]):
                for peer in ("jax", "torch"):
                    exact = expected[f"{function.name}/{peer}{i}"]
                    error = np.max(np.abs(gradient - exact)) / np.max(np.abs(exact))
                    print(f"{function.name}, argument #{i}: {error:.1e} from {peer}")
                    failures += not error <= TOLERANCE
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
