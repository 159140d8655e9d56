// A layer as torch-mlir writes it: the constant is transposed, the assertion
// proved, and all that is elementwise is in one body, bias included.

// RUN: act-opt %s --act-prepare | FileCheck %s
// RUN: act-opt %examples/digits/elu_mlp.mlir --act-prepare | FileCheck %s --check-prefix=DIGITS

// DIGITS-COUNT-3: linalg.matmul
// DIGITS-NOT: linalg.matmul
// RUN: act-opt %examples/digits/elu_mlp.mlir --act-prepare | grep -c linalg.generic | FileCheck %s --check-prefix=GENERICS
// GENERICS: 3
// RUN: act-opt %examples/digits/elu_mlp.mlir --act-prepare | FileCheck %s --check-prefix=CLEAN --implicit-check-not=cf.assert --implicit-check-not=linalg.transpose
// CLEAN: func.func @main

// CHECK-LABEL: func.func @layer(
// CHECK-SAME:      %[[X:.*]]: tensor<?x2xf32>)
// CHECK-DAG:     %[[W:.*]] = arith.constant dense<{{\[}}[1.0{{.*}}, 3.0{{.*}}, 5.0{{.*}}], [2.0{{.*}}, 4.0{{.*}}, 6.0{{.*}}]]> : tensor<2x3xf32>
// CHECK-NOT:     cf.assert
// CHECK:         %[[FILL:.*]] = linalg.fill
// CHECK:         %[[C:.*]] = linalg.matmul ins(%[[X]], %[[W]] : {{.*}}) outs(%[[FILL]]
// CHECK:         linalg.generic {{.*}} ins(%[[C]], %{{.*}} : tensor<?x3xf32>, tensor<3xf32>)
// CHECK:           arith.addf
// CHECK-NEXT:      arith.maximumf
// CHECK:         } -> tensor<?x3xf32>
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @layer(%x: tensor<?x2xf32>) -> tensor<?x3xf32> {
  %c0 = arith.constant 0 : index
  %c0_i64 = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>
  %bias = arith.constant dense<[7.0, 8.0, 9.0]> : tensor<3xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2xf32>
  %n64 = arith.index_cast %n : index to i64
  %ok = arith.cmpi sge, %n64, %c0_i64 : i64
  cf.assert %ok, "negative size"
  %empty_w = tensor.empty() : tensor<2x3xf32>
  %t = linalg.transpose ins(%w : tensor<3x2xf32>) outs(%empty_w : tensor<2x3xf32>) permutation = [1, 0]
  %empty = tensor.empty(%n) : tensor<?x3xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x3xf32>) -> tensor<?x3xf32>
  %c = linalg.matmul ins(%x, %t : tensor<?x2xf32>, tensor<2x3xf32>) outs(%fill : tensor<?x3xf32>) -> tensor<?x3xf32>
  %rows = linalg.broadcast ins(%bias : tensor<3xf32>) outs(%empty : tensor<?x3xf32>) dimensions = [0]
  %sum = arith.addf %c, %rows : tensor<?x3xf32>
  %zeros = tensor.splat %zero[%n] : tensor<?x3xf32>
  %y = arith.maximumf %sum, %zeros : tensor<?x3xf32>
  return %y : tensor<?x3xf32>
}

// A chain on tensors of dynamic size becomes one loop, so that an activation
// spelt in it is found.
// CHECK-LABEL: func.func @dynamic_chain(
// CHECK:         linalg.generic
// CHECK:           arith.mulf
// CHECK-NEXT:      arith.negf
// CHECK-NEXT:      act.elu
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @dynamic_chain(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.mulf %x, %y : tensor<?xf32>
  %1 = arith.negf %0 : tensor<?xf32>
  %2 = act.elu %1 : tensor<?xf32>
  return %2 : tensor<?xf32>
}
