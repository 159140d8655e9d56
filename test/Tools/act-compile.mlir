// Every kind of output, chosen by --emit or by the extension of the output,
// for this machine and for another one.

// RUN: rm -rf %t && mkdir %t
// RUN: act-compile %s -o %t/default
// RUN: llvm-nm %t/default | FileCheck %s --check-prefix=SYMBOLS
// RUN: act-compile %s -o %t/a.o && cmp %t/a.o %t/default
// RUN: act-compile %s -o %t/a.so
// RUN: llvm-nm -D %t/a.so | FileCheck %s --check-prefix=SYMBOLS
// RUN: act-compile %s -o %t/b --emit=shared && cmp %t/a.so %t/b
// RUN: act-compile %s -o %t/a.s && FileCheck %s --check-prefix=ASM --input-file=%t/a.s
// RUN: act-compile %s --emit=asm | cmp - %t/a.s
// RUN: act-compile %s -o %t/a.ll && FileCheck %s --check-prefix=LLVM --input-file=%t/a.ll
// RUN: act-compile %s -o %t/a.mlir && FileCheck %s --check-prefix=MLIR --input-file=%t/a.mlir
// RUN: ls %t | count 7

// What is read from a pipe is compiled to the same code, as text and bytecode.
// RUN: act-compile - -o %t/stdin.s < %s && cmp %t/stdin.s %t/a.s
// RUN: act-opt-no-roundtrip %s --emit-bytecode -o %t/a.mlirbc
// RUN: act-compile %t/a.mlirbc -o %t/bytecode.s && cmp %t/bytecode.s %t/a.s
// RUN: act-compile - -o %t/bytecode.s < %t/a.mlirbc && cmp %t/bytecode.s %t/a.s

// RUN: act-compile %s --emit=asm --target=aarch64-linux-gnu | FileCheck %s --check-prefix=ARM
// RUN: act-compile %s --emit=asm --target=aarch64-linux-gnu --cpu=neoverse-v1 | FileCheck %s --check-prefix=SVE
// RUN: act-compile %s --emit=obj --target=aarch64-linux-gnu -o %t/arm.o
// RUN: llvm-readelf -h %t/arm.o | FileCheck %s --check-prefix=ARM-ELF
// RUN: act-compile %s --emit=shared --target=aarch64-linux-gnu -o %t/arm.so
// RUN: llvm-readelf -h %t/arm.so | FileCheck %s --check-prefix=ARM-ELF
// RUN: act-compile %s --emit=asm --target=x86_64-linux-gnu | FileCheck %s --check-prefix=SSE
// RUN: act-compile %s --emit=asm --target=x86_64-linux-gnu --cpu=x86-64-v3 | FileCheck %s --check-prefix=AVX
// RUN: act-compile %s --emit=asm --target=x86_64-linux-gnu --cpu=x86-64-v4 | FileCheck %s --check-prefix=AVX512
// RUN: act-compile %s --emit=asm --target=x86_64-linux-gnu --cpu=x86-64-v4 --features=-avx512f | FileCheck %s --check-prefix=AVX
// RUN: act-compile %s --emit=asm --target=x86_64-linux-gnu --features=+avx | FileCheck %s --check-prefix=AVX
// RUN: act-compile %s --emit=asm --cpu=native | FileCheck %s --check-prefix=ASM

// SYMBOLS-NOT: T helper
// SYMBOLS: T twice
// SYMBOLS-NOT: T helper

// ASM: twice:
// ASM: ret
// LLVM: define void @twice(ptr {{.*}}, ptr {{.*}})
// MLIR: llvm.func @twice(%{{.*}}: !llvm.ptr{{.*}}, %{{.*}}: !llvm.ptr{{.*}})

// Without a CPU, code is scheduled for one that computes out of order.
// RUN: act-compile %s --emit=llvm --target=aarch64-linux-gnu | FileCheck %s --check-prefix=TUNE
// RUN: act-compile %s --emit=llvm --target=aarch64-linux-gnu --cpu=cortex-a53 | FileCheck %s --check-prefix=NO-TUNE
// RUN: act-compile %s --emit=llvm --target=x86_64-linux-gnu | FileCheck %s --check-prefix=NO-TUNE
// TUNE: "tune-cpu"="neoverse-v2"
// NO-TUNE-NOT: "tune-cpu"

// ARM: fadd v{{[0-9]+}}.4s
// SVE: fadd z{{[0-9]+}}.s
// ARM-ELF: Machine: AArch64
// SSE: addps %xmm
// AVX512: zmm
// AVX-NOT: zmm
// AVX: vaddps {{.*}}%{{[xy]}}mm

func.func private @helper(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = arith.addf %x, %x : tensor<8xf32>
  return %y : tensor<8xf32>
}

func.func @twice(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = call @helper(%x) : (tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}
