// The rules of arith, backwards.

// RUN: act-opt %s --act-differentiate | FileCheck %s

// CHECK-LABEL: func.func @arith_addf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.addf %[[A0]], %[[A1]] : f64
// CHECK: return %[[V0]], %[[A2]], %[[A2]] : f64, f64, f64
func.func @arith_addf(%x: f64, %y: f64) -> f64 {
  %r = arith.addf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_subf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.subf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A2]] : f64
// CHECK: return %[[V0]], %[[A2]], %[[V1]] : f64, f64, f64
func.func @arith_subf(%x: f64, %y: f64) -> f64 {
  %r = arith.subf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_negf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = arith.negf %[[A0]] : f64
// CHECK: %[[V1:.*]] = arith.negf %[[A1]] : f64
// CHECK: return %[[V0]], %[[V1]] : f64, f64
func.func @arith_negf(%x: f64) -> f64 {
  %r = arith.negf %x : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_mulf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.mulf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.mulf %[[A2]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = arith.mulf %[[A2]], %[[A0]] : f64
// CHECK: return %[[V0]], %[[V1]], %[[V2]] : f64, f64, f64
func.func @arith_mulf(%x: f64, %y: f64) -> f64 {
  %r = arith.mulf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_divf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.divf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.divf %[[A2]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = arith.divf %[[V0]], %[[A1]] : f64
// CHECK: %[[V3:.*]] = arith.negf %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V3]] : f64
// CHECK: return %[[V0]], %[[V1]], %[[V4]] : f64, f64, f64
// domain: 0.4 3.0
func.func @arith_divf(%x: f64, %y: f64) -> f64 {
  %r = arith.divf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_remf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.remf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.divf %[[A0]], %[[A1]] : f64
// CHECK: %[[V2:.*]] = math.trunc %[[V1]] : f64
// CHECK: %[[V3:.*]] = arith.negf %[[V2]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V3]] : f64
// CHECK: return %[[V0]], %[[A2]], %[[V4]] : f64, f64, f64
// domain: 0.4 3.0
func.func @arith_remf(%x: f64, %y: f64) -> f64 {
  %r = arith.remf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_maximumf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.maximumf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.cmpf ogt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V1]], %[[A2]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = arith.cmpf ogt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[CST_0]], %[[A2]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V4]] : f64, f64, f64
func.func @arith_maximumf(%x: f64, %y: f64) -> f64 {
  %r = arith.maximumf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_maxnumf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.maxnumf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.cmpf ogt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V1]], %[[A2]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = arith.cmpf ogt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[CST_0]], %[[A2]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V4]] : f64, f64, f64
func.func @arith_maxnumf(%x: f64, %y: f64) -> f64 {
  %r = arith.maxnumf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_minimumf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.minimumf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.cmpf olt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V1]], %[[A2]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = arith.cmpf olt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[CST_0]], %[[A2]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V4]] : f64, f64, f64
func.func @arith_minimumf(%x: f64, %y: f64) -> f64 {
  %r = arith.minimumf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_minnumf_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.minnumf %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.cmpf olt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V1]], %[[A2]], %[[CST]] : f64
// CHECK: %[[V3:.*]] = arith.cmpf olt, %[[A0]], %[[A1]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V4:.*]] = arith.select %[[V3]], %[[CST_0]], %[[A2]] : f64
// CHECK: return %[[V0]], %[[V2]], %[[V4]] : f64, f64, f64
func.func @arith_minnumf(%x: f64, %y: f64) -> f64 {
  %r = arith.minnumf %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_select_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.cmpf olt, %[[A0]], %[[A1]] : f64
// CHECK: %[[V1:.*]] = arith.select %[[V0]], %[[A0]], %[[A1]] : f64
// CHECK: %[[CST:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V2:.*]] = arith.select %[[V0]], %[[A2]], %[[CST]] : f64
// CHECK: %[[CST_0:.*]] = arith.constant 0.000000e+00 : f64
// CHECK: %[[V3:.*]] = arith.select %[[V0]], %[[CST_0]], %[[A2]] : f64
// CHECK: return %[[V1]], %[[V2]], %[[V3]] : f64, f64, f64
func.func @arith_select(%x: f64, %y: f64) -> f64 {
  %c = arith.cmpf olt, %x, %y : f64
  %r = arith.select %c, %x, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_convert_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64, %[[A2:.*]]: f64
// CHECK: %[[V0:.*]] = arith.truncf %[[A0]] : f64 to f32
// CHECK: %[[V1:.*]] = arith.extf %[[V0]] : f32 to f64
// CHECK: %[[V2:.*]] = arith.mulf %[[V1]], %[[A1]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[A2]], %[[A1]] : f64
// CHECK: %[[V4:.*]] = arith.mulf %[[A2]], %[[V1]] : f64
// CHECK: %[[V5:.*]] = arith.truncf %[[V3]] : f64 to f32
// CHECK: %[[V6:.*]] = arith.extf %[[V5]] : f32 to f64
// CHECK: return %[[V2]], %[[V6]], %[[V4]] : f64, f64, f64
// The value passes through f32, its derivative as well.
// by: 1
func.func @arith_convert(%x: f64, %y: f64) -> f64 {
  %n = arith.truncf %x : f64 to f32
  %w = arith.extf %n : f32 to f64
  %r = arith.mulf %w, %y : f64
  return %r : f64
}

// CHECK-LABEL: func.func @arith_integer_vjp(
// CHECK-SAME: %[[A0:.*]]: f64, %[[A1:.*]]: f64
// CHECK: %[[V0:.*]] = arith.fptosi %[[A0]] : f64 to i64
// CHECK: %[[V1:.*]] = arith.sitofp %[[V0]] : i64 to f64
// CHECK: %[[V2:.*]] = arith.mulf %[[V1]], %[[A0]] : f64
// CHECK: %[[V3:.*]] = arith.mulf %[[A1]], %[[V1]] : f64
// CHECK: return %[[V2]], %[[V3]] : f64, f64
// What passes through an integer has no derivative.
func.func @arith_integer(%x: f64) -> f64 {
  %n = arith.fptosi %x : f64 to i64
  %w = arith.sitofp %n : i64 to f64
  %r = arith.mulf %w, %x : f64
  return %r : f64
}
