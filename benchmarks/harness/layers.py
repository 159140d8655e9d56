"""One layer, and all contenders in turn."""

from __future__ import annotations

import math
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

# A turn takes at least this long,
TURN_SECONDS = 5e-3
# and before it the threads of the one before get this long to fall asleep.
PAUSE_SECONDS = 25e-3


def is_layer(name: str) -> bool:
    return re.fullmatch("[1-9][0-9]*(x[1-9][0-9]*){2}(xbf16)?", name) is not None


def has_avx512() -> bool:
    cpuinfo = Path("/proc/cpuinfo")
    return cpuinfo.exists() and " avx512f " in cpuinfo.read_text()


@dataclass
class Contender:
    name: str
    fused: bool
    peer: bool
    # Runs it so many times.
    repeat: Callable[[int], None]
    # The result; None if it is in the array that is common.
    result: Callable | None = None
    # Whether it knows the weights before the calls.
    constant: bool = False


def narrow(x):
    """f32 to bf16, as integers: rounds down."""
    import numpy as np

    return (x.view(np.uint32) >> 16).astype(np.uint16)


def widen(x):
    """To f64 from f32, or from bf16 as integers."""
    import numpy as np

    if x.dtype == np.uint16:
        x = (x.astype(np.uint32) << 16).view(np.float32)
    return x.astype(np.float64)


def elu(x):
    """In the type of x, an array."""
    import numpy as np

    return np.where(x < 0, np.expm1(np.minimum(x, 0)), x)


def take_turns(contenders: list, rounds: int, pause: float) -> list[list[float]]:
    """Milliseconds a call of each: quartiles and median."""

    def clock(contender, calls: int) -> float:
        start = time.perf_counter()
        contender.repeat(calls)
        return (time.perf_counter() - start) / calls

    calls = []
    for contender in contenders:
        contender.repeat(1)
        calls.append(max(1, math.ceil(TURN_SECONDS / clock(contender, 1))))
    samples: list[list[float]] = [[] for _ in contenders]
    for _ in range(rounds):
        for contender, count, sample in zip(contenders, calls, samples):
            time.sleep(pause)
            # Its data in cache, as far as it fits, and its threads awake.
            contender.repeat(1)
            sample.append(clock(contender, count) * 1e3)
    result = []
    for sample in samples:
        sample.sort()
        result.append(
            [sample[round(q * (len(sample) - 1))] for q in (0.25, 0.5, 0.75)]
        )
    return result


def peer_contender(
    label: str, fused: bool, make: Callable, constant: bool = False
) -> list[Contender]:
    """The peer that `make` makes; a peer that fails is left out, aloud."""
    try:
        compute = make()
        compute()
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}", file=sys.stderr)
        return []

    def repeat(calls: int) -> None:
        for _ in range(calls):
            compute()

    return [Contender(label, fused, True, repeat, compute, constant)]


def measure(
    name: str, threads: int, rounds: int, build: Path, output: Path, python_peers: bool
) -> dict:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:threads]))
    import numpy as np

    from . import native, peers

    *sizes, kind = re.fullmatch("([0-9]+)x([0-9]+)x([0-9]+)(xbf16)?", name).groups()
    m, k, n = map(int, sizes)
    store = narrow if kind else np.asarray
    generator = np.random.default_rng(0)

    def array(*shape: int, store: Callable = np.asarray) -> np.ndarray:
        values = store(generator.uniform(-1, 1, shape).astype(np.float32))
        # On a cache line of its own, like what a framework allocates.
        memory = np.empty(values.nbytes + 64, np.uint8)
        skip = -memory.ctypes.data % 64
        result = memory[skip : skip + values.nbytes].view(values.dtype)
        result = result.reshape(shape)
        result[...] = values
        return result

    a, b = array(m, k, store=store), array(k, n, store=store)
    bias, y = array(n), array(m, n)
    arrays = [a, b, bias, y]
    code = native.Native(build)

    def act(unique: str, fused: bool, **options: bool) -> Callable:
        unique = f"{unique}_{name}_{threads}"
        return code.act(output, unique, arrays, threads, fused, **options)

    contenders = [
        Contender("act, bias + ELU", True, False, act("fused", True)),
        Contender(
            "act, bias + ELU, dynamic sizes", True, False,
            act("dynamic", True, dynamic=True),
        ),
        Contender("act", False, False, act("plain", False)),
        Contender(
            "oneDNN, bias + ELU", True, True, code.onednn(*arrays, fused=True)
        ),
        Contender("oneDNN", False, True, code.onednn(*arrays, fused=False)),
        Contender("OpenBLAS", False, True, code.openblas(*arrays)),
    ]
    python = python_peers and not kind
    for peer, factory in peers.FACTORIES.items() if python else ():
        for fused in (True, False):
            label = peer + (", bias + ELU" if fused else "")
            contenders += peer_contender(
                label, fused, lambda: factory(arrays[:3], fused, threads)
            )
    contenders += [
        Contender(
            "act, bias + ELU", True, False,
            act("constant", True, constant=True), constant=True,
        ),
        Contender(
            "oneDNN, bias + ELU", True, True,
            code.onednn(*arrays, fused=True, constant=True), constant=True,
        ),
        Contender(
            "XNNPACK, bias + ELU", True, True,
            code.xnnpack(*arrays, threads=threads), constant=True,
        ),
    ]
    for peer, factory in peers.CONSTANT_FACTORIES.items() if python else ():
        contenders += peer_contender(
            f"{peer}, bias + ELU", True, lambda: factory(arrays[:3], threads), True
        )
    contenders = [c for c in contenders if c.repeat]

    def compute(contender: Contender) -> np.ndarray:
        y.fill(np.nan)
        contender.repeat(1)
        return np.array(contender.result() if contender.result else y)

    # Some elements in f64, the last of all among them.
    rows = np.append(generator.integers(0, m, 500), m - 1)
    columns = np.append(generator.integers(0, n, 500), n - 1)
    sums = np.einsum("ik,ki->i", widen(a[rows]), widen(b[:, columns]))

    errors = []
    for contender in contenders:
        exact = elu(sums + bias[columns]) if contender.fused else sums
        errors.append(float(np.abs(compute(contender)[rows, columns] - exact).max()))

    fmas, operations = code.fmas(threads, a.dtype == np.uint16)
    read, bytes_read = code.read(b, threads)
    limits = [Contender("", False, False, run) for run in (fmas, read)]
    times = take_turns(
        [*contenders, *limits], rounds, PAUSE_SECONDS if threads > 1 else 0
    )

    ulps = measure_elu(contenders, compute, arrays, store)
    return {
        "name": name,
        "threads": threads,
        "operations": 2.0 * m * k * n,
        "bytes": float(a.nbytes + b.nbytes + y.nbytes),
        "peak": operations / times[-2][1] * 1e-6,
        "bandwidth": bytes_read / times[-1][1] * 1e-6,
        "rows": [
            {
                "name": contender.name,
                "fused": contender.fused,
                "peer": contender.peer,
                "constant": contender.constant,
                "ms": time,
                "error": error,
                "ulp": ulp,
            }
            for contender, time, error, ulp in zip(contenders, times, errors, ulps)
        ],
    }


def measure_elu(
    contenders: list, compute: Callable, arrays: list, store: Callable
) -> list:
    """The largest error in ULP of each one's ELU, on sums that are exact: one
    factor of each is 1, the others are 0. None for a contender without ELU or
    with constants: changes the operands, to which `store` converts f32."""
    import numpy as np

    a, b, bias, _ = arrays
    (m, k), n = a.shape, b.shape[1]
    a.fill(0)
    a[np.arange(m), np.arange(m) % k] = store(np.ones(1, np.float32))[0]
    bias.fill(0)
    magnitudes = np.exp(np.random.default_rng(1).uniform(-40, 3, b.shape))
    b[...] = store(-magnitudes.astype(np.float32))
    exact = elu(widen(b[np.arange(m) % k]))
    unit = np.spacing(np.abs(exact).astype(np.float32)).astype(float)
    return [
        float((np.abs(compute(contender) - exact) / unit).max())
        if contender.fused and not contender.constant
        else None
        for contender in contenders
    ]
