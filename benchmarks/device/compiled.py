"""What the benchmark runs: compiled by the built tree, then alone in a folder."""

from __future__ import annotations

import ctypes
import importlib.machinery
import importlib.util
import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from driver import CudaError, Device

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
SUMS = HERE / "sums.txt"
TYPES = {"f16": 2, "bf16": 2, "f32": 4, "f64": 8}
CHIPS = ("sm_80", "sm_90a", "sm_100")
# What is measured, and what is computed for all numbers in f32.
TIMED = ("elu", "elu_derivative", "gelu")
SWEPT = ("elu", "elu_derivative", "selu", "gelu", "tanh")
# Columns of the array that is added up: one thread for each.
COLUMNS = 65536

# The sum of what becomes of the bits of all inputs and results. The order of
# the additions does not matter, but each bit of each pair does. All NaNs of
# results are one.
SWEEP = """
func.func @numbers(%x: memref<ELEMENTSxf32>, %start: i32, %stride: i32) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      outs(%x : memref<ELEMENTSxf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %n = arith.index_cast %i : index to i32
    %p = arith.muli %n, %stride : i32
    %q = arith.addi %p, %start : i32
    %r = arith.bitcast %q : i32 to f32
    linalg.yield %r : f32
  }
  return
}
func.func @add(%x: memref<ROWSxCOLUMNSxf32>, %y: memref<ROWSxCOLUMNSxf32>, %sums: memref<COLUMNSxi64>) {
  %nan = arith.constant 0x7fc00000 : i32
  %k = arith.constant 0x1e3779b97f4a7c15 : i64
  %l = arith.constant 0x3f58476d1ce4e5b9 : i64
  %shift = arith.constant 29 : i64
  %half = arith.constant 32 : i64
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>,
                                   affine_map<(i, j) -> (j)>],
                  iterator_types = ["reduction", "parallel"]}
      ins(%x, %y : memref<ROWSxCOLUMNSxf32>, memref<ROWSxCOLUMNSxf32>) outs(%sums : memref<COLUMNSxi64>) {
  ^bb0(%a: f32, %b: f32, %s: i64):
    %is_nan = arith.cmpf uno, %b, %b : f32
    %raw = arith.bitcast %b : f32 to i32
    %result = arith.select %is_nan, %nan, %raw : i32
    %input = arith.bitcast %a : f32 to i32
    %wide_input = arith.extui %input : i32 to i64
    %wide_result = arith.extui %result : i32 to i64
    %high = arith.shli %wide_input, %half : i64
    %pair = arith.ori %high, %wide_result : i64
    %m = arith.muli %pair, %k : i64
    %n = arith.shrui %m, %shift : i64
    %o = arith.xori %m, %n : i64
    %p = arith.muli %o, %l : i64
    %t = arith.addi %s, %p : i64
    linalg.yield %t : i64
  }
  return
}
"""


def load_bits():
    """scripts/bits, which knows all operations, as a module."""
    path = REPOSITORY / "scripts" / "bits"
    loader = importlib.machinery.SourceFileLoader("bits", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bits", loader))
    loader.exec_module(module)
    return module


def function(name: str, operation: str, size: str = "?") -> str:
    """The function of an operation such as `elu %x : f32`."""
    body, kind = operation.split(" : ")
    tensor = f"tensor<{size}x{kind}>"
    return (
        f"func.func @{name}(%x: {tensor}) -> {tensor} {{\n"
        f"  %y = act.{body} : {tensor}\n  return %y : {tensor}\n}}\n"
    )


def sweep(rows: int | None) -> str:
    """The functions around a sweep, for so many rows, or any number of them."""
    elements = "?" if rows is None else str(rows * COLUMNS)
    text = SWEEP.replace("ELEMENTS", elements).replace("ROWS", "?" if rows is None else str(rows))
    return text.replace("COLUMNS", str(COLUMNS))


def run(*command: object) -> None:
    """Runs a program, which says itself what goes wrong."""
    subprocess.run([str(word) for word in command], check=True)


def prepare(
    build: Path, folder: Path, chips: tuple[str, ...], ops: list[str] | None, others: dict[str, str]
) -> None:
    """Compiles kernels for some chips, and writes what they shall give: the bits of all
    operations, or of those of some names. `others` are more modules."""
    folder.mkdir(parents=True, exist_ok=True)
    timed = "".join(function(f"{name}_{kind}", f"{name} %x : {kind}") for name in TIMED for kind in TYPES)
    swept = "".join(function(f"{name}_sweep", f"{name} %x : f32") for name in SWEPT)
    (folder / "kernels.mlir").write_text(sweep(None) + timed + swept)
    for module, text in others.items():
        (folder / f"{module}.mlir").write_text(text)
    table = load_bits().read_table()
    # scripts/bits names an operation by its spelling; [] is one without kernel.
    hashes = {
        operation: known[0]
        for operation, known in table.items()
        if known and (not ops or operation.split()[0] in ops)
    }
    names = {f"f{i}": operation for i, operation in enumerate(hashes)}
    (folder / "bits.mlir").write_text("".join(function(*entry) for entry in names.items()))
    for chip in chips:
        for module in ("kernels", "bits", *others):
            base = folder / f"{module}.{chip}"
            gpu = ["--target=nvptx64", f"--chip={chip}"]
            run(build / "bin" / "act-compile", folder / f"{module}.mlir", *gpu, "-o", f"{base}.ptx", f"--header={base}.h")
    expected = {"names": names, "hashes": hashes}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


def evaluate(expression: str, values: dict[str, object]) -> int:
    """A size in C. All numbers are positive."""
    return eval(expression.replace("/", "//"), {}, values)


@dataclass
class TensorMap:
    """What the header says of a tensor map: expressions in C."""

    kind: int
    array: str
    offset: str
    sizes: list[str]
    strides: list[str]
    box: list[int]

    PATTERN = re.compile(
        r"static inline int (\w+)_(map\d+)\(.*\{\n(?:  \(void\).*\n)*"
        r"  const int64_t sizes\[\] = \{(.*)\}, strides\[\] = \{(.*)\};\n"
        r"  const uint32_t box\[\] = \{(.*)\};\n"
        r"  return act_describe_tensor_map\(map, (\d+), "
        r"\(const uint16_t \*\)(\w+) \+ (.*), \d+, sizes, strides, box\);"
    )

    @classmethod
    def parse(cls, match: re.Match) -> TensorMap:
        """What the pattern has found."""
        sizes, strides, box = (match[i].split(", ") for i in (3, 4, 5))
        return cls(int(match[6]), match[7], match[8], sizes, strides, [int(size) for size in box])

    def encode(self, device: Device, values: dict[str, object]) -> ctypes.Array:
        """The map for some arguments, of elements of 16 bits."""
        sizes = [evaluate(size, values) for size in self.sizes]
        distances = [2 * evaluate(stride, values) for stride in self.strides[1:]]
        address = values[self.array].value + 2 * evaluate(self.offset, values)
        return device.encode(self.kind, address, sizes, distances, self.box)


@dataclass
class Kernel:
    """A kernel, and what its header says of it."""

    name: str
    parameters: list[tuple[str, str]]
    block: list[int]
    shared_bytes: int
    grid: list[str]
    maps: dict[str, TensorMap]
    device: Device
    handle: ctypes.c_void_p

    def encode(self, **values: object) -> dict[str, object]:
        """The tensor maps that the kernel takes, by name."""
        return {name: tensor_map.encode(self.device, values) for name, tensor_map in self.maps.items()}

    def launch(self, **values: object) -> None:
        """Begins the kernel. Values by the names of the parameters: addresses, numbers and
        tensor maps."""
        types = {"int64_t": ctypes.c_int64, "int32_t": ctypes.c_int32}
        arguments = [
            types[kind](values[name]) if kind in types else values[name] for kind, name in self.parameters
        ]
        grid = [min(max(evaluate(blocks, values), 1), 16384) for blocks in self.grid]
        self.device.launch(self.handle, grid, self.block, self.shared_bytes, *arguments)


class Kernels:
    """The kernels of one module on a device."""

    PATTERN = re.compile(
        r"/\* Kernel (\w+), parameters in their order:\n((?: \*   .*\n)+)(?: \* .*\n)* \*/\n"
        r"#define \w+_BLOCK_X (\d+)\n#define \w+_BLOCK_Y (\d+)\n#define \w+_SHARED_BYTES (\d+)\n"
        r".*\{\n((?:.*;\n)+)\}"
    )

    def __init__(self, device: Device, folder: Path, module: str) -> None:
        # module.sm_80.ptx
        chips = [path.suffixes[-2][1:] for path in folder.glob(f"{module}.sm_*.ptx")]
        self.chip = choose_chip(device, chips)
        base = folder / f"{module}.{self.chip}"
        self.device = device
        self.module = device.load(Path(f"{base}.ptx").read_bytes())
        header = Path(f"{base}.h").read_text()
        self.headers = {match[1]: match for match in self.PATTERN.finditer(header)}
        self.maps: dict[str, dict[str, TensorMap]] = {name: {} for name in self.headers}
        for match in TensorMap.PATTERN.finditer(header):
            self.maps[match[1]][match[2]] = TensorMap.parse(match)

    def __contains__(self, name: str) -> bool:
        return name in self.headers

    def __getitem__(self, name: str) -> Kernel:
        match = self.headers[name]
        parameters = re.findall(r"^ \*   (?:const )?(\w+ ?\*?) *(\w+)  ", match[2], flags=re.MULTILINE)
        grid = re.findall(r"act_grid_size\((.*)\);", match[6])
        grid += ["1"] * (3 - len(grid))
        parameters = [(kind.strip(), parameter) for kind, parameter in parameters]
        shared_bytes = int(match[5])
        handle = self.device.kernel(self.module, name, shared_bytes)
        block = [int(match[3]), int(match[4]), 1]
        return Kernel(name, parameters, block, shared_bytes, grid, self.maps[name], self.device, handle)


def capability_of(chip: str) -> int:
    """The compute capability of a chip, times ten."""
    return int(chip.removeprefix("sm_").removesuffix("a"))


def choose_chip(device: Device, chips: Iterable[str] = CHIPS) -> str:
    """The newest of some chips whose PTX runs on the device: that of sm_90a and its kin
    runs on no other."""
    capability = device.capability()
    usable = [
        chip
        for chip in chips
        if capability_of(chip) == capability or (capability_of(chip) < capability and not chip.endswith("a"))
    ]
    if not usable:
        raise CudaError(f"no kernels for compute capability {capability / 10}")
    return max(usable, key=capability_of)


def sums_on_cpu(build: Path, folder: Path, name: str, stride: int) -> int:
    """The sum of a sweep, computed by this processor."""
    rows = min(16, (1 << 32) // stride // COLUMNS)
    # A library of the same name would be taken for one that is loaded already.
    source, library = (folder / f"{name}_{stride}.{kind}" for kind in ("mlir", "so"))
    source.write_text(sweep(rows) + function("f", f"{name} %x : f32", str(rows * COLUMNS)))
    run(build / "bin" / "act-compile", source, "--cpu=native", "-o", library)
    code = ctypes.CDLL(str(library))
    x, y = ((ctypes.c_float * (rows * COLUMNS))() for _ in range(2))
    sums = (ctypes.c_uint64 * COLUMNS)()
    for start in range(0, 1 << 32, stride * rows * COLUMNS):
        code.numbers(x, ctypes.c_uint32(start), ctypes.c_uint32(stride))
        code.f(x, y)
        code.add(x, y, sums)
    return sum(sums) % (1 << 64)


def read_sums() -> dict[tuple[str, int], int]:
    """The sums that are known: by operation and stride."""
    sums = {}
    for line in SUMS.read_text().splitlines():
        if not line.startswith("#"):
            name, stride, value = line.split()
            sums[name, int(stride)] = int(value, 16)
    return sums


def update_sums(build: Path, folder: Path, stride: int) -> None:
    """Writes the sums for one stride into the table, by this processor."""
    sums = read_sums()
    for name in SWEPT:
        sums[name, stride] = sums_on_cpu(build, folder, name, stride)
    lines = ["# Sums over f32, by stride: written by benchmarks/device/run --update"]
    lines += [f"{name} {stride} {value:016x}" for (name, stride), value in sorted(sums.items())]
    SUMS.write_text("\n".join(lines) + "\n")
