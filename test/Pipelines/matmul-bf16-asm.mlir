// Products of bf16 on AVX512-BF16: an iteration has four pairs of steps of k. For
// a pair two vectors of B, a pair of A for each of 13 rows, and 26 instructions,
// that add the products of two steps each.

// RUN: act-compile %s --cpu=znver5 --target=x86_64-linux-gnu -o %t.s
// RUN: awk '/^.LBB/ {loop = ""} {loop = loop $0 "\n"} loop ~ /prefetch/ && /^\tj/ {printf "%%s", loop; exit}' %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=CHECK --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=ADD --implicit-check-not=vdp --implicit-check-not=vfmadd < %t.loop
// RUN: FileCheck %s --check-prefix=LOAD --implicit-check-not=vmov < %t.loop

// CPUs with AMX are faster with multiply-adds of f32.
// RUN: act-compile %s --cpu=sapphirerapids --target=x86_64-linux-gnu -o - --emit=asm | FileCheck %s --check-prefix=AMX

// CHECK-COUNT-52: vbroadcastss {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// CHECK:          {{j[a-z]+}} .LBB
// ADD-COUNT-104:  vdpbf16ps {{.*}}%zmm
// LOAD-COUNT-8:   vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// AMX-NOT:        vdpbf16ps
// AMX:            vfmadd231ps {{.*}}%zmm
// AMX-NOT:        vdpbf16ps
func.func @product(%a: tensor<1024x512xbf16>, %b: tensor<512x256xbf16>, %c: tensor<1024x256xf32>) -> tensor<1024x256xf32> {
  %y = linalg.matmul ins(%a, %b : tensor<1024x512xbf16>, tensor<512x256xbf16>) outs(%c : tensor<1024x256xf32>) -> tensor<1024x256xf32>
  return %y : tensor<1024x256xf32>
}
