// RUN: act-opt %s --act-tile-and-vectorize=parallel | FileCheck %s

// CHECK: func.func private @omp_get_max_threads() -> i32

// A wide product: threads take columns, in whole tiles.
// CHECK-LABEL: func.func @wide(
// CHECK:         %[[THREADS:.*]] = call @omp_get_max_threads() : () -> i32
// CHECK:         %[[INDEX:.*]] = arith.index_cast %[[THREADS]]
// CHECK:         %[[COUNT:.*]] = arith.minsi %[[INDEX]], %c576
// CHECK:         scf.parallel (%[[I:.*]]) = (%c0{{.*}}) to (%[[COUNT]])
// CHECK:           %[[SUM:.*]] = arith.addi %[[COUNT]], %c96
// CHECK:           %[[LESS:.*]] = arith.subi %[[SUM]], %c1
// CHECK:           %[[TILES:.*]] = arith.divui %[[LESS]], %[[COUNT]]
// CHECK:           %[[LENGTH:.*]] = arith.muli %[[TILES]], %c32
// CHECK:           %[[START:.*]] = arith.muli %[[I]], %[[LENGTH]]
// CHECK:           %[[END:.*]] = arith.addi %[[START]], %[[LENGTH]]
// CHECK:           arith.minsi %[[END]], %c3072
// CHECK:           memref.alloc()
// CHECK:           memref.dealloc
// CHECK:           scf.reduce
func.func @wide(%a: memref<128x768xf32>, %b: memref<768x3072xf32>, %c: memref<128x3072xf32>) {
  linalg.matmul ins(%a, %b : memref<128x768xf32>, memref<768x3072xf32>) outs(%c : memref<128x3072xf32>)
  return
}

// A high one: threads take rows.
// CHECK-LABEL: func.func @high(
// CHECK:         scf.parallel (%[[I:.*]]) = (%c0{{.*}}) to (%[[COUNT:.*]])
// CHECK:           arith.minsi %{{.*}}, %c3000
// CHECK:           memref.alloc()
func.func @high(%a: memref<3000x768xf32>, %b: memref<768x64xf32>, %c: memref<3000x64xf32>) {
  linalg.matmul ins(%a, %b : memref<3000x768xf32>, memref<768x64xf32>) outs(%c : memref<3000x64xf32>)
  return
}

// A batch: threads take whole products, however many threads there are.
// CHECK-LABEL: func.func @batch(
// CHECK-NOT:     omp_get_max_threads
// CHECK:         scf.parallel (%{{.*}}) = (%c0{{.*}}) to (%c12{{.*}}) step
// CHECK:           memref.alloc()
// CHECK:           memref.dealloc
func.func @batch(%a: memref<12x128x64xf32>, %b: memref<12x64x128xf32>, %c: memref<12x128x128xf32>) {
  linalg.batch_matmul ins(%a, %b : memref<12x128x64xf32>, memref<12x64x128xf32>) outs(%c : memref<12x128x128xf32>)
  return
}
