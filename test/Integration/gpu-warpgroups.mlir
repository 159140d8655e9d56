// Products by wgmma: ptxas finds registers for the sums of all tiles and keeps
// the instructions asynchronous, and they, copies that do not wait and stores of 16
// bytes are in the machine code. Each has a kernel in which threads copy, and one
// in which TMA does.

// REQUIRES: ptxas
// RUN: act-compile %s --target=nvptx64 --chip=sm_90a -o %t.ptx
// RUN: ptxas -v -arch=sm_90a %t.ptx -o %t.cubin 2>&1 | FileCheck %s --implicit-check-not=serialized --implicit-check-not=C75
// RUN: FileCheck %s --check-prefix=PTX <%t.ptx
// RUN: %if nvdisasm %{ nvdisasm -c %t.cubin | FileCheck %s --check-prefix=SASS %}

// CHECK:      Compiling entry function 'small'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'small_tma'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'middle'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'middle_tma'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'large'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
// CHECK:      Compiling entry function 'large_tma'
// CHECK:      0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads

// PTX:       .target sm_90a
// PTX:       .extern .shared .align 1024 .b8 act_shared[];
// PTX-LABEL: .entry large_tma(
// PTX:       .param .align 64 .b8 large_tma_param_7[128],
// PTX-NEXT:  .param .align 64 .b8 large_tma_param_8[128]
// PTX:       .reqntid 256, 1, 1
// PTX:       cvta.param.u64 %[[B:rd[0-9]+]],
// PTX:       cvta.param.u64 %[[A:rd[0-9]+]],
// PTX-COUNT-8: mbarrier.init.shared.b64
// PTX:       fence.proxy.async.shared::cta;
// PTX-NEXT:  bar.sync 0;
// PTX:       mov.b32 %[[BYTES:r[0-9]+]], 49152;
// PTX-NEXT:  mbarrier.arrive.expect_tx.shared.b64 %{{.*}}, [__mbarrier], %[[BYTES]];
// PTX:       cp.async.bulk.tensor.2d.shared::cluster.global.tile.mbarrier::complete_tx::bytes [%{{.*}}], [%[[A]], {%{{.*}}, %{{.*}}}], [__mbarrier];
// PTX:       cp.async.bulk.tensor.2d.shared::cluster.global.tile.mbarrier::complete_tx::bytes [%{{.*}}], [%[[B]], {%{{.*}}, %{{.*}}}], [__mbarrier];
// PTX:       mbarrier.try_wait.parity.shared.b64
// PTX:       wgmma.fence.sync.aligned;
// PTX:       wgmma.mma_async.sync.aligned.m64n256k16.f32.bf16.bf16 {{.*}}, p, 1, 1, 0, 1;
// PTX-COUNT-3: wgmma.mma_async.sync.aligned.m64n256k16
// PTX:       wgmma.commit_group.sync.aligned;
// PTX-NEXT:  wgmma.wait_group.sync.aligned 1;
// PTX:       mbarrier.arrive.shared.b64
// PTX:       mbarrier.try_wait.parity.shared.b64
// PTX:       mbarrier.arrive.expect_tx.shared.b64
// PTX-COUNT-5: cp.async.bulk.tensor.2d
// PTX:       wgmma.wait_group.sync.aligned 0;
// PTX:       bar.sync 0;
// PTX-COUNT-8: mbarrier.inval.shared.b64
// PTX-NOT:   cp.async
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

// Of TMA, the products are waited for between the last one and the copies.
// SASS:           .text.large_tma:
// SASS-COUNT-20:  UTMALDG.2D
// SASS:           SYNCS.PHASECHK.TRANS64.TRYWAIT
// SASS:           WARPGROUP.ARRIVE
// SASS-COUNT-3:   HGMMA.64x256x16.F32.BF16 {{.*}}.tnspB, R{{[0-9]+}} ;
// SASS:           HGMMA.64x256x16.F32.BF16 {{.*}}.tnspB, R{{[0-9]+}}, gsb0 ;
// SASS-NEXT:      WARPGROUP.DEPBAR.LE gsb0, 0x1 ;
// SASS-NOT:       HGMMA
// SASS:           SYNCS.ARRIVE.TRANS64
// SASS:           SYNCS.PHASECHK.TRANS64.TRYWAIT
// SASS-COUNT-5:   UTMALDG.2D
// SASS-NOT:       HGMMA
// SASS:           WARPGROUP.DEPBAR.LE gsb0, 0x0 ;

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
