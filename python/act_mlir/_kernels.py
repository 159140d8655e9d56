"""The activations of act as MLIR functions on vectors of any length.

act_mlir.nn uses them in two ways: CMake compiles those with default parameters
(this file is the script that writes them), and nn compiles others on demand.
"""

from __future__ import annotations

# The operations, with the defaults of their parameters.
ACTIVATIONS: dict[str, dict[str, float | str]] = {
    "exp": {},
    "expm1": {},
    "sigmoid": {},
    "tanh": {},
    "erf": {},
    "erfc": {},
    "relu": {},
    "relu6": {},
    "leaky_relu": {"slope": 0.01},
    "prelu": {},
    "threshold": {"threshold": 0.0, "value": 0.0},
    "elu": {"alpha": 1.0},
    "selu": {},
    "celu": {"alpha": 1.0},
    "gelu": {"approximate": "none"},
    "silu": {"beta": 1.0},
    "softplus": {"beta": 1.0},
    "mish": {},
    "log_sigmoid": {},
    "softsign": {},
    "hardtanh": {"min": -1.0, "max": 1.0},
    "hardsigmoid": {},
    "hardswish": {},
}
# numpy's name of a type, and MLIR's.
TYPES = {"float16": "f16", "float32": "f32", "float64": "f64"}


def number_of_inputs(name: str) -> int:
    """How many arrays an activation takes."""
    return 2 if name == "prelu" else 1


def function(name: str, type_: str, symbol: str, **parameters: float | str) -> str:
    """One activation, or derivative, on vectors of `type_` ("f32")."""
    operands = ", ".join("%x" if i == 0 else "%slope" for i in range(number_of_inputs(base(name))))
    arguments = ", ".join(f"{operand}: tensor<?x{type_}>" for operand in operands.split(", "))
    syntax = ""
    for parameter, value in parameters.items():
        syntax += f" {parameter} " + (f"{value:.17e}" if isinstance(value, float) else value)
    return (
        f"func.func @{symbol}({arguments}) -> tensor<?x{type_}> {{\n"
        f"  %y = act.{name} {operands}{syntax} : tensor<?x{type_}>\n"
        f"  return %y : tensor<?x{type_}>\n"
        "}\n"
    )


def base(name: str) -> str:
    """The activation of which `name` may be the derivative."""
    return name.removesuffix("_derivative")


def names() -> list[str]:
    """All activations and their derivatives."""
    return [name + suffix for name in ACTIVATIONS for suffix in ("", "_derivative")]


def write_module(suffix: str) -> None:
    """Prints the module of one CPU."""
    for name in names():
        for type_ in TYPES.values():
            print(function(name, type_, f"act_nn_{name}_{type_}_{suffix}"))


def write_table(cpus: list[str]) -> None:
    """Prints the C++ table of the kernels for all CPUs, best first."""
    for cpu in cpus:
        suffix = cpu.replace("-", "_")
        rows = []
        for name in names():
            symbols = [f"act_nn_{name}_{type_}_{suffix}" for type_ in TYPES.values()]
            for symbol in symbols:
                print(f'extern "C" void {symbol}();')
            addresses = ", ".join(f"reinterpret_cast<void *>({symbol})" for symbol in symbols)
            rows.append(f'{{"{name}", {number_of_inputs(base(name))}, {{{addresses}}}}}')
        print(f"static const Kernel kernels_{suffix}[] = {{\n" + ",\n".join(rows) + "};")
    print("static const Level levels[] = {")
    for cpu in cpus:
        table = f"kernels_{cpu.replace('-', '_')}"
        print(f'{{"{cpu}", std::begin({table}), std::end({table})}},')
    print("};")


if __name__ == "__main__":
    import sys

    if sys.argv[1] == "--table":
        write_table(sys.argv[2:])
    else:
        write_module(sys.argv[2].replace("-", "_"))
