// RUN: act-opt %s --act-widen-sums | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-widen-sums --remarks-filter=act-widen-sums -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK

// Sums start from the number of a fill, and are rounded when they are complete.

// CHECK-LABEL: func.func @filled(
// CHECK-SAME:    %[[A:.*]]: tensor<?x8xbf16>, %[[B:.*]]: tensor<8x16xbf16>
// CHECK-DAG:     %[[HALF:.*]] = arith.constant 5.000000e-01 : f32
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%{{.*}}) : tensor<?x16xf32>
// CHECK:         %[[START:.*]] = linalg.fill ins(%[[HALF]] : f32) outs(%[[EMPTY]]
// CHECK:         %[[SUM:.*]] = linalg.generic
// CHECK-SAME:      iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME:      ins(%[[A]], %[[B]] : {{.*}}) outs(%[[START]] : tensor<?x16xf32>)
// CHECK-NEXT:    ^bb0(%[[X:.*]]: bf16, %[[Y:.*]]: bf16, %[[OLD:.*]]: f32):
// CHECK-NEXT:      %[[X32:.*]] = arith.extf %[[X]] : bf16 to f32
// CHECK-NEXT:      %[[Y32:.*]] = arith.extf %[[Y]] : bf16 to f32
// CHECK-NEXT:      %[[XY:.*]] = arith.mulf %[[X32]], %[[Y32]] : f32
// CHECK-NEXT:      %[[NEW:.*]] = arith.addf %[[OLD]], %[[XY]] : f32
// CHECK-NEXT:      linalg.yield %[[NEW]]
// CHECK:         %[[RESULT:.*]] = arith.truncf %[[SUM]] : tensor<?x16xf32> to tensor<?x16xbf16>
// CHECK:         return %[[RESULT]]
// REMARK: [Passed] Widened | Category:act-widen-sums | Function=filled
func.func @filled(%a: tensor<?x8xbf16>, %b: tensor<8x16xbf16>) -> tensor<?x16xbf16> {
  %c0 = arith.constant 0 : index
  %half = arith.constant 0.5 : bf16
  %m = tensor.dim %a, %c0 : tensor<?x8xbf16>
  %empty = tensor.empty(%m) : tensor<?x16xbf16>
  %start = linalg.fill ins(%half : bf16) outs(%empty : tensor<?x16xbf16>) -> tensor<?x16xbf16>
  %y = linalg.matmul ins(%a, %b : tensor<?x8xbf16>, tensor<8x16xbf16>)
      outs(%start : tensor<?x16xbf16>) -> tensor<?x16xbf16>
  return %y : tensor<?x16xbf16>
}

// CHECK-LABEL: func.func @added(
// CHECK-SAME:    %[[C:[a-z0-9]*]]: tensor<2x4x4xf16>)
// CHECK:         %[[START:.*]] = arith.extf %[[C]] : tensor<2x4x4xf16> to tensor<2x4x4xf32>
// CHECK:         linalg.generic {{.*}} outs(%[[START]] : tensor<2x4x4xf32>)
// CHECK:         arith.truncf %{{.*}} : tensor<2x4x4xf32> to tensor<2x4x4xf16>
// REMARK: [Passed] Widened | Category:act-widen-sums | Function=added
func.func @added(%a: tensor<2x4x8xf16>, %b: tensor<2x8x4xf16>, %c: tensor<2x4x4xf16>) -> tensor<2x4x4xf16> {
  %y = linalg.batch_matmul ins(%a, %b : tensor<2x4x8xf16>, tensor<2x8x4xf16>)
      outs(%c : tensor<2x4x4xf16>) -> tensor<2x4x4xf16>
  return %y : tensor<2x4x4xf16>
}

// What sums in f32 is not changed, and neither are integers.

// CHECK-LABEL: func.func @others(
// CHECK-NEXT:    linalg.matmul
// CHECK-NEXT:    linalg.matmul
// CHECK-NEXT:    return
// REMARK-NOT: Widened
func.func @others(%a: tensor<4x4xbf16>, %c: tensor<4x4xf32>, %i: tensor<4x4xi8>) -> (tensor<4x4xf32>, tensor<4x4xi8>) {
  %y = linalg.matmul ins(%a, %a : tensor<4x4xbf16>, tensor<4x4xbf16>) outs(%c : tensor<4x4xf32>) -> tensor<4x4xf32>
  %z = linalg.matmul ins(%i, %i : tensor<4x4xi8>, tensor<4x4xi8>) outs(%i : tensor<4x4xi8>) -> tensor<4x4xi8>
  return %y, %z : tensor<4x4xf32>, tensor<4x4xi8>
}
