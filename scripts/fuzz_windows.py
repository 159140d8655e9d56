"""Convolutions and poolings of random networks; see fuzz_operations."""

from __future__ import annotations

import itertools
import math

import fuzz_numbers as fn
import numpy as np
from fuzz_functions import Function, Tensor
from fuzz_numbers import Unsuitable
from fuzz_operations import operation, product_type

# The dimensions of the image, the filter and the result.
CONVOLUTIONS = {
    "conv_1d_nwc_wcf": ("nwc", "wcf", "nwf"),
    "conv_1d_ncw_fcw": ("ncw", "fcw", "nfw"),
    "conv_2d_nhwc_hwcf": ("nhwc", "hwcf", "nhwf"),
    "conv_2d_nhwc_fhwc": ("nhwc", "fhwc", "nhwf"),
    "conv_2d_nchw_fchw": ("nchw", "fchw", "nfhw"),
    "conv_2d_ngchw_gfchw": ("ngchw", "gfchw", "ngfhw"),
    "depthwise_conv_2d_nhwc_hwc": ("nhwc", "hwc", "nhwc"),
    "depthwise_conv_2d_nhwc_hwcm": ("nhwc", "hwcm", "nhwcm"),
    "depthwise_conv_2d_nchw_chw": ("nchw", "chw", "nchw"),
}
POOLINGS = {
    f"pooling_{layout}_{kind}": (layout, spatial, layout)
    for layout, spatial in (("nwc", "w"), ("ncw", "w"), ("nhwc", "hw"), ("nchw", "hw"))
    for kind in ("sum", "max", *(("min",) if layout == "nhwc" else ()))
}
SPATIAL = "hw"


class Windows:
    """Which elements of an image each element of a filter meets."""

    def __init__(self, f: Function, x: Tensor, layout: str):
        self.axes = {letter: layout.index(letter) for letter in layout if letter in SPATIAL}
        draw = f.random.choice
        self.kernel = [f.random.randint(1, 3) for _ in self.axes]
        self.strides = [draw((1, 1, 2, 3)) for _ in self.axes]
        self.dilations = [draw((1, 1, 2)) for _ in self.axes]
        self.spans = [(k - 1) * d + 1 for k, d in zip(self.kernel, self.dilations)]
        room = [x.shape[axis] - span for axis, span in zip(self.axes.values(), self.spans)]
        if min(room) < 0:
            raise Unsuitable
        self.counts = [left // stride + 1 for left, stride in zip(room, self.strides)]

    def size(self, f: Function, x: Tensor, letter: str) -> str | None:
        """The number of windows along a dimension, unless it is known."""
        i = list(self.axes).index(letter)
        if not x.dynamic[self.axes[letter]]:
            return None
        room = f.emit(f"arith.subi {f.dim(x, self.axes[letter])}, {f.index(self.spans[i])} : index")
        steps = f.emit(f"arith.divsi {room}, {f.index(self.strides[i])} : index")
        return f.emit(f"arith.addi {steps}, {f.index(1)} : index")

    def at(self, image: np.ndarray, position: tuple[int, ...]) -> np.ndarray:
        """What the element of the filter at a position meets, for all windows."""
        index = [slice(None)] * image.ndim
        for i, axis in enumerate(self.axes.values()):
            first = position[i] * self.dilations[i]
            last = first + (self.counts[i] - 1) * self.strides[i]
            index[axis] = slice(first, last + 1, self.strides[i])
        return image[tuple(index)]

    def positions(self) -> itertools.product:
        return itertools.product(*map(range, self.kernel))

    @property
    def attributes(self) -> str:
        kind = f"tensor<{len(self.axes)}xi64>"
        return (
            f"{{dilations = dense<{self.dilations}> : {kind}, "
            f"strides = dense<{self.strides}> : {kind}}}"
        )


def write(f: Function, x: Tensor, name: str, windows: Windows, k: Tensor, start: Tensor) -> str:
    return (
        f"linalg.{name} {windows.attributes} ins({x.name}, {k.name} : {x.type}, {k.type}) "
        f"outs({start.name} : {start.type}) -> {start.type}"
    )


@operation(3, 4, 5, weight=5)
def convolution(f: Function, x: Tensor) -> Tensor:
    names = [name for name, maps in CONVOLUTIONS.items() if len(maps[0]) == x.rank]
    name = f.random.choice(names)
    image, filter, result = CONVOLUTIONS[name]
    windows = Windows(f, x, image)
    kernel = dict(zip(windows.axes, windows.kernel))
    extents = dict(zip(image, x.shape)) | {"f": f.size() or 1, "m": f.random.randint(1, 3)}
    shape = [kernel.get(letter, extents[letter]) for letter in filter]
    # What the filter shares with the image is as unknown in both; the rest of the
    # filter is known, as in networks.
    unknown = [
        letter in image and letter not in SPATIAL and x.dynamic[image.index(letter)]
        for letter in filter
    ]
    k = f.operand(shape, x.element, unknown)
    counts = dict(zip(windows.axes, windows.counts))
    sizes = []
    for letter in result:
        if letter in SPATIAL:
            sizes.append(windows.size(f, x, letter))
        else:
            sizes.append((x, image.index(letter)) if letter in image else None)
    element = product_type(f, x)
    output = f.empty([counts.get(letter, extents[letter]) for letter in result], element, sizes)
    start = f.fill(output, f.start())
    rest = "".join(letter for letter in filter if letter not in SPATIAL)
    places = [filter.index(letter) for letter in windows.axes]

    def combine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        # The kernel first, so that a position is an index.
        b = np.moveaxis(b, places, range(len(places)))
        return sum(
            np.einsum(f"{image},{rest}->{result}", windows.at(a, position), b[position])
            for position in windows.positions()
        )

    terms = math.prod(windows.kernel) * math.prod(
        extents[letter] for letter in rest if letter not in result
    )
    # Convolutions add in the type of their result, products rounded, too.
    numbers = fn.sum_of(combine, [x.numbers, k.numbers], terms + 1, start.numbers, element)
    text = write(f, x, name, windows, k, start)
    return f.add(text, output.shape, output.dynamic, element, numbers)


@operation(3, 4, weight=3)
def pooling(f: Function, x: Tensor) -> Tensor:
    names = [name for name, maps in POOLINGS.items() if len(maps[0]) == x.rank]
    name = f.random.choice(names)
    image = POOLINGS[name][0]
    windows = Windows(f, x, image)
    kernel = f.empty(windows.kernel, x.element, [None] * len(windows.kernel))
    counts = dict(zip(windows.axes, windows.counts))
    sizes = [
        windows.size(f, x, letter) if letter in SPATIAL else (x, i)
        for i, letter in enumerate(image)
    ]
    shape = [counts.get(letter, size) for letter, size in zip(image, x.shape)]
    begin = {"max": -9.0, "min": 4.0}.get(name[-3:], 0.0)
    start = f.fill(f.empty(shape, x.element, sizes), begin)
    if name.endswith("sum"):
        numbers = fn.sum_of(
            lambda a: sum(windows.at(a, position) for position in windows.positions()),
            [x.numbers],
            math.prod(windows.kernel),
            start.numbers,
            x.element,
        )
    else:
        choose = np.maximum if name.endswith("max") else np.minimum
        numbers = start.numbers
        for position in windows.positions():
            window = x.numbers.map(lambda a: windows.at(a, position))
            numbers = fn.extremum(numbers, window, choose)
    text = write(f, x, name, windows, kernel, start)
    return f.add(text, shape, start.dynamic, x.element, numbers)
