// RUN: act-opt %s --act-share-kernels --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-share-kernels --split-input-file --remarks-filter=act-share-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// Two equal layers are two calls. The third has another activation, and the
// last another size: both stay.
// REMARK: [Passed] Shared | Category:act-share-kernels | Function=act_matmul | Calls=2
// REMARK-NOT: Shared
// CHECK-LABEL: func.func @static(
// CHECK-SAME:      %[[X:.*]]: memref<4x8xf32>, %[[W:.*]]: memref<8x8xf32>, %[[V:.*]]: memref<8x9xf32>, %[[B:.*]]: memref<8xf32>, %[[Y:.*]]: memref<4x8xf32>, %[[Z:.*]]: memref<4x9xf32>)
// CHECK-NOT:     linalg
// CHECK:         call @act_matmul(%[[Y]], %[[X]], %[[W]], %[[B]])
// CHECK-NOT:     linalg
// CHECK:         call @act_matmul(%[[X]], %[[Y]], %[[W]], %[[B]])
// CHECK:         linalg.matmul
// CHECK:         act.relu
// CHECK:         linalg.matmul
// CHECK-NOT:     call
// CHECK:         return
func.func @static(%x: memref<4x8xf32>, %w: memref<8x8xf32>, %v: memref<8x9xf32>, %b: memref<8xf32>, %y: memref<4x8xf32>, %z: memref<4x9xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<4x8xf32>)
  linalg.matmul ins(%x, %w : memref<4x8xf32>, memref<8x8xf32>) outs(%y : memref<4x8xf32>)
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b : memref<8xf32>) outs(%y : memref<4x8xf32>) {
  ^bb0(%bias: f32, %out: f32):
    %s = arith.addf %out, %bias : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  }
  linalg.fill ins(%zero : f32) outs(%x : memref<4x8xf32>)
  linalg.matmul ins(%y, %w : memref<4x8xf32>, memref<8x8xf32>) outs(%x : memref<4x8xf32>)
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b : memref<8xf32>) outs(%x : memref<4x8xf32>) {
  ^bb0(%bias: f32, %out: f32):
    %s = arith.addf %out, %bias : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  }
  linalg.fill ins(%zero : f32) outs(%y : memref<4x8xf32>)
  linalg.matmul ins(%x, %w : memref<4x8xf32>, memref<8x8xf32>) outs(%y : memref<4x8xf32>)
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b : memref<8xf32>) outs(%y : memref<4x8xf32>) {
  ^bb0(%bias: f32, %out: f32):
    %s = arith.addf %out, %bias : f32
    %r = act.relu %s : f32
    linalg.yield %r : f32
  }
  linalg.matmul ins(%y, %v : memref<4x8xf32>, memref<8x9xf32>) outs(%z : memref<4x9xf32>)
  return
}
// CHECK:       func.func private @act_matmul(
// CHECK-SAME:      %[[C:.*]]: memref<4x8xf32>, %[[A:.*]]: memref<4x8xf32>, %[[B:.*]]: memref<8x8xf32>, %[[BIAS:.*]]: memref<8xf32>) attributes {no_inline}
// CHECK:         %[[ZERO:.*]] = arith.constant 0.000000e+00
// CHECK:         linalg.fill ins(%[[ZERO]] : f32) outs(%[[C]] : memref<4x8xf32>)
// CHECK:         linalg.matmul ins(%[[A]], %[[B]] : memref<4x8xf32>, memref<8x8xf32>) outs(%[[C]] : memref<4x8xf32>)
// CHECK:         linalg.generic
// CHECK-SAME:        ins(%[[BIAS]] : memref<8xf32>) outs(%[[C]] : memref<4x8xf32>)
// CHECK:           act.elu
// CHECK:         return

// -----

// Two functions of one module share. The number of rows is not known, so that
// sizes that differ become dynamic too, also those of operands that are used
// twice.
// REMARK: [Passed] Shared | Category:act-share-kernels | Function=act_matmul | Calls=3
// REMARK: [Passed] Shared | Category:act-share-kernels | Function=act_matmul_0 | Calls=2
// CHECK-LABEL: func.func @narrow(
// CHECK:         %[[C:.*]] = memref.cast %{{.*}} : memref<?x4xf32> to memref<?x?xf32>
// CHECK:         call @act_matmul(%{{.*}}, %{{.*}}, %[[C]])
// CHECK:         call @act_matmul(
func.func @narrow(%x: memref<?x8xf32>, %w: memref<8x4xf32>, %y: memref<?x4xf32>, %v: memref<4x8xf32>) {
  linalg.matmul ins(%x, %w : memref<?x8xf32>, memref<8x4xf32>) outs(%y : memref<?x4xf32>)
  linalg.matmul ins(%y, %v : memref<?x4xf32>, memref<4x8xf32>) outs(%x : memref<?x8xf32>)
  return
}
// CHECK-LABEL: func.func @wide(
// CHECK:         call @act_matmul(
func.func @wide(%x: memref<?x800xf32>, %w: memref<800x400xf32>, %y: memref<?x400xf32>) {
  linalg.matmul ins(%x, %w : memref<?x800xf32>, memref<800x400xf32>) outs(%y : memref<?x400xf32>)
  return
}
// Their types are equal, and stay.
// CHECK-LABEL: func.func @square(
// CHECK:         call @act_matmul_0(%{{.*}}, %{{.*}}) : (memref<?x?xf32, strided<[?, 1]>>, memref<?x8xf32>) -> ()
// CHECK:         call @act_matmul_0(
func.func @square(%x: memref<?x?xf32, strided<[?, 1]>>, %y: memref<?x8xf32>) {
  linalg.matmul ins(%x, %x : memref<?x?xf32, strided<[?, 1]>>, memref<?x?xf32, strided<[?, 1]>>) outs(%y : memref<?x8xf32>)
  linalg.matmul ins(%x, %x : memref<?x?xf32, strided<[?, 1]>>, memref<?x?xf32, strided<[?, 1]>>) outs(%y : memref<?x8xf32>)
  return
}
// CHECK:       func.func private @act_matmul(%{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?x?xf32>) attributes {no_inline}
// CHECK:         linalg.matmul
// CHECK:       func.func private @act_matmul_0(%{{.*}}: memref<?x?xf32, strided<[?, 1]>>, %{{.*}}: memref<?x8xf32>) attributes {no_inline}

// -----

// Nine sizes are too many to have code of their own.
// REMARK: [Passed] Shared | Category:act-share-kernels | Function=act_matmul | Calls=9
// CHECK-LABEL: func.func @sizes(
// CHECK-COUNT-9: call @act_matmul(
// CHECK:         return
func.func @sizes(%x0: memref<4x1xf32>, %w1: memref<1x2xf32>, %x1: memref<4x2xf32>, %w2: memref<2x3xf32>, %x2: memref<4x3xf32>, %w3: memref<3x4xf32>, %x3: memref<4x4xf32>, %w4: memref<4x5xf32>, %x4: memref<4x5xf32>, %w5: memref<5x6xf32>, %x5: memref<4x6xf32>, %w6: memref<6x7xf32>, %x6: memref<4x7xf32>, %w7: memref<7x8xf32>, %x7: memref<4x8xf32>, %w8: memref<8x9xf32>, %x8: memref<4x9xf32>, %w9: memref<9x10xf32>, %x9: memref<4x10xf32>) {
  linalg.matmul ins(%x0, %w1 : memref<4x1xf32>, memref<1x2xf32>) outs(%x1 : memref<4x2xf32>)
  linalg.matmul ins(%x1, %w2 : memref<4x2xf32>, memref<2x3xf32>) outs(%x2 : memref<4x3xf32>)
  linalg.matmul ins(%x2, %w3 : memref<4x3xf32>, memref<3x4xf32>) outs(%x3 : memref<4x4xf32>)
  linalg.matmul ins(%x3, %w4 : memref<4x4xf32>, memref<4x5xf32>) outs(%x4 : memref<4x5xf32>)
  linalg.matmul ins(%x4, %w5 : memref<4x5xf32>, memref<5x6xf32>) outs(%x5 : memref<4x6xf32>)
  linalg.matmul ins(%x5, %w6 : memref<4x6xf32>, memref<6x7xf32>) outs(%x6 : memref<4x7xf32>)
  linalg.matmul ins(%x6, %w7 : memref<4x7xf32>, memref<7x8xf32>) outs(%x7 : memref<4x8xf32>)
  linalg.matmul ins(%x7, %w8 : memref<4x8xf32>, memref<8x9xf32>) outs(%x8 : memref<4x9xf32>)
  linalg.matmul ins(%x8, %w9 : memref<4x9xf32>, memref<9x10xf32>) outs(%x9 : memref<4x10xf32>)
  return
}
// CHECK:       func.func private @act_matmul(%{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?x?xf32>)
