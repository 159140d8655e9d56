"""Compare matrix products on a GPU with those of the CPU.

    gpu_matmul.py TOOLS WORK [--warpgroups] [OPTION...]

Makes functions of several types, layouts and shapes, and runs them by act-run
in TOOLS. Of small integers all sums are exact, so that the bits must be those of
the CPU. Of other numbers each element must be as close to the exact one as
docs/gpu.md says, and products of f32 without tensor cores have the bits of the
CPU. WORK is a folder for files; the options are for the GPU. Prints
the functions and shapes. With --warpgroups, these are what another instruction of
the tensor cores can make wrong: all layouts and tiles, on integers; and some kernels
with tensor maps give the bits of those without.
"""

import pathlib
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

TOOLS, WORK = map(pathlib.Path, sys.argv[1:3])
IS_SHORT = "--warpgroups" in sys.argv[3:]
OPTIONS = [option for option in sys.argv[3:] if option != "--warpgroups"]
TARGETS = {"host": ["--target=host"], "cuda": ["--target=cuda", *OPTIONS]}
WITHOUT_MAPS = "--pipeline=act-to-nvvm{chip=sm_90a tensor-maps=false}"
MANTISSA = {"bf16": 8, "f16": 11, "f32": 24}


@dataclass
class Case:
    """A layer elu(start + A * B + bias) and the shapes (m, n, k) to run it with."""

    name: str
    shapes: list[tuple[int, int, int]]
    type: str = "bf16"
    # Of the product, before bias and activation.
    sum: str = "f32"
    output: str = "bf16"
    transposes: tuple[bool, bool] = (False, False)
    batch: int = 0
    # Sizes that are known, of m, n and k.
    static: str = ""
    # Starts from C, and leaves the sum to another result.
    accumulates: bool = False
    # Adds another matrix after the activation.
    residual: bool = False
    # Elements before each row of A.
    offset: int = 0
    # f32 as tf32, on tensor cores.
    allows_tf32: bool = False


CASES = [
    # Vectors are copied where rows are multiples of 8 elements.
    Case("dynamic", [(1, 1, 1), (7, 15, 17), (33, 129, 65), (130, 72, 40), (5, 8, 0), (129, 136, 200)]),
    Case("f32_result", [(17, 33, 15), (64, 24, 136)], type="f16", output="f32", transposes=(False, True)),
    Case("a_transposed", [(40, 130, 33), (72, 136, 64)], type="f16", output="f16", transposes=(True, False)),
    Case("both_transposed", [(129, 7, 72), (56, 64, 80)], transposes=(True, True)),
    # More of k than all stages have, and several tiles.
    Case("long", [(136, 264, 520)], type="f16", output="f16"),
    Case("long_transposed", [(136, 264, 456)], transposes=(True, True)),
    Case("narrow_tiles", [(136, 72, 200)], static="n", transposes=(True, False)),
    Case("odd", [(7, 15, 17)], static="mnk"),
    Case("small", [(70, 72, 104)], static="mnk"),
    # More rows of blocks than run at a time.
    Case("tall", [(600, 130, 24)], static="mnk"),
    Case("batch", [(17, 24, 40)], batch=3),
    Case("accumulates", [(33, 17, 40)], accumulates=True),
    Case("residual", [(33, 19, 24), (70, 136, 40)], residual=True),
    Case("offset", [(24, 16, 40)], offset=1),
    Case("offset_of_vectors", [(24, 72, 40)], offset=8),
    Case("narrow_sums", [(33, 17, 24)], type="f16", sum="f16", output="f16", static="mnk", accumulates=True),
    Case("f32", [(17, 9, 19)], type="f32", output="f32", accumulates=True),
    Case("f32_transposed", [(24, 70, 32)], type="f32", transposes=(True, True), static="mnk"),
    Case("tf32", [(36, 72, 21)], type="f32", output="f32", allows_tf32=True),
    Case("tf32_transposed", [(40, 24, 20)], type="f32", transposes=(True, True), static="mnk", allows_tf32=True),
]
# Those with --warpgroups, in their last shapes.
WARPGROUPS = ["dynamic", "f32_result", "long", "long_transposed", "narrow_tiles"]
WARPGROUPS += ["odd", "small", "batch", "accumulates", "residual", "offset", "offset_of_vectors", "narrow_sums"]
MAPPED = ["dynamic", "long", "long_transposed", "batch", "offset_of_vectors"]


# The gradients are two products that have what the forward one has transposed.
LAYER = """
#both = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
func.func @layer(%x: tensor<?x40xf16>, %w: tensor<40x48xf16>, %bias: tensor<48xf16>) -> tensor<?x48xf16> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f16
  %m = tensor.dim %x, %c0 : tensor<?x40xf16>
  %empty = tensor.empty(%m) : tensor<?x48xf16>
  %start = linalg.fill ins(%zero : f16) outs(%empty : tensor<?x48xf16>) -> tensor<?x48xf16>
  %p = linalg.matmul ins(%x, %w : tensor<?x40xf16>, tensor<40x48xf16>)
      outs(%start : tensor<?x48xf16>) -> tensor<?x48xf16>
  %z = linalg.generic {indexing_maps = [#both, #row, #both], iterator_types = ["parallel", "parallel"]}
      ins(%p, %bias : tensor<?x48xf16>, tensor<48xf16>) outs(%empty : tensor<?x48xf16>) {
  ^bb0(%in: f16, %b: f16, %out: f16):
    %s = arith.addf %in, %b : f16
    linalg.yield %s : f16
  } -> tensor<?x48xf16>
  %y = act.relu %z : tensor<?x48xf16>
  return %y : tensor<?x48xf16>
}
"""


def source(case: Case, shape: tuple[int, int, int]) -> str:
    """The function as MLIR."""
    m, n, k = (str(size) if name in case.static else "?" for name, size in zip("mnk", shape))
    columns_of_a = f"{k}" if not case.offset else "?"
    batch = f"{case.batch}x" if case.batch else ""
    dims = "b, m, n, k" if case.batch else "m, n, k"
    front = "b, " if case.batch else ""
    rank = 3 if case.batch else 2
    a_shape, b_shape = [m, columns_of_a], [k, n]
    a_dims, b_dims = ["m", "k"], ["k", "n"]
    if case.transposes[0]:
        a_shape.reverse(), a_dims.reverse()
    if case.transposes[1]:
        b_shape.reverse(), b_dims.reverse()
    a_type = f"tensor<{batch}{'x'.join(a_shape)}x{case.type}>"
    b_type = f"tensor<{batch}{'x'.join(b_shape)}x{case.type}>"
    c_type, y_type = (f"tensor<{batch}{m}x{n}x{kind}>" for kind in (case.sum, case.output))
    bias_type = f"tensor<{n}xf32>"
    maps = [f"affine_map<({dims}) -> ({front}{', '.join(names)})>" for names in (a_dims, b_dims, ["m", "n"])]
    identity = f"affine_map<({front}m, n) -> ({front}m, n)>"
    row = f"affine_map<({front}m, n) -> (n)>"
    parallel = ", ".join(['"parallel"'] * rank)
    sizes = ", ".join(f"%{name}" for name in "mn" if name not in case.static)
    narrow = "" if case.output == "f32" else f"    %t = arith.truncf %r : f32 to {case.output}\n"
    factors = f"    %q = arith.mulf %x, %w : {case.type}"
    if case.type != case.sum:
        factors = (
            f"    %xe = arith.extf %x : {case.type} to f32\n"
            f"    %we = arith.extf %w : {case.type} to f32\n    %q = arith.mulf %xe, %we : f32"
        )
    result = "%z" if case.residual else "%y"
    residual = f"  %z = arith.addf %y, %residual : {y_type}\n" if case.residual else ""
    summand = "" if case.sum == "f32" else f"    %xe = arith.extf %x : {case.sum} to f32\n"
    argument = f", %c: {c_type}" if case.accumulates else ""
    argument += f", %residual: {y_type}" if case.residual else ""
    results = f"{y_type}, {c_type}" if case.accumulates else y_type
    text = f"func.func @f(%a: {a_type}, %b: {b_type}, %bias: {bias_type}{argument}) -> ({results}) {{\n"
    lhs = "%a"
    if case.static != "mnk":
        for name, operand, kind, names in (("m", "%a", a_type, a_dims), ("n", "%b", b_type, b_dims)):
            dim = names.index(name) + rank - 2
            text += f"  %i{name} = arith.constant {dim} : index\n  %{name} = tensor.dim {operand}, %i{name} : {kind}\n"
    if case.offset:
        text += (
            f"  %ik = arith.constant 0 : index\n  %k = tensor.dim %b, %ik : {b_type}\n"
            f"  %part = tensor.extract_slice %a[0, {case.offset}] [%m, %k] [1, 1] : {a_type} to {a_type}\n"
        )
        lhs = "%part"
    if not case.accumulates:
        text += (
            f"  %zero = arith.constant 0.0 : {case.sum}\n"
            f"  %ec = tensor.empty({sizes}) : {c_type}\n"
            f"  %c = linalg.fill ins(%zero : {case.sum}) outs(%ec : {c_type}) -> {c_type}\n"
        )
    return f"""{text}
  %p = linalg.generic {{indexing_maps = [{', '.join(maps)}], iterator_types = [{parallel}, "reduction"]}}
      ins({lhs}, %b : {a_type}, {b_type}) outs(%c : {c_type}) {{
  ^bb0(%x: {case.type}, %w: {case.type}, %s: {case.sum}):
{factors}
    %r = arith.addf %s, %q : {case.sum}
    linalg.yield %r : {case.sum}
  }} -> {c_type}
  %ey = tensor.empty({sizes}) : {y_type}
  %y = linalg.generic {{indexing_maps = [{identity}, {row}, {identity}], iterator_types = [{parallel}]}}
      ins(%p, %bias : {c_type}, {bias_type}) outs(%ey : {y_type}) {{
  ^bb0(%x: {case.sum}, %w: f32, %o: {case.output}):
{summand}    %s = arith.addf {'%x' if case.sum == 'f32' else '%xe'}, %w : f32
    %r = act.elu %s : f32
{narrow}    linalg.yield {'%r' if case.output == 'f32' else '%t'} : {case.output}
  }} -> {y_type}
{residual}  return {result}{', %p' if case.accumulates else ''} : {results}
}}
"""


def narrow(values: np.ndarray, kind: str) -> np.ndarray:
    """The nearest numbers of a type."""
    if kind != "bf16":
        return values.astype({"f16": np.float16, "f32": np.float32}[kind])
    bits = values.astype(np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype(np.uint16).view("V2")


def widen(values: np.ndarray) -> np.ndarray:
    """Numbers of any type as f64."""
    if values.dtype.kind != "V":
        return values.astype(np.float64)
    return (values.view(np.uint16).astype(np.uint32) << 16).view(np.float32).astype(np.float64)


def run(arguments: list[np.ndarray], count: int, target: str, *options: str) -> list[np.ndarray]:
    """The `count` results of the function that was written."""
    files = []
    for i, argument in enumerate(arguments):
        files.append(WORK / f"input{i}.npy")
        np.save(files[-1], argument)
    outputs = [WORK / f"{target}{i}.npy" for i in range(count)]
    subprocess.run(
        [TOOLS / "act-run", WORK / "f.mlir", *TARGETS[target], *options]
        + [f"--input={file}" for file in files]
        + [f"--output={file}" for file in outputs],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return [np.load(file) for file in outputs]


def make_arguments(case: Case, shape: tuple[int, int, int], numbers) -> list[np.ndarray]:
    """Arguments, each made by `numbers` of a shape."""
    m, n, k = shape
    a, b = [m, k + 2 * case.offset], [k, n]
    shapes = [a[::-1] if case.transposes[0] else a, b[::-1] if case.transposes[1] else b]
    batch = [case.batch] if case.batch else []
    arguments = [narrow(numbers(batch + s), case.type) for s in shapes]
    arguments.append(narrow(numbers([n]), "f32"))
    if case.accumulates:
        arguments.append(narrow(numbers(batch + [m, n]), case.sum))
    if case.residual:
        arguments.append(narrow(numbers(batch + [m, n]), case.output))
    return arguments


def check_bound(case: Case, arguments: list[np.ndarray], results: list[np.ndarray]) -> None:
    """Compares with the exact results."""
    a, b, bias, *rest = map(widen, arguments)
    if case.transposes[0]:
        a = a.swapaxes(-1, -2)
    if case.transposes[1]:
        b = b.swapaxes(-1, -2)
    if case.offset:
        a = a[..., case.offset : -case.offset]
    start = rest[0] if case.accumulates else 0.0
    total = start + a @ b
    # As docs/gpu.md says. The derivative of the rest is at most 1.
    products = np.abs(a) @ np.abs(b)
    bound = (a.shape[-1] + 1) * 2.0**-22 * (np.abs(start) + products)
    if case.allows_tf32:
        bound += (2.0**-10 + 2.0**-22) * products
    if case.sum != "f32":
        bound += 2.0 ** -MANTISSA[case.sum] * (np.abs(total) + bound)
    exact = total + bias
    bound_of_y = bound + 2.0**-23 * np.abs(exact)
    exact = np.where(exact > 0, exact, np.expm1(np.minimum(exact, 0)))
    bound_of_y += np.abs(exact) * (2.0**-23 + 2.0 ** -MANTISSA[case.output]) + 2.0**-25
    if case.residual:
        exact += rest[-1]
        bound_of_y += 2.0 ** -MANTISSA[case.output] * (np.abs(exact) + bound_of_y)
    for exact_result, most, result in zip((exact, total), (bound_of_y, bound), results):
        if not (np.abs(widen(result) - exact_result) <= most).all():
            sys.exit(f"{case.name}: a result is too far from the exact one")


def require_bits(
    name: str, arguments: list[np.ndarray], count: int, *options: str, of_gpu: tuple = ()
) -> list[np.ndarray]:
    """Compares the bits of the results with those of the CPU; returns the results."""
    results = run(arguments, count, "cuda", *options, *of_gpu)
    for host, cuda in zip(run(arguments, count, "host", *options), results):
        if host.tobytes() != cuda.tobytes():
            sys.exit(f"{name}: the bits differ from the CPU's")
    return results


def require_bits_of_threads(case: Case, arguments: list[np.ndarray], count: int) -> None:
    """Compares kernels to which TMA brings the operands with those in which threads do."""
    by_threads = run(arguments, count, "cuda", WITHOUT_MAPS)
    for result, other in zip(run(arguments, count, "cuda"), by_threads):
        if result.tobytes() != other.tobytes():
            sys.exit(f"{case.name}: the bits differ with tensor maps")


def check(case: Case, shape: tuple[int, int, int]) -> None:
    """Runs one function on arguments of one shape."""
    (WORK / "f.mlir").write_text(source(case, shape))
    rng = np.random.default_rng(7)
    arguments = make_arguments(case, shape, lambda s: rng.integers(-3, 4, s).astype(np.float64))
    count = 2 if case.accumulates else 1
    options = ("--allow-tf32",) if case.allows_tf32 else ()
    require_bits(case.name, arguments, count, of_gpu=options)
    print(case.name, *shape, flush=True)
    if IS_SHORT:
        if case.name in MAPPED:
            require_bits_of_threads(case, make_arguments(case, shape, rng.standard_normal), count)
        return
    arguments = make_arguments(case, shape, rng.standard_normal)
    if case.type == "f32" and not case.allows_tf32:
        results = require_bits(case.name, arguments, count)
    else:
        results = run(arguments, count, "cuda", *options)
    check_bound(case, arguments, results)
    if case.name == "f32":
        # Products that become zeros of both signs, the last of which remains.
        arguments = make_arguments(case, shape, lambda s: rng.standard_normal(s) * 2.0**-80)
        arguments[3] *= 0
        require_bits(case.name, arguments, count)


def check_gradients() -> None:
    """Runs a layer of f16 and its gradients on numbers of which all sums are exact."""
    (WORK / "f.mlir").write_text(LAYER)
    rng = np.random.default_rng(7)
    shapes = [(24, 40), (40, 48), (48,), (24, 48)]
    arguments = [narrow(rng.integers(-1, 2, s).astype(np.float64), "f16") for s in shapes]
    derivative = ["--first=act-differentiate{entry=layer wrt=0,1}", "--entry=layer_vjp"]
    y, dx, dw = map(widen, require_bits("gradients", arguments, 3, *derivative))
    x, w, _, dy = map(widen, arguments)
    g = dy * (y > 0)
    if not ((dx == g @ w.T).all() and (dw == x.T @ g).all()):
        sys.exit("the gradients are wrong")


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        if not IS_SHORT:
            for shape in case.shapes:
                check(case, shape)
        elif case.name in WARPGROUPS:
            check(case, case.shapes[-1])
    if not IS_SHORT:
        check_gradients()


main()
