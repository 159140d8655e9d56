"""At a kink, momentum oscillates around 0 without end; ELU's bend lets it settle.

The loss f(w) + f(-w) of two units that share a weight has its minimum at 0. For
ReLU it is |w|: the gradient has the size 1 wherever w is, so heavy-ball steps
(momentum 0.9, rate r) keep crossing 0 with an amplitude of the order of r. For
ELU with alpha = 1 it is w^2 / 2 near 0, where the same steps converge like
sqrt(0.9)^n. Measured: amplitude over the last 100 of 1000 steps, in units of r.
"""

import numpy as np
from networks import train_step
from theory import Check


def loss(activation):
    return f"""
func.func @loss(%w: tensor<1xf32>) -> f32 {{
  %zero = arith.constant 0 : index
  %minus = arith.negf %w : tensor<1xf32>
  %a = act.{activation} %w : tensor<1xf32>
  %b = act.{activation} %minus : tensor<1xf32>
  %sum = arith.addf %a, %b : tensor<1xf32>
  %l = tensor.extract %sum[%zero] : tensor<1xf32>
  return %l : f32
}}
"""


IR = loss("elu")
RATE, STEPS = 0.01, 1000


def run(quick, axes):
    checks = []
    for activation, name in (("relu", "ReLU"), ("elu", "ELU")):
        step = train_step(loss(activation), ["tensor<1xf32>"], {}, "momentum")
        w, velocity = np.array([1.0], "float32"), np.zeros(1, "float32")
        path = []
        for _ in range(STEPS):
            _, w, velocity = step(w, velocity, RATE)
            path.append(float(w[0]))
        last = np.array(path[-100:])
        amplitude = float(np.abs(last).max()) / RATE
        crossings = int((np.sign(last[1:]) != np.sign(last[:-1])).sum())
        if activation == "relu":
            checks.append(Check(f"{name}: amplitude / rate", amplitude, 0.1, 0.0, ">"))
            checks.append(Check(f"{name}: sign changes in the last 100 steps", crossings, 10, 0, ">"))
        else:
            checks.append(Check(f"{name}: amplitude / rate", amplitude, 1e-6, 0.0, "<"))
        if axes is not None:
            axes.plot(path[:400], label=name, linewidth=0.8)
    if axes is not None:
        axes.set_xlabel("step")
        axes.set_ylabel("w")
        axes.legend()
    return checks
