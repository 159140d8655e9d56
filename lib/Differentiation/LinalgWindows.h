//===- LinalgWindows.h - Adjoints of operands accessed by windows *- C++
//-*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_DIFFERENTIATION_LINALGWINDOWS_H
#define ACT_LIB_DIFFERENTIATION_LINALGWINDOWS_H

#include "LinalgBody.h"

namespace mlir::act {

/// Rewrites loops so that operand `target`, which convolutions and pooling
/// access at `stride * o + dilation * k`, is accessed at a loop of its own, as
/// a result must be. The loop over o becomes one over that sum, i; what is
/// accessed at o (`accesses`, of the arguments for which `isUsed`) is spread by
/// the stride into zeros and read at i - dilation * k instead.
///
/// Returns the new map of `target`, a projected permutation but for constants;
/// fails if there is none.
FailureOr<AffineMap> substituteWindows(
    linalg::LinalgOp op, unsigned target, function_ref<bool(unsigned)> isUsed,
    SmallVectorImpl<LinalgBody::Access> &accesses, OpBuilder &builder);

} // namespace mlir::act

#endif // ACT_LIB_DIFFERENTIATION_LINALGWINDOWS_H
