// What the pass makes of a function: names, signatures, calls, arguments that
// are not asked for.

// RUN: act-opt %s --act-differentiate=entry=f | FileCheck %s --check-prefix=VJP
// RUN: act-opt %s --act-differentiate="entry=f mode=forward" | FileCheck %s --check-prefix=JVP
// RUN: act-opt %s --act-differentiate="entry=loss wrt=1 mode=value-and-grad" | FileCheck %s --check-prefix=GRAD
// RUN: act-opt %s --act-differentiate="entry=product strong-zero" | FileCheck %s --check-prefix=STRONG
// RUN: act-opt %s --act-differentiate="entry=caller" | FileCheck %s --check-prefix=CALL
// RUN: act-opt %s --act-differentiate="entry=unrelated" | FileCheck %s --check-prefix=ZERO
// RUN: act-opt %s --act-differentiate="entry=declared mode=value-and-grad" | FileCheck %s --check-prefix=DECLARED
// RUN: act-opt %s --pass-pipeline='builtin.module(act-differentiate{entry=square},act-differentiate{entry=square_vjp wrt=0 mode=forward})' | FileCheck %s --check-prefix=TWICE

// Results of integers have no cotangent.
// VJP: func.func @f(
// VJP: func.func @f_vjp(%[[X:.*]]: tensor<?xf32>, %[[N:.*]]: i64, %[[G:.*]]: tensor<?xf32>) -> (tensor<?xf32>, i64, tensor<?xf32>)
// VJP: act.elu
// VJP: act.elu_derivative
// VJP: return %{{.*}}, %[[N]], %{{.*}}
// JVP: func.func @f_jvp(%[[X:.*]]: tensor<?xf32>, %[[N:.*]]: i64, %[[T:.*]]: tensor<?xf32>) -> (tensor<?xf32>, i64, tensor<?xf32>)
func.func @f(%x: tensor<?xf32>, %n: i64) -> (tensor<?xf32>, i64) {
  %y = act.elu %x : tensor<?xf32>
  return %y, %n : tensor<?xf32>, i64
}

// There is one product for the weights, and none for x.
// GRAD: func.func @loss_value_and_grad(%{{.*}}: tensor<8x16xf32>, %{{.*}}: tensor<16x4xf32>) -> (tensor<f32>, tensor<16x4xf32>)
// GRAD: linalg.matmul
// GRAD: linalg.reduce
// GRAD: iterator_types = ["parallel", "parallel"]
// GRAD: iterator_types = ["reduction", "parallel", "parallel"]
// GRAD-NOT: linalg.generic
// GRAD: return
func.func @loss(%x: tensor<8x16xf32>, %w: tensor<16x4xf32>) -> tensor<f32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x4xf32>) -> tensor<8x4xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x16xf32>, tensor<16x4xf32>) outs(%init : tensor<8x4xf32>) -> tensor<8x4xf32>
  %scalar = tensor.empty() : tensor<f32>
  %start = linalg.fill ins(%zero : f32) outs(%scalar : tensor<f32>) -> tensor<f32>
  %sum = linalg.reduce { arith.addf } ins(%y : tensor<8x4xf32>) outs(%start : tensor<f32>) dimensions = [0, 1]
  return %sum : tensor<f32>
}

// RUN: act-opt %s --act-differentiate="entry=many mode=forward" | FileCheck %s --check-prefix=MANY
// MANY: func.func @many_jvp(%[[X:.*]]: f64, %[[T:.*]]: f64) -> (f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64)
// MANY: return %[[X]], %[[X]], %[[X]], %[[X]], %[[X]], %[[X]], %[[T]], %[[T]], %[[T]], %[[T]], %[[T]], %[[T]] :
func.func @many(%x: f64) -> (f64, f64, f64, f64, f64, f64) {
  return %x, %x, %x, %x, %x, %x : f64, f64, f64, f64, f64, f64
}

// STRONG: func.func @product_vjp(%[[X:.*]]: f64, %[[Y:.*]]: f64, %[[G:.*]]: f64)
// STRONG: %[[GY:.*]] = arith.mulf %[[G]], %[[Y]]
// STRONG: %[[IS_ZERO:.*]] = arith.cmpf oeq, %[[G]], %[[CST:.*]] : f64
// STRONG: arith.select %[[IS_ZERO]], %[[CST]], %[[GY]]
func.func @product(%x: f64, %y: f64) -> f64 {
  %r = arith.mulf %x, %y : f64
  return %r : f64
}

// CALL: func.func @caller_vjp(%[[X:.*]]: f64, %[[G:.*]]: f64)
// CALL-NOT: call
// CALL: %[[Y:.*]] = math.exp
// CALL: arith.mulf
// CALL: arith.mulf
func.func private @callee(%x: f64) -> f64 {
  %y = math.exp %x : f64
  return %y : f64
}
func.func @caller(%x: f64) -> f64 {
  %y = call @callee(%x) : (f64) -> f64
  %z = call @callee(%y) : (f64) -> f64
  return %z : f64
}

// ZERO: func.func @unrelated_vjp(%[[X:.*]]: tensor<?xf64>, %[[Y:.*]]: tensor<?xf64>, %[[G:.*]]: tensor<?xf64>)
// ZERO: %[[SIZE:.*]] = tensor.dim %[[X]]
// ZERO: %[[EMPTY:.*]] = tensor.empty(%[[SIZE]])
// ZERO: %[[FILL:.*]] = linalg.fill {{.*}} outs(%[[EMPTY]]
// ZERO: return %[[Y]], %[[FILL]], %[[G]]
func.func @unrelated(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  return %y : tensor<?xf64>
}

// The derivative of the gradient along a direction.
// TWICE: func.func @square_vjp_jvp(%[[X:.*]]: f64, %[[G:.*]]: f64, %[[DX:.*]]: f64)
// TWICE: return {{.*}} : f64, f64, f64, f64
func.func @square(%x: f64) -> f64 {
  %y = arith.mulf %x, %x : f64
  return %y : f64
}

// A declaration, which others call, gets a body.
// DECLARED: func.func private @declared_value_and_grad(%{{.*}}: f64) -> (f64, f64) {
// DECLARED: func.func @uses_gradient(
// DECLARED: call @declared_value_and_grad
func.func private @declared(%x: f64) -> f64 {
  %y = math.exp %x : f64
  return %y : f64
}
func.func private @declared_value_and_grad(f64) -> (f64, f64)
func.func @uses_gradient(%x: f64) -> f64 {
  %y:2 = call @declared_value_and_grad(%x) : (f64) -> (f64, f64)
  return %y#1 : f64
}
