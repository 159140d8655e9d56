// RUN: act-opt %s --act-expand=native-bf16 | FileCheck %s

// CHECK-LABEL: func @elu(
// CHECK:         %[[Y:.*]] = arith.select {{.*}}, vector<8xf32>
// CHECK:         %[[R:.*]] = arith.truncf %[[Y]] : vector<8xf32> to vector<8xbf16>
// CHECK:         return %[[R]]
func.func @elu(%x: vector<8xbf16>) -> vector<8xbf16> {
  %y = act.elu %x : vector<8xbf16>
  return %y : vector<8xbf16>
}
