"""Tables and the roofline picture."""

from __future__ import annotations

import math
import os
import platform
from pathlib import Path


def describe_machine() -> dict:
    model = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    caches = []
    for index in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        kind = (index / "type").read_text().strip()
        if kind != "Instruction":
            level = (index / "level").read_text().strip()
            caches.append(f"L{level} {(index / 'size').read_text().strip()}")
    return {"cpu": model, "cores": os.cpu_count(), "caches": caches}


def machine_line(machine: dict) -> str:
    caches = ", ".join(machine["caches"])
    return f"{machine['cpu']}, {machine['cores']} cores, {caches}\n"


def weights(constant: bool) -> str:
    return "constants" if constant else "arguments"


def layer_table(result: dict) -> str:
    threads = result["threads"]
    lines = [
        f"{result['name']} (M, K, N), {threads} thread{'s' * (threads > 1)}; "
        f"multiply-adds: {result['peak']:.1f} GFLOP/s, reading B: "
        f"{result['bandwidth']:.1f} GB/s",
        "",
        "| | weights | median ms | quartiles | GFLOP/s | % peak | % read "
        "| x best peer | x best plain peer | max error | ELU max ULP |",
        "|:--|:--|--:|:-:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    rows = result["rows"]

    def best(fused: bool, constant: bool) -> float:
        """Of the peers under the same conditions."""
        times = [
            r["ms"][1]
            for r in rows
            if r["peer"] and r["fused"] == fused and r["constant"] == constant
        ]
        return min(times, default=math.nan)

    for row in rows:
        low, median, high = row["ms"]
        rate = result["operations"] / median * 1e-6
        read = result["bytes"] / median * 1e-6
        ulp, constant = row["ulp"], row["constant"]
        lines.append(
            f"| {row['name']} | {weights(constant)} "
            f"| {median:.4f} | {low:.4f} - {high:.4f} | {rate:.1f} "
            f"| {100 * rate / result['peak']:.1f} "
            f"| {100 * read / result['bandwidth']:.1f} "
            f"| {best(row['fused'], constant) / median:.2f} "
            f"| {best(False, False) / median:.2f} "
            f"| {row['error']:.2g} | {'' if ulp is None else f'{ulp:.3g}'} |"
        )
    return "\n".join(lines) + "\n"


def convolution_table(result: dict) -> str:
    threads = result["threads"]
    lines = [
        "Convolutions of one image (NHWC, or NCHW, with bias and ELU), "
        f"{threads} thread{'s' * (threads > 1)}; oneDNN's filter is packed before:",
        "",
        "| | act ms | quartiles | GFLOP/s | % peak | constant filter: act ms "
        "| oneDNN ms | oneDNN / act | constant | max error: act, constant, oneDNN |",
        "|:--|--:|:-:|--:|--:|--:|--:|--:|--:|:-:|",
    ]
    for row in result["rows"]:
        low, median, high = row["ms"]["act"]
        rate = row["operations"] / median * 1e-6
        constant = row["ms"]["act, constant filter"][1]
        peer = row["ms"].get("oneDNN", [math.nan] * 3)[1]
        errors = ", ".join(f"{error:.2g}" for error in row["error"].values())
        lines.append(
            f"| {row['name']} | {median:.4f} | {low:.4f} - {high:.4f} | {rate:.1f} "
            f"| {100 * rate / row['peak']:.1f} | {constant:.4f} | {peer:.4f} "
            f"| {peer / median:.2f} | {peer / constant:.2f} | {errors} |"
        )
    return "\n".join(lines) + "\n"


def network_table(result: dict) -> str:
    threads = result["threads"]
    lines = [
        f"{result['name']}, {threads} thread{'s' * (threads > 1)}; "
        f"multiply-adds: {result['peak']:.1f} GFLOP/s",
        "",
        "| | weights | median ms | quartiles | GFLOP/s | % peak | ms / act's "
        "| max error |",
        "|:--|:--|--:|:-:|--:|--:|--:|--:|",
    ]
    # A peer is compared with act under the same conditions.
    act = {row["constant"]: row["ms"][1] for row in result["rows"] if not row["peer"]}
    for row in result["rows"]:
        low, median, high = row["ms"]
        rate = result["operations"] / median * 1e-6
        lines.append(
            f"| {row['name']} | {weights(row['constant'])} "
            f"| {median:.4f} | {low:.4f} - {high:.4f} | {rate:.1f} "
            f"| {100 * rate / result['peak']:.1f} "
            f"| {median / act[row['constant']]:.2f} | {row['error']:.2g} |"
        )
    return "\n".join(lines) + "\n"


def compile_table(results: list[dict]) -> str:
    lines = [
        "Compile time in process (act-run: parse to linked code), and peak memory:",
        "",
        "| layers | median ms | range | MiB |",
        "|:--|--:|:-:|--:|",
    ]
    for row in results:
        times = row["ms"]
        lines.append(
            f"| {row['name']} | {times[len(times) // 2]:.0f} "
            f"| {times[0]:.0f} - {times[-1]:.0f} | {row['mib']} |"
        )
    return "\n".join(lines) + "\n"


# Inside of the axes.
WIDTH, HEIGHT = 640, 400
LEFT, TOP = 70, 40
COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
COLORS += ("#000000", "#999999", "#7f3c8d", "#b2df8a")


def roofline(results: list[dict]) -> str:
    """Rates over operations per byte, for fused layers with weights as arguments
    on the fewest threads."""

    def is_shown(row: dict) -> bool:
        return row["fused"] and not row["constant"]

    fewest = min(r["threads"] for r in results)
    results = [r for r in results if r["threads"] == fewest]
    peak = max(r["peak"] for r in results)
    bandwidth = max(r["bandwidth"] for r in results)
    intensity = [r["operations"] / r["bytes"] for r in results]
    x_range = (min(intensity) / 2, max(intensity) * 2)
    rates = [
        r["operations"] / row["ms"][1] * 1e-6
        for r in results
        for row in r["rows"]
        if is_shown(row)
    ]
    y_range = (min(rates) / 2, peak * 1.5)

    def scale(value: float, limits: tuple[float, float]) -> float:
        low, high = map(math.log, limits)
        return (math.log(value) - low) / (high - low)

    def x(value: float) -> float:
        return LEFT + WIDTH * scale(value, x_range)

    def y(value: float) -> float:
        return TOP + HEIGHT * (1 - scale(value, y_range))

    names = list(
        dict.fromkeys(
            row["name"] for r in results for row in r["rows"] if is_shown(row)
        )
    )
    color = {name: COLORS[i % len(COLORS)] for i, name in enumerate(names)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 240}" '
        f'height="{TOP + HEIGHT + 60}" font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" '
        'fill="none" stroke="black"/>',
        f'<text x="{LEFT}" y="24" font-size="14">a b + bias, ELU in f32 on '
        f"{fewest} thread{'s' * (fewest > 1)}</text>",
        f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 42}" '
        'text-anchor="middle">operations per byte of the operands</text>',
        f'<text transform="translate(16 {TOP + HEIGHT / 2}) rotate(-90)" '
        'text-anchor="middle">GFLOP/s</text>',
    ]
    for limits, place in ((x_range, x), (y_range, y)):
        for power in range(-3, 12):
            value = 4.0**power
            if not limits[0] <= value <= limits[1]:
                continue
            label = f"{value:g}"
            if place is x:
                parts.append(
                    f'<path d="M{x(value):.1f} {TOP}v{HEIGHT}" stroke="#ddd"/>'
                    f'<text x="{x(value):.1f}" y="{TOP + HEIGHT + 18}" '
                    f'text-anchor="middle">{label}</text>'
                )
            else:
                parts.append(
                    f'<path d="M{LEFT} {y(value):.1f}h{WIDTH}" stroke="#ddd"/>'
                    f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" '
                    f'text-anchor="end">{label}</text>'
                )
    ridge = min(max(peak / bandwidth, x_range[0]), x_range[1])
    start = max(x_range[0], y_range[0] / bandwidth)
    parts.append(
        f'<path d="M{x(start):.1f} {y(start * bandwidth):.1f}'
        f'L{x(ridge):.1f} {y(min(peak, ridge * bandwidth)):.1f}'
        f'L{x(x_range[1]):.1f} {y(peak):.1f}" fill="none" stroke="black" '
        'stroke-width="2"/>'
    )
    for result, place in zip(results, intensity):
        for row in result["rows"]:
            if is_shown(row):
                rate = result["operations"] / row["ms"][1] * 1e-6
                parts.append(
                    f'<circle cx="{x(place):.1f}" cy="{y(rate):.1f}" r="4" '
                    f'fill="{color[row["name"]]}" fill-opacity="0.8">'
                    f'<title>{row["name"]}, {result["name"]}: {rate:.1f}</title>'
                    "</circle>"
                )
    for i, name in enumerate(names):
        parts.append(
            f'<circle cx="{LEFT + WIDTH + 20}" cy="{TOP + 10 + 18 * i}" r="4" '
            f'fill="{color[name]}"/><text x="{LEFT + WIDTH + 30}" '
            f'y="{TOP + 14 + 18 * i}">{name}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
