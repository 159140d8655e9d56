// ELU in all types, to be compiled for CPUs without AVX-512.

func.func @act_elu_avx2_f32(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

func.func @act_elu_avx2_f64(%x: tensor<4096xf64>) -> tensor<4096xf64> {
  %y = act.elu %x : tensor<4096xf64>
  return %y : tensor<4096xf64>
}

func.func @act_elu_avx2_f16(%x: tensor<4096xf16>) -> tensor<4096xf16> {
  %y = act.elu %x : tensor<4096xf16>
  return %y : tensor<4096xf16>
}

func.func @act_elu_avx2_bf16(%x: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %y = act.elu %x : tensor<4096xbf16>
  return %y : tensor<4096xbf16>
}
