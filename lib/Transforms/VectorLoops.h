//===- VectorLoops.h - Loops for any structured operation -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_VECTORLOOPS_H
#define ACT_LIB_TRANSFORMS_VECTORLOOPS_H

#include "MatmulKernel.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

struct TargetInfo;

/// What `emitVectorLoops` made.
struct VectorLoops {
  unsigned loop;
  llvm::ElementCount lanes;
  /// Vectors computed in one iteration of the main loop.
  int64_t vectors;
};

/// Merges neighbouring loops of `op`, on memrefs, where all operands allow it:
/// an elementwise operation on whole arrays becomes one loop. Returns the
/// operation to go on with.
linalg::LinalgOp collapseLoops(RewriterBase &rewriter, linalg::LinalgOp op);

/// Replaces `op`, on memrefs, by a loop nest whose innermost parallel
/// contiguous loop works on vectors. All reductions of one vector happen in
/// registers, in the order of the loops, and so does what `neighbours` compute,
/// which are replaced, too. Fails, with a reason and without a change, if no
/// loop allows it.
FailureOr<VectorLoops> emitVectorLoops(RewriterBase &rewriter,
                                       linalg::LinalgOp op,
                                       const Neighbours &neighbours,
                                       const TargetInfo &target,
                                       std::string &reason);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_VECTORLOOPS_H
