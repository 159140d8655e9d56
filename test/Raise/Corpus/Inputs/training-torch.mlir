// Written by scripts/export-corpus: mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @mlp(%arg0: tensor<4x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16x16xf32>, %arg4: tensor<16xf32>, %arg5: tensor<4x16xf32>, %arg6: tensor<4xf32>) -> (tensor<16x8xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16xf32>, tensor<4x16xf32>, tensor<4xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<4x4xf32>
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = arith.constant 1.7580993408473766 : f64
    %cst_3 = arith.constant 1.0507009873554805 : f64
    %cst_4 = arith.constant 1.6732632423543772 : f64
    %cst_5 = arith.constant 1.000000e+00 : f32
    %cst_6 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.addf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %5 : tensor<f32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.cmpf ogt, %in, %in_14 : f32
      %59 = arith.select %58, %in, %in_14 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %5 : tensor<f32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.cmpf olt, %in, %in_14 : f32
      %59 = arith.select %58, %in, %in_14 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = math.exp %in : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.subf %in, %cst_5 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %9 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.addf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %11 = tensor.empty() : tensor<16x16xf32>
    %transposed_7 = linalg.transpose ins(%arg3 : tensor<16x16xf32>) outs(%11 : tensor<16x16xf32>) permutation = [1, 0] 
    %12 = linalg.matmul ins(%10, %transposed_7 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12, %13 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.addf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %14 : tensor<f32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.cmpf ogt, %in, %in_14 : f32
      %59 = arith.select %58, %in, %in_14 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.truncf %cst_3 : f64 to f32
      %59 = arith.mulf %in, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %14 : tensor<f32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.cmpf olt, %in, %in_14 : f32
      %59 = arith.select %58, %in, %in_14 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = math.exp %in : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.subf %in, %cst_5 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.truncf %cst_3 : f64 to f32
      %59 = arith.mulf %in, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.truncf %cst_4 : f64 to f32
      %59 = arith.mulf %in, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%16, %21 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.addf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %23 = tensor.empty() : tensor<16x4xf32>
    %transposed_8 = linalg.transpose ins(%arg5 : tensor<4x16xf32>) outs(%23 : tensor<16x4xf32>) permutation = [1, 0] 
    %24 = tensor.empty() : tensor<4x4xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %26 = linalg.matmul ins(%22, %transposed_8 : tensor<4x16xf32>, tensor<16x4xf32>) outs(%25 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<4xf32>) outs(%24 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %27 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%24 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.addf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x4xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x4xf32>) outs(%24 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %58 : f32
    } -> tensor<4x4xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x4xf32>) outs(%24 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.mulf %in, %cst_6 : f32
      linalg.yield %58 : f32
    } -> tensor<4x4xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %30 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%24 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.mulf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x4xf32>
    %32 = linalg.matmul ins(%31, %arg5 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %transposed_9 = linalg.transpose ins(%31 : tensor<4x4xf32>) outs(%24 : tensor<4x4xf32>) permutation = [1, 0] 
    %33 = linalg.matmul ins(%transposed_9, %22 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %34 = tensor.empty() : tensor<1x4xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%34 : tensor<1x4xf32>) -> tensor<1x4xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%31 : tensor<4x4xf32>) outs(%35 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.addf %in, %out : f32
      linalg.yield %58 : f32
    } -> tensor<1x4xf32>
    %collapsed = tensor.collapse_shape %36 [[0, 1]] : tensor<1x4xf32> into tensor<4xf32>
    %37 = tensor.empty() : tensor<4x16xi1>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4x16xf32>) outs(%37 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %58 = arith.cmpf ole, %in, %cst : f32
      linalg.yield %58 : i1
    } -> tensor<4x16xi1>
    %39 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.truncf %cst_2 : f64 to f32
      %59 = arith.mulf %in, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = math.exp %in : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%39, %40 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.mulf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.truncf %cst_3 : f64 to f32
      %59 = arith.mulf %in, %58 : f32
      linalg.yield %59 : f32
    } -> tensor<4x16xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%38, %41, %42 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %58 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %44 = linalg.matmul ins(%43, %arg3 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %transposed_10 = linalg.transpose ins(%43 : tensor<4x16xf32>) outs(%23 : tensor<16x4xf32>) permutation = [1, 0] 
    %45 = linalg.fill ins(%cst : f32) outs(%11 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %46 = linalg.matmul ins(%transposed_10, %10 : tensor<16x4xf32>, tensor<4x16xf32>) outs(%45 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %47 = tensor.empty() : tensor<1x16xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%43 : tensor<4x16xf32>) outs(%48 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.addf %in, %out : f32
      linalg.yield %58 : f32
    } -> tensor<1x16xf32>
    %collapsed_11 = tensor.collapse_shape %49 [[0, 1]] : tensor<1x16xf32> into tensor<16xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x16xf32>) outs(%37 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %58 = arith.cmpf ole, %in, %cst : f32
      linalg.yield %58 : i1
    } -> tensor<4x16xi1>
    %51 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = math.exp %in : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%44, %51 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %58 = arith.mulf %in, %in_14 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%50, %52, %44 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %58 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %58 : f32
    } -> tensor<4x16xf32>
    %transposed_12 = linalg.transpose ins(%53 : tensor<4x16xf32>) outs(%23 : tensor<16x4xf32>) permutation = [1, 0] 
    %54 = tensor.empty() : tensor<16x8xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %56 = linalg.matmul ins(%transposed_12, %arg0 : tensor<16x4xf32>, tensor<4x8xf32>) outs(%55 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%53 : tensor<4x16xf32>) outs(%48 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %58 = arith.addf %in, %out : f32
      linalg.yield %58 : f32
    } -> tensor<1x16xf32>
    %collapsed_13 = tensor.collapse_shape %57 [[0, 1]] : tensor<1x16xf32> into tensor<16xf32>
    return %56, %collapsed_13, %46, %collapsed_11, %33, %collapsed : tensor<16x8xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16xf32>, tensor<4x16xf32>, tensor<4xf32>
  }
}

// -----

// Written by scripts/export-corpus: conv_net.
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d1)>
module {
  func.func @conv_net(%arg0: tensor<4x3x8x8xf32>, %arg1: tensor<4x3x3x3xf32>, %arg2: tensor<4xf32>, %arg3: tensor<4x4x3x3xf32>, %arg4: tensor<4xf32>, %arg5: tensor<4x64xf32>, %arg6: tensor<4xf32>) -> (tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<4x4x3x3xf32>, tensor<4xf32>, tensor<4x64xf32>, tensor<4xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<4x4x6x6xf32>
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<4x4xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant 1.000000e-01 : f64
    %cst_5 = arith.constant 2.000000e+00 : f32
    %c2 = arith.constant 2 : index
    %0 = tensor.empty() : tensor<4x4x6x6xf32>
    %broadcasted = linalg.broadcast ins(%arg2 : tensor<4xf32>) outs(%0 : tensor<4x4x6x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %arg1 : tensor<4x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%broadcasted : tensor<4x4x6x6xf32>) -> tensor<4x4x6x6xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.negf %in : f32
      %53 = math.exp %52 : f32
      %54 = arith.addf %53, %cst_0 : f32
      %55 = arith.divf %cst_0, %54 : f32
      linalg.yield %55 : f32
    } -> tensor<4x4x6x6xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %2 : tensor<4x4x6x6xf32>, tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.mulf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %4 = tensor.empty() : tensor<4x4x4x4xf32>
    %broadcasted_6 = linalg.broadcast ins(%arg4 : tensor<4xf32>) outs(%4 : tensor<4x4x4x4xf32>) dimensions = [0, 2, 3] 
    %5 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%3, %arg3 : tensor<4x4x6x6xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted_6 : tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_3, %5 : tensor<f32>, tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.cmpf ogt, %in, %in_15 : f32
      %53 = arith.select %52, %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x4x4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_3, %5 : tensor<f32>, tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.cmpf olt, %in, %in_15 : f32
      %53 = arith.select %52, %in, %in_15 : f32
      linalg.yield %53 : f32
    } -> tensor<4x4x4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_4 : f64 to f32
      %53 = arith.mulf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<4x4x4x4xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %8 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.addf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x4x4xf32>
    %collapsed = tensor.collapse_shape %9 [[0], [1, 2, 3]] : tensor<4x4x4x4xf32> into tensor<4x64xf32>
    %10 = tensor.empty() : tensor<64x4xf32>
    %transposed = linalg.transpose ins(%arg5 : tensor<4x64xf32>) outs(%10 : tensor<64x4xf32>) permutation = [1, 0] 
    %11 = tensor.empty() : tensor<4x4xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%11 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %13 = linalg.matmul ins(%collapsed, %transposed : tensor<4x64xf32>, tensor<64x4xf32>) outs(%12 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<4xf32>) outs(%11 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %15 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%13, %14 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%11 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.addf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4x4xf32>) outs(%11 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %52 : f32
    } -> tensor<4x4xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<4x4xf32>) outs(%11 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.mulf %in, %cst_5 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_2, %17 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%11 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.mulf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4xf32>
    %19 = tensor.empty() : tensor<4x64xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %21 = linalg.matmul ins(%18, %arg5 : tensor<4x4xf32>, tensor<4x64xf32>) outs(%20 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %transposed_7 = linalg.transpose ins(%18 : tensor<4x4xf32>) outs(%11 : tensor<4x4xf32>) permutation = [1, 0] 
    %22 = linalg.matmul ins(%transposed_7, %collapsed : tensor<4x4xf32>, tensor<4x64xf32>) outs(%20 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %23 = tensor.empty() : tensor<1x4xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%23 : tensor<1x4xf32>) -> tensor<1x4xf32>
    %25 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%18 : tensor<4x4xf32>) outs(%24 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<1x4xf32>
    %collapsed_8 = tensor.collapse_shape %25 [[0, 1]] : tensor<1x4xf32> into tensor<4xf32>
    %expanded = tensor.expand_shape %21 [[0], [1, 2, 3]] output_shape [4, 4, 4, 4] : tensor<4x64xf32> into tensor<4x4x4x4xf32>
    %26 = tensor.empty() : tensor<4x4x4x4xi1>
    %27 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<4x4x4x4xf32>) outs(%26 : tensor<4x4x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<4x4x4x4xi1>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_4 : f64 to f32
      %53 = arith.mulf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<4x4x4x4xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %expanded, %28 : tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: i1, %in_15: f32, %in_16: f32, %out: f32):
      %52 = arith.select %in, %in_15, %in_16 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x4x4xf32>
    %30 = tensor.empty() : tensor<4x4x3x3xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<4x4x3x3xf32>) -> tensor<4x4x3x3xf32>
    %32 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%31 : tensor<4x4x3x3xf32>) {
    ^bb0(%out: f32):
      %52 = linalg.index 0 : index
      %53 = linalg.index 1 : index
      %54 = linalg.index 2 : index
      %55 = linalg.index 3 : index
      %56 = arith.subi %c2, %54 : index
      %57 = arith.subi %c2, %55 : index
      %extracted = tensor.extract %arg3[%53, %52, %56, %57] : tensor<4x4x3x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x4x3x3xf32>
    %33 = tensor.empty() : tensor<4x4x8x8xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%33 : tensor<4x4x8x8xf32>) -> tensor<4x4x8x8xf32>
    %inserted_slice = tensor.insert_slice %29 into %34[0, 0, 2, 2] [4, 4, 4, 4] [1, 1, 1, 1] : tensor<4x4x4x4xf32> into tensor<4x4x8x8xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x4x6x6xf32>) -> tensor<4x4x6x6xf32>
    %36 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %32 : tensor<4x4x8x8xf32>, tensor<4x4x3x3xf32>) outs(%35 : tensor<4x4x6x6xf32>) -> tensor<4x4x6x6xf32>
    %transposed_9 = linalg.transpose ins(%3 : tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) permutation = [1, 0, 2, 3] 
    %transposed_10 = linalg.transpose ins(%29 : tensor<4x4x4x4xf32>) outs(%4 : tensor<4x4x4x4xf32>) permutation = [1, 0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%transposed_9, %transposed_10 : tensor<4x4x6x6xf32>, tensor<4x4x4x4xf32>) outs(%31 : tensor<4x4x3x3xf32>) -> tensor<4x4x3x3xf32>
    %transposed_11 = linalg.transpose ins(%37 : tensor<4x4x3x3xf32>) outs(%30 : tensor<4x4x3x3xf32>) permutation = [1, 0, 2, 3] 
    %38 = tensor.empty() : tensor<4xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<4xf32>) -> tensor<4xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%29 : tensor<4x4x4x4xf32>) outs(%39 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<4xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %2 : tensor<4x4x6x6xf32>, tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.subf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %41 : tensor<4x4x6x6xf32>, tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.mulf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42 : tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %cst_0 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36, %2 : tensor<4x4x6x6xf32>, tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.mulf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %43 : tensor<4x4x6x6xf32>, tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) {
    ^bb0(%in: f32, %in_15: f32, %out: f32):
      %52 = arith.mulf %in, %in_15 : f32
      linalg.yield %52 : f32
    } -> tensor<4x4x6x6xf32>
    %46 = tensor.empty() : tensor<3x4x8x8xf32>
    %transposed_12 = linalg.transpose ins(%arg0 : tensor<4x3x8x8xf32>) outs(%46 : tensor<3x4x8x8xf32>) permutation = [1, 0, 2, 3] 
    %transposed_13 = linalg.transpose ins(%45 : tensor<4x4x6x6xf32>) outs(%0 : tensor<4x4x6x6xf32>) permutation = [1, 0, 2, 3] 
    %47 = tensor.empty() : tensor<3x4x3x3xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<3x4x3x3xf32>) -> tensor<3x4x3x3xf32>
    %49 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%transposed_12, %transposed_13 : tensor<3x4x8x8xf32>, tensor<4x4x6x6xf32>) outs(%48 : tensor<3x4x3x3xf32>) -> tensor<3x4x3x3xf32>
    %50 = tensor.empty() : tensor<4x3x3x3xf32>
    %transposed_14 = linalg.transpose ins(%49 : tensor<3x4x3x3xf32>) outs(%50 : tensor<4x3x3x3xf32>) permutation = [1, 0, 2, 3] 
    %51 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%45 : tensor<4x4x6x6xf32>) outs(%39 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<4xf32>
    return %transposed_14, %51, %transposed_11, %40, %22, %collapsed_8 : tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<4x4x3x3xf32>, tensor<4xf32>, tensor<4x64xf32>, tensor<4xf32>
  }
}

// -----

// Written by scripts/export-corpus: resnet_block.
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d1)>
#map5 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
module {
  func.func @resnet_block(%arg0: tensor<4x3x8x8xf32>, %arg1: tensor<3x3x3x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<3xf32>, %arg4: tensor<3x3x3x3xf32>, %arg5: tensor<3xf32>, %arg6: tensor<3xf32>) -> (tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<4x3x8x8xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_3_torch.float32_3> : tensor<3xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_3_torch.float32_2> : tensor<3xf32>
    %cst_4 = arith.constant 1.000000e-05 : f64
    %cst_5 = arith.constant dense_resource<torch_tensor_3_torch.float32_1> : tensor<3xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>
    %cst_7 = arith.constant 2.000000e+00 : f32
    %c2 = arith.constant 2 : index
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<4x3x8x8xf32> to tensor<4x3x10x10xf32>
    %0 = tensor.empty() : tensor<4x3x8x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x3x8x8xf32>) -> tensor<4x3x8x8xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg1 : tensor<4x3x10x10xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x3x8x8xf32>) -> tensor<4x3x8x8xf32>
    %3 = tensor.empty() : tensor<3xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_5 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_4 : f64 to f32
      %53 = arith.addf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<3xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.rsqrt %in : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %expanded = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %expanded_8 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.subf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_8 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_9 = tensor.expand_shape %arg2 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_9 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_10 = tensor.expand_shape %arg3 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_10 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.addf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.cmpf ugt, %in, %cst : f32
      %53 = arith.select %52, %in, %cst : f32
      linalg.yield %53 : f32
    } -> tensor<4x3x8x8xf32>
    %padded_11 = tensor.pad %10 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<4x3x8x8xf32> to tensor<4x3x10x10xf32>
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_11, %arg4 : tensor<4x3x10x10xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x3x8x8xf32>) -> tensor<4x3x8x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_2 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_4 : f64 to f32
      %53 = arith.addf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<3xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%12 : tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.rsqrt %in : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %expanded_12 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %expanded_13 = tensor.expand_shape %13 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %expanded_12 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.subf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %expanded_13 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_14 = tensor.expand_shape %arg5 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %expanded_14 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_15 = tensor.expand_shape %arg6 [[0, 1, 2]] output_shape [3, 1, 1] : tensor<3xf32> into tensor<3x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_15 : tensor<4x3x8x8xf32>, tensor<3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.addf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %17 : tensor<4x3x8x8xf32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.addf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18 : tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.cmpf ugt, %in, %cst : f32
      %53 = arith.select %52, %in, %cst : f32
      linalg.yield %53 : f32
    } -> tensor<4x3x8x8xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.mulf %in, %cst_7 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %21 : tensor<4x3x8x8xf32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %23 = tensor.empty() : tensor<4x3x8x8xi1>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<4x3x8x8xf32>) outs(%23 : tensor<4x3x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ole, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<4x3x8x8xi1>
    %25 = linalg.generic {indexing_maps = [#map1, #map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %cst_0, %22 : tensor<4x3x8x8xi1>, tensor<f32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %52 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_16 = tensor.expand_shape %cst_3 [[0, 1, 2, 3]] output_shape [1, 3, 1, 1] : tensor<3xf32> into tensor<1x3x1x1xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%3 : tensor<3xf32>) -> tensor<3xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%25 : tensor<4x3x8x8xf32>) outs(%26 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %expanded_16 : tensor<4x3x8x8xf32>, tensor<1x3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.subf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %28 : tensor<4x3x8x8xf32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%29 : tensor<4x3x8x8xf32>) outs(%26 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%13, %arg5 : tensor<3xf32>, tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %expanded_17 = tensor.expand_shape %31 [[0, 1, 2, 3]] output_shape [1, 3, 1, 1] : tensor<3xf32> into tensor<1x3x1x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_17 : tensor<4x3x8x8xf32>, tensor<1x3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%30, %13 : tensor<3xf32>, tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %34 = tensor.empty() : tensor<3x3x3x3xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%34 : tensor<3x3x3x3xf32>) -> tensor<3x3x3x3xf32>
    %36 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%35 : tensor<3x3x3x3xf32>) {
    ^bb0(%out: f32):
      %52 = linalg.index 0 : index
      %53 = linalg.index 1 : index
      %54 = linalg.index 2 : index
      %55 = linalg.index 3 : index
      %56 = arith.subi %c2, %54 : index
      %57 = arith.subi %c2, %55 : index
      %extracted = tensor.extract %arg4[%53, %52, %56, %57] : tensor<3x3x3x3xf32>
      linalg.yield %extracted : f32
    } -> tensor<3x3x3x3xf32>
    %37 = tensor.empty() : tensor<4x3x10x10xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<4x3x10x10xf32>) -> tensor<4x3x10x10xf32>
    %inserted_slice = tensor.insert_slice %32 into %38[0, 0, 1, 1] [4, 3, 8, 8] [1, 1, 1, 1] : tensor<4x3x8x8xf32> into tensor<4x3x10x10xf32>
    %39 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %36 : tensor<4x3x10x10xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x3x8x8xf32>) -> tensor<4x3x8x8xf32>
    %40 = tensor.empty() : tensor<3x4x8x8xf32>
    %transposed = linalg.transpose ins(%10 : tensor<4x3x8x8xf32>) outs(%40 : tensor<3x4x8x8xf32>) permutation = [1, 0, 2, 3] 
    %transposed_18 = linalg.transpose ins(%32 : tensor<4x3x8x8xf32>) outs(%40 : tensor<3x4x8x8xf32>) permutation = [1, 0, 2, 3] 
    %padded_19 = tensor.pad %transposed low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<3x4x8x8xf32> to tensor<3x4x10x10xf32>
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_19, %transposed_18 : tensor<3x4x10x10xf32>, tensor<3x4x8x8xf32>) outs(%35 : tensor<3x3x3x3xf32>) -> tensor<3x3x3x3xf32>
    %transposed_20 = linalg.transpose ins(%41 : tensor<3x3x3x3xf32>) outs(%34 : tensor<3x3x3x3xf32>) permutation = [1, 0, 2, 3] 
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<4x3x8x8xf32>) outs(%23 : tensor<4x3x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ole, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<4x3x8x8xi1>
    %43 = linalg.generic {indexing_maps = [#map1, #map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %cst_0, %39 : tensor<4x3x8x8xi1>, tensor<f32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %52 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %expanded_21 = tensor.expand_shape %cst_6 [[0, 1, 2, 3]] output_shape [1, 3, 1, 1] : tensor<3xf32> into tensor<1x3x1x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%43 : tensor<4x3x8x8xf32>) outs(%26 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded_21 : tensor<4x3x8x8xf32>, tensor<1x3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.subf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %45 : tensor<4x3x8x8xf32>, tensor<4x3x8x8xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%46 : tensor<4x3x8x8xf32>) outs(%26 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.addf %in, %out : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%5, %arg2 : tensor<3xf32>, tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %expanded_22 = tensor.expand_shape %48 [[0, 1, 2, 3]] output_shape [1, 3, 1, 1] : tensor<3xf32> into tensor<1x3x1x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map5, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_22 : tensor<4x3x8x8xf32>, tensor<1x3x1x1xf32>) outs(%0 : tensor<4x3x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<4x3x8x8xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%47, %5 : tensor<3xf32>, tensor<3xf32>) outs(%3 : tensor<3xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %52 = arith.mulf %in, %in_27 : f32
      linalg.yield %52 : f32
    } -> tensor<3xf32>
    %transposed_23 = linalg.transpose ins(%arg0 : tensor<4x3x8x8xf32>) outs(%40 : tensor<3x4x8x8xf32>) permutation = [1, 0, 2, 3] 
    %transposed_24 = linalg.transpose ins(%49 : tensor<4x3x8x8xf32>) outs(%40 : tensor<3x4x8x8xf32>) permutation = [1, 0, 2, 3] 
    %padded_25 = tensor.pad %transposed_23 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<3x4x8x8xf32> to tensor<3x4x10x10xf32>
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_25, %transposed_24 : tensor<3x4x10x10xf32>, tensor<3x4x8x8xf32>) outs(%35 : tensor<3x3x3x3xf32>) -> tensor<3x3x3x3xf32>
    %transposed_26 = linalg.transpose ins(%51 : tensor<3x3x3x3xf32>) outs(%34 : tensor<3x3x3x3xf32>) permutation = [1, 0, 2, 3] 
    return %transposed_26, %50, %44, %transposed_20, %33, %27 : tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>
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
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @rnn(%arg0: tensor<4x8xf32>, %arg1: tensor<8x8xf32>, %arg2: tensor<8x8xf32>, %arg3: tensor<8xf32>, %arg4: tensor<8xf32>, %arg5: tensor<24x8xf32>, %arg6: tensor<24x8xf32>, %arg7: tensor<24xf32>, %arg8: tensor<24xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<24x8xf32>, tensor<24x8xf32>, tensor<24xf32>, tensor<24xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<4x8xf32>
    %cst_2 = arith.constant 2.000000e+00 : f32
    %cst_3 = arith.constant dense<1> : tensor<i64>
    %0 = tensor.empty() : tensor<8x8xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<8x8xf32>) outs(%0 : tensor<8x8xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x8xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x8xf32>, tensor<8x8xf32>) outs(%2 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %transposed_4 = linalg.transpose ins(%arg1 : tensor<8x8xf32>) outs(%0 : tensor<8x8xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%arg0, %transposed_4 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%2 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.tanh %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %11 = tensor.empty() : tensor<8x24xf32>
    %transposed_5 = linalg.transpose ins(%arg5 : tensor<24x8xf32>) outs(%11 : tensor<8x24xf32>) permutation = [1, 0] 
    %12 = tensor.empty() : tensor<4x24xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<4x24xf32>) -> tensor<4x24xf32>
    %14 = linalg.matmul ins(%arg0, %transposed_5 : tensor<4x8xf32>, tensor<8x24xf32>) outs(%13 : tensor<4x24xf32>) -> tensor<4x24xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<24xf32>) outs(%12 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x24xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<4x24xf32>, tensor<4x24xf32>) outs(%12 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x24xf32>
    %extracted_slice = tensor.extract_slice %16[0, 0] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %extracted_slice_6 = tensor.extract_slice %16[0, 8] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %extracted_slice_7 = tensor.extract_slice %16[0, 16] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %transposed_8 = linalg.transpose ins(%arg6 : tensor<24x8xf32>) outs(%11 : tensor<8x24xf32>) permutation = [1, 0] 
    %17 = linalg.matmul ins(%10, %transposed_8 : tensor<4x8xf32>, tensor<8x24xf32>) outs(%13 : tensor<4x24xf32>) -> tensor<4x24xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg8 : tensor<24xf32>) outs(%12 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x24xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %18 : tensor<4x24xf32>, tensor<4x24xf32>) outs(%12 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x24xf32>
    %extracted_slice_9 = tensor.extract_slice %19[0, 0] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %extracted_slice_10 = tensor.extract_slice %19[0, 8] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %extracted_slice_11 = tensor.extract_slice %19[0, 16] [4, 8] [1, 1] : tensor<4x24xf32> to tensor<4x8xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_9, %extracted_slice : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.negf %in : f32
      %69 = math.exp %68 : f32
      %70 = arith.addf %69, %cst_0 : f32
      %71 = arith.divf %cst_0, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<4x8xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_10, %extracted_slice_6 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.negf %in : f32
      %69 = math.exp %68 : f32
      %70 = arith.addf %69, %cst_0 : f32
      %71 = arith.divf %cst_0, %70 : f32
      linalg.yield %71 : f32
    } -> tensor<4x8xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_11, %21 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_7, %24 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%25 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.tanh %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %26 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.subf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27, %23 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28, %26 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.mulf %in, %cst_2 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %31 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32, %27 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %34 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32, %23 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.negf %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%32, %35 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %26 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %38 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %37 : tensor<i64>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_18: f32, %out: f32):
      %68 = arith.sitofp %in : i64 to f32
      %69 = arith.subf %68, %in_18 : f32
      linalg.yield %69 : f32
    } -> tensor<4x8xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%36, %38 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%39, %extracted_slice_11 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%39, %21 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %42 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %23 : tensor<i64>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_18: f32, %out: f32):
      %68 = arith.sitofp %in : i64 to f32
      %69 = arith.subf %68, %in_18 : f32
      linalg.yield %69 : f32
    } -> tensor<4x8xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %42 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%33, %43 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %45 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %21 : tensor<i64>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_18: f32, %out: f32):
      %68 = arith.sitofp %in : i64 to f32
      %69 = arith.subf %68, %in_18 : f32
      linalg.yield %69 : f32
    } -> tensor<4x8xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21, %45 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %46 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %concat = tensor.concat dim(1) %47, %44, %41 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x24xf32>
    %48 = linalg.matmul ins(%concat, %arg6 : tensor<4x24xf32>, tensor<24x8xf32>) outs(%2 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %49 = tensor.empty() : tensor<24x4xf32>
    %transposed_12 = linalg.transpose ins(%concat : tensor<4x24xf32>) outs(%49 : tensor<24x4xf32>) permutation = [1, 0] 
    %50 = tensor.empty() : tensor<24x8xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<24x8xf32>) -> tensor<24x8xf32>
    %52 = linalg.matmul ins(%transposed_12, %10 : tensor<24x4xf32>, tensor<4x8xf32>) outs(%51 : tensor<24x8xf32>) -> tensor<24x8xf32>
    %53 = tensor.empty() : tensor<1x24xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<1x24xf32>) -> tensor<1x24xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%concat : tensor<4x24xf32>) outs(%54 : tensor<1x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<1x24xf32>
    %collapsed = tensor.collapse_shape %55 [[0, 1]] : tensor<1x24xf32> into tensor<24xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%34, %48 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.addf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %concat_13 = tensor.concat dim(1) %47, %44, %39 : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x24xf32>
    %transposed_14 = linalg.transpose ins(%concat_13 : tensor<4x24xf32>) outs(%49 : tensor<24x4xf32>) permutation = [1, 0] 
    %57 = linalg.matmul ins(%transposed_14, %arg0 : tensor<24x4xf32>, tensor<4x8xf32>) outs(%51 : tensor<24x8xf32>) -> tensor<24x8xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%concat_13 : tensor<4x24xf32>) outs(%54 : tensor<1x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<1x24xf32>
    %collapsed_15 = tensor.collapse_shape %58 [[0, 1]] : tensor<1x24xf32> into tensor<24xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %10 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %60 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %59 : tensor<i64>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_18: f32, %out: f32):
      %68 = arith.sitofp %in : i64 to f32
      %69 = arith.subf %68, %in_18 : f32
      linalg.yield %69 : f32
    } -> tensor<4x8xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56, %60 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%1 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %68 = arith.mulf %in, %in_18 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %62 = tensor.empty() : tensor<8x4xf32>
    %transposed_16 = linalg.transpose ins(%61 : tensor<4x8xf32>) outs(%62 : tensor<8x4xf32>) permutation = [1, 0] 
    %63 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %64 = linalg.matmul ins(%transposed_16, %arg0 : tensor<8x4xf32>, tensor<4x8xf32>) outs(%63 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %65 = tensor.empty() : tensor<1x8xf32>
    %66 = linalg.fill ins(%cst : f32) outs(%65 : tensor<1x8xf32>) -> tensor<1x8xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%61 : tensor<4x8xf32>) outs(%66 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<1x8xf32>
    %collapsed_17 = tensor.collapse_shape %67 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    return %64, %64, %collapsed_17, %collapsed_17, %57, %52, %collapsed_15, %collapsed : tensor<8x8xf32>, tensor<8x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<24x8xf32>, tensor<24x8xf32>, tensor<24xf32>, tensor<24xf32>
  }
}

// -----

// Written by scripts/export-corpus: ffn_gelu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @ffn_gelu(%arg0: tensor<4x8xf32>, %arg1: tensor<8xf32>, %arg2: tensor<8xf32>, %arg3: tensor<16x8xf32>, %arg4: tensor<16xf32>, %arg5: tensor<8x16xf32>, %arg6: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>, tensor<16x8xf32>, tensor<16xf32>, tensor<8x16xf32>, tensor<8xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 5.000000e-01 : f32
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<4x8xf32>
    %cst_4 = arith.constant 0.3989422804014327 : f64
    %cst_5 = arith.constant 0.70710678118654757 : f64
    %cst_6 = arith.constant 1.000000e-05 : f64
    %cst_7 = arith.constant 8.000000e+00 : f64
    %cst_8 = arith.constant 8.000000e+00 : f32
    %cst_9 = arith.constant 1.41421354 : f32
    %cst_10 = arith.constant 2.000000e+00 : f32
    %cst_11 = arith.constant -5.000000e-01 : f32
    %0 = tensor.empty() : tensor<4x8xf64>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x8xf32>) outs(%0 : tensor<4x8xf64>) {
    ^bb0(%in: f32, %out: f64):
      %68 = arith.extf %in : f32 to f64
      linalg.yield %68 : f64
    } -> tensor<4x8xf64>
    %2 = tensor.empty() : tensor<4x1xf64>
    %3 = linalg.fill ins(%cst : f64) outs(%2 : tensor<4x1xf64>) -> tensor<4x1xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x8xf64>) outs(%3 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<4x1xf64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x1xf64>) outs(%2 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_7 : f64
      linalg.yield %68 : f64
    } -> tensor<4x1xf64>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %5 : tensor<4x8xf64>, tensor<4x1xf64>) outs(%0 : tensor<4x8xf64>) {
    ^bb0(%in: f64, %in_16: f64, %out: f64):
      %68 = arith.subf %in, %in_16 : f64
      linalg.yield %68 : f64
    } -> tensor<4x8xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %6 : tensor<4x8xf64>, tensor<4x8xf64>) outs(%0 : tensor<4x8xf64>) {
    ^bb0(%in: f64, %in_16: f64, %out: f64):
      %68 = arith.mulf %in, %in_16 : f64
      linalg.yield %68 : f64
    } -> tensor<4x8xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%7 : tensor<4x8xf64>) outs(%3 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.addf %in, %out : f64
      linalg.yield %68 : f64
    } -> tensor<4x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x1xf64>) outs(%2 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %68 = arith.divf %in, %cst_7 : f64
      linalg.yield %68 : f64
    } -> tensor<4x1xf64>
    %10 = tensor.empty() : tensor<4x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x1xf64>) outs(%10 : tensor<4x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %68 = arith.truncf %in : f64 to f32
      linalg.yield %68 : f32
    } -> tensor<4x1xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<4x1xf32>) -> tensor<4x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x8xf32>) outs(%12 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<4x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x1xf32>) outs(%10 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.divf %in, %cst_8 : f32
      linalg.yield %68 : f32
    } -> tensor<4x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<4x1xf32>) outs(%10 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.truncf %cst_6 : f64 to f32
      %69 = arith.addf %in, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<4x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4x1xf32>) outs(%10 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.rsqrt %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x1xf32>
    %17 = tensor.empty() : tensor<4x8xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %14 : tensor<4x8xf32>, tensor<4x1xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.subf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %16 : tensor<4x8xf32>, tensor<4x1xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %arg1 : tensor<4x8xf32>, tensor<8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map2, #map], iterator_types = ["parallel", "parallel"]} ins(%20, %arg2 : tensor<4x8xf32>, tensor<8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.addf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %22 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<16x8xf32>) outs(%22 : tensor<8x16xf32>) permutation = [1, 0] 
    %23 = tensor.empty() : tensor<4x16xf32>
    %24 = linalg.fill ins(%cst_0 : f32) outs(%23 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %25 = linalg.matmul ins(%21, %transposed : tensor<4x8xf32>, tensor<8x16xf32>) outs(%24 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%25, %26 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.addf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.divf %in, %cst_9 : f32
      %69 = math.erf %68 : f32
      %70 = arith.addf %69, %cst_1 : f32
      %71 = arith.mulf %70, %cst_2 : f32
      %72 = arith.mulf %in, %71 : f32
      linalg.yield %72 : f32
    } -> tensor<4x16xf32>
    %29 = tensor.empty() : tensor<16x8xf32>
    %transposed_12 = linalg.transpose ins(%arg5 : tensor<8x16xf32>) outs(%29 : tensor<16x8xf32>) permutation = [1, 0] 
    %30 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %31 = linalg.matmul ins(%28, %transposed_12 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%30 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%31, %32 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.addf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %33 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.addf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.mulf %in, %cst_10 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %36 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %38 = linalg.matmul ins(%37, %arg5 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%24 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %39 = tensor.empty() : tensor<8x4xf32>
    %transposed_13 = linalg.transpose ins(%37 : tensor<4x8xf32>) outs(%39 : tensor<8x4xf32>) permutation = [1, 0] 
    %40 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %41 = linalg.matmul ins(%transposed_13, %28 : tensor<8x4xf32>, tensor<4x16xf32>) outs(%40 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %42 = tensor.empty() : tensor<1x8xf32>
    %43 = linalg.fill ins(%cst_0 : f32) outs(%42 : tensor<1x8xf32>) -> tensor<1x8xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map3], iterator_types = ["reduction", "parallel"]} ins(%37 : tensor<4x8xf32>) outs(%43 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<1x8xf32>
    %collapsed = tensor.collapse_shape %44 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.truncf %cst_5 : f64 to f32
      %69 = arith.mulf %in, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<4x16xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.erf %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%46 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %cst_1 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.mulf %in, %cst_2 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %27 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%49 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.mulf %in, %cst_11 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%50 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = math.exp %in : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.truncf %cst_4 : f64 to f32
      %69 = arith.mulf %in, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %52 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%48, %53 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.addf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%38, %54 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%23 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x16xf32>
    %56 = linalg.matmul ins(%55, %arg3 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%30 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %57 = tensor.empty() : tensor<16x4xf32>
    %transposed_14 = linalg.transpose ins(%55 : tensor<4x16xf32>) outs(%57 : tensor<16x4xf32>) permutation = [1, 0] 
    %58 = linalg.fill ins(%cst_0 : f32) outs(%29 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %59 = linalg.matmul ins(%transposed_14, %21 : tensor<16x4xf32>, tensor<4x8xf32>) outs(%58 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %60 = tensor.empty() : tensor<1x16xf32>
    %61 = linalg.fill ins(%cst_0 : f32) outs(%60 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map3], iterator_types = ["reduction", "parallel"]} ins(%55 : tensor<4x16xf32>) outs(%61 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<1x16xf32>
    %collapsed_15 = tensor.collapse_shape %62 [[0, 1]] : tensor<1x16xf32> into tensor<16xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%56, %19 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%17 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_16: f32, %out: f32):
      %68 = arith.mulf %in, %in_16 : f32
      linalg.yield %68 : f32
    } -> tensor<4x8xf32>
    %64 = tensor.empty() : tensor<8xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<8xf32>) -> tensor<8xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["reduction", "parallel"]} ins(%63 : tensor<4x8xf32>) outs(%65 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<8xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["reduction", "parallel"]} ins(%56 : tensor<4x8xf32>) outs(%65 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %68 = arith.addf %in, %out : f32
      linalg.yield %68 : f32
    } -> tensor<8xf32>
    return %66, %67, %59, %collapsed_15, %41, %collapsed : tensor<8xf32>, tensor<8xf32>, tensor<16x8xf32>, tensor<16xf32>, tensor<8x16xf32>, tensor<8xf32>
  }
}

// -----

// Written by scripts/export-corpus: ffn_swiglu.
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @ffn_swiglu(%arg0: tensor<4x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16x8xf32>, %arg3: tensor<8x16xf32>) -> (tensor<16x8xf32>, tensor<16x8xf32>, tensor<8x16xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<4x16xf32>
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<4x8xf32>
    %cst_3 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.negf %in : f32
      %32 = math.exp %31 : f32
      %33 = arith.addf %32, %cst_0 : f32
      %34 = arith.divf %cst_0, %33 : f32
      linalg.yield %34 : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %transposed_4 = linalg.transpose ins(%arg2 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%arg0, %transposed_4 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %8 = tensor.empty() : tensor<16x8xf32>
    %transposed_5 = linalg.transpose ins(%arg3 : tensor<8x16xf32>) outs(%8 : tensor<16x8xf32>) permutation = [1, 0] 
    %9 = tensor.empty() : tensor<4x8xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %11 = linalg.matmul ins(%7, %transposed_5 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%10 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %11 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.addf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x8xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<4x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %31 : f32
    } -> tensor<4x8xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.mulf %in, %cst_3 : f32
      linalg.yield %31 : f32
    } -> tensor<4x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2, %14 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x8xf32>
    %16 = tensor.empty() : tensor<8x4xf32>
    %transposed_6 = linalg.transpose ins(%15 : tensor<4x8xf32>) outs(%16 : tensor<8x4xf32>) permutation = [1, 0] 
    %17 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %18 = linalg.matmul ins(%transposed_6, %7 : tensor<8x4xf32>, tensor<4x16xf32>) outs(%17 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %19 = linalg.matmul ins(%15, %arg3 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %22 = tensor.empty() : tensor<16x4xf32>
    %transposed_7 = linalg.transpose ins(%20 : tensor<4x16xf32>) outs(%22 : tensor<16x4xf32>) permutation = [1, 0] 
    %23 = linalg.fill ins(%cst : f32) outs(%8 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %24 = linalg.matmul ins(%transposed_7, %arg0 : tensor<16x4xf32>, tensor<4x8xf32>) outs(%23 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.subf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %25 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %31 = arith.addf %in, %cst_0 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%21, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%28, %27 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %31 = arith.mulf %in, %in_9 : f32
      linalg.yield %31 : f32
    } -> tensor<4x16xf32>
    %transposed_8 = linalg.transpose ins(%29 : tensor<4x16xf32>) outs(%22 : tensor<16x4xf32>) permutation = [1, 0] 
    %30 = linalg.matmul ins(%transposed_8, %arg0 : tensor<16x4xf32>, tensor<4x8xf32>) outs(%23 : tensor<16x8xf32>) -> tensor<16x8xf32>
    return %30, %24, %18 : tensor<16x8xf32>, tensor<16x8xf32>, tensor<8x16xf32>
  }
}

// -----

// Written by scripts/export-corpus: layernorm_mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d0, 0)>
#map3 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @layernorm_mlp(%arg0: tensor<4x8xf32>, %arg1: tensor<16x8xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16xf32>, %arg4: tensor<16xf32>, %arg5: tensor<16x16xf32>, %arg6: tensor<16xf32>, %arg7: tensor<16xf32>, %arg8: tensor<16xf32>, %arg9: tensor<4x16xf32>, %arg10: tensor<4xf32>) -> (tensor<16x8xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<4x16xf32>, tensor<4xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<4x16xf32>
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<4x4xf32>
    %cst_4 = arith.constant 2.000000e+01 : f64
    %cst_5 = arith.constant 1.000000e-05 : f64
    %cst_6 = arith.constant 1.600000e+01 : f64
    %cst_7 = arith.constant 1.600000e+01 : f32
    %cst_8 = arith.constant 2.000000e+01 : f32
    %cst_9 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<8x16xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<16x8xf32>) outs(%0 : tensor<8x16xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x8xf32>, tensor<8x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %6 = tensor.empty() : tensor<4x16xf64>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x16xf32>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %122 = arith.extf %in : f32 to f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %8 = tensor.empty() : tensor<4x1xf64>
    %9 = linalg.fill ins(%cst_0 : f64) outs(%8 : tensor<4x1xf64>) -> tensor<4x1xf64>
    %10 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%7 : tensor<4x16xf64>) outs(%9 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.addf %in, %out : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<4x1xf64>) outs(%8 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.divf %in, %cst_6 : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %11 : tensor<4x16xf64>, tensor<4x1xf64>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f64, %in_17: f64, %out: f64):
      %122 = arith.subf %in, %in_17 : f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12, %12 : tensor<4x16xf64>, tensor<4x16xf64>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f64, %in_17: f64, %out: f64):
      %122 = arith.mulf %in, %in_17 : f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%13 : tensor<4x16xf64>) outs(%9 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.addf %in, %out : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4x1xf64>) outs(%8 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.divf %in, %cst_6 : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %16 = tensor.empty() : tensor<4x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4x1xf64>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %122 = arith.truncf %in : f64 to f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%16 : tensor<4x1xf32>) -> tensor<4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%5 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.divf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.truncf %cst_5 : f64 to f32
      %123 = arith.addf %in, %122 : f32
      linalg.yield %123 : f32
    } -> tensor<4x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.rsqrt %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %20 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %22 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%24, %arg3 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%25, %arg4 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.exp %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.log1p %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %29 = tensor.empty() : tensor<4x16xi1>
    %30 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x16xf32>) outs(%29 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %122 = arith.cmpf ogt, %in, %cst_8 : f32
      linalg.yield %122 : i1
    } -> tensor<4x16xi1>
    %31 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30, %26, %28 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_17: f32, %in_18: f32, %out: f32):
      %122 = arith.select %in, %in_17, %in_18 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%31 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %32 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %34 = tensor.empty() : tensor<16x16xf32>
    %transposed_10 = linalg.transpose ins(%arg5 : tensor<16x16xf32>) outs(%34 : tensor<16x16xf32>) permutation = [1, 0] 
    %35 = linalg.matmul ins(%33, %transposed_10 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%35, %36 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<4x16xf32>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f32, %out: f64):
      %122 = arith.extf %in : f32 to f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %39 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%38 : tensor<4x16xf64>) outs(%9 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.addf %in, %out : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %40 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<4x1xf64>) outs(%8 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.divf %in, %cst_6 : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %41 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%38, %40 : tensor<4x16xf64>, tensor<4x1xf64>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f64, %in_17: f64, %out: f64):
      %122 = arith.subf %in, %in_17 : f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%41, %41 : tensor<4x16xf64>, tensor<4x16xf64>) outs(%6 : tensor<4x16xf64>) {
    ^bb0(%in: f64, %in_17: f64, %out: f64):
      %122 = arith.mulf %in, %in_17 : f64
      linalg.yield %122 : f64
    } -> tensor<4x16xf64>
    %43 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%42 : tensor<4x16xf64>) outs(%9 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.addf %in, %out : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %44 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%43 : tensor<4x1xf64>) outs(%8 : tensor<4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %122 = arith.divf %in, %cst_6 : f64
      linalg.yield %122 : f64
    } -> tensor<4x1xf64>
    %45 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%44 : tensor<4x1xf64>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %122 = arith.truncf %in : f64 to f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%37 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%46 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.divf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.truncf %cst_5 : f64 to f32
      %123 = arith.addf %in, %122 : f32
      linalg.yield %123 : f32
    } -> tensor<4x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%48 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.rsqrt %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%37, %47 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%50, %49 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%51, %arg7 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%52, %arg8 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%53 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.exp %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%54 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.log1p %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%53 : tensor<4x16xf32>) outs(%29 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %122 = arith.extf %in : f32 to f64
      %123 = arith.cmpf ogt, %122, %cst_4 : f64
      linalg.yield %123 : i1
    } -> tensor<4x16xi1>
    %57 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56, %53, %55 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_17: f32, %in_18: f32, %out: f32):
      %122 = arith.select %in, %in_17, %in_18 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %58 = tensor.empty() : tensor<16x4xf32>
    %transposed_11 = linalg.transpose ins(%arg9 : tensor<4x16xf32>) outs(%58 : tensor<16x4xf32>) permutation = [1, 0] 
    %59 = tensor.empty() : tensor<4x4xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %61 = linalg.matmul ins(%57, %transposed_11 : tensor<4x16xf32>, tensor<16x4xf32>) outs(%60 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg10 : tensor<4xf32>) outs(%59 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%61, %62 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%59 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x4xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%63 : tensor<4x4xf32>) outs(%59 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %122 : f32
    } -> tensor<4x4xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%64 : tensor<4x4xf32>) outs(%59 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.mulf %in, %cst_9 : f32
      linalg.yield %122 : f32
    } -> tensor<4x4xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3, %65 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%59 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x4xf32>
    %67 = linalg.matmul ins(%66, %arg9 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %transposed_12 = linalg.transpose ins(%66 : tensor<4x4xf32>) outs(%59 : tensor<4x4xf32>) permutation = [1, 0] 
    %68 = linalg.matmul ins(%transposed_12, %57 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %69 = tensor.empty() : tensor<1x4xf32>
    %70 = linalg.fill ins(%cst : f32) outs(%69 : tensor<1x4xf32>) -> tensor<1x4xf32>
    %71 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%66 : tensor<4x4xf32>) outs(%70 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<1x4xf32>
    %collapsed = tensor.collapse_shape %71 [[0, 1]] : tensor<1x4xf32> into tensor<4xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%67, %54 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%54 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %cst_1 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%72, %73 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.divf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56, %67, %74 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_17: f32, %in_18: f32, %out: f32):
      %122 = arith.select %in, %in_17, %in_18 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%75, %arg7 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%76 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.mulf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%76 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%76, %51 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%79 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%51, %80 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%77, %78 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%82, %81 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%49 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.divf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %85 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%84, %83 : tensor<4x1xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%75, %51 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %87 = tensor.empty() : tensor<16xf32>
    %88 = linalg.fill ins(%cst : f32) outs(%87 : tensor<16xf32>) -> tensor<16xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["reduction", "parallel"]} ins(%86 : tensor<4x16xf32>) outs(%88 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<16xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["reduction", "parallel"]} ins(%75 : tensor<4x16xf32>) outs(%88 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<16xf32>
    %91 = linalg.matmul ins(%85, %arg5 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %transposed_13 = linalg.transpose ins(%85 : tensor<4x16xf32>) outs(%58 : tensor<16x4xf32>) permutation = [1, 0] 
    %92 = linalg.fill ins(%cst : f32) outs(%34 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %93 = linalg.matmul ins(%transposed_13, %33 : tensor<16x4xf32>, tensor<4x16xf32>) outs(%92 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %94 = tensor.empty() : tensor<1x16xf32>
    %95 = linalg.fill ins(%cst : f32) outs(%94 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%85 : tensor<4x16xf32>) outs(%95 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<1x16xf32>
    %collapsed_14 = tensor.collapse_shape %96 [[0, 1]] : tensor<1x16xf32> into tensor<16xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.negf %in : f32
      %123 = math.exp %122 : f32
      %124 = arith.addf %123, %cst_1 : f32
      %125 = arith.divf %cst_1, %124 : f32
      linalg.yield %125 : f32
    } -> tensor<4x16xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = math.tanh %in : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %99 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%98, %98 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2, %99 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26, %97 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %102 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%101, %100 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %103 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%98, %102 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.addf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %104 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%91, %103 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %105 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%104, %arg3 : tensor<4x16xf32>, tensor<16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%105 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.mulf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%105 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%105, %24 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "reduction"]} ins(%108 : tensor<4x16xf32>) outs(%18 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%24, %109 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%106, %107 : tensor<4x16xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%111, %110 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.subf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<4x1xf32>) outs(%16 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.divf %in, %cst_7 : f32
      linalg.yield %122 : f32
    } -> tensor<4x1xf32>
    %114 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%113, %112 : tensor<4x1xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%104, %24 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %122 = arith.mulf %in, %in_17 : f32
      linalg.yield %122 : f32
    } -> tensor<4x16xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["reduction", "parallel"]} ins(%115 : tensor<4x16xf32>) outs(%88 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<16xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["reduction", "parallel"]} ins(%104 : tensor<4x16xf32>) outs(%88 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<16xf32>
    %transposed_15 = linalg.transpose ins(%114 : tensor<4x16xf32>) outs(%58 : tensor<16x4xf32>) permutation = [1, 0] 
    %118 = tensor.empty() : tensor<16x8xf32>
    %119 = linalg.fill ins(%cst : f32) outs(%118 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %120 = linalg.matmul ins(%transposed_15, %arg0 : tensor<16x4xf32>, tensor<4x8xf32>) outs(%119 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["reduction", "parallel"]} ins(%114 : tensor<4x16xf32>) outs(%95 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %122 = arith.addf %in, %out : f32
      linalg.yield %122 : f32
    } -> tensor<1x16xf32>
    %collapsed_16 = tensor.collapse_shape %121 [[0, 1]] : tensor<1x16xf32> into tensor<16xf32>
    return %120, %collapsed_16, %116, %117, %93, %collapsed_14, %89, %90, %68, %collapsed : tensor<16x8xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<4x16xf32>, tensor<4xf32>
  }
}

// -----

// Written by scripts/export-corpus: autoencoder.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, 0)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @autoencoder(%arg0: tensor<4x8xf32>, %arg1: tensor<4x8xf32>, %arg2: tensor<4xf32>, %arg3: tensor<2x4xf32>, %arg4: tensor<2xf32>, %arg5: tensor<1xf32>, %arg6: tensor<8x2xf32>, %arg7: tensor<8xf32>) -> (tensor<4x8xf32>, tensor<4xf32>, tensor<2x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<8x2xf32>, tensor<8xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<4x8xf32>
    %cst_3 = arith.constant 2.000000e+00 : f32
    %cst_4 = arith.constant 5.000000e-01 : f32
    %cst_5 = arith.constant dense<1> : tensor<i64>
    %0 = tensor.empty() : tensor<8x4xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<4x8xf32>) outs(%0 : tensor<8x4xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x4xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x8xf32>, tensor<8x4xf32>) outs(%2 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.addf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.divf %in, %cst_3 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = math.expm1 %in : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.mulf %in, %cst_3 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %9 = tensor.empty() : tensor<4x4xi1>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x4xf32>) outs(%9 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %66 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %66 : i1
    } -> tensor<4x4xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %5, %8 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %66 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %12 = tensor.empty() : tensor<4x2xf32>
    %transposed_6 = linalg.transpose ins(%arg3 : tensor<2x4xf32>) outs(%12 : tensor<4x2xf32>) permutation = [1, 0] 
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %14 = linalg.matmul ins(%11, %transposed_6 : tensor<4x4xf32>, tensor<4x2xf32>) outs(%13 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.addf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %expanded = tensor.expand_shape %arg5 [[0, 1]] output_shape [1, 1] : tensor<1xf32> into tensor<1x1xf32>
    %17 = tensor.empty() : tensor<4x2xi1>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<4x2xf32>) outs(%17 : tensor<4x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %66 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %66 : i1
    } -> tensor<4x2xi1>
    %19 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%expanded, %16 : tensor<1x1xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %16, %19 : tensor<4x2xi1>, tensor<4x2xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %66 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %21 = tensor.empty() : tensor<2x8xf32>
    %transposed_7 = linalg.transpose ins(%arg6 : tensor<8x2xf32>) outs(%21 : tensor<2x8xf32>) permutation = [1, 0] 
    %22 = tensor.empty() : tensor<4x8xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %24 = linalg.matmul ins(%20, %transposed_7 : tensor<4x2xf32>, tensor<2x8xf32>) outs(%23 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%24, %25 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.addf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.negf %in : f32
      %67 = math.exp %66 : f32
      %68 = arith.addf %67, %cst_0 : f32
      %69 = arith.divf %cst_0, %68 : f32
      linalg.yield %69 : f32
    } -> tensor<4x8xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = math.fpowi %in, %c1_i64 : f32, i64
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.mulf %in, %cst_3 : f32
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2, %29 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_5, %27 : tensor<i64>, tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: i64, %in_14: f32, %out: f32):
      %66 = arith.sitofp %in : i64 to f32
      %67 = arith.subf %66, %in_14 : f32
      linalg.yield %67 : f32
    } -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27, %31 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30, %32 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%22 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x8xf32>
    %34 = linalg.matmul ins(%33, %arg6 : tensor<4x8xf32>, tensor<8x2xf32>) outs(%13 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %transposed_8 = linalg.transpose ins(%33 : tensor<4x8xf32>) outs(%0 : tensor<8x4xf32>) permutation = [1, 0] 
    %35 = tensor.empty() : tensor<8x2xf32>
    %36 = linalg.fill ins(%cst : f32) outs(%35 : tensor<8x2xf32>) -> tensor<8x2xf32>
    %37 = linalg.matmul ins(%transposed_8, %20 : tensor<8x4xf32>, tensor<4x2xf32>) outs(%36 : tensor<8x2xf32>) -> tensor<8x2xf32>
    %38 = tensor.empty() : tensor<1x8xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<1x8xf32>) -> tensor<1x8xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel"]} ins(%33 : tensor<4x8xf32>) outs(%39 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.addf %in, %out : f32
      linalg.yield %66 : f32
    } -> tensor<1x8xf32>
    %collapsed = tensor.collapse_shape %40 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    %41 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%expanded, %34 : tensor<1x1xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %34, %41 : tensor<4x2xi1>, tensor<4x2xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %66 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%16, %34 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map3, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %cst_1, %43 : tensor<4x2xi1>, tensor<f32>, tensor<4x2xf32>) outs(%12 : tensor<4x2xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %66 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %66 : f32
    } -> tensor<4x2xf32>
    %45 = tensor.empty() : tensor<1x1xf32>
    %46 = linalg.fill ins(%cst : f32) outs(%45 : tensor<1x1xf32>) -> tensor<1x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["reduction", "reduction"]} ins(%44 : tensor<4x2xf32>) outs(%46 : tensor<1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.addf %in, %out : f32
      linalg.yield %66 : f32
    } -> tensor<1x1xf32>
    %collapsed_9 = tensor.collapse_shape %47 [[0, 1]] : tensor<1x1xf32> into tensor<1xf32>
    %48 = linalg.matmul ins(%42, %arg3 : tensor<4x2xf32>, tensor<2x4xf32>) outs(%2 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %49 = tensor.empty() : tensor<2x4xf32>
    %transposed_10 = linalg.transpose ins(%42 : tensor<4x2xf32>) outs(%49 : tensor<2x4xf32>) permutation = [1, 0] 
    %50 = linalg.fill ins(%cst : f32) outs(%49 : tensor<2x4xf32>) -> tensor<2x4xf32>
    %51 = linalg.matmul ins(%transposed_10, %11 : tensor<2x4xf32>, tensor<4x4xf32>) outs(%50 : tensor<2x4xf32>) -> tensor<2x4xf32>
    %52 = tensor.empty() : tensor<1x2xf32>
    %53 = linalg.fill ins(%cst : f32) outs(%52 : tensor<1x2xf32>) -> tensor<1x2xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel"]} ins(%42 : tensor<4x2xf32>) outs(%53 : tensor<1x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.addf %in, %out : f32
      linalg.yield %66 : f32
    } -> tensor<1x2xf32>
    %collapsed_11 = tensor.collapse_shape %54 [[0, 1]] : tensor<1x2xf32> into tensor<2xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x4xf32>) outs(%9 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %66 = arith.cmpf ole, %in, %cst : f32
      linalg.yield %66 : i1
    } -> tensor<4x4xi1>
    %56 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%48 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.mulf %in, %cst_4 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%56 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.mulf %in, %cst_3 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.mulf %in, %cst_4 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%58 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = math.exp %in : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%57, %59 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_14: f32, %out: f32):
      %66 = arith.mulf %in, %in_14 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%55, %60, %48 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_14: f32, %in_15: f32, %out: f32):
      %66 = arith.select %in, %in_14, %in_15 : f32
      linalg.yield %66 : f32
    } -> tensor<4x4xf32>
    %transposed_12 = linalg.transpose ins(%61 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) permutation = [1, 0] 
    %62 = linalg.matmul ins(%transposed_12, %arg0 : tensor<4x4xf32>, tensor<4x8xf32>) outs(%23 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %63 = tensor.empty() : tensor<1x4xf32>
    %64 = linalg.fill ins(%cst : f32) outs(%63 : tensor<1x4xf32>) -> tensor<1x4xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map4], iterator_types = ["reduction", "parallel"]} ins(%61 : tensor<4x4xf32>) outs(%64 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %66 = arith.addf %in, %out : f32
      linalg.yield %66 : f32
    } -> tensor<1x4xf32>
    %collapsed_13 = tensor.collapse_shape %65 [[0, 1]] : tensor<1x4xf32> into tensor<4xf32>
    return %62, %collapsed_13, %51, %collapsed_11, %collapsed_9, %37, %collapsed : tensor<4x8xf32>, tensor<4xf32>, tensor<2x4xf32>, tensor<2xf32>, tensor<1xf32>, tensor<8x2xf32>, tensor<8xf32>
  }
}
