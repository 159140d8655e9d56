// Written by scripts/export-corpus: relu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @relu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %2 = arith.cmpf ugt, %in, %cst : bf16
      %3 = arith.select %2, %in, %cst : bf16
      linalg.yield %3 : bf16
    } -> tensor<?x8xbf16>
    return %1 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: relu6.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module {
  func.func @relu6(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<6.000000e+00> : tensor<bf16>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<bf16>
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %cst_0 : tensor<?x8xbf16>, tensor<bf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %3 = arith.cmpf ogt, %in, %in_1 : bf16
      %4 = arith.select %3, %in, %in_1 : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst, %1 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %3 = arith.cmpf olt, %in, %in_1 : bf16
      %4 = arith.select %3, %in, %in_1 : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    return %2 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: leaky_relu.
#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @leaky_relu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e-01 : f64
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<bf16>
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %5 = arith.cmpf ogt, %in, %in_1 : bf16
      %6 = arith.select %5, %in, %in_1 : bf16
      linalg.yield %6 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %5 = arith.cmpf olt, %in, %in_1 : bf16
      %6 = arith.select %5, %in, %in_1 : bf16
      linalg.yield %6 : bf16
    } -> tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %5 = arith.truncf %cst : f64 to bf16
      %6 = arith.mulf %in, %5 : bf16
      linalg.yield %6 : bf16
    } -> tensor<?x8xbf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %3 : tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %5 = arith.addf %in, %in_1 : bf16
      linalg.yield %5 : bf16
    } -> tensor<?x8xbf16>
    return %4 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: prelu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @prelu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense_resource<torch_tensor_8_torch.bfloat16> : tensor<8xbf16>
    %cst_0 = arith.constant 0.000000e+00 : bf16
    %expanded = tensor.expand_shape %cst [[0, 1]] output_shape [1, 8] : tensor<8xbf16> into tensor<1x8xbf16>
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xi1>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xi1>) {
    ^bb0(%in: bf16, %out: i1):
      %5 = arith.cmpf ogt, %in, %cst_0 : bf16
      linalg.yield %5 : i1
    } -> tensor<?x8xi1>
    %2 = tensor.empty(%dim) : tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8xbf16>, tensor<?x8xbf16>) outs(%2 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %5 = arith.mulf %in, %in_1 : bf16
      linalg.yield %5 : bf16
    } -> tensor<?x8xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %arg0, %3 : tensor<?x8xi1>, tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%2 : tensor<?x8xbf16>) {
    ^bb0(%in: i1, %in_1: bf16, %in_2: bf16, %out: bf16):
      %5 = arith.select %in, %in_1, %in_2 : bf16
      linalg.yield %5 : bf16
    } -> tensor<?x8xbf16>
    return %4 : tensor<?x8xbf16>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.bfloat16: "0x02000000803E803E803E803E803E803E803E803E"
    }
  }
#-}

// -----

// Written by scripts/export-corpus: threshold.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module {
  func.func @threshold(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<-1.000000e+00> : tensor<f32>
    %cst_0 = arith.constant 5.000000e-01 : f64
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %7 = arith.extf %in : bf16 to f32
      linalg.yield %7 : f32
    } -> tensor<?x8xf32>
    %2 = tensor.empty(%dim) : tensor<?x8xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%2 : tensor<?x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %7 = arith.extf %in : f32 to f64
      %8 = arith.cmpf ole, %7, %cst_0 : f64
      linalg.yield %8 : i1
    } -> tensor<?x8xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %cst, %1 : tensor<?x8xi1>, tensor<f32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %7 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %7 : f32
    } -> tensor<?x8xf32>
    %5 = tensor.empty(%dim) : tensor<?x8xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xf32>) outs(%5 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %7 = arith.truncf %in : f32 to bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    return %6 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: elu.
#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @elu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<0.000000e+00> : tensor<bf16>
    %cst_0 = arith.constant 1.000000e+00 : bf16
    %cst_1 = arith.constant 1.500000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_2: bf16, %out: bf16):
      %7 = arith.cmpf ogt, %in, %in_2 : bf16
      %8 = arith.select %7, %in, %in_2 : bf16
      linalg.yield %8 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_2: bf16, %out: bf16):
      %7 = arith.cmpf olt, %in, %in_2 : bf16
      %8 = arith.select %7, %in, %in_2 : bf16
      linalg.yield %8 : bf16
    } -> tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %7 = math.exp %in : bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %7 = arith.subf %in, %cst_0 : bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %7 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %5 : tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_2: bf16, %out: bf16):
      %7 = arith.addf %in, %in_2 : bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    return %6 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: elu_scaled.
#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @elu_scaled(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<0.000000e+00> : tensor<bf16>
    %cst_0 = arith.constant 2.000000e+00 : bf16
    %cst_1 = arith.constant 5.000000e-01 : bf16
    %cst_2 = arith.constant 1.000000e+00 : bf16
    %cst_3 = arith.constant 1.500000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %10 = arith.cmpf ogt, %in, %in_4 : bf16
      %11 = arith.select %10, %in, %in_4 : bf16
      linalg.yield %11 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.mulf %in, %cst_0 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %10 = arith.cmpf olt, %in, %in_4 : bf16
      %11 = arith.select %10, %in, %in_4 : bf16
      linalg.yield %11 : bf16
    } -> tensor<?x8xbf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.mulf %in, %cst_1 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = math.exp %in : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.subf %in, %cst_2 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.mulf %in, %cst_0 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.mulf %in, %cst_3 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %8 : tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_4: bf16, %out: bf16):
      %10 = arith.addf %in, %in_4 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    return %9 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: selu.
#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @selu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.6732632423543772 : f64
    %cst_0 = arith.constant 1.0507009873554805 : f64
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<bf16>
    %cst_2 = arith.constant 1.000000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %9 = arith.cmpf ogt, %in, %in_3 : bf16
      %10 = arith.select %9, %in, %in_3 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %9 = arith.truncf %cst_0 : f64 to bf16
      %10 = arith.mulf %in, %9 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %arg0 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %9 = arith.cmpf olt, %in, %in_3 : bf16
      %10 = arith.select %9, %in, %in_3 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %9 = math.exp %in : bf16
      linalg.yield %9 : bf16
    } -> tensor<?x8xbf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %9 = arith.subf %in, %cst_2 : bf16
      linalg.yield %9 : bf16
    } -> tensor<?x8xbf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %9 = arith.truncf %cst_0 : f64 to bf16
      %10 = arith.mulf %in, %9 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %9 = arith.truncf %cst : f64 to bf16
      %10 = arith.mulf %in, %9 : bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %7 : tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_3: bf16, %out: bf16):
      %9 = arith.addf %in, %in_3 : bf16
      linalg.yield %9 : bf16
    } -> tensor<?x8xbf16>
    return %8 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: celu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @celu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 2.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %10 = arith.extf %in : bf16 to f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.divf %in, %cst : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.expm1 %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.mulf %in, %cst : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %5 = tensor.empty(%dim) : tensor<?x8xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%5 : tensor<?x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %10 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %10 : i1
    } -> tensor<?x8xi1>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %1, %4 : tensor<?x8xi1>, tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %10 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %8 = tensor.empty(%dim) : tensor<?x8xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x8xf32>) outs(%8 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %10 = arith.truncf %in : f32 to bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    return %9 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: gelu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @gelu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e+00 : bf16
    %cst_0 = arith.constant 2.000000e+00 : bf16
    %cst_1 = arith.constant 5.000000e-01 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %2 = math.sqrt %cst_0 : bf16
      %3 = arith.divf %in, %2 : bf16
      %4 = math.erf %3 : bf16
      %5 = arith.addf %4, %cst : bf16
      %6 = arith.mulf %5, %cst_1 : bf16
      %7 = arith.mulf %in, %6 : bf16
      linalg.yield %7 : bf16
    } -> tensor<?x8xbf16>
    return %1 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: gelu_tanh.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @gelu_tanh(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %c3_i64 = arith.constant 3 : i64
    %cst = arith.constant 4.467770e-02 : bf16
    %cst_0 = arith.constant 7.968750e-01 : bf16
    %cst_1 = arith.constant 1.000000e+00 : bf16
    %cst_2 = arith.constant 5.000000e-01 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %2 = math.fpowi %in, %c3_i64 : bf16, i64
      %3 = arith.mulf %2, %cst : bf16
      %4 = arith.addf %in, %3 : bf16
      %5 = arith.mulf %4, %cst_0 : bf16
      %6 = math.tanh %5 : bf16
      %7 = arith.addf %6, %cst_1 : bf16
      %8 = arith.mulf %7, %cst_2 : bf16
      %9 = arith.mulf %in, %8 : bf16
      linalg.yield %9 : bf16
    } -> tensor<?x8xbf16>
    return %1 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: silu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @silu(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %6 = arith.extf %in : bf16 to f32
      linalg.yield %6 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %6 = arith.negf %in : f32
      %7 = math.exp %6 : f32
      %8 = arith.addf %7, %cst : f32
      %9 = arith.divf %cst, %8 : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %2 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %6 = arith.mulf %in, %in_0 : f32
      linalg.yield %6 : f32
    } -> tensor<?x8xf32>
    %4 = tensor.empty(%dim) : tensor<?x8xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%4 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %6 = arith.truncf %in : f32 to bf16
      linalg.yield %6 : bf16
    } -> tensor<?x8xbf16>
    return %5 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: sigmoid.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @sigmoid(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %2 = arith.negf %in : bf16
      %3 = math.exp %2 : bf16
      %4 = arith.addf %3, %cst : bf16
      %5 = arith.divf %cst, %4 : bf16
      linalg.yield %5 : bf16
    } -> tensor<?x8xbf16>
    return %1 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: tanh.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @tanh(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %2 = math.tanh %in : bf16
      linalg.yield %2 : bf16
    } -> tensor<?x8xbf16>
    return %1 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: softplus.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @softplus(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 2.000000e+00 : f32
    %cst_0 = arith.constant 2.000000e+01 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %11 = arith.extf %in : bf16 to f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = arith.mulf %in, %cst : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.exp %in : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.log1p %in : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = arith.divf %in, %cst : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %6 = tensor.empty(%dim) : tensor<?x8xi1>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%6 : tensor<?x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %11 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %11 : i1
    } -> tensor<?x8xi1>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %1, %5 : tensor<?x8xi1>, tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %11 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %9 = tensor.empty(%dim) : tensor<?x8xbf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x8xf32>) outs(%9 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %11 = arith.truncf %in : f32 to bf16
      linalg.yield %11 : bf16
    } -> tensor<?x8xbf16>
    return %10 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: mish.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @mish(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 2.000000e+01 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %11 = arith.extf %in : bf16 to f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.exp %in : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.log1p %in : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %4 = tensor.empty(%dim) : tensor<?x8xi1>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%4 : tensor<?x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %11 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %11 : i1
    } -> tensor<?x8xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %1, %3 : tensor<?x8xi1>, tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %11 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.tanh %in : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %7 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %11 = arith.mulf %in, %in_0 : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %9 = tensor.empty(%dim) : tensor<?x8xbf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x8xf32>) outs(%9 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %11 = arith.truncf %in : f32 to bf16
      linalg.yield %11 : bf16
    } -> tensor<?x8xbf16>
    return %10 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: log_sigmoid.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module {
  func.func @log_sigmoid(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %10 = arith.extf %in : bf16 to f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst, %1 : tensor<f32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %10 = arith.cmpf olt, %in, %in_0 : f32
      %11 = arith.select %10, %in, %in_0 : f32
      linalg.yield %11 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.absf %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.negf %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.exp %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.log1p %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %6 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %10 = arith.subf %in, %in_0 : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %8 = tensor.empty(%dim) : tensor<?x8xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<?x8xf32>) outs(%8 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %10 = arith.truncf %in : f32 to bf16
      linalg.yield %10 : bf16
    } -> tensor<?x8xbf16>
    return %9 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: softsign.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @softsign(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e+00 : bf16
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %4 = math.absf %in : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %4 = arith.addf %in, %cst : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %2 : tensor<?x8xbf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_0: bf16, %out: bf16):
      %4 = arith.divf %in, %in_0 : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    return %3 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: hardswish.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @hardswish(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 3.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 6.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %9 = arith.extf %in : bf16 to f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.addf %in, %cst : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.cmpf ult, %in, %cst_0 : f32
      %10 = arith.select %9, %cst_0, %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.cmpf ugt, %in, %cst_1 : f32
      %10 = arith.select %9, %cst_1, %in : f32
      linalg.yield %10 : f32
    } -> tensor<?x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %4 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %9 = arith.mulf %in, %in_2 : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.divf %in, %cst_1 : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %7 = tensor.empty(%dim) : tensor<?x8xbf16>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<?x8xf32>) outs(%7 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %9 = arith.truncf %in : f32 to bf16
      linalg.yield %9 : bf16
    } -> tensor<?x8xbf16>
    return %8 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: hardsigmoid.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @hardsigmoid(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 3.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 6.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xbf16>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: bf16, %out: f32):
      %8 = arith.extf %in : bf16 to f32
      linalg.yield %8 : f32
    } -> tensor<?x8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = arith.addf %in, %cst : f32
      linalg.yield %8 : f32
    } -> tensor<?x8xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = arith.cmpf ult, %in, %cst_0 : f32
      %9 = arith.select %8, %cst_0, %in : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = arith.cmpf ugt, %in, %cst_1 : f32
      %9 = arith.select %8, %cst_1, %in : f32
      linalg.yield %9 : f32
    } -> tensor<?x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = arith.divf %in, %cst_1 : f32
      linalg.yield %8 : f32
    } -> tensor<?x8xf32>
    %6 = tensor.empty(%dim) : tensor<?x8xbf16>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x8xf32>) outs(%6 : tensor<?x8xbf16>) {
    ^bb0(%in: f32, %out: bf16):
      %8 = arith.truncf %in : f32 to bf16
      linalg.yield %8 : bf16
    } -> tensor<?x8xbf16>
    return %7 : tensor<?x8xbf16>
  }
}

// -----

// Written by scripts/export-corpus: hardtanh.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module {
  func.func @hardtanh(%arg0: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<2.000000e+00> : tensor<bf16>
    %cst_0 = arith.constant dense<-5.000000e-01> : tensor<bf16>
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xbf16>
    %0 = tensor.empty(%dim) : tensor<?x8xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %cst_0 : tensor<?x8xbf16>, tensor<bf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %3 = arith.cmpf ogt, %in, %in_1 : bf16
      %4 = arith.select %3, %in, %in_1 : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst, %1 : tensor<bf16>, tensor<?x8xbf16>) outs(%0 : tensor<?x8xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %3 = arith.cmpf olt, %in, %in_1 : bf16
      %4 = arith.select %3, %in, %in_1 : bf16
      linalg.yield %4 : bf16
    } -> tensor<?x8xbf16>
    return %2 : tensor<?x8xbf16>
  }
}
