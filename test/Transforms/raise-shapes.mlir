// The spelling of each front end: torch-mlir (T), JAX (J), ONNX (O), TVM (V).
// RUN: act-opt %s -act-raise -split-input-file | FileCheck %s

// CHECK-LABEL: func @elu_t(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @elu_t(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %0 = arith.cmpf olt, %c0, %x : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = math.exp %1 : f32
  %3 = arith.subf %2, %c1 : f32
  %4 = arith.cmpf ogt, %c0, %x : f32
  %5 = arith.select %4, %c0, %x : f32
  %6 = arith.addf %5, %3 : f32
  return %6 : f32
}

// alpha = 1.5 and scale = 1, neither folded.
// CHECK-LABEL: func @elu_t_alpha(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] alpha 1.500000e+00 : f32
// CHECK-NEXT:    return %[[Y]]
func.func @elu_t_alpha(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant 1.5 : f32
  %0 = arith.cmpf olt, %c0, %x : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = arith.mulf %1, %c1 : f32
  %3 = math.exp %2 : f32
  %4 = arith.subf %3, %c1 : f32
  %5 = arith.mulf %4, %c1 : f32
  %6 = arith.mulf %5, %alpha : f32
  %7 = arith.cmpf ogt, %c0, %x : f32
  %8 = arith.select %7, %c0, %x : f32
  %9 = arith.mulf %8, %c1 : f32
  %10 = arith.addf %9, %6 : f32
  return %10 : f32
}

// CHECK-LABEL: func @elu_j(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] alpha 1.000000e-01 : f32
// CHECK-NEXT:    return %[[Y]]
func.func @elu_j(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 0.1 : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.mulf %alpha, %2 : f32
  %4 = arith.select %0, %x, %3 : f32
  return %4 : f32
}

// CHECK-LABEL: func @elu_o(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] alpha 2.000000e+00 : f32
// CHECK-NEXT:    return %[[Y]]
func.func @elu_o(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant 2.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = math.exp %x : f32
  %2 = arith.subf %1, %c1 : f32
  %3 = arith.mulf %alpha, %2 : f32
  %4 = arith.select %0, %3, %x : f32
  return %4 : f32
}

// CHECK-LABEL: func @elu_v(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.elu %[[X]] alpha 1.500000e+00 : f32
// CHECK-NEXT:    return %[[Y]]
func.func @elu_v(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %minus_alpha = arith.constant -1.5 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %c1, %0 : f32
  %2 = arith.maximumf %1, %c0 : f32
  %3 = arith.mulf %minus_alpha, %2 : f32
  %4 = arith.maximumf %x, %c0 : f32
  %5 = arith.addf %3, %4 : f32
  return %5 : f32
}

// -----

// The constants are f64, rounded in the body.
// CHECK-LABEL: func @selu_t(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.selu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @selu_t(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %scale64 = arith.constant 1.0507009873554805 : f64
  %alpha64 = arith.constant 1.6732632423543772 : f64
  %0 = arith.cmpf olt, %c0, %x : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = math.exp %1 : f32
  %3 = arith.subf %2, %c1 : f32
  %scale = arith.truncf %scale64 : f64 to f32
  %4 = arith.mulf %3, %scale : f32
  %alpha = arith.truncf %alpha64 : f64 to f32
  %5 = arith.mulf %4, %alpha : f32
  %6 = arith.cmpf ogt, %c0, %x : f32
  %7 = arith.select %6, %c0, %x : f32
  %8 = arith.mulf %7, %scale : f32
  %9 = arith.addf %8, %5 : f32
  return %9 : f32
}

// CHECK-LABEL: func @selu_j(
// CHECK-SAME:    %[[A:.*]]: f32, %[[B:.*]]: f32
// CHECK-NEXT:    %[[X:.*]] = arith.addf %[[A]], %[[B]]
// CHECK-NEXT:    %[[Y:.*]] = act.selu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @selu_j(%a: f32, %bias: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.67326319 : f32
  %scale = arith.constant 1.05070102 : f32
  %x = arith.addf %a, %bias : f32
  %0 = arith.cmpf ogt, %x, %c0 : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = math.expm1 %1 : f32
  %3 = arith.mulf %2, %alpha : f32
  %4 = arith.select %0, %x, %3 : f32
  %5 = arith.mulf %4, %scale : f32
  return %5 : f32
}

// gamma (alpha exp(x) - alpha), from the function body of onnx.Selu.
// CHECK-LABEL: func @selu_o(
// CHECK-NEXT:    act.selu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @selu_o(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.67326319 : f32
  %gamma = arith.constant 1.05070102 : f32
  %0 = math.exp %x : f32
  %1 = arith.mulf %alpha, %0 : f32
  %2 = arith.subf %1, %alpha : f32
  %3 = arith.mulf %gamma, %2 : f32
  %4 = arith.mulf %gamma, %x : f32
  %5 = arith.cmpf olt, %x, %c0 : f32
  %6 = arith.select %5, %3, %4 : f32
  return %6 : f32
}

// scale alpha is one constant.
// CHECK-LABEL: func @selu_v(
// CHECK-NEXT:    act.selu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @selu_v(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant -1.75809932 : f32
  %scale = arith.constant 1.05070102 : f32
  %0 = math.exp %x : f32
  %1 = arith.subf %c1, %0 : f32
  %2 = arith.maximumf %1, %c0 : f32
  %3 = arith.mulf %alpha, %2 : f32
  %4 = arith.maximumf %x, %c0 : f32
  %5 = arith.mulf %scale, %4 : f32
  %6 = arith.addf %3, %5 : f32
  return %6 : f32
}

// -----

// CHECK-LABEL: func @celu_t(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.celu %[[X]] alpha 3.000000e+00 : f32
// CHECK-NEXT:    return %[[Y]]
func.func @celu_t(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %alpha = arith.constant 3.0 : f32
  %0 = arith.cmpf ogt, %c0, %x : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = arith.divf %x, %alpha : f32
  %3 = math.exp %2 : f32
  %4 = arith.subf %3, %c1 : f32
  %5 = arith.mulf %4, %alpha : f32
  %6 = arith.cmpf olt, %c0, %5 : f32
  %7 = arith.select %6, %c0, %5 : f32
  %8 = arith.addf %1, %7 : f32
  return %8 : f32
}

// CHECK-LABEL: func @celu_j(
// CHECK-NEXT:    act.celu %{{.*}} alpha 1.300000e+00 : f32
// CHECK-NEXT:    return
func.func @celu_j(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.3 : f32
  %0 = arith.maximumf %x, %c0 : f32
  %1 = arith.minimumf %x, %c0 : f32
  %2 = arith.divf %1, %alpha : f32
  %3 = math.expm1 %2 : f32
  %4 = arith.mulf %alpha, %3 : f32
  %5 = arith.addf %0, %4 : f32
  return %5 : f32
}

// A multiplication by 1 / alpha, rounded to f32.
// CHECK-LABEL: func @celu_o(
// CHECK-NEXT:    act.celu %{{.*}} alpha 1.300000e+00 : f32
// CHECK-NEXT:    return
func.func @celu_o(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 1.3 : f32
  %inverse = arith.constant 0.769230783 : f32
  %0 = arith.mulf %x, %inverse : f32
  %1 = math.expm1 %0 : f32
  %2 = arith.mulf %alpha, %1 : f32
  %3 = arith.cmpf olt, %x, %c0 : f32
  %4 = arith.select %3, %2, %x : f32
  return %4 : f32
}

// -----

// torch-mlir: NaN takes the x branch.
// CHECK-LABEL: func @relu_t(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.relu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @relu_t(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf ugt, %x, %c0 : f32
  %1 = arith.select %0, %x, %c0 : f32
  return %1 : f32
}

// CHECK-LABEL: func @relu_j(
// CHECK-NEXT:    act.relu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @relu_j(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.maximumf %x, %c0 : f32
  return %0 : f32
}

// CHECK-LABEL: func @relu_o(
// CHECK-NEXT:    act.relu %{{.*}} : f32
// CHECK-NEXT:    return
func.func @relu_o(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.select %0, %c0, %x : f32
  return %1 : f32
}

// -----

// max(0, x) + slope min(0, x); the slope 0.01 is the default.
// CHECK-LABEL: func @leaky_relu_t(
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK-NEXT:    %[[Y:.*]] = act.leaky_relu %[[X]] : f32
// CHECK-NEXT:    return %[[Y]]
func.func @leaky_relu_t(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %slope = arith.constant 0.01 : f32
  %0 = arith.cmpf ogt, %c0, %x : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = arith.cmpf olt, %c0, %x : f32
  %3 = arith.select %2, %c0, %x : f32
  %4 = arith.mulf %3, %slope : f32
  %5 = arith.addf %1, %4 : f32
  return %5 : f32
}

// CHECK-LABEL: func @leaky_relu_j(
// CHECK-NEXT:    act.leaky_relu %{{.*}} slope 2.000000e-01 : f32
// CHECK-NEXT:    return
func.func @leaky_relu_j(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %slope = arith.constant 0.2 : f32
  %0 = arith.cmpf oge, %x, %c0 : f32
  %1 = arith.mulf %slope, %x : f32
  %2 = arith.select %0, %x, %1 : f32
  return %2 : f32
}

// CHECK-LABEL: func @leaky_relu_max(
// CHECK-NEXT:    act.leaky_relu %{{.*}} slope 2.000000e-01 : f32
// CHECK-NEXT:    return
func.func @leaky_relu_max(%x: f32) -> f32 {
  %slope = arith.constant 0.2 : f32
  %0 = arith.mulf %x, %slope : f32
  %1 = arith.maximumf %x, %0 : f32
  return %1 : f32
}

// A negative slope.
// CHECK-LABEL: func @leaky_relu_negative(
// CHECK-NEXT:    act.leaky_relu %{{.*}} slope -5.000000e-01 : f32
// CHECK-NEXT:    return
func.func @leaky_relu_negative(%x: f32) -> f32 {
  %c0 = arith.constant 0.0 : f32
  %slope = arith.constant -0.5 : f32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.mulf %x, %slope : f32
  %2 = arith.select %0, %1, %x : f32
  return %2 : f32
}
