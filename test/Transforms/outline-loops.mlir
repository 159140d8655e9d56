// RUN: act-opt %s --act-outline-loops=max-loops=1 | FileCheck %s
// RUN: act-opt %s --act-outline-loops | FileCheck %s --check-prefix=FEW

// Each loop becomes a function. Constants come along, also those that are arrays;
// the bound is an argument, as it is found out before the loop.
// FEW-NOT:     call @act_loop
// CHECK-LABEL: func.func @two(
// CHECK-SAME:      %[[X:.*]]: memref<?xf32>, %[[Y:.*]]: memref<?xf32>)
// CHECK:         %[[SIZE:.*]] = memref.dim %[[X]]
// CHECK-NOT:     scf.for
// CHECK:         call @act_loop(%[[X]], %[[Y]], %[[SIZE]]) : (memref<?xf32>, memref<?xf32>, index) -> ()
// CHECK:         call @act_loop_0(%[[Y]], %[[SIZE]])
// CHECK-NEXT:    return
func.func @two(%x: memref<?xf32>, %y: memref<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %w = memref.get_global @w : memref<1xf32>
  %size = memref.dim %x, %c0 : memref<?xf32>
  scf.for %i = %c0 to %size step %c1 {
    %a = memref.load %x[%i] : memref<?xf32>
    %b = memref.load %w[%c0] : memref<1xf32>
    %sum = arith.addf %a, %b : f32
    memref.store %sum, %y[%i] : memref<?xf32>
  }
  scf.parallel (%i) = (%c0) to (%size) step (%c1) {
    %a = memref.load %y[%i] : memref<?xf32>
    %relu = act.relu %a : f32
    memref.store %relu, %y[%i] : memref<?xf32>
  }
  return
}
memref.global "private" constant @w : memref<1xf32> = dense<2.0>

// One loop is few enough, and what gives a result stays.
// CHECK-LABEL: func.func @one(
// CHECK:         scf.for
// CHECK:         scf.for
func.func @one(%x: memref<8xf32>) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  scf.for %i = %c0 to %c8 step %c1 {
    memref.store %zero, %x[%i] : memref<8xf32>
  }
  %sum = scf.for %i = %c0 to %c8 step %c1 iter_args(%s = %zero) -> (f32) {
    %a = memref.load %x[%i] : memref<8xf32>
    %t = arith.addf %s, %a : f32
    scf.yield %t : f32
  }
  return %sum : f32
}

// CHECK-LABEL: func.func private @act_loop(
// CHECK-SAME:      %[[X:[^ ]*]]: memref<?xf32>, %[[Y:[^ ]*]]: memref<?xf32>, %[[SIZE:[^ ]*]]: index) attributes {passthrough = ["noinline"]}
// CHECK:         memref.get_global @w
// CHECK:         scf.for %{{.*}} = %c0{{.*}} to %[[SIZE]]
// CHECK:           memref.load %[[X]]
// CHECK:           memref.store %{{.*}}, %[[Y]]
// CHECK:         return
// CHECK-LABEL: func.func private @act_loop_0(
// CHECK:         scf.parallel
