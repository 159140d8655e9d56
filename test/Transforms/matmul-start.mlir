// What a product adds to is computed when the product needs it.

// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// A tile begins with the bias, and the result is written once.
// REMARK: MatmulKernel{{.*}}Function=bias {{.*}}Start=true
// CHECK-LABEL: func.func @bias(
// CHECK-SAME:      %{{.*}}, %{{.*}}, %[[BIAS:.*]]: memref<64xf32>, %[[C:[^ ]*]]: memref<48x64xf32>)
// CHECK:         %[[STAGED:.*]] = memref.alloc() {{.*}} : memref<12x32xf32>
// CHECK-NOT:     vector.{{load|store}} {{.*}}%[[C]]
// CHECK:         %[[VIEW:.*]] = memref.subview %[[C]]
// CHECK:         %[[TO:.*]] = memref.cast %[[VIEW]]
// CHECK:         %[[START:.*]] = vector.load %[[BIAS]]
// CHECK:         vector.store %[[START]], %[[STAGED]]
// CHECK:         %[[FROM:.*]] = memref.cast %[[STAGED]]
// CHECK:         call @act_micro_kernel_12x32({{.*}}, %[[FROM]], %[[TO]])
// CHECK-NOT:     vector.{{load|store}} {{.*}}%[[C]]
// CHECK:         return
func.func @bias(%a: memref<48x64xf32>, %b: memref<64x64xf32>, %bias: memref<64xf32>, %c: memref<48x64xf32>) {
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<64xf32>) outs(%c : memref<48x64xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  linalg.matmul ins(%a, %b : memref<48x64xf32>, memref<64x64xf32>) outs(%c : memref<48x64xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// Of several blocks along k, the first begins with it. It may be any elementwise
// operation.
// REMARK: MatmulKernel{{.*}}Function=blocks {{.*}}Start=true
// CHECK-LABEL: func.func @blocks(
// CHECK-SAME:      %{{.*}}, %{{.*}}, %[[D:.*]]: memref<30x64xf32>, %[[C:[^ ]*]]: memref<30x64xf32>)
// CHECK:         %[[IS_FIRST:.*]] = arith.cmpi eq, %{{.*}}, %c0
// CHECK:         scf.if %[[IS_FIRST]]
// CHECK:           %[[D_IJ:.*]] = vector.load %[[D]]
// CHECK:           act.relu %[[D_IJ]]
// CHECK:         } else {
// CHECK:           memref.subview %[[C]]
// CHECK:           vector.load
// CHECK:         return
func.func @blocks(%a: memref<30x1024xf32>, %b: memref<1024x64xf32>, %d: memref<30x64xf32>, %c: memref<30x64xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%d : memref<30x64xf32>) outs(%c : memref<30x64xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = act.relu %in : f32
    linalg.yield %r : f32
  }
  linalg.matmul ins(%a, %b : memref<30x1024xf32>, memref<1024x64xf32>) outs(%c : memref<30x64xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>

// It updates C: there is no later.
// REMARK: MatmulKernel{{.*}}Function=update {{.*}}Start=false
func.func @update(%a: memref<48x64xf32>, %b: memref<64x64xf32>, %c: memref<48x64xf32>) {
  linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%c : memref<48x64xf32>) {
  ^bb0(%out: f32):
    %r = act.relu %out : f32
    linalg.yield %r : f32
  }
  linalg.matmul ins(%a, %b : memref<48x64xf32>, memref<64x64xf32>) outs(%c : memref<48x64xf32>)
  return
}

// -----

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>

// It reads what the epilogue writes.
// REMARK: MatmulKernel{{.*}}Function=overwritten {{.*}}Epilogue=true{{.*}}Start=false
func.func @overwritten(%a: memref<48x64xf32>, %b: memref<64x64xf32>, %d: memref<48x64xf32>, %c: memref<48x64xf32>) {
  %bias = memref.subview %d[0, 0] [1, 64] [1, 1] : memref<48x64xf32> to memref<64xf32>
  linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<64xf32>) outs(%c : memref<48x64xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  linalg.matmul ins(%a, %b : memref<48x64xf32>, memref<64x64xf32>) outs(%c : memref<48x64xf32>)
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      outs(%c, %d : memref<48x64xf32>, memref<48x64xf32>) {
  ^bb0(%sum: f32, %out: f32):
    %r = act.relu %sum : f32
    linalg.yield %sum, %r : f32, f32
  }
  return
}
