// CPUs that cannot convert f16 compute the same as others, without the
// functions of the compiler's library, which not every process has.

// REQUIRES: x86_64, avx2
// RUN: act-run %s --random=1 --output=%t.npz
// RUN: act-run %s --random=1 --target-cpu=x86-64 --compare=%t.npz --max-ulp=0
// RUN: act-compile %s --cpu=x86-64 --emit=asm -o - | FileCheck %s
// RUN: act-compile %s --cpu=x86-64-v3 --emit=asm -o - | FileCheck %s --check-prefix=F16C

// CHECK-NOT: __truncsfhf2
// CHECK-NOT: __extendhfsf2
// F16C: vcvtph2ps
// F16C: vcvtps2ph

func.func @half(%x: tensor<7x9xf16>, %w: tensor<9x11xf16>, %d: tensor<13xf64>)
    -> (tensor<7x11xf16>, tensor<7xf16>, tensor<13xf16>) {
  %zero = arith.constant 0.0 : f16
  %empty = tensor.empty() : tensor<7x11xf16>
  %init = linalg.fill ins(%zero : f16) outs(%empty : tensor<7x11xf16>)
      -> tensor<7x11xf16>
  %0 = linalg.matmul ins(%x, %w : tensor<7x9xf16>, tensor<9x11xf16>)
      outs(%init : tensor<7x11xf16>) -> tensor<7x11xf16>
  %1 = act.elu %0 : tensor<7x11xf16>
  %2 = arith.divf %1, %0 : tensor<7x11xf16>
  %3 = math.absf %2 : tensor<7x11xf16>
  %low = arith.constant dense<0xFC00> : tensor<7xf16>
  %max = linalg.reduce {arith.maximumf} ins(%3 : tensor<7x11xf16>)
      outs(%low : tensor<7xf16>) dimensions = [1]
  %4 = arith.truncf %d : tensor<13xf64> to tensor<13xf16>
  return %3, %max, %4 : tensor<7x11xf16>, tensor<7xf16>, tensor<13xf16>
}
