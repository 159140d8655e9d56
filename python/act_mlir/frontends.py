"""Functions of torch and JAX, compiled by act."""

from __future__ import annotations

from typing import Any, Callable, Iterator

from ._compile import Function, compile


def _advise(package: str, advice: str) -> ImportError:
    return ImportError(f"{package} is not installed; {advice}")


def _names(op: Any) -> Iterator[str]:
    """The names of an operation and of those in it."""
    yield op.name
    for region in op.regions:
        for block in region:
            for child in block.operations:
                yield from _names(child.operation)


def _check(module: Any, frontend: str, *dialects: str) -> None:
    """Complains about operations that the front end could not lower."""
    left = [name for name in _names(module.operation) if name.split(".")[0] in dialects]
    if left:
        raise NotImplementedError(f"{frontend} cannot lower '{left[0]}' to linalg")


def from_torch(module: Any, *example: Any, **options: Any) -> Function:
    """Compiles a torch module for arguments like `example`.

    Its parameters become constants. `options` are those of torch-mlir's
    `fx.export_and_import`, such as `dynamic_shapes`.
    """
    try:
        from torch_mlir import fx
    except ImportError:
        raise _advise(
            "torch_mlir",
            "torch-mlir's snapshots are at https://github.com/llvm/torch-mlir-release",
        ) from None
    imported = fx.export_and_import(module, *example, output_type="linalg-on-tensors", **options)
    _check(imported, "torch-mlir", "tm_tensor", "torch", "torch_c")
    return compile(str(imported))


def from_jax(function: Callable[..., Any], *example: Any) -> Function:
    """Compiles a function of JAX arrays for arguments like `example`.

    JAX lowers it to StableHLO, and StableHLO's own passes to linalg.
    """
    try:
        import jax
        from jax._src.interpreters import mlir
        from jaxlib.mlir import ir
        from jaxlib.mlir.dialects import stablehlo
        from jaxlib.mlir.passmanager import PassManager
    except ImportError:
        raise _advise("jax", "`pip install jax` brings it") from None
    stablehlo.register_stablehlo_passes()
    # JAX would drop the parameters that the result does not depend on.
    text = jax.jit(function, keep_unused=True).lower(*example).as_text()
    with mlir.make_ir_context():
        module = ir.Module.parse(text)
        PassManager.parse(
            "builtin.module(inline,symbol-dce,func.func(chlo-legalize-to-stablehlo),"
            "stablehlo-legalize-to-linalg,canonicalize,cse)"
        ).run(module.operation)
        _check(module, "StableHLO", "chlo", "stablehlo")
        return compile(str(module), entry="main")
