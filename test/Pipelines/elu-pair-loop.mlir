// ELU and its derivative are one loop, which reads x once and shares the
// exponential: at most 27 instructions for 16 elements of both (an iteration
// computes 64), where ELU alone takes 20; no call, nothing spilled.

// RUN: act-compile %s -o %t.s --emit=asm --target=x86_64-unknown-linux-gnu --cpu=skylake-avx512
// RUN: awk '/^.LBB0_1:/ {inside = 1} inside {print} inside && /^\tj/ {exit}' %t.s > %t.loop.s
// RUN: FileCheck %s --check-prefix=ASM --input-file=%t.loop.s
// RUN: llvm-mca -mtriple=x86_64 -mcpu=skylake-avx512 -iterations=1 %t.loop.s | FileCheck %s --check-prefix=MCA

// ASM-NOT: call
// ASM-NOT: rsp
// ASM-COUNT-4: vmovups %zmm{{[0-9]+}}, {{[0-9]*}}(%rdx
// ASM-NOT: call
// ASM-NOT: rsp
// ASM: addq $64

// MCA: Instructions: {{([1-9]?[0-9]|10[0-8])$}}
func.func @pair(%x: tensor<4096xf32>) -> (tensor<4096xf32>, tensor<4096xf32>) {
  %y = act.elu %x : tensor<4096xf32>
  %d = act.elu_derivative %x : tensor<4096xf32>
  return %y, %d : tensor<4096xf32>, tensor<4096xf32>
}
