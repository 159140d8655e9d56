// What the benchmark times of act: ELU and ReLU in cache and in memory.

func.func @act_elu_cache(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

func.func @act_elu_cache_f64(%x: tensor<4096xf64>) -> tensor<4096xf64> {
  %y = act.elu %x : tensor<4096xf64>
  return %y : tensor<4096xf64>
}

func.func @act_elu_cache_f16(%x: tensor<4096xf16>) -> tensor<4096xf16> {
  %y = act.elu %x : tensor<4096xf16>
  return %y : tensor<4096xf16>
}

func.func @act_elu_cache_bf16(%x: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %y = act.elu %x : tensor<4096xbf16>
  return %y : tensor<4096xbf16>
}

func.func @act_relu_cache(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.relu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

func.func @act_selu_cache(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.selu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

func.func @act_elu_memory(%x: tensor<33554432xf32>) -> tensor<33554432xf32> {
  %y = act.elu %x : tensor<33554432xf32>
  return %y : tensor<33554432xf32>
}

func.func @act_relu_memory(%x: tensor<33554432xf32>) -> tensor<33554432xf32> {
  %y = act.relu %x : tensor<33554432xf32>
  return %y : tensor<33554432xf32>
}
