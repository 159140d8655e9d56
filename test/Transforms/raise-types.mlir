// Element types, vectors, tensors, bodies of linalg.generic, and the ways in
// which a constant comes.
// RUN: act-opt %s -act-raise -split-input-file | FileCheck %s

// The constants are rounded to bf16: scale alpha is off by two roundings.
// CHECK-LABEL: func @selu_bf16(
// CHECK-NEXT:    act.selu %{{.*}} : bf16
// CHECK-NEXT:    return
func.func @selu_bf16(%x: bf16) -> bf16 {
  %c0 = arith.constant 0.0 : bf16
  %alpha = arith.constant 1.671875 : bf16
  %scale = arith.constant 1.046875 : bf16
  %0 = arith.cmpf ogt, %x, %c0 : bf16
  %1 = arith.select %0, %c0, %x : bf16
  %2 = math.expm1 %1 : bf16
  %3 = arith.mulf %2, %alpha : bf16
  %4 = arith.select %0, %x, %3 : bf16
  %5 = arith.mulf %4, %scale : bf16
  return %5 : bf16
}

// alpha is 0.1 rounded to f16, and stays so.
// CHECK-LABEL: func @elu_f16(
// CHECK-NEXT:    act.elu %{{.*}} alpha 0.099975586{{[0-9]*}} : f16
// CHECK-NEXT:    return
func.func @elu_f16(%x: f16) -> f16 {
  %c0 = arith.constant 0.0 : f16
  %alpha = arith.constant 0.1 : f16
  %0 = arith.minimumf %x, %c0 : f16
  %1 = math.expm1 %0 : f16
  %2 = arith.mulf %1, %alpha : f16
  %3 = arith.maximumf %x, %c0 : f16
  %4 = arith.addf %2, %3 : f16
  return %4 : f16
}

// CHECK-LABEL: func @selu_f64(
// CHECK-NEXT:    act.selu %{{.*}} : f64
// CHECK-NEXT:    return
func.func @selu_f64(%x: f64) -> f64 {
  %c0 = arith.constant 0.0 : f64
  %alpha = arith.constant 1.6732632423543772 : f64
  %scale = arith.constant 1.0507009873554805 : f64
  %0 = arith.cmpf ogt, %x, %c0 : f64
  %1 = math.expm1 %x : f64
  %2 = arith.mulf %1, %alpha : f64
  %3 = arith.select %0, %x, %2 : f64
  %4 = arith.mulf %3, %scale : f64
  return %4 : f64
}

// An f32 body between casts is what the f16 operation computes. alpha is that
// of f32.
// CHECK-LABEL: func @casts(
// CHECK-NEXT:    act.elu %arg0 alpha 3.000000e-01 : f16
// CHECK-NEXT:    return
func.func @casts(%x: f16) -> f16 {
  %c0 = arith.constant 0.0 : f32
  %alpha = arith.constant 0.3 : f32
  %0 = arith.extf %x : f16 to f32
  %1 = arith.cmpf olt, %0, %c0 : f32
  %2 = math.expm1 %0 : f32
  %3 = arith.mulf %2, %alpha : f32
  %4 = arith.select %1, %3, %0 : f32
  %5 = arith.truncf %4 : f32 to f16
  return %5 : f16
}

// A cast that loses digits of x stays, and one that loses digits of the result.
// CHECK-LABEL: func @narrow(
// CHECK-NEXT:    arith.truncf %arg0 : f32 to f16
// CHECK-NEXT:    arith.extf
// CHECK-NEXT:    act.relu %{{.*}} : f32
// CHECK-NEXT:    %[[Y:.*]] = act.relu %arg0 : f32
// CHECK-NEXT:    arith.truncf %[[Y]] : f32 to f16
// CHECK-NEXT:    arith.extf
// CHECK-NEXT:    return
func.func @narrow(%x: f32) -> (f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = arith.truncf %x : f32 to f16
  %1 = arith.extf %0 : f16 to f32
  %2 = arith.maximumf %1, %c0 : f32
  %3 = arith.maximumf %x, %c0 : f32
  %4 = arith.truncf %3 : f32 to f16
  %5 = arith.extf %4 : f16 to f32
  return %2, %5 : f32, f32
}

// -----

// CHECK-LABEL: func @tensor(
// CHECK-NEXT:    act.elu %{{.*}} alpha 2.000000e+00 : tensor<4x8xf32>
// CHECK-NEXT:    return
func.func @tensor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %c0 = arith.constant dense<0.0> : tensor<4x8xf32>
  %alpha = arith.constant dense<2.0> : tensor<4x8xf32>
  %0 = arith.cmpf olt, %x, %c0 : tensor<4x8xf32>
  %1 = math.expm1 %x : tensor<4x8xf32>
  %2 = arith.mulf %1, %alpha : tensor<4x8xf32>
  %3 = arith.select %0, %2, %x : tensor<4x8xi1>, tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// CHECK-LABEL: func @dynamic_tensor(
// CHECK:         act.relu %{{.*}} : tensor<?xf32>
// CHECK-NEXT:    return
func.func @dynamic_tensor(%x: tensor<?xf32>, %size: index) -> tensor<?xf32> {
  %c0 = arith.constant 0.0 : f32
  %zeros = tensor.splat %c0[%size] : tensor<?xf32>
  %0 = arith.maximumf %x, %zeros : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func @scaled_vector(
// CHECK:         act.elu %{{.*}} : vector<8xf32>
// CHECK:         arith.constant dense<2.000000e+00> : vector<8xf32>
// CHECK:         arith.mulf
// CHECK-NEXT:    return
func.func @scaled_vector(%x: vector<8xf32>) -> vector<8xf32> {
  %c0 = arith.constant dense<0.0> : vector<8xf32>
  %c2 = arith.constant dense<2.0> : vector<8xf32>
  %0 = arith.cmpf olt, %x, %c0 : vector<8xf32>
  %1 = math.expm1 %x : vector<8xf32>
  %2 = arith.mulf %1, %c2 : vector<8xf32>
  %3 = arith.mulf %x, %c2 : vector<8xf32>
  %4 = arith.select %0, %2, %3 : vector<8xi1>, vector<8xf32>
  return %4 : vector<8xf32>
}

// CHECK-LABEL: func @scalable_vector(
// CHECK:         act.leaky_relu %{{.*}} slope 5.000000e-01 : vector<[4]xf32>
// CHECK-NEXT:    return
func.func @scalable_vector(%x: vector<[4]xf32>) -> vector<[4]xf32> {
  %c0 = arith.constant dense<0.0> : vector<[4]xf32>
  %half = arith.constant 0.5 : f32
  %slope = vector.broadcast %half : f32 to vector<[4]xf32>
  %0 = arith.mulf %x, %slope : vector<[4]xf32>
  %1 = arith.cmpf ogt, %c0, %x : vector<[4]xf32>
  %2 = arith.select %1, %0, %x : vector<[4]xi1>, vector<[4]xf32>
  return %2 : vector<[4]xf32>
}

// -----

// Constants from outside the body: captured, an operand of rank 0, a fill and a
// splat. The bias is added in the body.
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d1)>
#scalar = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func @generic(
// CHECK:         linalg.generic
// CHECK-NEXT:    ^bb0(%[[IN:[^:]*]]: f32, %[[BIAS:[^:]*]]: f32,
// CHECK-NEXT:      %[[X:.*]] = arith.addf %[[IN]], %[[BIAS]]
// CHECK-NEXT:      %[[Y:.*]] = act.elu %[[X]] alpha 1.250000e+00 : f32
// CHECK-NEXT:      linalg.yield %[[Y]]
func.func @generic(%x: tensor<?x8xf32>, %bias: tensor<8xf32>, %rows: index)
    -> tensor<?x8xf32> {
  %c1 = arith.constant 1.0 : f32
  %c0 = arith.constant 0.0 : f32
  %zero = arith.constant dense<0.0> : tensor<f32>
  %alphas = arith.constant dense<1.25> : tensor<8xf32>
  %empty = tensor.empty(%rows) : tensor<?x8xf32>
  %zeros = linalg.fill ins(%c0 : f32) outs(%empty : tensor<?x8xf32>) -> tensor<?x8xf32>
  %0 = linalg.generic {
      indexing_maps = [#id, #row, #scalar, #row, #id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x, %bias, %zero, %alphas, %zeros
          : tensor<?x8xf32>, tensor<8xf32>, tensor<f32>, tensor<8xf32>, tensor<?x8xf32>)
      outs(%empty : tensor<?x8xf32>) {
  ^bb0(%in: f32, %b: f32, %z: f32, %alpha: f32, %z2: f32, %out: f32):
    %1 = arith.addf %in, %b : f32
    %2 = arith.minimumf %1, %z : f32
    %3 = math.exp %2 : f32
    %4 = arith.subf %3, %c1 : f32
    %5 = arith.mulf %4, %alpha : f32
    %6 = arith.maximumf %1, %z2 : f32
    %7 = arith.addf %6, %5 : f32
    linalg.yield %7 : f32
  } -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// The value of an output is not that of its initial tensor if the loop is a
// reduction.
// CHECK-LABEL: func @reduction(
// CHECK-NOT:     act.
func.func @reduction(%x: tensor<8xf32>) -> tensor<f32> {
  %init = arith.constant dense<0.0> : tensor<f32>
  %0 = linalg.generic {
      indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> ()>],
      iterator_types = ["reduction"]}
      ins(%x : tensor<8xf32>) outs(%init : tensor<f32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = arith.maximumf %in, %out : f32
    linalg.yield %1 : f32
  } -> tensor<f32>
  return %0 : tensor<f32>
}

// x is captured; but an exponential outside a loop stays there.
// CHECK-LABEL: func @captured(
// CHECK-SAME:    %[[X:.*]]: f32,
// CHECK:         math.exp
// CHECK:         scf.for
// CHECK:           act.relu %[[X]] : f32
// CHECK-NOT:       act.elu
func.func @captured(%x: f32, %out: memref<2xf32>) {
  %c0 = arith.constant 0.0 : f32
  %c1 = arith.constant 1.0 : f32
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %two = arith.constant 2 : index
  %0 = math.exp %x : f32
  scf.for %i = %zero to %two step %one {
    %1 = arith.maximumf %x, %c0 : f32
    memref.store %1, %out[%zero] : memref<2xf32>
    %2 = arith.cmpf olt, %x, %c0 : f32
    %3 = arith.subf %0, %c1 : f32
    %4 = arith.select %2, %3, %x : f32
    memref.store %4, %out[%one] : memref<2xf32>
  }
  return
}

// A parameter of f64 keeps all of its digits.
// CHECK-LABEL: func.func @digits_f64(
// CHECK:         act.leaky_relu %{{.*}} slope 0.92492881426532902 : f64
func.func @digits_f64(%x: f64) -> f64 {
  %zero = arith.constant 0.0 : f64
  %slope = arith.constant 0.92492881426532902 : f64
  %p = arith.cmpf ogt, %x, %zero : f64
  %m = arith.mulf %x, %slope : f64
  %y = arith.select %p, %x, %m : f64
  return %y : f64
}
