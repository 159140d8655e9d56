//===- Passes.h - Differentiation of functions ------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_DIFFERENTIATION_PASSES_H
#define ACT_DIFFERENTIATION_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::act {

/// What act-differentiate adds: the pullback of a cotangent, the pushforward
/// of a tangent, or value and gradient of a scalar function.
enum class DerivativeMode { Reverse, Forward, ValueAndGrad };

/// Which values go from a forward pass to a backward pass of its own: those
/// that were computed, or only those that cost more than one pass over memory.
enum class KeptValues { Keep, Recompute };

#define GEN_PASS_DECL
#include "act/Differentiation/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "act/Differentiation/Passes.h.inc"

} // namespace mlir::act

#endif // ACT_DIFFERENTIATION_PASSES_H
