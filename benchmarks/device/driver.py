"""The CUDA driver, as far as the benchmark needs it."""

from __future__ import annotations

import ctypes
import os
import statistics
import time

SIZE = ctypes.c_uint64


class CudaError(Exception):
    """A call of the driver that failed, or a driver that is not there."""


class Device:
    """The first GPU. What it allocates is freed with the process."""

    def __init__(self) -> None:
        path = os.environ.get("ACT_CUDA_DRIVER", "libcuda.so.1")
        try:
            self.library = ctypes.CDLL(path)
        except OSError as error:
            raise CudaError(f"cannot load the CUDA driver: {error}") from error
        self.call("cuInit", 0)
        count = ctypes.c_int()
        self.call("cuDeviceGetCount", ctypes.byref(count))
        if count.value == 0:
            raise CudaError("there is no CUDA device")
        self.id = ctypes.c_int()
        self.call("cuDeviceGet", ctypes.byref(self.id), 0)
        context = ctypes.c_void_p()
        self.call("cuDevicePrimaryCtxRetain", ctypes.byref(context), self.id)
        self.call("cuCtxSetCurrent", context)

    def call(self, function: str, *arguments: object) -> None:
        """Calls a function of the driver."""
        result = getattr(self.library, function)(*arguments)
        if result != 0:
            name, meaning = ctypes.c_char_p(), ctypes.c_char_p()
            self.library.cuGetErrorName(result, ctypes.byref(name))
            self.library.cuGetErrorString(result, ctypes.byref(meaning))
            texts = [text.value.decode() for text in (name, meaning) if text.value]
            raise CudaError(f"{function} failed: {': '.join(texts) or result}")

    def name(self) -> str:
        """What the device is called."""
        buffer = ctypes.create_string_buffer(256)
        self.call("cuDeviceGetName", buffer, len(buffer), self.id)
        return buffer.value.decode()

    def driver_version(self) -> str:
        """The version of CUDA that the driver is for."""
        version = ctypes.c_int()
        self.call("cuDriverGetVersion", ctypes.byref(version))
        return f"{version.value // 1000}.{version.value % 1000 // 10}"

    def capability(self) -> int:
        """The compute capability, times ten."""
        values = []
        for attribute in (75, 76):
            value = ctypes.c_int()
            self.call("cuDeviceGetAttribute", ctypes.byref(value), attribute, self.id)
            values.append(value.value)
        return 10 * values[0] + values[1]

    def allocate(self, size: int) -> SIZE:
        """Memory on the device, by its address."""
        address = SIZE()
        self.call("cuMemAlloc_v2", ctypes.byref(address), ctypes.c_size_t(size))
        return address

    def free(self, address: SIZE) -> None:
        """Gives memory back."""
        self.call("cuMemFree_v2", address)

    def write(self, address: SIZE, data: bytes) -> None:
        """Copies to the device."""
        self.call("cuMemcpyHtoD_v2", address, data, ctypes.c_size_t(len(data)))

    def read(self, address: SIZE, size: int) -> bytes:
        """Copies from the device, after all work that was begun."""
        buffer = ctypes.create_string_buffer(size)
        self.call("cuMemcpyDtoH_v2", buffer, address, ctypes.c_size_t(size))
        return buffer.raw

    def copy(self, target: SIZE, source: SIZE, size: int) -> None:
        """Begins a copy on the device."""
        self.call("cuMemcpyDtoDAsync_v2", target, source, ctypes.c_size_t(size), None)

    def load(self, code: bytes) -> ctypes.c_void_p:
        """Loads PTX."""
        module = ctypes.c_void_p()
        self.call("cuModuleLoadDataEx", ctypes.byref(module), code + b"\0", 0, None, None)
        return module

    def kernel(self, module: ctypes.c_void_p, name: str, shared_bytes: int) -> ctypes.c_void_p:
        """A kernel of loaded code, for launches with so much dynamic shared memory."""
        function = ctypes.c_void_p()
        self.call("cuModuleGetFunction", ctypes.byref(function), module, name.encode())
        if shared_bytes:
            self.call("cuFuncSetAttribute", function, 8, shared_bytes)
        return function

    def encode(
        self, kind: int, address: int, sizes: list[int], distances: list[int], box: list[int]
    ) -> ctypes.Array:
        """A tensor map of an array, as a parameter. `kind` is a CUtensorMapDataType, and the
        fastest dimension the first."""
        memory = (ctypes.c_uint8 * (128 + 63))()
        start = -ctypes.addressof(memory) % 64
        numbers = (ctypes.c_uint64 * len(sizes))(*sizes), (ctypes.c_uint64 * len(sizes))(*distances)
        boxes = (ctypes.c_uint32 * len(box))(*box), (ctypes.c_uint32 * len(box))(*[1] * len(box))
        # No interleave, swizzles of 128 bytes, 128 bytes for L2, 0 outside.
        self.call(
            "cuTensorMapEncodeTiled",
            ctypes.c_void_p(ctypes.addressof(memory) + start),
            kind,
            len(sizes),
            ctypes.c_void_p(address),
            *numbers,
            *boxes,
            *(0, 3, 2, 0),
        )
        return (ctypes.c_uint8 * 128)(*memory[start : start + 128])

    def launch(
        self, function: ctypes.c_void_p, grid: list[int], block: list[int], shared_bytes: int, *arguments: object
    ) -> None:
        """Begins a kernel. The arguments are values of ctypes."""
        addresses = (ctypes.c_void_p * len(arguments))(
            *(ctypes.cast(ctypes.pointer(argument), ctypes.c_void_p) for argument in arguments)
        )
        self.call("cuLaunchKernel", function, *grid, *block, shared_bytes, None, addresses, None)

    def seconds(self, run, repetitions: int) -> float:
        """The time that the device takes for what `run` begins; the median of several."""
        events = [ctypes.c_void_p() for _ in range(2)]
        for event in events:
            self.call("cuEventCreate", ctypes.byref(event), 0)
        times = []
        # The first wakes the device up, and is not counted.
        for _ in range(repetitions + 1):
            self.call("cuEventRecord", events[0], None)
            run()
            self.call("cuEventRecord", events[1], None)
            self.call("cuEventSynchronize", events[1])
            milliseconds = ctypes.c_float()
            self.call("cuEventElapsedTime", ctypes.byref(milliseconds), *events)
            times.append(milliseconds.value / 1e3)
        for event in events:
            self.call("cuEventDestroy_v2", event)
        return statistics.median(times[1:])


class Clock:
    """Says how far the benchmark is."""

    def __init__(self, stream) -> None:
        self.start = time.monotonic()
        self.stream = stream

    def say(self, text: str) -> None:
        """Prints a line, with the seconds since the start."""
        print(f"[{time.monotonic() - self.start:6.1f} s] {text}", file=self.stream, flush=True)
