"""ELU is continuous at 0 and bounded below by -alpha.

exp(x) - 1 decreases to -1 as x goes to -infinity, so alpha (exp(x) - 1) has the
infimum -alpha, which rounding attains from about -17.3 on. Both pieces are 0 at
0, and next to 0 a step of x makes a step of f of at most max(1, alpha) times it.
"""

import act_mlir
import numpy as np
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


def floats(step: int):
    """Every `step`-th f32 from 0 to infinity and to -infinity, in parts."""
    end, part = 0x7F800001, step << 20
    for sign in (0x80000000, 0):
        for begin in range(0, end, part):
            patterns = np.arange(begin, min(begin + part, end), step, dtype=np.uint32)
            yield (patterns + np.uint32(sign)).view(np.float32)


def run(quick, axes):
    elu = act_mlir.compile(IR)
    checks = []
    for alpha in (0.5, 1.0, 2.0):
        low, slope = np.inf, 0.0
        for x in floats(4099 if quick else 1):
            y = elu(x, alpha)
            low = min(low, float(y.min()))
            if np.abs(x).min() < 1e-30:
                small = (np.abs(x) < 1e-30) & (x != 0)
                slope = max(slope, float((y[small].astype("float64") / x[small]).max()))
        checks.append(Check(f"min over floats, alpha = {alpha}", low, -alpha))
        name = f"max f(x) / x for |x| < 1e-30, alpha = {alpha}"
        checks.append(Check(name, slope, max(alpha, 1.0)))
    if axes is not None:
        x = np.linspace(-6, 2, 801, dtype="float32")
        for alpha in (0.5, 1.0, 2.0):
            axes.plot(x, elu(x, alpha), label=f"alpha = {alpha}")
            axes.axhline(-alpha, color="gray", linewidth=0.5, linestyle="dashed")
        axes.set_xlabel("x")
        axes.legend()
    return checks
