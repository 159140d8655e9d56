//===- RoundToOdd.h - Rounding that is not the last one ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ROUNDTOODD_H
#define ACT_IR_ROUNDTOODD_H

#include "mlir/IR/Builders.h"

namespace mlir::act {

/// `x`, of f64, that will be rounded to a type of at most 11 significant bits,
/// as an f32: where bits are lost, of the two numbers of 13 bits next to it the
/// one whose last bit is 1. Rounding that is rounding `x`. f32 has these
/// numbers for every magnitude that does not round to 0 in f16, bf16 or a
/// shorter type.
Value narrowToOdd(OpBuilder &builder, Location loc, Value x);

} // namespace mlir::act

#endif // ACT_IR_ROUNDTOODD_H
