"""The inputs of scripts/bits, and its hash: see test/Integration/Inputs/bits.c."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MASK = (1 << 64) - 1
# Bits, and bits of the mantissa.
FORMATS = {"f16": (16, 10), "bf16": (16, 7), "f32": (32, 23), "f64": (64, 52)}
CODES = {16: "H", 32: "I", 64: "Q"}
STRIDE = 262139
HALF_LN2 = float.fromhex("0x1.62e42fefa39efp-1") / 2


def infinity(kind: str) -> int:
    """The bits of infinity."""
    bits, mantissa = FORMATS[kind]
    return (1 << (bits - 1)) - (1 << mantissa)


def boundaries(kind: str) -> Iterator[int]:
    """Ends and middles of binades, and numbers around multiples of ln(2)/2."""
    bits, mantissa = FORMATS[kind]
    one = 1 << mantissa
    for binade in range(0, infinity(kind) + 1, one):
        for part in (0, 1, one // 2, one - 1):
            yield binade + part
            yield (1 << (bits - 1)) + binade + part
    last = 2200 if kind == "f64" else 310
    for i in range(-last, last + 1):
        if i != 0:
            pack, unpack = ("<d", "<Q") if kind == "f64" else ("<f", "<I")
            middle = struct.unpack(unpack, struct.pack(pack, i * HALF_LN2))[0]
            yield from (middle - 1, middle, middle + 1)


def sample_of_f64(count: int) -> Iterator[int]:
    """Numbers, most of which have a magnitude of 2^-64 to 2^11."""
    for i in range(count):
        bits = (i + 1) * 0x9E3779B97F4A7C15 & MASK
        bits ^= bits >> 29
        bits = bits * 0xBF58476D1CE4E5B9 & MASK
        if i % 8 != 0:
            exponent = 1023 - 64 + (bits >> 52) % 75
            bits = (bits & 0x800FFFFFFFFFFFFF) | exponent << 52
        yield bits


def quick_inputs(kind: str) -> list[int]:
    """The inputs `quick` of a type, as bits."""
    if FORMATS[kind][0] == 16:
        return list(range(1 << 16))
    rest = sample_of_f64((1 << 32) // STRIDE // 4) if kind == "f64" else range(0, 1 << 32, STRIDE)
    return [*boundaries(kind), *rest]


def pack(kind: str, values: list[int]) -> bytes:
    """Bits as an array."""
    return struct.pack(f"<{len(values)}{CODES[FORMATS[kind][0]]}", *values)


def hash_of(kind: str, data: bytes) -> str:
    """The hash of an array of results."""
    bits = FORMATS[kind][0]
    sign, nan = 1 << (bits - 1), infinity(kind) + 1
    result = 0xCBF29CE484222325
    for value in struct.unpack(f"<{len(data) * 8 // bits}{CODES[bits]}", data):
        if value & ~sign >= nan:
            value = nan
        result = (result ^ value) * 0x100000001B3 & MASK
    return f"{result:016x}"
