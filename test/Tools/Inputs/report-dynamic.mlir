func.func @two(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = act.relu %x : tensor<?xf32>
  %1 = act.softsign %0 : tensor<?xf32>
  return %1 : tensor<?xf32>
}
