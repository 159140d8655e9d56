//===- VectorTranspose.h - Transposition in vectors -------- -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_VECTORTRANSPOSE_H
#define ACT_LIB_TRANSFORMS_VECTORTRANSPOSE_H

#include "LoopBuilder.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

struct TargetInfo;

/// Transposes a square of vectors, of a power of two.
void transposeSquare(LoopBuilder &builder, LoopBuilder::Values &vectors);

/// If `op`, on memrefs, copies elements whose neighbours in the input are no
/// neighbours in the output, replaces it by loops that transpose squares of
/// vectors. Returns how many lanes these have.
FailureOr<int64_t> emitVectorTranspose(RewriterBase &rewriter,
                                       linalg::LinalgOp op,
                                       const TargetInfo &target);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_VECTORTRANSPOSE_H
