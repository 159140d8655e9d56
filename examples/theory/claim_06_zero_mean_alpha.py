"""One alpha gives ELU of a normal variable the mean 0; for s = 1 it is SELU's.

E[ELU(X)] = s / sqrt(2 pi) + alpha (exp(s^2 / 2) Phi(-s) - 1/2) is linear in
alpha, with the root alpha* = (s / sqrt(2 pi)) / (1/2 - exp(s^2 / 2) Phi(-s)).
act-init finds the root with compiled kernels and does not know the formula.
"""

import act_mlir
import numpy as np
from moments import moments, sample_mean
from scipy.special import ndtr
from theory import Check

IR = """
func.func @elu(%x: tensor<?xf32>, %alpha: f32) -> tensor<?xf32> {
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf32>
  %a = tensor.splat %alpha[%size] : tensor<?xf32>
  %y = act.elu %x, %a : tensor<?xf32>
  return %y : tensor<?xf32>
}
"""


def zero_mean_alpha(s):
    return s / np.sqrt(2 * np.pi) / (0.5 - np.exp(s * s / 2) * ndtr(-s))


def run(quick, axes):
    elu = act_mlir.compile(IR)
    checks = []
    for s in (0.5, 1.0, 2.0):
        predicted = zero_mean_alpha(s)
        found = moments("elu", s)["self_normalizing"]["alpha"]
        checks.append(Check(f"alpha*, s = {s}", found, predicted, 1e-13 * predicted))
        count = 1 << (18 if quick else 24)
        mean, error = sample_mean(lambda x: elu(x, found), s, count, seed=6)
        checks.append(Check(f"mean of {count} at alpha*, s = {s}", mean, 0.0, error))
    selu = moments("elu")["self_normalizing"]
    checks.append(Check("SELU's alpha", selu["alpha"], 1.6732632423543772, 2e-15))
    if axes is not None:
        s = np.linspace(0.05, 3, 200)
        axes.plot(s, zero_mean_alpha(s), label="formula")
        points = [0.25, 0.5, 1.0, 1.5, 2.0, 3.0]
        axes.plot(
            points, [moments("elu", p)["self_normalizing"]["alpha"] for p in points], "ko",
            label="act-init",
        )
        axes.set_xlabel("s")
        axes.set_ylabel("alpha*")
        axes.legend()
    return checks
