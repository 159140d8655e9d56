// The rules of math, backwards.

// RUN: act-opt %s --act-differentiate | FileCheck %s

// CHECK-LABEL: func.func @math_absf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.absf %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V1:.*]] = arith.cmpf olt, %[[A0]], %[[CST]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant -1.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V1]], %[[CST_0]], %[[A0]] : f64
// CHECK: %[[V3:.*]] = arith.cmpf ogt, %[[A0]], %[[CST]] : f64
// CHECK: %[[CST_1:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[CST_1]], %[[V2]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[A1]], %[[V4]] : f64
// CHECK: return %[[V0]], %[[V5]] : f64, f64
func.func @math_absf(%x: f64) -> f64 {
  %r = math.absf %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_ceil_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.ceil %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[CST]] : f64, f64
func.func @math_ceil(%x: f64) -> f64 {
  %r = math.ceil %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_floor_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.floor %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[CST]] : f64, f64
func.func @math_floor(%x: f64) -> f64 {
  %r = math.floor %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_round_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.round %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[CST]] : f64, f64
func.func @math_round(%x: f64) -> f64 {
  %r = math.round %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_roundeven_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.roundeven %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[CST]] : f64, f64
func.func @math_roundeven(%x: f64) -> f64 {
  %r = math.roundeven %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_trunc_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.trunc %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[CST]] : f64, f64
func.func @math_trunc(%x: f64) -> f64 {
  %r = math.trunc %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_exp_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.exp %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A1]], %[[V0]] : f64
// CHECK: return %[[V0]], %[[V1]] : f64, f64
func.func @math_exp(%x: f64) -> f64 {
  %r = math.exp %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_exp2_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.exp2 %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.69314718055994529 : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[V0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_exp2(%x: f64) -> f64 {
  %r = math.exp2 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_expm1_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.expm1 %[[A0]] : f64
// CHECK: %[[V1:.*]] = math.exp %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_expm1(%x: f64) -> f64 {
  %r = math.expm1 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_log_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.log %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.divf %[[A1]], %[[A0]] : f64
// CHECK: return %[[V0]], %[[V1]] : f64, f64
// domain: 0.1 3.0
func.func @math_log(%x: f64) -> f64 {
  %r = math.log %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_log2_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.log2 %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.69314718055994529 : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: 0.1 3.0
func.func @math_log2(%x: f64) -> f64 {
  %r = math.log2 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_log10_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.log10 %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 2.3025850929940459 : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: 0.1 3.0
func.func @math_log10(%x: f64) -> f64 {
  %r = math.log10 %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_log1p_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.log1p %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = arith.addf %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: -0.9 3.0
func.func @math_log1p(%x: f64) -> f64 {
  %r = math.log1p %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_sqrt_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.sqrt %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.addf %[[V0]], %[[V0]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: 0.1 3.0
func.func @math_sqrt(%x: f64) -> f64 {
  %r = math.sqrt %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_rsqrt_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.rsqrt %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant -5.000000e-01 : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[V0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[V1]], %[[A0]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
// domain: 0.1 3.0
func.func @math_rsqrt(%x: f64) -> f64 {
  %r = math.rsqrt %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_cbrt_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.cbrt %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 3.000000e+00 : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[V0]], %[[V0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[CST]], %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.divf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
// domain: 0.1 3.0
func.func @math_cbrt(%x: f64) -> f64 {
  %r = math.cbrt %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_copysign_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = math.copysign %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = math.copysign %[[CST]], %[[A0]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V2:.*]] = math.copysign %[[CST_0]], %[[A1]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[V1]], %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V3]] : f64
// CHECK: %[[CST_1:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: return %[[V0]], %[[V4]], %[[CST_1]] : f64, f64, f64
func.func @math_copysign(%x: f64, %y: f64) -> f64 {
  %r = math.copysign %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_powf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = math.powf %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = arith.subf %[[A1]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = math.powf %[[A0]], %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[A1]], %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V3]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V5:.*]] = arith.cmpf oeq, %[[A0]], %[[CST_0]] : f64
// CHECK: %[[CST_1:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V6:.*]] = arith.select %[[V5]], %[[CST_1]], %[[A0]] : f64
// CHECK: %[[V7:.*]] = math.log %[[V6]] : f64
// CHECK: %[[V8:.*]] = arith.mulf %[[V0]], %[[V7]] : f64
// CHECK: %[[V9:.*]] = arith.mulf %[[A2]], %[[V8]] : f64
// CHECK: return %[[V0]], %[[V4]], %[[V9]] : f64, f64, f64
// domain: 0.4 3.0
func.func @math_powf(%x: f64, %y: f64) -> f64 {
  %r = math.powf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_fpowi_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: i32, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = math.fpowi %[[A0]], %[[A1]] : f64, i32
// CHECK: %[[C1_I32:.*]] = arith.constant 1 : i32
// CHECK: %[[V1:.*]] = arith.subi %[[A1]], %[[C1_I32]] : i32
// CHECK: %[[V2:.*]] = math.fpowi %[[A0]], %[[V1]] : f64, i32
// CHECK: %[[V3:.*]] = arith.sitofp %[[A1]] : i32 to f64
// CHECK: %[[V4:.*]] = arith.mulf %[[V3]], %[[V2]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[A2]], %[[V4]] : f64
// CHECK: return %[[V0]], %[[V5]] : f64, f64
func.func @math_fpowi(%x: f64, %n: i32) -> f64 {
  %r = math.fpowi %x, %n : f64, i32
  return %r : f64
}

// CHECK-LABEL: func.func @math_fma_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64, %[[A3:.*]]: f64
// CHECK: %[[V0:.*]] = math.fma %[[A0]], %[[A1]], %[[A2]] : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A3]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A3]], %[[A0]] : f64
// CHECK: return %[[V0]], %[[V1]], %[[V2]], %[[A3]] : f64, f64, f64, f64
func.func @math_fma(%x: f64, %y: f64, %z: f64) -> f64 {
  %r = math.fma %x, %y, %z : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_sin_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.sin %[[A0]] : f64
// CHECK: %[[V1:.*]] = math.cos %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_sin(%x: f64) -> f64 {
  %r = math.sin %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_cos_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.cos %[[A0]] : f64
// CHECK: %[[V1:.*]] = math.sin %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.negf %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
func.func @math_cos(%x: f64) -> f64 {
  %r = math.cos %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_tan_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.tan %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = math.fma %[[V0]], %[[V0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
// domain: -1.2 1.2
func.func @math_tan(%x: f64) -> f64 {
  %r = math.tan %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_asin_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.asin %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V2:.*]] = math.fma %[[V1]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = math.sqrt %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.divf %[[A1]], %[[V3]] : f64
// CHECK: return %[[V0]], %[[V4]] : f64, f64
// domain: -0.9 0.9
func.func @math_asin(%x: f64) -> f64 {
  %r = math.asin %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_acos_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.acos %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V2:.*]] = math.fma %[[V1]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = math.sqrt %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.negf %[[V3]] : f64
// CHECK: %[[V5:.*]] = arith.divf %[[A1]], %[[V4]] : f64
// CHECK: return %[[V0]], %[[V5]] : f64, f64
// domain: -0.9 0.9
func.func @math_acos(%x: f64) -> f64 {
  %r = math.acos %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_atan_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.atan %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = math.fma %[[A0]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_atan(%x: f64) -> f64 {
  %r = math.atan %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_sinh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.sinh %[[A0]] : f64
// CHECK: %[[V1:.*]] = math.cosh %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_sinh(%x: f64) -> f64 {
  %r = math.sinh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_cosh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.cosh %[[A0]] : f64
// CHECK: %[[V1:.*]] = math.sinh %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_cosh(%x: f64) -> f64 {
  %r = math.cosh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_tanh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.tanh %[[A0]] : f64
// CHECK: %[[V1:.*]] = act.tanh_derivative %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V0]], %[[V2]] : f64, f64
func.func @math_tanh(%x: f64) -> f64 {
  %r = math.tanh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_asinh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.asinh %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V1:.*]] = math.fma %[[A0]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = math.sqrt %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.divf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
func.func @math_asinh(%x: f64) -> f64 {
  %r = math.asinh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_acosh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.acosh %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant -1.000000e+00 : f64
// CHECK: %[[V1:.*]] = math.fma %[[A0]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V2:.*]] = math.sqrt %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.divf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
// domain: 1.1 3.0
func.func @math_acosh(%x: f64) -> f64 {
  %r = math.acosh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_atanh_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.atanh %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: %[[V2:.*]] = math.fma %[[V1]], %[[A0]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = arith.divf %[[A1]], %[[V2]] : f64
// CHECK: return %[[V0]], %[[V3]] : f64, f64
// domain: -0.9 0.9
func.func @math_atanh(%x: f64) -> f64 {
  %r = math.atanh %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_erf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.erf %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[V1]], %[[A0]] : f64
// CHECK: %[[V3:.*]] = math.exp %[[V2]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.1283791670955126 : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[V3]], %[[CST]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[A1]], %[[V4]] : f64
// CHECK: return %[[V0]], %[[V5]] : f64, f64
func.func @math_erf(%x: f64) -> f64 {
  %r = math.erf %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_erfc_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = math.erfc %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[V1]], %[[A0]] : f64
// CHECK: %[[V3:.*]] = math.exp %[[V2]] : f64
// CHECK: %[[CST:.*]] = arith.constant 1.1283791670955126 : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[V3]], %[[CST]] : f64
// CHECK: %[[V5:.*]] = arith.negf %[[V4]] : f64
// CHECK: %[[V6:.*]] = arith.mulf %[[A1]], %[[V5]] : f64
// CHECK: return %[[V0]], %[[V6]] : f64, f64
func.func @math_erfc(%x: f64) -> f64 {
  %r = math.erfc %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @math_atan2_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = math.atan2 %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A1]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = math.fma %[[A0]], %[[A0]], %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.divf %[[A1]], %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V3]] : f64
// CHECK: %[[V5:.*]] = arith.mulf %[[A1]], %[[A1]] : f64
// CHECK: %[[V6:.*]] = math.fma %[[A0]], %[[A0]], %[[V5]] : f64
// CHECK: %[[V7:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[V8:.*]] = arith.divf %[[V7]], %[[V6]] : f64
// CHECK: %[[V9:.*]] = arith.mulf %[[A2]], %[[V8]] : f64
// CHECK: return %[[V0]], %[[V4]], %[[V9]] : f64, f64, f64
func.func @math_atan2(%x: f64, %y: f64) -> f64 {
  %r = math.atan2 %x, %y : f64
  return %r : f64
}
