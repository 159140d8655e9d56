"""What act compiles, called from Python."""

import ctypes
import mmap
import subprocess

import numpy as np


def compile_library(act_compile, file, pipeline, library) -> ctypes.CDLL:
    command = [act_compile, file, f"--pipeline={pipeline}", "--cpu=native"]
    subprocess.run([*command, "-o", library], check=True)
    return ctypes.CDLL(str(library))


def guard(array: np.ndarray, at_end: bool = True) -> np.ndarray:
    """A copy beside pages that must not be touched: it ends where one begins, or
    begins where one ends."""
    page = mmap.PAGESIZE
    size = max(-(-array.nbytes // page), 1) * page
    memory = np.frombuffer(mmap.mmap(-1, size + 2 * page), np.uint8)
    libc = ctypes.CDLL(None, use_errno=True)
    for offset in (0, page + size):
        guarded = ctypes.c_void_p(memory.ctypes.data + offset)
        if libc.mprotect(guarded, ctypes.c_size_t(page), 0) != 0:
            raise OSError(ctypes.get_errno(), "mprotect failed")
    begin = page + (size - array.nbytes if at_end else 0)
    copy = memory[begin : begin + array.nbytes].view(array.dtype).reshape(array.shape)
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
