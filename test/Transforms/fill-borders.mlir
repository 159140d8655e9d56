// RUN: act-opt %s --act-fill-borders | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-fill-borders --remarks-filter=act-fill-borders -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK --implicit-check-not=Filled

#middle = strided<[2400, 40, 1], offset: 121>

// Three rows above, none below, one column on the left, seven on the right.
// REMARK: [Passed] Filled | Category:act-fill-borders | Function=image
// CHECK-LABEL: func.func @image(
// CHECK:         %[[Y:.*]] = memref.alloc
// CHECK-NOT:     linalg.map
// CHECK:         %[[TOP:.*]] = memref.subview %[[Y]][0, 0, 0] [2, 3, 40] [1, 1, 1]
// CHECK:         linalg.fill {{.*}} outs(%[[TOP]]
// CHECK:         %[[LEFT:.*]] = memref.subview %[[Y]][0, 3, 0] [2, 57, 1] [1, 1, 1] : {{.*}} to memref<2x57xf32,
// CHECK:         linalg.fill {{.*}} outs(%[[LEFT]]
// CHECK:         %[[RIGHT:.*]] = memref.subview %[[Y]][0, 3, 33] [2, 57, 7] [1, 1, 1]
// CHECK:         linalg.fill {{.*}} outs(%[[RIGHT]]
// CHECK-NOT:     linalg.fill
// CHECK:         memref.copy
func.func @image(%x: memref<2x57x32xf32>) -> memref<2x60x40xf32> {
  %zero = arith.constant 0.0 : f32
  %y = memref.alloc() : memref<2x60x40xf32>
  linalg.map outs(%y : memref<2x60x40xf32>) (%out: f32) {
    linalg.yield %zero : f32
  }
  %middle = memref.subview %y[0, 3, 1] [2, 57, 32] [1, 1, 1] : memref<2x60x40xf32> to memref<2x57x32xf32, #middle>
  memref.copy %x, %middle : memref<2x57x32xf32> to memref<2x57x32xf32, #middle>
  return %y : memref<2x60x40xf32>
}

// Short rows, which are a vector or two.
// CHECK-LABEL: func.func @short(
// CHECK:         linalg.map
func.func @short(%x: memref<5x6xf32>) -> memref<7x8xf32> {
  %zero = arith.constant 0.0 : f32
  %y = memref.alloc() : memref<7x8xf32>
  linalg.map outs(%y : memref<7x8xf32>) (%out: f32) {
    linalg.yield %zero : f32
  }
  %middle = memref.subview %y[1, 1] [5, 6] [1, 1] : memref<7x8xf32> to memref<5x6xf32, strided<[8, 1], offset: 9>>
  memref.copy %x, %middle : memref<5x6xf32> to memref<5x6xf32, strided<[8, 1], offset: 9>>
  return %y : memref<7x8xf32>
}

// The middle is read before the copy, through a view of it, or through one that
// was there before the fill.
// CHECK-LABEL: func.func @read(
// CHECK:         linalg.map
// CHECK-LABEL: func.func @before(
// CHECK:         linalg.map
func.func @read(%x: memref<5x38xf32>, %z: memref<7x40xf32>) -> memref<7x40xf32> {
  %zero = arith.constant 0.0 : f32
  %y = memref.alloc() : memref<7x40xf32>
  linalg.map outs(%y : memref<7x40xf32>) (%out: f32) {
    linalg.yield %zero : f32
  }
  %middle = memref.subview %y[1, 1] [5, 38] [1, 1] : memref<7x40xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  memref.copy %y, %z : memref<7x40xf32> to memref<7x40xf32>
  memref.copy %x, %middle : memref<5x38xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  return %y : memref<7x40xf32>
}
func.func @before(%x: memref<5x38xf32>, %z: memref<5x38xf32>) -> memref<7x40xf32> {
  %zero = arith.constant 0.0 : f32
  %y = memref.alloc() : memref<7x40xf32>
  %view = memref.subview %y[1, 1] [5, 38] [1, 1] : memref<7x40xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  linalg.map outs(%y : memref<7x40xf32>) (%out: f32) {
    linalg.yield %zero : f32
  }
  memref.copy %view, %z : memref<5x38xf32, strided<[40, 1], offset: 41>> to memref<5x38xf32>
  %middle = memref.subview %y[1, 1] [5, 38] [1, 1] : memref<7x40xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  memref.copy %x, %middle : memref<5x38xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  return %y : memref<7x40xf32>
}

// Not a fill, but other values.
// CHECK-LABEL: func.func @other(
// CHECK:         linalg.map
func.func @other(%x: memref<5x38xf32>) -> memref<7x40xf32> {
  %y = memref.alloc() : memref<7x40xf32>
  linalg.map outs(%y : memref<7x40xf32>) (%out: f32) {
    %i = linalg.index 1 : index
    %j = arith.index_cast %i : index to i32
    %v = arith.sitofp %j : i32 to f32
    linalg.yield %v : f32
  }
  %middle = memref.subview %y[1, 1] [5, 38] [1, 1] : memref<7x40xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  memref.copy %x, %middle : memref<5x38xf32> to memref<5x38xf32, strided<[40, 1], offset: 41>>
  return %y : memref<7x40xf32>
}
