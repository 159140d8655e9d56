//===- ArithModels.cpp - Derivatives of arith ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::act;

// y = a + b: 1, 1.
static Partial add(arith::AddFOp, unsigned, Emitter &) {
  return Partial::one();
}

// y = a - b: 1, -1.
static Partial subtract(arith::SubFOp, unsigned operand, Emitter &) {
  return operand == 0 ? Partial::one() : Partial::minusOne();
}

// y = -a: -1.
static Partial negate(arith::NegFOp, unsigned, Emitter &) {
  return Partial::minusOne();
}

// y = a b: b, a.
static Partial multiply(arith::MulFOp op, unsigned operand, Emitter &) {
  return op->getOperand(1 - operand);
}

// y = a / b: 1 / b, -y / b.
static Partial divide(arith::DivFOp op, unsigned operand, Emitter &e) {
  if (operand == 0)
    return Partial::reciprocal(op.getRhs());
  return e.neg(e.div(op.getResult(), op.getRhs()));
}

// y = a - trunc(a / b) b: 1, -trunc(a / b).
static Partial remainder(arith::RemFOp op, unsigned operand, Emitter &e) {
  if (operand == 0)
    return Partial::one();
  return e.neg(math::TruncOp::create(e.getBuilder(), e.getLoc(),
                                     e.div(op.getLhs(), op.getRhs())));
}

/// Where the first operand is taken; a tie goes to the second, which is where
/// canonicalization puts a constant: max(x, 0) has the derivative 0 at 0.
static Partial first(unsigned operand, Value isFirst) {
  return operand == 0 ? Partial::where(isFirst) : Partial::whereNot(isFirst);
}

// y = max(a, b): a > b, not a > b.
template <typename OpTy>
static Partial maximum(OpTy op, unsigned operand, Emitter &e) {
  return first(operand, e.greater(op.getLhs(), op.getRhs()));
}

// y = min(a, b): a < b, not a < b.
template <typename OpTy>
static Partial minimum(OpTy op, unsigned operand, Emitter &e) {
  return first(operand, e.less(op.getLhs(), op.getRhs()));
}

// y = c ? a : b: c, not c.
static Partial select(arith::SelectOp op, unsigned operand, Emitter &) {
  return operand == 1 ? Partial::where(op.getCondition())
                      : Partial::whereNot(op.getCondition());
}

// y = a in another type: 1.
template <typename OpTy>
static Partial convert(OpTy, unsigned, Emitter &) {
  return Partial::one();
}

void act::registerArithDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, arith::ArithDialect *) {
    addRule<arith::AddFOp, add>(context);
    addRule<arith::SubFOp, subtract>(context);
    addRule<arith::NegFOp, negate>(context);
    addRule<arith::MulFOp, multiply>(context);
    addRule<arith::DivFOp, divide>(context);
    addRule<arith::RemFOp, remainder>(context);
    addRule<arith::MaximumFOp, maximum>(context);
    addRule<arith::MaxNumFOp, maximum>(context);
    addRule<arith::MinimumFOp, minimum>(context);
    addRule<arith::MinNumFOp, minimum>(context);
    addRule<arith::SelectOp, select>(context);
    addRule<arith::ExtFOp, convert>(context);
    addRule<arith::TruncFOp, convert>(context);
  });
}
