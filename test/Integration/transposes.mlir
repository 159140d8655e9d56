// Transpositions of sizes around those of vectors, in all widths.

// REQUIRES: numpy
// RUN: %python %S/Inputs/transposes.py act-run %s

func.func @main(%x: tensor<?x?xf32>, %h: tensor<?x?x?xf16>) -> (tensor<?x?xf32>, tensor<?x?x?xf16>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%n, %m) : tensor<?x?xf32>
  %t = linalg.transpose ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) permutation = [1, 0]
  %a = tensor.dim %h, %c0 : tensor<?x?x?xf16>
  %b = tensor.dim %h, %c1 : tensor<?x?x?xf16>
  %c = tensor.dim %h, %c2 : tensor<?x?x?xf16>
  %eh = tensor.empty(%c, %a, %b) : tensor<?x?x?xf16>
  %th = linalg.transpose ins(%h : tensor<?x?x?xf16>) outs(%eh : tensor<?x?x?xf16>) permutation = [2, 0, 1]
  return %t, %th : tensor<?x?xf32>, tensor<?x?x?xf16>
}
