"""What act compiles, called from Python."""

import ctypes
import subprocess

import numpy as np


def compile_library(act_compile, file, pipeline, library) -> ctypes.CDLL:
    command = [act_compile, file, f"--pipeline={pipeline}", "--cpu=native"]
    subprocess.run([*command, "-o", library], check=True)
    return ctypes.CDLL(str(library))


def describe(array: np.ndarray) -> ctypes.Array:
    """MLIR's memref descriptor, which stands for an array of unknown sizes."""
    fields = [array.ctypes.data, array.ctypes.data, 0, *array.shape]
    fields += [stride // array.itemsize for stride in array.strides]
    return (ctypes.c_int64 * len(fields))(*fields)


def pointer(array: np.ndarray) -> ctypes.c_void_p:
    """What stands for an array of known sizes."""
    return ctypes.c_void_p(array.ctypes.data)
