"""lit configuration of the act test suite.

Tests are .mlir and .test files with RUN: lines. What a machine may lack is an
available feature, so that a test which needs it says `REQUIRES:` and shows as
unsupported elsewhere; see host_features below for the list.
"""

import ctypes
import os
import platform
import shutil
import subprocess
import sys

import lit.formats
from lit.llvm import llvm_config
from lit.llvm.subst import FindTool, ToolSubst

for root in (config.act_src_root, config.act_obj_root):
    if " " in root:
        lit_config.fatal(
            f"the tests cannot run in '{root}': lit does not quote the paths in RUN lines, "
            "and this one has a space (act can be built and used there)"
        )

config.name = "act"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".mlirbc", ".test", ".c"]
# Unit is a suite of its own, with another test format.
config.excludes = ["Inputs", "Unit", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.act_obj_root, "test")

# One hanging test must not hang the suite. lit needs psutil to stop a test.
if lit_config.maxIndividualTestTime == 0:
    try:
        import psutil  # noqa: F401

        lit_config.maxIndividualTestTime = 3000 if config.act_sanitizers else 600
    except ImportError:
        lit_config.note("psutil is not installed: tests run without a time limit")

# Pattern variables without a $ must not leak from one CHECK-LABEL to the next.
config.environment["FILECHECK_OPTS"] = "-enable-var-scope"
# The packaged libraries are not instrumented, so a container that crosses
# into them looks overflown, and what their allocators hand out of memory that
# ours have poisoned looks free; and they keep some objects until the process
# ends. Arrays that are too large are errors of the tools.
config.environment["ASAN_OPTIONS"] = (
    "detect_container_overflow=0:allow_user_poisoning=0:detect_leaks=0:allocator_may_return_null=1"
)
config.environment["UBSAN_OPTIONS"] = "halt_on_error=1:print_stacktrace=1"
llvm_config.with_system_environment(["HOME", "TMP", "TMPDIR", "TEMP", "OMP_NUM_THREADS", "CUDA_HOME", "CUDA_VISIBLE_DEVICES"])

# ---------------------------------------------------------------------------
# Tools and substitutions
# ---------------------------------------------------------------------------

llvm_config.use_default_substitutions()

# Any of Debian's packages.
chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
plugin = os.path.join(config.act_obj_root, "lib", "libActPlugin.so")
config.substitutions += [
    ("%examples", os.path.join(config.act_src_root, "examples")),
    ("%docs", os.path.join(config.act_src_root, "docs")),
    ("%scripts", os.path.join(config.act_src_root, "scripts")),
    ("%include", os.path.join(config.act_src_root, "include")),
    ("%act_src", config.act_src_root),
    ("%act_tools", config.act_tools_dir),
    ("%act_build", config.act_obj_root),
    ("%plugin", " ".join(f"--load-{kind}-plugin={plugin}" for kind in ("dialect", "pass"))),
    ("%cmake", config.cmake),
    # The Python that the package is for, without it and with it.
    ("%act_python_alone", config.act_python),
    (
        "%act_python",
        f"env PYTHONPATH={os.path.join(config.act_obj_root, 'python')} {config.act_python}",
    ),
    ("%llvm_prefix", os.path.dirname(config.llvm_tools_dir)),
    ("%chromium", chromium or "chromium"),
    # A CUDA driver that needs no GPU; see test/FakeCuda.
    ("%fake_cuda", f"ACT_CUDA_DRIVER={config.act_obj_root}/test/FakeCuda/libFakeCuda.so"),
    ("%clangxx", config.clangxx),
    ("%clang", config.clang),
]

# The packaged MLIR is built without assertions. To make up for it, every test
# input that act-opt reads must survive being printed and parsed again, in text
# and in bytecode. act-opt-no-roundtrip is for the rare input that cannot.
tools = [
    ToolSubst("act-opt", FindTool("act-opt"), extra_args=["--verify-roundtrip"]),
    ToolSubst("act-opt-no-roundtrip", FindTool("act-opt")),
    *("act-run", "act-compile", "act-accuracy", "act-init", "act-lsp-server", "act-reduce"),
    *("mlir-opt", "mlir-tblgen", "mlir-translate", "mlir-runner"),
    *("llc", "opt", "llvm-mca", "llvm-mc", "llvm-objdump", "llvm-nm", "llvm-readelf"),
    *("split-file", "llvm-dis", "llvm-bcanalyzer"),
]
llvm_config.add_tool_substitutions(
    [
        # Without `unresolved`, a tool that is not built would warn in each run.
        tool if isinstance(tool, ToolSubst) else ToolSubst(tool, unresolved="ignore")
        for tool in tools
    ],
    [config.act_tools_dir, config.llvm_tools_dir],
)

# ---------------------------------------------------------------------------
# Features
# ---------------------------------------------------------------------------


def cpu_flags() -> set[str]:
    """The instruction set extensions of this machine, in Linux's spelling."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                name, _, value = line.partition(":")
                if name.strip() in ("flags", "Features"):
                    return set(value.split())
    except OSError:
        pass
    return set()


def succeeds(*command: str) -> bool:
    """True if the command exists and exits with 0."""
    try:
        return (
            subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def has_cuda_device() -> bool:
    """True if there is a CUDA driver, and a device that it can use."""
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return False
    count = ctypes.c_int(0)
    return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0


def has_module(name: str) -> bool:
    """True if the Python of the package finds a module (without importing it)."""
    find = f"import importlib.util, sys; sys.exit(not importlib.util.find_spec('{name}'))"
    return bool(config.act_python) and succeeds(config.act_python, "-c", find)


def host_features() -> dict[str, bool]:
    """The features that REQUIRES: lines may name, and whether we have them."""
    machine = platform.machine()
    flags = cpu_flags()
    avx512 = {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}
    return {
        # Machine code of this kind runs on this machine.
        "x86_64": machine == "x86_64",
        "aarch64": machine == "aarch64",
        "avx2": {"avx2", "fma"} <= flags,
        "avx512": avx512 <= flags,
        "amx": avx512 | {"amx_tile", "amx_bf16"} <= flags,
        "sve": "sve" in flags,
        "cuda-device": has_cuda_device(),
        # Other machines' code can be linked, and run under emulation.
        "aarch64-cross": shutil.which("aarch64-linux-gnu-gcc") is not None,
        "qemu-aarch64": shutil.which("qemu-aarch64") is not None,
        # GPU code can be assembled, made by another compiler, and read.
        "ptxas": shutil.which("ptxas") is not None,
        "nvcc": shutil.which("nvcc") is not None,
        "nvdisasm": shutil.which("nvdisasm") is not None,
        # %python can read and write .npy files, and draw.
        "numpy": succeeds(sys.executable, "-c", "import numpy"),
        "matplotlib": succeeds(sys.executable, "-c", "import matplotlib"),
        # The Python package was built.
        "python-package": bool(config.act_python),
        "sklearn": has_module("scipy") and has_module("sklearn"),
        "scikit-build-core": has_module("scikit_build_core"),
        "torch-mlir": has_module("torch") and has_module("torch_mlir"),
        "jax": has_module("jax"),
        # The host of the plugin.
        "mlir-opt": succeeds(os.path.join(config.llvm_tools_dir, "mlir-opt"), "--version"),
        # The other compiler, where libMLIR is not made by it.
        "gcc": shutil.which("g++") is not None,
        "mlir-names-of-clang": config.act_type_names == "Clang",
        # Other projects can be configured and built.
        "ninja": shutil.which("ninja") is not None,
        # Pages can be looked at, and those of manuals checked.
        "groff": shutil.which("groff") is not None,
        "chromium": chromium is not None,
        "mkdocs": os.path.exists(os.path.join(config.act_src_root, "build-docs", "bin", "mkdocs")),
        # Constants of the kernels can be derived again.
        "sollya": shutil.which("sollya") is not None,
        # Proofs about them can be checked.
        "gappa": shutil.which("gappa") is not None,
        # How act was built.
        "sanitizers": bool(config.act_sanitizers),
        "assertions": config.act_assertions,
    }


config.available_features.update(name for name, here in host_features().items() if here)
