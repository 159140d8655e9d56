func.func private @unrelated(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = act.elu %x : tensor<4xf32>
  return %y : tensor<4xf32>
}
func.func @fails(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = act.selu %x : tensor<4xf32>
  %1 = arith.addf %0, %x : tensor<4xf32>
  %2 = tosa.abs %1 : (tensor<4xf32>) -> tensor<4xf32>
  %3 = act.elu %2 : tensor<4xf32>
  return %3 : tensor<4xf32>
}
