#!/usr/bin/env python3
"""Time training against jax.jit, torch.compile and eager torch.

Two parts, each with one thread and with two:

  step      a step of SGD of an ELU network with a squared error: 256 x (784,
            1024, 1024, 10) and 512 x (1024, 1024, 1024, 1024), batch x widths
  backward  the backward pass of ELU, and of ReLU, on 64 K elements, which L2
            holds, on 1 M and on 32 M

A number of threads gets a process of its own, bound to as many cores, in which
all contenders take turns: a slow moment of the machine hits all of them. A turn
is a pause, in which the threads of the others go to sleep, a call that is not
timed, and some that are. All read and write arrays that exist before the call.

Before that, each contender's loss and gradients are compared with float64.
Prints Markdown tables of medians with quartiles; --json writes the figures.
Needs numpy, jax and torch, and act-compile in <build-dir>/bin.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

REPOSITORY = Path(__file__).resolve().parents[2]

NETWORKS = {
    "256 x (784, 1024, 1024, 10)": (256, (784, 1024, 1024, 10)),
    "512 x (1024, 1024, 1024, 1024)": (512, (1024, 1024, 1024, 1024)),
}
SIZES = {"64 K": 1 << 16, "1 M": 1 << 20, "32 M": 1 << 25}
PEERS = ("jax.jit", "torch.compile", "torch")
RATE = 1e-2


# ----------------------------------------------------------------------------
# act
# ----------------------------------------------------------------------------


def network_mlir(batch: int, widths: tuple[int, ...]) -> str:
    """A module with the loss of a network and a step of SGD."""
    layers = range(1, len(widths))
    x = f"tensor<{batch}x{widths[0]}xf32>"
    y = f"tensor<{batch}x{widths[-1]}xf32>"
    parameters = []
    for i in layers:
        parameters.append((f"w{i}", f"tensor<{widths[i - 1]}x{widths[i]}xf32>"))
        parameters.append((f"b{i}", f"tensor<{widths[i]}xf32>"))
    types = ", ".join(type for _, type in parameters)
    names = ", ".join(f"%{name}" for name, _ in parameters)
    arguments = ", ".join(f"%{name}: {type}" for name, type in parameters)
    lines = [
        f"func.func private @loss(%h0: {x}, %t: {y}, {arguments}) -> f32 {{",
        "  %zero = arith.constant 0.0 : f32",
    ]
    for i in layers:
        before = f"tensor<{batch}x{widths[i - 1]}xf32>"
        after = f"tensor<{batch}x{widths[i]}xf32>"
        lines += [
            f"  %e{i} = tensor.empty() : {after}",
            f"  %f{i} = linalg.fill ins(%zero : f32) outs(%e{i} : {after}) -> {after}",
            f"  %p{i} = linalg.matmul ins(%h{i - 1}, %w{i} : {before}, {parameters[2 * i - 2][1]}) "
            f"outs(%f{i} : {after}) -> {after}",
            f"  %r{i} = linalg.broadcast ins(%b{i} : {parameters[2 * i - 1][1]}) "
            f"outs(%e{i} : {after}) dimensions = [0]",
            f"  %z{i} = arith.addf %p{i}, %r{i} : {after}",
        ]
        if i != len(widths) - 1:
            lines.append(f"  %h{i} = act.elu %z{i} : {after}")
    last = len(widths) - 1
    lines += [
        f"  %d = arith.subf %z{last}, %t : {y}",
        f"  %s = arith.mulf %d, %d : {y}",
        "  %e = tensor.empty() : tensor<f32>",
        "  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<f32>) -> tensor<f32>",
        f"  %sum = linalg.reduce {{ arith.addf }} ins(%s : {y}) outs(%f : tensor<f32>) "
        "dimensions = [0, 1]",
        "  %total = tensor.extract %sum[] : tensor<f32>",
        f"  %scale = arith.constant {1 / (batch * widths[-1])!r} : f32",
        "  %mean = arith.mulf %total, %scale : f32",
        "  return %mean : f32",
        "}",
        f"func.func private @loss_value_and_grad({x}, {y}, {types}) -> (f32, {types})",
        f"func.func @step(%x: {x}, %t: {y}, %rate: f32, {arguments}) -> (f32, {types}) {{",
        f"  %l:{len(parameters) + 1} = call @loss_value_and_grad(%x, %t, {names})",
        f"      : ({x}, {y}, {types}) -> (f32, {types})",
    ]
    for i, (name, type) in enumerate(parameters):
        lines += [
            f"  %rate_{name} = tensor.splat %rate : {type}",
            f"  %change_{name} = arith.mulf %rate_{name}, %l#{i + 1} : {type}",
            f"  %next_{name} = arith.subf %{name}, %change_{name} : {type}",
        ]
    results = ", ".join(f"%next_{name}" for name, _ in parameters)
    lines += [f"  return %l#0, {results} : f32, {types}", "}", ""]
    return "\n".join(lines)


def backward_mlir(op: str, size: int) -> str:
    """A module with the backward pass of an activation."""
    type = f"tensor<{size}xf32>"
    return f"""
func.func private @forward(%x: {type}) -> {type} {{
  %y = act.{op} %x : {type}
  return %y : {type}
}}
func.func private @forward_vjp({type}, {type}) -> ({type}, {type})
func.func @backward(%x: {type}, %g: {type}) -> {type} {{
  %r:2 = call @forward_vjp(%x, %g) : ({type}, {type}) -> ({type}, {type})
  return %r#1 : {type}
}}
"""


def act_compile(
    source: str, differentiate: str, entry: str, threads: int, options: argparse.Namespace
) -> tuple[Any, float]:
    """Compiles a function; returns it, and the seconds that act-compile took."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.so"
        command = [
            str(options.build_dir / "bin" / "act-compile"),
            "-",
            f"--first=act-differentiate{{{differentiate}}}",
            *(["--parallel"] if threads > 1 else []),
            f"--entry={entry}",
            "--cpu=native",
            f"-o={library}",
        ]
        start = time.perf_counter()
        subprocess.run(command, input=source.encode(), check=True)
        seconds = time.perf_counter() - start
        return getattr(ctypes.CDLL(str(library)), entry), seconds


def pointer(array: Any) -> ctypes.c_void_p:
    """The address of an array, for a function of static shapes."""
    return ctypes.c_void_p(array.ctypes.data)


# ----------------------------------------------------------------------------
# Contenders
# ----------------------------------------------------------------------------


class Contender:
    """A function to time, what it computes, and how long it took to compile."""

    def __init__(
        self, name: str, run: Callable[[], None], compile_seconds: float | None, error: float
    ) -> None:
        self.name = name
        self.run = run
        self.compile_seconds = compile_seconds
        self.error = error
        self.samples: list[float] = []


def relative_error(got: list[Any], expected: list[Any]) -> float:
    """The largest difference, relative to the largest element of each array."""
    import numpy as np

    return max(
        float(np.abs(np.asarray(g, np.float64) - e).max() / np.abs(e).max())
        for g, e in zip(got, expected, strict=True)
    )


def gradients(before: list[Any], after: list[Any], rate: float) -> list[Any]:
    """What a step of SGD subtracted."""
    import numpy as np

    return [
        (np.asarray(b, np.float64) - np.asarray(a, np.float64)) / rate
        for b, a in zip(before, after, strict=True)
    ]


def step_contenders(
    batch: int, widths: tuple[int, ...], threads: int, options: argparse.Namespace
) -> list[Contender]:
    """A step of SGD, by all contenders."""
    import jax
    import jax.numpy as jnp
    import numpy as np
    import torch

    random = np.random.default_rng(0)
    x = random.standard_normal((batch, widths[0])).astype(np.float32)
    target = random.standard_normal((batch, widths[-1])).astype(np.float32)
    start: list[Any] = []
    for fan_in, fan_out in zip(widths, widths[1:]):
        start.append((random.standard_normal((fan_in, fan_out)) / fan_in**0.5).astype(np.float32))
        start.append((0.1 * random.standard_normal(fan_out)).astype(np.float32))
    # A rate with which the change of a weight has all digits of the gradient.
    big_rate = 1e6

    def torch_loss(parameters: Any, x: Any, target: Any) -> Any:
        h = x
        for i in range(0, len(parameters), 2):
            h = torch.addmm(parameters[i + 1], h, parameters[i])
            if i + 2 != len(parameters):
                h = torch.nn.functional.elu(h)
        return torch.nn.functional.mse_loss(h, target)

    exact = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in start]
    exact_loss = torch_loss(exact, torch.tensor(x).double(), torch.tensor(target).double())
    exact_loss.backward()
    expected = [exact_loss.detach().numpy(), *(p.grad.numpy() for p in exact)]

    contenders = []

    def add(name: str, step: Callable[[float], Any], read: Callable[[], list[Any]],
            compile_seconds: float | None) -> None:
        loss = step(big_rate)
        error = relative_error([loss, *gradients(start, read(), big_rate)], expected)
        contenders.append(Contender(name, lambda: step(RATE), compile_seconds, error))

    # act: from one set of arrays to the other.
    function, seconds = act_compile(
        network_mlir(batch, widths),
        "entry=loss mode=value-and-grad wrt=" + ",".join(str(i + 2) for i in range(len(start))),
        "step",
        threads,
        options,
    )
    state = [[p.copy() for p in start], [np.empty_like(p) for p in start]]
    loss = ctypes.c_float()

    def act_step(rate: float) -> float:
        function(
            pointer(x), pointer(target), ctypes.c_float(rate), *map(pointer, state[0]),
            ctypes.byref(loss), *map(pointer, state[1]),
        )
        state.reverse()
        return loss.value

    def act_reset() -> None:
        for array, value in zip(state[0], start):
            array[:] = value

    add("act", act_step, lambda: state[0], seconds)
    act_reset()

    # jax: gives its arrays away.
    def jax_loss(parameters: Any, x: Any, target: Any) -> Any:
        h = x
        for i in range(0, len(parameters), 2):
            h = h @ parameters[i] + parameters[i + 1]
            if i + 2 != len(parameters):
                h = jax.nn.elu(h)
        return jnp.mean((h - target) ** 2)

    def jax_update(parameters: Any, x: Any, target: Any, rate: Any) -> Any:
        value, grads = jax.value_and_grad(jax_loss)(parameters, x, target)
        return value, [p - rate * g for p, g in zip(parameters, grads)]

    jax_x, jax_target = jnp.asarray(x), jnp.asarray(target)
    holder = {"jax": [jnp.array(p) for p in start]}
    begin = time.perf_counter()
    jitted = (
        jax.jit(jax_update, donate_argnums=0)
        .lower(holder["jax"], jax_x, jax_target, RATE)
        .compile()
    )
    seconds = time.perf_counter() - begin

    def jax_step(rate: float) -> Any:
        value, holder["jax"] = jitted(holder["jax"], jax_x, jax_target, rate)
        jax.block_until_ready(holder["jax"])
        return value

    add("jax.jit", jax_step, lambda: holder["jax"], seconds)
    holder["jax"] = [jnp.array(p) for p in start]

    # torch: updates its arrays.
    torch_x, torch_target = torch.tensor(x), torch.tensor(target)

    def eager(parameters: Any, rate: float) -> Any:
        value = torch_loss(parameters, torch_x, torch_target)
        grads = torch.autograd.grad(value, parameters)
        with torch.no_grad():
            torch._foreach_add_(parameters, grads, alpha=-rate)
        return value.detach()

    def update(parameters: Any, x: Any, target: Any, rate: Any) -> Any:
        grads, value = torch.func.grad_and_value(torch_loss)(parameters, x, target)
        for p, g in zip(parameters, grads):
            p.sub_(rate * g)
        return value

    compiled = torch.compile(update)
    parameters = [torch.tensor(p) for p in start]
    rates = {rate: torch.tensor(rate) for rate in (RATE, big_rate)}
    begin = time.perf_counter()
    compiled(parameters, torch_x, torch_target, rates[RATE])
    seconds = time.perf_counter() - begin
    for p, value in zip(parameters, start):
        p.copy_(torch.tensor(value))
    add(
        "torch.compile",
        lambda rate: compiled(parameters, torch_x, torch_target, rates[rate]),
        lambda: parameters,
        seconds,
    )
    for p, value in zip(parameters, start):
        p.copy_(torch.tensor(value))
    eager_parameters = [torch.tensor(p, requires_grad=True) for p in start]
    add(
        "torch",
        lambda rate: eager(eager_parameters, rate),
        lambda: [p.detach() for p in eager_parameters],
        None,
    )
    with torch.no_grad():
        for p, value in zip(eager_parameters, start):
            p.copy_(torch.tensor(value))
    return contenders


def backward_contenders(size: int, threads: int, options: argparse.Namespace) -> list[Contender]:
    """The backward passes of ELU and ReLU, by all contenders."""
    import jax
    import jax.numpy as jnp
    import numpy as np
    import torch

    random = np.random.default_rng(0)
    x = random.standard_normal(size, dtype=np.float32)
    g = random.standard_normal(size, dtype=np.float32)
    part = slice(0, 1 << 20)
    slopes = {
        "elu": np.where(x[part] > 0, 1.0, np.exp(x[part].astype(np.float64))),
        "relu": np.where(x[part] > 0, 1.0, 0.0),
    }
    contenders = []

    def add(op: str, who: str, run: Callable[[], Any], read: Callable[[], Any],
            compile_seconds: float | None) -> None:
        run()
        error = relative_error([np.asarray(read())[part]], [slopes[op] * g[part]])
        contenders.append(Contender(f"{who}, {op}", run, compile_seconds, error))

    out = np.zeros_like(x)
    pointers = [pointer(array) for array in (x, g, out)]
    for op in ("elu", "relu"):
        function, seconds = act_compile(
            backward_mlir(op, size), "entry=forward", "backward", threads, options
        )
        add(op, "act", lambda f=function: f(*pointers), lambda: out, seconds)

    jax_x, jax_g = jnp.asarray(x), jnp.asarray(g)
    for op, function in (("elu", jax.nn.elu), ("relu", jax.nn.relu)):
        # `into` is given away: the result is written to it.
        def backward(into: Any, x: Any, g: Any, function: Any = function) -> Any:
            return jax.vjp(function, x)[1](g)[0]

        holder = {"out": jnp.zeros(size, jnp.float32)}
        begin = time.perf_counter()
        jitted = (
            jax.jit(backward, donate_argnums=0, keep_unused=True)
            .lower(holder["out"], jax_x, jax_g)
            .compile()
        )
        seconds = time.perf_counter() - begin

        def run(jitted: Any = jitted, holder: Any = holder) -> None:
            holder["out"] = jax.block_until_ready(jitted(holder["out"], jax_x, jax_g))

        add(op, "jax.jit", run, lambda holder=holder: holder["out"], seconds)

    torch_x, torch_g, torch_out = torch.from_numpy(x), torch.from_numpy(g), torch.from_numpy(out)
    aten = torch.ops.aten
    eager = {
        "elu": lambda: aten.elu_backward.grad_input(
            torch_g, 1.0, 1.0, 1.0, False, torch_x, grad_input=torch_out
        ),
        "relu": lambda: aten.threshold_backward.grad_input(
            torch_g, torch_x, 0.0, grad_input=torch_out
        ),
    }
    functions = {
        "elu": lambda out, x, g: out.copy_(aten.elu_backward(g, 1.0, 1.0, 1.0, False, x)),
        "relu": lambda out, x, g: out.copy_(aten.threshold_backward(g, x, 0.0)),
    }
    for op in ("elu", "relu"):
        compiled = torch.compile(functions[op], dynamic=False)
        begin = time.perf_counter()
        compiled(torch_out, torch_x, torch_g)
        seconds = time.perf_counter() - begin
        add(
            op,
            "torch.compile",
            lambda f=compiled: f(torch_out, torch_x, torch_g),
            lambda: out,
            seconds,
        )
    for op in ("elu", "relu"):
        add(op, "torch", eager[op], lambda: out, None)
    return contenders


# ----------------------------------------------------------------------------
# Measuring
# ----------------------------------------------------------------------------


def measure(contenders: list[Contender], seconds: float, pause: float, turn: float) -> None:
    """Lets the contenders take turns, each of `turn` seconds, for `seconds`."""
    end = time.perf_counter() + seconds
    rounds = 0
    while rounds < 5 or time.perf_counter() < end:
        # Another one is first each time.
        for i in range(len(contenders)):
            contender = contenders[(i + rounds) % len(contenders)]
            time.sleep(pause)
            contender.run()
            begin = time.perf_counter()
            calls = 0
            while calls == 0 or time.perf_counter() - begin < turn:
                contender.run()
                calls += 1
            contender.samples.append((time.perf_counter() - begin) / calls)
        rounds += 1


def summary(contenders: list[Contender]) -> dict[str, Any]:
    """The figures of one table."""
    import numpy as np

    figures = {}
    for contender in contenders:
        low, median, high = np.percentile(contender.samples, (25, 50, 75))
        figures[contender.name] = {
            "median": median,
            "quartiles": [low, high],
            "samples": len(contender.samples),
            "compile_seconds": contender.compile_seconds,
            "error": contender.error,
        }
    return figures


def child(options: argparse.Namespace) -> None:
    """What one process measures: writes its figures as JSON to stdout."""
    threads = options.threads[0]
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < threads:
        raise SystemExit(f"training: error: there are no {threads} cores")
    os.sched_setaffinity(0, cores[:threads])
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ["JAX_PLATFORMS"] = "cpu"
    if threads == 1:
        os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
    import torch
    import torch._inductor.config

    torch.set_num_threads(threads)
    # What torch.compile kept of earlier runs would hide how long it takes.
    torch._inductor.config.force_disable_caches = True
    if options.part == "step":
        contenders = step_contenders(*NETWORKS[options.case], threads, options)
    else:
        contenders = backward_contenders(SIZES[options.case], threads, options)
    # Threads of OpenMP wait for 0.2 s before they sleep.
    measure(contenders, options.seconds, pause=0.25 if threads > 1 else 0.01, turn=0.05)
    json.dump(summary(contenders), sys.stdout)


def print_table(part: str, case: str, threads: int, figures: dict[str, Any]) -> None:
    """Prints the figures of one process."""
    noun = "thread" if threads == 1 else "threads"
    ops = [""] if part == "step" else [", elu", ", relu"]
    unit, scale = ("ms", 1e3) if part == "step" else ("ns an element", 1e9 / SIZES.get(case, 1))
    title = "Step of SGD" if part == "step" else "Backward pass"
    print(f"\n{title}, {case}, {threads} {noun}:\n")
    print(f"| | {unit} | quartiles | x best peer | compile s | error |")
    print("|---|---:|---:|---:|---:|---:|")
    for op in ops:
        best = min(figures[peer + op]["median"] for peer in PEERS)
        for name in ("act", *PEERS):
            row = figures[name + op]
            low, high = (f"{scale * q:.3g}" for q in row["quartiles"])
            seconds = row["compile_seconds"]
            print(
                f"| {name}{op} | {scale * row['median']:.3g} | {low} - {high} "
                f"| {row['median'] / best:.2f} | {f'{seconds:.2f}' if seconds else '-'} "
                f"| {row['error']:.1g} |"
            )
    sys.stdout.flush()


def main() -> int:
    """The entry point; returns the exit code."""
    first, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=first, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--build-dir",
        type=Path,
        default=REPOSITORY / "build",
        help="build tree with act-compile in bin/ (default: build in the repository)",
    )
    parser.add_argument("--part", choices=("step", "backward"), help="only this part")
    parser.add_argument(
        "--case", choices=(*NETWORKS, *SIZES), metavar="CASE", help="only this network or size"
    )
    parser.add_argument(
        "--threads", type=int, action="append", help="only this number of threads (default: 1, 2)"
    )
    parser.add_argument(
        "--seconds", type=float, default=12.0, help="how long each table is measured (default: 12)"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.build_dir = options.build_dir.resolve()
    if options.child:
        child(options)
        return 0

    figures: dict[str, Any] = {}
    for part, cases in (("step", NETWORKS), ("backward", SIZES)):
        for case in cases:
            for threads in options.threads or (1, 2):
                if options.part not in (None, part) or options.case not in (None, case):
                    continue
                command = [
                    sys.executable, __file__, "--child", f"--part={part}", f"--case={case}",
                    f"--threads={threads}", f"--seconds={options.seconds}",
                    f"--build-dir={options.build_dir}",
                ]
                output = subprocess.run(command, stdout=subprocess.PIPE, check=False)
                if output.returncode != 0:
                    print(f"training: error: {part}, {case} failed", file=sys.stderr)
                    return 1
                result = json.loads(output.stdout)
                figures.setdefault(part, {}).setdefault(case, {})[str(threads)] = result
                print_table(part, case, threads, result)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
