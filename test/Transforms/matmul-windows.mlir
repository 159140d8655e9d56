// A product with a copy of windows reads the image instead.

// RUN: act-opt %s --act-tile-and-vectorize --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-tile-and-vectorize --split-input-file --remarks-filter=act-vectorize -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: act-opt %s --act-share-kernels --split-input-file | FileCheck %s --check-prefix=SHARE

#windows = affine_map<(n, y, x, i, j) -> (n, y * 2 + i, x * 128 + j)>
#id = affine_map<(n, y, x, i, j) -> (n, y, x, i, j)>

// 5 x 9 windows of 3 x 3 points of 64 channels, with stride 2: the place in
// the image is a part that depends on the row and one that depends on the
// column. A block is a row of the windows, which is in one piece: nothing but B
// is packed.
// REMARK: MatmulKernel{{.*}}Function=conv {{.*}}Windows=true
// CHECK-LABEL: func.func @conv(
// CHECK-SAME:      %[[IMAGE:.*]]: memref<1x11x1216xf32>
// CHECK-NOT:     memref<1x5x9x3x192xf32>
// CHECK:         %[[FLAT:.*]] = memref.collapse_shape %[[IMAGE]] {{\[\[}}0, 1, 2]] : memref<1x11x1216xf32> into memref<13376xf32>
// CHECK:         memref.alloc() {{.*}} : memref<6144xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for %[[K:.*]] = %c0{{.*}} to %c576{{.*}} step %c192
// CHECK:           scf.for %[[ROW:.*]] = %c0{{.*}} to %c45
// CHECK:             %[[ARRAY:.*]] = memref.cast %[[FLAT]]
// CHECK:             arith.remui %[[ROW]], %c9
// CHECK:             %[[POINT:.*]] = arith.addi
// CHECK:             %[[COLUMN:.*]] = arith.remui %[[K]], %c192
// CHECK:             %[[ROW_OF_WINDOW:.*]] = arith.divui %[[K]], %c192
// CHECK:             %[[SKIPPED:.*]] = arith.muli %[[ROW_OF_WINDOW]], %c1216
// CHECK:             %[[IN_WINDOW:.*]] = arith.addi %[[SKIPPED]], %[[COLUMN]]
// CHECK:             %[[PLACE:.*]] = arith.addi %{{.*}}, %[[IN_WINDOW]]
// CHECK:             call @act_micro_kernel_9x32(%[[ARRAY]], %[[PLACE]],
// CHECK-NOT:     memref<1x5x9x3x192xf32>
// CHECK:         return
func.func @conv(%image: memref<1x11x1216xf32>, %w: memref<576x32xf32>, %y: memref<45x32xf32>) {
  %zero = arith.constant 0.0 : f32
  %copy = memref.alloc() : memref<1x5x9x3x192xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x11x1216xf32>) outs(%copy : memref<1x5x9x3x192xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4]] : memref<1x5x9x3x192xf32> into memref<45x576xf32>
  linalg.fill ins(%zero : f32) outs(%y : memref<45x32xf32>)
  linalg.matmul ins(%a, %w : memref<45x576xf32>, memref<576x32xf32>) outs(%y : memref<45x32xf32>)
  memref.dealloc %copy : memref<1x5x9x3x192xf32>
  return
}

// -----

#windows = affine_map<(n, c, i, j, y, x) -> (n, c, y + i, x + j)>
#id = affine_map<(n, c, i, j, y, x) -> (n, c, i, j, y, x)>
#filter = affine_map<(n, o, p, k) -> (o, k)>
#image = affine_map<(n, o, p, k) -> (n, k, p)>
#out = affine_map<(n, o, p, k) -> (n, o, p)>

// Columns are windows: 4 x 24 points, so that a vector of 16 may have points of
// two rows. The masked load takes those of the first; the other load is theirs
// who go on. Where a step of k is in the image is worked out once for all.
// REMARK: MatmulKernel{{.*}}Function=points {{.*}}Windows=true
// CHECK-LABEL: func.func @points(
// CHECK-SAME:      %[[IMAGE:.*]]: memref<1x8x6x26xf32>
// CHECK-NOT:     memref<1x8x3x3x4x24xf32>
// CHECK:         %[[FLAT:.*]] = memref.collapse_shape %[[IMAGE]] {{\[\[}}0, 1, 2, 3]] : memref<1x8x6x26xf32> into memref<1248xf32>
// CHECK:         %[[STEPS:.*]] = memref.alloc() {{.*}} : memref<72xindex>
// CHECK:         arith.muli %{{.*}}, %c156
// CHECK:         memref.store %{{.*}}, %[[STEPS]]
// CHECK:         %[[IN_ROW:.*]] = arith.remui %{{.*}}, %c24{{.*}}
// CHECK:         %[[LEFT:.*]] = arith.subi %c24{{.*}}, %[[IN_ROW]]
// CHECK:         %[[MASK:.*]] = vector.create_mask %[[LEFT]] : vector<16xi1>
// CHECK:         %[[SKIPPED:.*]] = arith.select %{{.*}}, %{{.*}}, %[[LEFT]]
// CHECK:         %[[PLACE:.*]] = arith.subi %{{.*}}, %[[SKIPPED]]
// CHECK:         scf.for %[[STEP:.*]] =
// CHECK:           %[[BEHIND:.*]] = memref.load %[[STEPS]][%[[STEP]]]
// CHECK:           %[[SECOND_PLACE:.*]] = arith.addi %[[PLACE]], %[[BEHIND]]
// CHECK:           %[[SECOND:.*]] = vector.load %[[FLAT]][%[[SECOND_PLACE]]]
// CHECK:           %[[BOTH:.*]] = vector.maskedload %[[FLAT]][%{{.*}}], %[[MASK]], %[[SECOND]]
// CHECK:           vector.store %[[BOTH]]
// CHECK-NOT:     memref<1x8x3x3x4x24xf32>
// CHECK:         return
func.func @points(%image: memref<1x8x6x26xf32>, %w: memref<64x72xf32>, %y: memref<1x64x96xf32>) {
  %copy = memref.alloc() : memref<1x8x3x3x4x24xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x8x6x26xf32>) outs(%copy : memref<1x8x3x3x4x24xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %b = memref.collapse_shape %copy [[0], [1, 2, 3], [4, 5]] : memref<1x8x3x3x4x24xf32> into memref<1x72x96xf32>
  linalg.generic {indexing_maps = [#filter, #image, #out], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%w, %b : memref<64x72xf32>, memref<1x72x96xf32>) outs(%y : memref<1x64x96xf32>) {
  ^bb0(%l: f32, %r: f32, %out: f32):
    %p = arith.mulf %l, %r : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  memref.dealloc %copy : memref<1x8x3x3x4x24xf32>
  return
}

// -----

#windows = affine_map<(n, c, i, j, y, x) -> (n, c, y + i, x + j)>
#id = affine_map<(n, c, i, j, y, x) -> (n, c, i, j, y, x)>
#filter = affine_map<(n, o, p, k) -> (o, k)>
#image = affine_map<(n, o, p, k) -> (n, k, p)>
#out = affine_map<(n, o, p, k) -> (n, o, p)>

// Rows of 32 points are whole vectors: tiles read them in the image, and
// nothing but A is packed.
// REMARK: MatmulKernel{{.*}}Function=rows_of_points {{.*}}Windows=true
// CHECK-LABEL: func.func @rows_of_points(
// CHECK-SAME:      %[[IMAGE:.*]]: memref<1x8x6x34xf32>
// CHECK:         %[[FLAT:.*]] = memref.collapse_shape %[[IMAGE]] {{\[\[}}0, 1, 2, 3]] : memref<1x8x6x34xf32> into memref<1632xf32>
// CHECK:         %[[STEPS:.*]] = memref.alloc() {{.*}} : memref<72xindex>
// CHECK-NOT:     vector.maskedload %[[FLAT]]
// CHECK:         scf.for {{.*}} iter_args(
// CHECK:           %[[BEHIND:.*]] = memref.load %[[STEPS]]
// CHECK:           %[[PLACE:.*]] = arith.addi %{{.*}}, %[[BEHIND]]
// CHECK:           %[[POINTS:.*]] = vector.load %[[FLAT]][%[[PLACE]]]
// CHECK:           math.fma %{{.*}}, %[[POINTS]]
// CHECK:         return
func.func @rows_of_points(%image: memref<1x8x6x34xf32>, %w: memref<64x72xf32>, %y: memref<1x64x128xf32>) {
  %copy = memref.alloc() : memref<1x8x3x3x4x32xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x8x6x34xf32>) outs(%copy : memref<1x8x3x3x4x32xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %b = memref.collapse_shape %copy [[0], [1, 2, 3], [4, 5]] : memref<1x8x3x3x4x32xf32> into memref<1x72x128xf32>
  linalg.generic {indexing_maps = [#filter, #image, #out], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%w, %b : memref<64x72xf32>, memref<1x72x128xf32>) outs(%y : memref<1x64x128xf32>) {
  ^bb0(%l: f32, %r: f32, %out: f32):
    %p = arith.mulf %l, %r : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  memref.dealloc %copy : memref<1x8x3x3x4x32xf32>
  return
}

// -----

#windows = affine_map<(n, c, i, j, y, x) -> (n, c, y * 2 + i, x * 2 + j)>
#id = affine_map<(n, c, i, j, y, x) -> (n, c, i, j, y, x)>
#filter = affine_map<(n, o, p, k) -> (o, k)>
#image = affine_map<(n, o, p, k) -> (n, k, p)>
#out = affine_map<(n, o, p, k) -> (n, o, p)>

// With stride 2, the points of a vector are every second element of two, of which
// the second ends with the last point.
// REMARK: MatmulKernel{{.*}}Function=every_second {{.*}}Windows=true
// CHECK-LABEL: func.func @every_second(
// CHECK-SAME:      %[[IMAGE:.*]]: memref<1x8x9x65xf32>
// CHECK-NOT:     memref<1x8x3x3x4x32xf32>
// CHECK:         %[[FLAT:.*]] = memref.collapse_shape %[[IMAGE]] {{\[\[}}0, 1, 2, 3]] : memref<1x8x9x65xf32> into memref<4680xf32>
// CHECK:         %[[BEHIND:.*]] = memref.load %{{.*}} : memref<72xindex>
// CHECK:         %[[PLACE:.*]] = arith.addi %{{.*}}, %[[BEHIND]]
// CHECK:         %[[FIRST:.*]] = vector.load %[[FLAT]][%[[PLACE]]]
// CHECK:         %[[MIDDLE:.*]] = arith.addi %[[PLACE]], %c15
// CHECK:         %[[SECOND:.*]] = vector.load %[[FLAT]][%[[MIDDLE]]]
// CHECK:         vector.shuffle %[[FIRST]], %[[SECOND]] [0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31]
// CHECK:         return
func.func @every_second(%image: memref<1x8x9x65xf32>, %w: memref<64x72xf32>, %y: memref<1x64x128xf32>) {
  %copy = memref.alloc() : memref<1x8x3x3x4x32xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x8x9x65xf32>) outs(%copy : memref<1x8x3x3x4x32xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %b = memref.collapse_shape %copy [[0], [1, 2, 3], [4, 5]] : memref<1x8x3x3x4x32xf32> into memref<1x72x128xf32>
  linalg.generic {indexing_maps = [#filter, #image, #out], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%w, %b : memref<64x72xf32>, memref<1x72x128xf32>) outs(%y : memref<1x64x128xf32>) {
  ^bb0(%l: f32, %r: f32, %out: f32):
    %p = arith.mulf %l, %r : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  memref.dealloc %copy : memref<1x8x3x3x4x32xf32>
  return
}

// -----

#windows = affine_map<(n, y, x, i, j) -> (n, y + i, x * 3 + j)>
#id = affine_map<(n, y, x, i, j) -> (n, y, x, i, j)>

// Three channels: a block is three rows of a window, one behind the other in B and
// a row of the image apart in A.
// REMARK: MatmulKernel{{.*}}Function=few_channels {{.*}}Windows=true
// CHECK-LABEL: func.func @few_channels(
// CHECK-NOT:     memref<1x9x9x3x9xf32>
// CHECK:         call @act_micro_kernel_{{[0-9]+}}x32(
// CHECK-LABEL: func.func private @act_micro_kernel_{{[0-9]+}}x32(
// CHECK-SAME:      %[[A:[^ ]*]]: memref<?xf32>, %[[FIRST:[^ ]*]]: index, {{.*}}, %[[B:[^ ]*]]: memref<?xf32>, %[[START_B:[^ ]*]]: index, %[[LENGTH:[^ ]*]]: index, %{{[^ ]*}}: i1
// CHECK:         %[[RUNS:.*]] = arith.divui %[[LENGTH]], %c9
// CHECK:         scf.for %[[ROW:.*]] = %c0{{.*}} to %[[RUNS]] step %c1
// CHECK:           %[[IN_A:.*]] = arith.muli %[[ROW]], %c33
// CHECK:           %[[IN_B:.*]] = arith.muli %[[ROW]], %c9
// CHECK:           scf.for %[[STEP:.*]] = %c0{{.*}} to %c8{{.*}} step %c4
// CHECK:             %[[STEP_A:.*]] = arith.addi %[[IN_A]], %[[STEP]]
// CHECK:             %[[STEP_B:.*]] = arith.addi %[[IN_B]], %[[STEP]]
// CHECK:             %[[PANEL:.*]] = arith.muli %[[STEP_B]], %c32
// CHECK:             arith.addi %[[START_B]], %[[PANEL]]
// CHECK:             %[[PLACE:.*]] = arith.addi %[[FIRST]], %[[STEP_A]]
// CHECK:             memref.load %[[A]][%[[PLACE]]]
// CHECK:           scf.for %{{.*}} = %c8{{.*}} to %c9{{.*}} step %c1
func.func @few_channels(%image: memref<1x11x33xf32>, %w: memref<27x32xf32>, %y: memref<81x32xf32>) {
  %copy = memref.alloc() : memref<1x9x9x3x9xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x11x33xf32>) outs(%copy : memref<1x9x9x3x9xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4]] : memref<1x9x9x3x9xf32> into memref<81x27xf32>
  linalg.matmul ins(%a, %w : memref<81x27xf32>, memref<27x32xf32>) outs(%y : memref<81x32xf32>)
  memref.dealloc %copy : memref<1x9x9x3x9xf32>
  return
}

// -----

#windows = affine_map<(n, y, x, i, j, c) -> (n, y + i * 2, x + j * 2, c)>
#id = affine_map<(n, y, x, i, j, c) -> (n, y, x, i, j, c)>

// Dilated windows: pixels are no whole vectors, and not equally far apart.
// REMARK: MatmulKernel{{.*}}Function=dilated {{.*}}Windows=false
// CHECK-LABEL: func.func @dilated(
// CHECK:         memref.alloc() : memref<1x9x9x3x3x3xf32>
func.func @dilated(%image: memref<1x13x13x3xf32>, %w: memref<27x32xf32>, %y: memref<81x32xf32>) {
  %copy = memref.alloc() : memref<1x9x9x3x3x3xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x13x13x3xf32>) outs(%copy : memref<1x9x9x3x3x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4, 5]] : memref<1x9x9x3x3x3xf32> into memref<81x27xf32>
  linalg.matmul ins(%a, %w : memref<81x27xf32>, memref<27x32xf32>) outs(%y : memref<81x32xf32>)
  memref.dealloc %copy : memref<1x9x9x3x3x3xf32>
  return
}

// -----

#windows = affine_map<(n, y, x, i, j) -> (n, y + i, x * 16 + j)>
#id = affine_map<(n, y, x, i, j) -> (n, y, x, i, j)>

// The image changes before the product.
// REMARK: MatmulKernel{{.*}}Function=overwritten {{.*}}Windows=false
// CHECK-LABEL: func.func @overwritten(
// CHECK:         memref.alloc() : memref<1x9x9x3x48xf32>
func.func @overwritten(%image: memref<1x11x176xf32>, %w: memref<144x32xf32>, %y: memref<81x32xf32>) {
  %zero = arith.constant 0.0 : f32
  %copy = memref.alloc() : memref<1x9x9x3x48xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x11x176xf32>) outs(%copy : memref<1x9x9x3x48xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  linalg.fill ins(%zero : f32) outs(%image : memref<1x11x176xf32>)
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4]] : memref<1x9x9x3x48xf32> into memref<81x144xf32>
  linalg.matmul ins(%a, %w : memref<81x144xf32>, memref<144x32xf32>) outs(%y : memref<81x32xf32>)
  memref.dealloc %copy : memref<1x9x9x3x48xf32>
  return
}

// -----

#windows = affine_map<(n, y, x, i, j) -> (n, y + i, x * 16 + j)>
#id = affine_map<(n, y, x, i, j) -> (n, y, x, i, j)>

// The product overwrites the image.
// REMARK: MatmulKernel{{.*}}Function=in_place {{.*}}Windows=false
// CHECK-LABEL: func.func @in_place(
// CHECK:         memref.alloc() : memref<1x9x9x3x48xf32>
func.func @in_place(%image: memref<1x11x176xf32>, %w: memref<144x16xf32>) {
  %copy = memref.alloc() : memref<1x9x9x3x48xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%image : memref<1x11x176xf32>) outs(%copy : memref<1x9x9x3x48xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4]] : memref<1x9x9x3x48xf32> into memref<81x144xf32>
  %y = memref.reinterpret_cast %image to offset: [0], sizes: [81, 16], strides: [16, 1] : memref<1x11x176xf32> to memref<81x16xf32>
  linalg.matmul ins(%a, %w : memref<81x144xf32>, memref<144x16xf32>) outs(%y : memref<81x16xf32>)
  memref.dealloc %copy : memref<1x9x9x3x48xf32>
  return
}

// -----

#windows = affine_map<(n, y, x, i, j) -> (n, y + i, x * 16 + j)>
#id = affine_map<(n, y, x, i, j) -> (n, y, x, i, j)>

// Equal convolutions share a kernel, which reads the image too.
// SHARE-LABEL: func.func @twice(
// SHARE-SAME:      %[[X:.*]]: memref<1x11x176xf32>, %[[W:.*]]: memref<144x32xf32>, %[[V:.*]]: memref<144x32xf32>, %[[Y:.*]]: memref<81x32xf32>, %[[Z:.*]]: memref<81x32xf32>)
// SHARE-NOT:     memref.alloc
// SHARE:         call @act_matmul(%[[X]], %[[W]], %[[Y]])
// SHARE-NEXT:    call @act_matmul(%[[X]], %[[V]], %[[Z]])
// SHARE-NEXT:    return
// SHARE-LABEL: func.func private @act_matmul(
// SHARE:         %[[COPY:.*]] = memref.alloc() : memref<1x9x9x3x48xf32>
// SHARE:         linalg.generic
// SHARE:         linalg.matmul
// SHARE:         memref.dealloc %[[COPY]]
// SHARE-NEXT:    return
func.func @twice(%x: memref<1x11x176xf32>, %w: memref<144x32xf32>, %v: memref<144x32xf32>, %y: memref<81x32xf32>, %z: memref<81x32xf32>) {
  %copy = memref.alloc() : memref<1x9x9x3x48xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%x : memref<1x11x176xf32>) outs(%copy : memref<1x9x9x3x48xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %a = memref.collapse_shape %copy [[0, 1, 2], [3, 4]] : memref<1x9x9x3x48xf32> into memref<81x144xf32>
  linalg.matmul ins(%a, %w : memref<81x144xf32>, memref<144x32xf32>) outs(%y : memref<81x32xf32>)
  memref.dealloc %copy : memref<1x9x9x3x48xf32>
  %other = memref.alloc() : memref<1x9x9x3x48xf32>
  linalg.generic {indexing_maps = [#windows, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%x : memref<1x11x176xf32>) outs(%other : memref<1x9x9x3x48xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  %b = memref.collapse_shape %other [[0, 1, 2], [3, 4]] : memref<1x9x9x3x48xf32> into memref<81x144xf32>
  linalg.matmul ins(%b, %v : memref<81x144xf32>, memref<144x32xf32>) outs(%z : memref<81x32xf32>)
  memref.dealloc %other : memref<1x9x9x3x48xf32>
  return
}
