// One rule for all activations: the derivative twin of the operation, with its
// parameters. A learned parameter has a derivative, too.

// RUN: act-opt %s --act-differentiate | FileCheck %s

// CHECK-LABEL: func.func @act_exp_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.exp %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.exp_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_exp(%x: f64) -> f64 {
  %r = act.exp %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_expm1_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.expm1 %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.expm1_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_expm1(%x: f64) -> f64 {
  %r = act.expm1 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_sigmoid_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.sigmoid %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.sigmoid_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_sigmoid(%x: f64) -> f64 {
  %r = act.sigmoid %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_tanh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.tanh %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.tanh_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_tanh(%x: f64) -> f64 {
  %r = act.tanh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_erf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.erf %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.erf_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_erf(%x: f64) -> f64 {
  %r = act.erf %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_erfc_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.erfc %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.erfc_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_erfc(%x: f64) -> f64 {
  %r = act.erfc %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_relu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.relu %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.relu_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_relu(%x: f64) -> f64 {
  %r = act.relu %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_relu6_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.relu6 %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.relu6_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: -4.0 8.0
func.func @act_relu6(%x: f64) -> f64 {
  %r = act.relu6 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_leaky_relu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.leaky_relu %[[A0]] slope -2.000000e-01 : f64
// CHECK: %[[V1:.*]] = act.leaky_relu_derivative %[[A0]] slope -2.000000e-01 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_leaky_relu(%x: f64) -> f64 {
  %r = act.leaky_relu %x slope -0.2 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_threshold_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.threshold %[[A0]] threshold 5.000000e-01 value -1.000000e+00 : f64
// CHECK: %[[V1:.*]] = act.threshold_derivative %[[A0]] threshold 5.000000e-01 value -1.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_threshold(%x: f64) -> f64 {
  %r = act.threshold %x threshold 0.5 value -1.0 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_elu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.elu %[[A0]] alpha -1.500000e+00 : f64
// CHECK: %[[V1:.*]] = act.elu_derivative %[[A0]] alpha -1.500000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_elu(%x: f64) -> f64 {
  %r = act.elu %x alpha -1.5 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_selu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.selu %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.selu_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_selu(%x: f64) -> f64 {
  %r = act.selu %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_celu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.celu %[[A0]] alpha 2.000000e+00 : f64
// CHECK: %[[V1:.*]] = act.celu_derivative %[[A0]] alpha 2.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_celu(%x: f64) -> f64 {
  %r = act.celu %x alpha 2.0 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_gelu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.gelu %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.gelu_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_gelu(%x: f64) -> f64 {
  %r = act.gelu %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_silu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.silu %[[A0]] beta -2.000000e+00 : f64
// CHECK: %[[V1:.*]] = act.silu_derivative %[[A0]] beta -2.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_silu(%x: f64) -> f64 {
  %r = act.silu %x beta -2.0 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_softplus_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.softplus %[[A0]] beta 2.000000e+00 : f64
// CHECK: %[[V1:.*]] = act.softplus_derivative %[[A0]] beta 2.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_softplus(%x: f64) -> f64 {
  %r = act.softplus %x beta 2.0 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_mish_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.mish %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.mish_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_mish(%x: f64) -> f64 {
  %r = act.mish %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_log_sigmoid_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.log_sigmoid %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.log_sigmoid_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_log_sigmoid(%x: f64) -> f64 {
  %r = act.log_sigmoid %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_softsign_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.softsign %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.softsign_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_softsign(%x: f64) -> f64 {
  %r = act.softsign %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_hardtanh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.hardtanh %[[A0]] min 0.000000e+00 max 2.000000e+00 : f64
// CHECK: %[[V1:.*]] = act.hardtanh_derivative %[[A0]] min 0.000000e+00 max 2.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_hardtanh(%x: f64) -> f64 {
  %r = act.hardtanh %x min 0.0 max 2.0 : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_hardsigmoid_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.hardsigmoid %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.hardsigmoid_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: -4.0 8.0
func.func @act_hardsigmoid(%x: f64) -> f64 {
  %r = act.hardsigmoid %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_hardswish_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.hardswish %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.hardswish_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: -4.0 8.0
func.func @act_hardswish(%x: f64) -> f64 {
  %r = act.hardswish %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_gelu_tanh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = act.gelu %[[A0]] approximate tanh : f64
// CHECK: %[[V1:.*]] = act.gelu_derivative %[[A0]] approximate tanh : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @act_gelu_tanh(%x: f64) -> f64 {
  %r = act.gelu %x approximate tanh : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_prelu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = act.prelu %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = act.prelu_derivative %[[A0]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A2]], %[[V1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V3:.*]] = arith.cmpf olt, %[[A0]], %[[CST]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[A0]], %[[CST_0]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[A2]], %[[V4]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V5]] : f64, f64, f64
func.func @act_prelu(%x: f64, %slope: f64) -> f64 {
  %r = act.prelu %x, %slope : f64
  return %r : f64
}

// CHECK-LABEL: func.func @act_learned_elu_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = act.elu %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = act.elu_derivative %[[A0]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A2]], %[[V1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V3:.*]] = arith.cmpf olt, %[[A0]], %[[CST]] : f64
// CHECK: %[[V4:.*]] = act.expm1 %[[A0]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V5:.*]] = arith.select %[[V3]], %[[V4]], %[[CST_0]] : f64
// CHECK: %[[V6:.*]] = arith.mulf %[[A2]], %[[V5]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V6]] : f64, f64, f64
func.func @act_learned_elu(%x: f64, %alpha: f64) -> f64 {
  %r = act.elu %x, %alpha : f64
  return %r : f64
}

// A derivative twin has no twin: its formula is differentiated as arithmetic.

// CHECK-LABEL: func.func @act_elu_derivative_vjp(
// CHECK-SAME: %[[X:.*]]: f64, %[[G:.*]]: f64)
// CHECK: %[[D:.*]] = act.elu_derivative %[[X]] alpha 1.500000e+00
// CHECK: %[[POSITIVE:.*]] = arith.cmpf ogt, %[[X]],
// CHECK: %[[E:.*]] = act.exp_derivative %[[X]]
// CHECK: %[[ALPHA:.*]] = arith.constant 1.500000e+00
// CHECK: %[[AE:.*]] = arith.mulf %[[E]], %[[ALPHA]]
// CHECK: %[[ZERO:.*]] = arith.constant 0.000000e+00
// CHECK: %[[DD:.*]] = arith.select %[[POSITIVE]], %[[ZERO]], %[[AE]]
// CHECK: %[[R:.*]] = arith.mulf %[[G]], %[[DD]]
// CHECK: return %[[D]], %[[R]]
func.func @act_elu_derivative(%x: f64) -> f64 {
  %r = act.elu_derivative %x alpha 1.5 : f64
  return %r : f64
}
