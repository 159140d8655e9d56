func.func @written_out(%x: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant dense<0.0> : tensor<8xf32>
  %one = arith.constant dense<1.0> : tensor<8xf32>
  %p = arith.cmpf ogt, %x, %zero : tensor<8xf32>
  %m = arith.select %p, %zero, %x : tensor<8xi1>, tensor<8xf32>
  %e = math.exp %m : tensor<8xf32>
  %s = arith.subf %e, %one : tensor<8xf32>
  %y = arith.select %p, %x, %s : tensor<8xi1>, tensor<8xf32>
  return %y : tensor<8xf32>
}
