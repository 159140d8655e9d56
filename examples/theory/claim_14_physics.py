"""Equations with second derivatives can be learned with ELU, not with ReLU.

A network u(x) with one hidden layer is trained to solve u'' = -pi^2 sin(pi x)
with u(-1) = u(1) = 0; the solution is sin(pi x). The loss holds u'', so its
gradient is a third derivative of the network: act-differentiate forward, forward
again and then backward. ReLU's u'' is 0 wherever it exists, so the residual
keeps the mean square of the right-hand side, pi^4 / 2. ELU's is exp on one side.
"""

import act_mlir
import numpy as np
from networks import dense, mean_square, tensor, train_step
from theory import Check

POINTS, WIDTH = 64, 32
TYPES = [tensor(1, WIDTH), tensor(WIDTH), tensor(WIDTH, 1), tensor(1)]


def network(activation):
    """@u, and @loss of its second derivative."""
    x, h = tensor(POINTS, 1), tensor(POINTS, WIDTH)
    w1, b1, w2, b2 = TYPES
    arguments = f"%p0: {w1}, %p1: {b1}, %p2: {w2}, %p3: {b2}"
    types, names = ", ".join(TYPES), "%p0, %p1, %p2, %p3"
    u = f"""{dense("hidden", POINTS, 1, WIDTH, activation)}{dense("output", POINTS, WIDTH, 1, "")}
func.func private @u({arguments}, %x: {x}) -> {x} {{
  %a = call @hidden(%x, %p0, %p1) : ({x}, {w1}, {b1}) -> {h}
  %y = call @output(%a, %p2, %p3) : ({h}, {w2}, {b2}) -> {x}
  // The boundary values are built in: (1 - x^2) y(x).
  %one = arith.constant dense<1.0> : {x}
  %square = arith.mulf %x, %x : {x}
  %bump = arith.subf %one, %square : {x}
  %v = arith.mulf %bump, %y : {x}
  return %v : {x}
}}
func.func private @u_jvp({types}, {x}, {x}) -> ({x}, {x})
func.func private @slope({arguments}, %x: {x}) -> {x} {{
  %one = arith.constant dense<1.0> : {x}
  %y, %dy = call @u_jvp({names}, %x, %one) : ({types}, {x}, {x}) -> ({x}, {x})
  return %dy : {x}
}}
"""
    loss = f"""{mean_square(POINTS, 1)}
func.func private @slope_jvp({types}, {x}, {x}) -> ({x}, {x})
func.func @loss({arguments}, %x: {x}, %f: {x}) -> f32 {{
  %one = arith.constant dense<1.0> : {x}
  %dy, %ddy = call @slope_jvp({names}, %x, %one) : ({types}, {x}, {x}) -> ({x}, {x})
  %l = call @mean_square(%ddy, %f) : ({x}, {x}) -> f32
  return %l : f32
}}
func.func @solution({arguments}, %x: {x}) -> {x} {{
  %v = call @u({names}, %x) : ({types}, {x}) -> {x}
  return %v : {x}
}}
"""
    return u + loss


DERIVATIVES = [
    "act-differentiate{entry=u mode=forward wrt=4}",
    "act-differentiate{entry=slope mode=forward wrt=4}",
]


IR = dense("hidden", POINTS, 1, WIDTH, "elu")


def run(quick, axes):
    x = np.linspace(-1, 1, POINTS, dtype="float32").reshape(-1, 1)
    f = (-(np.pi**2) * np.sin(np.pi * x)).astype("float32")
    exact = np.sin(np.pi * x)
    steps = 3000 if quick else 30000
    checks = []
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        text = network(activation)
        data = {"x": tensor(POINTS, 1), "f": tensor(POINTS, 1)}
        step = train_step(text, TYPES, data, "adam", DERIVATIVES)
        module = act_mlir.Module(text)
        for derivative in DERIVATIVES:
            module.run(derivative)
        solution = act_mlir.compile(module, entry="solution")
        random = np.random.default_rng(14)
        parameters = [
            random.normal(0, 3, (1, WIDTH)).astype("float32"),
            random.uniform(-3, 3, WIDTH).astype("float32"),
            random.normal(0, WIDTH**-0.5, (WIDTH, 1)).astype("float32"),
            np.zeros(1, "float32"),
        ]
        state = parameters + [np.zeros_like(p) for p in parameters] * 2
        losses = []
        for i in range(1, steps + 1):
            rate = 3e-3 * (1 - 0.999**i) ** 0.5 / (1 - 0.9**i)
            loss, *state = step(*state, x, f, rate)
            losses.append(loss)
        u = solution(*state[:4], x)
        error = float(np.abs(u - exact).max())
        limit = 0.05
        checks.append(
            Check(f"{name}: max |u - sin(pi x)|", error, limit, 0.0, "<" if name == "ELU" else ">")
        )
        if axes is not None:
            axes.plot(x, u, label=name)
    if axes is not None:
        axes.plot(x, exact, "k:", label="sin(pi x)")
        axes.set_xlabel("x")
        axes.set_ylabel("u")
        axes.legend()
    return checks
