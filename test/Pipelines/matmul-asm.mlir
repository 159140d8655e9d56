// The innermost loop of a product has nothing in it but what its arithmetic
// needs: for a step of k two vectors of B, an element of A for each of 13 rows,
// and 26 multiply-adds. All sums are in registers: nothing is on the stack.

// RUN: act-compile %s --cpu=skylake-avx512 --target=x86_64-linux-gnu --emit=asm -o %t.s
// RUN: sed -n '/prefetcht0/,/\tj[a-z]*\t/p' %t.s > %t.loop
// RUN: FileCheck %s --check-prefix=CHECK --implicit-check-not=rsp < %t.loop
// RUN: FileCheck %s --check-prefix=ADD --implicit-check-not=vfmadd < %t.loop
// RUN: FileCheck %s --check-prefix=LOAD --implicit-check-not=vmov < %t.loop

// CHECK-COUNT-52: vbroadcastss {{-?[0-9]*}}(%r{{[a-z0-9]+}}{{(,%r[a-z0-9]+,4)?}}), %zmm
// CHECK:          {{j[a-z]+}} .LBB
// ADD-COUNT-104:  vfmadd231ps {{.*}}%zmm
// LOAD-COUNT-8:   vmov{{[au]}}ps {{-?[0-9]*}}(%r{{[a-z0-9]+}}), %zmm
func.func @product(%a: tensor<1024x256xf32>, %b: tensor<256x256xf32>, %c: tensor<1024x256xf32>) -> tensor<1024x256xf32> {
  %y = linalg.matmul ins(%a, %b : tensor<1024x256xf32>, tensor<256x256xf32>) outs(%c : tensor<1024x256xf32>) -> tensor<1024x256xf32>
  return %y : tensor<1024x256xf32>
}
