// The forward and the backward pass as two functions, and what goes from the one
// to the other: values as they were computed, or what cannot be had in one pass
// over memory.

// RUN: act-opt %s --act-differentiate="entry=layer split" --remarks-filter=act-differentiate -o %t.computed 2>&1 | FileCheck %s --check-prefix=COMPUTED-REMARK
// RUN: FileCheck %s --check-prefixes=CHECK,COMPUTED < %t.computed
// RUN: act-opt %s --act-differentiate="entry=layer split keep=recompute" --remarks-filter=act-differentiate -o %t.recompute 2>&1 | FileCheck %s --check-prefix=RECOMPUTE-REMARK
// RUN: FileCheck %s --check-prefixes=CHECK,RECOMPUTE < %t.recompute
// RUN: act-opt %s --act-differentiate="entry=layer split wrt=3" | FileCheck %s --check-prefix=BIAS
// RUN: not act-opt %s --act-differentiate="entry=layer split mode=forward" 2>&1 | FileCheck %s --check-prefix=FORWARD

// The way back reads z, which the activation read, and h for the product; with
// the other policy it computes both again.
// COMPUTED-REMARK: [Analysis] Kept | {{.*}} Function=layer | Bytes=128, Op=linalg.generic
// COMPUTED-REMARK: [Analysis] Kept | {{.*}} Function=layer | Bytes=128, Op=linalg.generic
// COMPUTED-REMARK: [Analysis] KeptInAll | {{.*}} Function=layer | Bytes=256, BytesSaved=0, Values=2
// RECOMPUTE-REMARK: [Analysis] Kept | {{.*}} Function=layer | Bytes=128, Op=linalg.matmul
// RECOMPUTE-REMARK: [Analysis] KeptInAll | {{.*}} Function=layer | Bytes=128, BytesSaved=128, Values=1

// CHECK-LABEL: func.func private @layer_forward(
// COMPUTED-SAME:   -> (tensor<4x2xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
// RECOMPUTE-SAME:  -> (tensor<4x2xf32>, tensor<4x8xf32>)
// CHECK:         %[[P:.*]] = linalg.matmul
// CHECK:         %[[Z:.*]] = linalg.generic
// CHECK:           arith.addf
// CHECK:         %[[H:.*]] = linalg.generic
// CHECK:           act.elu
// CHECK:         %[[Y:.*]] = linalg.matmul
// COMPUTED:      return %[[Y]], %[[Z]], %[[H]]
// RECOMPUTE:     return %[[Y]], %[[P]]

// CHECK-LABEL: func.func private @layer_backward(
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<4x16xf32>, %[[W:[a-z0-9]*]]: tensor<16x8xf32>, %[[V:[a-z0-9]*]]: tensor<8x2xf32>, %[[B:[a-z0-9]*]]: tensor<8xf32>,
// CHECK-SAME:      -> (tensor<4x16xf32>, tensor<16x8xf32>, tensor<8x2xf32>, tensor<8xf32>)
// CHECK-NOT:     linalg.matmul
// COMPUTED-NOT:  act.elu %
// RECOMPUTE:     act.elu %
// CHECK:         return

// A gradient that nobody asked for costs no product: there is one, for h.
// BIAS-LABEL:    func.func private @layer_backward(
// BIAS-SAME:       -> tensor<8xf32>
// BIAS-COUNT-1:  iterator_types = ["parallel", "reduction", "parallel"]
// BIAS-NOT:      iterator_types = [{{.*}}, {{.*}}, {{.*}}]
// BIAS:          return

// FORWARD: error: has no backward pass to split off: the mode is forward

func.func private @layer(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %v: tensor<8x2xf32>, %b: tensor<8xf32>) -> tensor<4x2xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %p = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %r = linalg.broadcast ins(%b : tensor<8xf32>) outs(%empty : tensor<4x8xf32>) dimensions = [0]
  %z = arith.addf %p, %r : tensor<4x8xf32>
  %h = act.elu %z : tensor<4x8xf32>
  %empty2 = tensor.empty() : tensor<4x2xf32>
  %init2 = linalg.fill ins(%zero : f32) outs(%empty2 : tensor<4x2xf32>) -> tensor<4x2xf32>
  %y = linalg.matmul ins(%h, %v : tensor<4x8xf32>, tensor<8x2xf32>) outs(%init2 : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}
