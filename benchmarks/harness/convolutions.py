"""Convolutions of ResNet-50 and MobileNet, one image, and oneDNN's."""

from __future__ import annotations

import math
import os
from pathlib import Path

from .layers import PAUSE_SECONDS, Contender, elu, take_turns

# Height and width of the output, channels, window, stride, depthwise, and
# whether the images are NCHW.
SHAPES = {
    "ResNet-50 7x7 3-64, stride 2": (112, (3, 64), 7, 2, False, False),
    "ResNet-50 1x1 64": (56, (64, 64), 1, 1, False, False),
    "ResNet-50 3x3 64": (56, (64, 64), 3, 1, False, False),
    "ResNet-50 1x1 64-256": (56, (64, 256), 1, 1, False, False),
    "ResNet-50 3x3 128": (28, (128, 128), 3, 1, False, False),
    "ResNet-50 3x3 128, stride 2": (28, (128, 128), 3, 2, False, False),
    "ResNet-50 3x3 256": (14, (256, 256), 3, 1, False, False),
    "ResNet-50 1x1 1024-256": (14, (1024, 256), 1, 1, False, False),
    "ResNet-50 3x3 512": (7, (512, 512), 3, 1, False, False),
    "ResNet-50 NCHW 7x7 3-64, stride 2": (112, (3, 64), 7, 2, False, True),
    "ResNet-50 NCHW 1x1 64-256": (56, (64, 256), 1, 1, False, True),
    "ResNet-50 NCHW 3x3 64": (56, (64, 64), 3, 1, False, True),
    "ResNet-50 NCHW 3x3 128": (28, (128, 128), 3, 1, False, True),
    "ResNet-50 NCHW 3x3 256": (14, (256, 256), 3, 1, False, True),
    "MobileNet 3x3 3-32, stride 2": (112, (3, 32), 3, 2, False, False),
    "MobileNet depthwise 3x3 64": (112, (64, 64), 3, 1, True, False),
    "MobileNet depthwise 3x3 512": (14, (512, 512), 3, 1, True, False),
    "MobileNet 1x1 512": (14, (512, 512), 1, 1, False, False),
}


def measure(threads: int, rounds: int, build: Path, output: Path) -> dict:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:threads]))
    import numpy as np

    from . import native, networks

    code = native.Native(build)
    generator = np.random.default_rng(0)
    rows = []
    for i, (name, shape) in enumerate(SHAPES.items()):
        size, channels, window, stride, depthwise, first = shape
        # With the padding.
        side = (size - 1) * stride + window
        function = f"act_convolution_{i}_{threads}"
        module, shapes = networks.convolution(
            function, 1, side, side, channels, window, stride, depthwise, first
        )
        arrays = [generator.uniform(-1, 1, s).astype(np.float32) for s in shapes]
        sizes = [1, side, side, *channels, window, stride, int(depthwise), int(first)]
        constant = f"{function}_constant"
        code_with_constants = networks.with_constants(module, arrays)
        contenders = [
            Contender(
                "act", True, False,
                code.compile(output, function, module, arrays, False, threads),
            ),
            Contender(
                "act, constant filter", True, False,
                code.compile(
                    output, constant, code_with_constants.replace(function, constant),
                    [arrays[0], arrays[3]], False, threads,
                ),
            ),
        ]
        peer = code.onednn_convolution(sizes, arrays)
        if peer:
            contenders.append(Contender("oneDNN", True, True, peer))
        x, weights, bias, y = (a.astype(float) for a in arrays)
        if first:
            x, weights = x.transpose(0, 2, 3, 1), weights.transpose(2, 3, 1, 0)
            y = y.transpose(0, 2, 3, 1)
        exact = np.zeros_like(y)
        last = (size - 1) * stride + 1
        for row in range(window):
            for column in range(window):
                part = x[:, row : row + last : stride, column : column + last : stride]
                w = weights[row, column]
                exact += part * w if depthwise else part @ w
        exact = elu(exact + bias)
        if first:
            exact = exact.transpose(0, 3, 1, 2)
        errors = []
        for contender in contenders:
            arrays[3].fill(np.nan)
            contender.repeat(1)
            errors.append(float(np.abs(arrays[3] - exact).max()))
        fmas, operations = code.fmas(threads)
        times = take_turns(
            [*contenders, Contender("", False, False, fmas)],
            rounds,
            PAUSE_SECONDS if threads > 1 else 0,
        )
        terms = window * window * (1 if depthwise else channels[0])
        rows.append(
            {
                "name": name,
                "operations": 2.0 * size * size * channels[1] * terms,
                "peak": operations / times[-1][1] * 1e-6,
                "ms": {c.name: t for c, t in zip(contenders, times)},
                "error": {c.name: e for c, e in zip(contenders, errors)},
            }
        )
    return {"threads": threads, "rows": rows}
