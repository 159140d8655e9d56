// RUN: act-opt %s --act-tile-and-vectorize=bf16-pairs --split-input-file | FileCheck %s
// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s --check-prefix=SINGLE
// RUN: act-opt %s --act-tile-and-vectorize="bf16-pairs vector-bits=256" --split-input-file | FileCheck %s --check-prefix=SINGLE

// 15 steps of k are 8 pairs. The rows of A are pairs in memory, of which the first
// step is to be in the upper half; what the last pair lacks is -0.
// SINGLE-NOT: x86vector
// CHECK-LABEL: func.func @product(
// CHECK:         call @act_micro_kernel_{{[0-9]+}}x32_bf16(%{{.*}}, %c8
// CHECK-LABEL: func.func private @act_pack_across(
// CHECK-SAME:      memref<?x?xbf16, {{.*}}, %{{[^ ]*}}: memref<?xf32>, %{{[^ ]*}}: index, %[[PAIRS:[^ ]*]]: index
// CHECK:         %[[EARLIER:.*]] = arith.muli %{{.*}}, %c2
// CHECK:         %[[LATER:.*]] = arith.addi %[[EARLIER]], %c1
// CHECK:         %[[INSIDE:.*]] = arith.cmpi slt, %[[LATER]]
// CHECK:         %[[END:.*]] = arith.select %[[INSIDE]], %{{.*}}, %c0
// CHECK:         vector.load %{{.*}}[%[[EARLIER]], {{.*}} vector<16xbf16>
// CHECK:         vector.maskedload %{{.*}}[%[[LATER]], {{.*}} vector<16xbf16>
// CHECK:         arith.shrui
// CHECK:         arith.ori
// CHECK-LABEL: func.func private @act_pack_along_k(
// CHECK:         arith.constant dense<-0.0{{.*}}> : vector<32xbf16>
// CHECK:         %[[PAIRS:.*]] = vector.bitcast %{{.*}} : vector<32xbf16> to vector<16xi32>
// CHECK:         arith.shli %[[PAIRS]]
// CHECK:         arith.shrui %[[PAIRS]]
// CHECK:         arith.ori
// CHECK-LABEL: func.func private @act_micro_kernel_{{[0-9]+}}x32_bf16(
// CHECK-NOT:     math.fma
// CHECK:         x86vector.avx512.dot %{{.*}} : vector<32xbf16> -> vector<16xf32>
// CHECK-NOT:     math.fma
func.func @product(%a: memref<64x15xbf16>, %b: memref<15x64xbf16>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x15xbf16>, memref<15x64xbf16>) outs(%c : memref<64x64xf32>)
  return
}

// -----

// Few rows read B where it is.
// CHECK-LABEL: func.func @few_rows(
// CHECK-NOT:     x86vector
// CHECK:         math.fma
// CHECK-LABEL: func.func @mixed(
// CHECK-NOT:     x86vector
// CHECK-LABEL: func.func private @act_micro_kernel
// CHECK:         math.fma
func.func @few_rows(%a: memref<8x16xbf16>, %b: memref<16x64xbf16>, %c: memref<8x64xf32>) {
  linalg.matmul ins(%a, %b : memref<8x16xbf16>, memref<16x64xbf16>) outs(%c : memref<8x64xf32>)
  return
}
// Both operands must be bf16.
func.func @mixed(%a: memref<64x16xbf16>, %b: memref<16x64xf32>, %c: memref<64x64xf32>) {
  linalg.matmul ins(%a, %b : memref<64x16xbf16>, memref<16x64xf32>) outs(%c : memref<64x64xf32>)
  return
}
