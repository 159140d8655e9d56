//===- Passes.h - Conversions out of act ------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_CONVERSION_PASSES_H
#define ACT_CONVERSION_PASSES_H

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Pass/Pass.h"

namespace mlir::act {

#define GEN_PASS_DECL
#include "act/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "act/Conversion/Passes.h.inc"

/// Adds what code for CPUs needs before it leaves arith: arithmetic of bf16 and
/// 8-bit floats goes to f32, by upstream's pass, and `act-expand-arith` takes
/// the conversions and the rest; that of f16 too with `expandF16`, for CPUs
/// that cannot convert it.
void addExpandArithPasses(OpPassManager &pm, bool expandF16);

} // namespace mlir::act

#endif // ACT_CONVERSION_PASSES_H
