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
