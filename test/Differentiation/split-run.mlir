// The forward and the backward pass, one after the other, give what the one
// function gives, bit for bit, with either policy.

// RUN: act-run %s --entry=at_once --random=1 --pipeline="act-differentiate{entry=layer split},act-differentiate{entry=layer},act-to-llvm" --output=%t.y.npy --output=%t.dx.npy --output=%t.dw.npy --output=%t.db.npy
// RUN: act-run %s --entry=in_halves --random=1 --pipeline="act-differentiate{entry=layer split},act-differentiate{entry=layer},act-to-llvm" --compare=%t.y.npy --compare=%t.dx.npy --compare=%t.dw.npy --compare=%t.db.npy --max-ulp=0
// RUN: act-run %s --entry=in_halves --random=1 --pipeline="act-differentiate{entry=layer split keep=recompute},act-differentiate{entry=layer},act-to-llvm" --compare=%t.y.npy --compare=%t.dx.npy --compare=%t.dw.npy --compare=%t.db.npy --max-ulp=0

func.func private @layer(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %b: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %p = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %r = linalg.broadcast ins(%b : tensor<8xf32>) outs(%empty : tensor<4x8xf32>) dimensions = [0]
  %z = arith.addf %p, %r : tensor<4x8xf32>
  %y = act.elu %z : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

func.func private @layer_vjp(tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>, tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)
func.func private @layer_forward(tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>)
func.func private @layer_backward(tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
    -> (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)

func.func @at_once(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %b: tensor<8xf32>, %dy: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>) {
  %r:4 = call @layer_vjp(%x, %w, %b, %dy) : (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>, tensor<4x8xf32>)
      -> (tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)
  return %r#0, %r#1, %r#2, %r#3 : tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>
}

func.func @in_halves(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %b: tensor<8xf32>, %dy: tensor<4x8xf32>)
    -> (tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>) {
  %f:2 = call @layer_forward(%x, %w, %b) : (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)
      -> (tensor<4x8xf32>, tensor<4x8xf32>)
  %g:3 = call @layer_backward(%x, %w, %b, %f#1, %dy) : (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
      -> (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>)
  return %f#0, %g#0, %g#1, %g#2 : tensor<4x8xf32>, tensor<4x16xf32>, tensor<16x8xf32>, tensor<8xf32>
}
