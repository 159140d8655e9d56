// A layer for any number of rows: elu(x w + b).
func.func @dense(%x: tensor<?x4xf32>, %w: tensor<4x2xf32>, %b: tensor<2xf32>)
    -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %rows = tensor.dim %x, %c0 : tensor<?x4xf32>
  %empty = tensor.empty(%rows) : tensor<?x2xf32>
  %bias = linalg.broadcast ins(%b : tensor<2xf32>)
                           outs(%empty : tensor<?x2xf32>) dimensions = [0]
  %sum = linalg.matmul ins(%x, %w : tensor<?x4xf32>, tensor<4x2xf32>)
                       outs(%bias : tensor<?x2xf32>) -> tensor<?x2xf32>
  %y = act.elu %sum : tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
