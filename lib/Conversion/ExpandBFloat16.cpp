//===- ExpandBFloat16.cpp - Activations of bf16 ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExpandBFloat16.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::act;

static Type withElementType(Type type, Type elementType) {
  if (auto vectorType = dyn_cast<VectorType>(type))
    return vectorType.clone(elementType);
  return elementType;
}

static Value createConstant(OpBuilder &builder, Location loc, Type type,
                            int32_t value) {
  TypedAttr attr = builder.getI32IntegerAttr(value);
  if (auto shapedType = dyn_cast<ShapedType>(type))
    attr = DenseElementsAttr::get(shapedType, attr);
  return arith::ConstantOp::create(builder, loc, attr);
}

/// Bits whose upper half is `y`, in f32, rounded to bf16.
static Value roundBits(OpBuilder &builder, Location loc, Value y,
                       bool canBeNan) {
  Type i32 = withElementType(y.getType(), builder.getI32Type());
  auto constant = [&](int32_t value) {
    return createConstant(builder, loc, i32, value);
  };
  Value bits = arith::BitcastOp::create(builder, loc, i32, y);
  // Adding just under half of the last bit rounds to nearest; one more where
  // the last bit is odd.
  Value last = arith::ShRUIOp::create(builder, loc, bits, constant(16));
  last = arith::AndIOp::create(builder, loc, last, constant(1));
  Value half = arith::AddIOp::create(builder, loc, last, constant(0x7fff));
  Value rounded = arith::AddIOp::create(builder, loc, bits, half);
  if (!canBeNan)
    return rounded;
  // That could make a NaN an infinity.
  Value isNan =
      arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::UNO, y, y);
  Value quiet = arith::OrIOp::create(builder, loc, bits, constant(0x400000));
  return arith::SelectOp::create(builder, loc, isNan, quiet, rounded);
}

/// Whether `condition` is that `x` is less than, or greater than, a constant:
/// false for a NaN.
static bool isOrdered(Value condition, Value x) {
  auto compare = condition.getDefiningOp<arith::CmpFOp>();
  return compare && compare.getLhs() == x &&
         matchPattern(compare.getRhs(), m_Constant()) &&
         (compare.getPredicate() == arith::CmpFPredicate::OLT ||
          compare.getPredicate() == arith::CmpFPredicate::OGT);
}

/// The selection that `y`, an activation of `x` with constant parameters, is if
/// it is `x` itself in some cases, as that of ELU for x > 0. There it needs no
/// rounding, and is no NaN elsewhere.
static arith::SelectOp getSelection(Value y, Value x) {
  auto select = y.getDefiningOp<arith::SelectOp>();
  return select && select.getFalseValue() == x &&
                 isOrdered(select.getCondition(), x)
             ? select
             : arith::SelectOp();
}

Value act::roundToBFloat16(OpBuilder &builder, arith::TruncFOp truncation,
                           bool isUnary) {
  Location loc = truncation.getLoc();
  Value y = truncation.getIn(), x;
  arith::SelectOp selection;
  if (auto select = y.getDefiningOp<arith::SelectOp>(); select && isUnary)
    if (auto extension = select.getFalseValue().getDefiningOp<arith::ExtFOp>();
        extension && extension.getIn().getType() == truncation.getType()) {
      x = extension.getIn();
      selection = getSelection(y, extension);
    }
  Value bits = roundBits(builder, loc, selection ? selection.getTrueValue() : y,
                         /*canBeNan=*/!selection);
  Value high = arith::ShRUIOp::create(
      builder, loc, bits, createConstant(builder, loc, bits.getType(), 16));
  high = arith::TruncIOp::create(
      builder, loc, withElementType(y.getType(), builder.getI16Type()), high);
  Value rounded =
      arith::BitcastOp::create(builder, loc, truncation.getType(), high);
  return selection ? arith::SelectOp::create(
                         builder, loc, selection.getCondition(), rounded, x)
                   : rounded;
}

bool act::isVectorOfBFloat16Pairs(Type type) {
  auto vectorType = dyn_cast<VectorType>(type);
  return vectorType && vectorType.getElementType().isBF16() &&
         vectorType.getRank() > 0 && vectorType.getShape().back() % 2 == 0;
}

Value act::computeBFloat16Pairs(OpBuilder &builder, Location loc, Value x,
                                function_ref<Value(Value)> build) {
  auto type = cast<VectorType>(x.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape.back() /= 2;
  auto i32 =
      VectorType::get(shape, builder.getI32Type(), type.getScalableDims());
  Type f32 = i32.clone(builder.getF32Type());
  Value half = createConstant(builder, loc, i32, 16);
  Value upper = createConstant(builder, loc, i32, 0xffff0000);
  Value pairs = vector::BitCastOp::create(builder, loc, i32, x);
  auto compute = [&](Value bits) -> Value {
    Value extended = arith::BitcastOp::create(builder, loc, f32, bits);
    Value y = build(extended);
    if (!y)
      return {};
    arith::SelectOp selection = getSelection(y, extended);
    if (!selection)
      return roundBits(builder, loc, y, /*canBeNan=*/true);
    Value rounded = roundBits(builder, loc, selection.getTrueValue(),
                              /*canBeNan=*/false);
    return arith::SelectOp::create(builder, loc, selection.getCondition(),
                                   rounded, bits);
  };
  Value low = compute(arith::ShLIOp::create(builder, loc, pairs, half));
  Value high = low ? compute(arith::AndIOp::create(builder, loc, pairs, upper))
                   : Value();
  if (!high)
    return {};
  low = arith::ShRUIOp::create(builder, loc, low, half);
  high = arith::AndIOp::create(builder, loc, high, upper);
  Value both = arith::OrIOp::create(builder, loc, low, high);
  return vector::BitCastOp::create(builder, loc, type, both);
}
