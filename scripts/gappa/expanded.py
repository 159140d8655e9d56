"""What act-expand makes of an operation, as definitions for Gappa."""

import dataclasses
import math
import pathlib
import re
import struct
import subprocess
import sys
from fractions import Fraction

from exact import Type


def fail(message: str) -> None:
    sys.exit(f"prove: error: {message}")


@dataclasses.dataclass
class Operation:
    result: str
    name: str
    operands: list
    predicate: str = ""


class Code:
    """The scalar arithmetic of one operation."""

    def __init__(self, build: pathlib.Path, spelling: str, kind: Type, perturb):
        source = f"func.func @f(%x: {kind.name}) -> {kind.name} {{\n"
        source += f"  %y = {spelling} : {kind.name}\n  return %y : {kind.name}\n}}\n"
        result = subprocess.run(
            [build / "bin" / "act-opt", "-", "--act-expand", "--cse"],
            input=source,
            capture_output=True,
            text=True,
        )
        if result.returncode != 0:
            fail(f"cannot expand {spelling}: {result.stderr}")
        self.kind = kind
        self.constants: dict[str, Fraction | int] = {}
        self.operations: list[Operation] = []
        for line in result.stdout.splitlines():
            if match := re.fullmatch(r"\s*(%\S+) = (\w+)\.(\w+) (.*) : .*", line):
                self.add(*match.groups())
        floats = [name for name, value in self.constants.items() if isinstance(value, Fraction)]
        if perturb:
            number, bit = perturb
            if number >= len(floats):
                fail(f"the code has only {len(floats)} constants")
            bits = kind.to_bits(self.constants[floats[number]])
            self.constants[floats[number]] = kind.from_bits(bits ^ 1 << bit)

    def add(self, result: str, dialect: str, name: str, rest: str) -> None:
        if name == "constant":
            self.constants[result] = self.parse(rest)
            return
        predicate = ""
        if name == "cmpf":
            predicate, rest = rest.split(", ", 1)
        operands = [operand.split(" : ")[0].strip() for operand in rest.split(",")]
        self.operations.append(Operation(result, name, operands, predicate))

    def parse(self, text: str):
        if text.startswith("0x"):
            bits = int(text, 16)
            return math.inf if bits == self.kind.to_bits(math.inf) else self.kind.from_bits(bits)
        if re.fullmatch(r"-?\d+", text):
            return int(text)
        return self.kind.from_bits(self.kind.to_bits(Fraction(text)))


def hexadecimal(value: Fraction) -> str:
    return re.sub(r"\.?0*p\+?", "p", float(value).hex()) if value else "0"


ARITHMETIC = {"addf": "+", "subf": "-", "mulf": "*", "divf": "/"}


class Translation:
    """The code as definitions for Gappa."""

    def __init__(self, code: Code, names: list[str], negative: bool, argument: str, what: str, clamps: list[str]):
        self.code, self.negative, self.argument = code, negative, argument
        self.names = {"%arg0": "x"}
        self.lines: list[tuple[str, str]] = []
        self.bounds: list[tuple[str, str, Fraction]] = []
        self.bits: dict[str, Operation] = {}
        self.powers: dict[str, str] = {}
        # What a value decides, and choices by that: the condition, and both results.
        self.conditions: set[str] = set()
        self.choices: dict[str, list[str]] = {}
        # The names of what is clamped, if not those of what it is made of.
        self.clamps = list(clamps)
        visible = list(code.operations)
        names = list(names)
        for operation in visible:
            if self.is_exact(operation):
                continue
            if not names:
                fail(f"{what}: the code has more operations than the proof has names")
            name = names.pop(0)
            self.names[operation.result] = name
            if operation.name == "bitcast":
                self.powers[name] = operation.operands[0]
                self.lines.append((name, "bits"))
                continue
            if operation.name == "cmpf" and operation.predicate == "ogt":
                self.conditions.add(name)
                self.lines.append((name, " > ".join(map(self.term, operation.operands))))
                continue
            if operation.name == "select":
                condition, first, second = map(self.term, operation.operands)
                self.choices[name] = [condition, first, second]
                self.lines.append((name, f"{condition} ? {first} : {second}"))
                continue
            a = [self.term(operand) for operand in operation.operands]
            if operation.name == "fma":
                text = f"{a[0]} * {a[1]} + {a[2]}"
            elif operation.name in ARITHMETIC:
                text = f"{a[0]} {ARITHMETIC[operation.name]} {a[1]}"
            else:
                fail(f"{what}: '{operation.name}' has no meaning for Gappa here")
            self.lines.append((name, text))
            if name == "result":
                break
        if names:
            fail(f"{what}: the proof has a name '{names[0]}' too many")

    def term(self, operand: str) -> str:
        if operand in self.code.constants:
            return hexadecimal(self.code.constants[operand])
        return self.names[operand]

    def is_exact(self, operation: Operation) -> bool:
        """Names what neither rounds nor needs a name of its own."""
        a = operation.operands
        result = None
        if operation.name == "absf" and a[0] == "%arg0":
            result = "-x" if self.negative else "x"
        elif operation.name == "negf":
            result = self.term(a[0])
            result = result[1:] if result.startswith("-") else f"-{result}"
            if result == "-x" and self.argument == "minus_x":
                result = self.argument
        elif operation.name in ("maximumf", "minimumf"):
            # Proofs are for an x that is not clamped.
            result = self.names[a[0]]
            self.bounds.append((result, operation.name, self.code.constants[a[1]]))
            if self.clamps:
                result = self.clamps.pop(0)
        elif operation.name == "cmpf":
            limit = self.code.constants.get(a[1])
            if operation.predicate == "olt" and limit == math.inf:
                # Proofs are for finite numbers.
                result = "true"
            elif operation.predicate in ("olt", "ogt") and a[0] == "%arg0" and limit == 0:
                result = "true" if self.negative == (operation.predicate == "olt") else "false"
        elif operation.name == "select" and self.names[a[0]] in ("true", "false"):
            result = self.term(a[1] if self.names[a[0]] == "true" else a[2])
        elif operation.name == "bitcast" and a[0] not in self.bits:
            self.bits[operation.result] = operation
            return True
        elif operation.name in ("shli", "shrui", "subi", "andi", "ori"):
            self.bits[operation.result] = operation
            return True
        if result is None:
            return False
        self.names[operation.result] = result
        return True

    def power(self, name: str, shifted: Fraction) -> Fraction:
        """The value of what is made of the bits of `shifted`."""
        return self.code.kind.from_bits(self.integer(self.powers[name], shifted))

    def integer(self, operand: str, shifted: Fraction) -> int:
        if operand in self.code.constants:
            return self.code.constants[operand]
        operation = self.bits[operand]
        if operation.name == "bitcast":
            if self.names[operation.operands[0]] != "shifted":
                fail("bits of something else than 'shifted'")
            return self.code.kind.to_bits(shifted)
        a, b = (self.integer(operand, shifted) for operand in operation.operands)
        width = 2 ** (8 * struct.calcsize(self.code.kind.pack[0]))
        if operation.name == "subi":
            return (a - b) % width
        if operation.name not in ("shli", "shrui"):
            fail(f"'{operation.name}' on bits")
        return (a << b) % width if operation.name == "shli" else a >> b

    def text(self) -> str:
        text = "".join(f"  {name} {kind} {hexadecimal(bound)}\n" for name, kind, bound in self.bounds)
        for name, value in self.lines:
            if value == "bits":
                value = "2^n, by its bits"
            elif name not in self.conditions and name not in self.choices:
                value = f"rnd({value})"
            text += f"  {name} = {value}\n"
        return text
