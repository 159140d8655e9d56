// Products by wgmma: ptxas finds registers for the sums of all tiles and keeps
// the instructions asynchronous, and they, copies that do not wait and stores of 16
// bytes are in the machine code.

// REQUIRES: ptxas
// RUN: act-compile %s --target=nvptx64 --chip=sm_90a -o %t.ptx
// RUN: ptxas -v -arch=sm_90a %t.ptx -o %t.cubin 2>&1 | FileCheck %s --implicit-check-not=serialized --implicit-check-not=C75
// RUN: FileCheck %s --check-prefix=PTX <%t.ptx
// RUN: %if nvdisasm %{ nvdisasm -c %t.cubin | FileCheck %s --check-prefix=SASS %}

// CHECK:      Compiling entry function 'small'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'middle'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'large'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads

// PTX:       .target sm_90a
// PTX:       .extern .shared .align 1024 .b8 act_shared[];
// PTX-LABEL: .entry large(
// PTX:       .reqntid 256, 1, 1
// PTX:       cp.async.wait_group 1;
// PTX-NEXT:  fence.proxy.async.shared::cta;
// PTX-NEXT:  bar.sync 0;
// PTX:       wgmma.fence.sync.aligned;
// PTX:       wgmma.mma_async.sync.aligned.m64n256k16.f32.bf16.bf16 {{.*}}, p, 1, 1, 0, 1;
// PTX-COUNT-3: wgmma.mma_async.sync.aligned.m64n256k16
// PTX:       wgmma.commit_group.sync.aligned;
// PTX-NEXT:  wgmma.wait_group.sync.aligned 1;
// PTX-NEXT:  cp.async.wait_group 1;
// PTX-NEXT:  fence.proxy.async.shared::cta;
// PTX-NEXT:  bar.sync 0;
// PTX:       wgmma.wait_group.sync.aligned 0;
// PTX:       bar.sync 0;
// PTX-COUNT-64: st.shared.v2.b32
// PTX:       bar.warp.sync
// PTX:       st.global.v4.b32
// PTX-LABEL: .entry middle(
// PTX:       wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {{.*}}, p, 1, 1, 0, 1;
// PTX-LABEL: .entry small(
// PTX:       .reqntid 128, 1, 1
// PTX:       wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16 {{.*}}, p, 1, 1, 1, 0;

// Nothing but the last products of a stage is waited for, and that later.
// SASS:           .text.large:
// SASS:           LDGDEPBAR
// SASS:           LDGDEPBAR
// SASS-COUNT-12:  LDGSTS.E.BYPASS.128
// SASS:           LDGDEPBAR
// SASS-NEXT:      WARPGROUP.ARRIVE
// SASS-COUNT-3:   HGMMA.64x256x16.F32.BF16 {{.*}}.tnspB, R{{[0-9]+}} ;
// SASS:           HGMMA.64x256x16.F32.BF16 {{.*}}.tnspB, R{{[0-9]+}}, gsb0 ;
// SASS-NEXT:      WARPGROUP.DEPBAR.LE gsb0, 0x1 ;
// SASS-NEXT:      DEPBAR.LE SB0, 0x1 ;
// SASS-NOT:       HGMMA
// SASS:           FENCE.VIEW.ASYNC.S ;
// SASS-NEXT:      BAR.SYNC
// SASS-NOT:       HGMMA
// SASS:           WARPGROUP.DEPBAR.LE gsb0, 0x0 ;
// SASS-COUNT-64:  STS.64
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

func.func @middle(%a: tensor<?x1024xf16>, %b: tensor<1024x128xf16>) -> tensor<?x128xf16> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f16
  %m = tensor.dim %a, %c0 : tensor<?x1024xf16>
  %empty = tensor.empty(%m) : tensor<?x128xf16>
  %c = linalg.fill ins(%zero : f16) outs(%empty : tensor<?x128xf16>) -> tensor<?x128xf16>
  %d = linalg.matmul ins(%a, %b : tensor<?x1024xf16>, tensor<1024x128xf16>)
      outs(%c : tensor<?x128xf16>) -> tensor<?x128xf16>
  %y = act.relu %d : tensor<?x128xf16>
  return %y : tensor<?x128xf16>
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
