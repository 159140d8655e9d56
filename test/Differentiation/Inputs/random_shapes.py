"""Writes functions over linalg and tensor operations of random sizes.

usage: random_shapes.py SEED

Each kind of operation occurs some times, with sizes from 1 to beyond two
vectors of f64, permutations, strides and dilations drawn from SEED. The output
is a module for check_derivatives.py.
"""

import random
import sys

COPIES = 3


def tensor(*shape: int) -> str:
    return f"tensor<{''.join(f'{size}x' for size in shape)}f64>"


def maps(loops: str, *results: str) -> str:
    return "[" + ", ".join(f"affine_map<({loops}) -> ({result})>" for result in results) + "]"


def size() -> int:
    return random.choice([1, 2, 3, 5, 7, 8, 9, 16, 17])


def window() -> int:
    return random.randint(1, 3)


def matmul(name: str) -> str:
    m, n, k = size(), size(), size()
    a, b = random.choice(["m, k", "k, m"]), random.choice(["k, n", "n, k"])
    at, bt = tensor(*((m, k) if a[0] == "m" else (k, m))), tensor(*((k, n) if b[0] == "k" else (n, k)))
    ct = tensor(m, n)
    return f"""func.func @{name}(%a: {at}, %b: {bt}, %c: {ct}) -> {ct} {{
  %y = linalg.matmul indexing_maps = {maps("m, n, k", a, b, "m, n")}
      ins(%a, %b : {at}, {bt}) outs(%c : {ct}) -> {ct}
  return %y : {ct}
}}"""


def batch_matmul(name: str) -> str:
    p, m, n, k = size(), size(), size(), size()
    at, bt, ct = tensor(p, m, k), tensor(p, k, n), tensor(p, m, n)
    return f"""func.func @{name}(%a: {at}, %b: {bt}, %c: {ct}) -> {ct} {{
  %y = linalg.batch_matmul ins(%a, %b : {at}, {bt}) outs(%c : {ct}) -> {ct}
  return %y : {ct}
}}"""


def conv(name: str) -> str:
    """NHWC with HWCF, strides and dilations."""
    n, c, f = random.randint(1, 2), size(), size()
    kernel, strides, dilations = ([window(), window()] for _ in range(3))
    out = [random.randint(1, 4), random.randint(1, 4)]
    # Some elements at the end may belong to no window.
    extents = [
        (o - 1) * s + (k - 1) * d + 1 + random.randint(0, s - 1)
        for o, s, k, d in zip(out, strides, kernel, dilations)
    ]
    xt, wt, yt = tensor(n, *extents, c), tensor(*kernel, c, f), tensor(n, *out, f)
    return f"""func.func @{name}(%x: {xt}, %w: {wt}, %c: {yt}) -> {yt} {{
  %y = linalg.conv_2d_nhwc_hwcf {{strides = dense<{strides}> : tensor<2xi64>, dilations = dense<{dilations}> : tensor<2xi64>}}
      ins(%x, %w : {xt}, {wt}) outs(%c : {yt}) -> {yt}
  return %y : {yt}
}}"""


def pooling(name: str) -> str:
    kind = random.choice(["sum", "max"])
    n, c = random.randint(1, 2), size()
    kernel, strides = ([window(), window()] for _ in range(2))
    out = [random.randint(1, 4), random.randint(1, 4)]
    extents = [(o - 1) * s + k for o, s, k in zip(out, strides, kernel)]
    xt, wt, yt = tensor(n, *extents, c), tensor(*kernel), tensor(n, *out, c)
    start = {"sum": "0.0", "max": "0xFFF0000000000000"}[kind]
    return f"""func.func @{name}(%x: {xt}) -> {yt} {{
  %start = arith.constant {start} : f64
  %window = tensor.empty() : {wt}
  %empty = tensor.empty() : {yt}
  %init = linalg.fill ins(%start : f64) outs(%empty : {yt}) -> {yt}
  %y = linalg.pooling_nhwc_{kind} {{strides = dense<{strides}> : tensor<2xi64>}}
      ins(%x, %window : {xt}, {wt}) outs(%init : {yt}) -> {yt}
  return %y : {yt}
}}"""


def layer(name: str) -> str:
    """elu(a * b + bias), whose result and sums both are used."""
    m, n, k = size(), size(), size()
    alpha = random.choice([0.5, 1.0, 2.0])
    at, bt, ct, rt = tensor(m, k), tensor(k, n), tensor(m, n), tensor(n)
    return f"""func.func @{name}(%a: {at}, %b: {bt}, %bias: {rt}) -> ({ct}, {ct}) {{
  %zero = arith.constant 0.0 : f64
  %empty = tensor.empty() : {ct}
  %fill = linalg.fill ins(%zero : f64) outs(%empty : {ct}) -> {ct}
  %c = linalg.matmul ins(%a, %b : {at}, {bt}) outs(%fill : {ct}) -> {ct}
  %rows = linalg.broadcast ins(%bias : {rt}) outs(%empty : {ct}) dimensions = [0]
  %z = arith.addf %c, %rows : {ct}
  %y = act.elu %z {{alpha = {alpha} : f64}} : {ct}
  return %z, %y : {ct}, {ct}
}}"""


def reduce(name: str) -> str:
    """A sum or maximum over some dimensions, in any order of the rest."""
    shape = [size() for _ in range(random.randint(1, 3))]
    dims = sorted(random.sample(range(len(shape)), random.randint(1, len(shape))))
    rest = [extent for i, extent in enumerate(shape) if i not in dims]
    op = random.choice(["arith.addf", "arith.maximumf"])
    xt, yt = tensor(*shape), tensor(*rest)
    return f"""func.func @{name}(%x: {xt}, %init: {yt}) -> {yt} {{
  %y = linalg.reduce {{ {op} }} ins(%x : {xt}) outs(%init : {yt}) dimensions = {dims}
  return %y : {yt}
}}"""


def move(name: str) -> str:
    """A slice, transposed and padded."""
    shape = [random.randint(4, 9) for _ in range(3)]
    offsets = [random.randint(0, 1) for _ in shape]
    strides = [random.randint(1, 2) for _ in shape]
    sizes = [
        random.randint(1, (extent - offset - 1) // stride + 1)
        for extent, offset, stride in zip(shape, offsets, strides)
    ]
    order = random.sample(range(3), 3)
    low, high = ([random.randint(0, 2) for _ in shape] for _ in range(2))
    turned = [sizes[i] for i in order]
    padded = [a + b + c for a, b, c in zip(low, turned, high)]
    xt, st, tt, yt = tensor(*shape), tensor(*sizes), tensor(*turned), tensor(*padded)
    return f"""func.func @{name}(%x: {xt}) -> {yt} {{
  %s = tensor.extract_slice %x{offsets} {sizes} {strides} : {xt} to {st}
  %empty = tensor.empty() : {tt}
  %t = linalg.transpose ins(%s : {st}) outs(%empty : {tt}) permutation = {order}
  %zero = arith.constant 0.0 : f64
  %y = tensor.pad %t low{low} high{high} {{
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f64
  }} : {tt} to {yt}
  return %y : {yt}
}}"""


def main() -> int:
    seed = int(sys.argv[1])
    random.seed(seed)
    print(f"// From random_shapes.py, seed {seed}.")
    for make in (matmul, batch_matmul, conv, pooling, layer, reduce, move):
        for i in range(COPIES):
            print(f"\n{make(f'{make.__name__}_{i}')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
