//===- Partial.cpp - Partial derivatives of elementwise operations --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::act;

/// `value` with the element type of `type`.
static Value convert(Emitter &e, Value value, Type type) {
  Type from = getElementTypeOrSelf(value.getType());
  Type to = getElementTypeOrSelf(type);
  if (from == to)
    return value;
  if (auto shaped = dyn_cast<ShapedType>(value.getType()))
    type = shaped.clone(to);
  if (from.getIntOrFloatBitWidth() < to.getIntOrFloatBitWidth())
    return arith::ExtFOp::create(e.getBuilder(), e.getLoc(), type, value);
  return arith::TruncFOp::create(e.getBuilder(), e.getLoc(), type, value);
}

Value Partial::times(Emitter &e, Value v, Type type,
                     const DifferentiationOptions &options) const {
  // Selects, and factors of one, keep a zero as it is.
  auto unlessZero = [&](Value product) -> Value {
    if (!options.strongZero)
      return product;
    Value zero = e.constant(0.0);
    Value isZero = arith::CmpFOp::create(e.getBuilder(), e.getLoc(),
                                         arith::CmpFPredicate::OEQ, v, zero);
    return e.select(isZero, zero, product);
  };
  switch (kind) {
  case Kind::Zero:
    return {};
  case Kind::One:
    return convert(e, v, type);
  case Kind::MinusOne:
    return convert(e, e.neg(v), type);
  case Kind::Reciprocal:
    return unlessZero(e.div(v, value));
  case Kind::Where:
    return e.select(value, v, e.constant(0.0));
  case Kind::WhereNot:
    return e.select(value, e.constant(0.0), v);
  case Kind::Factor:
    return matchPattern(v, m_OneFloat()) ? value : unlessZero(e.mul(v, value));
  }
  llvm_unreachable("unknown kind of a partial derivative");
}

LogicalResult act::detail::buildElementwiseTangents(Operation *op,
                                                    OpBuilder &builder,
                                                    Tangents &tangents,
                                                    PartialOf partial) {
  Value result = op->getResult(0), sum;
  Emitter e(builder, op->getLoc(), result.getType(), Accuracy::faithful,
            getSymbolicCores());
  for (OpOperand &operand : op->getOpOperands()) {
    Value tangent = tangents.lookup(operand.get());
    if (!tangent)
      continue;
    Value term =
        partial(operand.getOperandNumber(), e)
            .times(e, tangent, result.getType(), tangents.getOptions());
    if (term)
      sum = sum ? e.add(sum, term) : term;
  }
  tangents.set(result, sum);
  return success();
}

LogicalResult act::detail::buildElementwiseAdjoints(Operation *op,
                                                    OpBuilder &builder,
                                                    Adjoints &adjoints,
                                                    PartialOf partial) {
  Value result = op->getResult(0), adjoint = adjoints.lookup(result);
  Emitter e(builder, op->getLoc(), result.getType(), Accuracy::faithful,
            getSymbolicCores());
  for (OpOperand &operand : op->getOpOperands()) {
    Value x = operand.get();
    if (!adjoints.isActive(x))
      continue;
    if (Value term = partial(operand.getOperandNumber(), e)
                         .times(e, adjoint, x.getType(), adjoints.getOptions()))
      adjoints.add(builder, op->getLoc(), x, term);
  }
  return success();
}
