"""LeakyReLU's mean is positive for every slope below 1.

E[LeakyReLU(X)] = E[X; X > 0] + slope E[X; X < 0] = (1 - slope) s / sqrt(2 pi):
no slope in (0, 1) gives the mean 0 that ELU reaches.
"""

import act_mlir
import numpy as np
from moments import moments, sample_mean
from theory import Check

IR = """
func.func @leaky_relu(%x: tensor<?xf32>, %slope: f32) -> tensor<?xf32> {
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf32>
  %s = tensor.splat %slope[%size] : tensor<?xf32>
  %y = act.prelu %x, %s : tensor<?xf32>
  return %y : tensor<?xf32>
}
"""


def run(quick, axes):
    leaky_relu = act_mlir.compile(IR)
    checks = []
    for slope, s in ((0.01, 1.0), (0.3, 2.0), (0.9, 0.5)):
        predicted = (1 - slope) * s / np.sqrt(2 * np.pi)
        name = f"slope = {slope}, s = {s}"
        mean = moments("leaky_relu", s, slope=slope)["mean"]
        checks.append(Check(f"quadrature, {name}", mean, predicted, 1e-14))
        count = 1 << (18 if quick else 24)
        mean, error = sample_mean(lambda x: leaky_relu(x, slope), s, count, seed=7)
        checks.append(Check(f"sample of {count}, {name}", mean, predicted, error))
        checks.append(Check(f"it is positive, {name}", mean, 0.0, error, ">"))
    if axes is not None:
        slopes = np.linspace(0.01, 0.99, 12)
        means = [moments("leaky_relu", slope=float(slope))["mean"] for slope in slopes]
        axes.plot(slopes, (1 - slopes) / np.sqrt(2 * np.pi), label="(1 - slope) / sqrt(2 pi)")
        axes.plot(slopes, means, "ko", label="compiled")
        axes.axhline(moments("elu", alpha=1.6732632)["mean"], color="C1", label="ELU, alpha*")
        axes.set_xlabel("slope")
        axes.set_ylabel("E[f(X)], s = 1")
        axes.legend()
    return checks
