"""Runs layers elu(a * w) with weights that are constants, and compares their
bits with those of the same layer that has its weights as an argument.

usage: packed_constants.py ACT_COMPILE BENCHMARKS TEMPORARY PIPELINE...
"""

import sys

import numpy as np
from compiled import compile_library, describe, pointer

# (k, n, whether the rows of the constant are along k): one, some, blocks and
# tiles more or less one, several blocks of both.
WEIGHTS = [
    (1, 1, False),
    (5, 7, True),
    (255, 16, False),
    (257, 33, True),
    (300, 96, False),
    (700, 530, True),
]
# One row, several tiles that would read the weights in place, more rows; and any
# number of them.
ROWS = [1, 16, 37, None]
# With any number of rows.
BATCHES = [1, 3, 16, 33, 70]

MAPS = """
#mk = affine_map<(m, n, k) -> (m, k)>
#kn = affine_map<(m, n, k) -> (k, n)>
#nk = affine_map<(m, n, k) -> (n, k)>
#mn = affine_map<(m, n, k) -> (m, n)>
"""


def function(name, rows, k, n, transposed) -> str:
    def tensor(*sizes):
        return f"tensor<{'x'.join('?' if s is None else str(s) for s in sizes)}xf32>"

    a, w, y = tensor(rows, k), tensor(n, k) if transposed else tensor(k, n), tensor(rows, n)
    sizes = [f"%{name}" for name, size in (("m", rows), ("n", n)) if size is None]
    return f"""
func.func @{name}(%a: {a}, %w: {w}) -> {y} {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : {a}
  %n = tensor.dim %w, %c1 : {w}
  %empty = tensor.empty({", ".join(sizes)}) : {y}
  %fill = linalg.fill ins(%zero : f32) outs(%empty : {y}) -> {y}
  %c = linalg.matmul indexing_maps = [#mk, {"#nk" if transposed else "#kn"}, #mn]
      ins(%a, %w : {a}, {w}) outs(%fill : {y}) -> {y}
  %y = act.elu %c : {y}
  return %y : {y}
}}
"""


def main() -> int:
    act_compile, benchmarks, temporary, *pipelines = sys.argv[1:]
    sys.path.insert(0, benchmarks)
    from harness.networks import with_constants

    random = np.random.default_rng(1)
    module = MAPS + function("argument", None, None, None, False)
    cases = []
    for k, n, transposed in WEIGHTS:
        w = random.standard_normal((k, n)).astype(np.float32)
        constant = w.T.copy() if transposed else w
        for rows in ROWS:
            name = f"layer{len(cases)}"
            layer = function(name, rows, k, n, transposed)
            module += with_constants(layer, [None, constant])
            cases.append((name, w, rows))
    with open(f"{temporary}.mlir", "w", encoding="utf-8") as file:
        file.write(module)

    failures = 0
    for index, pipeline in enumerate(pipelines):
        layers = compile_library(act_compile, file.name, pipeline, f"{temporary}.{index}.so")
        for name, w, rows in cases:
            for m in BATCHES if rows is None else [rows]:
                a = random.standard_normal((m, w.shape[0])).astype(np.float32)
                expected, result = np.full((2, m, w.shape[1]), np.nan, np.float32)
                layers.argument(*map(describe, (a, w, expected)))
                pass_array = describe if rows is None else pointer
                getattr(layers, name)(*map(pass_array, (a, result)))
                assert np.isfinite(expected).all()
                if result.tobytes() != expected.tobytes():
                    print(f"other bits: {pipeline}, {rows} rows, k, n = {w.shape}, m = {m}")
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
