//===- ExpandBFloat16.cpp - Activations of bf16 ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExpandBFloat16.h"

#include "act/IR/Splat.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::act;

/// Bits whose upper half is `y`, in f32, rounded to bf16.
static Value roundBits(OpBuilder &builder, Location loc, Value y,
                       bool canBeNan) {
  Type i32 = withElementType(y.getType(), builder.getI32Type());
  auto constant = [&](int64_t value) {
    return createIntegerSplat(builder, loc, i32, value);
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

/// Bits whose upper half is `y`, in f32, rounded to bf16: an activation with
/// constant parameters of `x`, a bf16 whose bits in f32 are `xBits`. Where the
/// result is `x` itself, as that of ELU for x > 0, it needs no rounding, and it
/// is no NaN elsewhere.
static Value roundActivation(OpBuilder &builder, Location loc, Value y, Value x,
                             Value xBits) {
  auto select = y.getDefiningOp<arith::SelectOp>();
  if (!select || select.getFalseValue() != x ||
      !isOrdered(select.getCondition(), x))
    return roundBits(builder, loc, y, /*canBeNan=*/true);
  Value rounded =
      roundBits(builder, loc, select.getTrueValue(), /*canBeNan=*/false);
  return arith::SelectOp::create(builder, loc, select.getCondition(), rounded,
                                 xBits);
}

Value act::roundToBFloat16(OpBuilder &builder, arith::TruncFOp truncation,
                           bool isUnary) {
  Location loc = truncation.getLoc();
  Value y = truncation.getIn(), bits;
  Type i32 = withElementType(y.getType(), builder.getI32Type());
  auto select = y.getDefiningOp<arith::SelectOp>();
  auto x = select ? select.getFalseValue().getDefiningOp<arith::ExtFOp>()
                  : arith::ExtFOp();
  if (isUnary && x && x.getIn().getType() == truncation.getType())
    bits = roundActivation(builder, loc, y, x,
                           arith::BitcastOp::create(builder, loc, i32, x));
  else
    bits = roundBits(builder, loc, y, /*canBeNan=*/true);
  bits = arith::ShRUIOp::create(builder, loc, bits,
                                createIntegerSplat(builder, loc, i32, 16));
  Type i16 = withElementType(i32, builder.getI16Type());
  return arith::BitcastOp::create(
      builder, loc, truncation.getType(),
      arith::TruncIOp::create(builder, loc, i16, bits));
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
  Value half = createIntegerSplat(builder, loc, i32, 16);
  Value upper = createIntegerSplat(builder, loc, i32, 0xffff0000);
  Value pairs = vector::BitCastOp::create(builder, loc, i32, x);
  auto compute = [&](Value bits) -> Value {
    Value extended = arith::BitcastOp::create(builder, loc, f32, bits);
    Value y = build(extended);
    if (!y)
      return {};
    return roundActivation(builder, loc, y, extended, bits);
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
