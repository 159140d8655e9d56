// RUN: act-opt %s -act-expand-arith | FileCheck %s
// RUN: act-opt %s -act-expand-arith=expand-f16 | FileCheck %s --check-prefix=F16

// LLVM has these.
// CHECK-LABEL: func @extrema
// CHECK-NEXT:    arith.maximumf
// CHECK-NEXT:    arith.minimumf
// CHECK-NEXT:    arith.maxnumf
// CHECK-NEXT:    return
func.func @extrema(%x: vector<4xf32>, %y: vector<4xf32>) -> vector<4xf32> {
  %0 = arith.maximumf %x, %y : vector<4xf32>
  %1 = arith.minimumf %0, %y : vector<4xf32>
  %2 = arith.maxnumf %1, %y : vector<4xf32>
  return %2 : vector<4xf32>
}

// CHECK-LABEL: func @divisions
// CHECK-NOT:     arith.ceildivsi
// CHECK-NOT:     arith.floordivsi
// CHECK:         return
func.func @divisions(%x: index, %y: index) -> index {
  %0 = arith.ceildivsi %x, %y : index
  %1 = arith.floordivsi %0, %y : index
  return %1 : index
}

// CHECK-LABEL: func @bf16
// CHECK-NOT:     arith.extf
// CHECK-NOT:     arith.truncf
// CHECK:         return
func.func @bf16(%x: vector<[8]xbf16>) -> vector<[8]xbf16> {
  %0 = arith.extf %x : vector<[8]xbf16> to vector<[8]xf32>
  %1 = arith.mulf %0, %0 : vector<[8]xf32>
  %2 = arith.truncf %1 : vector<[8]xf32> to vector<[8]xbf16>
  return %2 : vector<[8]xbf16>
}

// There are instructions for it on some CPUs, which round once.
// CHECK-LABEL: func @fma(
// CHECK-SAME:      %[[X:.*]]: vector<4xf16>, %[[Y:.*]]: vector<4xbf16>, %[[Z:.*]]: vector<4xf32>)
// CHECK:         %[[W:.*]] = arith.extf %[[X]] : vector<4xf16> to vector<4xf32>
// CHECK:         %[[F:.*]] = math.fma %{{.*}}, %{{.*}}, %{{.*}} : vector<4xf32>
// CHECK:         arith.truncf %[[F]] : vector<4xf32> to vector<4xf16>
// CHECK-NOT:     math.fma {{.*}}bf16
// CHECK:         math.fma %[[Z]], %[[Z]], %[[Z]] : vector<4xf32>
func.func @fma(%x: vector<4xf16>, %y: vector<4xbf16>, %z: vector<4xf32>) -> (vector<4xf16>, vector<4xbf16>, vector<4xf32>) {
  %0 = math.fma %x, %x, %x : vector<4xf16>
  %1 = math.fma %y, %y, %y : vector<4xbf16>
  %2 = math.fma %z, %z, %z : vector<4xf32>
  return %0, %1, %2 : vector<4xf16>, vector<4xbf16>, vector<4xf32>
}

// Conversions of 8-bit floats are operations on f32 and integers.
// CHECK-LABEL: func @f8(
// CHECK-SAME:      %[[X:.*]]: vector<[8]xf8E4M3FN>)
// CHECK:         arith.bitcast %[[X]] : vector<[8]xf8E4M3FN> to vector<[8]xi8>
// CHECK-NOT:     arith.extf
// CHECK-NOT:     arith.truncf
// CHECK:         %[[Y:.*]] = arith.bitcast %{{.*}} : vector<[8]xi8> to vector<[8]xf8E5M2>
// CHECK:         return %[[Y]]
func.func @f8(%x: vector<[8]xf8E4M3FN>) -> vector<[8]xf8E5M2> {
  %0 = arith.extf %x : vector<[8]xf8E4M3FN> to vector<[8]xf32>
  %1 = arith.truncf %0 : vector<[8]xf32> to vector<[8]xf8E5M2>
  return %1 : vector<[8]xf8E5M2>
}

// Another rounding is not ours.
// CHECK-LABEL: func @f8_toward_zero
// CHECK:         arith.truncf %{{.*}} toward_zero
func.func @f8_toward_zero(%x: f32) -> f8E5M2 {
  %0 = arith.truncf %x toward_zero : f32 to f8E5M2
  return %0 : f8E5M2
}

// From f64 they go through f32, rounded to odd.
// CHECK-LABEL: func @f64(
// CHECK:         %[[ODD:.*]] = arith.truncf %{{.*}} : vector<4xf64> to vector<4xf32>
// CHECK:         %[[HALF:.*]] = arith.truncf %[[ODD]] : vector<4xf32> to vector<4xf16>
// CHECK-NOT:     arith.truncf {{.*}} to vector<4xbf16>
// CHECK:         return %[[HALF]]
func.func @f64(%x: vector<4xf64>) -> (vector<4xf16>, vector<4xbf16>) {
  %0 = arith.truncf %x : vector<4xf64> to vector<4xf16>
  %1 = arith.truncf %x : vector<4xf64> to vector<4xbf16>
  return %0, %1 : vector<4xf16>, vector<4xbf16>
}

// To f64 they go through f32 as well.
// CHECK-LABEL: func @to_f64(
// CHECK-NOT:     arith.extf {{.*}}bf16
// CHECK:         %[[SINGLE:.*]] = arith.bitcast %{{.*}} : vector<4xi32> to vector<4xf32>
// CHECK:         arith.extf %[[SINGLE]] : vector<4xf32> to vector<4xf64>
func.func @to_f64(%x: vector<4xbf16>) -> vector<4xf64> {
  %0 = arith.extf %x : vector<4xbf16> to vector<4xf64>
  return %0 : vector<4xf64>
}

// CHECK-LABEL: func @half
// CHECK:         arith.extf %{{.*}} : vector<4xf16> to vector<4xf32>
// CHECK:         arith.truncf %{{.*}} : vector<4xf32> to vector<4xf16>
// F16-LABEL:   func @half
// F16-NOT:       arith.extf
// F16-NOT:       arith.truncf
// F16:           return
func.func @half(%x: vector<4xf16>, %y: vector<4xf8E5M2>)
    -> (vector<4xf32>, vector<4xf16>, vector<4xf8E5M2>, vector<4xf16>) {
  %0 = arith.extf %x : vector<4xf16> to vector<4xf32>
  %1 = arith.truncf %0 : vector<4xf32> to vector<4xf16>
  %2 = arith.truncf %x : vector<4xf16> to vector<4xf8E5M2>
  %3 = arith.extf %y : vector<4xf8E5M2> to vector<4xf16>
  return %0, %1, %2, %3
      : vector<4xf32>, vector<4xf16>, vector<4xf8E5M2>, vector<4xf16>
}
