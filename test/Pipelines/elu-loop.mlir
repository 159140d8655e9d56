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

// On SVE, with vectors of any length, 20 for a vector, and 5 for the loop. The rest is a
// loop of vectors too.
// RUN: act-compile %s -o %t.sve.s --emit=asm --target=aarch64-linux-gnu --features=+sve
// RUN: FileCheck %s --check-prefix=SVE --input-file=%t.sve.s
// RUN: awk '/^.LBB0_2:/ {inside = 1} inside {print} inside && /^\tb\./ {exit}' %t.sve.s > %t.loop.s
// RUN: llvm-mca -mtriple=aarch64 -mcpu=neoverse-v2 -iterations=1 %t.loop.s | FileCheck %s --check-prefix=MCA-SVE

// SVE-LABEL: elu:
// SVE-NOT:   bl
// SVE-NOT:   [sp
// SVE:       .LBB0_2:
// SVE-COUNT-4: fcmlt {{.*}}z{{[0-9]+}}.s, #0.0
// SVE-NOT:   fcmlt
// SVE:       ld1w { [[X:z[0-9]+]].s }, [[MASK:p[0-9]+]]/z
// SVE:       fcmlt p{{[0-9]+}}.s, p0/z, [[X]].s, #0.0
// SVE:       st1w { z{{[0-9]+}}.s }, [[MASK]], [
// SVE-NOT:   fcmlt
// SVE:       ret
// MCA-SVE: Instructions: {{([1-7]?[0-9]|8[0-5])$}}

// On NEON 20 for a vector, and 5 for the loop. fmla overwrites its addend: two
// loads bring the constants of the polynomial, where copies would be four.
// RUN: act-compile %s -o %t.neon.s --emit=asm --target=aarch64-linux-gnu
// RUN: awk '/^.LBB0_1:/ {inside = 1} inside {print} inside && /^\tb\./ {exit}' %t.neon.s > %t.loop.s
// RUN: FileCheck %s --check-prefix=NEON --input-file=%t.loop.s
// RUN: llvm-mca -mtriple=aarch64 -mcpu=neoverse-v2 -iterations=1 %t.loop.s | FileCheck %s --check-prefix=MCA-NEON

// NEON-NOT: bl
// NEON-NOT: [sp
// NEON-COUNT-4: fcmlt v{{[0-9]+}}.4s, v{{[0-9]+}}.4s, #0.0
// NEON-NOT: bl
// NEON-NOT: [sp
// MCA-NEON: Instructions: {{([1-7]?[0-9]|8[0-5])$}}
func.func @elu(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
