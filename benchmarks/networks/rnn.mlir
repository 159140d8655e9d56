// Written by benchmarks/networks/export.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @rnn(%arg0: tensor<16x32x256xf32>, %arg1: tensor<32x256xf32>, %arg2: tensor<256x256xf32>, %arg3: tensor<256xf32>, %arg4: tensor<256x256xf32>, %arg5: tensor<256xf32>) -> tensor<32x256xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %extracted_slice = tensor.extract_slice %arg0[0, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed = tensor.collapse_shape %extracted_slice [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %0 = tensor.empty() : tensor<256x256xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<256x256xf32>) outs(%0 : tensor<256x256xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<32x256xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %3 = linalg.matmul ins(%collapsed, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x256xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %transposed_0 = linalg.transpose ins(%arg4 : tensor<256x256xf32>) outs(%0 : tensor<256x256xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%arg1, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg5 : tensor<256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x256xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %8 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_1 = tensor.extract_slice %arg0[1, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_2 = tensor.collapse_shape %extracted_slice_1 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %11 = linalg.matmul ins(%collapsed_2, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%11, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %13 = linalg.matmul ins(%10, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%13, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12, %14 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_3 = tensor.extract_slice %arg0[2, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_4 = tensor.collapse_shape %extracted_slice_3 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %17 = linalg.matmul ins(%collapsed_4, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %19 = linalg.matmul ins(%16, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%19, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %20 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%21 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_5 = tensor.extract_slice %arg0[3, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_6 = tensor.collapse_shape %extracted_slice_5 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %23 = linalg.matmul ins(%collapsed_6, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %25 = linalg.matmul ins(%22, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%25, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%24, %26 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_7 = tensor.extract_slice %arg0[4, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_8 = tensor.collapse_shape %extracted_slice_7 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %29 = linalg.matmul ins(%collapsed_8, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%29, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %31 = linalg.matmul ins(%28, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%31, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30, %32 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %34 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_9 = tensor.extract_slice %arg0[5, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_10 = tensor.collapse_shape %extracted_slice_9 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %35 = linalg.matmul ins(%collapsed_10, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%35, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %37 = linalg.matmul ins(%34, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%37, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%36, %38 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%39 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_11 = tensor.extract_slice %arg0[6, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_12 = tensor.collapse_shape %extracted_slice_11 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %41 = linalg.matmul ins(%collapsed_12, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%41, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %43 = linalg.matmul ins(%40, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%43, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%42, %44 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%45 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_13 = tensor.extract_slice %arg0[7, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_14 = tensor.collapse_shape %extracted_slice_13 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %47 = linalg.matmul ins(%collapsed_14, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%47, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %49 = linalg.matmul ins(%46, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%49, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%48, %50 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%51 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_15 = tensor.extract_slice %arg0[8, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_16 = tensor.collapse_shape %extracted_slice_15 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %53 = linalg.matmul ins(%collapsed_16, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%53, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %55 = linalg.matmul ins(%52, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%55, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%54, %56 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%57 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_17 = tensor.extract_slice %arg0[9, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_18 = tensor.collapse_shape %extracted_slice_17 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %59 = linalg.matmul ins(%collapsed_18, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%59, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %61 = linalg.matmul ins(%58, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%61, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%60, %62 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%63 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_19 = tensor.extract_slice %arg0[10, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_20 = tensor.collapse_shape %extracted_slice_19 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %65 = linalg.matmul ins(%collapsed_20, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%65, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %67 = linalg.matmul ins(%64, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%67, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%66, %68 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%69 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_21 = tensor.extract_slice %arg0[11, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_22 = tensor.collapse_shape %extracted_slice_21 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %71 = linalg.matmul ins(%collapsed_22, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%71, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %73 = linalg.matmul ins(%70, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%73, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%72, %74 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%75 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_23 = tensor.extract_slice %arg0[12, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_24 = tensor.collapse_shape %extracted_slice_23 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %77 = linalg.matmul ins(%collapsed_24, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%77, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %79 = linalg.matmul ins(%76, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%79, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%78, %80 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%81 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_25 = tensor.extract_slice %arg0[13, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_26 = tensor.collapse_shape %extracted_slice_25 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %83 = linalg.matmul ins(%collapsed_26, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%83, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %85 = linalg.matmul ins(%82, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%85, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%84, %86 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%87 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_27 = tensor.extract_slice %arg0[14, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_28 = tensor.collapse_shape %extracted_slice_27 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %89 = linalg.matmul ins(%collapsed_28, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%89, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %91 = linalg.matmul ins(%88, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%91, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%90, %92 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%93 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %extracted_slice_29 = tensor.extract_slice %arg0[15, 0, 0] [1, 32, 256] [1, 1, 1] : tensor<16x32x256xf32> to tensor<1x32x256xf32>
    %collapsed_30 = tensor.collapse_shape %extracted_slice_29 [[0, 1], [2]] : tensor<1x32x256xf32> into tensor<32x256xf32>
    %95 = linalg.matmul ins(%collapsed_30, %transposed : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%95, %4 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %97 = linalg.matmul ins(%94, %transposed_0 : tensor<32x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<32x256xf32>) -> tensor<32x256xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%97, %7 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %99 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%96, %98 : tensor<32x256xf32>, tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %101 = arith.addf %in, %in_31 : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%99 : tensor<32x256xf32>) outs(%1 : tensor<32x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %101 = math.tanh %in : f32
      linalg.yield %101 : f32
    } -> tensor<32x256xf32>
    return %100 : tensor<32x256xf32>
  }
}
