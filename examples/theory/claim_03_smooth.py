"""ELU has a continuous derivative at 0 exactly when alpha = 1.

f'(x) = alpha exp(x) for x < 0 and 1 for x > 0: the limits are alpha and 1. The
compiled derivative is evaluated at the floats next to 0, and compared with
difference quotients of the compiled function.
"""

import act_mlir
import numpy as np
from theory import Check

IR = """
func.func @pair(%x: tensor<?xf64>, %alpha: f64) -> (tensor<?xf64>, tensor<?xf64>) {
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf64>
  %a = tensor.splat %alpha[%size] : tensor<?xf64>
  %y = act.elu %x, %a : tensor<?xf64>
  %dy = act.elu_derivative %x, %a : tensor<?xf64>
  return %y, %dy : tensor<?xf64>, tensor<?xf64>
}
"""


def run(quick, axes):
    pair = act_mlir.compile(IR)
    tiny, h = 5e-324, 2.0**-20
    checks = []
    for alpha in (0.5, 1.0, 2.0):
        _, (left, right) = pair(np.array([-tiny, tiny]), alpha)
        checks.append(Check(f"jump of f' at 0, alpha = {alpha}", right - left, 1 - alpha))
        (far, near), _ = pair(np.array([-2 * h, -h]), alpha)
        # The quotient has the error h / 2 * f'', and rounding.
        quotient = (near - far) / h
        slope = alpha * np.exp(-1.5 * h)
        checks.append(Check(f"quotient on the left, alpha = {alpha}", quotient, slope, 1e-9))
    if axes is not None:
        x = np.linspace(-3, 2, 2001)
        for alpha in (0.5, 1.0, 2.0):
            axes.plot(x, pair(x, alpha)[1], label=f"f', alpha = {alpha}")
        axes.set_xlabel("x")
        axes.legend()
    return checks
