//===- Passes.td - Transformations of act ------------------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TRANSFORMS_PASSES_TD
#define ACT_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

// What the code generator for CPUs knows of its target: see TargetInfo.
defvar kTargetOptions = [
  Option<"vectorBits", "vector-bits", "int64_t", /*default=*/"512",
         "Width of a vector register">,
  Option<"scalableVectors", "scalable-vectors", "bool", /*default=*/"false",
         "Vector registers have this width or any multiple of it">,
  Option<"vectorRegisters", "vector-registers", "int64_t",
         /*default=*/"32", "Number of vector registers">,
  Option<"multiplyAddsPerCycle", "multiply-adds-per-cycle", "int64_t",
         /*default=*/"2", "How many multiply-adds of whole vectors can start in "
         "a cycle">,
  Option<"maskedMemory", "masked-memory", "bool", /*default=*/"true",
         "Use masked loads and stores">,
  Option<"minMaskedBits", "min-masked-bits", "int64_t", /*default=*/"8",
         "Width of the narrowest elements that can be masked">,
  Option<"indexedOffsets", "indexed-offsets", "bool", /*default=*/"true",
         "An address can be the sum of two registers and a constant">,
  Option<"multipliesBF16Pairs", "bf16-pairs", "bool", /*default=*/"false",
         "Multiply pairs of bf16 by AVX512-BF16, where subnormal numbers count "
         "as 0">,
  Option<"multipliesBF16Tiles", "bf16-tiles", "bool", /*default=*/"false",
         "Multiply tiles of bf16 by AMX-BF16, which sums 32 products of an "
         "element in an order of its own">,
  Option<"l1Bytes", "l1-bytes", "int64_t", /*default=*/"48 * 1024",
         "Size of the first-level data cache">,
  Option<"l2Bytes", "l2-bytes", "int64_t", /*default=*/"2 * 1024 * 1024",
         "Size of the second-level cache">
];

def ActRaise : Pass<"act-raise"> {
  let summary = "Recognise activations in arith and math operations";
  let description = [{
    Replaces arithmetic that spells an activation by the operation of the
    activation: in the body of a `linalg.generic`, in scalar code, and on
    vectors and tensors.

    ```mlir
    // x is a value in the body of a linalg.generic, for example.
    %p = arith.cmpf ogt, %x, %zero : f32
    %n = arith.select %p, %zero, %x : f32
    %e = math.expm1 %n : f32
    %y = arith.select %p, %x, %e : f32

    %y = act.elu %x : f32              // instead
    ```

    Found are all activations of the dialect but `exp`, `expm1`, `erf` and
    `erfc`; ELU also scaled, before or after (torch's scale and input_scale),
    PReLU and ELU also with a learned parameter. In training graphs, a
    gradient times the derivative of a smooth activation becomes
    `act.*_derivative` times the gradient.

    Run it after `act-fuse-elementwise`, which brings the operations of
    one activation into one body (pipeline `act-prepare`). What fusion leaves
    apart since it has several users (sigmoid(x), which a training step keeps)
    is followed from body to body of `linalg.generic`; inputs without a use are
    removed afterwards. Elsewhere the operations must be in one block. x may come
    from anywhere.

    **How.** The pass does not match spellings. It describes each value y as a
    piecewise function of an earlier value x (and of a gradient or a learned
    parameter p): where comparisons, selects, minima and maxima change sides is
    found by algebra, and between two such breaks y is a composition of
    elementary functions, or of their approximations: StableHLO's polynomials of
    erfc are recognised like erfc. y is an activation if it has the same values on a grid
    with several points between any two breaks: analytic functions of a few
    operations that agree there are equal. It thus finds torch-mlir's, JAX's,
    ONNX's and TVM's ELU, GELU, softplus, ..., and what mixes them.

    Constants count as what they were before rounding: 0.70710677 in f32 is
    1 / sqrt(2).

    **What stays the same.** The values for NaN, the infinities and the zeros
    are computed in IEEE arithmetic, and must be those of the activation. So
    `x > 0 ? x : 0`, which is 0 for NaN, is not `act.relu` (but with
    `nan-insensitive` or the flag `nnan` it is), while `x < 0 ? 0 : x` and
    `arith.maximumf` are.
    Only the sign of a zero may change. Where 0 * inf or inf / inf makes the
    source NaN for an infinite x or gradient, as x sigmoid(x) for -inf, a smooth
    activation has its limit instead (not with `strict`).

    **What changes.** The pieces are compared as if arithmetic were exact, and
    constants after rounding to the element type. So a result may differ by
    the errors of the source, which the activation does not have:

    - the cancellation in exp(x) - 1 near 0, the largest of them. With `strict`,
      only spellings with expm1 become ELU, SELU or CELU;
    - a comparison of exp(x) with 1 in place of x with 0, which cannot tell
      small x from 0;
    - the rounding of each operation in an f16 or bf16 body: `act.elu` is
      rounded once;
    - a value that overflows on the way: log(1 + exp(x)) in f32 for x = 100;
    - the error of an approximation of erfc.

    ELU with an input scale becomes a multiplication, the ELU, and another
    multiplication: one rounding more than the source where x > 0, unless the
    scale is a power of two.

    Cancellation of x itself, as in (x + 1) - 1, is never simplified.

    What resembles an activation but is another function stays, and a remark
    tells why: a kink that is not at 0, constants that do not belong together,
    another value for NaN, and so on.

    The work is linear in the number of operations: what an operation makes of
    the functions of its operands is worked out once, and found again where the
    network repeats itself. `scripts/raise-speed` measures it: 5.5 us an
    operation for 10 000 and for 100 000.

    Remarks (category `act-raise`): `Raised`, `NotRaised` with the reason, and
    `LeftOver` for each transcendental function that is part of no activation.
    With `report`, the same for people, per function.
  }];
  let options = [
    Option<"constantTolerance", "constant-tolerance", "double",
           /*default=*/"0.0",
           "Relative difference from the constants of an activation that is "
           "accepted on top of rounding to the element type">,
    Option<"nanInsensitive", "nan-insensitive", "bool", /*default=*/"false",
           "Accept another result for NaN, and a result where the source "
           "gives NaN">,
    Option<"strict", "strict", "bool", /*default=*/"false",
           "Do not replace exp(x) - 1 by the more accurate expm1(x), nor NaN for "
           "an infinity by a limit">,
    Option<"printReport", "report", "bool", /*default=*/"false",
           "Print for each function what was found and what is left">
  ];
  let dependentDialects = ["::mlir::act::ActDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def ActGeneralize : Pass<"act-generalize"> {
  let summary = "Bring elementwise code into linalg.generic";
  let description = [{
    Rewrites to `linalg.generic`, the one form that elementwise fusion reads,
    every structured operation without a reduction: named elementwise
    operations, `linalg.map`, `linalg.broadcast`, `linalg.transpose`, ... and
    `linalg.reduce`, which then takes elementwise producers in. It also
    decomposes `linalg.softmax` and `tensor.concat` into simpler operations,
    and makes `tensor.splat`, and a `tensor.pad` of nothing, a `linalg.fill`,
    whose value fusion takes into its readers. What got sizes of 1 to be
    broadcast, as the parameters of a batch norm, is read without them.
    Contractions, convolutions, pooling and `linalg.fill` keep their names.
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActFuseElementwise : Pass<"act-fuse-elementwise"> {
  let summary = "Bring elementwise operations into one body, not into products";
  let description = [{
    Upstream's `linalg-fuse-elementwise-ops`, with two limits. A producer does
    not become part of a product, nor of another reduction that reads an element
    several times: a network's layer would compute the activation of the layer
    before anew in each of its columns. And a product does not get more loops to
    pass a reshape on; what is made of its result elementwise gets fewer loops
    instead, those of the product, so that `act-fuse` makes it the epilogue.

    A producer only becomes part of a body that is its only reader. A broadcast
    computes nothing, so of one with several readers each elementwise reader
    gets a copy of its own first: a bias that two bodies read is not stored as a
    matrix. A division, root or other function of what belongs to channels (or
    rows) stays out of a body that would compute it anew for each point.

    Elementwise operations on constants of f32 and f64 are computed now, if they
    have the same bits everywhere: 1 / sqrt(variance + epsilon) of a batch norm.

    ```mlir
    %h = linalg.generic ins(%x) outs(%e) { ... math.tanh ... }
    %y = linalg.matmul ins(%h, %w) outs(%zero)     // both stay
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActWidenSums : Pass<"act-widen-sums"> {
  let summary = "Let products of f16 and bf16 sum in f32";
  let description = [{
    A matrix product whose result is shorter than f32, as those of JAX, would by
    its definition round each partial sum to that type: with bf16, a sum of 1000
    terms has no correct digit. This pass makes the sums f32, as every library
    does, and rounds each once when it is complete.

    ```mlir
    %y = linalg.matmul ins(%a, %b : tensor<4x8xbf16>, tensor<8x4xbf16>)   // before
                       outs(%c : tensor<4x4xbf16>) -> tensor<4x4xbf16>
    %d = arith.extf %c : tensor<4x4xbf16> to tensor<4x4xf32>              // after
    %s = linalg.generic {...} ins(%a, %b) outs(%d)   // extf, extf, mulf, addf
    %y = arith.truncf %s : tensor<4x4xf32> to tensor<4x4xbf16>
    ```

    It comes before `convert-elementwise-to-linalg`. Convolutions stay as they
    are.

    Remarks (category `act-widen-sums`): `Widened`.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActFillBorders : Pass<"act-fill-borders"> {
  let summary = "Fill only the border of a padded image";
  let description = [{
    Bufferization makes a `tensor.pad` of a fill and a copy into the middle of
    what was filled. This pass, on memrefs, lets the fill leave out the middle:
    if rows are long, that saves a pass over memory.

    ```mlir
    linalg.map outs(%padded) { linalg.yield %zero }       // before
    memref.copy %image, %middle
    linalg.fill ins(%zero) outs(%top)                     // after
    linalg.fill ins(%zero) outs(%bottom)
    linalg.fill ins(%zero) outs(%left)
    linalg.fill ins(%zero) outs(%right)
    memref.copy %image, %middle
    ```

    All sizes have to be known, and nothing may use the memory in between.

    Remarks (category `act-fill-borders`): `Filled`.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActFoldBatchNorms : Pass<"act-fold-batch-norms"> {
  let summary = "Multiply constant weights by the batch norm that follows";
  let description = [{
    A batch norm of a trained network computes, with constants of each channel,

        y = (x - mean) * rsqrt(variance + epsilon) * gamma + beta,

    that is x * scale + offset. If x is a product or convolution with constant
    weights, those of each channel are multiplied by its scale, and what is left
    to do is one addition, which `act-fuse` makes an epilogue:

    ```mlir
    %x = linalg.conv_2d_nchw_fchw ins(%image, %filter) ...           // before
    %y = linalg.generic ins(%x, %mean, %r, %gamma, %beta) ...
    %x = linalg.conv_2d_nchw_fchw ins(%image, %filter_scaled) ...    // after
    %y = linalg.generic ins(%x, %offset) { addf ... }
    ```

    The reader of x must begin with additions, subtractions, multiplications and
    divisions by constants, of which at least one belongs to channels; what
    follows them, such as an activation, stays. Constants from which the sums
    start, as a bias, become part of the offset. Weights have to be f32 or f64
    and have no other use.

    **What changes.** The result is another within the rounding errors of x:
    weights and offsets are computed in f64 and rounded once, and the sums are of
    rounded weights. Infinities and NaN among the sums may turn into each
    other. A norm with which a constant would overflow stays.

    Run it after `act-fuse-elementwise`, which computes rsqrt(variance + epsilon)
    and brings the steps into one body.

    Remarks (category `act-fold-batch-norms`): `Folded`, and `NotFolded` with the
    reason.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActFoldTransposes : Pass<"act-fold-transposes"> {
  let summary = "Let products read transposed operands where they are";
  let description = [{
    A product of f32 or f64 takes over a transposition that nothing else reads,
    as that of the weights in x W^T: packing transposes them on their way.
    Transpositions with several readers stay, since each reader would do it.

    ```mlir
    %t = linalg.transpose ins(%w) outs(%e) permutation = [1, 0]   // before
    %y = linalg.matmul ins(%x, %t) outs(%zero)
    %y = linalg.generic {indexing_maps = [(m, n, k) -> (m, k),    // after
                                          (m, n, k) -> (n, k), ...]}
             ins(%x, %w) outs(%zero)
    ```

    Run it after `act-generalize`: it reads transpositions as `linalg.generic`.

    Remarks (category `act-fold-transposes`): `Folded`, with the operand.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def ActChannelsLast : Pass<"act-channels-last"> {
  let summary = "Compute convolutions with channels last";
  let description = [{
    Replaces `linalg.conv_2d_nchw_fchw` and `linalg.depthwise_conv_2d_nchw_chw`
    with a constant filter by `linalg.conv_2d_nhwc_hwcf` and
    `linalg.depthwise_conv_2d_nhwc_hwc` where that is faster: a row of a window is
    then contiguous in memory, and vectors are along channels. The images
    around it are transposed; transpositions move through padding, elementwise
    operations and the parts of concatenations (upstream's propagation of layouts,
    by `linalg.pack` without tiles, and a pattern for `tensor.insert_slice`) until
    two of them cancel, or to the ends of the network. The elements of the filter
    are transposed here.

    It pays for a depthwise convolution with at least 16 channels before another
    convolution, as neighbouring windows have vectors in common then; and for
    others if the windows have more than one point, the number of input channels
    is a multiple of 16, and rows of the output have fewer than 32 points or there
    are at least 512 products for each element of the input. Neighbours of these
    follow that have such a number, or at most four channels, or windows of one
    point, and pooling (`linalg.pooling_nchw_max` and `_sum`) of at least 16
    channels. This does not depend on the target, as the sums of a convolution are in
    another order then: that of the elements of a window with channels last.

    ```mlir
    func.func @conv(%x: tensor<1x16x9x9xf32>, %init: tensor<1x2x7x7xf32>)
        -> tensor<1x2x7x7xf32> {
      %w = arith.constant dense<0.5> : tensor<2x16x3x3xf32>
      %y = linalg.conv_2d_nchw_fchw
          ins(%x, %w : tensor<1x16x9x9xf32>, tensor<2x16x3x3xf32>)
          outs(%init : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
      return %y : tensor<1x2x7x7xf32>
    }
    ```

    becomes

    ```mlir
    #id = affine_map<(n, h, w, c) -> (n, h, w, c)>
    #to_last = affine_map<(n, h, w, c) -> (n, c, h, w)>
    #to_first = affine_map<(n, c, h, w) -> (n, h, w, c)>
    func.func @conv(%x: tensor<1x16x9x9xf32>, %init: tensor<1x2x7x7xf32>)
        -> tensor<1x2x7x7xf32> {
      %w = arith.constant dense<0.5> : tensor<3x3x16x2xf32>
      %0 = tensor.empty() : tensor<1x9x9x16xf32>
      %image = linalg.generic {indexing_maps = [#to_last, #id],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
          ins(%x : tensor<1x16x9x9xf32>) outs(%0 : tensor<1x9x9x16xf32>) {
      ^bb0(%in: f32, %out: f32):
        linalg.yield %in : f32
      } -> tensor<1x9x9x16xf32>
      %1 = tensor.empty() : tensor<1x7x7x2xf32>
      %first = linalg.generic {indexing_maps = [#to_last, #id],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
          ins(%init : tensor<1x2x7x7xf32>) outs(%1 : tensor<1x7x7x2xf32>) {
      ^bb0(%in: f32, %out: f32):
        linalg.yield %in : f32
      } -> tensor<1x7x7x2xf32>
      %sums = linalg.conv_2d_nhwc_hwcf
          ins(%image, %w : tensor<1x9x9x16xf32>, tensor<3x3x16x2xf32>)
          outs(%first : tensor<1x7x7x2xf32>) -> tensor<1x7x7x2xf32>
      %2 = tensor.empty() : tensor<1x2x7x7xf32>
      %y = linalg.generic {indexing_maps = [#to_first, #id],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
          ins(%sums : tensor<1x7x7x2xf32>) outs(%2 : tensor<1x2x7x7xf32>) {
      ^bb0(%in: f32, %out: f32):
        linalg.yield %in : f32
      } -> tensor<1x2x7x7xf32>
      return %y : tensor<1x2x7x7xf32>
    }
    ```

    Remarks (category `act-channels-last`): `Converted`.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActLowerConvolutions : Pass<"act-lower-convolutions"> {
  let summary = "Turn convolutions into matrix products";
  let description = [{
    Rewrites `linalg.conv_2d_nhwc_hwcf` and `linalg.conv_2d_nchw_fchw` of f32
    and f64 on tensors of known sizes, but for the number of images: the values
    of each window become a row (or a column) of a matrix, which is copied from
    the input, or is the input itself if windows are single points; its product
    with the filter is the output. The terms of a sum keep their order.
    Elementwise readers follow the new shape, so that `act-fuse` makes them
    epilogues. `act-tile-and-vectorize` takes the copy out again where it can.

    ```mlir
    #id = affine_map<(n, h, w, c) -> (n, h, w, c)>
    #channel = affine_map<(n, h, w, c) -> (c)>
    func.func @layer(%x: tensor<1x8x8x16xf32>, %w: tensor<3x3x16x32xf32>,
                     %b: tensor<32xf32>) -> tensor<1x6x6x32xf32> {
      %zero = arith.constant 0.0 : f32
      %empty = tensor.empty() : tensor<1x6x6x32xf32>
      %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x6x6x32xf32>)
          -> tensor<1x6x6x32xf32>
      %c = linalg.conv_2d_nhwc_hwcf
          ins(%x, %w : tensor<1x8x8x16xf32>, tensor<3x3x16x32xf32>)
          outs(%fill : tensor<1x6x6x32xf32>) -> tensor<1x6x6x32xf32>
      %y = linalg.generic {indexing_maps = [#id, #channel, #id],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
          ins(%c, %b : tensor<1x6x6x32xf32>, tensor<32xf32>)
          outs(%empty : tensor<1x6x6x32xf32>) {
      ^bb0(%sum: f32, %bias: f32, %out: f32):
        %s = arith.addf %sum, %bias : f32
        %r = act.elu %s : f32
        linalg.yield %r : f32
      } -> tensor<1x6x6x32xf32>
      return %y : tensor<1x6x6x32xf32>
    }
    ```

    Remarks (category `act-lower-convolutions`): `Lowered`, and `NotLowered`
    with the reason.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActFuse : Pass<"act-fuse"> {
  let summary = "Let elementwise operations update the result before them";
  let description = [{
    Makes an elementwise `linalg.generic` the epilogue of the matmul,
    convolution or reduction whose result it reads: the generic then updates
    that result in place, and stands directly behind it with the fill of the
    accumulator before both. `act-tile-and-vectorize` emits such a group as
    one kernel, which applies the epilogue to the accumulators in registers.

    ```mlir
    %c = linalg.matmul ins(%a, %b) outs(%zero)
    %y = linalg.generic ins(%c, %bias) outs(%empty) {      // before
    %y = linalg.generic ins(%bias) outs(%c) {              // after
    ```

    A result that others use too stays, and what is made of it elementwise is
    one more result: an activation beside the sums that its derivative needs, or
    a weight beside its momentum.

    ```mlir
    %z = linalg.generic ins(%bias) outs(%c) {              // before
    %h = linalg.generic ins(%z) outs(%empty) {
    %z, %h = linalg.generic ins(%bias) outs(%c, %empty) {  // after
    ```

    Nothing is computed twice, but for the first values of the sums: a fill or a
    broadcast bias that several share is there for each of them.

    Remarks (category `act-fuse`): `Fused`, with the number of results if there
    are several, and `NotFused` with the reason.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActFuseSiblings : Pass<"act-fuse-siblings"> {
  let summary = "Compute elementwise operations on one input in one loop";
  let description = [{
    Fuses two `linalg.generic` on tensors, neither of which uses the other, into
    one with the results of both, if they read one tensor in the same way and
    have parallel loops only. The tensor is then read once, and an activation and
    its derivative share what `act-expand` finds common to them.

    ```mlir
    %y, %d = linalg.generic ... ins(%x : tensor<?xf32>) outs(%e, %f : ...) {
    ^bb0(%in: f32, %out0: f32, %out1: f32):
      %v = act.elu %in : f32
      %w = act.elu_derivative %in : f32
      linalg.yield %v, %w : f32, f32
    } -> (tensor<?xf32>, tensor<?xf32>)
    ```

    Up to four results. An operation stays where something between the two uses
    its result.

    Remarks (category `act-fuse-siblings`): `Fused`.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def ActPackConstants : Pass<"act-pack-constants", "::mlir::ModuleOp"> {
  let summary = "Pack constant weights of matrix products when compiling";
  let description = [{
    Writes the constant B of each matrix product on memrefs that
    `act-tile-and-vectorize` has a kernel for in the order in which that kernel
    reads it, so that the code need not pack it in each call. The product then
    reads panels: element (k, n) of B is at
    `[k floordiv s][n floordiv c][k mod s][n mod c]`, where s and c are the
    sizes of a cache block along k and of a register tile along n. Places beyond
    the matrix are zero. Panels for tiles of bf16 (`bf16-tiles`) are of pairs:
    `[k floordiv s][n floordiv c][(k mod s) floordiv 2][n mod c][k mod 2]`; those
    for vectors of pairs (`bf16-pairs`) have `(k + 1) mod 2` at the end. Other
    constants that are narrower than the sums stay as they are.

    ```mlir
    memref.global "private" constant @w : memref<3x2xf32>
        = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]>
    func.func @layer(%x: memref<99x3xf32>, %y: memref<99x2xf32>) {
      %w = memref.get_global @w : memref<3x2xf32>
      linalg.matmul ins(%x, %w : memref<99x3xf32>, memref<3x2xf32>)
          outs(%y : memref<99x2xf32>)
      return
    }
    ```

    becomes with `vector-bits=128`

    ```mlir
    #a = affine_map<(m, n, k) -> (m, k)>
    #b = affine_map<(m, n, k) ->
                    (k floordiv 4, n floordiv 4, k mod 4, n mod 4)>
    #c = affine_map<(m, n, k) -> (m, n)>
    memref.global "private" constant @w_panels : memref<1x1x4x4xf32>
        = dense<[[[[1.0, 2.0, 0.0, 0.0], [3.0, 4.0, 0.0, 0.0],
                   [5.0, 6.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]]]>
    func.func @layer(%x: memref<99x3xf32>, %y: memref<99x2xf32>) {
      %w = memref.get_global @w_panels : memref<1x1x4x4xf32>
      linalg.generic {indexing_maps = [#a, #b, #c],
                      iterator_types = ["parallel", "parallel", "reduction"]}
          ins(%x, %w : memref<99x3xf32>, memref<1x1x4x4xf32>)
          outs(%y : memref<99x2xf32>) {
      ^bb0(%a: f32, %b: f32, %c: f32):
        %product = arith.mulf %a, %b : f32
        %sum = arith.addf %c, %product : f32
        linalg.yield %sum : f32
      }
      return
    }
    ```

    Takes the options of `act-tile-and-vectorize`, which must be the same there.
    The constant stays for what else reads it; `symbol-dce` erases it if there
    is nothing.

    Remarks (category `act-pack-constants`): `Packed` with steps, columns and
    bytes, and `NotPacked` with the reason.
  }];
  let options = kTargetOptions;
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActShareKernels : Pass<"act-share-kernels", "::mlir::ModuleOp"> {
  let summary = "Compute equal matrix products in one function";
  let description = [{
    Moves each matrix product on memrefs that `act-tile-and-vectorize` has a
    kernel for, with what its sums start from and its epilogue (see `act-fuse`),
    into a private function, if the module has several that are equal: the
    layers of a network then are calls of code that is compiled once. Products
    are equal if everything about them but their operands is. Where the number
    of rows is not known, the sizes of the operands may differ: they become
    dynamic. So do those of more than eight products that differ in nothing
    else. (Products that are not equal share their innermost loops, see
    `act-tile-and-vectorize`.)

    ```mlir
    func.func @net(%x: memref<4x8xf32>, %w: memref<8x8xf32>, %v: memref<8x8xf32>,
                   %h: memref<4x8xf32>, %y: memref<4x8xf32>) {
      call @act_matmul(%h, %x, %w)
          : (memref<4x8xf32>, memref<4x8xf32>, memref<8x8xf32>) -> ()
      call @act_matmul(%y, %h, %v)
          : (memref<4x8xf32>, memref<4x8xf32>, memref<8x8xf32>) -> ()
      return
    }
    func.func private @act_matmul(%c: memref<4x8xf32>, %a: memref<4x8xf32>,
                                  %b: memref<8x8xf32>) attributes {no_inline} {
      linalg.matmul ins(%a, %b : memref<4x8xf32>, memref<8x8xf32>)
          outs(%c : memref<4x8xf32>)
      return
    }
    ```

    Remarks (category `act-share-kernels`): `Shared`, with the number of calls.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActTileAndVectorize
    : Pass<"act-tile-and-vectorize", "::mlir::ModuleOp"> {
  let summary = "Turn structured operations on memrefs into vector loops";
  let description = [{
    The code generator for CPUs. Works on bufferized IR:

    - A floating-point matrix product (`linalg.matmul`, `linalg.batch_matmul`,
      a contraction with one m, n and k loop) becomes loops over cache blocks
      that pack their operands and call a micro-kernel, an outer product on
      register tiles. It is a private function (`act_micro_kernel_6x16`, by the
      rows and columns of a tile) of panels and of the memory where the sums
      come from and go to, which all products with such tiles share; a product
      of few rows, or of the windows of an image, has a loop of its own. Where
      tiles are wide, the one for the first rows packs B
      (`act_micro_kernel_6x64_packing`). What its sums start from (a
      `linalg.fill`, or an elementwise `linalg.generic` such as the broadcast of a
      bias) and an elementwise epilogue on the same buffer (see `act-fuse`) are
      applied to one tile at a time. f32 and f64 accumulate; operands of a
      narrower type are extended, which is exact, when they are packed or loaded.
      The rows of A are read where they are if they are contiguous and shorter
      than a page, or of any length if tiles are wide and thus have few rows.
      With `bf16-pairs`, products of bf16 with more than 32 rows, or with a
      constant B that `act-pack-constants` packed, multiply two steps of k by one
      instruction, which takes subnormal numbers as 0 (AVX512-BF16). An operand
      that is a copy of the windows of an image (see `act-lower-convolutions`) is
      read in the image, or packed from it, if vectors stay in one piece of
      memory, or two, or if the rows of a window are equally far apart. With
      `scalable-vectors`, tiles have some vectors of columns of any length,
      unless what goes before or after calls the C library.
    - Every other operation becomes a loop nest that computes vectors along
      its innermost parallel loop in which all operands are contiguous, or every
      second element is read. Elementwise operations on whole arrays are
      collapsed to one loop first. Rests that do not fill a vector are computed
      under a mask, or one by one where the target has no masked memory access.
      With `scalable-vectors` these are vectors of any length, for example
      `vector<[4]xf32>`, if operands are contiguous. A reduction (a depthwise
      convolution, a sum of columns) starts from its fill or bias and ends with its
      epilogue in registers. Of windows that overlap along a row some are computed at
      a time, so that what they have in common is loaded once.
    - A reduction along contiguous memory (sums or maxima of rows, dot
      products) keeps 1024 bits of partial results: element i goes to partial
      result i modulo their number, and at the end halves are combined.
    - What has no such loop becomes scalar loops.

    With `parallel`, the outer loops of what is worth it become `scf.parallel`,
    for `convert-scf-to-openmp`. A matrix product is cut into as many pieces as
    there are threads (`omp_get_max_threads`), which the threads compute without
    waiting for each other, or into the products of its batch.

    The order of a sum does not depend on the shape, nor on the place of an
    element in it, nor on tiles, threads or the target. A matrix product adds its
    terms in the order of k, with one rounding each (fma). So do pairs of bf16,
    whose sums differ where something is subnormal. Tiles of bf16 sum 32 terms
    at a time, those of the even and of the odd steps of k apart.

    Remarks (category `act-vectorize`): `Vectorized`, `MatmulKernel`,
    `VectorReduction`, `VectorTranspose`, and `Scalar` with the reason.
  }];
  let options = kTargetOptions # [
    Option<"parallel", "parallel", "bool", /*default=*/"false",
           "Make the outer loops of large operations parallel">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect",
                           "::mlir::amx::AMXDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::x86vector::X86VectorDialect"];
}

def ActMapToGpu : Pass<"act-map-to-gpu", "::mlir::ModuleOp"> {
  let summary = "Turn structured operations on memrefs into GPU kernels";
  let description = [{
    The code generator for GPUs. Works on bufferized IR whose memrefs are in
    the memory of the device: each structured operation becomes a `gpu.func` of
    the module `@act_kernels` and a `gpu.launch_func` in its place. What stays
    in the function runs on the host.

    ```mlir
    gpu.func @f(%x: memref<f32>, %y: memref<f32>, %n: index) kernel {...}
    ```

    - A kernel takes the address of the first element of each array (operands in
      their order), then the sizes that are not constants, then scalars. It has
      the name of the function, with a number behind it if there are several.
    - Any grid gives the right result: threads stride over the iteration space
      by the size of the grid. The attribute `act.grid` maps the sizes to the
      number of blocks for which each thread computes once; launches here have
      at most 16384 along each axis. `act.parameters` tells what each parameter
      is for the function.
    - Neighbouring elements are read and written as vectors of 128 bits if all
      addresses and rows are multiples of 16 bytes, which the kernel finds out
      when it runs. A second loop takes the rest, or all of the elements.
    - Products of f16 or bf16 matrices run on tensor cores, and products of f32
      as fused multiply-adds on tiles in shared memory, in the order of k, or on
      tensor cores with `allow-tf32`. What is computed on their result is part of
      the kernel: see `docs/gpu.md`. Others are computed as below.
    - With `tensor-maps`, products by `wgmma` have a second kernel, `f_tma`, in
      which TMA brings the operands. After the parameters of `f` it takes a
      tensor map of each, by value, and it is launched where the driver can
      encode them: all addresses and distances are multiples of 16 bytes, and no
      size is 0.
    - Elementwise operations on whole arrays are collapsed to one loop. The
      threads of a block lie along it, else as 32 x 8 along two.
    - Temporary memory is allocated on the device, copies are kernels too, and
      constants become part of the module.

    An operation on the host that reads or writes an array is an error.

    Remarks (category `act-gpu`): `Mapped`, `TensorCores` and `TiledProduct` (by
    fused multiply-adds) with the tiles, and, each with the reason,
    `NoTensorCores` for other matrix products and `ScalarMemory` where there are
    no vectors. With `tensor-maps`, `TensorMaps` or `NoTensorMaps` with the
    reason.
  }];
  let options = [
    Option<"tensorCores", "tensor-cores", "bool", /*default=*/"true",
           "Use tensor cores. Without them a thread computes an element of f16 "
           "and bf16, by fused multiply-adds in the order of k">,
    Option<"allowTf32", "allow-tf32", "bool", /*default=*/"false",
           "Let tensor cores multiply f32 as well. They round the operands to "
           "tf32, which has 11 of the 24 digits">,
    Option<"warpgroups", "warpgroups", "bool", /*default=*/"false",
           "Multiply f16 and bf16 by wgmma, which the chip sm_90a has">,
    Option<"tensorMaps", "tensor-maps", "bool", /*default=*/"false",
           "Make a second kernel of products by wgmma, to which TMA brings the "
           "operands">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::gpu::GPUDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::nvgpu::NVGPUDialect",
                           "::mlir::NVVM::NVVMDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
}

def ActExportFunctions : Pass<"act-export-functions", "::mlir::ModuleOp"> {
  let summary = "Give public functions results that the caller allocates";
  let description = [{
    Rewrites each public function with tensors in its type to one on memrefs,
    with one trailing output argument for each result, row-major and allocated
    by the caller. Scalar results become memrefs of rank 0.

    ```mlir
    func.func @f(%x: tensor<?x64xf32>) -> tensor<?x10xf32>   // before
    func.func @f(%x: memref<?x64xf32>, %y: memref<?x10xf32>) // after
    ```

    A function with a result of dynamic shape gets a companion
    `@f_result_shapes` with the same inputs that writes the sizes of all
    dimensions of all tensor results, in order, to one more argument. It writes
    nothing else; sizes that cannot be had without other writes are an error.

    If other functions of the module call a public function, their calls go to
    a private copy of it, which keeps its type.

    Functions with a vector in their type are left as they are, and so are
    private ones with a body. An external function on tensors is an error: a
    call of it would not follow this interface. `act-lower-c-interface` makes
    the C signature.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActEliminateEmptyTensors
    : Pass<"act-eliminate-empty-tensors", "::mlir::ModuleOp"> {
  let summary = "Compute tensors where they will be inserted";
  let description = [{
    Upstream's `eliminate-empty-tensors`, but where a value is copied on its way
    from the `tensor.empty` to the insertion, that stays. Upstream's pass would
    make one buffer of two that are alive together, which
    `one-shot-bufferize` then refuses:

    ```mlir
    %a = linalg.generic ... outs(%empty)           // both are returned
    %b = tensor.insert_slice %y into %a[0] [8] [1]
    %c = bufferization.materialize_in_destination %b in %result
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActPlanMemory : InterfacePass<"act-plan-memory",
                                  "::mlir::FunctionOpInterface"> {
  let summary = "Put the temporary buffers of a function into one allocation";
  let description = [{
    Replaces the buffers that the body of a function allocates and frees by
    parts of one allocation. Buffers that are never alive together share memory:
    of those with known sizes each gets the first place that is free while it is
    alive, the largest first; of others, those of the same size. A call of a
    compiled network then costs one call of malloc and, since that block is
    small and has the same size each time, no new pages from the system:
    allocators give several large blocks back and fetch them again, page by
    page. Run `optimize-allocation-liveness` before it.

    A buffer whose size is not known where the first one is allocated keeps an
    allocation of its own, and so do those in loops.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect"];
}

def ActOutlineLoops : Pass<"act-outline-loops", "::mlir::ModuleOp"> {
  let summary = "Give the loops of long functions functions of their own";
  let description = [{
    In a function of more than `max-loops` loops, not counting those inside of
    others, each becomes a private function, and a call takes its place: what
    LLVM finds out about a loop from what is before it takes as long as all that
    is long. Constants come along, and what else a loop uses is an argument.

    ```mlir
    scf.for %i = %c0 to %c8 step %c1 {...}                      // before
    call @act_loop(%x, %y) : (memref<8xf32>, memref<8xf32>) -> ()  // after
    ```
  }];
  let options = [
    Option<"maxLoops", "max-loops", "int64_t", /*default=*/"100",
           "Loops that a function may have">
  ];
  let dependentDialects = ["::mlir::func::FuncDialect"];
}

def ActLowerCInterface : Pass<"act-lower-c-interface", "::mlir::ModuleOp"> {
  let summary = "Give public functions on memrefs their C signature";
  let description = [{
    Replaces each memref argument of a public function by a pointer. If all
    memrefs of the function have static shapes it is a pointer to the first
    element; else it is a pointer to MLIR's strided memref descriptor:

    ```c
    struct { T *allocated, *aligned; int64_t offset, sizes[N], strides[N]; };
    ```

    Arguments that `act-export-functions` made for scalar results and for the
    sizes of a `_result_shapes` companion are plain pointers always. Runs
    before the conversion of functions to the LLVM dialect.

    A function with the name of one of the C library that code may call is an
    error: `malloc` and `memcpy` are, and `sinf` where there is a `math.sin` of
    f32.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

#endif // ACT_TRANSFORMS_PASSES_TD
