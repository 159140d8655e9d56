"""Matrix products with bias and activation on tensor cores: speed, and some results."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass

import compiled
import cublas
from driver import CudaError, Device

REPETITIONS = 10
SAMPLES = 64
SEEDS = {"a": 1, "b": 2, "bias": 3}

# Numbers k / 64 of which bf16 has all, by place.
NUMBERS = """
func.func @matrix_{type}(%x: memref<?x{type}>, %seed: i32) {{
  %k = arith.constant 1664525 : i32
  %shift = arith.constant 16 : i32
  %mask = arith.constant 255 : i32
  %half = arith.constant 128 : i32
  %scale = arith.constant 0.015625 : f32
  linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]}}
      outs(%x : memref<?x{type}>) {{
  ^bb0(%out: {type}):
    %i = linalg.index 0 : index
    %n = arith.index_cast %i : index to i32
    %o = arith.addi %n, %seed : i32
    %p = arith.muli %o, %k : i32
    %q = arith.shrui %p, %shift : i32
    %r = arith.andi %q, %mask : i32
    %s = arith.subi %r, %half : i32
    %f = arith.sitofp %s : i32 to f32
    %v = arith.mulf %f, %scale : f32
{narrow}    linalg.yield {value} : {type}
  }}
  return
}}
"""

LAYER = """
func.func @layer_{name}(%a: tensor<?x?xbf16>, %b: tensor<?x?xbf16>, %bias: tensor<?xf32>) -> tensor<?x?xbf16> {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : tensor<?x?xbf16>
  %n = tensor.dim %b, %c1 : tensor<?x?xbf16>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %s = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = linalg.matmul ins(%a, %b : tensor<?x?xbf16>, tensor<?x?xbf16>)
      outs(%s : tensor<?x?xf32>) -> tensor<?x?xf32>
  %out = tensor.empty(%m, %n) : tensor<?x?xbf16>
  %y = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>,
                                        affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}}
      ins(%c, %bias : tensor<?x?xf32>, tensor<?xf32>) outs(%out : tensor<?x?xbf16>) {{
  ^bb0(%x: f32, %w: f32, %o: bf16):
    %t = arith.addf %x, %w : f32
    %u = act.{name} %t : f32
    %v = arith.truncf %u : f32 to bf16
    linalg.yield %v : bf16
  }} -> tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}}
"""


def module() -> str:
    """The functions of this section."""
    narrow = "    %t = arith.truncf %v : f32 to bf16\n"
    text = NUMBERS.format(type="bf16", narrow=narrow, value="%t") + NUMBERS.format(type="f32", narrow="", value="%v")
    return text + "".join(LAYER.format(name=name) for name in ("relu", "elu")) + compiled.function("elu_alone", "elu %x : bf16")


def number(name: str, place: int) -> float:
    """What is at a place of an array."""
    bits = (place + SEEDS[name]) * 1664525 & 0xFFFFFFFF
    return ((bits >> 16 & 255) - 128) / 64


@dataclass
class Arrays:
    """The arrays of one size on the device."""

    m: int
    n: int
    k: int
    a: object
    b: object
    bias: object
    bias_of_cublas: object
    c: object


def allocate(device: Device, kernels: compiled.Kernels, m: int, n: int, k: int) -> Arrays:
    """Allocates and fills."""
    a, b, c, bias, narrow = (device.allocate(size) for size in (2 * m * k, 2 * k * n, 2 * m * n, 4 * n, 2 * n))
    for kind, array, name, count in (
        ("bf16", a, "a", m * k),
        ("bf16", b, "b", k * n),
        ("f32", bias, "bias", n),
        ("bf16", narrow, "bias", n),
    ):
        kernels[f"matrix_{kind}"].launch(x=array, n0=count, seed=SEEDS[name])
    return Arrays(m, n, k, a, b, bias, narrow, c)


def is_right(device: Device, arrays: Arrays) -> bool:
    """Whether some elements of relu(A * B + bias) are as close as docs/gpu.md says."""
    m, n, k = arrays.m, arrays.n, arrays.k
    results = memoryview(device.read(arrays.c, 2 * m * n)).cast("H")
    rng = random.Random(1)
    places = [(m - 1, n - 1)] + [(rng.randrange(m), rng.randrange(n)) for _ in range(SAMPLES)]
    for i, j in places:
        products = [number("a", i * k + p) * number("b", p * n + j) for p in range(k)]
        exact = max(sum(products) + number("bias", j), 0.0)
        bound = (k + 1) * 2.0**-22 * sum(map(abs, products)) + exact * 2.0**-8
        result = struct.unpack("<f", struct.pack("<I", results[i * n + j] << 16))[0]
        if not abs(result - exact) <= bound:
            return False
    return True


def measure(device: Device, kernels: compiled.Kernels, sizes: tuple[int, int, int]) -> dict[str, object]:
    """Seconds for each way to compute a layer, and whether the result is right."""
    m, n, k = sizes
    arrays = allocate(device, kernels, m, n, k)
    x = arrays

    seconds: dict[str, float] = {}
    result: dict[str, object] = {"right": True}
    values = {"a": x.a, "b": x.b, "bias": x.bias, "out": x.c, "n0": m, "n1": n, "n2": k}
    for way, suffix in {"act": "", "act TMA": "_tma"}.items():
        # Rows of tensor maps are multiples of 16 bytes.
        if suffix and (f"layer_relu{suffix}" not in kernels or n % 8 or k % 8):
            continue
        # Nothing of the way before remains.
        kernels["matrix_bf16"].launch(x=x.c, n0=m * n, seed=0)
        for name in ("elu", "relu"):
            kernel = kernels[f"layer_{name}{suffix}"]
            arguments = {**values, **kernel.encode(**values)}
            seconds[f"{way} {name}"] = device.seconds(lambda k=kernel, a=arguments: k.launch(**a), REPETITIONS)
        result["right"] &= is_right(device, arrays)
    library = cublas.load()
    if library is None:
        result["cublas"] = "not found"
    else:
        try:
            fused = cublas.Matmul(library, device, sizes, x.bias_of_cublas)
            plain = cublas.Matmul(library, device, sizes)
            seconds["cuBLASLt relu"] = device.seconds(lambda: fused.launch(x.a, x.b, x.c), REPETITIONS)

            def separate() -> None:
                plain.launch(x.a, x.b, x.c)
                kernels["elu_alone"].launch(x=x.c, out=x.c, n0=m * n)

            seconds["cuBLASLt + elu"] = device.seconds(separate, REPETITIONS)
            result["cublas"] = "measured"
        except CudaError as error:
            result["cublas"] = str(error)
    result["seconds"] = seconds
    for array in (x.a, x.b, x.bias, x.bias_of_cublas, x.c):
        device.free(array)
    return result


def report(sizes: tuple[int, int, int], result: dict) -> None:
    """Prints one size."""
    m, n, k = sizes
    name = f"{m}x{n}x{k}"
    seconds = result["seconds"]
    for way, time in seconds.items():
        peer = {"relu": "cuBLASLt relu", "elu": "cuBLASLt + elu"}[way.split()[-1]]
        ratio = f"{seconds[peer] / time:7.2f} of {peer}" if peer in seconds and way.startswith("act") else ""
        print(f"matmul {name} {way:16}{2e-12 * m * n * k / time:9.2f} TFLOP/s{ratio}")
    if result["cublas"] != "measured":
        print(f"matmul {name} cuBLASLt: {result['cublas']}")
    print(f"matmul {name} {SAMPLES + 1} elements: {'as they should be' if result['right'] else 'WRONG'}")
