//===- Splat.h - Scalars and vectors alike ----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_SPLAT_H
#define ACT_IR_SPLAT_H

#include "mlir/IR/Builders.h"

namespace mlir::act {

/// `type`, a scalar or shaped, with the element type `elementType`.
Type withElementType(Type type, Type elementType);

/// A constant of `type`, an integer or a shaped type of integers, whose bits
/// are the low ones of `value`.
Value createIntegerSplat(OpBuilder &builder, Location loc, Type type,
                         int64_t value);

} // namespace mlir::act

#endif // ACT_IR_SPLAT_H
