"""ELU for JAX as a custom call of XLA, with its gradient.

    y = act_mlir.jax_ffi.elu(x, 1.5)        # also inside of jax.jit and jax.grad

On the CPU, for float16, float32 and float64. The first use of a type and an
alpha compiles the kernel, and its handler with the C++ compiler of the machine
(CXX, or c++).
"""

from __future__ import annotations

import ctypes
import functools
import os
import subprocess
import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp

from . import _core, _kernels

# What XLA calls: the kernel on the buffers as vectors.
_HANDLER = r"""
#include "xla/ffi/api/ffi.h"
#include <cstdint>

namespace ffi = xla::ffi;

namespace {
struct Vector {
  void *allocated, *aligned;
  int64_t offset, size, stride;
};
} // namespace

extern "C" void kernel(const Vector *, const Vector *);

static ffi::Error run(ffi::AnyBuffer x, ffi::Result<ffi::AnyBuffer> y) {
  const int64_t size = x.element_count();
  Vector from = {x.untyped_data(), x.untyped_data(), 0, size, 1};
  Vector to = {y->untyped_data(), y->untyped_data(), 0, size, 1};
  kernel(&from, &to);
  return ffi::Error::Success();
}

XLA_FFI_DEFINE_HANDLER_SYMBOL(
    handler, run, ffi::Ffi::Bind().Arg<ffi::AnyBuffer>().Ret<ffi::AnyBuffer>());
"""


@functools.lru_cache(maxsize=None)
def _target(name: str, dtype: str, alpha: float) -> str:
    """Compiles a kernel, and returns the name under which XLA knows it."""
    if dtype not in _kernels.TYPES:
        raise TypeError(f"act has no elu of {dtype} arrays for JAX")
    text = _kernels.function(name, _kernels.TYPES[dtype], "kernel", alpha=alpha)
    code = _core.Module(text, name).emit(_core.Output.OBJECT, _core.Options())
    compiler = os.environ.get("CXX", "c++")
    with tempfile.TemporaryDirectory() as folder:
        source, kernel, library = (Path(folder, f) for f in ("handler.cpp", "kernel.o", "elu.so"))
        source.write_text(_HANDLER, encoding="utf-8")
        kernel.write_bytes(code)
        include = f"-I{jax.ffi.include_dir()}"
        options = ["-std=c++17", "-O2", "-shared", "-fPIC", include, source, kernel, "-lm"]
        try:
            subprocess.run(
                [compiler, *options, "-o", library], check=True, capture_output=True, text=True
            )
        except FileNotFoundError:
            raise RuntimeError(f"there is no C++ compiler '{compiler}'; set CXX") from None
        except subprocess.CalledProcessError as error:
            raise RuntimeError(f"{compiler} failed:\n{error.stderr}") from None
        # It stays loaded: XLA keeps the address.
        handler = ctypes.CDLL(str(library)).handler
    target = f"act_{name}_{dtype}_{alpha!r}"
    jax.ffi.register_ffi_target(target, jax.ffi.pycapsule(handler), platform="cpu")
    return target


def _call(name: str, x: jax.Array, alpha: float) -> jax.Array:
    result = jax.ShapeDtypeStruct(x.shape, x.dtype)
    target = _target(name, x.dtype.name, float(alpha))
    return jax.ffi.ffi_call(target, result, vmap_method="broadcast_all")(x)


@functools.partial(jax.custom_vjp, nondiff_argnums=(1,))
def _elu(x: jax.Array, alpha: float) -> jax.Array:
    return _call("elu", x, alpha)


def _forward(x: jax.Array, alpha: float) -> tuple[jax.Array, jax.Array]:
    return _call("elu", x, alpha), x


def _backward(alpha: float, x: jax.Array, gradient: jax.Array) -> tuple[jax.Array]:
    return (gradient * _call("elu_derivative", x, alpha),)


_elu.defvjp(_forward, _backward)


def elu(x: jax.Array, alpha: float = 1.0) -> jax.Array:
    """x where x is positive, else alpha (exp(x) - 1)."""
    return _elu(jnp.asarray(x), alpha)
