// RUN: act-opt %s --pass-pipeline='builtin.module(func.func(act-plan-memory))' | FileCheck %s

// Three buffers, of which the third can take the place of the first.
// CHECK-LABEL: func.func @layers(
// CHECK-SAME:      %[[N:.*]]: index,
// CHECK:         %[[MEMORY:.*]] = memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<?xi8>
// CHECK-NEXT:    %[[FIRST:.*]] = memref.view %[[MEMORY]][%[[OFFSET:.*]]][%[[N]]]
// CHECK:         %[[SECOND:.*]] = memref.view %[[MEMORY]][%{{.*}}][] : memref<?xi8> to memref<8xf64>
// CHECK:         %[[THIRD:.*]] = memref.view %[[MEMORY]][%[[OFFSET]]][%[[N]]]
// CHECK-NOT:     memref.alloc
// CHECK:         memref.copy %[[THIRD]]
// CHECK-NEXT:    memref.dealloc %[[MEMORY]]
// CHECK-NOT:     memref.dealloc
func.func @layers(%n: index, %x: memref<?xf32>, %y: memref<?xf32>, %z: memref<8xf64>) {
  %a = memref.alloc(%n) {alignment = 64 : i64} : memref<?xf32>
  memref.copy %x, %a : memref<?xf32> to memref<?xf32>
  %b = memref.alloc() : memref<8xf64>
  memref.copy %z, %b : memref<8xf64> to memref<8xf64>
  memref.dealloc %a : memref<?xf32>
  %c = memref.alloc(%n) {alignment = 64 : i64} : memref<?xf32>
  memref.copy %y, %c : memref<?xf32> to memref<?xf32>
  memref.copy %b, %z : memref<8xf64> to memref<8xf64>
  memref.dealloc %b : memref<8xf64>
  memref.copy %c, %x : memref<?xf32> to memref<?xf32>
  memref.dealloc %c : memref<?xf32>
  return
}

// A size that memory decides comes too late; one buffer is left alone.
// CHECK-LABEL: func.func @late(
// CHECK:         memref.alloc() : memref<8xf32>
// CHECK:         memref.alloc(%{{.*}}) : memref<?xf32>
func.func @late(%sizes: memref<index>) {
  %a = memref.alloc() : memref<8xf32>
  %n = memref.load %sizes[] : memref<index>
  %b = memref.alloc(%n) : memref<?xf32>
  memref.dealloc %a : memref<8xf32>
  memref.dealloc %b : memref<?xf32>
  return
}

// Known sizes: the largest buffer is first. The other two that are alive with it
// come behind, and the last one takes its place.
// CHECK-LABEL: func.func @known(
// CHECK:         %[[MEMORY:.*]] = memref.alloc(%c704)
// CHECK:         memref.view %[[MEMORY]][%c640][] : memref<?xi8> to memref<16xf32>
// CHECK:         memref.view %[[MEMORY]][%c0{{.*}}][] : memref<?xi8> to memref<128xf32>
// CHECK:         memref.view %[[MEMORY]][%c512{{.*}}][] : memref<?xi8> to memref<32xf32>
// CHECK:         memref.view %[[MEMORY]][%c0{{.*}}][] : memref<?xi8> to memref<17xf64>
func.func @known(%x: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  memref.copy %x, %a : memref<16xf32> to memref<16xf32>
  %b = memref.alloc() : memref<128xf32>
  %c = memref.alloc() : memref<32xf32>
  memref.copy %a, %x : memref<16xf32> to memref<16xf32>
  memref.dealloc %a : memref<16xf32>
  memref.dealloc %c : memref<32xf32>
  memref.dealloc %b : memref<128xf32>
  %d = memref.alloc() : memref<17xf64>
  memref.dealloc %d : memref<17xf64>
  return
}
