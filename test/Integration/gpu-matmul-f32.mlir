// Products of f32 by fused multiply-adds, and by tensor cores as tf32: neither
// needs more registers than there are, and the loop over k is as it should be.

// REQUIRES: ptxas
// RUN: act-compile %s --target=nvptx64 --chip=sm_80 -o %t.80.ptx
// RUN: ptxas -v -arch=sm_80 %t.80.ptx -o %t.80.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_90 -o %t.90.ptx
// RUN: ptxas -v -arch=sm_90 %t.90.ptx -o %t.90.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_100 -o %t.100.ptx
// RUN: ptxas -v -arch=sm_100 %t.100.ptx -o %t.100.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_80 --allow-tf32 -o %t.tf32.80.ptx
// RUN: ptxas -v -arch=sm_80 %t.tf32.80.ptx -o %t.tf32.80.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_100 --allow-tf32 -o %t.tf32.100.ptx
// RUN: ptxas -v -arch=sm_100 %t.tf32.100.ptx -o %t.tf32.100.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_90 --allow-tf32 -o %t.tf32.ptx
// RUN: ptxas -v -arch=sm_90 %t.tf32.ptx -o %t.tf32.cubin 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=PTX <%t.90.ptx
// RUN: FileCheck %s --check-prefix=TF32 <%t.tf32.ptx
// RUN: %if nvdisasm %{ nvdisasm -c %t.90.cubin | FileCheck %s --check-prefix=SASS %}
// RUN: %if nvdisasm %{ nvdisasm -c %t.tf32.cubin | FileCheck %s --check-prefix=TF32-SASS %}

// CHECK:      Compiling entry function 'transposed'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK-NEXT: registers, used 1 barriers, 49152 bytes smem
// CHECK:      Compiling entry function 'layer'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK-NEXT: registers, used 1 barriers, 49152 bytes smem

// PTX-LABEL:   .entry layer(
// PTX:         .reqntid 128, 1, 1
// PTX-NOT:     mma.sync
// PTX:         ld.shared.v4.b32
// PTX:         ld.shared.v2.b32
// PTX-COUNT-8: fma.rn.f32
// PTX-NOT:     mma.sync
// PTX:         st.global.v4.b32

// TF32-LABEL:  .entry layer(
// TF32:        ldmatrix.sync.aligned.m8n8.x4.shared.b16
// TF32:        cvt.rna.tf32.f32
// TF32:        mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32

// SASS:           .text.layer:
// SASS-COUNT-512: FFMA

// TF32-SASS:          .text.layer:
// TF32-SASS-COUNT-64: HMMA.1688.F32.TF32

#row = affine_map<(i, j) -> (j)>
#both = affine_map<(i, j) -> (i, j)>
func.func @layer(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %bias: tensor<?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : tensor<?x?xf32>
  %n = tensor.dim %b, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>)
      outs(%start : tensor<?x?xf32>) -> tensor<?x?xf32>
  %y = linalg.generic {indexing_maps = [#both, #row, #both], iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : tensor<?x?xf32>, tensor<?xf32>) outs(%empty : tensor<?x?xf32>) {
  ^bb0(%x: f32, %w: f32, %o: f32):
    %s = arith.addf %x, %w : f32
    %r = act.elu %s : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @transposed(%a: tensor<512x2048xf32>, %b: tensor<4096x512xf32>) -> tensor<2048x4096xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2048x4096xf32>
  %c = linalg.fill ins(%zero : f32) outs(%empty : tensor<2048x4096xf32>) -> tensor<2048x4096xf32>
  %d = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (n, k)>,
                                      affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : tensor<512x2048xf32>, tensor<4096x512xf32>) outs(%c : tensor<2048x4096xf32>)
      -> tensor<2048x4096xf32>
  %y = act.relu %d : tensor<2048x4096xf32>
  return %y : tensor<2048x4096xf32>
}
