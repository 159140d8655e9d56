// Written by scripts/export-corpus: mlp.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0, d1) -> (d1, d0)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map7 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map10 = affine_map<(d0, d1, d2) -> (d1, d2)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_mlp(%arg0: tensor<8x16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<16x16xf32>, %arg3: tensor<16xf32>, %arg4: tensor<16x4xf32>, %arg5: tensor<4xf32>, %arg6: tensor<4x8xf32>) -> (tensor<8x16xf32> {jax.result_info = "result[0]"}, tensor<16xf32> {jax.result_info = "result[1]"}, tensor<16x16xf32> {jax.result_info = "result[2]"}, tensor<16xf32> {jax.result_info = "result[3]"}, tensor<16x4xf32> {jax.result_info = "result[4]"}, tensor<4xf32> {jax.result_info = "result[5]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %2 = linalg.matmul ins(%arg6, %arg0 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3 = tensor.empty() : tensor<1x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf32>) outs(%3 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<1x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.addf %in, %in_4 : f32
      linalg.yield %50 : f32
    } -> tensor<4x16xf32>
    %7:4 = call @elu(%6) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xi1>)
    %8 = linalg.matmul ins(%7#0, %arg2 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<16xf32>) outs(%3 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<1x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %10 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.addf %in, %in_4 : f32
      linalg.yield %50 : f32
    } -> tensor<4x16xf32>
    %12:5 = call @selu(%11) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>)
    %13 = tensor.empty() : tensor<4x4xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %15 = linalg.matmul ins(%12#0, %arg4 : tensor<4x16xf32>, tensor<16x4xf32>) outs(%14 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %16 = tensor.empty() : tensor<1x4xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<4xf32>) outs(%16 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<1x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %18 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.addf %in, %in_4 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4xf32>
    %20 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%20, %19 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4xf32>
    %22 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22, %21 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4xf32>
    %24 = tensor.empty() : tensor<4xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<4xf32>) -> tensor<4xf32>
    %26 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%23 : tensor<4x4xf32>) outs(%25 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<4xf32>
    %expanded = tensor.expand_shape %26 [[0, 1]] output_shape [1, 4] : tensor<4xf32> into tensor<1x4xf32>
    %27 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded : tensor<1x4xf32>) outs(%25 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<4xf32>
    %28 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23, %12#0 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<4x16xf32>
    %29 = tensor.empty() : tensor<16x4xf32>
    %30 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x16xf32>) outs(%29 : tensor<16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x4xf32>
    %31 = linalg.generic {indexing_maps = [#map9, #map10, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23, %arg4 : tensor<4x4xf32>, tensor<16x4xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<4x16xf32>
    %32 = call @selu_4(%12#1, %12#2, %12#3, %12#4, %31) : (tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %33 = tensor.empty() : tensor<16xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%33 : tensor<16xf32>) -> tensor<16xf32>
    %35 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%32 : tensor<4x16xf32>) outs(%34 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<16xf32>
    %expanded_2 = tensor.expand_shape %35 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %36 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded_2 : tensor<1x16xf32>) outs(%34 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<16xf32>
    %37 = tensor.empty() : tensor<16x16xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %39 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%32, %7#0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%38 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<16x16xf32>
    %40 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<16x16xf32>) outs(%37 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %41 = linalg.generic {indexing_maps = [#map9, #map10, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%32, %arg2 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<4x16xf32>
    %42 = call @elu_8(%7#1, %7#2, %7#3, %41) : (tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %43 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%42 : tensor<4x16xf32>) outs(%34 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<16xf32>
    %expanded_3 = tensor.expand_shape %43 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %44 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded_3 : tensor<1x16xf32>) outs(%34 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<16xf32>
    %45 = tensor.empty() : tensor<16x8xf32>
    %46 = linalg.fill ins(%cst : f32) outs(%45 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %47 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%42, %arg6 : tensor<4x16xf32>, tensor<4x8xf32>) outs(%46 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %50 = arith.mulf %in, %in_4 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<16x8xf32>
    %48 = tensor.empty() : tensor<8x16xf32>
    %49 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<16x8xf32>) outs(%48 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    return %49, %44, %40, %36, %30, %27 : tensor<8x16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16xf32>, tensor<16x4xf32>, tensor<4xf32>
  }
  func.func private @elu(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xi1>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = tensor.empty() : tensor<4x16xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %10 = arith.cmpf ogt, %in, %in_1 : f32
      linalg.yield %10 : i1
    } -> tensor<4x16xi1>
    %4 = call @_where(%3, %cst_0, %arg0) : (tensor<4x16xi1>, tensor<f32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.expm1 %in : f32
      linalg.yield %10 : f32
    } -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %10 = arith.addf %in, %in_1 : f32
      linalg.yield %10 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %10 = arith.mulf %in, %in_1 : f32
      linalg.yield %10 : f32
    } -> tensor<4x16xf32>
    %9 = call @_where_0(%3, %arg0, %8) : (tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    return %9, %3, %7, %3 : tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xi1>
  }
  func.func private @_where(%arg0: tensor<4x16xi1>, %arg1: tensor<f32>, %arg2: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg2 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %3 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %3 : f32
    } -> tensor<4x16xf32>
    return %2 : tensor<4x16xf32>
  }
  func.func private @_where_0(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>, %arg2: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1, %arg2 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %2 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %2 : f32
    } -> tensor<4x16xf32>
    return %1 : tensor<4x16xf32>
  }
  func.func private @selu(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>) {
    %cst = arith.constant dense<1.05070102> : tensor<f32>
    %cst_0 = arith.constant dense<1.67326319> : tensor<f32>
    %0:5 = call @elu_1(%arg0, %cst_0) : (tensor<4x16xf32>, tensor<f32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>)
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %0#0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %4 = arith.mulf %in, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    return %3, %0#1, %0#2, %0#3, %0#4 : tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>
  }
  func.func private @elu_1(%arg0: tensor<4x16xf32>, %arg1: tensor<f32>) -> (tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = tensor.empty() : tensor<4x16xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%2 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %11 = arith.cmpf ogt, %in, %in_1 : f32
      linalg.yield %11 : i1
    } -> tensor<4x16xi1>
    %4 = call @_where_2(%3, %cst_0, %arg0) : (tensor<4x16xi1>, tensor<f32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %11 = math.expm1 %in : f32
      linalg.yield %11 : f32
    } -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %11 = arith.addf %in, %in_1 : f32
      linalg.yield %11 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %11 = arith.mulf %in, %in_1 : f32
      linalg.yield %11 : f32
    } -> tensor<4x16xf32>
    %10 = call @_where_3(%3, %arg0, %9) : (tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    return %10, %3, %7, %arg1, %3 : tensor<4x16xf32>, tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>
  }
  func.func private @_where_2(%arg0: tensor<4x16xi1>, %arg1: tensor<f32>, %arg2: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg2 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %3 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %3 : f32
    } -> tensor<4x16xf32>
    return %2 : tensor<4x16xf32>
  }
  func.func private @_where_3(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>, %arg2: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1, %arg2 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %2 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %2 : f32
    } -> tensor<4x16xf32>
    return %1 : tensor<4x16xf32>
  }
  func.func private @selu_4(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>, %arg2: tensor<f32>, %arg3: tensor<4x16xi1>, %arg4: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %cst = arith.constant dense<1.05070102> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %arg4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %4 = arith.mulf %in, %in_0 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    %3 = call @elu_5(%arg0, %arg1, %arg2, %arg3, %2) : (tensor<4x16xi1>, tensor<4x16xf32>, tensor<f32>, tensor<4x16xi1>, tensor<4x16xf32>) -> tensor<4x16xf32>
    return %3 : tensor<4x16xf32>
  }
  func.func private @elu_5(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>, %arg2: tensor<f32>, %arg3: tensor<4x16xi1>, %arg4: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0:2 = call @_where_6(%arg3, %arg4) : (tensor<4x16xi1>, tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>)
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<f32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %0#1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.mulf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %arg1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.mulf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    %5 = call @_where_7(%arg0, %4) : (tensor<4x16xi1>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%0#0, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.addf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    return %6 : tensor<4x16xf32>
  }
  func.func private @_where_6(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1, %1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    return %3, %2 : tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @_where_7(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %3 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %3 : f32
    } -> tensor<4x16xf32>
    return %2 : tensor<4x16xf32>
  }
  func.func private @elu_8(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>, %arg2: tensor<4x16xi1>, %arg3: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %0:2 = call @_where_9(%arg2, %arg3) : (tensor<4x16xi1>, tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>)
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %0#1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.mulf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %arg1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.mulf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    %5 = call @_where_10(%arg0, %4) : (tensor<4x16xi1>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%0#0, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.addf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x16xf32>
    return %6 : tensor<4x16xf32>
  }
  func.func private @_where_9(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1, %1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x16xf32>
    return %3, %2 : tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @_where_10(%arg0: tensor<4x16xi1>, %arg1: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1, %arg1 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %3 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %3 : f32
    } -> tensor<4x16xf32>
    return %2 : tensor<4x16xf32>
  }
}

// -----

// Written by scripts/export-corpus: conv_net.
#map = affine_map<(d0, d1, d2, d3) -> (d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map6 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map8 = affine_map<(d0, d1) -> (d1, d0)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map10 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3, d0)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0)>
#map13 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d2 + d3, d4 + d5, d6)>
#map14 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d3, d5, d1)>
#map15 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d2, d4, d6, d1)>
#map16 = affine_map<(d0, d1, d2, d3) -> (-d0 + 2, -d1 + 2, d2, d3)>
#map17 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2 + d3, d4 + d5, d0)>
#map18 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d5, d1, d0)>
#map19 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2, d4, d1)>
#map20 = affine_map<(d0, d1, d2, d3) -> ()>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_conv_net(%arg0: tensor<3x3x3x4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<3x3x4x4xf32>, %arg3: tensor<4xf32>, %arg4: tensor<64x4xf32>, %arg5: tensor<4x4x4x3xf32>) -> (tensor<3x3x3x4xf32> {jax.result_info = "result[0]"}, tensor<4xf32> {jax.result_info = "result[1]"}, tensor<3x3x4x4xf32> {jax.result_info = "result[2]"}, tensor<4xf32> {jax.result_info = "result[3]"}, tensor<64x4xf32> {jax.result_info = "result[4]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<1.000000e-01> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %padded = tensor.pad %arg5 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg6: index, %arg7: index, %arg8: index, %arg9: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x3xf32> to tensor<4x6x6x3xf32>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded, %arg0 : tensor<4x6x6x3xf32>, tensor<3x3x3x4xf32>) outs(%1 : tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %3 = tensor.empty() : tensor<1x1x1x4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<4xf32>) outs(%3 : tensor<1x1x1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x4xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x1x1x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %5 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.addf %in, %in_7 : f32
      linalg.yield %42 : f32
    } -> tensor<4x4x4x4xf32>
    %7:3 = call @silu(%6) : (tensor<4x4x4x4xf32>) -> (tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>)
    %padded_3 = tensor.pad %7#0 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg6: index, %arg7: index, %arg8: index, %arg9: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x4xf32> to tensor<4x6x6x4xf32>
    %8 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded_3, %arg2 : tensor<4x6x6x4xf32>, tensor<3x3x4x4xf32>) outs(%1 : tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3 : tensor<4xf32>) outs(%3 : tensor<1x1x1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x4xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x1x1x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %10 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.addf %in, %in_7 : f32
      linalg.yield %42 : f32
    } -> tensor<4x4x4x4xf32>
    %12:3 = call @leaky_relu(%11, %cst_2) : (tensor<4x4x4x4xf32>, tensor<f32>) -> (tensor<4x4x4x4xf32>, tensor<f32>, tensor<4x4x4x4xi1>)
    %collapsed = tensor.collapse_shape %12#0 [[0], [1, 2, 3]] : tensor<4x4x4x4xf32> into tensor<4x64xf32>
    %13 = tensor.empty() : tensor<4x4xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %15 = linalg.matmul ins(%collapsed, %arg4 : tensor<4x64xf32>, tensor<64x4xf32>) outs(%14 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %16 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%16, %15 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      linalg.yield %42 : f32
    } -> tensor<4x4xf32>
    %18 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%18, %17 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%13 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      linalg.yield %42 : f32
    } -> tensor<4x4xf32>
    %20 = tensor.empty() : tensor<4x64xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %22 = linalg.generic {indexing_maps = [#map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%19, %collapsed : tensor<4x4xf32>, tensor<4x64xf32>) outs(%21 : tensor<4x64xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      %43 = arith.addf %out, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<4x64xf32>
    %23 = tensor.empty() : tensor<64x4xf32>
    %24 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<4x64xf32>) outs(%23 : tensor<64x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<64x4xf32>
    %25 = linalg.generic {indexing_maps = [#map9, #map10, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%19, %arg4 : tensor<4x4xf32>, tensor<64x4xf32>) outs(%21 : tensor<4x64xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      %43 = arith.addf %out, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<4x64xf32>
    %expanded = tensor.expand_shape %25 [[0], [1, 2, 3]] output_shape [4, 4, 4, 4] : tensor<4x64xf32> into tensor<4x4x4x4xf32>
    %26 = call @leaky_relu_0(%12#1, %12#2, %expanded) : (tensor<f32>, tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %27 = tensor.empty() : tensor<4xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<4xf32>) -> tensor<4xf32>
    %29 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%26 : tensor<4x4x4x4xf32>) outs(%28 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %42 = arith.addf %out, %in : f32
      linalg.yield %42 : f32
    } -> tensor<4xf32>
    %expanded_4 = tensor.expand_shape %29 [[0, 1, 2, 3]] output_shape [1, 1, 1, 4] : tensor<4xf32> into tensor<1x1x1x4xf32>
    %30 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_4 : tensor<1x1x1x4xf32>) outs(%28 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %42 = arith.addf %out, %in : f32
      linalg.yield %42 : f32
    } -> tensor<4xf32>
    %31 = tensor.empty() : tensor<3x3x4x4xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<3x3x4x4xf32>) -> tensor<3x3x4x4xf32>
    %33 = linalg.generic {indexing_maps = [#map13, #map14, #map15], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded_3, %26 : tensor<4x6x6x4xf32>, tensor<4x4x4x4xf32>) outs(%32 : tensor<3x3x4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      %43 = arith.addf %out, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<3x3x4x4xf32>
    %34 = linalg.generic {indexing_maps = [#map16, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg2 : tensor<3x3x4x4xf32>) outs(%31 : tensor<3x3x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x3x4x4xf32>
    %padded_5 = tensor.pad %26 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg6: index, %arg7: index, %arg8: index, %arg9: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x4xf32> to tensor<4x6x6x4xf32>
    %35 = linalg.generic {indexing_maps = [#map17, #map18, #map19], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded_5, %34 : tensor<4x6x6x4xf32>, tensor<3x3x4x4xf32>) outs(%1 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      %43 = arith.addf %out, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<4x4x4x4xf32>
    %36 = call @silu_2(%7#1, %7#2, %6, %35) : (tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    %37 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%36 : tensor<4x4x4x4xf32>) outs(%28 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %42 = arith.addf %out, %in : f32
      linalg.yield %42 : f32
    } -> tensor<4xf32>
    %expanded_6 = tensor.expand_shape %37 [[0, 1, 2, 3]] output_shape [1, 1, 1, 4] : tensor<4xf32> into tensor<1x1x1x4xf32>
    %38 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_6 : tensor<1x1x1x4xf32>) outs(%28 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %42 = arith.addf %out, %in : f32
      linalg.yield %42 : f32
    } -> tensor<4xf32>
    %39 = tensor.empty() : tensor<3x3x3x4xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%39 : tensor<3x3x3x4xf32>) -> tensor<3x3x3x4xf32>
    %41 = linalg.generic {indexing_maps = [#map13, #map14, #map15], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded, %36 : tensor<4x6x6x3xf32>, tensor<4x4x4x4xf32>) outs(%40 : tensor<3x3x3x4xf32>) {
    ^bb0(%in: f32, %in_7: f32, %out: f32):
      %42 = arith.mulf %in, %in_7 : f32
      %43 = arith.addf %out, %42 : f32
      linalg.yield %43 : f32
    } -> tensor<3x3x3x4xf32>
    return %41, %38, %33, %30, %24 : tensor<3x3x3x4xf32>, tensor<4xf32>, tensor<3x3x4x4xf32>, tensor<4xf32>, tensor<64x4xf32>
  }
  func.func private @silu(%arg0: tensor<4x4x4x4xf32>) -> (tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0 : tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.negf %in : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = math.exp %in : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %3 = linalg.generic {indexing_maps = [#map20, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %2 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.addf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %4 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.divf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %5 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.subf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %6 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %5 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4x4x4xf32>
    return %8, %7, %5 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>
  }
  func.func private @leaky_relu(%arg0: tensor<4x4x4x4xf32>, %arg1: tensor<f32>) -> (tensor<4x4x4x4xf32>, tensor<f32>, tensor<4x4x4x4xi1>) {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map20, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %2 = tensor.empty() : tensor<4x4x4x4xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%2 : tensor<4x4x4x4xi1>) {
    ^bb0(%in: f32, %in_0: f32, %out: i1):
      %7 = arith.cmpf oge, %in, %in_0 : f32
      linalg.yield %7 : i1
    } -> tensor<4x4x4x4xi1>
    %4 = linalg.generic {indexing_maps = [#map20, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %arg0 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %7 = arith.mulf %in, %in_0 : f32
      linalg.yield %7 : f32
    } -> tensor<4x4x4x4xf32>
    %6 = call @_where(%3, %arg0, %5) : (tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32>
    return %6, %arg1, %3 : tensor<4x4x4x4xf32>, tensor<f32>, tensor<4x4x4x4xi1>
  }
  func.func private @_where(%arg0: tensor<4x4x4x4xi1>, %arg1: tensor<4x4x4x4xf32>, %arg2: tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32> {
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %arg1, %arg2 : tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %2 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %2 : f32
    } -> tensor<4x4x4x4xf32>
    return %1 : tensor<4x4x4x4xf32>
  }
  func.func private @leaky_relu_0(%arg0: tensor<f32>, %arg1: tensor<4x4x4x4xi1>, %arg2: tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32> {
    %0:2 = call @_where_1(%arg1, %arg2) : (tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>) -> (tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>)
    %1 = tensor.empty() : tensor<4x4x4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map20, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0 : tensor<f32>) outs(%1 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %0#1 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%1 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0#0, %3 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%1 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.addf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    return %4 : tensor<4x4x4x4xf32>
  }
  func.func private @_where_1(%arg0: tensor<4x4x4x4xi1>, %arg1: tensor<4x4x4x4xf32>) -> (tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map20, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1, %arg1 : tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x4x4x4xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %arg1, %1 : tensor<4x4x4x4xi1>, tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %4 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %4 : f32
    } -> tensor<4x4x4x4xf32>
    return %3, %2 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>
  }
  func.func private @silu_2(%arg0: tensor<4x4x4x4xf32>, %arg1: tensor<4x4x4x4xf32>, %arg2: tensor<4x4x4x4xf32>, %arg3: tensor<4x4x4x4xf32>) -> tensor<4x4x4x4xf32> {
    %0 = tensor.empty() : tensor<4x4x4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg2, %arg3 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3, %arg1 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %arg0 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<4x4x4x4xf32>, tensor<4x4x4x4xf32>) outs(%0 : tensor<4x4x4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.addf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x4x4x4xf32>
    return %4 : tensor<4x4x4x4xf32>
  }
}

// -----

// Written by scripts/export-corpus: resnet_block.
#map = affine_map<(d0, d1, d2, d3) -> (d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3, d0)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0)>
#map6 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d2 + d3, d4 + d5, d6)>
#map7 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d3, d5, d1)>
#map8 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d2, d4, d6, d1)>
#map9 = affine_map<(d0, d1, d2, d3) -> (-d0 + 2, -d1 + 2, d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2 + d3, d4 + d5, d0)>
#map11 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d5, d1, d0)>
#map12 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2, d4, d1)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_resnet_block(%arg0: tensor<3x3x3x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<3x3x3x3xf32>, %arg4: tensor<3xf32>, %arg5: tensor<3xf32>, %arg6: tensor<4x4x4x3xf32>) -> (tensor<3x3x3x3xf32> {jax.result_info = "result[0]"}, tensor<3xf32> {jax.result_info = "result[1]"}, tensor<3xf32> {jax.result_info = "result[2]"}, tensor<3x3x3x3xf32> {jax.result_info = "result[3]"}, tensor<3xf32> {jax.result_info = "result[4]"}, tensor<3xf32> {jax.result_info = "result[5]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x3xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32>
    %padded = tensor.pad %arg6 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x3xf32> to tensor<4x6x6x3xf32>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded, %arg0 : tensor<4x6x6x3xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32>
    %3 = tensor.empty() : tensor<1x1x1x3xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<3xf32>) outs(%3 : tensor<1x1x1x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x3xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x1x1x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %5 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg2 : tensor<3xf32>) outs(%3 : tensor<1x1x1x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x3xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<1x1x1x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %8 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.addf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %10 = call @relu(%9) : (tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32>
    %11 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %12 = tensor.empty() : tensor<4x4x4x3xi1>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %11 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%12 : tensor<4x4x4x3xi1>) {
    ^bb0(%in: f32, %in_8: f32, %out: i1):
      %50 = arith.cmpf ogt, %in, %in_8 : f32
      linalg.yield %50 : i1
    } -> tensor<4x4x4x3xi1>
    %padded_3 = tensor.pad %10 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x3xf32> to tensor<4x6x6x3xf32>
    %14 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%padded_3, %arg3 : tensor<4x6x6x3xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg4 : tensor<3xf32>) outs(%3 : tensor<1x1x1x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x3xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15 : tensor<1x1x1x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %16 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg6, %17 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.addf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg5 : tensor<3xf32>) outs(%3 : tensor<1x1x1x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x3xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<1x1x1x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %20 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.addf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %22 = call @relu(%21) : (tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %11 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%12 : tensor<4x4x4x3xi1>) {
    ^bb0(%in: f32, %in_8: f32, %out: i1):
      %50 = arith.cmpf ogt, %in, %in_8 : f32
      linalg.yield %50 : i1
    } -> tensor<4x4x4x3xi1>
    %24 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %22 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %25 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %27, %11 : tensor<4x4x4x3xi1>, tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: i1, %in_8: f32, %in_9: f32, %out: f32):
      %50 = arith.select %in, %in_8, %in_9 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %29 = tensor.empty() : tensor<3xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<3xf32>) -> tensor<3xf32>
    %31 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%28 : tensor<4x4x4x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %expanded = tensor.expand_shape %31 [[0, 1, 2, 3]] output_shape [1, 1, 1, 3] : tensor<3xf32> into tensor<1x1x1x3xf32>
    %32 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded : tensor<1x1x1x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %28 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %34 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%33 : tensor<4x4x4x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %expanded_4 = tensor.expand_shape %34 [[0, 1, 2, 3]] output_shape [1, 1, 1, 3] : tensor<3xf32> into tensor<1x1x1x3xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %16 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %36 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_4 : tensor<1x1x1x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %37 = tensor.empty() : tensor<3x3x3x3xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<3x3x3x3xf32>) -> tensor<3x3x3x3xf32>
    %39 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded_3, %35 : tensor<4x6x6x3xf32>, tensor<4x4x4x3xf32>) outs(%38 : tensor<3x3x3x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<3x3x3x3xf32>
    %40 = linalg.generic {indexing_maps = [#map9, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3 : tensor<3x3x3x3xf32>) outs(%37 : tensor<3x3x3x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x3x3x3xf32>
    %padded_5 = tensor.pad %35 low[0, 1, 1, 0] high[0, 1, 1, 0] {
    ^bb0(%arg7: index, %arg8: index, %arg9: index, %arg10: index):
      tensor.yield %cst : f32
    } : tensor<4x4x4x3xf32> to tensor<4x6x6x3xf32>
    %41 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded_5, %40 : tensor<4x6x6x3xf32>, tensor<3x3x3x3xf32>) outs(%1 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<4x4x4x3xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %41, %11 : tensor<4x4x4x3xi1>, tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: i1, %in_8: f32, %in_9: f32, %out: f32):
      %50 = arith.select %in, %in_8, %in_9 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %43 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%42 : tensor<4x4x4x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %expanded_6 = tensor.expand_shape %43 [[0, 1, 2, 3]] output_shape [1, 1, 1, 3] : tensor<3xf32> into tensor<1x1x1x3xf32>
    %44 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_6 : tensor<1x1x1x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %42 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %46 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%45 : tensor<4x4x4x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %expanded_7 = tensor.expand_shape %46 [[0, 1, 2, 3]] output_shape [1, 1, 1, 3] : tensor<3xf32> into tensor<1x1x1x3xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %5 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      linalg.yield %50 : f32
    } -> tensor<4x4x4x3xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_7 : tensor<1x1x1x3xf32>) outs(%30 : tensor<3xf32>) {
    ^bb0(%in: f32, %out: f32):
      %50 = arith.addf %out, %in : f32
      linalg.yield %50 : f32
    } -> tensor<3xf32>
    %49 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded, %47 : tensor<4x6x6x3xf32>, tensor<4x4x4x3xf32>) outs(%38 : tensor<3x3x3x3xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %50 = arith.mulf %in, %in_8 : f32
      %51 = arith.addf %out, %50 : f32
      linalg.yield %51 : f32
    } -> tensor<3x3x3x3xf32>
    return %49, %48, %44, %39, %36, %32 : tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>
  }
  func.func private @relu(%arg0: tensor<4x4x4x3xf32>) -> tensor<4x4x4x3xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4x4x3xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4x4x3xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4x4x3xf32>, tensor<4x4x4x3xf32>) outs(%0 : tensor<4x4x4x3xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %3 = arith.maximumf %in, %in_0 : f32
      linalg.yield %3 : f32
    } -> tensor<4x4x4x3xf32>
    return %2 : tensor<4x4x4x3xf32>
  }
}

// -----

// Written by scripts/export-corpus: rnn.
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> ()>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map6 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map8 = affine_map<(d0, d1) -> (d1, d0)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_rnn(%arg0: tensor<8x8xf32>, %arg1: tensor<8x8xf32>, %arg2: tensor<8x8xf32>, %arg3: tensor<8x8xf32>, %arg4: tensor<4x8xf32>) -> (tensor<8x8xf32> {jax.result_info = "result[0]"}, tensor<8x8xf32> {jax.result_info = "result[1]"}, tensor<8x8xf32> {jax.result_info = "result[2]"}, tensor<8x8xf32> {jax.result_info = "result[3]"}) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<1x4x8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg4 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %2 = tensor.empty() : tensor<2x4x8xf32>
    %3 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %1[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %1[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %4 = tensor.empty() : tensor<0x4x8xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%4 : tensor<0x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<0x4x8xf32>
    %extracted_slice = tensor.extract_slice %3[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %6:6 = call @closed_call(%arg2, %arg0, %arg1, %arg3, %arg4, %collapsed) : (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
    %extracted_slice_2 = tensor.extract_slice %3[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_3 = tensor.collapse_shape %extracted_slice_2 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %7:6 = call @closed_call(%arg2, %arg0, %arg1, %arg3, %6#0, %collapsed_3) : (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>)
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6#1 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7#1 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %8[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %9[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6#2 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7#2 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %13 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %11[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %12[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6#3 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7#3 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %16 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %14[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %15[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6#4 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7#4 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %19 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %17[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %18[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6#5 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7#5 : tensor<4x8xf32>) outs(%0 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4x8xf32>
    %22 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c1 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %20[%39, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %42 = arith.subi %39, %c1 : index
        %extracted = tensor.extract %21[%42, %37, %38] : tensor<1x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %23 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c0 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %5[%39, %37, %38] : tensor<0x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %extracted = tensor.extract %10[%39, %37, %38] : tensor<2x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %24 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c0 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %5[%39, %37, %38] : tensor<0x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %extracted = tensor.extract %13[%39, %37, %38] : tensor<2x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %25 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c0 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %5[%39, %37, %38] : tensor<0x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %extracted = tensor.extract %16[%39, %37, %38] : tensor<2x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c0 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %5[%39, %37, %38] : tensor<0x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %extracted = tensor.extract %19[%39, %37, %38] : tensor<2x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %27 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%2 : tensor<2x4x8xf32>) {
    ^bb0(%out: f32):
      %37 = linalg.index 1 : index
      %38 = linalg.index 2 : index
      %39 = linalg.index 0 : index
      %40 = arith.cmpi ult, %39, %c0 : index
      %41 = scf.if %40 -> (f32) {
        %extracted = tensor.extract %5[%39, %37, %38] : tensor<0x4x8xf32>
        scf.yield %extracted : f32
      } else {
        %extracted = tensor.extract %22[%39, %37, %38] : tensor<2x4x8xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %41 : f32
    } -> tensor<2x4x8xf32>
    %28 = tensor.empty() : tensor<4x8xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%28 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %30 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%29, %7#0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%28 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_24: f32, %out: f32):
      %37 = arith.mulf %in, %in_24 : f32
      linalg.yield %37 : f32
    } -> tensor<4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%28 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%31, %30 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%28 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_24: f32, %out: f32):
      %37 = arith.mulf %in, %in_24 : f32
      linalg.yield %37 : f32
    } -> tensor<4x8xf32>
    %33 = tensor.empty() : tensor<8x8xf32>
    %34 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%33 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x8xf32>
    %extracted_slice_4 = tensor.extract_slice %23[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_5 = tensor.collapse_shape %extracted_slice_4 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_6 = tensor.extract_slice %24[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_7 = tensor.collapse_shape %extracted_slice_6 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_8 = tensor.extract_slice %25[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_9 = tensor.collapse_shape %extracted_slice_8 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_10 = tensor.extract_slice %26[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_11 = tensor.collapse_shape %extracted_slice_10 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_12 = tensor.extract_slice %27[1, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_13 = tensor.collapse_shape %extracted_slice_12 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %35:5 = call @closed_call_0(%arg1, %arg3, %34, %34, %34, %34, %32, %collapsed_3, %collapsed_5, %collapsed_7, %collapsed_9, %collapsed_11, %collapsed_13) : (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>)
    %extracted_slice_14 = tensor.extract_slice %23[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_15 = tensor.collapse_shape %extracted_slice_14 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_16 = tensor.extract_slice %24[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_17 = tensor.collapse_shape %extracted_slice_16 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_18 = tensor.extract_slice %25[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_19 = tensor.collapse_shape %extracted_slice_18 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_20 = tensor.extract_slice %26[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_21 = tensor.collapse_shape %extracted_slice_20 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %extracted_slice_22 = tensor.extract_slice %27[0, 0, 0] [1, 4, 8] [1, 1, 1] : tensor<2x4x8xf32> to tensor<1x4x8xf32>
    %collapsed_23 = tensor.collapse_shape %extracted_slice_22 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %36:5 = call @closed_call_0(%arg1, %arg3, %35#0, %35#1, %35#2, %35#3, %35#4, %collapsed, %collapsed_15, %collapsed_17, %collapsed_19, %collapsed_21, %collapsed_23) : (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>)
    return %36#0, %36#1, %36#2, %36#3 : tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>
  }
  func.func private @closed_call(%arg0: tensor<8x8xf32>, %arg1: tensor<8x8xf32>, %arg2: tensor<8x8xf32>, %arg3: tensor<8x8xf32>, %arg4: tensor<4x8xf32>, %arg5: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %2 = linalg.matmul ins(%arg5, %arg1 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%1 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %3 = linalg.matmul ins(%arg4, %arg2 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%1 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %4 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.addf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %5 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.tanh %in : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %6 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %7 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%6, %5 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.subf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %8 = linalg.matmul ins(%arg5, %arg0 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%1 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %9 = linalg.matmul ins(%5, %arg3 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%1 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%8, %9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.addf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = arith.negf %in : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %18 = math.exp %in : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %13 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%6, %12 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.addf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %14 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%6, %13 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.divf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %15 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%6, %14 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.subf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%14, %15 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.mulf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%14, %5 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %18 = arith.mulf %in, %in_1 : f32
      linalg.yield %18 : f32
    } -> tensor<4x8xf32>
    return %17, %arg4, %5, %7, %16, %14 : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
  }
  func.func private @closed_call_0(%arg0: tensor<8x8xf32>, %arg1: tensor<8x8xf32>, %arg2: tensor<8x8xf32>, %arg3: tensor<8x8xf32>, %arg4: tensor<8x8xf32>, %arg5: tensor<8x8xf32>, %arg6: tensor<4x8xf32>, %arg7: tensor<4x8xf32>, %arg8: tensor<4x8xf32>, %arg9: tensor<4x8xf32>, %arg10: tensor<4x8xf32>, %arg11: tensor<4x8xf32>, %arg12: tensor<4x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<4x8xf32>
    %1 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg12, %arg6 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %2 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg6, %arg9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %3 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%2, %arg11 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %4 = tensor.empty() : tensor<8x8xf32>
    %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<8x8xf32>) -> tensor<8x8xf32>
    %6 = linalg.generic {indexing_maps = [#map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%3, %arg9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%5 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<8x8xf32>
    %7 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x8xf32>
    %8 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg5, %7 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<8x8xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map9, #map, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%3, %arg1 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%1, %10 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%3, %arg7 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%5 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<8x8xf32>
    %13 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x8xf32>
    %14 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg4, %13 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%11, %arg10 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %16 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%15, %arg9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %17 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%15, %16 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%0 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<4x8xf32>
    %18 = linalg.generic {indexing_maps = [#map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%17, %arg8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%5 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<8x8xf32>
    %19 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x8xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg3, %19 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<8x8xf32>
    %21 = linalg.generic {indexing_maps = [#map9, #map, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%17, %arg0 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%9 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<4x8xf32>
    %22 = linalg.generic {indexing_maps = [#map5, #map6, #map7], iterator_types = ["parallel", "parallel", "reduction"]} ins(%17, %arg7 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%5 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.mulf %in, %in_0 : f32
      %26 = arith.addf %out, %25 : f32
      linalg.yield %26 : f32
    } -> tensor<8x8xf32>
    %23 = linalg.generic {indexing_maps = [#map8, #map4], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x8xf32>
    %24 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg2, %23 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%4 : tensor<8x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %25 = arith.addf %in, %in_0 : f32
      linalg.yield %25 : f32
    } -> tensor<8x8xf32>
    return %24, %20, %14, %8, %21 : tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>
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
#map6 = affine_map<(d0, d1) -> (d1, d0)>
#map7 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map8 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map10 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map11 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map12 = affine_map<() -> ()>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_ffn_gelu(%arg0: tensor<8x16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<16x8xf32>, %arg3: tensor<8xf32>, %arg4: tensor<4x8xf32>) -> (tensor<8x16xf32> {jax.result_info = "result[0]"}, tensor<16xf32> {jax.result_info = "result[1]"}, tensor<16x8xf32> {jax.result_info = "result[2]"}, tensor<8xf32> {jax.result_info = "result[3]"}) {
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
    %cst_26 = arith.constant dense<-1.12837923> : tensor<f32>
    %cst_27 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_28 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_29 = arith.constant dense<0.707106769> : tensor<f32>
    %cst_30 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_31 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_32 = arith.constant dense<0> : tensor<i32>
    %cst_33 = arith.constant dense<8.000000e+00> : tensor<f32>
    %cst_34 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<4xf32>
    %1 = linalg.fill ins(%cst_34 : f32) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg4 : tensor<4x8xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %out, %in : f32
      linalg.yield %128 : f32
    } -> tensor<4xf32>
    %3 = tensor.empty() : tensor<4x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_33 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.divf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x1xf32>
    %7 = tensor.empty() : tensor<4x8xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4x1xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.subf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %10 = call @_var(%arg4, %cst_32) : (tensor<4x8xf32>, tensor<i32>) -> tensor<4x1xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_31 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.addf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = math.rsqrt %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x1xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<4x1xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %14 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %16 = tensor.empty() : tensor<4x16xf32>
    %17 = linalg.fill ins(%cst_34 : f32) outs(%16 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %18 = linalg.matmul ins(%15, %arg0 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%17 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %19 = tensor.empty() : tensor<1x16xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %21 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<1x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %21 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.addf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_30 : tensor<f32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%23, %22 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%22 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.negf %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_29 : tensor<f32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%25, %26 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %27 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.negf %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = math.absf %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.divf %cst_25, %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = math.exp %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.divf %cst_25, %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%32, %33 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %35 = tensor.empty() : tensor<4x16xi1>
    %36 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x16xf32>) outs(%35 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %128 = arith.cmpf olt, %in, %cst_24 : f32
      linalg.yield %128 : i1
    } -> tensor<4x16xi1>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%31 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.mulf %in, %cst_23 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_22 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%38, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_21 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%40, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%41 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_20 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%42, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%43 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_19 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_18 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%46, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%47 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_17 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%48, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%49 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_16 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%50, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_15 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%31 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.mulf %in, %cst_14 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%53 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_13 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%54, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%55 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_12 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%56, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%57 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_11 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%58, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%59 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_10 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%60, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%61 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_9 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%62, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%63 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_8 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%64, %31 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%65 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_7 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%36, %52, %66 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %128 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%34, %67 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x16xf32>) outs(%35 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %128 = arith.cmpf olt, %in, %cst_6 : f32
      linalg.yield %128 : i1
    } -> tensor<4x16xi1>
    %70 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%69, %68 : tensor<4x16xi1>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_36: f32, %out: f32):
      %128 = arith.select %in, %cst_34, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<4x16xf32>) outs(%35 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %128 = arith.cmpf olt, %in, %cst_34 : f32
      linalg.yield %128 : i1
    } -> tensor<4x16xi1>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%70 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.subf %cst_24, %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%71, %72, %70 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %128 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%28 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.mulf %in, %cst_5 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%74 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_4 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%75, %28 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%76 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_3 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%77, %28 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%78 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_2 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%79, %28 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%80 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_1 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%81, %28 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%82 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst_0 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%83, %28 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%84 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %in, %cst : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %85 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%86 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.subf %cst_25, %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x16xf32>) outs(%35 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %128 = arith.cmpf olt, %in, %cst_25 : f32
      linalg.yield %128 : i1
    } -> tensor<4x16xi1>
    %89 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%88, %87, %73 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %128 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%24, %89 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %91 = linalg.fill ins(%cst_34 : f32) outs(%7 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %92 = linalg.matmul ins(%90, %arg2 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%91 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %93 = tensor.empty() : tensor<1x8xf32>
    %94 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<8xf32>) outs(%93 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x8xf32>
    %95 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%94 : tensor<1x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%92, %95 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.addf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %96 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.addf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %98 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_28 : tensor<f32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %97 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %100 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_27 : tensor<f32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%100, %99 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x8xf32>
    %102 = tensor.empty() : tensor<8xf32>
    %103 = linalg.fill ins(%cst_34 : f32) outs(%102 : tensor<8xf32>) -> tensor<8xf32>
    %104 = linalg.generic {indexing_maps = [#map6, #map1], iterator_types = ["parallel", "reduction"]} ins(%101 : tensor<4x8xf32>) outs(%103 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %out, %in : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %104 [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
    %105 = linalg.generic {indexing_maps = [#map6, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded : tensor<1x8xf32>) outs(%103 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %out, %in : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %106 = tensor.empty() : tensor<8x16xf32>
    %107 = linalg.fill ins(%cst_34 : f32) outs(%106 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %108 = linalg.generic {indexing_maps = [#map7, #map8, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101, %90 : tensor<4x8xf32>, tensor<4x16xf32>) outs(%107 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      %129 = arith.addf %out, %128 : f32
      linalg.yield %129 : f32
    } -> tensor<8x16xf32>
    %109 = tensor.empty() : tensor<16x8xf32>
    %110 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel"]} ins(%108 : tensor<8x16xf32>) outs(%109 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x8xf32>
    %111 = linalg.generic {indexing_maps = [#map10, #map11, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101, %arg2 : tensor<4x8xf32>, tensor<16x8xf32>) outs(%17 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      %129 = arith.addf %out, %128 : f32
      linalg.yield %129 : f32
    } -> tensor<4x16xf32>
    %112 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%24, %111 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%111, %89 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %114 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_26 : tensor<f32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%114, %112 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%115, %32 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %117 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%116, %26 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%117 : tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.negf %in : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%23, %113 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %120 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%118, %119 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%16 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.addf %in, %in_36 : f32
      linalg.yield %128 : f32
    } -> tensor<4x16xf32>
    %121 = tensor.empty() : tensor<16xf32>
    %122 = linalg.fill ins(%cst_34 : f32) outs(%121 : tensor<16xf32>) -> tensor<16xf32>
    %123 = linalg.generic {indexing_maps = [#map6, #map1], iterator_types = ["parallel", "reduction"]} ins(%120 : tensor<4x16xf32>) outs(%122 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %out, %in : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %expanded_35 = tensor.expand_shape %123 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %124 = linalg.generic {indexing_maps = [#map6, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded_35 : tensor<1x16xf32>) outs(%122 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %128 = arith.addf %out, %in : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %125 = linalg.fill ins(%cst_34 : f32) outs(%109 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %126 = linalg.generic {indexing_maps = [#map7, #map8, #map9], iterator_types = ["parallel", "parallel", "reduction"]} ins(%120, %15 : tensor<4x16xf32>, tensor<4x8xf32>) outs(%125 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %128 = arith.mulf %in, %in_36 : f32
      %129 = arith.addf %out, %128 : f32
      linalg.yield %129 : f32
    } -> tensor<16x8xf32>
    %127 = linalg.generic {indexing_maps = [#map6, #map], iterator_types = ["parallel", "parallel"]} ins(%126 : tensor<16x8xf32>) outs(%106 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    return %127, %124, %110, %105 : tensor<8x16xf32>, tensor<16xf32>, tensor<16x8xf32>, tensor<8xf32>
  }
  func.func private @_var(%arg0: tensor<4x8xf32>, %arg1: tensor<i32>) -> tensor<4x1xf32> {
    %cst = arith.constant 8.000000e+00 : f32
    %cst_0 = arith.constant dense<0x7FC00000> : tensor<f32>
    %cst_1 = arith.constant dense<8.000000e+00> : tensor<f32>
    %cst_2 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<4xf32>
    %1 = linalg.fill ins(%cst_2 : f32) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x8xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.addf %out, %in : f32
      linalg.yield %21 : f32
    } -> tensor<4xf32>
    %3 = tensor.empty() : tensor<4x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %21 = arith.divf %in, %in_3 : f32
      linalg.yield %21 : f32
    } -> tensor<4x1xf32>
    %7 = tensor.empty() : tensor<4x8xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4x1xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %21 = arith.subf %in, %in_3 : f32
      linalg.yield %21 : f32
    } -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%7 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %21 = arith.mulf %in, %in_3 : f32
      linalg.yield %21 : f32
    } -> tensor<4x8xf32>
    %11 = tensor.empty() : tensor<f32>
    %12 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = []} ins(%arg1 : tensor<i32>) outs(%11 : tensor<f32>) {
    ^bb0(%in: i32, %out: f32):
      %21 = arith.sitofp %in : i32 to f32
      linalg.yield %21 : f32
    } -> tensor<f32>
    %13 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = []} ins(%12 : tensor<f32>) outs(%11 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.subf %cst, %in : f32
      linalg.yield %21 : f32
    } -> tensor<f32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<4x8xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %21 = arith.addf %out, %in : f32
      linalg.yield %21 : f32
    } -> tensor<4xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%13 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %16 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %21 = arith.divf %in, %in_3 : f32
      linalg.yield %21 : f32
    } -> tensor<4x1xf32>
    %18 = tensor.empty() : tensor<i1>
    %19 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = []} ins(%13 : tensor<f32>) outs(%18 : tensor<i1>) {
    ^bb0(%in: f32, %out: i1):
      %21 = arith.cmpf ogt, %in, %cst_2 : f32
      linalg.yield %21 : i1
    } -> tensor<i1>
    %20 = call @_where(%19, %17, %cst_0) : (tensor<i1>, tensor<4x1xf32>, tensor<f32>) -> tensor<4x1xf32>
    return %20 : tensor<4x1xf32>
  }
  func.func private @_where(%arg0: tensor<i1>, %arg1: tensor<4x1xf32>, %arg2: tensor<f32>) -> tensor<4x1xf32> {
    %0 = tensor.empty() : tensor<4x1xf32>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<f32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %extracted = tensor.extract %arg0[] : tensor<i1>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %1 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %3 = arith.select %extracted, %in, %in_0 : f32
      linalg.yield %3 : f32
    } -> tensor<4x1xf32>
    return %2 : tensor<4x1xf32>
  }
}

// -----

// Written by scripts/export-corpus: ffn_swiglu.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> ()>
#map2 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map3 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d1, d0)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map7 = affine_map<(d0, d1, d2) -> (d1, d2)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_ffn_swiglu(%arg0: tensor<8x16xf32>, %arg1: tensor<8x16xf32>, %arg2: tensor<16x8xf32>, %arg3: tensor<4x8xf32>) -> (tensor<8x16xf32> {jax.result_info = "result[0]"}, tensor<8x16xf32> {jax.result_info = "result[1]"}, tensor<16x8xf32> {jax.result_info = "result[2]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %2 = linalg.matmul ins(%arg3, %arg0 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3:3 = call @silu(%2) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>)
    %4 = linalg.matmul ins(%arg3, %arg1 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3#0, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x16xf32>
    %6 = tensor.empty() : tensor<4x8xf32>
    %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %8 = linalg.matmul ins(%5, %arg2 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%7 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3, %8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%6 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.addf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%6 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%10, %9 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%6 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%6 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %11 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%6 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x8xf32>
    %14 = tensor.empty() : tensor<8x16xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13, %5 : tensor<4x8xf32>, tensor<4x16xf32>) outs(%15 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      %29 = arith.addf %out, %28 : f32
      linalg.yield %29 : f32
    } -> tensor<8x16xf32>
    %17 = tensor.empty() : tensor<16x8xf32>
    %18 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<8x16xf32>) outs(%17 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x8xf32>
    %19 = linalg.generic {indexing_maps = [#map6, #map7, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13, %arg2 : tensor<4x8xf32>, tensor<16x8xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      %29 = arith.addf %out, %28 : f32
      linalg.yield %29 : f32
    } -> tensor<4x16xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3#0, %19 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x16xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%19, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      linalg.yield %28 : f32
    } -> tensor<4x16xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%17 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%20, %arg3 : tensor<4x16xf32>, tensor<4x8xf32>) outs(%22 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      %29 = arith.addf %out, %28 : f32
      linalg.yield %29 : f32
    } -> tensor<16x8xf32>
    %24 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<16x8xf32>) outs(%14 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %25 = call @silu_0(%3#1, %3#2, %2, %21) : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%25, %arg3 : tensor<4x16xf32>, tensor<4x8xf32>) outs(%22 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %28 = arith.mulf %in, %in_2 : f32
      %29 = arith.addf %out, %28 : f32
      linalg.yield %29 : f32
    } -> tensor<16x8xf32>
    %27 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<16x8xf32>) outs(%14 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    return %27, %24, %18 : tensor<8x16xf32>, tensor<8x16xf32>, tensor<16x8xf32>
  }
  func.func private @silu(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = arith.negf %in : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%1 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %9 = math.exp %in : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.addf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.divf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.subf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %5 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x16xf32>
    return %8, %7, %5 : tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @silu_0(%arg0: tensor<4x16xf32>, %arg1: tensor<4x16xf32>, %arg2: tensor<4x16xf32>, %arg3: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg2, %arg3 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3, %arg1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %arg0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.addf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<4x16xf32>
    return %4 : tensor<4x16xf32>
  }
}

// -----

// Written by scripts/export-corpus: layernorm_mlp.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (d0, 0)>
#map4 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map5 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map7 = affine_map<(d0, d1) -> (d1, d0)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map9 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map10 = affine_map<() -> ()>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_layernorm_mlp(%arg0: tensor<8x16xf32>, %arg1: tensor<16x16xf32>, %arg2: tensor<16x4xf32>, %arg3: tensor<4x8xf32>) -> (tensor<8x16xf32> {jax.result_info = "result[0]"}, tensor<16x16xf32> {jax.result_info = "result[1]"}, tensor<16x4xf32> {jax.result_info = "result[2]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<-5.000000e-01> : tensor<f32>
    %cst_3 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_4 = arith.constant dense<0> : tensor<i32>
    %cst_5 = arith.constant dense<1.600000e+01> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %2 = linalg.matmul ins(%arg3, %arg0 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %3 = tensor.empty() : tensor<4xf32>
    %4 = linalg.fill ins(%cst : f32) outs(%3 : tensor<4xf32>) -> tensor<4xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%2 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %6 = tensor.empty() : tensor<4x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%7, %8 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %10 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x1xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %10 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.subf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %12:4 = call @_var(%2, %cst_4) : (tensor<4x16xf32>, tensor<i32>) -> (tensor<4x1xf32>, tensor<4x16xf32>, tensor<f32>, tensor<i1>)
    %13 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12#0, %13 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %14 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %17 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %16 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<4x1xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %19 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %21:4 = call @mish(%20) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>)
    %22 = linalg.matmul ins(%21#0, %arg1 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%1 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%22 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<4xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%24, %8 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%25 : tensor<4x1xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %26 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.subf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %28:4 = call @_var(%22, %cst_4) : (tensor<4x16xf32>, tensor<i32>) -> (tensor<4x1xf32>, tensor<4x16xf32>, tensor<f32>, tensor<i1>)
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%28#0, %13 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%29 : tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%30, %29 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %31 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%30 : tensor<4x1xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %33 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %35:2 = call @softplus_0(%34) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>)
    %36 = tensor.empty() : tensor<4x4xf32>
    %37 = linalg.fill ins(%cst : f32) outs(%36 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %38 = linalg.matmul ins(%35#0, %arg2 : tensor<4x16xf32>, tensor<16x4xf32>) outs(%37 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %39 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%36 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%39, %38 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%36 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x4xf32>
    %41 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%36 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%41, %40 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%36 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x4xf32>
    %43 = linalg.generic {indexing_maps = [#map4, #map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%42, %35#0 : tensor<4x4xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      %84 = arith.addf %out, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<4x16xf32>
    %44 = tensor.empty() : tensor<16x4xf32>
    %45 = linalg.generic {indexing_maps = [#map7, #map], iterator_types = ["parallel", "parallel"]} ins(%43 : tensor<4x16xf32>) outs(%44 : tensor<16x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x4xf32>
    %46 = linalg.generic {indexing_maps = [#map8, #map9, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%42, %arg2 : tensor<4x4xf32>, tensor<16x4xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      %84 = arith.addf %out, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<4x16xf32>
    %47 = call @softplus_1(%35#1, %46) : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%27, %47 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%48 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %expanded = tensor.expand_shape %49 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%47, %33 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded, %32 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %52 = call @_var_2(%28#1, %28#2, %28#3, %51) : (tensor<4x16xf32>, tensor<f32>, tensor<i1>, tensor<4x1xf32>) -> tensor<4x16xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%50 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.negf %in : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%53 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %expanded_6 = tensor.expand_shape %54 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%52, %50 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded_6, %8 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%56 : tensor<4x1xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%57 : tensor<4xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%55, %58 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %60 = tensor.empty() : tensor<16x16xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map4, #map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%59, %21#0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%61 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      %84 = arith.addf %out, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<16x16xf32>
    %63 = linalg.generic {indexing_maps = [#map7, #map], iterator_types = ["parallel", "parallel"]} ins(%62 : tensor<16x16xf32>) outs(%60 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %64 = linalg.generic {indexing_maps = [#map8, #map9, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%59, %arg1 : tensor<4x16xf32>, tensor<16x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      %84 = arith.addf %out, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<4x16xf32>
    %65 = call @mish_4(%21#1, %21#2, %21#3, %20, %64) : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %65 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%66 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %expanded_7 = tensor.expand_shape %67 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%65, %19 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded_7, %18 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %70 = call @_var_2(%12#1, %12#2, %12#3, %69) : (tensor<4x16xf32>, tensor<f32>, tensor<i1>, tensor<4x1xf32>) -> tensor<4x16xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%68 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.negf %in : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%71 : tensor<4x16xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %expanded_8 = tensor.expand_shape %72 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%70, %68 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded_8, %8 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%6 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.divf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x1xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%74 : tensor<4x1xf32>) outs(%4 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %out, %in : f32
      linalg.yield %83 : f32
    } -> tensor<4xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%75 : tensor<4xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%73, %76 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.addf %in, %in_9 : f32
      linalg.yield %83 : f32
    } -> tensor<4x16xf32>
    %78 = tensor.empty() : tensor<16x8xf32>
    %79 = linalg.fill ins(%cst : f32) outs(%78 : tensor<16x8xf32>) -> tensor<16x8xf32>
    %80 = linalg.generic {indexing_maps = [#map4, #map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77, %arg3 : tensor<4x16xf32>, tensor<4x8xf32>) outs(%79 : tensor<16x8xf32>) {
    ^bb0(%in: f32, %in_9: f32, %out: f32):
      %83 = arith.mulf %in, %in_9 : f32
      %84 = arith.addf %out, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<16x8xf32>
    %81 = tensor.empty() : tensor<8x16xf32>
    %82 = linalg.generic {indexing_maps = [#map7, #map], iterator_types = ["parallel", "parallel"]} ins(%80 : tensor<16x8xf32>) outs(%81 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    return %82, %63, %45 : tensor<8x16xf32>, tensor<16x16xf32>, tensor<16x4xf32>
  }
  func.func private @_var(%arg0: tensor<4x16xf32>, %arg1: tensor<i32>) -> (tensor<4x1xf32>, tensor<4x16xf32>, tensor<f32>, tensor<i1>) {
    %cst = arith.constant 1.600000e+01 : f32
    %cst_0 = arith.constant dense<0x7FC00000> : tensor<f32>
    %cst_1 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<1.600000e+01> : tensor<f32>
    %cst_3 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<4xf32>
    %1 = linalg.fill ins(%cst_3 : f32) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x16xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %out, %in : f32
      linalg.yield %23 : f32
    } -> tensor<4xf32>
    %3 = tensor.empty() : tensor<4x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<4xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %23 = arith.divf %in, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<4x1xf32>
    %7 = tensor.empty() : tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4x1xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %8 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %23 = arith.subf %in, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %9 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %23 = arith.mulf %in, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%11, %9 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %23 = arith.mulf %in, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<4x16xf32>
    %13 = tensor.empty() : tensor<f32>
    %14 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = []} ins(%arg1 : tensor<i32>) outs(%13 : tensor<f32>) {
    ^bb0(%in: i32, %out: f32):
      %23 = arith.sitofp %in : i32 to f32
      linalg.yield %23 : f32
    } -> tensor<f32>
    %15 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = []} ins(%14 : tensor<f32>) outs(%13 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.subf %cst, %in : f32
      linalg.yield %23 : f32
    } -> tensor<f32>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<4x16xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %out, %in : f32
      linalg.yield %23 : f32
    } -> tensor<4xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<4xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %18 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<f32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %18 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%3 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %23 = arith.divf %in, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<4x1xf32>
    %20 = tensor.empty() : tensor<i1>
    %21 = linalg.generic {indexing_maps = [#map10, #map10], iterator_types = []} ins(%15 : tensor<f32>) outs(%20 : tensor<i1>) {
    ^bb0(%in: f32, %out: i1):
      %23 = arith.cmpf ogt, %in, %cst_3 : f32
      linalg.yield %23 : i1
    } -> tensor<i1>
    %22 = call @_where(%21, %19, %cst_0) : (tensor<i1>, tensor<4x1xf32>, tensor<f32>) -> tensor<4x1xf32>
    return %22, %12, %15, %21 : tensor<4x1xf32>, tensor<4x16xf32>, tensor<f32>, tensor<i1>
  }
  func.func private @_where(%arg0: tensor<i1>, %arg1: tensor<4x1xf32>, %arg2: tensor<f32>) -> tensor<4x1xf32> {
    %0 = tensor.empty() : tensor<4x1xf32>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<f32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %extracted = tensor.extract %arg0[] : tensor<i1>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %1 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %3 = arith.select %extracted, %in, %in_0 : f32
      linalg.yield %3 : f32
    } -> tensor<4x1xf32>
    return %2 : tensor<4x1xf32>
  }
  func.func private @mish(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<1.000000e+00> : tensor<f32>
    %0:2 = call @softplus(%arg0) : (tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>)
    %1 = tensor.empty() : tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%0#0 : tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %6 = math.tanh %in : f32
      linalg.yield %6 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %6 = arith.subf %in, %in_0 : f32
      linalg.yield %6 : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%1 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %6 = arith.mulf %in, %in_0 : f32
      linalg.yield %6 : f32
    } -> tensor<4x16xf32>
    return %5, %0#1, %2, %4 : tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @softplus(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<0x7F800000> : tensor<f32>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.maximumf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.subf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %4 = tensor.empty() : tensor<4x16xi1>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %3 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf une, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.addf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.absf %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.exp %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.log1p %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %10 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.addf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6, %11 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %13 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf oeq, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %1, %arg0 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %13 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf oeq, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %1, %12 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %17 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.subf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.exp %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    return %12, %19 : tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @softplus_0(%arg0: tensor<4x16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
    %cst = arith.constant dense<0x7F800000> : tensor<f32>
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.maximumf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.subf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %4 = tensor.empty() : tensor<4x16xi1>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %3 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf une, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.addf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%3 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.absf %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.exp %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.log1p %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %10 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.addf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %6, %11 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %13 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf oeq, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%14, %1, %arg0 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %13 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%4 : tensor<4x16xi1>) {
    ^bb0(%in: f32, %in_1: f32, %out: i1):
      %20 = arith.cmpf oeq, %in, %in_1 : f32
      linalg.yield %20 : i1
    } -> tensor<4x16xi1>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%16, %1, %12 : tensor<4x16xi1>, tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %20 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %17 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %20 = arith.subf %in, %in_1 : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.exp %in : f32
      linalg.yield %20 : f32
    } -> tensor<4x16xf32>
    return %12, %19 : tensor<4x16xf32>, tensor<4x16xf32>
  }
  func.func private @softplus_1(%arg0: tensor<4x16xf32>, %arg1: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %arg0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %2 = arith.mulf %in, %in_0 : f32
      linalg.yield %2 : f32
    } -> tensor<4x16xf32>
    return %1 : tensor<4x16xf32>
  }
  func.func private @_var_2(%arg0: tensor<4x16xf32>, %arg1: tensor<f32>, %arg2: tensor<i1>, %arg3: tensor<4x1xf32>) -> tensor<4x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<1.600000e+01> : tensor<f32>
    %0 = call @_where_3(%arg2, %arg3) : (tensor<i1>, tensor<4x1xf32>) -> tensor<4x1xf32>
    %1 = tensor.empty() : tensor<4x1xf32>
    %2 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%1 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%0, %2 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %17 = arith.divf %in, %in_1 : f32
      linalg.yield %17 : f32
    } -> tensor<4x1xf32>
    %4 = tensor.empty() : tensor<4xf32>
    %5 = linalg.fill ins(%cst : f32) outs(%4 : tensor<4xf32>) -> tensor<4xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%3 : tensor<4x1xf32>) outs(%5 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.addf %out, %in : f32
      linalg.yield %17 : f32
    } -> tensor<4xf32>
    %7 = tensor.empty() : tensor<4x16xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<4xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%8, %arg0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %17 = arith.mulf %in, %in_1 : f32
      linalg.yield %17 : f32
    } -> tensor<4x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.negf %in : f32
      linalg.yield %17 : f32
    } -> tensor<4x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<4x16xf32>) outs(%5 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.addf %out, %in : f32
      linalg.yield %17 : f32
    } -> tensor<4xf32>
    %expanded = tensor.expand_shape %11 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %12 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%1 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded, %12 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%1 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %17 = arith.divf %in, %in_1 : f32
      linalg.yield %17 : f32
    } -> tensor<4x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%13 : tensor<4x1xf32>) outs(%5 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %17 = arith.addf %out, %in : f32
      linalg.yield %17 : f32
    } -> tensor<4xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<4xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %15 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%7 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %17 = arith.addf %in, %in_1 : f32
      linalg.yield %17 : f32
    } -> tensor<4x16xf32>
    return %16 : tensor<4x16xf32>
  }
  func.func private @_where_3(%arg0: tensor<i1>, %arg1: tensor<4x1xf32>) -> tensor<4x1xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x1xf32>
    %1 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x1xf32>
    %extracted = tensor.extract %arg0[] : tensor<i1>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %1 : tensor<4x1xf32>, tensor<4x1xf32>) outs(%0 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %3 = arith.select %extracted, %in, %in_0 : f32
      linalg.yield %3 : f32
    } -> tensor<4x1xf32>
    return %2 : tensor<4x1xf32>
  }
  func.func private @mish_4(%arg0: tensor<4x16xf32>, %arg1: tensor<4x16xf32>, %arg2: tensor<4x16xf32>, %arg3: tensor<4x16xf32>, %arg4: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3, %arg4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.mulf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %arg1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.mulf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %arg2 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.mulf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %arg1 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.mulf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.addf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    %6 = call @softplus_5(%arg0, %5) : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%2, %6 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %8 = arith.addf %in, %in_0 : f32
      linalg.yield %8 : f32
    } -> tensor<4x16xf32>
    return %7 : tensor<4x16xf32>
  }
  func.func private @softplus_5(%arg0: tensor<4x16xf32>, %arg1: tensor<4x16xf32>) -> tensor<4x16xf32> {
    %0 = tensor.empty() : tensor<4x16xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %arg0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%0 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %2 = arith.mulf %in, %in_0 : f32
      linalg.yield %2 : f32
    } -> tensor<4x16xf32>
    return %1 : tensor<4x16xf32>
  }
}

// -----

// Written by scripts/export-corpus: autoencoder.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
#map4 = affine_map<(d0, d1) -> (d1, d0)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map7 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map10 = affine_map<(d0, d1, d2) -> (d1, d2)>
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @jax_autoencoder(%arg0: tensor<8x4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<4x2xf32>, %arg3: tensor<2xf32>, %arg4: tensor<2x8xf32>, %arg5: tensor<8xf32>, %arg6: tensor<4x8xf32>) -> (tensor<8x4xf32> {jax.result_info = "result[0]"}, tensor<4xf32> {jax.result_info = "result[1]"}, tensor<4x2xf32> {jax.result_info = "result[2]"}, tensor<2xf32> {jax.result_info = "result[3]"}, tensor<2x8xf32> {jax.result_info = "result[4]"}, tensor<8xf32> {jax.result_info = "result[5]"}) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_1 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<0.797884583> : tensor<f32>
    %cst_3 = arith.constant dense<4.471500e-02> : tensor<f32>
    %cst_4 = arith.constant dense<3.000000e+00> : tensor<f32>
    %cst_5 = arith.constant dense<2.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = linalg.matmul ins(%arg6, %arg0 : tensor<4x8xf32>, tensor<8x4xf32>) outs(%1 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = tensor.empty() : tensor<1x4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<4xf32>) outs(%3 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x4xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4 : tensor<1x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %5 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x4xf32>
    %7:6 = call @celu(%6, %cst_5) : (tensor<4x4xf32>, tensor<f32>) -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>, tensor<f32>, tensor<4x4xf32>, tensor<f32>)
    %8 = tensor.empty() : tensor<4x2xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %10 = linalg.matmul ins(%7#0, %arg2 : tensor<4x4xf32>, tensor<4x2xf32>) outs(%9 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %11 = tensor.empty() : tensor<1x2xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<2xf32>) outs(%11 : tensor<1x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x2xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %13 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %14 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %14 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<f32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %15 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19, %16 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %20 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %22 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22, %21 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = math.tanh %in : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %25 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%25, %24 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.subf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%25, %24 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %28 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28, %27 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %29 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %31 = tensor.empty() : tensor<4x8xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %33 = linalg.matmul ins(%30, %arg4 : tensor<4x2xf32>, tensor<2x8xf32>) outs(%32 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %34 = tensor.empty() : tensor<1x8xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<8xf32>) outs(%34 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x8xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%35 : tensor<1x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%33, %36 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37 : tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.negf %in : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%38 : tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = math.exp %in : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %40 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %39 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %41 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.divf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %42 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.subf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%42, %43 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %45 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%45, %42 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%40, %46 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%47, %44 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%31 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x8xf32>
    %49 = tensor.empty() : tensor<8xf32>
    %50 = linalg.fill ins(%cst : f32) outs(%49 : tensor<8xf32>) -> tensor<8xf32>
    %51 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%48 : tensor<4x8xf32>) outs(%50 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %51 [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
    %52 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded : tensor<1x8xf32>) outs(%50 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<8xf32>
    %53 = tensor.empty() : tensor<8x2xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<8x2xf32>) -> tensor<8x2xf32>
    %55 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%48, %30 : tensor<4x8xf32>, tensor<4x2xf32>) outs(%54 : tensor<8x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      %88 = arith.addf %out, %87 : f32
      linalg.yield %88 : f32
    } -> tensor<8x2xf32>
    %56 = tensor.empty() : tensor<2x8xf32>
    %57 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%55 : tensor<8x2xf32>) outs(%56 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8xf32>
    %58 = linalg.generic {indexing_maps = [#map9, #map10, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%48, %arg4 : tensor<4x8xf32>, tensor<2x8xf32>) outs(%9 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      %88 = arith.addf %out, %87 : f32
      linalg.yield %88 : f32
    } -> tensor<4x2xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %58 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%58, %29 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%28, %59 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%61, %26 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%62, %24 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%62, %63 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%22, %64 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%60, %65 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19, %65 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%67, %18 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%66, %68 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.addf %in, %in_8 : f32
      linalg.yield %87 : f32
    } -> tensor<4x2xf32>
    %70 = tensor.empty() : tensor<2xf32>
    %71 = linalg.fill ins(%cst : f32) outs(%70 : tensor<2xf32>) -> tensor<2xf32>
    %72 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%69 : tensor<4x2xf32>) outs(%71 : tensor<2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<2xf32>
    %expanded_6 = tensor.expand_shape %72 [[0, 1]] output_shape [1, 2] : tensor<2xf32> into tensor<1x2xf32>
    %73 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded_6 : tensor<1x2xf32>) outs(%71 : tensor<2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<2xf32>
    %74 = tensor.empty() : tensor<2x4xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<2x4xf32>) -> tensor<2x4xf32>
    %76 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%69, %7#0 : tensor<4x2xf32>, tensor<4x4xf32>) outs(%75 : tensor<2x4xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      %88 = arith.addf %out, %87 : f32
      linalg.yield %88 : f32
    } -> tensor<2x4xf32>
    %77 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%76 : tensor<2x4xf32>) outs(%8 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %78 = linalg.generic {indexing_maps = [#map9, #map10, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%69, %arg2 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%1 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      %88 = arith.addf %out, %87 : f32
      linalg.yield %88 : f32
    } -> tensor<4x4xf32>
    %79 = call @celu_0(%7#1, %7#2, %7#3, %7#4, %7#5, %78) : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<f32>, tensor<4x4xf32>, tensor<f32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %80 = tensor.empty() : tensor<4xf32>
    %81 = linalg.fill ins(%cst : f32) outs(%80 : tensor<4xf32>) -> tensor<4xf32>
    %82 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%79 : tensor<4x4xf32>) outs(%81 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<4xf32>
    %expanded_7 = tensor.expand_shape %82 [[0, 1]] output_shape [1, 4] : tensor<4xf32> into tensor<1x4xf32>
    %83 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction"]} ins(%expanded_7 : tensor<1x4xf32>) outs(%81 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %87 = arith.addf %out, %in : f32
      linalg.yield %87 : f32
    } -> tensor<4xf32>
    %84 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "reduction"]} ins(%79, %arg6 : tensor<4x4xf32>, tensor<4x8xf32>) outs(%32 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %87 = arith.mulf %in, %in_8 : f32
      %88 = arith.addf %out, %87 : f32
      linalg.yield %88 : f32
    } -> tensor<4x8xf32>
    %85 = tensor.empty() : tensor<8x4xf32>
    %86 = linalg.generic {indexing_maps = [#map4, #map1], iterator_types = ["parallel", "parallel"]} ins(%84 : tensor<4x8xf32>) outs(%85 : tensor<8x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x4xf32>
    return %86, %83, %77, %73, %57, %52 : tensor<8x4xf32>, tensor<4xf32>, tensor<4x2xf32>, tensor<2xf32>, tensor<2x8xf32>, tensor<8xf32>
  }
  func.func private @celu(%arg0: tensor<4x4xf32>, %arg1: tensor<f32>) -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>, tensor<f32>, tensor<4x4xf32>, tensor<f32>) {
    %cst = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.maximumf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %3 = tensor.empty() : tensor<4x4xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %2 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%3 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %in_2: f32, %out: i1):
      %23 = arith.cmpf oeq, %in, %in_2 : f32
      linalg.yield %23 : i1
    } -> tensor<4x4xi1>
    %5 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %5, %1 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %23 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %2 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%3 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %in_2: f32, %out: i1):
      %23 = arith.cmpf oeq, %in, %in_2 : f32
      linalg.yield %23 : i1
    } -> tensor<4x4xi1>
    %8 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %8, %5 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %23 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %9 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.divf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.minimumf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %11 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%3 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %in_2: f32, %out: i1):
      %23 = arith.cmpf oeq, %in, %in_2 : f32
      linalg.yield %23 : i1
    } -> tensor<4x4xi1>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12, %5, %1 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %23 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %11 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%3 : tensor<4x4xi1>) {
    ^bb0(%in: f32, %in_2: f32, %out: i1):
      %23 = arith.cmpf oeq, %in, %in_2 : f32
      linalg.yield %23 : i1
    } -> tensor<4x4xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%14, %8, %5 : tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %23 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%13, %15 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.divf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%11, %17 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.divf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = math.expm1 %in : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19, %5 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.addf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %19 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.mulf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %21 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %23 = arith.addf %in, %in_2 : f32
      linalg.yield %23 : f32
    } -> tensor<4x4xf32>
    return %22, %10, %16, %arg1, %20, %arg1 : tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>, tensor<f32>, tensor<4x4xf32>, tensor<f32>
  }
  func.func private @celu_0(%arg0: tensor<4x4xf32>, %arg1: tensor<4x4xf32>, %arg2: tensor<f32>, %arg3: tensor<4x4xf32>, %arg4: tensor<f32>, %arg5: tensor<4x4xf32>) -> tensor<4x4xf32> {
    %0 = tensor.empty() : tensor<4x4xf32>
    %1 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %2 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%1, %arg5 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %arg3 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    %4 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<f32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.divf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %arg1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5, %arg0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.mulf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %9 = arith.addf %in, %in_0 : f32
      linalg.yield %9 : f32
    } -> tensor<4x4xf32>
    return %8 : tensor<4x4xf32>
  }
}
