// What was differentiated, and what the way back reads from the forward
// computation: the input of ELU, not its result.

// RUN: act-opt %s --act-differentiate --remarks-filter=act-differentiate 2>&1 | FileCheck %s

// CHECK-DAG: [[@LINE+3]]:8: remark: [Analysis] Kept | Category:act-differentiate | Function=f_vjp | Bytes=128, Op=linalg.matmul
// CHECK-DAG: [[@LINE+1]]:1: remark: [Passed] Differentiated | Category:act-differentiate | Function=f | By=3, Derivative=f_vjp
func.func @f(%x: tensor<4x6xf32>, %w: tensor<6x8xf32>, %init: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %z = linalg.matmul ins(%x, %w : tensor<4x6xf32>, tensor<6x8xf32>) outs(%init : tensor<4x8xf32>) -> tensor<4x8xf32>
  %y = act.elu %z : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
