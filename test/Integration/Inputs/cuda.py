"""Compare the results of functions on a GPU with those on the CPU.

    cuda.py TOOLS WORK [OPTION...]

Runs the functions of cuda.mlir by act-run in TOOLS, on both, and expects the
same bits in every result. WORK is a folder for files; the options are for the
GPU. Prints the functions.
"""

import pathlib
import subprocess
import sys

TOOLS, WORK = map(pathlib.Path, sys.argv[1:3])
TARGETS = {"host": [], "cuda": sys.argv[3:]}
MODULE = pathlib.Path(__file__).with_name("cuda.mlir")
# A function, its number of results, and the options for its arguments.
CASES = [
    *(("elu_f32", 1, [f"--shape={size}"]) for size in (0, 1, 256, 4103)),
    *((name, 1, ["--shape=1029"]) for name in ("softplus_f64", "selu_derivative_f16", "gelu_bf16")),
    ("pair", 2, ["--shape=1030"]),
    ("static", 1, []),
    ("scalars", 4, ["--shape=37x5"]),
    ("scalars", 4, ["--shape=3x5", "--input=random", "--input=0.5", "--input=3", "--input=7", "--input=true"]),
    ("memref", 2, ["--shape=333", "--shape=333"]),
    ("gather", 1, ["--shape=11x3", "--shape=70x3"]),
    ("strided", 1, ["--shape=29x8"]),
    ("copy", 1, ["--shape=3x13"]),
    ("windows", 1, []),
]


def act_run(function: str, *options: str) -> None:
    subprocess.run(
        [TOOLS / "act-run", MODULE, f"--entry={function}", *options], check=True, stdout=subprocess.DEVNULL
    )


def compare(function: str, count: int, *options: str) -> None:
    files = {}
    for target, flags in TARGETS.items():
        files[target] = [WORK / f"{target}{i}.npy" for i in range(count)]
        outputs = [f"--output={file}" for file in files[target]]
        act_run(function, f"--target={target}", *flags, *options, *outputs)
    for i, (host, cuda) in enumerate(zip(*files.values())):
        if host.read_bytes() != cuda.read_bytes():
            sys.exit(f"result {i} of {function} {' '.join(options)} differs")
    print(function, *options)


def integers(name: str, rows: int, columns: int) -> str:
    """An argument of few digits."""
    file = WORK / f"{name}.npy"
    act_run("integers", "--random=3", f"--shape={rows}x{columns}", f"--output={file}")
    return f"--input={file}"


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for function, count, options in CASES:
        compare(function, count, "--random=1", *options)
    for m, n, k, p in ((1, 1, 1, 1), (17, 33, 64, 5)):
        x, w, v = integers("x", m, n), integers("w", n, k), integers("v", k, p)
        compare("row_sums", 1, x)
        compare("network", 1, x, w, v)


main()
