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

def ActRaise : Pass<"act-raise"> {
  let summary = "Recognise activations in arith and math operations";
  let dependentDialects = ["::mlir::act::ActDialect",
                           "::mlir::arith::ArithDialect"];
}

def ActGeneralize : Pass<"act-generalize"> {
  let summary = "Bring elementwise code into linalg.generic";
  let description = [{
    Rewrites to `linalg.generic`, the one form that elementwise fusion reads,
    every structured operation without a reduction: named elementwise
    operations, `linalg.map`, `linalg.broadcast`, `linalg.transpose`, ... It
    also decomposes `linalg.softmax` and `tensor.concat` into simpler
    operations. Contractions, convolutions, pooling and `linalg.fill` keep
    their names.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
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

    Nothing is computed twice: a result with several uses stays as it is.

    Remarks (category `act-fuse`): `Fused`, and `NotFused` with the reason.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ActTileAndVectorize : Pass<"act-tile-and-vectorize"> {
  let summary = "Turn structured operations on memrefs into vector loops";
  let description = [{
    The code generator for CPUs. Works on bufferized IR:

    - A floating-point matrix product (`linalg.matmul`, `linalg.batch_matmul`,
      a contraction with one m, n and k loop) becomes loops over cache blocks
      that pack their operands and call an outer-product kernel on register
      tiles. A `linalg.fill` of its accumulator and an elementwise epilogue on
      the same buffer (see `act-fuse`) are applied in registers.
    - Every other operation becomes a loop nest that computes vectors along
      its innermost parallel loop in which all operands are contiguous.
      Elementwise operations on whole arrays are collapsed to one loop first.
      Rests that do not fill a vector are computed under a mask, or one by one
      where the target has no masked memory access.
    - What has no such loop becomes scalar loops.

    A sum is always computed in the order of its loop, in blocks that depend
    on the target only: neither the shape nor the place of an element in it
    changes the bits.

    Remarks (category `act-vectorize`): `Vectorized`, `MatmulKernel`, and
    `Scalar` with the reason.
  }];
  let options = [
    Option<"vectorBits", "vector-bits", "int64_t", /*default=*/"512",
           "Width of a vector register">,
    Option<"vectorRegisters", "vector-registers", "int64_t",
           /*default=*/"32", "Number of vector registers">,
    Option<"maskedMemory", "masked-memory", "bool", /*default=*/"true",
           "Use masked loads and stores">,
    Option<"l1Bytes", "l1-bytes", "int64_t", /*default=*/"48 * 1024",
           "Size of the first-level data cache">,
    Option<"l2Bytes", "l2-bytes", "int64_t", /*default=*/"2 * 1024 * 1024",
           "Size of the second-level cache">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
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
    dimensions of all tensor results, in order, to one more argument.

    Functions with a vector in their type are left as they are, and so are
    private ones. `act-lower-c-interface` makes the C signature.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect"];
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

    The `sizes` argument of a `_result_shapes` companion is a plain pointer
    always. Runs before the conversion of functions to the LLVM dialect.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

#endif // ACT_TRANSFORMS_PASSES_TD
