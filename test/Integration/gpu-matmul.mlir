// ptxas finds registers for the sums of large and small tiles with all layouts,
// and tensor cores, copies that do not wait, loads of matrices and stores of 16
// bytes are in the machine code. Registers are below what two blocks leave each other.

// REQUIRES: ptxas
// RUN: act-compile %s --target=nvptx64 --chip=sm_80 -o %t.80.ptx
// RUN: ptxas -v -arch=sm_80 %t.80.ptx -o %t.80.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_90 -o %t.90.ptx
// RUN: ptxas -v -arch=sm_90 %t.90.ptx -o %t.90.cubin 2>&1 | FileCheck %s
// RUN: act-compile %s --target=nvptx64 --chip=sm_100 -o %t.100.ptx
// RUN: ptxas -v -arch=sm_100 %t.100.ptx -o %t.100.cubin 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=PTX <%t.80.ptx
// RUN: %if nvdisasm %{ nvdisasm -c %t.80.cubin | FileCheck %s --check-prefix=SASS %}
// RUN: %if nvdisasm %{ nvdisasm -c %t.90.cubin | FileCheck %s --check-prefix=SASS %}

// CHECK:      Compiling entry function 'small'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK-NEXT: Used {{[1-9][0-9]|1[01][0-9]|12[0-8]}} registers, used 1 barriers, 32768 bytes smem
// CHECK:      Compiling entry function 'large'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK-NEXT: Used {{1[0-9][0-9]|2[0-4][0-9]|25[0-5]}} registers, used 1 barriers, 49152 bytes smem

// PTX-LABEL: .entry large(
// PTX:       .reqntid 128, 1, 1
// PTX:       .shared .align 128 .b8 __wg_large_0[49152];
// PTX:       cp.async.cg.shared.global [%rd{{[0-9]+}}], [%rd{{[0-9]+}}], 16, %r
// PTX:       cp.async.wait_group 1;
// PTX-NEXT:  bar.sync 0;
// PTX:       ldmatrix.sync.aligned.m8n8.x4.shared.b16
// PTX:       ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16
// PTX:       mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32
// PTX-COUNT-32: st.shared.v2.b32
// PTX:       bar.warp.sync
// PTX:       ld.global.nc.v4.b32
// PTX:       ld.shared.v4.b32
// PTX:       cvt.rn.bf16x2.f32
// PTX:       st.global.v4.b32

// The loop over k of the large tiles: what a warp does for 64 x 64 x 32.
// SASS:           .text.large:
// SASS:           LDGDEPBAR
// SASS:           LDGDEPBAR
// SASS:           DEPBAR.LE SB0, 0x1
// SASS:           BAR.SYNC
// SASS-COUNT-8:   LDGSTS.E.BYPASS.128
// SASS:           LDSM.16.M88.4
// SASS:           LDSM.16.MT88.4
// SASS-COUNT-64:  HMMA.16816.F32.BF16
// SASS-NOT:       HMMA
// SASS:           BAR.SYNC

// Half of the sums, and then rows.
// SASS-COUNT-32:  STS.64
// SASS:           LDS.128
// SASS:           STG.E.128

#row = affine_map<(i, j) -> (j)>
#both = affine_map<(i, j) -> (i, j)>
func.func @large(%a: tensor<?x?xbf16>, %b: tensor<?x?xbf16>, %bias: tensor<?xf32>) -> tensor<?x?xbf16> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : tensor<?x?xbf16>
  %n = tensor.dim %b, %c1 : tensor<?x?xbf16>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = linalg.matmul ins(%a, %b : tensor<?x?xbf16>, tensor<?x?xbf16>)
      outs(%start : tensor<?x?xf32>) -> tensor<?x?xf32>
  %out = tensor.empty(%m, %n) : tensor<?x?xbf16>
  %y = linalg.generic {indexing_maps = [#both, #row, #both], iterator_types = ["parallel", "parallel"]}
      ins(%c, %bias : tensor<?x?xf32>, tensor<?xf32>) outs(%out : tensor<?x?xbf16>) {
  ^bb0(%x: f32, %w: f32, %o: bf16):
    %s = arith.addf %x, %w : f32
    %r = act.elu %s : f32
    %t = arith.truncf %r : f32 to bf16
    linalg.yield %t : bf16
  } -> tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}

func.func @small(%a: tensor<256x64xf16>, %b: tensor<256x256xf16>) -> tensor<64x256xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<64x256xf32>
  %c = linalg.fill ins(%zero : f32) outs(%empty : tensor<64x256xf32>) -> tensor<64x256xf32>
  %d = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (n, k)>,
                                      affine_map<(m, n, k) -> (m, n)>]
      ins(%a, %b : tensor<256x64xf16>, tensor<256x256xf16>) outs(%c : tensor<64x256xf32>) -> tensor<64x256xf32>
  %y = act.gelu %d : tensor<64x256xf32>
  return %y : tensor<64x256xf32>
}
