// Loops other than those of products, as pieces for threads.

// RUN: act-opt %s --act-tile-and-vectorize=parallel --mlir-print-local-scope | FileCheck %s

// The outer loop is in pieces.
// CHECK-LABEL: func.func @rows(
// CHECK-SAME:      %[[X:.*]]: memref<600x120xf32>, %[[Y:.*]]: memref<120x600xf32>)
// CHECK:         scf.parallel (%[[I:.*]]) =
// CHECK:           memref.subview %[[X]][%[[I]], 0]
// CHECK:           memref.subview %[[Y]][0, %[[I]]]
func.func @rows(%x: memref<600x120xf32>, %y: memref<120x600xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j, i)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<600x120xf32>) outs(%y : memref<120x600xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.negf %in : f32
    linalg.yield %r : f32
  }
  return
}

// In a piece of the outer loop, i floordiv 5 would begin at 0 again, and what is
// read backwards would not begin at the end: the inner loop is in pieces.
// CHECK-LABEL: func.func @repeated(
// CHECK-SAME:      %[[X:.*]]: memref<120x120xf32>, %[[Y:.*]]: memref<600x120xf32>)
// CHECK:         scf.parallel (%[[J:.*]]) =
// CHECK:           memref.subview %[[X]][0, %[[J]]]
// CHECK:           memref.subview %[[Y]][0, %[[J]]]
func.func @repeated(%x: memref<120x120xf32>, %y: memref<600x120xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i floordiv 5, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<120x120xf32>) outs(%y : memref<600x120xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.negf %in : f32
    linalg.yield %r : f32
  }
  return
}

// CHECK-LABEL: func.func @backwards(
// CHECK-SAME:      %[[X:.*]]: memref<600x120xf32>, %[[Y:.*]]: memref<600x120xf32>)
// CHECK:         scf.parallel (%[[J:.*]]) =
// CHECK:           memref.subview %[[X]][0, %[[J]]]
func.func @backwards(%x: memref<600x120xf32>, %y: memref<600x120xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (599 - i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<600x120xf32>) outs(%y : memref<600x120xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.negf %in : f32
    linalg.yield %r : f32
  }
  return
}

// CHECK-LABEL: func.func @all_backwards(
// CHECK-NOT:     scf.parallel
func.func @all_backwards(%x: memref<70000xf32>, %y: memref<70000xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (69999 - i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : memref<70000xf32>) outs(%y : memref<70000xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.negf %in : f32
    linalg.yield %r : f32
  }
  return
}

// One image has nothing to share: its channels are in pieces.
// CHECK-LABEL: func.func @image(
// CHECK-SAME:      %[[X:.*]]: memref<1x64x58x58xf32>, %[[Y:.*]]: memref<1x64x3x3x56x56xf32>)
// CHECK:         scf.parallel (%[[C:.*]]) =
// CHECK:           memref.subview %[[X]][0, %[[C]], 0, 0]
func.func @image(%x: memref<1x64x58x58xf32>, %y: memref<1x64x3x3x56x56xf32>) {
  linalg.generic {indexing_maps = [affine_map<(n, c, i, j, h, w) -> (n, c, h + i, w + j)>, affine_map<(n, c, i, j, h, w) -> (n, c, i, j, h, w)>],
                  iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%x : memref<1x64x58x58xf32>) outs(%y : memref<1x64x3x3x56x56xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  }
  return
}
