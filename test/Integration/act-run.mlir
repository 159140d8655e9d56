// Functions of every kind, run on numbers, on random values and on files.

// RUN: act-run %s --entry=scalar --input=1.5 --input=3 --input=true | FileCheck %s --check-prefix=SCALAR
// SCALAR: result #0: f32 = 4.5
// SCALAR-NEXT: result #1: i64 = 3
// SCALAR-NEXT: result #2: i1 = false
func.func @scalar(%x: f32, %n: index, %b: i1) -> (f32, index, i1) {
  %i = arith.index_cast %n : index to i32
  %f = arith.sitofp %i : i32 to f32
  %y = arith.mulf %x, %f : f32
  %true = arith.constant true
  %c = arith.xori %b, %true : i1
  return %y, %n, %c : f32, index, i1
}

// The same seed gives the same values, and each argument has its own.
// RUN: act-run %s --entry=static --random=1 --output=%t.1.npy
// RUN: act-run %s --entry=static --random=1 --output=%t.2.npy
// RUN: cmp %t.1.npy %t.2.npy
// RUN: act-run %s --entry=static --random=2 --output=%t.2.npy
// RUN: not cmp -s %t.1.npy %t.2.npy
// RUN: act-run %s --entry=static --input=%t.1.npy --input=%t.1.npy | FileCheck %s --check-prefix=STATIC
// STATIC: result #0: f32[2x3], min 0, max 0
// STATIC-NEXT: [0, 0, 0, 0, 0, 0]
func.func @static(%x: tensor<2x3xf32>, %y: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %z = arith.subf %x, %y : tensor<2x3xf32>
  return %z : tensor<2x3xf32>
}

// Dynamic sizes come from files or from --shape; empty arrays are arrays.
// RUN: act-run %s --entry=dynamic --random=1 --shape=5x3 --input=random --input=2 --output=%t.3.npy
// RUN: act-run %s --entry=dynamic --input=%t.3.npy --input=0 | FileCheck %s --check-prefix=DYNAMIC
// RUN: act-run %s --entry=dynamic --random=1 --shape=0x3 | FileCheck %s --check-prefix=EMPTY
// DYNAMIC: result #0: f32[5x3], min {{-?}}0, max {{-?}}0
// DYNAMIC: result #1: f32 = 0
// EMPTY: result #0: f32[0x3]
// EMPTY-NEXT: []
func.func @dynamic(%x: tensor<?x3xf32>, %s: f32) -> (tensor<?x3xf32>, f32) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x3xf32>
  %empty = tensor.empty(%n) : tensor<?x3xf32>
  %y = linalg.generic {
      indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x3xf32>) outs(%empty : tensor<?x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %z = arith.mulf %in, %s : f32
    linalg.yield %z : f32
  } -> tensor<?x3xf32>
  return %y, %s : tensor<?x3xf32>, f32
}

// RUN: act-run %s --entry=vector --random=1 | FileCheck %s --check-prefix=VECTOR
// VECTOR: result #0: f32[2x4], min 0, max 0
func.func @vector(%x: vector<2x4xf32>) -> vector<2x4xf32> {
  %y = arith.subf %x, %x : vector<2x4xf32>
  return %y : vector<2x4xf32>
}

// A memref is a result too: the function writes to it.
// RUN: act-run %s --entry=memref --random=1 --output=%t.4.npy
// RUN: act-run %s --entry=memref --random=1 | FileCheck %s --check-prefix=MEMREF
// MEMREF: argument #0: i32[2], min 42, max 42
func.func @memref(%x: memref<2xi32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c42 = arith.constant 42 : i32
  memref.store %c42, %x[%c0] : memref<2xi32>
  memref.store %c42, %x[%c1] : memref<2xi32>
  return
}

// RUN: act-run %s --entry=empty | count 0
func.func @empty() {
  return
}

// Without --entry, a function called main is meant.
// RUN: act-run %s --input=1 | FileCheck %s --check-prefix=MAIN
// RUN: act-run - --input=1 < %s | FileCheck %s --check-prefix=MAIN
// RUN: act-opt-no-roundtrip %s --emit-bytecode | act-run - --input=1 | FileCheck %s --check-prefix=MAIN
// MAIN: result #0: f64 = 1
func.func @main(%x: f64) -> f64 {
  return %x : f64
}
