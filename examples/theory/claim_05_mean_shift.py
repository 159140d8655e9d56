"""ELU shifts the mean down: E[ELU(X)] < E[ReLU(X)] for X ~ N(0, s^2).

The functions differ below 0 only, so the difference of the means is

    E[alpha (exp(X) - 1); X < 0] = alpha (exp(s^2 / 2) Phi(-s) - 1/2),

completing the square in the first term. It is negative since the integrand is.
Measured twice: by quadrature on the f64 kernels (act-init), and from a sample
through the f32 kernels.
"""

import act_mlir
import numpy as np
from moments import moments, sample_mean
from scipy.special import ndtr
from theory import Check

IR = """
func.func @difference(%x: tensor<?xf32>, %alpha: f32) -> tensor<?xf32> {
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf32>
  %a = tensor.splat %alpha[%size] : tensor<?xf32>
  %elu = act.elu %x, %a : tensor<?xf32>
  %relu = act.relu %x : tensor<?xf32>
  %d = arith.subf %elu, %relu : tensor<?xf32>
  return %d : tensor<?xf32>
}
"""


def shift(alpha, s):
    return alpha * (np.exp(s * s / 2) * ndtr(-s) - 0.5)


def run(quick, axes):
    difference = act_mlir.compile(IR)
    checks = []
    for alpha, s in ((1.0, 1.0), (1.0, 0.25), (0.5, 2.0), (1.6732632, 1.0), (3.0, 4.0)):
        predicted = shift(alpha, s)
        by_kernel = moments("elu", s, alpha=alpha)["mean"] - moments("relu", s)["mean"]
        name = f"alpha = {alpha:g}, s = {s:g}"
        checks.append(Check(f"quadrature, {name}", by_kernel, predicted, 1e-13 * (1 + s)))
        count = 1 << (18 if quick else 24)
        mean, error = sample_mean(lambda x: difference(x, alpha), s, count, seed=5)
        checks.append(Check(f"sample of {count}, {name}", mean, predicted, error))
        checks.append(Check(f"it is negative, {name}", mean, 0.0, error, "<"))
    if axes is not None:
        s = np.linspace(0.01, 6, 200)
        for alpha in (0.5, 1.0, 2.0):
            axes.plot(s, shift(alpha, s), label=f"alpha = {alpha}")
        points = [0.25, 1.0, 2.0, 4.0]
        measured = [moments("elu", p)["mean"] - moments("relu", p)["mean"] for p in points]
        axes.plot(points, measured, "ko", label="compiled, alpha = 1")
        axes.set_xlabel("s")
        axes.set_ylabel("E[ELU] - E[ReLU]")
        axes.legend()
    return checks
