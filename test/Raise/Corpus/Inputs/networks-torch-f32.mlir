// Written by scripts/export-corpus: mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @mlp(%arg0: tensor<?x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16x16xf32>, %arg4: tensor<16xf32>, %arg5: tensor<4x16xf32>, %arg6: tensor<4xf32>) -> tensor<?x4xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_1 = arith.constant 1.0507009873554805 : f64
    %cst_2 = arith.constant 1.6732632423543772 : f64
    %cst_3 = arith.constant 1.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%1 : tensor<8x16xf32>) permutation = [1, 0] 
    %2 = tensor.empty(%dim) : tensor<?x16xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %4 = linalg.matmul ins(%arg0, %transposed : tensor<?x8xf32>, tensor<8x16xf32>) outs(%3 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %5 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %5, "negative values not allowed in new dimensions"
    %6 = tensor.empty(%dim) : tensor<?x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%6 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x16xf32>
    cf.assert %true, "mismatched size for broadcast"
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.addf %in, %in_6 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %8 : tensor<f32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.cmpf ogt, %in, %in_6 : f32
      %34 = arith.select %33, %in, %in_6 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %8 : tensor<f32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.cmpf olt, %in, %in_6 : f32
      %34 = arith.select %33, %in, %in_6 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.exp %in : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.subf %in, %cst_3 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %12 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.addf %in, %in_6 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %14 = tensor.empty() : tensor<16x16xf32>
    %transposed_4 = linalg.transpose ins(%arg3 : tensor<16x16xf32>) outs(%14 : tensor<16x16xf32>) permutation = [1, 0] 
    %15 = linalg.matmul ins(%13, %transposed_4 : tensor<?x16xf32>, tensor<16x16xf32>) outs(%3 : tensor<?x16xf32>) -> tensor<?x16xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<16xf32>) outs(%6 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x16xf32>
    cf.assert %true, "mismatched size for broadcast"
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %16 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.addf %in, %in_6 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %17 : tensor<f32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.cmpf ogt, %in, %in_6 : f32
      %34 = arith.select %33, %in, %in_6 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.truncf %cst_1 : f64 to f32
      %34 = arith.mulf %in, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %17 : tensor<f32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.cmpf olt, %in, %in_6 : f32
      %34 = arith.select %33, %in, %in_6 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = math.exp %in : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.subf %in, %cst_3 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.truncf %cst_1 : f64 to f32
      %34 = arith.mulf %in, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %33 = arith.truncf %cst_2 : f64 to f32
      %34 = arith.mulf %in, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<?x16xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19, %24 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.addf %in, %in_6 : f32
      linalg.yield %33 : f32
    } -> tensor<?x16xf32>
    %26 = tensor.empty() : tensor<16x4xf32>
    %transposed_5 = linalg.transpose ins(%arg5 : tensor<4x16xf32>) outs(%26 : tensor<16x4xf32>) permutation = [1, 0] 
    %27 = tensor.empty(%dim) : tensor<?x4xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %29 = linalg.matmul ins(%25, %transposed_5 : tensor<?x16xf32>, tensor<16x4xf32>) outs(%28 : tensor<?x4xf32>) -> tensor<?x4xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %30 = tensor.empty(%dim) : tensor<?x4xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<4xf32>) outs(%30 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %true, "mismatched size for broadcast"
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %31 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%27 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_6: f32, %out: f32):
      %33 = arith.addf %in, %in_6 : f32
      linalg.yield %33 : f32
    } -> tensor<?x4xf32>
    return %32 : tensor<?x4xf32>
  }
}

// -----

// Written by scripts/export-corpus: conv_net.
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @conv_net(%arg0: tensor<?x3x8x8xf32>, %arg1: tensor<4x3x3x3xf32>, %arg2: tensor<4xf32>, %arg3: tensor<4x4x3x3xf32>, %arg4: tensor<4xf32>, %arg5: tensor<4x64xf32>, %arg6: tensor<4xf32>) -> tensor<?x4xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = arith.constant 1.000000e-01 : f64
    %dim = tensor.dim %arg0, %c0 : tensor<?x3x8x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty(%dim) : tensor<?x4x6x6xf32>
    %broadcasted = linalg.broadcast ins(%arg2 : tensor<4xf32>) outs(%1 : tensor<?x4x6x6xf32>) dimensions = [0, 2, 3] 
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %arg1 : tensor<?x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%broadcasted : tensor<?x4x6x6xf32>) -> tensor<?x4x6x6xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2 : tensor<?x4x6x6xf32>) outs(%1 : tensor<?x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.negf %in : f32
      %20 = math.exp %19 : f32
      %21 = arith.addf %20, %cst_0 : f32
      %22 = arith.divf %cst_0, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<?x4x6x6xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<?x4x6x6xf32>, tensor<?x4x6x6xf32>) outs(%1 : tensor<?x4x6x6xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.mulf %in, %in_4 : f32
      linalg.yield %19 : f32
    } -> tensor<?x4x6x6xf32>
    %5 = tensor.empty(%dim) : tensor<?x4x4x4xf32>
    %broadcasted_3 = linalg.broadcast ins(%arg4 : tensor<4xf32>) outs(%5 : tensor<?x4x4x4xf32>) dimensions = [0, 2, 3] 
    %6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%4, %arg3 : tensor<?x4x6x6xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted_3 : tensor<?x4x4x4xf32>) -> tensor<?x4x4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %6 : tensor<f32>, tensor<?x4x4x4xf32>) outs(%5 : tensor<?x4x4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.cmpf ogt, %in, %in_4 : f32
      %20 = arith.select %19, %in, %in_4 : f32
      linalg.yield %20 : f32
    } -> tensor<?x4x4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %6 : tensor<f32>, tensor<?x4x4x4xf32>) outs(%5 : tensor<?x4x4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.cmpf olt, %in, %in_4 : f32
      %20 = arith.select %19, %in, %in_4 : f32
      linalg.yield %20 : f32
    } -> tensor<?x4x4x4xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<?x4x4x4xf32>) outs(%5 : tensor<?x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %19 = arith.truncf %cst_2 : f64 to f32
      %20 = arith.mulf %in, %19 : f32
      linalg.yield %20 : f32
    } -> tensor<?x4x4x4xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %9 : tensor<?x4x4x4xf32>, tensor<?x4x4x4xf32>) outs(%5 : tensor<?x4x4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.addf %in, %in_4 : f32
      linalg.yield %19 : f32
    } -> tensor<?x4x4x4xf32>
    %collapsed = tensor.collapse_shape %10 [[0], [1, 2, 3]] : tensor<?x4x4x4xf32> into tensor<?x64xf32>
    %11 = tensor.empty() : tensor<64x4xf32>
    %transposed = linalg.transpose ins(%arg5 : tensor<4x64xf32>) outs(%11 : tensor<64x4xf32>) permutation = [1, 0] 
    %12 = tensor.empty(%dim) : tensor<?x4xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %14 = linalg.matmul ins(%collapsed, %transposed : tensor<?x64xf32>, tensor<64x4xf32>) outs(%13 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %15 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %15, "negative values not allowed in new dimensions"
    %16 = tensor.empty(%dim) : tensor<?x4xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<4xf32>) outs(%16 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %true, "mismatched size for broadcast"
    %18 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%14, %17 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%12 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %19 = arith.addf %in, %in_4 : f32
      linalg.yield %19 : f32
    } -> tensor<?x4xf32>
    return %18 : tensor<?x4xf32>
  }
}

// -----

// Written by scripts/export-corpus: resnet_block.
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @resnet_block(%arg0: tensor<?x3x8x8xf32>, %arg1: tensor<3x3x3x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<3xf32>, %arg4: tensor<3x3x3x3xf32>, %arg5: tensor<3xf32>, %arg6: tensor<3xf32>) -> tensor<?x3x8x8xf32> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_3_torch.float32_3> : tensor<3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_3_torch.float32_2> : tensor<3xf32>
    %cst_2 = arith.constant 1.000000e-05 : f64
    %cst_3 = arith.constant dense_resource<torch_tensor_3_torch.float32_1> : tensor<3xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>
    %dim = tensor.dim %arg0, %c0 : tensor<?x3x8x8xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<?x3x8x8xf32> to tensor<?x3x10x10xf32>
    %0 = tensor.empty(%dim) : tensor<?x3x8x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<?x3x8x8xf32>) -> tensor<?x3x8x8xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg1 : tensor<?x3x10x10xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<?x3x8x8xf32>) -> tensor<?x3x8x8xf32>
    %3 = tensor.empty() : tensor<3xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_3 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.truncf %cst_2 : f64 to f32
      %21 = arith.addf %in, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<3xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.rsqrt %in : f32
      linalg.yield %20 : f32
    } -> tensor<3xf32>
    %expanded = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %expanded_5 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.subf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_5 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.mulf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %expanded_6 = tensor.expand_shape %arg2 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_6 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.mulf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %expanded_7 = tensor.expand_shape %arg3 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_7 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.addf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<?x3x8x8xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.cmpf ugt, %in, %cst : f32
      %21 = arith.select %20, %in, %cst : f32
      linalg.yield %21 : f32
    } -> tensor<?x3x8x8xf32>
    %padded_8 = tensor.pad %10 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<?x3x8x8xf32> to tensor<?x3x10x10xf32>
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_8, %arg4 : tensor<?x3x10x10xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<?x3x8x8xf32>) -> tensor<?x3x8x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_0 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.truncf %cst_2 : f64 to f32
      %21 = arith.addf %in, %20 : f32
      linalg.yield %21 : f32
    } -> tensor<3xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%12 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.rsqrt %in : f32
      linalg.yield %20 : f32
    } -> tensor<3xf32>
    %expanded_9 = tensor.expand_shape %cst_1 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %expanded_10 = tensor.expand_shape %13 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %expanded_9 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.subf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %expanded_10 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.mulf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %expanded_11 = tensor.expand_shape %arg5 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %expanded_11 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.mulf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %expanded_12 = tensor.expand_shape %arg6 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_12 : tensor<?x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.addf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %17 : tensor<?x3x8x8xf32>, tensor<?x3x8x8xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %in_13: f32, %out: f32):
      %20 = arith.addf %in, %in_13 : f32
      linalg.yield %20 : f32
    } -> tensor<?x3x8x8xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18 : tensor<?x3x8x8xf32>) outs(%0 : tensor<?x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.cmpf ugt, %in, %cst : f32
      %21 = arith.select %20, %in, %cst : f32
      linalg.yield %21 : f32
    } -> tensor<?x3x8x8xf32>
    return %19 : tensor<?x3x8x8xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_3_torch.float32_3: "0x040000000000803F0000803F0000803F",
      torch_tensor_3_torch.float32_2: "0x04000000000000000000000000000000",
      torch_tensor_3_torch.float32_1: "0x040000000000803F0000803F0000803F",
      torch_tensor_3_torch.float32: "0x04000000000000000000000000000000"
    }
  }
#-}

// -----

// Written by scripts/export-corpus: rnn.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @rnn(%arg0: tensor<?x8xf32>, %arg1: tensor<8x8xf32>, %arg2: tensor<8x8xf32>, %arg3: tensor<8xf32>, %arg4: tensor<8xf32>, %arg5: tensor<24x8xf32>, %arg6: tensor<24x8xf32>, %arg7: tensor<24xf32>, %arg8: tensor<24xf32>) -> tensor<?x8xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty() : tensor<8x8xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %2 = tensor.empty(%dim) : tensor<?x8xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %4 = linalg.matmul ins(%arg0, %transposed : tensor<?x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %5 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %5, "negative values not allowed in new dimensions"
    %6 = tensor.empty(%dim) : tensor<?x8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<8xf32>) outs(%6 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8xf32>
    cf.assert %true, "mismatched size for broadcast"
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %transposed_1 = linalg.transpose ins(%arg1 : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %9 = linalg.matmul ins(%arg0, %transposed_1 : tensor<?x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<?x8xf32>) -> tensor<?x8xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<8xf32>) outs(%6 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8xf32>
    cf.assert %true, "mismatched size for broadcast"
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %10 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %11 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = math.tanh %in : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %14 = tensor.empty() : tensor<8x24xf32>
    %transposed_2 = linalg.transpose ins(%arg5 : tensor<24x8xf32>) outs(%14 : tensor<8x24xf32>) permutation = [1, 0] 
    %15 = tensor.empty(%dim) : tensor<?x24xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<?x24xf32>) -> tensor<?x24xf32>
    %17 = linalg.matmul ins(%arg0, %transposed_2 : tensor<?x8xf32>, tensor<8x24xf32>) outs(%16 : tensor<?x24xf32>) -> tensor<?x24xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %18 = tensor.empty(%dim) : tensor<?x24xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<24xf32>) outs(%18 : tensor<?x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x24xf32>
    cf.assert %true, "mismatched size for broadcast"
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %19 : tensor<?x24xf32>, tensor<?x24xf32>) outs(%15 : tensor<?x24xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x24xf32>
    %extracted_slice = tensor.extract_slice %20[0, 0] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %extracted_slice_3 = tensor.extract_slice %20[0, 8] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %extracted_slice_4 = tensor.extract_slice %20[0, 16] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %transposed_5 = linalg.transpose ins(%arg6 : tensor<24x8xf32>) outs(%14 : tensor<8x24xf32>) permutation = [1, 0] 
    %21 = linalg.matmul ins(%13, %transposed_5 : tensor<?x8xf32>, tensor<8x24xf32>) outs(%16 : tensor<?x24xf32>) -> tensor<?x24xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %22 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg8 : tensor<24xf32>) outs(%18 : tensor<?x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x24xf32>
    cf.assert %true, "mismatched size for broadcast"
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21, %22 : tensor<?x24xf32>, tensor<?x24xf32>) outs(%15 : tensor<?x24xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x24xf32>
    %extracted_slice_6 = tensor.extract_slice %23[0, 0] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %extracted_slice_7 = tensor.extract_slice %23[0, 8] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %extracted_slice_8 = tensor.extract_slice %23[0, 16] [%dim, 8] [1, 1] : tensor<?x24xf32> to tensor<?x8xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_6, %extracted_slice : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%24 : tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = arith.negf %in : f32
      %35 = math.exp %34 : f32
      %36 = arith.addf %35, %cst_0 : f32
      %37 = arith.divf %cst_0, %36 : f32
      linalg.yield %37 : f32
    } -> tensor<?x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_7, %extracted_slice_3 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = arith.negf %in : f32
      %35 = math.exp %34 : f32
      %36 = arith.addf %35, %cst_0 : f32
      %37 = arith.divf %cst_0, %36 : f32
      linalg.yield %37 : f32
    } -> tensor<?x8xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_8, %25 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.mulf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_4, %28 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = math.tanh %in : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%13, %30 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.subf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%31, %27 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.mulf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32, %30 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%2 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %34 = arith.addf %in, %in_9 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    return %33 : tensor<?x8xf32>
  }
}

// -----

// Written by scripts/export-corpus: ffn_gelu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @ffn_gelu(%arg0: tensor<?x8xf32>, %arg1: tensor<8xf32>, %arg2: tensor<8xf32>, %arg3: tensor<16x8xf32>, %arg4: tensor<16xf32>, %arg5: tensor<8x16xf32>, %arg6: tensor<8xf32>) -> tensor<?x8xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant 1.000000e-05 : f64
    %cst_4 = arith.constant 8.000000e+00 : f64
    %cst_5 = arith.constant 8.000000e+00 : f32
    %cst_6 = arith.constant 1.41421354 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty(%dim) : tensor<?x8xf64>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x8xf32>) outs(%1 : tensor<?x8xf64>) {
    ^bb0(%in: f32, %out: f64):
      %39 = arith.extf %in : f32 to f64
      linalg.yield %39 : f64
    } -> tensor<?x8xf64>
    %3 = tensor.empty(%dim) : tensor<?x1xf64>
    %4 = linalg.fill ins(%cst : f64) outs(%3 : tensor<?x1xf64>) -> tensor<?x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%2 : tensor<?x8xf64>) outs(%4 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %39 = arith.addf %in, %out : f64
      linalg.yield %39 : f64
    } -> tensor<?x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<?x1xf64>) outs(%3 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %39 = arith.divf %in, %cst_4 : f64
      linalg.yield %39 : f64
    } -> tensor<?x1xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %6 : tensor<?x8xf64>, tensor<?x1xf64>) outs(%1 : tensor<?x8xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %39 = arith.subf %in, %in_8 : f64
      linalg.yield %39 : f64
    } -> tensor<?x8xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %7 : tensor<?x8xf64>, tensor<?x8xf64>) outs(%1 : tensor<?x8xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %39 = arith.mulf %in, %in_8 : f64
      linalg.yield %39 : f64
    } -> tensor<?x8xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%8 : tensor<?x8xf64>) outs(%4 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %39 = arith.addf %in, %out : f64
      linalg.yield %39 : f64
    } -> tensor<?x1xf64>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<?x1xf64>) outs(%3 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %39 = arith.divf %in, %cst_4 : f64
      linalg.yield %39 : f64
    } -> tensor<?x1xf64>
    %11 = tensor.empty(%dim) : tensor<?x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<?x1xf64>) outs(%11 : tensor<?x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %39 = arith.truncf %in : f64 to f32
      linalg.yield %39 : f32
    } -> tensor<?x1xf32>
    %13 = linalg.fill ins(%cst_0 : f32) outs(%11 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<?x8xf32>) outs(%13 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.addf %in, %out : f32
      linalg.yield %39 : f32
    } -> tensor<?x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<?x1xf32>) outs(%11 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.divf %in, %cst_5 : f32
      linalg.yield %39 : f32
    } -> tensor<?x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<?x1xf32>) outs(%11 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.truncf %cst_3 : f64 to f32
      %40 = arith.addf %in, %39 : f32
      linalg.yield %40 : f32
    } -> tensor<?x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<?x1xf32>) outs(%11 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = math.rsqrt %in : f32
      linalg.yield %39 : f32
    } -> tensor<?x1xf32>
    %18 = tensor.empty(%dim) : tensor<?x8xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %15 : tensor<?x8xf32>, tensor<?x1xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.subf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %17 : tensor<?x8xf32>, tensor<?x1xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.mulf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel"]} ins(%20, %arg1 : tensor<?x8xf32>, tensor<8xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.mulf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel"]} ins(%21, %arg2 : tensor<?x8xf32>, tensor<8xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.addf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    %23 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<16x8xf32>) outs(%23 : tensor<8x16xf32>) permutation = [1, 0] 
    %24 = tensor.empty(%dim) : tensor<?x16xf32>
    %25 = linalg.fill ins(%cst_0 : f32) outs(%24 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %26 = linalg.matmul ins(%22, %transposed : tensor<?x8xf32>, tensor<8x16xf32>) outs(%25 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %27 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %27, "negative values not allowed in new dimensions"
    %28 = tensor.empty(%dim) : tensor<?x16xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<16xf32>) outs(%28 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x16xf32>
    cf.assert %true, "mismatched size for broadcast"
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%26, %29 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%24 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.addf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x16xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<?x16xf32>) outs(%24 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %39 = arith.divf %in, %cst_6 : f32
      %40 = math.erf %39 : f32
      %41 = arith.addf %40, %cst_1 : f32
      %42 = arith.mulf %41, %cst_2 : f32
      %43 = arith.mulf %in, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<?x16xf32>
    %32 = tensor.empty() : tensor<16x8xf32>
    %transposed_7 = linalg.transpose ins(%arg5 : tensor<8x16xf32>) outs(%32 : tensor<16x8xf32>) permutation = [1, 0] 
    %33 = linalg.fill ins(%cst_0 : f32) outs(%18 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %34 = linalg.matmul ins(%31, %transposed_7 : tensor<?x16xf32>, tensor<16x8xf32>) outs(%33 : tensor<?x8xf32>) -> tensor<?x8xf32>
    cf.assert %27, "negative values not allowed in new dimensions"
    %35 = tensor.empty(%dim) : tensor<?x8xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<8xf32>) outs(%35 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8xf32>
    cf.assert %true, "mismatched size for broadcast"
    %37 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%34, %36 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.addf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %37 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%18 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %39 = arith.addf %in, %in_8 : f32
      linalg.yield %39 : f32
    } -> tensor<?x8xf32>
    return %38 : tensor<?x8xf32>
  }
}

// -----

// Written by scripts/export-corpus: ffn_swiglu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @ffn_swiglu(%arg0: tensor<?x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16x8xf32>, %arg3: tensor<8x16xf32>) -> tensor<?x8xf32> {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %1 = tensor.empty(%dim) : tensor<?x16xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<?x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<?x16xf32>) outs(%1 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = arith.negf %in : f32
      %14 = math.exp %13 : f32
      %15 = arith.addf %14, %cst_0 : f32
      %16 = arith.divf %cst_0, %15 : f32
      linalg.yield %16 : f32
    } -> tensor<?x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%1 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %13 = arith.mulf %in, %in_3 : f32
      linalg.yield %13 : f32
    } -> tensor<?x16xf32>
    %transposed_1 = linalg.transpose ins(%arg2 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%arg0, %transposed_1 : tensor<?x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%1 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %13 = arith.mulf %in, %in_3 : f32
      linalg.yield %13 : f32
    } -> tensor<?x16xf32>
    %8 = tensor.empty() : tensor<16x8xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<8x16xf32>) outs(%8 : tensor<16x8xf32>) permutation = [1, 0] 
    %9 = tensor.empty(%dim) : tensor<?x8xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %11 = linalg.matmul ins(%7, %transposed_2 : tensor<?x16xf32>, tensor<16x8xf32>) outs(%10 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %11 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%9 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %13 = arith.addf %in, %in_3 : f32
      linalg.yield %13 : f32
    } -> tensor<?x8xf32>
    return %12 : tensor<?x8xf32>
  }
}

// -----

// Written by scripts/export-corpus: layernorm_mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @layernorm_mlp(%arg0: tensor<?x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16xf32>, %arg4: tensor<16xf32>, %arg5: tensor<16x16xf32>, %arg6: tensor<16xf32>, %arg7: tensor<16xf32>, %arg8: tensor<16xf32>, %arg9: tensor<4x16xf32>, %arg10: tensor<4xf32>) -> tensor<?x4xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 2.000000e+01 : f64
    %cst_2 = arith.constant 1.000000e-05 : f64
    %cst_3 = arith.constant 1.600000e+01 : f64
    %cst_4 = arith.constant 1.600000e+01 : f32
    %cst_5 = arith.constant 2.000000e+01 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%1 : tensor<8x16xf32>) permutation = [1, 0] 
    %2 = tensor.empty(%dim) : tensor<?x16xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %4 = linalg.matmul ins(%arg0, %transposed : tensor<?x8xf32>, tensor<8x16xf32>) outs(%3 : tensor<?x16xf32>) -> tensor<?x16xf32>
    %5 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %5, "negative values not allowed in new dimensions"
    %6 = tensor.empty(%dim) : tensor<?x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%6 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x16xf32>
    cf.assert %true, "mismatched size for broadcast"
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.addf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %9 = tensor.empty(%dim) : tensor<?x16xf64>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x16xf32>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %68 = arith.extf %in : f32 to f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %11 = tensor.empty(%dim) : tensor<?x1xf64>
    %12 = linalg.fill ins(%cst_0 : f64) outs(%11 : tensor<?x1xf64>) -> tensor<?x1xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<?x16xf64>) outs(%12 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<?x1xf64>) outs(%11 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_3 : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %14 : tensor<?x16xf64>, tensor<?x1xf64>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %68 = arith.subf %in, %in_8 : f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %15 : tensor<?x16xf64>, tensor<?x16xf64>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %68 = arith.mulf %in, %in_8 : f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %17 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%16 : tensor<?x16xf64>) outs(%12 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<?x1xf64>) outs(%11 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_3 : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %19 = tensor.empty(%dim) : tensor<?x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<?x1xf64>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %68 = arith.truncf %in : f64 to f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%19 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%8 : tensor<?x16xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.divf %in, %cst_4 : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.truncf %cst_2 : f64 to f32
      %69 = arith.addf %in, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<?x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%24 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.rsqrt %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %23 : tensor<?x16xf32>, tensor<?x1xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.subf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %25 : tensor<?x16xf32>, tensor<?x1xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.mulf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%27, %arg3 : tensor<?x16xf32>, tensor<16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.mulf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%28, %arg4 : tensor<?x16xf32>, tensor<16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.addf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.exp %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.log1p %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %32 = tensor.empty(%dim) : tensor<?x16xi1>
    %33 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<?x16xf32>) outs(%32 : tensor<?x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %68 = arith.cmpf ogt, %in, %cst_5 : f32
      linalg.yield %68 : i1
    } -> tensor<?x16xi1>
    %34 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%33, %29, %31 : tensor<?x16xi1>, tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: i1, %in_8: f32, %in_9: f32, %out: f32):
      %68 = arith.select %in, %in_8, %in_9 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.tanh %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %35 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.mulf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %37 = tensor.empty() : tensor<16x16xf32>
    %transposed_6 = linalg.transpose ins(%arg5 : tensor<16x16xf32>) outs(%37 : tensor<16x16xf32>) permutation = [1, 0] 
    %38 = linalg.matmul ins(%36, %transposed_6 : tensor<?x16xf32>, tensor<16x16xf32>) outs(%3 : tensor<?x16xf32>) -> tensor<?x16xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %39 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<16xf32>) outs(%6 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x16xf32>
    cf.assert %true, "mismatched size for broadcast"
    %40 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%38, %39 : tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.addf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40 : tensor<?x16xf32>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %68 = arith.extf %in : f32 to f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %42 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%41 : tensor<?x16xf64>) outs(%12 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %43 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%42 : tensor<?x1xf64>) outs(%11 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_3 : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %44 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%41, %43 : tensor<?x16xf64>, tensor<?x1xf64>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %68 = arith.subf %in, %in_8 : f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %45 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%44, %44 : tensor<?x16xf64>, tensor<?x16xf64>) outs(%9 : tensor<?x16xf64>) {
    ^bb0(%in: f64, %in_8: f64, %out: f64):
      %68 = arith.mulf %in, %in_8 : f64
      linalg.yield %68 : f64
    } -> tensor<?x16xf64>
    %46 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%45 : tensor<?x16xf64>) outs(%12 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %47 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%46 : tensor<?x1xf64>) outs(%11 : tensor<?x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_3 : f64
      linalg.yield %68 : f64
    } -> tensor<?x1xf64>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<?x1xf64>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %68 = arith.truncf %in : f64 to f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%40 : tensor<?x16xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%49 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.divf %in, %cst_4 : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%48 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.truncf %cst_2 : f64 to f32
      %69 = arith.addf %in, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<?x1xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<?x1xf32>) outs(%19 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.rsqrt %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x1xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %50 : tensor<?x16xf32>, tensor<?x1xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.subf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%53, %52 : tensor<?x16xf32>, tensor<?x1xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.mulf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%54, %arg7 : tensor<?x16xf32>, tensor<16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.mulf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%55, %arg8 : tensor<?x16xf32>, tensor<16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.addf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.exp %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%57 : tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.log1p %in : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56 : tensor<?x16xf32>) outs(%32 : tensor<?x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %68 = arith.extf %in : f32 to f64
      %69 = arith.cmpf ogt, %68, %cst_1 : f64
      linalg.yield %69 : i1
    } -> tensor<?x16xi1>
    %60 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%59, %56, %58 : tensor<?x16xi1>, tensor<?x16xf32>, tensor<?x16xf32>) outs(%2 : tensor<?x16xf32>) {
    ^bb0(%in: i1, %in_8: f32, %in_9: f32, %out: f32):
      %68 = arith.select %in, %in_8, %in_9 : f32
      linalg.yield %68 : f32
    } -> tensor<?x16xf32>
    %61 = tensor.empty() : tensor<16x4xf32>
    %transposed_7 = linalg.transpose ins(%arg9 : tensor<4x16xf32>) outs(%61 : tensor<16x4xf32>) permutation = [1, 0] 
    %62 = tensor.empty(%dim) : tensor<?x4xf32>
    %63 = linalg.fill ins(%cst : f32) outs(%62 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %64 = linalg.matmul ins(%60, %transposed_7 : tensor<?x16xf32>, tensor<16x4xf32>) outs(%63 : tensor<?x4xf32>) -> tensor<?x4xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %65 = tensor.empty(%dim) : tensor<?x4xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg10 : tensor<4xf32>) outs(%65 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %true, "mismatched size for broadcast"
    %67 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%64, %66 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%62 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %68 = arith.addf %in, %in_8 : f32
      linalg.yield %68 : f32
    } -> tensor<?x4xf32>
    return %67 : tensor<?x4xf32>
  }
}

// -----

// Written by scripts/export-corpus: autoencoder.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, 0)>
module {
  func.func @autoencoder(%arg0: tensor<?x8xf32>, %arg1: tensor<4x8xf32>, %arg2: tensor<4xf32>, %arg3: tensor<2x4xf32>, %arg4: tensor<2xf32>, %arg5: tensor<1xf32>, %arg6: tensor<8x2xf32>, %arg7: tensor<8xf32>) -> tensor<?x8xf32> {
    %true = arith.constant true
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 2.000000e+00 : f32
    %dim = tensor.dim %arg0, %c0 : tensor<?x8xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty() : tensor<8x4xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<4x8xf32>) outs(%1 : tensor<8x4xf32>) permutation = [1, 0] 
    %2 = tensor.empty(%dim) : tensor<?x4xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %4 = linalg.matmul ins(%arg0, %transposed : tensor<?x8xf32>, tensor<8x4xf32>) outs(%3 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %5 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %5, "negative values not allowed in new dimensions"
    %6 = tensor.empty(%dim) : tensor<?x4xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<4xf32>) outs(%6 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %true, "mismatched size for broadcast"
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %7 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%2 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %34 = arith.addf %in, %in_4 : f32
      linalg.yield %34 : f32
    } -> tensor<?x4xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x4xf32>) outs(%2 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = arith.divf %in, %cst_1 : f32
      linalg.yield %34 : f32
    } -> tensor<?x4xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<?x4xf32>) outs(%2 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = math.expm1 %in : f32
      linalg.yield %34 : f32
    } -> tensor<?x4xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<?x4xf32>) outs(%2 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = arith.mulf %in, %cst_1 : f32
      linalg.yield %34 : f32
    } -> tensor<?x4xf32>
    %12 = tensor.empty(%dim) : tensor<?x4xi1>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<?x4xf32>) outs(%12 : tensor<?x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %34 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %34 : i1
    } -> tensor<?x4xi1>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%13, %8, %11 : tensor<?x4xi1>, tensor<?x4xf32>, tensor<?x4xf32>) outs(%2 : tensor<?x4xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %34 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %34 : f32
    } -> tensor<?x4xf32>
    %15 = tensor.empty() : tensor<4x2xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<2x4xf32>) outs(%15 : tensor<4x2xf32>) permutation = [1, 0] 
    %16 = tensor.empty(%dim) : tensor<?x2xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<?x2xf32>) -> tensor<?x2xf32>
    %18 = linalg.matmul ins(%14, %transposed_2 : tensor<?x4xf32>, tensor<4x2xf32>) outs(%17 : tensor<?x2xf32>) -> tensor<?x2xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %19 = tensor.empty(%dim) : tensor<?x2xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<2xf32>) outs(%19 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x2xf32>
    cf.assert %true, "mismatched size for broadcast"
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %20 : tensor<?x2xf32>, tensor<?x2xf32>) outs(%16 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %34 = arith.addf %in, %in_4 : f32
      linalg.yield %34 : f32
    } -> tensor<?x2xf32>
    %expanded = tensor.expand_shape %arg5 [[0, 1]] output_shape [1, 1] : tensor<1xf32> into tensor<1x1xf32>
    %22 = tensor.empty(%dim) : tensor<?x2xi1>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<?x2xf32>) outs(%22 : tensor<?x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %34 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %34 : i1
    } -> tensor<?x2xi1>
    %24 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%expanded, %21 : tensor<1x1xf32>, tensor<?x2xf32>) outs(%16 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %34 = arith.mulf %in, %in_4 : f32
      linalg.yield %34 : f32
    } -> tensor<?x2xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %21, %24 : tensor<?x2xi1>, tensor<?x2xf32>, tensor<?x2xf32>) outs(%16 : tensor<?x2xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %34 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %34 : f32
    } -> tensor<?x2xf32>
    %26 = tensor.empty() : tensor<2x8xf32>
    %transposed_3 = linalg.transpose ins(%arg6 : tensor<8x2xf32>) outs(%26 : tensor<2x8xf32>) permutation = [1, 0] 
    %27 = tensor.empty(%dim) : tensor<?x8xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<?x8xf32>) -> tensor<?x8xf32>
    %29 = linalg.matmul ins(%25, %transposed_3 : tensor<?x2xf32>, tensor<2x8xf32>) outs(%28 : tensor<?x8xf32>) -> tensor<?x8xf32>
    cf.assert %5, "negative values not allowed in new dimensions"
    %30 = tensor.empty(%dim) : tensor<?x8xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<8xf32>) outs(%30 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8xf32>
    cf.assert %true, "mismatched size for broadcast"
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %31 : tensor<?x8xf32>, tensor<?x8xf32>) outs(%27 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %34 = arith.addf %in, %in_4 : f32
      linalg.yield %34 : f32
    } -> tensor<?x8xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<?x8xf32>) outs(%27 : tensor<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %34 = arith.negf %in : f32
      %35 = math.exp %34 : f32
      %36 = arith.addf %35, %cst_0 : f32
      %37 = arith.divf %cst_0, %36 : f32
      linalg.yield %37 : f32
    } -> tensor<?x8xf32>
    return %33 : tensor<?x8xf32>
  }
}
