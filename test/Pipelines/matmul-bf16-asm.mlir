// Products of bf16 on AVX512-BF16: an iteration has four pairs of steps of k. For
// a pair two vectors of B, a pair of A for each of 13 rows, and 26 instructions,
// that add the products of two steps each.

// RUN: act-compile %s --cpu=znver5 --target=x86_64-linux-gnu -o %t.s
// RUN: awk '/^.LBB/ {loop = ""} {loop = loop $0 "\n"} loop ~ /prefetch/ && /^\tj/ {printf "%%s", loop; exit}' %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=CHECK --implicit-check-not=rsp --implicit-check-not=call < %t.loop
// RUN: FileCheck %s --check-prefix=ADD --implicit-check-not=vdp --implicit-check-not=vfmadd < %t.loop
// RUN: FileCheck %s --check-prefix=LOAD --implicit-check-not=vmov < %t.loop

// With AMX an iteration is 32 steps of k, of two tiles of A and two of B: four loads
// for four products, which nothing else is in the way of. The registers are
// configured once for a block of A.

// RUN: act-compile %s --cpu=sapphirerapids --target=x86_64-linux-gnu -o %t.amx.s
// RUN: awk '/^.LBB/ {loop = ""} {loop = loop $0 "\n"} loop ~ /tdpbf16ps/ && /^\tj/ {printf "%%s", loop; exit}' %t.amx.s > %t.amx.loop
// RUN: FileCheck %s --check-prefix=AMX --implicit-check-not=zmm --implicit-check-not=rsp --implicit-check-not=call < %t.amx.loop
// RUN: FileCheck %s --check-prefix=CONFIG --implicit-check-not=ldtilecfg --implicit-check-not=vfmadd --implicit-check-not=vdpbf16ps < %t.amx.s

// Without it, or where the code cannot ask for its registers, CPUs with AMX take
// multiply-adds of f32.

// RUN: act-compile %s --cpu=sapphirerapids --features=-amx-bf16 --target=x86_64-linux-gnu -o - --emit=asm | FileCheck %s --check-prefix=F32
// RUN: act-compile %s --cpu=sapphirerapids --target=x86_64-apple-darwin -o - --emit=asm | FileCheck %s --check-prefix=F32

// CHECK-COUNT-52: vbroadcastss {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// CHECK:          {{j[a-z]+}} .LBB
// ADD-COUNT-104:  vdpbf16ps {{.*}}%zmm
// LOAD-COUNT-8:   vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// AMX-COUNT-2:    tileloaddt1 {{.*}}, %tmm
// AMX:            tileloadd {{.*}}, %tmm
// AMX:            tdpbf16ps %tmm
// AMX:            tdpbf16ps %tmm
// AMX:            tileloadd {{.*}}, %tmm
// AMX:            tdpbf16ps %tmm
// AMX:            tdpbf16ps %tmm
// F32-NOT:        {{vdpbf16ps|tdpbf16ps|syscall}}
// F32:            vfmadd231ps {{.*}}%zmm
// F32-NOT:        {{vdpbf16ps|tdpbf16ps|syscall}}
// CONFIG:         syscall
// CONFIG:         act_pack_along_k
// CONFIG:         ldtilecfg
// CONFIG-COUNT-4: tdpbf16ps
// CONFIG:         tilerelease
func.func @product(%a: tensor<1024x512xbf16>, %b: tensor<512x256xbf16>, %c: tensor<1024x256xf32>) -> tensor<1024x256xf32> {
  %y = linalg.matmul ins(%a, %b : tensor<1024x512xbf16>, tensor<512x256xbf16>) outs(%c : tensor<1024x256xf32>) -> tensor<1024x256xf32>
  return %y : tensor<1024x256xf32>
}
