// What may differ within one spelling.
// RUN: act-opt %s -act-raise -split-input-file | FileCheck %s

// Predicates: with x on the left, on the right, ordered, unordered, strict or
// not. NaN must give NaN.

// CHECK-LABEL: func @predicates(
// CHECK-COUNT-6: act.relu %arg0 : f32
// CHECK-NOT:     arith
// CHECK:         return
func.func @predicates(%x: f32) -> (f32, f32, f32, f32, f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf uge, %x, %c0 : f32
  %1 = arith.select %0, %x, %c0 : f32
  %2 = arith.cmpf ole, %x, %c0 : f32
  %3 = arith.select %2, %c0, %x : f32
  %4 = arith.cmpf ogt, %c0, %x : f32
  %5 = arith.select %4, %c0, %x : f32
  %6 = arith.cmpf oge, %c0, %x : f32
  %7 = arith.select %6, %c0, %x : f32
  %8 = arith.cmpf ult, %c0, %x : f32
  %9 = arith.select %8, %x, %c0 : f32
  %10 = arith.cmpf ule, %c0, %x : f32
  %11 = arith.select %10, %x, %c0 : f32
  return %1, %3, %5, %7, %9, %11 : f32, f32, f32, f32, f32, f32
}

// CHECK-LABEL: func @boolean_operations(
// CHECK-NEXT:    act.elu
// CHECK-NEXT:    return
func.func @boolean_operations(%x: f32) -> f32 {
  %true = arith.constant true
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.cmpf uno, %x, %x : f32
  %2 = arith.ori %0, %1 : i1
  %3 = arith.xori %2, %true : i1
  %4 = arith.andi %3, %true : i1
  %5 = math.expm1 %x : f32
  %6 = arith.select %4, %5, %x : f32
  return %6 : f32
}

// -----

// max and min by comparison of the exponential.
// CHECK-LABEL: func @tvm_select(
// CHECK-NEXT:    act.elu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @tvm_select(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %c1, %0 : f32
  %2 = arith.cmpf ugt, %1, %c0 : f32
  %3 = arith.select %2, %1, %c0 : f32
  %4 = arith.negf %3 : f32
  %5 = arith.cmpf ugt, %x, %c0 : f32
  %6 = arith.select %5, %x, %c0 : f32
  %7 = arith.addf %6, %4 : f32
  return %7 : f32
}

// The exponential keeps NaN, so that maxnumf may lose it.
// CHECK-LABEL: func @maxnumf(
// CHECK-NEXT:    act.elu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @maxnumf(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maxnumf %x, %c0 : f32
  %1 = arith.minimumf %c0, %x : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.addf %2, %0 : f32
  return %3 : f32
}

// max(alpha expm1(min(x, 0)), x): since expm1(x) >= x, this is ELU for
// 0 <= alpha <= 1, and not beyond (raise-missed.mlir).
// CHECK-LABEL: func @max_of_both(
// CHECK-NEXT:    act.elu %{{.*}} alpha 5.000000e-01 : f32
// CHECK-NEXT:    return
func.func @max_of_both(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 0.5 : f32
  %0 = arith.minimumf %x, %c0 : f32
  %1 = math.expm1 %0 : f32
  %2 = arith.mulf %1, %alpha : f32
  %3 = arith.maximumf %2, %x : f32
  return %3 : f32
}

// alpha exp(x) - alpha in one fma.
// CHECK-LABEL: func @multiply_add(
// CHECK-NEXT:    act.elu %{{.*}} alpha 1.500000e+00 : f32
// CHECK-NEXT:    return
func.func @multiply_add(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.5 : f32
  %minus_alpha = arith.constant -1.5 : f32
  %0 = math.exp %x : f32
  %1 = math.fma %0, %alpha, %minus_alpha : f32
  %2 = arith.cmpf olt, %x, %c0 : f32
  %3 = arith.select %2, %1, %x : f32
  return %3 : f32
}

// exp(-|x|), which does not overflow.
// CHECK-LABEL: func @absf(
// CHECK-NEXT:    act.elu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @absf(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = math.absf %x : f32
  %1 = arith.negf %0 : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.cmpf olt, %x, %c0 : f32
  %4 = arith.select %3, %2, %x : f32
  return %4 : f32
}

// Operations of act among the others.
// CHECK-LABEL: func @partly_raised(
// CHECK-NEXT:    act.elu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @partly_raised(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = act.relu %x : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = act.expm1 %1 : f32
  %3 = arith.addf %0, %2 : f32
  return %3 : f32
}

// Constants computed from constants.
// CHECK-LABEL: func @constant_arithmetic(
// CHECK-NEXT:    act.selu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @constant_arithmetic(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.67326319 : f32
  %scale = arith.constant 1.05070102 : f32
  %both = arith.mulf %alpha, %scale : f32
  %0 = math.expm1 %x : f32
  %1 = arith.mulf %both, %0 : f32
  %2 = arith.mulf %x, %scale : f32
  %3 = arith.cmpf ogt, %x, %c0 : f32
  %4 = arith.select %3, %2, %1 : f32
  return %4 : f32
}

// -----

// alpha < 0 is ELU as well, where no min or max takes it in.
// CHECK-LABEL: func @negative_alpha(
// CHECK-NEXT:    act.elu %{{.*}} alpha -2.000000e+00 : f32
// CHECK-NEXT:    return
func.func @negative_alpha(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant -2.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.mulf %alpha, %2 : f32
  %4 = arith.addf %0, %3 : f32
  return %4 : f32
}

// Another scale than that of SELU, distributed over both sides.
// CHECK-LABEL: func @scaled(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[E:.*]] = act.elu %[[X]] alpha 1.500000e+00 : f32
// CHECK-NEXT:    %[[C:.*]] = arith.constant 2.0{{.*}} : f32
// CHECK-NEXT:    %[[Y:.*]] = arith.mulf %[[E]], %[[C]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @scaled(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c2 = arith.constant 2.0 : f32
  %c3 = arith.constant 3.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = arith.mulf %0, %c2 : f32
  %2 = arith.minimumf %x, %c0 : f32
  %3 = math.expm1 %2 : f32
  %4 = arith.mulf %3, %c3 : f32
  %5 = arith.addf %1, %4 : f32
  return %5 : f32
}

// What only scales an activation stays.
// CHECK-LABEL: func @negated(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[E:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    %[[Y:.*]] = arith.negf %[[E]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @negated(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.expm1 %x : f32
  %2 = arith.select %0, %1, %x : f32
  %3 = arith.negf %2 : f32
  return %3 : f32
}

// relu(-x), and -min(-x, 0) = relu(x).
// CHECK-LABEL: func @mirrored(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK:         %[[N:.*]] = arith.negf %[[X]]
// CHECK:         act.relu %[[N]] : f32
// CHECK-NOT:     arith
// CHECK:         act.relu %[[X]] : f32
// CHECK-NEXT:    return
func.func @mirrored(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.negf %x : f32
  %1 = arith.maximumf %0, %c0 : f32
  %2 = arith.minimumf %0, %c0 : f32
  %3 = arith.negf %2 : f32
  return %1, %3 : f32, f32
}
