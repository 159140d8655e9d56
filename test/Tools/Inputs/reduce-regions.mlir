func.func @f(%c: i1, %x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = scf.if %c -> tensor<4xf32> {
    %1 = act.selu %x : tensor<4xf32>
    %2 = act.gelu %1 : tensor<4xf32>
    %3 = arith.addf %2, %x : tensor<4xf32>
    scf.yield %3 : tensor<4xf32>
  } else {
    %1 = act.relu %x : tensor<4xf32>
    scf.yield %1 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}
