// RUN: act-opt %s -act-raise=report -o /dev/null 2>&1 | FileCheck %s
// RUN: act-opt %s -act-raise --remarks-filter-analyse=act-raise -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REMARK

// CHECK:      function @all
// CHECK-NEXT:   activations: act.relu x2 act.tanh x1
// CHECK-NEXT:   near miss: {{.*}}raise-report.mlir":[[@LINE+15]]:8): act.relu: gives 0 for nan, not nan
// CHECK-NEXT:   left over: math.sin x1
// CHECK-NEXT: function @none
// CHECK-NEXT:   activations: none
// CHECK-NEXT:   left over: none

// REMARK: remark: [Analysis] LeftOver | Category:act-raise | Function=all | Op=math.sin
// REMARK-NOT: remark:

func.func @all(%x: f32) -> (f32, f32, f32, f32, f32, f32) {
  %c0 = arith.constant 0.0 : f32
  %0 = math.tanh %x : f32
  %1 = arith.maximumf %x, %c0 : f32
  %2 = arith.cmpf olt, %0, %c0 : f32
  %3 = arith.select %2, %c0, %0 : f32
  %4 = arith.maxnumf %x, %c0 : f32
  %5 = math.sin %x : f32
  %6 = math.sqrt %x : f32
  return %0, %1, %3, %4, %5, %6 : f32, f32, f32, f32, f32, f32
}

func.func @none(%x: f32) -> f32 {
  return %x : f32
}
