//===- Toy.h - A dialect with an activation of its own ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TOY_TOY_H
#define TOY_TOY_H

#include "act/IR/Act.h"

#include <memory>

namespace mlir {
class Pass;
} // namespace mlir

namespace toy {
/// exp(-x^2) and its derivative.
const mlir::act::Formula &gaussian();

/// Finds toy.gaussian in arithmetic.
std::unique_ptr<mlir::Pass> createRaisePass();
} // namespace toy

#include "Toy.dialect-decls.inc"
#define GET_OP_CLASSES
#include "Toy.op-decls.inc"

#endif // TOY_TOY_H
