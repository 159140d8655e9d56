"""Derivatives of random networks, against each other and against differences.

A network f has the Jacobian J where its arguments are x. act makes J u, the forward
mode, and J^T v, the reverse mode, by rules that have little in common. So

- <v, J u> = <J^T v, u> for random u and v, up to rounding: an element of either
  that is wrong, or not written, shows;
- J u is the limit of (f(x + h u) - f(x - h u)) / 2h, of the compiled f itself. Where
  that does not hold because a kink of f is near, or because its curvature is large,
  the quotients to the left and to the right differ, and so do those of h and h / 2.
  Kinks may hide from that, but not at each x: an element must be wrong at all.

The gradient, as a function of x and v, is a network again: that gives derivatives of
higher orders.
"""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from fuzz_cases import NAME, TARGETS, Bits, Case, Failure, Library, at, place_of
from fuzz_functions import Tensor
from fuzz_numbers import Numbers, largest

# How many units of the type of the network, times its largest number, an element may
# be off by rounding. No bound, as there are for values: a wrong rule is wrong by more.
ROUNDINGS = 2.0**8
# Directions and points are multiples of this part of a step, so that f is called
# with x + h u, not with something near.
GRID = 2.0**-5


@dataclass
class Network:
    """A function of a module that has derivatives there."""

    name: str
    arguments: Sequence[Tensor]
    results: Sequence[Tensor]

    @property
    def gradient(self) -> Network:
        """Its reverse mode."""
        return self.derivative("vjp", self.results, self.arguments)

    @property
    def tangent(self) -> Network:
        """Its forward mode."""
        return self.derivative("jvp", self.arguments, self.results)

    def derivative(
        self, mode: str, given: Sequence[Tensor], made: Sequence[Tensor]
    ) -> Network:
        """A mode, which makes something of the types of `made` from something of the
        types of `given`. It computes the results once more."""
        return Network(
            f"{self.name}_{mode}",
            [*self.arguments, *map(unnumbered, given)],
            [*self.results, *map(unnumbered, made)],
        )


def unnumbered(x: Tensor) -> Tensor:
    """Another tensor of a type; what it holds is random."""
    return Tensor("", x.shape, x.dynamic, x.element, Numbers.exact(np.zeros(x.shape)))


@dataclass
class Comparison:
    """A tangent, and a quotient with a bound on its error."""

    tangent: np.ndarray
    quotient: np.ndarray
    error: np.ndarray

    @property
    def wrong(self) -> np.ndarray:
        # A NaN is not within any bound.
        return ~(np.abs(self.tangent - self.quotient) <= self.error)


def check_quotients(points: Sequence[Sequence[Comparison]]) -> None:
    """Raises Failure for elements that are wrong at each point."""
    for i, comparisons in enumerate(zip(*points)):
        wrong = np.logical_and.reduce([c.wrong for c in comparisons])
        if wrong.any():
            place, last = tuple(int(i) for i in np.argwhere(wrong)[0]), comparisons[-1]
            raise Failure(
                f"tangent of result {i}: {wrong.sum()} of {wrong.size} elements wrong; "
                f"{list(place)} is {last.tangent[place]}, "
                f"not {last.quotient[place]} +- {last.error[place]:.2g}"
            )


class Checker:
    """Checks the derivatives of one network in one library."""

    def __init__(self, network: Network, library: Library, digits: int):
        self.network = network
        self.library = library
        self.unit = 2.0**-digits
        # The third root of the unit makes the errors of a central quotient, by
        # rounding and by curvature, about the same.
        self.step = 2.0 ** -(digits // 3)

    def call(
        self, network: Network, values: Sequence[np.ndarray], at_end: bool
    ) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """The results as they are in memory, and as numbers."""
        inputs = [x.element.encode(value) for x, value in zip(network.arguments, values)]
        with at(f"@{network.name}"):
            memory = self.library.call(network.name, inputs, network.results, at_end)
        return memory, [y.element.decode(m) for y, m in zip(network.results, memory)]

    def rounding(self, array: np.ndarray) -> float:
        return ROUNDINGS * self.unit * largest(np.abs(array))

    def check(
        self, random: np.random.Generator, at_end: bool, bits: Bits
    ) -> list[Comparison]:
        """At one point; returns how tangents and quotients compare."""
        f, count = self.network, len(self.network.results)

        def on_grid(values: np.ndarray, grid: float) -> np.ndarray:
            return np.round(values / grid) * grid

        # Not the same points each time: a kink may be near one of them.
        x = [
            on_grid(a.numbers.value + random.standard_normal(a.shape) / 32, self.step * GRID)
            for a in f.arguments
        ]
        u = [on_grid(random.standard_normal(a.shape), GRID) for a in f.arguments]
        v = [on_grid(random.standard_normal(y.shape), GRID) for y in f.results]
        _, y = self.call(f, x, at_end)
        forward, forward_values = self.call(f.tangent, [*x, *u], at_end)
        reverse, reverse_values = self.call(f.gradient, [*x, *v], at_end)
        for mode, memory in (("forward", forward), ("reverse", reverse)):
            for i, result in enumerate(memory):
                with at(f"result {i} of {mode} mode"):
                    bits.check((mode, i, at_end), result)
        self.check_values(y, forward_values)
        self.check_values(y, reverse_values)
        tangents, gradients = forward_values[count:], reverse_values[count:]
        self.check_transpose(v, tangents, gradients, u)

        def moved(steps: float) -> list[np.ndarray]:
            points = [a + steps * self.step * b for a, b in zip(x, u)]
            return self.call(f, points, at_end)[1]

        around = zip(tangents, y, moved(-1), moved(-0.5), moved(0.5), moved(1))
        return [self.compare(*numbers) for numbers in around]

    def check_values(self, y: Sequence[np.ndarray], again: Sequence[np.ndarray]) -> None:
        for i, (expected, actual) in enumerate(zip(y, again)):
            if not (np.abs(actual - expected) <= self.rounding(expected)).all():
                raise Failure(f"result {i} is another beside its derivative")

    def check_transpose(
        self,
        v: Sequence[np.ndarray],
        tangents: Sequence[np.ndarray],
        gradients: Sequence[np.ndarray],
        u: Sequence[np.ndarray],
    ) -> None:
        left = np.concatenate([(a * b).ravel() for a, b in zip(v, tangents)])
        right = np.concatenate([(a * b).ravel() for a, b in zip(gradients, u)])
        # Half of the digits: rounding leaves more, and a wrong element less.
        bound = np.sqrt(self.unit) * (np.abs(left).sum() + np.abs(right).sum())
        with np.errstate(invalid="ignore"):
            forward, reverse = left.sum(), right.sum()
        if not abs(forward - reverse) <= bound:
            raise Failure(f"<v, J u> = {forward}, <J^T v, u> = {reverse}, +- {bound:.2g}")

    def compare(
        self,
        tangent: np.ndarray,
        y: np.ndarray,
        first: np.ndarray,
        second: np.ndarray,
        third: np.ndarray,
        fourth: np.ndarray,
    ) -> Comparison:
        """Compares a tangent with f(x) and f at -1, -1/2, 1/2 and 1 steps from it."""
        quotient = (third - second) / self.step
        left, right = (y - first) / self.step, (fourth - y) / self.step
        error = np.abs(right - left) + np.abs((left + right) / 2 - quotient)
        error += self.rounding(y) / self.step + self.rounding(tangent)
        return Comparison(tangent, quotient, error)


def check_derivatives(
    case: Case, order: int, seed: int, compiler: pathlib.Path, work: pathlib.Path
) -> None:
    """Compiles derivatives of an order, runs and checks them; raises Failure."""
    file = work / "network.mlir"
    file.write_text(case.text)
    network = Network(NAME, case.arguments, case.results)
    passes = []
    for _ in range(order - 1):
        passes.append(f"act-differentiate{{entry={network.name} mode=reverse}}")
        network = network.gradient
    for mode in ("reverse", "forward"):
        passes.append(f"act-differentiate{{entry={network.name} mode={mode}}}")
    flags = [f"--first={','.join(passes)}"]
    flags += [f"--entry={f.name}" for f in (network, network.gradient, network.tangent)]
    bits = Bits(case.targets[0])
    for target in case.targets:
        with at(target):
            library = Library.compile(compiler, file, [*TARGETS[target], *flags])
            checker = Checker(network, library, case.digits)
            random = np.random.default_rng(seed)
            points = []
            for at_end in (True, False):
                with at(place_of(at_end)):
                    points.append(checker.check(random, at_end, bits))
            check_quotients(points)
