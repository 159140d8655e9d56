"""Runs layers elu(a * b + bias) on many shapes and compares them with numpy.

All of them must give the same bits with all pipelines; the form that starts its
sums from the bias, others than those that add it. No array may be exceeded.

usage: matmul_shapes.py ACT_COMPILE FILE TEMPORARY PIPELINE...
"""

import sys

import numpy as np
from compiled import compile_library, describe, guard, pointer

# (m, k, n): none, one, a tile of rows or columns more or less one, a block of k
# more or less one, the most rows for which B is not packed, more columns than a
# block.
SHAPES = [
    (0, 5, 7),
    (5, 0, 7),
    (5, 7, 0),
    (1, 1, 1),
    (1, 300, 40),
    (1, 300, 1100),
    (7, 3, 31),
    (8, 4, 32),
    (9, 5, 33),
    (15, 255, 16),
    (16, 256, 17),
    (17, 257, 63),
    (32, 300, 96),
    (33, 513, 65),
    (36, 256, 64),
    (40, 1030, 1100),
]


def main() -> int:
    act_compile, file, temporary, *pipelines = sys.argv[1:]
    libraries = [
        compile_library(act_compile, file, pipeline, f"{temporary}.{i}.so")
        for i, pipeline in enumerate(pipelines)
    ]
    random = np.random.default_rng(1)
    failures = 0
    for m, k, n in SHAPES:
        shapes = (m, k), (k, n), (n,)
        # Values that f16 has too.
        values = [guard(random.standard_normal(shape).astype(np.float16)) for shape in shapes]
        inputs = [guard(array.astype(np.float32)) for array in values]
        a, b, bias = (array.astype(np.float64) for array in inputs)
        x = a @ b + bias
        expected = np.where(x > 0, x, np.expm1(np.minimum(x, 0)))
        # Each product and sum rounds once.
        bound = 2.0**-23 * (np.abs(a) @ np.abs(b) + np.abs(bias)) * (k + 2)
        forms = {
            "main": inputs,
            "half": [*values[:2], inputs[2]],
            "transposed_a": [guard(inputs[0].T), *inputs[1:]],
            "transposed_b": [inputs[0], guard(inputs[1].T), inputs[2]],
            "both": inputs,
            "bias_first": inputs,
        }
        first = {}
        for form, arguments in forms.items():
            for pipeline, library in zip(pipelines, libraries):
                # Anything that is not written shows.
                sums, result = (guard(np.full((m, n), np.nan, np.float32)) for _ in range(2))
                outputs = (sums, result) if form == "both" else [result]
                getattr(library, form)(*map(describe, (*arguments, *outputs)))
                where = f"{form} with {pipeline} for m, k, n = {m}, {k}, {n}"
                if form == "both" and not (np.abs(sums - x) <= bound).all():
                    print(f"wrong sums: {where}")
                    failures += 1
                if not (np.abs(result - expected) <= bound).all():
                    print(f"wrong result: {where}")
                    failures += 1
                bits = first.setdefault(form == "bias_first", result.tobytes())
                if result.tobytes() != bits:
                    print(f"other bits: {where}")
                    failures += 1
    a = guard(random.integers(-9, 9, (5, 84)).astype(np.float32))
    b = guard(random.integers(-9, 9, (5, 16)).astype(np.float32))
    for pipeline, library in zip(pipelines, libraries):
        result = guard(np.full((84, 16), np.nan, np.float32))
        library.known_sizes(*map(pointer, (a, b, result)))
        if not (result == a.T @ b).all():
            print(f"wrong result: known_sizes with {pipeline}")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
