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

// torch's input_scale: the ELU of a multiple of x.
// CHECK-LABEL: func @elu_input_scale(
// CHECK-NEXT:    %[[RATE:.*]] = arith.constant 5.000000e-01 : f32
// CHECK-NEXT:    %[[X:.*]] = arith.mulf %arg0, %[[RATE]] : f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] alpha 7.500000e-01 : f32
// CHECK-NEXT:    %[[SCALE:.*]] = arith.constant 4.000000e+00 : f32
// CHECK-NEXT:    arith.mulf %[[Y]], %[[SCALE]] : f32
// CHECK-NEXT:    return
func.func @elu_input_scale(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %rate = arith.constant 0.5 : f32
  %scale = arith.constant 2.0 : f32
  %alpha = arith.constant 3.0 : f32
  %0 = arith.minimumf %x, %c0 : f32
  %1 = arith.mulf %0, %rate : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.mulf %2, %alpha : f32
  %4 = arith.maximumf %x, %c0 : f32
  %5 = arith.mulf %4, %scale : f32
  %6 = arith.addf %3, %5 : f32
  return %6 : f32
}

// A sign as an integer, as torch-mlir has it.
// CHECK-LABEL: func @log_sigmoid_backward(
// CHECK-NEXT:    %[[D:.*]] = act.log_sigmoid_derivative %arg0 : f32
// CHECK-NEXT:    arith.mulf %[[D]], %arg1
// CHECK-NEXT:    return
func.func @log_sigmoid_backward(%x: f32, %gradient: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %positive = arith.constant 1 : i64
  %negative = arith.constant -1 : i64
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.absf %x : f32
  %2 = arith.negf %1 : f32
  %3 = math.exp %2 : f32
  %4 = arith.addf %3, %c1 : f32
  %5 = arith.divf %3, %4 : f32
  %6 = arith.select %0, %positive, %negative : i64
  %7 = arith.sitofp %6 : i64 to f32
  %8 = arith.mulf %7, %5 : f32
  %9 = arith.extui %0 : i1 to i64
  %10 = arith.sitofp %9 : i64 to f32
  %11 = arith.subf %10, %8 : f32
  %12 = arith.mulf %gradient, %11 : f32
  return %12 : f32
}

// StableHLO's polynomial of erf for |x| < 1 alone is no erf.
// CHECK-LABEL: func @erf_near_zero(
// CHECK-NOT:     act.
func.func @erf_near_zero(%x: f32) -> f32 {
  %c0 = arith.constant 7.85386146E-5 : f32
  %c1 = arith.constant -8.0101937E-4 : f32
  %c2 = arith.constant 0.00518832775 : f32
  %c3 = arith.constant -0.0268538129 : f32
  %c4 = arith.constant 0.112835854 : f32
  %c5 = arith.constant -0.37612626 : f32
  %c6 = arith.constant 1.12837911 : f32
  %one = arith.constant 1.0 : f32
  %half = arith.constant 0.5 : f32
  %sqrt_half = arith.constant 0.707106769 : f32
  %z = arith.mulf %x, %sqrt_half : f32
  %q = arith.mulf %z, %z : f32
  %0 = arith.mulf %q, %c0 : f32
  %1 = arith.addf %0, %c1 : f32
  %2 = arith.mulf %1, %q : f32
  %3 = arith.addf %2, %c2 : f32
  %4 = arith.mulf %3, %q : f32
  %5 = arith.addf %4, %c3 : f32
  %6 = arith.mulf %5, %q : f32
  %7 = arith.addf %6, %c4 : f32
  %8 = arith.mulf %7, %q : f32
  %9 = arith.addf %8, %c5 : f32
  %10 = arith.mulf %9, %q : f32
  %11 = arith.addf %10, %c6 : f32
  %12 = arith.mulf %z, %11 : f32
  %13 = arith.addf %12, %one : f32
  %14 = arith.mulf %x, %half : f32
  %15 = arith.mulf %13, %14 : f32
  return %15 : f32
}
