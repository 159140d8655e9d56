// What the benchmark times of act: ELU and ReLU in cache and in memory.

func.func @act_elu_cache(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = act.elu %x : tensor<4096xf32>
  return %y : tensor<4096xf32>
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
