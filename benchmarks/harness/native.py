"""Contenders in machine code: act, OpenBLAS, oneDNN, XNNPACK, the limits of the
cores."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path
from typing import Callable

import numpy as np

from . import networks

# Runs its contender so many times.
Repeat = Callable[[int], None]


class Layer(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int64) for name in ("m", "k", "n", "is_short")]
    _fields_ += [(name, ctypes.c_void_p) for name in ("a", "b", "bias", "y")]


class Convolution(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int64)
        for name in ("n", "h", "w", "input", "output", "window", "stride")
        + ("depthwise", "channels_first")
    ]
    _fields_ += [(name, ctypes.c_void_p) for name in ("x", "filter", "bias", "y")]


def descriptor(array: np.ndarray) -> ctypes.Array:
    """What act takes for an array of unknown size."""
    fields = [array.ctypes.data, array.ctypes.data, 0, *array.shape]
    fields += [stride // array.itemsize for stride in array.strides]
    return (ctypes.c_int64 * len(fields))(*fields)


class Native:
    def __init__(self, build: Path) -> None:
        self.build = build
        path = build / "lib" / "libbench-peers.so"
        self.library = ctypes.CDLL(str(path))
        for name in (
            "Function",
            "OpenBlas",
            "OneDnn",
            "OneDnnConvolution",
            "Xnnpack",
            "Fmas",
            "Read",
        ):
            getattr(self.library, f"bench{name}").restype = ctypes.c_void_p
        self.library.benchFmaOperations.restype = ctypes.c_double
        # What contenders point to.
        self.kept: list = []

    def repeat(self, contender: int | None) -> Repeat | None:
        if contender is None:
            return None
        handle = ctypes.c_void_p(contender)
        call = self.library.benchCall
        return lambda calls: call(handle, ctypes.c_int64(calls))

    def layer(self, a, b, bias, y) -> Layer:
        (m, k), (_, n) = a.shape, b.shape
        addresses = (array.ctypes.data for array in (a, b, bias, y))
        return Layer(m, k, n, a.dtype == np.uint16, *addresses)

    def openblas(self, *arrays: np.ndarray) -> Repeat | None:
        layer = self.layer(*arrays)
        return self.repeat(self.library.benchOpenBlas(ctypes.byref(layer)))

    def onednn(
        self, *arrays: np.ndarray, fused: bool, constant: bool = False
    ) -> Repeat | None:
        layer = self.layer(*arrays)
        flags = ctypes.c_bool(fused), ctypes.c_bool(constant)
        return self.repeat(self.library.benchOneDnn(ctypes.byref(layer), *flags))

    def xnnpack(self, *arrays: np.ndarray, threads: int) -> Repeat | None:
        layer = self.layer(*arrays)
        return self.repeat(
            self.library.benchXnnpack(ctypes.byref(layer), ctypes.c_int64(threads))
        )

    def onednn_convolution(self, sizes: list[int], arrays: list) -> Repeat | None:
        addresses = (array.ctypes.data for array in arrays)
        convolution = Convolution(*sizes, *addresses)
        return self.repeat(
            self.library.benchOneDnnConvolution(ctypes.byref(convolution))
        )

    def fmas(self, threads: int, is_short: bool = False) -> tuple[Repeat, float]:
        """Multiply-adds, of bf16 if short, and how many operations a call has."""
        arguments = ctypes.c_int64(threads), ctypes.c_bool(is_short)
        return (
            self.repeat(self.library.benchFmas(*arguments)),
            self.library.benchFmaOperations(*arguments),
        )

    def read(self, array: np.ndarray, threads: int) -> tuple[Repeat, float]:
        """Reads an array several times, and how many bytes a call reads."""
        passes = 16
        contender = self.library.benchRead(
            ctypes.c_void_p(array.ctypes.data),
            ctypes.c_int64(array.nbytes // 4),
            ctypes.c_int64(passes),
            ctypes.c_int64(threads),
        )
        return self.repeat(contender), array.nbytes * passes

    def act(
        self,
        output: Path,
        name: str,
        arrays: list[np.ndarray],
        threads: int,
        fused: bool,
        dynamic: bool = False,
        constant: bool = False,
    ) -> Repeat:
        """A layer that act compiles now, in which all sizes may be dynamic or the
        weights and the bias constants."""
        (m, k), (_, n) = arrays[0].shape, arrays[1].shape
        sizes = ["?"] * 3 if dynamic else [str(m), str(k), str(n)]
        function = f"act_layer_{name}"
        module = networks.network(
            function,
            sizes[0],
            sizes[1:],
            ["elu" if fused else "plain"],
            "bf16" if arrays[0].dtype == np.uint16 else "f32",
        )
        if not fused:
            arrays = [arrays[0], arrays[1], arrays[3]]
        if constant:
            module = networks.with_constants(module, arrays[:-1])
            arrays = [arrays[0], arrays[-1]]
        return self.compile(output, function, module, arrays, dynamic, threads)

    def compile(
        self,
        output: Path,
        function: str,
        module: str,
        arrays: list[np.ndarray],
        dynamic: bool,
        threads: int,
    ) -> Repeat:
        """A call of a function that act compiles now."""
        source, shared = output / f"{function}.mlir", output / f"{function}.so"
        source.write_text(module)
        command = [self.build / "bin" / "act-compile", source, "--cpu=native"]
        command += ["--emit=shared", "-o", shared]
        if threads > 1:
            command.append("--parallel")
        subprocess.run(command, check=True)
        library = ctypes.CDLL(str(shared))
        if dynamic:
            keep = [descriptor(array) for array in arrays]
            addresses = [ctypes.addressof(item) for item in keep]
        else:
            keep = list(arrays)
            addresses = [array.ctypes.data for array in arrays]
        self.kept += [library, keep]
        return self.repeat(
            self.library.benchFunction(
                ctypes.cast(getattr(library, function), ctypes.c_void_p),
                (ctypes.c_void_p * len(addresses))(*addresses),
                ctypes.c_int64(len(addresses)),
            )
        )
