// Public functions that call each other, and themselves: from outside each has
// the C interface, inside they stay functions of tensors.

// RUN: act-run %s --entry=halve --input=random --random=1 --shape=3 --input=0 --output=%t.0.npy
// RUN: act-run %s --entry=halve --input=%t.0.npy --input=0 --compare=%t.0.npy | FileCheck %s --check-prefix=SAME
// SAME: equal to the reference
// RUN: act-run %s --input=3 | FileCheck %s
// CHECK:      result #0: f32[2], min 1, max 2
// CHECK-NEXT: [1, 2]
// CHECK:      result #1: f32[2], min 0.5, max 1
// CHECK-NEXT: [0.5, 1]

func.func @halve(%x: tensor<?xf32>, %n: i32) -> tensor<?xf32> {
  %one = arith.constant 1 : i32
  %half = arith.constant 0.5 : f32
  %done = arith.cmpi slt, %n, %one : i32
  %r = scf.if %done -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  } else {
    %y = linalg.map ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>)
      (%a: f32, %old: f32) {
        %b = arith.mulf %a, %half : f32
        linalg.yield %b : f32
      }
    %m = arith.subi %n, %one : i32
    %z = func.call @halve(%y, %m) : (tensor<?xf32>, i32) -> tensor<?xf32>
    scf.yield %z : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

func.func @main(%n: i32) -> (tensor<2xf32>, tensor<2xf32>) {
  %one = arith.constant 1 : i32
  %x = arith.constant dense<[8.0, 16.0]> : tensor<2xf32>
  %0 = tensor.cast %x : tensor<2xf32> to tensor<?xf32>
  %1 = call @halve(%0, %n) : (tensor<?xf32>, i32) -> tensor<?xf32>
  %2 = call @halve(%1, %one) : (tensor<?xf32>, i32) -> tensor<?xf32>
  %3 = tensor.cast %1 : tensor<?xf32> to tensor<2xf32>
  %4 = tensor.cast %2 : tensor<?xf32> to tensor<2xf32>
  return %3, %4 : tensor<2xf32>, tensor<2xf32>
}
