"""cuBLASLt, as far as the benchmark needs it: products of bf16 that sum in f32."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from driver import CudaError, Device

NAMES = ("libcublasLt.so.13", "libcublasLt.so.12", "libcublasLt.so")
WORKSPACE = 64 << 20
# From cublasLt.h, library_types.h and cublas_api.h.
R_32F, R_16BF = 0, 14
COMPUTE_32F = 68
DESC_EPILOGUE, DESC_BIAS_POINTER = 7, 8
EPILOGUE_RELU_BIAS = 6
PREF_MAX_WORKSPACE_BYTES = 1


class Heuristic(ctypes.Structure):
    """cublasLtMatmulHeuristicResult_t."""

    _fields_ = [
        ("algorithm", ctypes.c_uint64 * 8),
        ("workspace", ctypes.c_size_t),
        ("state", ctypes.c_int),
        ("waves", ctypes.c_float),
        ("reserved", ctypes.c_int * 4),
    ]


def load() -> ctypes.CDLL | None:
    """The library, or nothing. It takes the driver of the system, not another one."""
    if "ACT_CUDA_DRIVER" in os.environ:
        return None
    homes = [os.environ.get("CUDA_HOME"), "/usr/local/cuda"]
    folders = [Path(home) / part for home in homes if home for part in ("lib64", "lib")]
    for path in [*NAMES, *(str(folder / name) for folder in folders for name in NAMES)]:
        try:
            return ctypes.CDLL(path)
        except OSError:
            continue
    return None


class Matmul:
    """C = A * B for row-major matrices on the device, or relu(A * B + bias)."""

    def __init__(self, library: ctypes.CDLL, device: Device, sizes: tuple[int, int, int], bias=None) -> None:
        self.library = library
        m, n, k = sizes
        self.handle = self.create("Create")
        self.description = self.create("MatmulDescCreate", ctypes.c_int(COMPUTE_32F), ctypes.c_int(R_32F))
        if bias is not None:
            self.set("MatmulDescSetAttribute", self.description, DESC_EPILOGUE, ctypes.c_int32(EPILOGUE_RELU_BIAS))
            self.set("MatmulDescSetAttribute", self.description, DESC_BIAS_POINTER, bias)
        # It has matrices by columns: these are C' = B' * A'.
        self.layouts = [self.layout(rows, columns) for rows, columns in ((n, k), (k, m), (n, m))]
        preference = self.create("MatmulPreferenceCreate")
        self.set("MatmulPreferenceSetAttribute", preference, PREF_MAX_WORKSPACE_BYTES, ctypes.c_uint64(WORKSPACE))
        b, a, c = self.layouts
        self.best, count = Heuristic(), ctypes.c_int()
        self.call(
            "MatmulAlgoGetHeuristic",
            *(self.handle, self.description, b, a, c, c, preference, ctypes.c_int(1)),
            *(ctypes.byref(self.best), ctypes.byref(count)),
        )
        if count.value == 0:
            raise CudaError("cuBLASLt has no algorithm for this product")
        self.workspace = device.allocate(WORKSPACE)

    def call(self, function: str, *arguments: object) -> None:
        """Calls a function of the library."""
        if status := getattr(self.library, f"cublasLt{function}")(*arguments):
            raise CudaError(f"cublasLt{function} failed with status {status}")

    def create(self, function: str, *arguments: object) -> ctypes.c_void_p:
        """Makes an object."""
        result = ctypes.c_void_p()
        self.call(function, ctypes.byref(result), *arguments)
        return result

    def set(self, function: str, target: ctypes.c_void_p, attribute: int, value) -> None:
        """Sets an attribute of an object."""
        size = ctypes.c_size_t(ctypes.sizeof(value))
        self.call(function, target, ctypes.c_int(attribute), ctypes.byref(value), size)

    def layout(self, rows: int, columns: int) -> ctypes.c_void_p:
        """A matrix by columns without gaps."""
        sizes = ctypes.c_uint64(rows), ctypes.c_uint64(columns), ctypes.c_int64(rows)
        return self.create("MatrixLayoutCreate", ctypes.c_int(R_16BF), *sizes)

    def launch(self, a, b, c) -> None:
        """Begins the product."""
        one, zero = ctypes.c_float(1), ctypes.c_float(0)
        of_b, of_a, of_c = self.layouts
        self.call(
            "Matmul",
            *(self.handle, self.description, ctypes.byref(one), b, of_b, a, of_a, ctypes.byref(zero)),
            *(c, of_c, c, of_c, ctypes.byref(self.best.algorithm)),
            *(self.workspace, ctypes.c_size_t(WORKSPACE), None),
        )
