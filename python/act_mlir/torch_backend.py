"""The backend of torch.compile: `torch.compile(model, backend="act")`.

torch finds it by the entry point of the installed package; otherwise
`backend=act_mlir.torch_backend.act` does the same. Forward and backward graphs
go through torch-mlir to act. A graph on other devices than the CPU, or with
what torch-mlir cannot lower, runs in eager mode, with a warning.
"""

from __future__ import annotations

import warnings
from typing import Any, Callable

import torch
from functorch.compile import make_boxed_func
from torch._dynamo.backends.common import aot_autograd

from ._compile import Function, compile


def _lower(graph: torch.fx.GraphModule) -> Function:
    """Compiles a graph of ATen operations."""
    from torch_mlir import fx

    module = fx.stateless_fx_import(graph, output_type="linalg-on-tensors")
    return compile(str(module), entry="main")


def _compile_graph(
    graph: torch.fx.GraphModule, example_inputs: list[torch.Tensor]
) -> Callable[..., Any]:
    """What torch calls instead of the graph."""
    tensors = [value for value in example_inputs if isinstance(value, torch.Tensor)]
    if any(value.device.type != "cpu" for value in tensors):
        warnings.warn("act compiles for the CPU; the graph runs in eager mode", stacklevel=2)
        return make_boxed_func(graph.forward)
    results = list(graph.graph.output_node().args[0])
    wanted = [i for i, node in enumerate(results) if node is not None]
    try:
        if len(wanted) != len(results):
            # The graph of a gradient has None for what needs none.
            graph.graph.output_node().args = ([results[i] for i in wanted],)
            graph.recompile()
        function = _lower(graph)
    except Exception as error:  # Of act, torch-mlir or its passes.
        warnings.warn(
            f"act cannot compile this graph, which runs in eager mode: {error}", stacklevel=2
        )
        return make_boxed_func(graph.forward)
    finally:
        graph.graph.output_node().args = (results,)
        graph.recompile()

    def run(*inputs: torch.Tensor | int) -> list[torch.Tensor | int | None]:
        # Sizes that vary are numbers among the tensors.
        found = function(*(x.detach() if isinstance(x, torch.Tensor) else x for x in inputs))
        found = found if isinstance(found, tuple) else (found,)
        outputs: list[torch.Tensor | int | None] = [None] * len(results)
        for i, value in zip(wanted, found):
            is_tensor = isinstance(results[i].meta.get("val"), torch.Tensor)
            outputs[i] = torch.as_tensor(value) if is_tensor else value.item()
        return outputs

    return make_boxed_func(run)


def _decompositions() -> dict[Any, Callable[..., Any]]:
    from torch_mlir.extras.fx_decomp_util import get_decomposition_table

    return get_decomposition_table()


def act(graph: torch.fx.GraphModule, example_inputs: list[torch.Tensor]) -> Callable[..., Any]:
    """The backend, as torch.compile calls it."""
    try:
        decompositions = _decompositions()
    except ImportError:
        raise ImportError(
            "torch_mlir is not installed; torch-mlir's snapshots are at "
            "https://github.com/llvm/torch-mlir-release"
        ) from None
    backend = aot_autograd(
        fw_compiler=_compile_graph, bw_compiler=_compile_graph, decompositions=decompositions
    )
    return backend(graph, example_inputs)
