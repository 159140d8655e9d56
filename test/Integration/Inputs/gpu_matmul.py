"""Compare matrix products on tensor cores with those of the CPU.

    gpu_matmul.py TOOLS WORK [OPTION...]

Makes functions of several types, layouts and shapes, and runs them by act-run
in TOOLS. Of small integers all sums are exact, so that the bits must be those of
the CPU. Of other numbers each element must be as close to the exact one as
docs/gpu.md says. WORK is a folder for files; the options are for the GPU. Prints
the functions and shapes.
"""

import pathlib
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

TOOLS, WORK = map(pathlib.Path, sys.argv[1:3])
TARGETS = {"host": ["--target=host"], "cuda": ["--target=cuda", *sys.argv[3:]]}
MANTISSA = {"bf16": 8, "f16": 11, "f32": 24}


@dataclass
class Case:
    """A layer elu(start + A * B + bias) and the shapes (m, n, k) to run it with."""

    name: str
    shapes: list[tuple[int, int, int]]
    type: str = "bf16"
    output: str = "bf16"
    transposes: tuple[bool, bool] = (False, False)
    batch: int = 0
    is_static: bool = False
    # Starts from C, and leaves the sum to another result.
    accumulates: bool = False
    # Elements before each row of A.
    offset: int = 0


CASES = [
    # Vectors are copied where rows are multiples of 8 elements.
    Case("dynamic", [(1, 1, 1), (7, 15, 17), (33, 129, 65), (130, 72, 40), (129, 136, 200), (5, 8, 0)]),
    Case("f32_result", [(17, 33, 15), (64, 24, 136)], type="f16", output="f32", transposes=(False, True)),
    Case("a_transposed", [(40, 130, 33), (72, 136, 64)], type="f16", output="f16", transposes=(True, False)),
    Case("both_transposed", [(129, 7, 72), (56, 64, 80)], transposes=(True, True)),
    Case("odd", [(7, 15, 17)], is_static=True),
    Case("small", [(70, 72, 104)], is_static=True),
    # More rows of blocks than run at a time.
    Case("tall", [(600, 130, 24)], is_static=True),
    Case("batch", [(17, 24, 40)], batch=3),
    Case("accumulates", [(33, 17, 40)], accumulates=True),
    Case("offset", [(24, 16, 40)], offset=1),
]


def source(case: Case, shape: tuple[int, int, int]) -> str:
    """The function as MLIR."""
    m, n, k = (str(size) if case.is_static else "?" for size in shape)
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
    c_type, y_type = (f"tensor<{batch}{m}x{n}x{kind}>" for kind in ("f32", case.output))
    bias_type = f"tensor<{n}xf32>"
    maps = [f"affine_map<({dims}) -> ({front}{', '.join(names)})>" for names in (a_dims, b_dims, ["m", "n"])]
    identity = f"affine_map<({front}m, n) -> ({front}m, n)>"
    row = f"affine_map<({front}m, n) -> (n)>"
    parallel = ", ".join(['"parallel"'] * rank)
    sizes = "" if case.is_static else "%m, %n"
    narrow = "" if case.output == "f32" else f"    %t = arith.truncf %r : f32 to {case.output}\n"
    argument = f", %c: {c_type}" if case.accumulates else ""
    results = f"{y_type}, {c_type}" if case.accumulates else y_type
    text = f"func.func @f(%a: {a_type}, %b: {b_type}, %bias: {bias_type}{argument}) -> ({results}) {{\n"
    lhs = "%a"
    if not case.is_static:
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
            "  %zero = arith.constant 0.0 : f32\n"
            f"  %ec = tensor.empty({sizes}) : {c_type}\n"
            f"  %c = linalg.fill ins(%zero : f32) outs(%ec : {c_type}) -> {c_type}\n"
        )
    return f"""{text}
  %p = linalg.generic {{indexing_maps = [{', '.join(maps)}], iterator_types = [{parallel}, "reduction"]}}
      ins({lhs}, %b : {a_type}, {b_type}) outs(%c : {c_type}) {{
  ^bb0(%x: {case.type}, %w: {case.type}, %s: f32):
    %xe = arith.extf %x : {case.type} to f32
    %we = arith.extf %w : {case.type} to f32
    %q = arith.mulf %xe, %we : f32
    %r = arith.addf %s, %q : f32
    linalg.yield %r : f32
  }} -> {c_type}
  %ey = tensor.empty({sizes}) : {y_type}
  %y = linalg.generic {{indexing_maps = [{identity}, {row}, {identity}], iterator_types = [{parallel}]}}
      ins(%p, %bias : {c_type}, {bias_type}) outs(%ey : {y_type}) {{
  ^bb0(%x: f32, %w: f32, %o: {case.output}):
    %s = arith.addf %x, %w : f32
    %r = act.elu %s : f32
{narrow}    linalg.yield {'%r' if case.output == 'f32' else '%t'} : {case.output}
  }} -> {y_type}
  return {'%y, %p' if case.accumulates else '%y'} : {results}
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


def run(case: Case, target: str, arguments: list[np.ndarray]) -> list[np.ndarray]:
    """The results of a function that was written."""
    files = []
    for i, argument in enumerate(arguments):
        files.append(WORK / f"input{i}.npy")
        np.save(files[-1], argument)
    outputs = [WORK / f"{target}{i}.npy" for i in range(2 if case.accumulates else 1)]
    subprocess.run(
        [TOOLS / "act-run", WORK / "f.mlir", *TARGETS[target]]
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
        arguments.append(narrow(numbers(batch + [m, n]), "f32"))
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
    start = rest[0] if rest else 0.0
    total = start + a @ b
    # As docs/gpu.md says. The derivative of the rest is at most 1.
    bound = (a.shape[-1] + 1) * 2.0**-22 * (np.abs(start) + np.abs(a) @ np.abs(b))
    exact = total + bias
    bound_of_y = bound + 2.0**-23 * np.abs(exact)
    exact = np.where(exact > 0, exact, np.expm1(np.minimum(exact, 0)))
    bound_of_y += np.abs(exact) * (2.0**-23 + 2.0 ** -MANTISSA[case.output]) + 2.0**-25
    for exact_result, most, result in zip((exact, total), (bound_of_y, bound), results):
        if not (np.abs(widen(result) - exact_result) <= most).all():
            sys.exit(f"{case.name}: a result is too far from the exact one")


def check(case: Case, shape: tuple[int, int, int]) -> None:
    """Runs one function on arguments of one shape."""
    (WORK / "f.mlir").write_text(source(case, shape))
    rng = np.random.default_rng(7)
    arguments = make_arguments(case, shape, lambda s: rng.integers(-3, 4, s).astype(np.float64))
    for host, cuda in zip(run(case, "host", arguments), run(case, "cuda", arguments)):
        if host.tobytes() != cuda.tobytes():
            sys.exit(f"{case.name} {shape}: the bits differ from the CPU's")
    arguments = make_arguments(case, shape, rng.standard_normal)
    check_bound(case, arguments, run(case, "cuda", arguments))
    print(case.name, *shape, flush=True)


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        for shape in case.shapes:
            check(case, shape)


main()
