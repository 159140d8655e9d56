// RUN: act-opt %s --act-narrow-to-nvvm | FileCheck %s

// CHECK-LABEL: func.func @bf16(
// CHECK-SAME:    %[[X:.*]]: vector<4xf32>
// CHECK-DAG:     %[[X0:.*]] = vector.extract %[[X]][0]
// CHECK-DAG:     %[[X1:.*]] = vector.extract %[[X]][1]
// CHECK:         %[[LOW:.*]] = nvvm.convert.f32x2.to.bf16x2 %[[X1]], %[[X0]] {rnd = #nvvm.fp_rnd_mode<rn>} : vector<2xbf16>
// CHECK:         vector.insert_strided_slice %[[LOW]], %{{.*}} {offsets = [0], strides = [1]}
// CHECK-DAG:     %[[X2:.*]] = vector.extract %[[X]][2]
// CHECK-DAG:     %[[X3:.*]] = vector.extract %[[X]][3]
// CHECK:         %[[HIGH:.*]] = nvvm.convert.f32x2.to.bf16x2 %[[X3]], %[[X2]]
// CHECK:         %[[Y:.*]] = vector.insert_strided_slice %[[HIGH]], %{{.*}} {offsets = [2], strides = [1]}
// CHECK:         return %[[Y]]
func.func @bf16(%x: vector<4xf32>) -> vector<4xbf16> {
  %y = arith.truncf %x : vector<4xf32> to vector<4xbf16>
  return %y : vector<4xbf16>
}

// CHECK-LABEL: func.func @f16(
// CHECK:         nvvm.convert.f32x2.to.f16x2
// CHECK-NOT:     arith.truncf
func.func @f16(%x: vector<2xf32>) -> vector<2xf16> {
  %y = arith.truncf %x : vector<2xf32> to vector<2xf16>
  return %y : vector<2xf16>
}

// There is no instruction for these.

// CHECK-LABEL: func.func @others(
// CHECK-COUNT-5: arith.truncf
func.func @others(%a: f32, %b: vector<3xf32>, %c: vector<2xf64>, %d: vector<[2]xf32>,
                  %e: vector<2xf32>)
    -> (bf16, vector<3xf16>, vector<2xf16>, vector<[2]xf16>, vector<2xf16>) {
  %0 = arith.truncf %a : f32 to bf16
  %1 = arith.truncf %b : vector<3xf32> to vector<3xf16>
  %2 = arith.truncf %c : vector<2xf64> to vector<2xf16>
  %3 = arith.truncf %d : vector<[2]xf32> to vector<[2]xf16>
  %4 = arith.truncf %e toward_zero : vector<2xf32> to vector<2xf16>
  return %0, %1, %2, %3, %4
      : bf16, vector<3xf16>, vector<2xf16>, vector<[2]xf16>, vector<2xf16>
}
