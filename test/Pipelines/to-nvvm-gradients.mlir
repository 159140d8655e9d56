// The gradients of a layer of bf16 are products on tensor cores, too, each with
// one operand transposed.

// RUN: act-opt-no-roundtrip %s --act-differentiate='entry=layer wrt=0,1' --act-to-nvvm \
// RUN:   --remarks-filter=act-gpu -o /dev/null 2>&1 | FileCheck %s

// CHECK-NOT:     NoTensorCores
// CHECK:         [Passed] TensorCores | Category:act-gpu | Function=layer |
// CHECK-COUNT-3: [Passed] TensorCores | Category:act-gpu | Function=layer_vjp |
// CHECK-NOT:     TensorCores

#both = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
func.func @layer(%x: tensor<?x64xbf16>, %w: tensor<64x96xbf16>, %bias: tensor<96xbf16>) -> tensor<?x96xbf16> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : bf16
  %m = tensor.dim %x, %c0 : tensor<?x64xbf16>
  %empty = tensor.empty(%m) : tensor<?x96xbf16>
  %start = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x96xbf16>) -> tensor<?x96xbf16>
  %p = linalg.matmul ins(%x, %w : tensor<?x64xbf16>, tensor<64x96xbf16>)
      outs(%start : tensor<?x96xbf16>) -> tensor<?x96xbf16>
  %z = linalg.generic {indexing_maps = [#both, #row, #both], iterator_types = ["parallel", "parallel"]}
      ins(%p, %bias : tensor<?x96xbf16>, tensor<96xbf16>) outs(%empty : tensor<?x96xbf16>) {
  ^bb0(%in: bf16, %b: bf16, %out: bf16):
    %s = arith.addf %in, %b : bf16
    linalg.yield %s : bf16
  } -> tensor<?x96xbf16>
  %y = act.elu %z : tensor<?x96xbf16>
  return %y : tensor<?x96xbf16>
}
