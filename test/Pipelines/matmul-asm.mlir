// The innermost loop of a product has nothing in it but what its arithmetic
// needs. All sums are in registers: nothing is on the stack, and nothing is
// called. An iteration has four steps of k.

// DEFINE: %{loop} = awk '/^.LBB/ {loop = ""} {loop = loop $0 "\n"} loop ~ /prf|prefetch/ && /^\t(j|b[.])/ {printf "%%s", loop; exit}'

// On AVX-512, for a step two vectors of B, an element of A for each of 13 rows, and
// 26 multiply-adds.
// RUN: act-compile %s --cpu=skylake-avx512 --target=x86_64-linux-gnu -o %t.s
// RUN: %{loop} %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=CHECK --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=ADD --implicit-check-not=vfmadd < %t.loop
// RUN: FileCheck %s --check-prefix=LOAD --implicit-check-not=vmov < %t.loop

// CHECK-COUNT-52: vbroadcastss {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// CHECK:          {{j[a-z]+}} .LBB
// ADD-COUNT-104:  vfmadd231ps {{.*}}%zmm
// LOAD-COUNT-8:   vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm

// On Zen 4, which starts one multiply-add at a time, four vectors of B and 6 rows.
// The loop for the first rows also packs B. The other one has no stores.
// RUN: act-compile %s --cpu=znver4 --target=x86_64-linux-gnu -o %t.s
// RUN: %{loop} %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=ZEN4 --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=ZEN4-PACK --implicit-check-not=vmov < %t.loop
// RUN: sed '/^act_micro_kernel_.*_packing:/,/^.Lfunc_end/d' %t.s > %t.other
// RUN: %{loop} %t.other > %t.loop
// RUN: FileCheck %s --check-prefix=ZEN4 --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=ZEN4-LOAD --implicit-check-not=vmov < %t.loop

// ZEN4-COUNT-96:      vfmadd231ps {{.*}}%zmm
// ZEN4-PACK-COUNT-32: vmov{{[au]}}ps
// ZEN4-LOAD-COUNT-16: vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm

// On AVX2, two vectors of B and 6 rows.
// RUN: act-compile %s --cpu=haswell --target=x86_64-linux-gnu -o %t.s
// RUN: %{loop} %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=AVX2 --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=AVX2-ADD --implicit-check-not=vfmadd < %t.loop
// RUN: FileCheck %s --check-prefix=AVX2-LOAD --implicit-check-not=vmov < %t.loop

// AVX2-COUNT-24:      vbroadcastss {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %ymm
// AVX2:               {{j[a-z]+}} .LBB
// AVX2-ADD-COUNT-48:  vfmadd231ps {{.*}}%ymm
// AVX2-LOAD-COUNT-8:  vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %ymm

// On NEON, two vectors of B, and multiply-adds by an element, which is loaded alone
// (one of them into all lanes).
// RUN: act-compile %s --target=aarch64-linux-gnu -o %t.s
// RUN: %{loop} %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=NEON --implicit-check-not=[sp --implicit-check-not=bl --implicit-check-not='mov{{.*}}v' < %t.loop
// RUN: FileCheck %s --check-prefix=NEON-LOAD --implicit-check-not='ldr{{.*}}s' --implicit-check-not=ld1r < %t.loop

// NEON-COUNT-104:     fmla v{{[0-9]+}}.4s, v{{[0-9]+}}.4s, v{{[0-9]+}}.{{s\[0\]|4s}}
// NEON:               b.{{[a-z]+}} .LBB
// NEON-LOAD-COUNT-52: {{ldr s[0-9]+, \[x|ld1r}}

// On SVE, the same with vectors of any length. Elements are loaded into all lanes.
// RUN: act-compile %s --target=aarch64-linux-gnu --features=+sve -o %t.s
// RUN: %{loop} %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=SVE --implicit-check-not=[sp --implicit-check-not=bl --implicit-check-not=mov < %t.loop
// RUN: FileCheck %s --check-prefix=SVE-LOAD --implicit-check-not=ld1 --implicit-check-not=ldr < %t.loop
// RUN: FileCheck %s --check-prefix=SVE-EDGE < %t.s

// SVE-COUNT-104:      fmla z{{[0-9]+}}.s, p{{[0-7]}}/m, z{{[0-9]+}}.s, z{{[0-9]+}}.s
// SVE:                b.{{[a-z]+}} .LBB
// SVE-LOAD-COUNT-60:  {{ldr z|ld1b \{ z|ld1w \{ z|ld1rw \{ z}}
// Columns beyond the end are masked, whatever the length of vectors.
// SVE-EDGE:           {{rdvl|cnt[bhwd]}} x
// SVE-EDGE:           cmpgt [[MASK:p[0-9]+]].s
// SVE-EDGE:           st1w { z{{[0-9]+}}.s }, [[MASK]], [
// SVE-EDGE-NOT:       {{v[0-9]+\.4s, v[0-9]+\.4s, v[0-9]+\.s}}
func.func @product(%a: tensor<1024x256xf32>, %b: tensor<256x256xf32>, %c: tensor<1024x256xf32>) -> tensor<1024x256xf32> {
  %y = linalg.matmul ins(%a, %b : tensor<1024x256xf32>, tensor<256x256xf32>) outs(%c : tensor<1024x256xf32>) -> tensor<1024x256xf32>
  return %y : tensor<1024x256xf32>
}
