// Code for threads runs, in one process and from a shared library, and gives the
// bits of the code for one: elementwise chains, reductions and products.

// RUN: act-run %s --random=1 --shape=300x70 --output=%t.one.npy --output=%t.one.sum --output=%t.one.high --output=%t.one.batch
// RUN: env OMP_NUM_THREADS=1 act-run %s --parallel --random=1 --shape=300x70 --output=%t.1.npy --output=%t.1.sum --output=%t.1.high --output=%t.1.batch
// RUN: env OMP_NUM_THREADS=3 act-run %s --parallel --random=1 --shape=300x70 --output=%t.3.npy --output=%t.3.sum --output=%t.3.high --output=%t.3.batch
// RUN: cmp %t.one.npy %t.1.npy
// RUN: cmp %t.one.sum %t.1.sum
// RUN: cmp %t.one.high %t.1.high
// RUN: cmp %t.one.batch %t.1.batch
// RUN: cmp %t.one.npy %t.3.npy
// RUN: cmp %t.one.sum %t.3.sum
// RUN: cmp %t.one.high %t.3.high
// RUN: cmp %t.one.batch %t.3.batch
// RUN: act-compile %s --parallel --cpu=native -o %t.so
// RUN: llvm-readelf --needed-libs %t.so | FileCheck %s
// CHECK: libomp

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

func.func @main(%x: tensor<?x70xf32>) -> (tensor<?x512xf32>, tensor<512xf32>, tensor<?x40xf32>, tensor<9x?x40xf32>) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.125> : tensor<70x512xf32>
  %m = tensor.dim %x, %c0 : tensor<?x70xf32>
  %empty = tensor.empty(%m) : tensor<?x512xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x512xf32>) -> tensor<?x512xf32>
  %c = linalg.matmul ins(%x, %w : tensor<?x70xf32>, tensor<70x512xf32>) outs(%fill : tensor<?x512xf32>) -> tensor<?x512xf32>
  %y = act.elu %c : tensor<?x512xf32>
  %sums = tensor.empty() : tensor<512xf32>
  %fill_sums = linalg.fill ins(%zero : f32) outs(%sums : tensor<512xf32>) -> tensor<512xf32>
  %sum = linalg.reduce ins(%y : tensor<?x512xf32>) outs(%fill_sums : tensor<512xf32>) dimensions = [0]
    (%in: f32, %out: f32) {
      %s = arith.addf %in, %out : f32
      linalg.yield %s : f32
    }
  %z = act.selu %y : tensor<?x512xf32>

  // More rows than columns, and a batch.
  %v = arith.constant dense<0.5> : tensor<512x40xf32>
  %empty_high = tensor.empty(%m) : tensor<?x40xf32>
  %fill_high = linalg.fill ins(%zero : f32) outs(%empty_high : tensor<?x40xf32>) -> tensor<?x40xf32>
  %high = linalg.matmul ins(%c, %v : tensor<?x512xf32>, tensor<512x40xf32>) outs(%fill_high : tensor<?x40xf32>) -> tensor<?x40xf32>
  %empty_copies = tensor.empty(%m) : tensor<9x?x512xf32>
  %copies = linalg.broadcast ins(%y : tensor<?x512xf32>) outs(%empty_copies : tensor<9x?x512xf32>) dimensions = [0]
  %vs = arith.constant dense<0.25> : tensor<9x512x40xf32>
  %empty_batch = tensor.empty(%m) : tensor<9x?x40xf32>
  %fill_batch = linalg.fill ins(%zero : f32) outs(%empty_batch : tensor<9x?x40xf32>) -> tensor<9x?x40xf32>
  %batch = linalg.batch_matmul ins(%copies, %vs : tensor<9x?x512xf32>, tensor<9x512x40xf32>) outs(%fill_batch : tensor<9x?x40xf32>) -> tensor<9x?x40xf32>
  return %z, %sum, %high, %batch : tensor<?x512xf32>, tensor<512xf32>, tensor<?x40xf32>, tensor<9x?x40xf32>
}
