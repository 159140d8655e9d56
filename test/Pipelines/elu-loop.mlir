// The loop that ELU on an array compiles to: at most 20 instructions for 16
// elements (an iteration computes 64), no call, nothing spilled.

// RUN: act-compile %s -o %t.s --emit=asm --target=x86_64-unknown-linux-gnu --cpu=skylake-avx512
// RUN: awk '/^.LBB0_1:/ {inside = 1} inside {print} inside && /^\tj/ {exit}' %t.s > %t.loop.s
// RUN: FileCheck %s --check-prefix=ASM --input-file=%t.loop.s
// RUN: llvm-mca -mtriple=x86_64 -mcpu=skylake-avx512 -iterations=1 %t.loop.s | FileCheck %s --check-prefix=MCA

// ASM-NOT: call
// ASM-NOT: rsp
// ASM-COUNT-4: vmovups %zmm{{[0-9]+}}, {{[0-9]*}}(%rsi
// ASM-NOT: call
// ASM-NOT: rsp
// ASM: addq $64

// MCA: Instructions: {{([1-7]?[0-9]|80)$}}
func.func @elu(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
