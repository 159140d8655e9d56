//===- Emitter.cpp - Emission of elementwise arithmetic ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Cores.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::act;

Emitter::Emitter(OpBuilder &builder, Location loc, Type type, Accuracy accuracy,
                 const Cores &cores, FloatType resultType)
    : builder(builder), loc(loc), type(type), accuracy(accuracy), cores(cores) {
  if (!resultType)
    resultType = cast<FloatType>(getElementTypeOrSelf(type));
  precision = resultType.getFPMantissaWidth();
}

Value Emitter::constant(double value) {
  auto elementType = cast<FloatType>(getElementTypeOrSelf(type));
  TypedAttr attr = FloatAttr::get(elementType, value);
  if (auto shapedType = dyn_cast<ShapedType>(type))
    attr = DenseElementsAttr::get(shapedType, attr);
  return arith::ConstantOp::create(builder, loc, attr);
}

Value Emitter::value(OpFoldResult parameter) {
  if (auto attr = dyn_cast<Attribute>(parameter))
    return constant(cast<FloatAttr>(attr).getValueAsDouble());
  return cast<Value>(parameter);
}

OpFoldResult Emitter::parameter(double value) {
  return OpFoldResult(builder.getF64FloatAttr(value));
}

/// Creates `OpTy` unless an operand is null.
template <typename OpTy, typename... Operands>
static Value create(OpBuilder &builder, Location loc, Operands... operands) {
  if (!(... && operands))
    return {};
  return OpTy::create(builder, loc, operands...);
}

Value Emitter::add(Value a, Value b) {
  return create<arith::AddFOp>(builder, loc, a, b);
}

Value Emitter::sub(Value a, Value b) {
  return create<arith::SubFOp>(builder, loc, a, b);
}

Value Emitter::mul(Value a, Value b) {
  return create<arith::MulFOp>(builder, loc, a, b);
}

Value Emitter::div(Value a, Value b) {
  return create<arith::DivFOp>(builder, loc, a, b);
}

Value Emitter::fma(Value a, Value b, Value c) {
  return create<math::FmaOp>(builder, loc, a, b, c);
}

Value Emitter::scale(Value a, OpFoldResult factor) {
  auto attr = dyn_cast<Attribute>(factor);
  if (attr && cast<FloatAttr>(attr).getValueAsDouble() == 1.0)
    return a;
  return mul(value(factor), a);
}

Value Emitter::neg(Value a) { return create<arith::NegFOp>(builder, loc, a); }

Value Emitter::abs(Value a) { return create<math::AbsFOp>(builder, loc, a); }

static Value compare(OpBuilder &builder, Location loc,
                     arith::CmpFPredicate predicate, Value a, Value b) {
  if (!a || !b)
    return {};
  return arith::CmpFOp::create(builder, loc, predicate, a, b);
}

Value Emitter::less(Value a, Value b) {
  return compare(builder, loc, arith::CmpFPredicate::OLT, a, b);
}

Value Emitter::lessOrEqual(Value a, Value b) {
  return compare(builder, loc, arith::CmpFPredicate::OLE, a, b);
}

Value Emitter::greater(Value a, Value b) {
  return compare(builder, loc, arith::CmpFPredicate::OGT, a, b);
}

Value Emitter::isNan(Value a) {
  return compare(builder, loc, arith::CmpFPredicate::UNO, a, a);
}

std::optional<UpperLimit> act::matchUpperLimit(Value condition) {
  auto compare = condition.getDefiningOp<arith::CmpFOp>();
  UpperLimit result{{}, APFloat(0.0f)};
  if (!compare || compare.getPredicate() != arith::CmpFPredicate::OLT ||
      !matchPattern(compare.getRhs(), m_ConstantFloat(&result.limit)))
    return std::nullopt;
  result.x = compare.getLhs();
  return result;
}

/// True if `a` is b already where the condition is false, and for more of x.
static bool decidesItself(Value condition, Value a, Value b) {
  auto select = a.getDefiningOp<arith::SelectOp>();
  if (!select || select.getFalseValue() != b)
    return false;
  std::optional<UpperLimit> outer = matchUpperLimit(condition);
  std::optional<UpperLimit> inner = matchUpperLimit(select.getCondition());
  return outer && inner && outer->x == inner->x && inner->limit <= outer->limit;
}

Value Emitter::select(Value condition, Value a, Value b) {
  if (condition && a && b && decidesItself(condition, a, b))
    return a;
  return create<arith::SelectOp>(builder, loc, condition, a, b);
}

/// With one, maximumf and minimumf need not tell zeros or NaNs apart, and are
/// one instruction on every target.
static bool isNonZeroConstant(Value value) {
  return value && matchPattern(value, m_Constant()) &&
         !matchPattern(value, m_AnyZeroFloat());
}

Value Emitter::atLeast(Value a, Value b) {
  if (isNonZeroConstant(b))
    return create<arith::MaximumFOp>(builder, loc, a, b);
  return select(less(a, b), b, a);
}

Value Emitter::atMost(Value a, Value b) {
  if (isNonZeroConstant(b))
    return create<arith::MinimumFOp>(builder, loc, a, b);
  return select(greater(a, b), b, a);
}

/// The largest finite number of the element type.
static Value largest(Emitter &e, bool isNegative) {
  auto elementType = cast<FloatType>(getElementTypeOrSelf(e.getType()));
  APFloat value =
      APFloat::getLargest(elementType.getFloatSemantics(), isNegative);
  return e.constant(FloatAttr::get(elementType, value).getValueAsDouble());
}

Value Emitter::finiteBelow(Value a) {
  return atLeast(a, largest(*this, /*isNegative=*/true));
}

Value Emitter::finiteAbove(Value a) {
  return atMost(a, largest(*this, /*isNegative=*/false));
}
