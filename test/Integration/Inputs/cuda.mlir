// Functions that Inputs/cuda.py runs on the CPU and on a GPU.

#row = affine_map<(i, j) -> (j)>
#both = affine_map<(i, j) -> (i, j)>

func.func @elu_f32(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = act.elu %x alpha 1.5 : tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @softplus_f64(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = act.softplus %x : tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @selu_derivative_f16(%x: tensor<?xf16>) -> tensor<?xf16> {
  %y = act.selu_derivative %x : tensor<?xf16>
  return %y : tensor<?xf16>
}

func.func @gelu_bf16(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = act.gelu %x : tensor<?xbf16>
  return %y : tensor<?xbf16>
}

func.func @pair(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %y = act.elu %x : tensor<?xf32>
  %d = act.elu_derivative %x : tensor<?xf32>
  return %y, %d : tensor<?xf32>, tensor<?xf32>
}

// All shapes known: arrays are passed without descriptors.
func.func @static(%x: tensor<7x9xf32>, %b: tensor<9xf32>) -> tensor<7x9xf32> {
  %empty = tensor.empty() : tensor<7x9xf32>
  %z = linalg.generic {indexing_maps = [#both, #row, #both],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %b : tensor<7x9xf32>, tensor<9xf32>) outs(%empty : tensor<7x9xf32>) {
  ^bb0(%in: f32, %c: f32, %out: f32):
    %s = arith.addf %in, %c : f32
    linalg.yield %s : f32
  } -> tensor<7x9xf32>
  %y = act.silu %z : tensor<7x9xf32>
  return %y : tensor<7x9xf32>
}

// Rows that begin anywhere, a constant array, and scalars of every kind, which
// also come back.
func.func @scalars(%x: tensor<?x5xf32>, %f: f32, %h: f64, %n: index, %b: i1)
    -> (tensor<?x5xf32>, f64, index, i1) {
  %c0 = arith.constant 0 : index
  %rows = tensor.dim %x, %c0 : tensor<?x5xf32>
  %k = arith.constant dense<[0.5, 1.5, -2.5, 3.5, 4.5]> : tensor<5xf32>
  %empty = tensor.empty(%rows) : tensor<?x5xf32>
  %narrow = arith.truncf %h : f64 to f32
  %i = arith.index_cast %n : index to i32
  %fn = arith.sitofp %i : i32 to f32
  %y = linalg.generic {indexing_maps = [#both, #row, #both],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %k : tensor<?x5xf32>, tensor<5xf32>) outs(%empty : tensor<?x5xf32>) {
  ^bb0(%in: f32, %c: f32, %out: f32):
    %p = arith.mulf %in, %f : f32
    %q = arith.addf %p, %narrow : f32
    %r = arith.mulf %q, %fn : f32
    %s = arith.addf %r, %c : f32
    %t = arith.select %b, %s, %in : f32
    linalg.yield %t : f32
  } -> tensor<?x5xf32>
  return %y, %h, %n, %b : tensor<?x5xf32>, f64, index, i1
}

// The caller's memory is a result.
func.func @memref(%x: memref<?xf32>, %y: memref<?xf32>) {
  linalg.map { math.absf } ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}

// Reads of the table where other data say.
func.func @gather(%table: tensor<?x3xf32>, %x: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %c0 = arith.constant 0 : index
  %last = arith.constant 1.0e+01 : f32
  %n = tensor.dim %x, %c0 : tensor<?x3xf32>
  %empty = tensor.empty(%n) : tensor<?x3xf32>
  %y = linalg.generic {indexing_maps = [#both, #both], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x3xf32>) outs(%empty : tensor<?x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %j = linalg.index 1 : index
    %a = math.absf %in : f32
    %b = arith.minimumf %a, %last : f32
    %c = arith.fptosi %b : f32 to i32
    %i = arith.index_cast %c : i32 to index
    %v = tensor.extract %table[%i, %j] : tensor<?x3xf32>
    %s = arith.addf %v, %in : f32
    linalg.yield %s : f32
  } -> tensor<?x3xf32>
  return %y : tensor<?x3xf32>
}

// Every other column.
func.func @strided(%x: tensor<?x8xf32>) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %v = tensor.extract_slice %x[0, 1] [%n, 4] [1, 2] : tensor<?x8xf32> to tensor<?x4xf32>
  %y = act.tanh %v : tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

func.func @copy(%x: tensor<3x?xi32>) -> tensor<3x?xi32> {
  return %x : tensor<3x?xi32>
}

// Numbers with few digits, of which all sums are exact in any order.
func.func @integers(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %k = arith.constant 4.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %y = linalg.generic {indexing_maps = [#both, #both], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%empty : tensor<?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.mulf %in, %k : f32
    %r = math.roundeven %s : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// Windows, which begin at any element.
func.func @windows(%x: tensor<34xf32>, %w: tensor<3xf32>) -> tensor<32xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<32xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<32xf32>) -> tensor<32xf32>
  %y = linalg.conv_1d ins(%x, %w : tensor<34xf32>, tensor<3xf32>) outs(%start : tensor<32xf32>) -> tensor<32xf32>
  return %y : tensor<32xf32>
}

func.func @row_sums(%x: tensor<?x?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %empty = tensor.empty(%m) : tensor<?xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?xf32>) -> tensor<?xf32>
  %y = linalg.reduce { arith.addf } ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>)
      dimensions = [1]
  return %y : tensor<?xf32>
}

func.func private @matmul(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %a, %c0 : tensor<?x?xf32>
  %n = tensor.dim %b, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %c = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>)
      outs(%start : tensor<?x?xf32>) -> tensor<?x?xf32>
  %y = act.relu %c : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// What is between the layers is in memory that the function allocates.
func.func @network(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %v: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = call @matmul(%x, %w) : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %z = call @matmul(%y, %v) : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}
