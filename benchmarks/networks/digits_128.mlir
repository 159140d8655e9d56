// Written by benchmarks/networks/export.
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @digits_128(%arg0: tensor<128x64xf32>, %arg1: tensor<256x64xf32>, %arg2: tensor<256xf32>, %arg3: tensor<256x256xf32>, %arg4: tensor<256xf32>, %arg5: tensor<10x256xf32>, %arg6: tensor<10xf32>) -> tensor<128x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_1 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<64x256xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<256x64xf32>) outs(%0 : tensor<64x256xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<128x256xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<128x256xf32>) -> tensor<128x256xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<128x64xf32>, tensor<64x256xf32>) outs(%2 : tensor<128x256xf32>) -> tensor<128x256xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x256xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<128x256xf32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.addf %in, %in_4 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %5 : tensor<f32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.cmpf ogt, %in, %in_4 : f32
      %27 = arith.select %26, %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<128x256xf32>
    %7 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %5 : tensor<f32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.cmpf olt, %in, %in_4 : f32
      %27 = arith.select %26, %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<128x256xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7 : tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = math.exp %in : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%8 : tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.subf %in, %cst_1 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %9 : tensor<128x256xf32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.addf %in, %in_4 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %11 = tensor.empty() : tensor<256x256xf32>
    %transposed_2 = linalg.transpose ins(%arg3 : tensor<256x256xf32>) outs(%11 : tensor<256x256xf32>) permutation = [1, 0] 
    %12 = linalg.matmul ins(%10, %transposed_2 : tensor<128x256xf32>, tensor<256x256xf32>) outs(%2 : tensor<128x256xf32>) -> tensor<128x256xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg4 : tensor<256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x256xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12, %13 : tensor<128x256xf32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.addf %in, %in_4 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %15 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %14 : tensor<f32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.cmpf ogt, %in, %in_4 : f32
      %27 = arith.select %26, %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<128x256xf32>
    %16 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0, %14 : tensor<f32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.cmpf olt, %in, %in_4 : f32
      %27 = arith.select %26, %in, %in_4 : f32
      linalg.yield %27 : f32
    } -> tensor<128x256xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = math.exp %in : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17 : tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      %26 = arith.subf %in, %cst_1 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15, %18 : tensor<128x256xf32>, tensor<128x256xf32>) outs(%1 : tensor<128x256xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.addf %in, %in_4 : f32
      linalg.yield %26 : f32
    } -> tensor<128x256xf32>
    %20 = tensor.empty() : tensor<256x10xf32>
    %transposed_3 = linalg.transpose ins(%arg5 : tensor<10x256xf32>) outs(%20 : tensor<256x10xf32>) permutation = [1, 0] 
    %21 = tensor.empty() : tensor<128x10xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%21 : tensor<128x10xf32>) -> tensor<128x10xf32>
    %23 = linalg.matmul ins(%19, %transposed_3 : tensor<128x256xf32>, tensor<256x10xf32>) outs(%22 : tensor<128x10xf32>) -> tensor<128x10xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg6 : tensor<10xf32>) outs(%21 : tensor<128x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<128x10xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%23, %24 : tensor<128x10xf32>, tensor<128x10xf32>) outs(%21 : tensor<128x10xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %26 = arith.addf %in, %in_4 : f32
      linalg.yield %26 : f32
    } -> tensor<128x10xf32>
    return %25 : tensor<128x10xf32>
  }
}
