//===- EvaluateConstants.h - Elementwise code on constants ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_EVALUATECONSTANTS_H
#define ACT_LIB_TRANSFORMS_EVALUATECONSTANTS_H

#include "mlir/IR/BuiltinAttributes.h"

#include <optional>

namespace mlir {
class RewritePatternSet;
} // namespace mlir

namespace mlir::act {

/// The `count` elements of a constant; nothing if they are not known.
std::optional<SmallVector<Attribute>>
getConstantElements(Attribute constant, Type elementType, int64_t count);

/// Computes elementwise operations on small constants of one shape.
void populateEvaluateConstantsPatterns(RewritePatternSet &patterns);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_EVALUATECONSTANTS_H
