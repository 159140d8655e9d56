//===- MathOps.h - What becomes of operations of math -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_MATHOPS_H
#define ACT_IR_MATHOPS_H

namespace mlir {
class Operation;

namespace act {
struct Formula;

/// The activation whose kernel computes `op`, of the math dialect. Null if
/// there is none.
const Formula *getFormulaOfMath(Operation *op);

/// Whether upstream lowers `op` to calls of the C math library, one an element.
/// Of scalable vectors it computes elements 0 to 3 only.
bool callsLibm(Operation *op);

} // namespace act
} // namespace mlir

#endif // ACT_IR_MATHOPS_H
