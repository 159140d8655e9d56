"""exp(x) - 1 cancels near 0, and y + alpha near -alpha; expm1 and f'(x) do not.

exp(x) is 1 + x + ..., rounded to a multiple of 2^-24 or so: of x < 2^-25 nothing
is left, a relative error of 1, which is 2^24 units in the last place. In the
same way y + alpha, a popular f'(x), returns the rounding of y near -alpha.
Errors are in ULP of the exact value, over negative floats.
"""

import act_mlir
import numpy as np
from theory import Check

NAIVE = """
func.func @naive(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = math.exp %x : tensor<?xf32>
  %one = arith.constant 1.0 : f32
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf32>
  %ones = tensor.splat %one[%size] : tensor<?xf32>
  %z = arith.subf %y, %ones : tensor<?xf32>
  return %z : tensor<?xf32>
}
"""
IR = """
func.func @elu(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %y = act.elu %x : tensor<?xf32>
  %dy = act.elu_derivative %x : tensor<?xf32>
  %one = arith.constant 1.0 : f32
  %n = arith.constant 0 : index
  %size = tensor.dim %x, %n : tensor<?xf32>
  %ones = tensor.splat %one[%size] : tensor<?xf32>
  %from_y = arith.addf %y, %ones : tensor<?xf32>
  return %y, %dy, %from_y : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}
"""


def ulps(values, exact):
    """Errors in units in the last place of `exact`, with f32's exponents."""
    exponent = np.maximum(np.frexp(exact)[1] - 24, -149)
    return np.abs(values.astype("float64") - exact) / np.ldexp(1.0, exponent)


def run(quick, axes):
    naive = act_mlir.compile(NAIVE, pipeline="upstream-to-llvm")
    elu = act_mlir.compile(IR)
    low, high = (np.array(v, "float32").view("uint32") for v in (-(2.0**-40), -80.0))
    patterns = np.arange(low, high, 2048 if quick else 16, dtype=np.uint32)
    x = patterns.view("float32")
    wide = x.astype("float64")
    y, slope, from_y = elu(x)
    forward, derivative = np.expm1(wide), np.exp(wide)
    errors = {
        "exp(x) - 1": ulps(naive(x), forward),
        "act.elu": ulps(y, forward),
        "y + alpha for f'": ulps(from_y, derivative),
        "act.elu_derivative": ulps(slope, derivative),
    }
    checks = [
        Check("max ULP of exp(x) - 1", float(errors["exp(x) - 1"].max()), 2.0**23, 0.0, ">"),
        Check("max ULP of act.elu", float(errors["act.elu"].max()), 1.0, 0.0, "<"),
        Check("max ULP of y + alpha", float(errors["y + alpha for f'"].max()), 2.0**23, 0.0, ">"),
        Check(
            "max ULP of act.elu_derivative",
            float(errors["act.elu_derivative"].max()), 1.5, 0.0, "<",
        ),
    ]
    if axes is not None:
        step = max(1, len(x) // 4000)
        for name, error in errors.items():
            axes.plot(-x[::step], np.maximum(error[::step], 1e-2), ".", markersize=1, label=name)
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("-x")
        axes.set_ylabel("error, ULP")
        axes.legend(markerscale=8)
    return checks
