"""What act compiles, called from Python."""

import ctypes
import mmap
import subprocess

import numpy as np


def compile_library(act_compile, file, pipeline, library) -> ctypes.CDLL:
    command = [act_compile, file, f"--pipeline={pipeline}", "--cpu=native"]
    subprocess.run([*command, "-o", library], check=True)
    return ctypes.CDLL(str(library))


def guard(array: np.ndarray) -> np.ndarray:
    """A copy that ends where a page begins that must not be touched."""
    size = max(-(-array.nbytes // mmap.PAGESIZE), 1) * mmap.PAGESIZE
    memory = np.frombuffer(mmap.mmap(-1, size + mmap.PAGESIZE), np.uint8)
    last = ctypes.c_void_p(memory.ctypes.data + size)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mprotect(last, ctypes.c_size_t(mmap.PAGESIZE), 0) != 0:
        raise OSError(ctypes.get_errno(), "mprotect failed")
    copy = memory[size - array.nbytes : size].view(array.dtype).reshape(array.shape)
    copy[...] = array
    return copy


def describe(array: np.ndarray) -> ctypes.Array:
    """MLIR's memref descriptor, which stands for an array of unknown sizes."""
    fields = [array.ctypes.data, array.ctypes.data, 0, *array.shape]
    fields += [stride // array.itemsize for stride in array.strides]
    return (ctypes.c_int64 * len(fields))(*fields)


def pointer(array: np.ndarray) -> ctypes.c_void_p:
    """What stands for an array of known sizes."""
    return ctypes.c_void_p(array.ctypes.data)
