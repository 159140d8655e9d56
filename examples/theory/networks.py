"""Small networks as MLIR, and training steps that act makes of them.

Functions return the text of MLIR functions. A network is a private function for
each layer, and a function `@loss` of parameters and data that calls them.
"""

from __future__ import annotations

from collections.abc import Sequence

import act_mlir
import numpy as np


def tensor(*shape: int) -> str:
    """The type of an f32 tensor."""
    return "tensor<" + "".join(f"{size}x" for size in shape) + "f32>"


def activate(activation: str, x: str, type_: str) -> str:
    """An operation for "elu", "elu alpha 2.0" or "" (none), as an expression."""
    name, _, parameters = activation.partition(" ")
    return f"act.{name} {x}{' ' + parameters if parameters else ''} : {type_}"


def dense(name: str, batch: int, inputs: int, outputs: int, activation: str) -> str:
    """f(x W + b); without an activation, x W + b."""
    x, w, b, z = (
        tensor(batch, inputs),
        tensor(inputs, outputs),
        tensor(outputs),
        tensor(batch, outputs),
    )
    last = f"  %y = {activate(activation, '%z', z)}\n" if activation else ""
    return f"""
func.func private @{name}(%x: {x}, %w: {w}, %b: {b}) -> {z} {{
  %empty = tensor.empty() : {z}
  %bias = linalg.broadcast ins(%b : {b}) outs(%empty : {z}) dimensions = [0]
  %z = linalg.matmul ins(%x, %w : {x}, {w}) outs(%bias : {z}) -> {z}
{last}  return {'%y' if activation else '%z'} : {z}
}}
"""


def layer_norm(name: str, batch: int, features: int) -> str:
    """(x - mean) / sqrt(variance + 1e-5) over the features of a sample."""
    x, column = tensor(batch, features), tensor(batch)
    rows = "affine_map<(i, j) -> (i, j)>"
    sums = "affine_map<(i, j) -> (i)>"
    return f"""
func.func private @{name}(%x: {x}) -> {x} {{
  %zero = arith.constant 0.0 : f32
  %n = arith.constant {float(features)} : f32
  %epsilon = arith.constant 1.0e-05 : f32
  %empty = tensor.empty() : {column}
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : {column}) -> {column}
  %sum = linalg.reduce {{ arith.addf }} ins(%x : {x}) outs(%zeros : {column}) dimensions = [1]
  %wide = tensor.empty() : {x}
  %centered = linalg.generic {{indexing_maps = [{rows}, {sums}, {rows}],
      iterator_types = ["parallel", "parallel"]}}
      ins(%x, %sum : {x}, {column}) outs(%wide : {x}) {{
  ^bb0(%a: f32, %s: f32, %o: f32):
    %mean = arith.divf %s, %n : f32
    %d = arith.subf %a, %mean : f32
    linalg.yield %d : f32
  }} -> {x}
  %squares = linalg.generic {{indexing_maps = [{rows}, {sums}],
      iterator_types = ["parallel", "reduction"]}}
      ins(%centered : {x}) outs(%zeros : {column}) {{
  ^bb0(%a: f32, %s: f32):
    %q = arith.mulf %a, %a : f32
    %t = arith.addf %s, %q : f32
    linalg.yield %t : f32
  }} -> {column}
  %y = linalg.generic {{indexing_maps = [{rows}, {sums}, {rows}],
      iterator_types = ["parallel", "parallel"]}}
      ins(%centered, %squares : {x}, {column}) outs(%wide : {x}) {{
  ^bb0(%a: f32, %s: f32, %o: f32):
    %variance = arith.divf %s, %n : f32
    %v = arith.addf %variance, %epsilon : f32
    %root = math.sqrt %v : f32
    %d = arith.divf %a, %root : f32
    linalg.yield %d : f32
  }} -> {x}
  return %y : {x}
}}
"""


def cross_entropy(batch: int, classes: int) -> str:
    """-mean over samples of log softmax(z) at the class, given as one-hot."""
    z, column = tensor(batch, classes), tensor(batch)
    rows = "affine_map<(i, j) -> (i, j)>"
    sums = "affine_map<(i, j) -> (i)>"
    total = "affine_map<(i, j) -> ()>"
    return f"""
func.func private @cross_entropy(%z: {z}, %labels: {z}) -> f32 {{
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %batch = arith.constant {float(batch)} : f32
  %empty = tensor.empty() : {column}
  %lows = linalg.fill ins(%lowest : f32) outs(%empty : {column}) -> {column}
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : {column}) -> {column}
  %max = linalg.reduce {{ arith.maximumf }} ins(%z : {z}) outs(%lows : {column}) dimensions = [1]
  %sum = linalg.generic {{indexing_maps = [{rows}, {sums}, {sums}],
      iterator_types = ["parallel", "reduction"]}}
      ins(%z, %max : {z}, {column}) outs(%zeros : {column}) {{
  ^bb0(%a: f32, %m: f32, %s: f32):
    %d = arith.subf %a, %m : f32
    %e = math.exp %d : f32
    %t = arith.addf %s, %e : f32
    linalg.yield %t : f32
  }} -> {column}
  %scalar = tensor.empty() : tensor<f32>
  %none = linalg.fill ins(%zero : f32) outs(%scalar : tensor<f32>) -> tensor<f32>
  %loss = linalg.generic {{indexing_maps = [{rows}, {sums}, {sums}, {rows}, {total}],
      iterator_types = ["reduction", "reduction"]}}
      ins(%z, %max, %sum, %labels : {z}, {column}, {column}, {z}) outs(%none : tensor<f32>) {{
  ^bb0(%a: f32, %m: f32, %s: f32, %label: f32, %l: f32):
    %log = math.log %s : f32
    %d = arith.subf %a, %m : f32
    %e = arith.subf %log, %d : f32
    %p = arith.mulf %e, %label : f32
    %t = arith.addf %l, %p : f32
    linalg.yield %t : f32
  }} -> tensor<f32>
  %value = tensor.extract %loss[] : tensor<f32>
  %mean = arith.divf %value, %batch : f32
  return %mean : f32
}}
"""


def total(name: str, type_: str, arguments: str, term: str) -> str:
    """@name of tensors of one type: the sum of a term over all elements.

    `arguments` are the letters of the tensors, "ab"; the term is operations on
    their elements %a, %b, with the result %term.
    """
    rank = type_.count("x")
    dims = ", ".join("ijk"[:rank])
    kinds = ", ".join(['"reduction"'] * rank)
    identity, scalar = f"affine_map<({dims}) -> ({dims})>", f"affine_map<({dims}) -> ()>"
    maps = ", ".join([*[identity] * len(arguments), scalar])
    names = ", ".join(f"%{letter}s" for letter in arguments)
    types = ", ".join([type_] * len(arguments))
    return f"""
func.func private @{name}({", ".join(f"%{letter}s: {type_}" for letter in arguments)}) -> f32 {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<f32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<f32>) -> tensor<f32>
  %total = linalg.generic {{indexing_maps = [{maps}], iterator_types = [{kinds}]}}
      ins({names} : {types}) outs(%none : tensor<f32>) {{
  ^bb0({", ".join(f"%{letter}: f32" for letter in arguments)}, %sum: f32):
    {term}
    %next = arith.addf %sum, %term : f32
    linalg.yield %next : f32
  }} -> tensor<f32>
  %value = tensor.extract %total[] : tensor<f32>
  return %value : f32
}}
"""


def mean_square(*shape: int) -> str:
    """mean((y - t)^2) over all elements."""
    y = tensor(*shape)
    term = "%d = arith.subf %a, %b : f32\n    %term = arith.mulf %d, %d : f32"
    return f"""{total("square_distance", y, "ab", term)}
func.func private @mean_square(%y: {y}, %t: {y}) -> f32 {{
  %n = arith.constant {float(np.prod(shape))} : f32
  %sum = call @square_distance(%y, %t) : ({y}, {y}) -> f32
  %mean = arith.divf %sum, %n : f32
  return %mean : f32
}}
"""


class Mlp:
    """A multilayer perceptron with a loss, and its training step.

    `activations` holds one for each layer ("" for none). Parameters are a list
    of weights and biases, in turn. With `normalize`, hidden pre-activations go
    through layer normalisation.
    """

    def __init__(
        self,
        sizes: list[int],
        activation: str,
        batch: int,
        *,
        loss: str = "cross_entropy",
        normalize: bool = False,
    ) -> None:
        self.sizes, self.batch = sizes, batch
        self.types: list[str] = []
        for inputs, outputs in zip(sizes, sizes[1:]):
            self.types += [tensor(inputs, outputs), tensor(outputs)]
        self.text = self._forward(activation, normalize) + self._loss(loss)

    def _forward(self, activation: str, normalize: bool) -> str:
        last = len(self.sizes) - 2
        parts, calls, value = [], [], "%x"
        for i, (inputs, outputs) in enumerate(zip(self.sizes, self.sizes[1:])):
            applied = "" if i == last or normalize else activation
            parts.append(dense(f"layer{i}", self.batch, inputs, outputs, applied))
            x, z = tensor(self.batch, inputs), tensor(self.batch, outputs)
            calls.append(
                f"  %z{i} = call @layer{i}({value}, %p{2 * i}, %p{2 * i + 1}) : "
                f"({x}, {self.types[2 * i]}, {self.types[2 * i + 1]}) -> {z}"
            )
            value = f"%z{i}"
            if normalize and i != last:
                parts.append(layer_norm(f"norm{i}", self.batch, outputs))
                calls.append(f"  %n{i} = call @norm{i}(%z{i}) : ({z}) -> {z}")
                calls.append(f"  %a{i} = {activate(activation, f'%n{i}', z)}")
                value = f"%a{i}"
        x, y = tensor(self.batch, self.sizes[0]), tensor(self.batch, self.sizes[-1])
        body = "\n".join(calls)
        return f"""{"".join(parts)}
func.func @forward({self._parameters()}, %x: {x}) -> {y} {{
{body}
  return {value} : {y}
}}
"""

    def _parameters(self) -> str:
        return ", ".join(f"%p{i}: {type_}" for i, type_ in enumerate(self.types))

    def _loss(self, loss: str) -> str:
        x, y = tensor(self.batch, self.sizes[0]), tensor(self.batch, self.sizes[-1])
        function = {"cross_entropy": cross_entropy, "mean_square": mean_square}[loss]
        types, names = ", ".join(self.types), ", ".join(f"%p{i}" for i in range(len(self.types)))
        return f"""{function(self.batch, self.sizes[-1])}
func.func @loss({self._parameters()}, %x: {x}, %t: {y}) -> f32 {{
  %y = call @forward({names}, %x) : ({types}, {x}) -> {y}
  %l = call @{loss}(%y, %t) : ({y}, {y}) -> f32
  return %l : f32
}}
"""

    def initial(self, seed: int, gain: float) -> list[np.ndarray]:
        """Normal weights of variance gain^2 / fan_in, and biases of zero."""
        random = np.random.default_rng(seed)
        parameters = []
        for inputs, outputs in zip(self.sizes, self.sizes[1:]):
            deviation = gain / np.sqrt(inputs)
            parameters.append(random.normal(0, deviation, (inputs, outputs)).astype("float32"))
            parameters.append(np.zeros(outputs, "float32"))
        return parameters

    def forward(self) -> act_mlir.Function:
        """@forward, compiled."""
        return act_mlir.compile(self.text, entry="forward")

    def train_step(self, optimizer: str = "descent") -> act_mlir.Function:
        """The step of `train_step` for parameters, x and t."""
        x, t = tensor(self.batch, self.sizes[0]), tensor(self.batch, self.sizes[-1])
        return train_step(self.text, self.types, {"x": x, "t": t}, optimizer)


# New values of a parameter %p and of its state, from its gradient %g.
OPTIMIZERS = {
    "descent": (
        0,
        """
  %r{i} = tensor.splat %rate : {type}
  %d{i} = arith.mulf %r{i}, %g{i} : {type}
  %p{i}_new = arith.subf %p{i}, %d{i} : {type}""",
    ),
    "momentum": (
        1,
        """
  %r{i} = tensor.splat %rate : {type}
  %m{i} = arith.constant dense<0.9> : {type}
  %d{i} = arith.mulf %r{i}, %g{i} : {type}
  %v{i} = arith.mulf %m{i}, %p{i}_s0 : {type}
  %p{i}_s0_new = arith.subf %v{i}, %d{i} : {type}
  %p{i}_new = arith.addf %p{i}, %p{i}_s0_new : {type}""",
    ),
    # Kingma and Ba (2015); the caller corrects the rate for the start.
    "adam": (
        2,
        """
  %r{i} = tensor.splat %rate : {type}
  %b{i} = arith.constant dense<0.9> : {type}
  %nb{i} = arith.constant dense<0.1> : {type}
  %c{i} = arith.constant dense<0.999> : {type}
  %nc{i} = arith.constant dense<0.001> : {type}
  %e{i} = arith.constant dense<1.0e-08> : {type}
  %m{i} = arith.mulf %b{i}, %p{i}_s0 : {type}
  %gm{i} = arith.mulf %nb{i}, %g{i} : {type}
  %p{i}_s0_new = arith.addf %m{i}, %gm{i} : {type}
  %gg{i} = arith.mulf %g{i}, %g{i} : {type}
  %v{i} = arith.mulf %c{i}, %p{i}_s1 : {type}
  %gv{i} = arith.mulf %nc{i}, %gg{i} : {type}
  %p{i}_s1_new = arith.addf %v{i}, %gv{i} : {type}
  %root{i} = math.sqrt %p{i}_s1_new : {type}
  %under{i} = arith.addf %root{i}, %e{i} : {type}
  %q{i} = arith.divf %p{i}_s0_new, %under{i} : {type}
  %d{i} = arith.mulf %r{i}, %q{i} : {type}
  %p{i}_new = arith.subf %p{i}, %d{i} : {type}""",
    ),
}


def train_step(
    text: str,
    types: list[str],
    data: dict[str, str],
    optimizer: str = "descent",
    derivatives: Sequence[str] = (),
) -> act_mlir.Function:
    """One step of an optimizer on `@loss`, compiled.

    `types` are those of the parameters %p0, %p1, ..., which come first in the
    arguments of `@loss`, and `data` names the others. The function takes
    parameters, their states (zeros at first), the data and a rate, and returns
    the loss, new parameters and new states. `derivatives` are passes that make what
    the loss itself needs.
    """
    states, update = OPTIMIZERS[optimizer]
    parameters = [f"p{i}" for i in range(len(types))]
    state_names = [f"p{i}_s{k}" for k in range(states) for i in range(len(types))]
    state_types = types * states
    declared = ", ".join([*types, *data.values()])
    arguments = ", ".join(
        f"%{name}: {type_}"
        for name, type_ in zip(
            [*parameters, *state_names, *data], [*types, *state_types, *data.values()]
        )
    )
    gradients = "".join(f", %g{i}" for i in range(len(types)))
    updates = "".join(update.format(i=i, type=type_) for i, type_ in enumerate(types))
    used = ", ".join("%" + name for name in [*parameters, *data])
    results = ", ".join(["%loss", *(f"%{name}_new" for name in [*parameters, *state_names])])
    gradient_types = ", ".join(["f32", *types])
    result_types = ", ".join(["f32", *types, *state_types])
    step = f"""
func.func private @loss_value_and_grad({declared}) -> ({gradient_types})
func.func @step({arguments}, %rate: f32) -> ({result_types}) {{
  %loss{gradients} = call @loss_value_and_grad({used}) : ({declared}) -> ({gradient_types}){updates}
  return {results} : {result_types}
}}
"""
    module = act_mlir.Module(text + step)
    for derivative in derivatives:
        module.run(derivative)
    wrt = ",".join(str(i) for i in range(len(types)))
    module.run(f"act-differentiate{{entry=loss mode=value-and-grad wrt={wrt}}}")
    return act_mlir.compile(module, entry="step")
