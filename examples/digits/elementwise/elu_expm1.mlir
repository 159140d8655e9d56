// ELU as a careful front end writes it: expm1(x) on the negative side, which
// has no cancellation as long as the compiler keeps it accurate.
#map = affine_map<(d0) -> (d0)>
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %empty = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.generic {indexing_maps = [#map, #map],
                       iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%empty : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %negative = math.expm1 %in : f32
    %is_positive = arith.cmpf ogt, %in, %zero : f32
    %elu = arith.select %is_positive, %in, %negative : f32
    linalg.yield %elu : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}
