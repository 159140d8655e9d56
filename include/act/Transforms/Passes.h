//===- Passes.h - Transformations of act ------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TRANSFORMS_PASSES_H
#define ACT_TRANSFORMS_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::act {

#define GEN_PASS_DECL
#include "act/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "act/Transforms/Passes.h.inc"

} // namespace mlir::act

#endif // ACT_TRANSFORMS_PASSES_H
