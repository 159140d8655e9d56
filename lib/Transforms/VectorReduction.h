//===- VectorReduction.h - Reductions along contiguous memory ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_VECTORREDUCTION_H
#define ACT_LIB_TRANSFORMS_VECTORREDUCTION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

/// What `emitVectorReduction` made.
struct VectorReduction {
  unsigned loop;
  /// Partial results.
  int64_t lanes;
};

/// Replaces `op`, on memrefs, by a loop nest that reduces along its innermost
/// reduction loop with vectors. Element i of that loop goes to partial result
/// i modulo `lanes`, and the partial results are combined in halves. Their
/// number depends on the types only, not on the target, so the order of
/// operations, and thus the bits, are the same on every one. Fails, with a
/// reason and without a change, if no loop allows it.
FailureOr<VectorReduction> emitVectorReduction(RewriterBase &rewriter,
                                               linalg::LinalgOp op,
                                               std::string &reason);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_VECTORREDUCTION_H
