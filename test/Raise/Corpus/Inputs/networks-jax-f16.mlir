// Written by scripts/export-corpus: mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<() -> ()>
module @jit_mlp attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_mlp(%arg0: tensor<8x16xf16>, %arg1: tensor<16xf16>, %arg2: tensor<16x16xf16>, %arg3: tensor<16xf16>, %arg4: tensor<16x4xf16>, %arg5: tensor<4xf16>, %arg6: tensor<4x8xf16>) -> (tensor<4x4xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %2 = linalg.matmul ins(%arg6, %arg0 : tensor<4x8xf16>, tensor<8x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %3 = tensor.empty() : tensor<1x16xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf16>) outs(%3 : tensor<1x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x16xf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<1x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %5 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %20 = arith.addf %in, %in_0 : f16
      linalg.yield %20 : f16
    } -> tensor<4x16xf16>
    %7 = call @elu(%6) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %8 = linalg.matmul ins(%7, %arg2 : tensor<4x16xf16>, tensor<16x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<16xf16>) outs(%3 : tensor<1x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x16xf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<1x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %10 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %20 = arith.addf %in, %in_0 : f16
      linalg.yield %20 : f16
    } -> tensor<4x16xf16>
    %12 = call @selu(%11) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %13 = tensor.empty() : tensor<4x4xf16>
    %14 = linalg.fill ins(%cst : f16) outs(%13 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %15 = linalg.matmul ins(%12, %arg4 : tensor<4x16xf16>, tensor<16x4xf16>) outs(%14 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %16 = tensor.empty() : tensor<1x4xf16>
    %17 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<4xf16>) outs(%16 : tensor<1x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x4xf16>
    %18 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<1x4xf16>) outs(%13 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4xf16>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %18 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%13 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %20 = arith.addf %in, %in_0 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4xf16>
    return %19 : tensor<4x4xf16>
  }
  func.func private @elu(%arg0: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %cst = arith.constant dense<1.000000e+00> : tensor<f16>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %2 = tensor.empty() : tensor<4x16xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%2 : tensor<4x16xi1>) {
    ^bb0(%in: f16, %in_2: f16, %out: i1):
      %9 = arith.cmpf ogt, %in, %in_2 : f16
      linalg.yield %9 : i1
    } -> tensor<4x16xi1>
    %4 = call @_where(%3, %cst_0, %arg0) : (tensor<4x16xi1>, tensor<f32>, tensor<4x16xf16>) -> tensor<4x16xf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %9 = math.expm1 %in : f16
      linalg.yield %9 : f16
    } -> tensor<4x16xf16>
    %6 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %5 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_2: f16, %out: f16):
      %9 = arith.mulf %in, %in_2 : f16
      linalg.yield %9 : f16
    } -> tensor<4x16xf16>
    %8 = call @_where_0(%3, %arg0, %7) : (tensor<4x16xi1>, tensor<4x16xf16>, tensor<4x16xf16>) -> tensor<4x16xf16>
    return %8 : tensor<4x16xf16>
  }
  func.func private @_where(%arg0: tensor<4x16xi1>, %arg1: tensor<f32>, %arg2: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %0 = tensor.empty() : tensor<f16>
    %1 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg1 : tensor<f32>) outs(%0 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %5 = arith.truncf %in : f32 to f16
      linalg.yield %5 : f16
    } -> tensor<f16>
    %2 = tensor.empty() : tensor<4x16xf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<f16>) outs(%2 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %3, %arg2 : tensor<4x16xi1>, tensor<4x16xf16>, tensor<4x16xf16>) outs(%2 : tensor<4x16xf16>) {
    ^bb0(%in: i1, %in_0: f16, %in_1: f16, %out: f16):
      %5 = arith.select %in, %in_0, %in_1 : f16
      linalg.yield %5 : f16
    } -> tensor<4x16xf16>
    return %4 : tensor<4x16xf16>
  }
  func.func private @_where_0(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf16>, %arg2: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1, %arg2 : tensor<4x16xi1>, tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: i1, %in_0: f16, %in_1: f16, %out: f16):
      %2 = arith.select %in, %in_0, %in_1 : f16
      linalg.yield %2 : f16
    } -> tensor<4x16xf16>
    return %1 : tensor<4x16xf16>
  }
  func.func private @selu(%arg0: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %cst = arith.constant dense<1.050780e+00> : tensor<f16>
    %cst_0 = arith.constant dense<1.67326319> : tensor<f32>
    %0 = call @elu_1(%arg0, %cst_0) : (tensor<4x16xf16>, tensor<f32>) -> tensor<4x16xf16>
    %1 = tensor.empty() : tensor<4x16xf16>
    %2 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%1 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %0 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%1 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %4 = arith.mulf %in, %in_1 : f16
      linalg.yield %4 : f16
    } -> tensor<4x16xf16>
    return %3 : tensor<4x16xf16>
  }
  func.func private @elu_1(%arg0: tensor<4x16xf16>, %arg1: tensor<f32>) -> tensor<4x16xf16> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %2 = tensor.empty() : tensor<4x16xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%2 : tensor<4x16xi1>) {
    ^bb0(%in: f16, %in_1: f16, %out: i1):
      %11 = arith.cmpf ogt, %in, %in_1 : f16
      linalg.yield %11 : i1
    } -> tensor<4x16xi1>
    %4 = call @_where(%3, %cst, %arg0) : (tensor<4x16xi1>, tensor<f32>, tensor<4x16xf16>) -> tensor<4x16xf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %11 = math.expm1 %in : f16
      linalg.yield %11 : f16
    } -> tensor<4x16xf16>
    %6 = tensor.empty() : tensor<f16>
    %7 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg1 : tensor<f32>) outs(%6 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %11 = arith.truncf %in : f32 to f16
      linalg.yield %11 : f16
    } -> tensor<f16>
    %8 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %5 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %11 = arith.mulf %in, %in_1 : f16
      linalg.yield %11 : f16
    } -> tensor<4x16xf16>
    %10 = call @_where_0(%3, %arg0, %9) : (tensor<4x16xi1>, tensor<4x16xf16>, tensor<4x16xf16>) -> tensor<4x16xf16>
    return %10 : tensor<4x16xf16>
  }
}

// -----

// Written by scripts/export-corpus: conv_net.
#map = affine_map<(d0, d1, d2, d3) -> (d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<() -> ()>
module @jit_conv_net attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_conv_net(%arg0: tensor<3x3x3x4xf16>, %arg1: tensor<4xf16>, %arg2: tensor<3x3x4x4xf16>, %arg3: tensor<4xf16>, %arg4: tensor<64x4xf16>, %arg5: tensor<4x4x4x3xf16>) -> (tensor<4x4xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant dense<1.000000e-01> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x4xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16>
    %padded = tensor.pad %arg5 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg6: index, %arg7: index, %arg8: index, %arg9: index):
      tensor.yield %cst : f16
    } : tensor<4x4x4x3xf16> to tensor<4x6x6x3xf16>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded, %arg0 : tensor<4x6x6x3xf16>, tensor<3x3x3x4xf16>) outs(%1 : tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16>
    %3 = tensor.empty() : tensor<1x1x1x4xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<4xf16>) outs(%3 : tensor<1x1x1x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x4xf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x1x1x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x4xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %5 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_2: f16, %out: f16):
      %16 = arith.addf %in, %in_2 : f16
      linalg.yield %16 : f16
    } -> tensor<4x4x4x4xf16>
    %7 = call @silu(%6) : (tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16>
    %padded_1 = tensor.pad %7 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg6: index, %arg7: index, %arg8: index, %arg9: index):
      tensor.yield %cst : f16
    } : tensor<4x4x4x4xf16> to tensor<4x6x6x4xf16>
    %8 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded_1, %arg2 : tensor<4x6x6x4xf16>, tensor<3x3x4x4xf16>) outs(%1 : tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3 : tensor<4xf16>) outs(%3 : tensor<1x1x1x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x4xf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x1x1x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x4xf16>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %10 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_2: f16, %out: f16):
      %16 = arith.addf %in, %in_2 : f16
      linalg.yield %16 : f16
    } -> tensor<4x4x4x4xf16>
    %12 = call @leaky_relu(%11, %cst_0) : (tensor<4x4x4x4xf16>, tensor<f32>) -> tensor<4x4x4x4xf16>
    %collapsed = tensor.collapse_shape %12 [[0], [1, 2, 3]] : tensor<4x4x4x4xf16> into tensor<4x64xf16>
    %13 = tensor.empty() : tensor<4x4xf16>
    %14 = linalg.fill ins(%cst : f16) outs(%13 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %15 = linalg.matmul ins(%collapsed, %arg4 : tensor<4x64xf16>, tensor<64x4xf16>) outs(%14 : tensor<4x4xf16>) -> tensor<4x4xf16>
    return %15 : tensor<4x4xf16>
  }
  func.func private @silu(%arg0: tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16> {
    %cst = arith.constant dense<1.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x4x4x4xf16>
    %1 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0 : tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      %7 = arith.negf %in : f16
      linalg.yield %7 : f16
    } -> tensor<4x4x4x4xf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      %7 = math.exp %in : f16
      linalg.yield %7 : f16
    } -> tensor<4x4x4x4xf16>
    %3 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x4xf16>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %2 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.addf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x4x4x4xf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %4 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.divf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x4x4x4xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %5 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.mulf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x4x4x4xf16>
    return %6 : tensor<4x4x4x4xf16>
  }
  func.func private @leaky_relu(%arg0: tensor<4x4x4x4xf16>, %arg1: tensor<f32>) -> tensor<4x4x4x4xf16> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x4x4x4xf16>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x4xf16>
    %2 = tensor.empty() : tensor<4x4x4x4xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%2 : tensor<4x4x4x4xi1>) {
    ^bb0(%in: f16, %in_0: f16, %out: i1):
      %9 = arith.cmpf oge, %in, %in_0 : f16
      linalg.yield %9 : i1
    } -> tensor<4x4x4x4xi1>
    %4 = tensor.empty() : tensor<f16>
    %5 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg1 : tensor<f32>) outs(%4 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %9 = arith.truncf %in : f32 to f16
      linalg.yield %9 : f16
    } -> tensor<f16>
    %6 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<f16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x4xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %arg0 : tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %9 = arith.mulf %in, %in_0 : f16
      linalg.yield %9 : f16
    } -> tensor<4x4x4x4xf16>
    %8 = call @_where(%3, %arg0, %7) : (tensor<4x4x4x4xi1>, tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16>
    return %8 : tensor<4x4x4x4xf16>
  }
  func.func private @_where(%arg0: tensor<4x4x4x4xi1>, %arg1: tensor<4x4x4x4xf16>, %arg2: tensor<4x4x4x4xf16>) -> tensor<4x4x4x4xf16> {
    %0 = tensor.empty() : tensor<4x4x4x4xf16>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %arg1, %arg2 : tensor<4x4x4x4xi1>, tensor<4x4x4x4xf16>, tensor<4x4x4x4xf16>) outs(%0 : tensor<4x4x4x4xf16>) {
    ^bb0(%in: i1, %in_0: f16, %in_1: f16, %out: f16):
      %2 = arith.select %in, %in_0, %in_1 : f16
      linalg.yield %2 : f16
    } -> tensor<4x4x4x4xf16>
    return %1 : tensor<4x4x4x4xf16>
  }
}

// -----

// Written by scripts/export-corpus: resnet_block.
#map = affine_map<(d0, d1, d2, d3) -> (d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
module @jit_resnet_block attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_resnet_block(%arg0: tensor<3x3x3x3xf16>, %arg1: tensor<3xf16>, %arg2: tensor<3xf16>, %arg3: tensor<3x3x3x3xf16>, %arg4: tensor<3xf16>, %arg5: tensor<3xf16>, %arg6: tensor<4x4x4x3xf16>) -> (tensor<4x4x4x3xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %0 = tensor.empty() : tensor<4x4x4x3xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16>
    %padded = tensor.pad %arg6 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f16
    } : tensor<4x4x4x3xf16> to tensor<4x6x6x3xf16>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded, %arg0 : tensor<4x6x6x3xf16>, tensor<3x3x3x3xf16>) outs(%1 : tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16>
    %3 = tensor.empty() : tensor<1x1x1x3xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<3xf16>) outs(%3 : tensor<1x1x1x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x3xf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x1x1x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x3xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %5 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %20 = arith.mulf %in, %in_1 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4x4x3xf16>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg2 : tensor<3xf16>) outs(%3 : tensor<1x1x1x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x3xf16>
    %8 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<1x1x1x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x3xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %8 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %20 = arith.addf %in, %in_1 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4x4x3xf16>
    %10 = call @relu(%9) : (tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16>
    %padded_0 = tensor.pad %10 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f16
    } : tensor<4x4x4x3xf16> to tensor<4x6x6x3xf16>
    %11 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded_0, %arg3 : tensor<4x6x6x3xf16>, tensor<3x3x3x3xf16>) outs(%1 : tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg4 : tensor<3xf16>) outs(%3 : tensor<1x1x1x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x3xf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<1x1x1x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x3xf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %13 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %20 = arith.mulf %in, %in_1 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4x4x3xf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg6, %14 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %20 = arith.addf %in, %in_1 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4x4x3xf16>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg5 : tensor<3xf16>) outs(%3 : tensor<1x1x1x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x1x1x3xf16>
    %17 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16 : tensor<1x1x1x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x3xf16>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %17 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %20 = arith.addf %in, %in_1 : f16
      linalg.yield %20 : f16
    } -> tensor<4x4x4x3xf16>
    %19 = call @relu(%18) : (tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16>
    return %19 : tensor<4x4x4x3xf16>
  }
  func.func private @relu(%arg0: tensor<4x4x4x3xf16>) -> tensor<4x4x4x3xf16> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x4x4x3xf16>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4x4x3xf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4x4x3xf16>, tensor<4x4x4x3xf16>) outs(%0 : tensor<4x4x4x3xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %3 = arith.maximumf %in, %in_0 : f16
      linalg.yield %3 : f16
    } -> tensor<4x4x4x3xf16>
    return %2 : tensor<4x4x4x3xf16>
  }
}

// -----

// Written by scripts/export-corpus: rnn.
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
module @jit_rnn attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_rnn(%arg0: tensor<8x8xf16>, %arg1: tensor<8x8xf16>, %arg2: tensor<8x8xf16>, %arg3: tensor<8x8xf16>, %arg4: tensor<4x8xf16>) -> (tensor<4x8xf16> {jax.result_info = "result"}) {
    %c1 = arith.constant 1 : index
    %0 = tensor.empty() : tensor<1x4x8xf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4 : tensor<4x8xf16>) outs(%0 : tensor<1x4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x4x8xf16>
    %2 = tensor.empty() : tensor<2x4x8xf16>
    %3 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf16>) {
    ^bb0(%out: f16):
      %6 = linalg.index 1 : index
      %7 = linalg.index 2 : index
      %8 = linalg.index 0 : index
      %9 = arith.cmpi ult, %8, %c1 : index
      %10 = scf.if %9 -> (f16) {
        %extracted = tensor.extract %1[%8, %6, %7] : tensor<1x4x8xf16>
        scf.yield %extracted : f16
      } else {
        %11 = arith.subi %8, %c1 : index
        %extracted = tensor.extract %1[%11, %6, %7] : tensor<1x4x8xf16>
        scf.yield %extracted : f16
      }
      linalg.yield %10 : f16
    } -> tensor<2x4x8xf16>
    %extracted_slice = tensor.extract_slice %3[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf16> to tensor<1x4x8xf16>
    %collapsed = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<1x4x8xf16> into tensor<4x8xf16>
    %4 = call @closed_call(%arg0, %arg1, %arg2, %arg3, %arg4, %collapsed) : (tensor<8x8xf16>, tensor<8x8xf16>, tensor<8x8xf16>, tensor<8x8xf16>, tensor<4x8xf16>, tensor<4x8xf16>) -> tensor<4x8xf16>
    %extracted_slice_0 = tensor.extract_slice %3[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf16> to tensor<1x4x8xf16>
    %collapsed_1 = tensor.collapse_shape %extracted_slice_0 [[0, 1], [2]] : tensor<1x4x8xf16> into tensor<4x8xf16>
    %5 = call @closed_call(%arg0, %arg1, %arg2, %arg3, %4, %collapsed_1) : (tensor<8x8xf16>, tensor<8x8xf16>, tensor<8x8xf16>, tensor<8x8xf16>, tensor<4x8xf16>, tensor<4x8xf16>) -> tensor<4x8xf16>
    return %5 : tensor<4x8xf16>
  }
  func.func private @closed_call(%arg0: tensor<8x8xf16>, %arg1: tensor<8x8xf16>, %arg2: tensor<8x8xf16>, %arg3: tensor<8x8xf16>, %arg4: tensor<4x8xf16>, %arg5: tensor<4x8xf16>) -> tensor<4x8xf16> {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x8xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %2 = linalg.matmul ins(%arg5, %arg0 : tensor<4x8xf16>, tensor<8x8xf16>) outs(%1 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %3 = linalg.matmul ins(%arg4, %arg1 : tensor<4x8xf16>, tensor<8x8xf16>) outs(%1 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %4 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %15 = arith.addf %in, %in_1 : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %15 = math.tanh %in : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %6 = linalg.matmul ins(%arg5, %arg2 : tensor<4x8xf16>, tensor<8x8xf16>) outs(%1 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %7 = linalg.matmul ins(%5, %arg3 : tensor<4x8xf16>, tensor<8x8xf16>) outs(%1 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %15 = arith.addf %in, %in_1 : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %15 = arith.negf %in : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %15 = math.exp %in : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %11 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %12 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%11, %10 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %15 = arith.addf %in, %in_1 : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%11, %12 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %15 = arith.divf %in, %in_1 : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    %14 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel"]} ins(%13, %5 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%0 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %15 = arith.mulf %in, %in_1 : f16
      linalg.yield %15 : f16
    } -> tensor<4x8xf16>
    return %14 : tensor<4x8xf16>
  }
}

// -----

// Written by scripts/export-corpus: ffn_gelu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (d0, 0)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (0, d1)>
#map6 = affine_map<() -> ()>
module @jit_ffn_gelu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_ffn_gelu(%arg0: tensor<8x16xf16>, %arg1: tensor<16xf16>, %arg2: tensor<16x8xf16>, %arg3: tensor<8xf16>, %arg4: tensor<4x8xf16>) -> (tensor<4x8xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 1.12837911 : f32
    %cst_0 = arith.constant -0.37612626 : f32
    %cst_1 = arith.constant 0.112835854 : f32
    %cst_2 = arith.constant -0.0268538129 : f32
    %cst_3 = arith.constant 0.00518832775 : f32
    %cst_4 = arith.constant -8.0101937E-4 : f32
    %cst_5 = arith.constant 7.85386146E-5 : f32
    %cst_6 = arith.constant -88.7228394 : f32
    %cst_7 = arith.constant 0.564189494 : f32
    %cst_8 = arith.constant -0.282076746 : f32
    %cst_9 = arith.constant 0.42184633 : f32
    %cst_10 = arith.constant -1.01526523 : f32
    %cst_11 = arith.constant 2.92101908 : f32
    %cst_12 = arith.constant -7.49551868 : f32
    %cst_13 = arith.constant 1.297720e+01 : f32
    %cst_14 = arith.constant -10.477664 : f32
    %cst_15 = arith.constant 0.563825965 : f32
    %cst_16 = arith.constant -0.274112701 : f32
    %cst_17 = arith.constant 3.404880e-01 : f32
    %cst_18 = arith.constant -0.494451523 : f32
    %cst_19 = arith.constant 0.621000468 : f32
    %cst_20 = arith.constant -0.582473278 : f32
    %cst_21 = arith.constant 0.368742466 : f32
    %cst_22 = arith.constant -0.138703942 : f32
    %cst_23 = arith.constant 2.326820e-02 : f32
    %cst_24 = arith.constant 2.000000e+00 : f32
    %cst_25 = arith.constant 1.000000e+00 : f32
    %cst_26 = arith.constant 0.000000e+00 : f16
    %cst_27 = arith.constant 0.000000e+00 : f32
    %cst_28 = arith.constant dense<7.070310e-01> : tensor<f16>
    %cst_29 = arith.constant dense<5.000000e-01> : tensor<f16>
    %cst_30 = arith.constant dense<1.001360e-05> : tensor<f16>
    %cst_31 = arith.constant dense<0> : tensor<i32>
    %cst_32 = arith.constant dense<8.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<4x8xf16>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f16, %out: f32):
      %105 = arith.extf %in : f16 to f32
      linalg.yield %105 : f32
    } -> tensor<4x8xf32>
    %2 = tensor.empty() : tensor<4xf32>
    %3 = linalg.fill ins(%cst_27 : f32) outs(%2 : tensor<4xf32>) -> tensor<4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x8xf32>) outs(%3 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %out, %in : f32
      linalg.yield %105 : f32
    } -> tensor<4xf32>
    %5 = tensor.empty() : tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_32 : tensor<f32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.divf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x1xf32>
    %9 = tensor.empty() : tensor<4x1xf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x1xf32>) outs(%9 : tensor<4x1xf16>) {
    ^bb0(%in: f32, %out: f16):
      %105 = arith.truncf %in : f32 to f16
      linalg.yield %105 : f16
    } -> tensor<4x1xf16>
    %11 = tensor.empty() : tensor<4x8xf16>
    %12 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<4x1xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %12 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.subf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x8xf16>
    %14 = call @_var(%arg4, %cst_31) : (tensor<4x8xf16>, tensor<i32>) -> tensor<4x1xf16>
    %15 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_30 : tensor<f16>) outs(%9 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x1xf16>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<4x1xf16>, tensor<4x1xf16>) outs(%9 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.addf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x1xf16>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<4x1xf16>) outs(%9 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      %105 = math.rsqrt %in : f16
      linalg.yield %105 : f16
    } -> tensor<4x1xf16>
    %18 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<4x1xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %18 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.mulf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x8xf16>
    %20 = tensor.empty() : tensor<4x16xf16>
    %21 = linalg.fill ins(%cst_26 : f16) outs(%20 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %22 = linalg.matmul ins(%19, %arg0 : tensor<4x8xf16>, tensor<8x16xf16>) outs(%21 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %23 = tensor.empty() : tensor<1x16xf16>
    %24 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf16>) outs(%23 : tensor<1x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x16xf16>
    %25 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%24 : tensor<1x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %25 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.addf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %27 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_29 : tensor<f16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %28 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %26 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.mulf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<4x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %105 = arith.negf %in : f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %30 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_28 : tensor<f16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%29, %30 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.mulf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %32 = tensor.empty() : tensor<4x16xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%31 : tensor<4x16xf16>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f16, %out: f32):
      %105 = arith.extf %in : f16 to f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%33, %33 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.negf %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.absf %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.divf %cst_25, %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = math.exp %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.divf %cst_25, %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%38, %39 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %41 = tensor.empty() : tensor<4x16xi1>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<4x16xf32>) outs(%41 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %105 = arith.cmpf olt, %in, %cst_24 : f32
      linalg.yield %105 : i1
    } -> tensor<4x16xi1>
    %43 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.mulf %in, %cst_23 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%43 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_22 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_21 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%46, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_20 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%48, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%49 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_19 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%50, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_18 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%52, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%53 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_17 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%54, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%55 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_16 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%56, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%57 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_15 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.mulf %in, %cst_14 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%59 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_13 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%60, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%61 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_12 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%62, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%63 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_11 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%64, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%65 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_10 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%66, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%67 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_9 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%69 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_8 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%70, %37 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%71 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_7 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%42, %58, %72 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %105 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%40, %73 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<4x16xf32>) outs(%41 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %105 = arith.cmpf olt, %in, %cst_6 : f32
      linalg.yield %105 : i1
    } -> tensor<4x16xi1>
    %76 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%75, %74 : tensor<4x16xi1>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_33: f32, %out: f32):
      %105 = arith.select %in, %cst_27, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<4x16xf32>) outs(%41 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %105 = arith.cmpf olt, %in, %cst_27 : f32
      linalg.yield %105 : i1
    } -> tensor<4x16xi1>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%76 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.subf %cst_24, %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%77, %78, %76 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %105 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.mulf %in, %cst_5 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%80 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_4 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%81, %34 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%82 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_3 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%83, %34 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%84 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_2 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%85, %34 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%86 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_1 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%87, %34 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%88 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst_0 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%89, %34 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%90 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.addf %in, %cst : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%33, %91 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %105 = arith.mulf %in, %in_33 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%92 : tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %105 = arith.subf %cst_25, %in : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<4x16xf32>) outs(%41 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %105 = arith.cmpf olt, %in, %cst_25 : f32
      linalg.yield %105 : i1
    } -> tensor<4x16xi1>
    %95 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%94, %93, %79 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%32 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %105 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %105 : f32
    } -> tensor<4x16xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%95 : tensor<4x16xf32>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f32, %out: f16):
      %105 = arith.truncf %in : f32 to f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %97 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%28, %96 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%20 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.mulf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x16xf16>
    %98 = linalg.fill ins(%cst_26 : f16) outs(%11 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %99 = linalg.matmul ins(%97, %arg2 : tensor<4x16xf16>, tensor<16x8xf16>) outs(%98 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %100 = tensor.empty() : tensor<1x8xf16>
    %101 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<8xf16>) outs(%100 : tensor<1x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x8xf16>
    %102 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%101 : tensor<1x8xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %103 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%99, %102 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.addf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x8xf16>
    %104 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %103 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%11 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_33: f16, %out: f16):
      %105 = arith.addf %in, %in_33 : f16
      linalg.yield %105 : f16
    } -> tensor<4x8xf16>
    return %104 : tensor<4x8xf16>
  }
  func.func private @_var(%arg0: tensor<4x8xf16>, %arg1: tensor<i32>) -> tensor<4x1xf16> {
    %cst = arith.constant 8.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant dense<0x7FC00000> : tensor<f32>
    %cst_2 = arith.constant dense<8.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x8xf16>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f16, %out: f32):
      %24 = arith.extf %in : f16 to f32
      linalg.yield %24 : f32
    } -> tensor<4x8xf32>
    %2 = tensor.empty() : tensor<4xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<4xf32>) -> tensor<4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x8xf32>) outs(%3 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %out, %in : f32
      linalg.yield %24 : f32
    } -> tensor<4xf32>
    %5 = tensor.empty() : tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.divf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x1xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x1xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.subf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %10 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.mulf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x8xf32>
    %12 = tensor.empty() : tensor<f32>
    %13 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = []} ins(%arg1 : tensor<i32>) outs(%12 : tensor<f32>) {
    ^bb0(%in: i32, %out: f32):
      %24 = arith.sitofp %in : i32 to f32
      linalg.yield %24 : f32
    } -> tensor<f32>
    %14 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = []} ins(%13 : tensor<f32>) outs(%12 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.subf %cst, %in : f32
      linalg.yield %24 : f32
    } -> tensor<f32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%11 : tensor<4x8xf32>) outs(%3 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %out, %in : f32
      linalg.yield %24 : f32
    } -> tensor<4xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<f32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %17 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.divf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x1xf32>
    %19 = tensor.empty() : tensor<4x1xf16>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x1xf32>) outs(%19 : tensor<4x1xf16>) {
    ^bb0(%in: f32, %out: f16):
      %24 = arith.truncf %in : f32 to f16
      linalg.yield %24 : f16
    } -> tensor<4x1xf16>
    %21 = tensor.empty() : tensor<i1>
    %22 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = []} ins(%14 : tensor<f32>) outs(%21 : tensor<i1>) {
    ^bb0(%in: f32, %out: i1):
      %24 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %24 : i1
    } -> tensor<i1>
    %23 = call @_where(%22, %20, %cst_1) : (tensor<i1>, tensor<4x1xf16>, tensor<f32>) -> tensor<4x1xf16>
    return %23 : tensor<4x1xf16>
  }
  func.func private @_where(%arg0: tensor<i1>, %arg1: tensor<4x1xf16>, %arg2: tensor<f32>) -> tensor<4x1xf16> {
    %0 = tensor.empty() : tensor<f16>
    %1 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = []} ins(%arg2 : tensor<f32>) outs(%0 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %5 = arith.truncf %in : f32 to f16
      linalg.yield %5 : f16
    } -> tensor<f16>
    %2 = tensor.empty() : tensor<4x1xf16>
    %3 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<f16>) outs(%2 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x1xf16>
    %extracted = tensor.extract %arg0[] : tensor<i1>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %3 : tensor<4x1xf16>, tensor<4x1xf16>) outs(%2 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %5 = arith.select %extracted, %in, %in_0 : f16
      linalg.yield %5 : f16
    } -> tensor<4x1xf16>
    return %4 : tensor<4x1xf16>
  }
}

// -----

// Written by scripts/export-corpus: ffn_swiglu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
module @jit_ffn_swiglu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_ffn_swiglu(%arg0: tensor<8x16xf16>, %arg1: tensor<8x16xf16>, %arg2: tensor<16x8xf16>, %arg3: tensor<4x8xf16>) -> (tensor<4x8xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %2 = linalg.matmul ins(%arg3, %arg0 : tensor<4x8xf16>, tensor<8x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %3 = call @silu(%2) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %4 = linalg.matmul ins(%arg3, %arg1 : tensor<4x8xf16>, tensor<8x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %10 = arith.mulf %in, %in_0 : f16
      linalg.yield %10 : f16
    } -> tensor<4x16xf16>
    %6 = tensor.empty() : tensor<4x8xf16>
    %7 = linalg.fill ins(%cst : f16) outs(%6 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %8 = linalg.matmul ins(%5, %arg2 : tensor<4x16xf16>, tensor<16x8xf16>) outs(%7 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3, %8 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%6 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %10 = arith.addf %in, %in_0 : f16
      linalg.yield %10 : f16
    } -> tensor<4x8xf16>
    return %9 : tensor<4x8xf16>
  }
  func.func private @silu(%arg0: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %cst = arith.constant dense<1.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %7 = arith.negf %in : f16
      linalg.yield %7 : f16
    } -> tensor<4x16xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %7 = math.exp %in : f16
      linalg.yield %7 : f16
    } -> tensor<4x16xf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %2 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.addf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x16xf16>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.divf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x16xf16>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %5 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %7 = arith.mulf %in, %in_0 : f16
      linalg.yield %7 : f16
    } -> tensor<4x16xf16>
    return %6 : tensor<4x16xf16>
  }
}

// -----

// Written by scripts/export-corpus: layernorm_mlp.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (d0, 0)>
#map4 = affine_map<() -> ()>
module @jit_layernorm_mlp attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_layernorm_mlp(%arg0: tensor<8x16xf16>, %arg1: tensor<16x16xf16>, %arg2: tensor<16x4xf16>, %arg3: tensor<4x8xf16>) -> (tensor<4x4xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f16
    %cst_1 = arith.constant dense<1.001360e-05> : tensor<f16>
    %cst_2 = arith.constant dense<0> : tensor<i32>
    %cst_3 = arith.constant dense<1.600000e+01> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.fill ins(%cst_0 : f16) outs(%0 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %2 = linalg.matmul ins(%arg3, %arg0 : tensor<4x8xf16>, tensor<8x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %3 = tensor.empty() : tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4x16xf16>) outs(%3 : tensor<4x16xf32>) {
    ^bb0(%in: f16, %out: f32):
      %40 = arith.extf %in : f16 to f32
      linalg.yield %40 : f32
    } -> tensor<4x16xf32>
    %5 = tensor.empty() : tensor<4xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<4xf32>) -> tensor<4xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%4 : tensor<4x16xf32>) outs(%6 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %40 = arith.addf %out, %in : f32
      linalg.yield %40 : f32
    } -> tensor<4xf32>
    %8 = tensor.empty() : tensor<4x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4xf32>) outs(%8 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%8 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %10 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%8 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %40 = arith.divf %in, %in_4 : f32
      linalg.yield %40 : f32
    } -> tensor<4x1xf32>
    %12 = tensor.empty() : tensor<4x1xf16>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<4x1xf32>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f32, %out: f16):
      %40 = arith.truncf %in : f32 to f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %14 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x1xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %14 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.subf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x16xf16>
    %16 = call @_var(%2, %cst_2) : (tensor<4x16xf16>, tensor<i32>) -> tensor<4x1xf16>
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f16>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x1xf16>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %17 : tensor<4x1xf16>, tensor<4x1xf16>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.addf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x1xf16>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      %40 = math.rsqrt %in : f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %20 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%19 : tensor<4x1xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %20 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.mulf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x16xf16>
    %22 = call @mish(%21) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %23 = linalg.matmul ins(%22, %arg1 : tensor<4x16xf16>, tensor<16x16xf16>) outs(%1 : tensor<4x16xf16>) -> tensor<4x16xf16>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<4x16xf16>) outs(%3 : tensor<4x16xf32>) {
    ^bb0(%in: f16, %out: f32):
      %40 = arith.extf %in : f16 to f32
      linalg.yield %40 : f32
    } -> tensor<4x16xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%24 : tensor<4x16xf32>) outs(%6 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %40 = arith.addf %out, %in : f32
      linalg.yield %40 : f32
    } -> tensor<4xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%25 : tensor<4xf32>) outs(%8 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%26, %10 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%8 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %40 = arith.divf %in, %in_4 : f32
      linalg.yield %40 : f32
    } -> tensor<4x1xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x1xf32>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f32, %out: f16):
      %40 = arith.truncf %in : f32 to f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %29 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x1xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%23, %29 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.subf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x16xf16>
    %31 = call @_var(%23, %cst_2) : (tensor<4x16xf16>, tensor<i32>) -> tensor<4x1xf16>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%31, %17 : tensor<4x1xf16>, tensor<4x1xf16>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.addf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<4x1xf16>) outs(%12 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      %40 = math.rsqrt %in : f16
      linalg.yield %40 : f16
    } -> tensor<4x1xf16>
    %34 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<4x1xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %35 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%30, %34 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_4: f16, %out: f16):
      %40 = arith.mulf %in, %in_4 : f16
      linalg.yield %40 : f16
    } -> tensor<4x16xf16>
    %36 = call @softplus(%35) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %37 = tensor.empty() : tensor<4x4xf16>
    %38 = linalg.fill ins(%cst_0 : f16) outs(%37 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %39 = linalg.matmul ins(%36, %arg2 : tensor<4x16xf16>, tensor<16x4xf16>) outs(%38 : tensor<4x4xf16>) -> tensor<4x4xf16>
    return %39 : tensor<4x4xf16>
  }
  func.func private @_var(%arg0: tensor<4x16xf16>, %arg1: tensor<i32>) -> tensor<4x1xf16> {
    %cst = arith.constant 1.600000e+01 : f32
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant dense<0x7FC00000> : tensor<f32>
    %cst_2 = arith.constant dense<1.600000e+01> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f16, %out: f32):
      %24 = arith.extf %in : f16 to f32
      linalg.yield %24 : f32
    } -> tensor<4x16xf32>
    %2 = tensor.empty() : tensor<4xf32>
    %3 = linalg.fill ins(%cst_0 : f32) outs(%2 : tensor<4xf32>) -> tensor<4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x16xf32>) outs(%3 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %out, %in : f32
      linalg.yield %24 : f32
    } -> tensor<4xf32>
    %5 = tensor.empty() : tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.divf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x1xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x1xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %9 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.subf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %10 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.mulf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x16xf32>
    %12 = tensor.empty() : tensor<f32>
    %13 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg1 : tensor<i32>) outs(%12 : tensor<f32>) {
    ^bb0(%in: i32, %out: f32):
      %24 = arith.sitofp %in : i32 to f32
      linalg.yield %24 : f32
    } -> tensor<f32>
    %14 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%13 : tensor<f32>) outs(%12 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.subf %cst, %in : f32
      linalg.yield %24 : f32
    } -> tensor<f32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%11 : tensor<4x16xf32>) outs(%3 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %24 = arith.addf %out, %in : f32
      linalg.yield %24 : f32
    } -> tensor<4xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<f32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %17 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%5 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %24 = arith.divf %in, %in_3 : f32
      linalg.yield %24 : f32
    } -> tensor<4x1xf32>
    %19 = tensor.empty() : tensor<4x1xf16>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x1xf32>) outs(%19 : tensor<4x1xf16>) {
    ^bb0(%in: f32, %out: f16):
      %24 = arith.truncf %in : f32 to f16
      linalg.yield %24 : f16
    } -> tensor<4x1xf16>
    %21 = tensor.empty() : tensor<i1>
    %22 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%14 : tensor<f32>) outs(%21 : tensor<i1>) {
    ^bb0(%in: f32, %out: i1):
      %24 = arith.cmpf ogt, %in, %cst_0 : f32
      linalg.yield %24 : i1
    } -> tensor<i1>
    %23 = call @_where(%22, %20, %cst_1) : (tensor<i1>, tensor<4x1xf16>, tensor<f32>) -> tensor<4x1xf16>
    return %23 : tensor<4x1xf16>
  }
  func.func private @_where(%arg0: tensor<i1>, %arg1: tensor<4x1xf16>, %arg2: tensor<f32>) -> tensor<4x1xf16> {
    %0 = tensor.empty() : tensor<f16>
    %1 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg2 : tensor<f32>) outs(%0 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %5 = arith.truncf %in : f32 to f16
      linalg.yield %5 : f16
    } -> tensor<f16>
    %2 = tensor.empty() : tensor<4x1xf16>
    %3 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<f16>) outs(%2 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x1xf16>
    %extracted = tensor.extract %arg0[] : tensor<i1>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %3 : tensor<4x1xf16>, tensor<4x1xf16>) outs(%2 : tensor<4x1xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %5 = arith.select %extracted, %in, %in_0 : f16
      linalg.yield %5 : f16
    } -> tensor<4x1xf16>
    return %4 : tensor<4x1xf16>
  }
  func.func private @mish(%arg0: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %0 = call @softplus(%arg0) : (tensor<4x16xf16>) -> tensor<4x16xf16>
    %1 = tensor.empty() : tensor<4x16xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<4x16xf16>) outs(%1 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %4 = math.tanh %in : f16
      linalg.yield %4 : f16
    } -> tensor<4x16xf16>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %2 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%1 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %4 = arith.mulf %in, %in_0 : f16
      linalg.yield %4 : f16
    } -> tensor<4x16xf16>
    return %3 : tensor<4x16xf16>
  }
  func.func private @softplus(%arg0: tensor<4x16xf16>) -> tensor<4x16xf16> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x16xf16>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x16xf16>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %13 = arith.maximumf %in, %in_0 : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %13 = arith.subf %in, %in_0 : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %4 = tensor.empty() : tensor<4x16xi1>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %3 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f16, %in_0: f16, %out: i1):
      %13 = arith.cmpf une, %in, %in_0 : f16
      linalg.yield %13 : i1
    } -> tensor<4x16xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %13 = arith.addf %in, %in_0 : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = math.absf %in : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = arith.negf %in : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = math.exp %in : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %out: f16):
      %13 = math.log1p %in : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %10 : tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %13 = arith.addf %in, %in_0 : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6, %11 : tensor<4x16xi1>, tensor<4x16xf16>, tensor<4x16xf16>) outs(%0 : tensor<4x16xf16>) {
    ^bb0(%in: i1, %in_0: f16, %in_1: f16, %out: f16):
      %13 = arith.select %in, %in_0, %in_1 : f16
      linalg.yield %13 : f16
    } -> tensor<4x16xf16>
    return %12 : tensor<4x16xf16>
  }
}

// -----

// Written by scripts/export-corpus: autoencoder.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<() -> ()>
module @jit_autoencoder attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_autoencoder(%arg0: tensor<8x4xf16>, %arg1: tensor<4xf16>, %arg2: tensor<4x2xf16>, %arg3: tensor<2xf16>, %arg4: tensor<2x8xf16>, %arg5: tensor<8xf16>, %arg6: tensor<4x8xf16>) -> (tensor<4x8xf16> {jax.result_info = "result"}) {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant dense<5.000000e-01> : tensor<f16>
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<f16>
    %cst_2 = arith.constant dense<7.978520e-01> : tensor<f16>
    %cst_3 = arith.constant dense<4.470830e-02> : tensor<f16>
    %cst_4 = arith.constant dense<2.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4xf16>
    %1 = linalg.fill ins(%cst : f16) outs(%0 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %2 = linalg.matmul ins(%arg6, %arg0 : tensor<4x8xf16>, tensor<8x4xf16>) outs(%1 : tensor<4x4xf16>) -> tensor<4x4xf16>
    %3 = tensor.empty() : tensor<1x4xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<4xf16>) outs(%3 : tensor<1x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x4xf16>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<1x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %5 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x4xf16>
    %7 = call @celu(%6, %cst_4) : (tensor<4x4xf16>, tensor<f32>) -> tensor<4x4xf16>
    %8 = tensor.empty() : tensor<4x2xf16>
    %9 = linalg.fill ins(%cst : f16) outs(%8 : tensor<4x2xf16>) -> tensor<4x2xf16>
    %10 = linalg.matmul ins(%7, %arg2 : tensor<4x4xf16>, tensor<4x2xf16>) outs(%9 : tensor<4x2xf16>) -> tensor<4x2xf16>
    %11 = tensor.empty() : tensor<1x2xf16>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<2xf16>) outs(%11 : tensor<1x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x2xf16>
    %13 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x2xf16>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %13 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %14 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %14 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %17 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x2xf16>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %16 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %18 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %20 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x2xf16>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20, %19 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      %40 = math.tanh %in : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %23 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x2xf16>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %22 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %25 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x2xf16>
    %26 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%25, %24 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %26 : tensor<4x2xf16>, tensor<4x2xf16>) outs(%8 : tensor<4x2xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.mulf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x2xf16>
    %28 = tensor.empty() : tensor<4x8xf16>
    %29 = linalg.fill ins(%cst : f16) outs(%28 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %30 = linalg.matmul ins(%27, %arg4 : tensor<4x2xf16>, tensor<2x8xf16>) outs(%29 : tensor<4x8xf16>) -> tensor<4x8xf16>
    %31 = tensor.empty() : tensor<1x8xf16>
    %32 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<8xf16>) outs(%31 : tensor<1x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<1x8xf16>
    %33 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<1x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %34 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30, %33 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x8xf16>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<4x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %40 = arith.negf %in : f16
      linalg.yield %40 : f16
    } -> tensor<4x8xf16>
    %36 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<4x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %40 = math.exp %in : f16
      linalg.yield %40 : f16
    } -> tensor<4x8xf16>
    %37 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x8xf16>
    %38 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37, %36 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.addf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x8xf16>
    %39 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37, %38 : tensor<4x8xf16>, tensor<4x8xf16>) outs(%28 : tensor<4x8xf16>) {
    ^bb0(%in: f16, %in_5: f16, %out: f16):
      %40 = arith.divf %in, %in_5 : f16
      linalg.yield %40 : f16
    } -> tensor<4x8xf16>
    return %39 : tensor<4x8xf16>
  }
  func.func private @celu(%arg0: tensor<4x4xf16>, %arg1: tensor<f32>) -> tensor<4x4xf16> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<4x4xf16>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4xf16>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %11 = arith.maximumf %in, %in_0 : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %11 = arith.minimumf %in, %in_0 : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    %4 = tensor.empty() : tensor<f16>
    %5 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = []} ins(%arg1 : tensor<f32>) outs(%4 : tensor<f16>) {
    ^bb0(%in: f32, %out: f16):
      %11 = arith.truncf %in : f32 to f16
      linalg.yield %11 : f16
    } -> tensor<f16>
    %6 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<f16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<4x4xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %6 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %11 = arith.divf %in, %in_0 : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %out: f16):
      %11 = math.expm1 %in : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %8 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %11 = arith.mulf %in, %in_0 : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %9 : tensor<4x4xf16>, tensor<4x4xf16>) outs(%0 : tensor<4x4xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %11 = arith.addf %in, %in_0 : f16
      linalg.yield %11 : f16
    } -> tensor<4x4xf16>
    return %10 : tensor<4x4xf16>
  }
}
