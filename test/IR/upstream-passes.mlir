// Upstream passes treat act operations like any other elementwise operation.
// RUN: act-opt %s -convert-elementwise-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: act-opt %s -inline | FileCheck %s --check-prefix=INLINE
// RUN: act-opt %s -convert-elementwise-to-linalg -linalg-fuse-elementwise-ops \
// RUN:   -canonicalize -linalg-fuse-elementwise-ops -cse | FileCheck %s --check-prefix=FUSE
// RUN: act-opt %s -convert-elementwise-to-linalg -linalg-fuse-elementwise-ops \
// RUN:   -canonicalize -linalg-fuse-elementwise-ops -cse \
// RUN:   -one-shot-bufferize=bufferize-function-boundaries | FileCheck %s --check-prefix=BUFFER

// LINALG-LABEL: func @bias_elu
// LINALG:         linalg.generic
// LINALG:           arith.addf
// LINALG:         linalg.generic
// LINALG:           %[[Y:.*]] = act.elu %{{.*}} alpha 1.500000e+00 : f32
// LINALG-NEXT:      linalg.yield %[[Y]] : f32

// FUSE-LABEL: func @bias_elu
// FUSE:         linalg.generic
// FUSE:           %[[S:.*]] = arith.addf
// FUSE-NEXT:      %[[Y:.*]] = act.elu %[[S]] alpha 1.500000e+00 : f32
// FUSE-NEXT:      linalg.yield %[[Y]] : f32
// FUSE-NOT:     linalg.generic
// FUSE:         return

// BUFFER-LABEL: func @bias_elu
// BUFFER-SAME:    memref<4x?xf32
// BUFFER:         linalg.generic
// BUFFER:           act.elu
func.func @bias_elu(%x: tensor<4x?xf32>, %b: tensor<4x?xf32>) -> tensor<4x?xf32> {
  %0 = arith.addf %x, %b : tensor<4x?xf32>
  %1 = act.elu %0 alpha 1.5 : tensor<4x?xf32>
  return %1 : tensor<4x?xf32>
}

// A 0-d and an empty tensor, and a learned alpha.
// LINALG-LABEL: func @shapes
// LINALG:         linalg.generic {{.*}}iterator_types = []
// LINALG:           act.selu %{{.*}} : f32
// LINALG:         linalg.generic
// LINALG:           act.elu %{{.*}}, %{{.*}} : f64
// BUFFER-LABEL: func @shapes
func.func @shapes(%x: tensor<f32>, %y: tensor<0x3xf64>, %a: tensor<0x3xf64>) -> (tensor<f32>, tensor<0x3xf64>) {
  %0 = act.selu %x : tensor<f32>
  %1 = act.elu %y, %a : tensor<0x3xf64>
  return %0, %1 : tensor<f32>, tensor<0x3xf64>
}

// INLINE-LABEL: func @caller
// INLINE-NEXT:    act.elu
// INLINE-NEXT:    return
func.func private @callee(%x: f32) -> f32 {
  %y = act.elu %x : f32
  return %y : f32
}
func.func @caller(%x: f32) -> f32 {
  %y = call @callee(%x) : (f32) -> f32
  return %y : f32
}
