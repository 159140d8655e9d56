// Written by benchmarks/networks/export.
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module {
  func.func @bottlenecks(%arg0: tensor<1x64x56x56xf32>, %arg1: tensor<64x64x1x1xf32>, %arg2: tensor<64xf32>, %arg3: tensor<64x64x3x3xf32>, %arg4: tensor<64xf32>, %arg5: tensor<256x64x1x1xf32>, %arg6: tensor<256xf32>, %arg7: tensor<256x64x1x1xf32>, %arg8: tensor<256xf32>, %arg9: tensor<128x256x1x1xf32>, %arg10: tensor<128xf32>, %arg11: tensor<128x128x3x3xf32>, %arg12: tensor<128xf32>, %arg13: tensor<512x128x1x1xf32>, %arg14: tensor<512xf32>, %arg15: tensor<512x256x1x1xf32>, %arg16: tensor<512xf32>, %arg17: tensor<256x512x1x1xf32>, %arg18: tensor<256xf32>, %arg19: tensor<256x256x3x3xf32>, %arg20: tensor<256xf32>, %arg21: tensor<1024x256x1x1xf32>, %arg22: tensor<1024xf32>, %arg23: tensor<1024x512x1x1xf32>, %arg24: tensor<1024xf32>, %arg25: tensor<512x1024x1x1xf32>, %arg26: tensor<512xf32>, %arg27: tensor<512x512x3x3xf32>, %arg28: tensor<512xf32>, %arg29: tensor<2048x512x1x1xf32>, %arg30: tensor<2048xf32>, %arg31: tensor<2048x1024x1x1xf32>, %arg32: tensor<2048xf32>) -> tensor<1x2048x7x7xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x64x56x56xf32>
    %broadcasted = linalg.broadcast ins(%arg2 : tensor<64xf32>) outs(%0 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %arg1 : tensor<1x64x56x56xf32>, tensor<64x64x1x1xf32>) outs(%broadcasted : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x64x56x56xf32>) outs(%0 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x64x56x56xf32>
    %padded = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg33: index, %arg34: index, %arg35: index, %arg36: index):
      tensor.yield %cst : f32
    } : tensor<1x64x56x56xf32> to tensor<1x64x58x58xf32>
    %broadcasted_0 = linalg.broadcast ins(%arg4 : tensor<64xf32>) outs(%0 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %3 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg3 : tensor<1x64x58x58xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_0 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3 : tensor<1x64x56x56xf32>) outs(%0 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x64x56x56xf32>
    %5 = tensor.empty() : tensor<1x256x56x56xf32>
    %broadcasted_1 = linalg.broadcast ins(%arg8 : tensor<256xf32>) outs(%5 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %arg7 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_1 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %broadcasted_2 = linalg.broadcast ins(%arg6 : tensor<256xf32>) outs(%5 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%4, %arg5 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_2 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %6 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%5 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %43 = arith.addf %in, %in_18 : f32
      linalg.yield %43 : f32
    } -> tensor<1x256x56x56xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<1x256x56x56xf32>) outs(%5 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x256x56x56xf32>
    %10 = tensor.empty() : tensor<1x128x56x56xf32>
    %broadcasted_3 = linalg.broadcast ins(%arg10 : tensor<128xf32>) outs(%10 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%9, %arg9 : tensor<1x256x56x56xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_3 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11 : tensor<1x128x56x56xf32>) outs(%10 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x128x56x56xf32>
    %padded_4 = tensor.pad %12 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg33: index, %arg34: index, %arg35: index, %arg36: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %13 = tensor.empty() : tensor<1x128x28x28xf32>
    %broadcasted_5 = linalg.broadcast ins(%arg12 : tensor<128xf32>) outs(%13 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_4, %arg11 : tensor<1x128x58x58xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_5 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14 : tensor<1x128x28x28xf32>) outs(%13 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x128x28x28xf32>
    %16 = tensor.empty() : tensor<1x512x28x28xf32>
    %broadcasted_6 = linalg.broadcast ins(%arg16 : tensor<512xf32>) outs(%16 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%9, %arg15 : tensor<1x256x56x56xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_6 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %broadcasted_7 = linalg.broadcast ins(%arg14 : tensor<512xf32>) outs(%16 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %arg13 : tensor<1x128x28x28xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_7 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %17 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%16 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %43 = arith.addf %in, %in_18 : f32
      linalg.yield %43 : f32
    } -> tensor<1x512x28x28xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<1x512x28x28xf32>) outs(%16 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x512x28x28xf32>
    %21 = tensor.empty() : tensor<1x256x28x28xf32>
    %broadcasted_8 = linalg.broadcast ins(%arg18 : tensor<256xf32>) outs(%21 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %22 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%20, %arg17 : tensor<1x512x28x28xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_8 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22 : tensor<1x256x28x28xf32>) outs(%21 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x256x28x28xf32>
    %padded_9 = tensor.pad %23 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg33: index, %arg34: index, %arg35: index, %arg36: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %24 = tensor.empty() : tensor<1x256x14x14xf32>
    %broadcasted_10 = linalg.broadcast ins(%arg20 : tensor<256xf32>) outs(%24 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_9, %arg19 : tensor<1x256x30x30xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_10 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25 : tensor<1x256x14x14xf32>) outs(%24 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x256x14x14xf32>
    %27 = tensor.empty() : tensor<1x1024x14x14xf32>
    %broadcasted_11 = linalg.broadcast ins(%arg24 : tensor<1024xf32>) outs(%27 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%20, %arg23 : tensor<1x512x28x28xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_11 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %broadcasted_12 = linalg.broadcast ins(%arg22 : tensor<1024xf32>) outs(%27 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %29 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%26, %arg21 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_12 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %28 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%27 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %43 = arith.addf %in, %in_18 : f32
      linalg.yield %43 : f32
    } -> tensor<1x1024x14x14xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30 : tensor<1x1024x14x14xf32>) outs(%27 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x1024x14x14xf32>
    %32 = tensor.empty() : tensor<1x512x14x14xf32>
    %broadcasted_13 = linalg.broadcast ins(%arg26 : tensor<512xf32>) outs(%32 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %33 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%31, %arg25 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_13 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33 : tensor<1x512x14x14xf32>) outs(%32 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_14 = tensor.pad %34 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg33: index, %arg34: index, %arg35: index, %arg36: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %35 = tensor.empty() : tensor<1x512x7x7xf32>
    %broadcasted_15 = linalg.broadcast ins(%arg28 : tensor<512xf32>) outs(%35 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %36 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_14, %arg27 : tensor<1x512x16x16xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_15 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36 : tensor<1x512x7x7xf32>) outs(%35 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x512x7x7xf32>
    %38 = tensor.empty() : tensor<1x2048x7x7xf32>
    %broadcasted_16 = linalg.broadcast ins(%arg32 : tensor<2048xf32>) outs(%38 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %39 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%31, %arg31 : tensor<1x1024x14x14xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_16 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %broadcasted_17 = linalg.broadcast ins(%arg30 : tensor<2048xf32>) outs(%38 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %40 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%37, %arg29 : tensor<1x512x7x7xf32>, tensor<2048x512x1x1xf32>) outs(%broadcasted_17 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %39 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%38 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_18: f32, %out: f32):
      %43 = arith.addf %in, %in_18 : f32
      linalg.yield %43 : f32
    } -> tensor<1x2048x7x7xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41 : tensor<1x2048x7x7xf32>) outs(%38 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %out: f32):
      %43 = arith.cmpf ugt, %in, %cst : f32
      %44 = arith.select %43, %in, %cst : f32
      linalg.yield %44 : f32
    } -> tensor<1x2048x7x7xf32>
    return %42 : tensor<1x2048x7x7xf32>
  }
}
