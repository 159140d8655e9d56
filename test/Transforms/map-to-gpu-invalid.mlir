// RUN: act-opt %s --split-input-file --verify-diagnostics --act-map-to-gpu

func.func @host_load(%x: memref<4xf32>, %y: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  // expected-error @below {{the host would access an array on the device here}}
  %v = memref.load %x[%c0] : memref<4xf32>
  linalg.fill ins(%v : f32) outs(%y : memref<4xf32>)
  return
}

// -----

func.func @tensors(%x: tensor<4xf32>, %v: f32) -> tensor<4xf32> {
  // expected-error @below {{act-map-to-gpu works on memrefs: bufferize first}}
  %y = linalg.fill ins(%v : f32) outs(%x : tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}
