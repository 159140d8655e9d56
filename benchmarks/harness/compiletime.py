"""Compile time of networks, in one process each."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from . import networks

RUNS = 3


def cases() -> dict[str, str]:
    """Modules by name; ELU between layers, none after the last."""

    def mlp(m: str, widths: list[int]) -> str:
        activations = ["elu"] * (len(widths) - 2) + ["none"]
        return networks.network("main", m, [str(w) for w in widths], activations)

    result = {}
    for batch, m in (("128", "128"), ("dynamic", "?")):
        result[f"784-256-128-10, batch {batch}"] = mlp(m, [784, 256, 128, 10])
        for count in (1, 3, 10, 50):
            result[f"{count} x 256, batch {batch}"] = mlp(m, [256] * (count + 1))
        distinct = [64 + 8 * i for i in range(51)]
        result[f"50 of different sizes, batch {batch}"] = mlp(m, distinct)
    return result


def run(command: list) -> tuple[str, int]:
    """The output of a command and its peak memory in KiB."""
    read, write = os.pipe()
    process = subprocess.Popen(command, stdout=write, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as file:
        output = file.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command} failed")
    return output, usage.ru_maxrss


def measure(build: Path, output: Path) -> list[dict]:
    results = []
    for name, module in cases().items():
        path = output / "network.mlir"
        path.write_text(module)
        command = [build / "bin" / "act-run", path, "--random=1", "--report"]
        if "?" in module:
            command.append(f"--shape=8x{re.search(r'%x: tensor<.x([0-9]+)', module)[1]}")
        runs = [run(command) for _ in range(RUNS)]
        times = [
            float(re.search(r"^ *total +([0-9.]+) ms", text, re.MULTILINE)[1])
            for text, _ in runs
        ]
        memory = max(kib for _, kib in runs)
        results.append(
            {"name": name, "ms": sorted(times), "mib": round(memory / 1024)}
        )
    return results
