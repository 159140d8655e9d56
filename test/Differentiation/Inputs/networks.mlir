// The networks of export_networks.py, in f64, each with a scalar loss.

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
#column = affine_map<(i, j) -> (i)>

// Two layers, ELU with alpha 1.5, and a cross entropy.
func.func @mlp(%x: tensor<8x6xf64>, %labels: tensor<8xi64>, %w1: tensor<6x16xf64>, %b1: tensor<16xf64>, %w2: tensor<16x5xf64>) -> f64 {
  %zero = arith.constant 0.0 : f64
  %lowest = arith.constant 0xFFF0000000000000 : f64
  %empty1 = tensor.empty() : tensor<8x16xf64>
  %init1 = linalg.fill ins(%zero : f64) outs(%empty1 : tensor<8x16xf64>) -> tensor<8x16xf64>
  %p1 = linalg.matmul ins(%x, %w1 : tensor<8x6xf64>, tensor<6x16xf64>) outs(%init1 : tensor<8x16xf64>) -> tensor<8x16xf64>
  %h1 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p1, %b1 : tensor<8x16xf64>, tensor<16xf64>) outs(%empty1 : tensor<8x16xf64>) {
  ^bb0(%p: f64, %b: f64, %out: f64):
    %z = arith.addf %p, %b : f64
    %h = act.elu %z alpha 1.5 : f64
    linalg.yield %h : f64
  } -> tensor<8x16xf64>
  %empty2 = tensor.empty() : tensor<8x5xf64>
  %init2 = linalg.fill ins(%zero : f64) outs(%empty2 : tensor<8x5xf64>) -> tensor<8x5xf64>
  %logits = linalg.matmul ins(%h1, %w2 : tensor<8x16xf64>, tensor<16x5xf64>) outs(%init2 : tensor<8x5xf64>) -> tensor<8x5xf64>
  %empty3 = tensor.empty() : tensor<8xf64>
  %zeros = linalg.fill ins(%zero : f64) outs(%empty3 : tensor<8xf64>) -> tensor<8xf64>
  %start = linalg.fill ins(%lowest : f64) outs(%empty3 : tensor<8xf64>) -> tensor<8xf64>
  %max = linalg.reduce { arith.maximumf } ins(%logits : tensor<8x5xf64>) outs(%start : tensor<8xf64>) dimensions = [1]
  %sum = linalg.generic {indexing_maps = [#id, #column, #column], iterator_types = ["parallel", "reduction"]}
      ins(%logits, %max : tensor<8x5xf64>, tensor<8xf64>) outs(%zeros : tensor<8xf64>) {
  ^bb0(%z: f64, %m: f64, %out: f64):
    %d = arith.subf %z, %m : f64
    %e = math.exp %d : f64
    %s = arith.addf %out, %e : f64
    linalg.yield %s : f64
  } -> tensor<8xf64>
  %chosen = linalg.generic {indexing_maps = [#id, #column, #column], iterator_types = ["parallel", "reduction"]}
      ins(%logits, %labels : tensor<8x5xf64>, tensor<8xi64>) outs(%zeros : tensor<8xf64>) {
  ^bb0(%z: f64, %label: i64, %out: f64):
    %j = linalg.index 1 : index
    %n = arith.index_cast %j : index to i64
    %is_label = arith.cmpi eq, %n, %label : i64
    %t = arith.select %is_label, %z, %zero : f64
    %s = arith.addf %out, %t : f64
    linalg.yield %s : f64
  } -> tensor<8xf64>
  %log = math.log %sum : tensor<8xf64>
  %lse = arith.addf %max, %log : tensor<8xf64>
  %losses = arith.subf %lse, %chosen : tensor<8xf64>
  %empty4 = tensor.empty() : tensor<f64>
  %init4 = linalg.fill ins(%zero : f64) outs(%empty4 : tensor<f64>) -> tensor<f64>
  %total = linalg.reduce { arith.addf } ins(%losses : tensor<8xf64>) outs(%init4 : tensor<f64>) dimensions = [0]
  %r = tensor.extract %total[] : tensor<f64>
  return %r : f64
}

// A convolution with stride 2 in a frame of zeros, CELU, a maximum over windows,
// and the sum of squares.
func.func @cnn(%x: tensor<2x8x8x3xf64>, %k: tensor<3x3x3x4xf64>) -> f64 {
  %zero = arith.constant 0.0 : f64
  %lowest = arith.constant 0xFFF0000000000000 : f64
  %padded = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%n: index, %h: index, %w: index, %c: index):
    tensor.yield %zero : f64
  } : tensor<2x8x8x3xf64> to tensor<2x10x10x3xf64>
  %empty1 = tensor.empty() : tensor<2x4x4x4xf64>
  %init1 = linalg.fill ins(%zero : f64) outs(%empty1 : tensor<2x4x4x4xf64>) -> tensor<2x4x4x4xf64>
  %c = linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>}
      ins(%padded, %k : tensor<2x10x10x3xf64>, tensor<3x3x3x4xf64>) outs(%init1 : tensor<2x4x4x4xf64>) -> tensor<2x4x4x4xf64>
  %a = act.celu %c alpha 2.0 : tensor<2x4x4x4xf64>
  %window = tensor.empty() : tensor<2x2xf64>
  %empty2 = tensor.empty() : tensor<2x3x3x4xf64>
  %init2 = linalg.fill ins(%lowest : f64) outs(%empty2 : tensor<2x3x3x4xf64>) -> tensor<2x3x3x4xf64>
  %p = linalg.pooling_nhwc_max {strides = dense<1> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>}
      ins(%a, %window : tensor<2x4x4x4xf64>, tensor<2x2xf64>) outs(%init2 : tensor<2x3x3x4xf64>) -> tensor<2x3x3x4xf64>
  %square = arith.mulf %p, %p : tensor<2x3x3x4xf64>
  %empty3 = tensor.empty() : tensor<f64>
  %init3 = linalg.fill ins(%zero : f64) outs(%empty3 : tensor<f64>) -> tensor<f64>
  %total = linalg.reduce { arith.addf } ins(%square : tensor<2x3x3x4xf64>) outs(%init3 : tensor<f64>) dimensions = [0, 1, 2, 3]
  %r = tensor.extract %total[] : tensor<f64>
  return %r : f64
}

// A recurrent network with SELU: h = selu(U h + V x[t]), and the sum of the last
// softplus(h).
func.func @rnn(%x: tensor<7x3xf64>, %u: tensor<4x4xf64>, %v: tensor<4x3xf64>, %h0: tensor<4xf64>) -> f64 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c7 = arith.constant 7 : index
  %zero = arith.constant 0.0 : f64
  %empty = tensor.empty() : tensor<4xf64>
  %zeros = linalg.fill ins(%zero : f64) outs(%empty : tensor<4xf64>) -> tensor<4xf64>
  %last = scf.for %t = %c0 to %c7 step %c1 iter_args(%h = %h0) -> tensor<4xf64> {
    %x_t = tensor.extract_slice %x[%t, 0] [1, 3] [1, 1] : tensor<7x3xf64> to tensor<3xf64>
    %a = linalg.matvec ins(%v, %x_t : tensor<4x3xf64>, tensor<3xf64>) outs(%zeros : tensor<4xf64>) -> tensor<4xf64>
    %z = linalg.matvec ins(%u, %h : tensor<4x4xf64>, tensor<4xf64>) outs(%a : tensor<4xf64>) -> tensor<4xf64>
    %next = act.selu %z : tensor<4xf64>
    scf.yield %next : tensor<4xf64>
  }
  %y = act.softplus %last : tensor<4xf64>
  %empty1 = tensor.empty() : tensor<f64>
  %init1 = linalg.fill ins(%zero : f64) outs(%empty1 : tensor<f64>) -> tensor<f64>
  %total = linalg.reduce { arith.addf } ins(%y : tensor<4xf64>) outs(%init1 : tensor<f64>) dimensions = [0]
  %r = tensor.extract %total[] : tensor<f64>
  return %r : f64
}
