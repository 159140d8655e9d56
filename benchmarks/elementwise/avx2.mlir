// ELU, to be compiled for CPUs without AVX-512.

func.func @act_elu_avx2(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
