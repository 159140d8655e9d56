"""A network that torch exported, in act and in its peers, all in turn."""

from __future__ import annotations

import os
from pathlib import Path

from harness.layers import PAUSE_SECONDS, Contender, peer_contender, take_turns
from harness.networks import with_constants


def measure(
    name: str, threads: int, rounds: int, build: Path, output: Path, python_peers: bool
) -> dict:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:threads]))
    import numpy as np

    from harness import native

    from . import definitions, peers

    network = definitions.NETWORKS[name]
    arrays = network.arrays()
    exact = network.apply(
        definitions.numpy_operations(), *(array.astype(float) for array in arrays)
    )
    y = np.empty(exact.shape, np.float32)
    code = native.Native(build)
    module = (Path(__file__).parent / f"{name}.mlir").read_text()

    def act(constant: bool):
        text, operands = module, [*arrays, y]
        if constant:
            text, operands = with_constants(module, arrays), [arrays[0], y]
        function = f"{name}_{'constant' if constant else 'argument'}_{threads}"
        text = text.replace(f"@{name}(", f"@{function}(")
        return code.compile(output, function, text, operands, False, threads)

    contenders, constants = [], []
    for constant in (False, True):
        contenders.append(Contender("act", True, False, act(constant)))
        constants.append(constant)
        for peer, factory in peers.FACTORIES.items() if python_peers else ():
            if constant and peer == "torch":  # It prepares nothing.
                continue
            made = peer_contender(
                peer, True, lambda: factory(network, arrays, constant, threads)
            )
            contenders += made
            constants += [constant] * len(made)

    errors = []
    for contender in contenders:
        y.fill(np.nan)
        contender.repeat(1)
        result = np.array(contender.result() if contender.result else y)
        errors.append(float(np.abs(result.reshape(exact.shape) - exact).max()))
    fmas, operations = code.fmas(threads)
    times = take_turns(
        [*contenders, Contender("", False, False, fmas)],
        rounds,
        PAUSE_SECONDS if threads > 1 else 0,
    )
    return {
        "name": name,
        "threads": threads,
        "operations": network.operations,
        "peak": operations / times[-1][1] * 1e-6,
        "rows": [
            {
                "name": contender.name,
                "peer": contender.peer,
                "constant": constant,
                "ms": time,
                "error": error,
            }
            for contender, constant, time, error in zip(
                contenders, constants, times, errors
            )
        ],
    }
