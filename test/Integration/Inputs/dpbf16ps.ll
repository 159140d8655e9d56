; What vdpbf16ps of AVX512-BF16 computes, but for subnormal numbers: for each 32
; bits a multiply-add of the upper bf16, then one of the lower bf16.

define linkonce_odr <16 x float> @emulated_dpbf16ps(<16 x float> %sum, <32 x bfloat> %a, <32 x bfloat> %b) alwaysinline {
  %a.pairs = bitcast <32 x bfloat> %a to <16 x i32>
  %b.pairs = bitcast <32 x bfloat> %b to <16 x i32>
  %a.upper.bits = and <16 x i32> %a.pairs, splat (i32 -65536)
  %b.upper.bits = and <16 x i32> %b.pairs, splat (i32 -65536)
  %a.lower.bits = shl <16 x i32> %a.pairs, splat (i32 16)
  %b.lower.bits = shl <16 x i32> %b.pairs, splat (i32 16)
  %a.upper = bitcast <16 x i32> %a.upper.bits to <16 x float>
  %b.upper = bitcast <16 x i32> %b.upper.bits to <16 x float>
  %a.lower = bitcast <16 x i32> %a.lower.bits to <16 x float>
  %b.lower = bitcast <16 x i32> %b.lower.bits to <16 x float>
  %first = call <16 x float> @llvm.fma.v16f32(<16 x float> %a.upper, <16 x float> %b.upper, <16 x float> %sum)
  %both = call <16 x float> @llvm.fma.v16f32(<16 x float> %a.lower, <16 x float> %b.lower, <16 x float> %first)
  ret <16 x float> %both
}
