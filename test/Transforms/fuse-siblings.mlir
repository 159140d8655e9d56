// Elementwise operations that read one tensor become one.

// RUN: act-opt %s --act-fuse-siblings --split-input-file | FileCheck %s
// RUN: act-opt-no-roundtrip %s --act-fuse-siblings --split-input-file --remarks-filter=act-fuse-siblings -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i) -> (i)>

// The one input is read once, and each result has its own memory.

// CHECK-LABEL: func.func @pair(
// CHECK-SAME:    %[[X:.*]]: tensor<?xf32>
// CHECK-DAG:     %[[Y:.*]] = tensor.empty
// CHECK-DAG:     %[[D:.*]] = tensor.empty
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK-SAME:      ins(%[[X]] : tensor<?xf32>)
// CHECK-SAME:      outs(%{{.*}}, %{{.*}} : tensor<?xf32>, tensor<?xf16>)
// CHECK-NEXT:    ^bb0(%[[IN:.*]]: f32, %{{.*}}: f32, %{{.*}}: f16):
// CHECK-NEXT:      %[[V:.*]] = act.elu %[[IN]]
// CHECK-NEXT:      %[[W:.*]] = act.elu_derivative %[[IN]]
// CHECK-NEXT:      %[[T:.*]] = arith.truncf %[[W]]
// CHECK-NEXT:      linalg.yield %[[V]], %[[T]]
// CHECK:         return %[[R]]#0, %[[R]]#1
// REMARK: [Passed] Fused | Category:act-fuse-siblings | Function=pair | Results=2
func.func @pair(%x: tensor<?xf32>, %n: index) -> (tensor<?xf32>, tensor<?xf16>) {
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.elu %in : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  %f = tensor.empty(%n) : tensor<?xf16>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%f : tensor<?xf16>) {
  ^bb0(%in: f32, %out: f16):
    %v = act.elu_derivative %in : f32
    %w = arith.truncf %v : f32 to f16
    linalg.yield %w : f16
  } -> tensor<?xf16>
  return %y, %d : tensor<?xf32>, tensor<?xf16>
}

// -----

// Not where the second uses the first, by itself or by another operation, nor
// where it reads the tensor in another order or updates a tensor.

// CHECK-LABEL: func.func @apart(
// CHECK-COUNT-6: linalg.generic
// REMARK-NOT: Function=apart
#id = affine_map<(i, j) -> (i, j)>
#swap = affine_map<(i, j) -> (j, i)>
func.func @apart(%x: tensor<4x4xf32>, %z: tensor<4x4xf32>)
    -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>) {
  %e = tensor.empty() : tensor<4x4xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.elu %in : f32
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  %w = linalg.generic {indexing_maps = [#swap, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x4xf32>
  %through = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %w : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %other: f32, %out: f32):
    %v = arith.addf %in, %other : f32
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  %direct = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %through : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %other: f32, %out: f32):
    %v = arith.mulf %in, %other : f32
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  %order = linalg.generic {indexing_maps = [#swap, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.silu %in : f32
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  %update = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = arith.addf %in, %out : f32
    linalg.yield %v : f32
  } -> tensor<4x4xf32>
  return %y, %direct, %order, %update
      : tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>
}

// -----

// Up to four results.

// CHECK-LABEL: func.func @five(
// CHECK:         linalg.generic
// CHECK:           act.relu
// CHECK-NEXT:      act.elu
// CHECK-NEXT:      act.silu
// CHECK-NEXT:      act.tanh
// CHECK-NEXT:      linalg.yield {{.*}} : f32, f32, f32, f32
// CHECK:         linalg.generic
// CHECK:           act.gelu
// CHECK-NEXT:      linalg.yield {{.*}} : f32{{$}}
// REMARK: [Passed] Fused | Category:act-fuse-siblings | Function=five | Results=2
// REMARK: [Passed] Fused | Category:act-fuse-siblings | Function=five | Results=3
// REMARK: [Passed] Fused | Category:act-fuse-siblings | Function=five | Results=4
// REMARK-NOT: Function=five
#id = affine_map<(i) -> (i)>
func.func @five(%x: tensor<8xf32>)
    -> (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<8xf32>
  %relu = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.relu %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %elu = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.elu %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %silu = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.silu %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %tanh = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.tanh %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %gelu = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = act.gelu %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  return %relu, %elu, %silu, %tanh, %gelu
      : tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
}
