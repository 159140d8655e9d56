// Correctly rounded ELU and its faithful form on AVX-512: no call. In f64 the
// 16 lanes are two registers.
// RUN: act-opt %s -act-expand -convert-to-llvm \
// RUN:   | mlir-translate -mlir-to-llvmir \
// RUN:   | llc -O3 -mtriple=x86_64-linux-gnu -mcpu=sapphirerapids \
// RUN:   | FileCheck %s
// CHECK-LABEL: elu_f32:
// CHECK-NOT:   call
// CHECK:       vcvtpd2ps
// CHECK-NOT:   call
// CHECK-LABEL: tanh_bf16:
// CHECK-NOT:   call
// CHECK:       vcvtpd2ps
// CHECK-NOT:   call
// CHECK:       ret
llvm.func @elu_f32(%x: vector<16xf32>) -> vector<16xf32> {
  %y = act.elu %x accuracy correctly_rounded : vector<16xf32>
  llvm.return %y : vector<16xf32>
}
llvm.func @tanh_bf16(%x: vector<16xbf16>) -> vector<16xbf16> {
  %y = act.tanh %x accuracy correctly_rounded : vector<16xbf16>
  llvm.return %y : vector<16xbf16>
}
