//===- ExpandBFloat16.cpp - Activations of bf16 and f16 -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExpandBFloat16.h"

#include "act/IR/Cores.h"
#include "act/IR/Splat.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"

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

/// The same if `y` may go away from zero where it is midway between two
/// numbers. The NaN of a bf16 has nothing in the lower half, so that none is a
/// number afterwards.
static Value roundBitsAwayFromZero(OpBuilder &builder, Location loc, Value y) {
  Type i32 = withElementType(y.getType(), builder.getI32Type());
  return arith::AddIOp::create(builder, loc,
                               arith::BitcastOp::create(builder, loc, i32, y),
                               createIntegerSplat(builder, loc, i32, 0x8000));
}

Value act::roundToBFloat16(OpBuilder &builder, arith::TruncFOp truncation) {
  Location loc = truncation.getLoc();
  Value bits = roundBits(builder, loc, truncation.getIn(), /*canBeNan=*/true);
  bits = arith::ShRUIOp::create(
      builder, loc, bits, createIntegerSplat(builder, loc, bits.getType(), 16));
  Type i16 = withElementType(bits.getType(), builder.getI16Type());
  return arith::BitcastOp::create(
      builder, loc, truncation.getType(),
      arith::TruncIOp::create(builder, loc, i16, bits));
}

bool act::isVectorOfBFloat16Pairs(Type type) {
  auto vectorType = dyn_cast<VectorType>(type);
  return vectorType && vectorType.getElementType().isBF16() &&
         vectorType.getRank() > 0 && vectorType.getShape().back() % 2 == 0;
}

namespace {
/// An activation of x that is x itself, but for an x below `limit`, which is
/// zero or negative.
struct Below {
  Value y;
  APFloat limit;
};
} // namespace

/// The parts of `y` if it is such an activation.
static std::optional<Below> getPartBelow(Value y, Value x) {
  auto select = y.getDefiningOp<arith::SelectOp>();
  if (!select || select.getFalseValue() != x)
    return std::nullopt;
  std::optional<UpperLimit> condition = matchUpperLimit(select.getCondition());
  if (!condition || condition->x != x ||
      (!condition->limit.isZero() && !condition->limit.isNegative()))
    return std::nullopt;
  return Below{select.getTrueValue(), condition->limit};
}

/// `y` where `x`, of 16 bits, is below `limit`, else `x`.
static Value selectBelow(OpBuilder &builder, Location loc, Value y, Value x,
                         APFloat limit) {
  Type i16 = withElementType(x.getType(), builder.getI16Type());
  auto type = cast<FloatType>(getElementTypeOrSelf(x.getType()));
  bool losesInfo;
  limit.convert(type.getFloatSemantics(), APFloat::rmTowardPositive,
                &losesInfo);
  limit.clearSign();
  // As integers, negative numbers are those from that of -0 on, and the smaller
  // the number, the larger the integer; so is a NaN, of which y is NaN too.
  int64_t last = 0x8000 | limit.bitcastToAPInt().getZExtValue();
  Value isBelow =
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ugt,
                            arith::BitcastOp::create(builder, loc, i16, x),
                            createIntegerSplat(builder, loc, i16, last));
  return arith::SelectOp::create(builder, loc, isBelow, y, x);
}

Value act::selectAfterTruncation(OpBuilder &builder, arith::TruncFOp truncation,
                                 Value x) {
  auto select = truncation.getIn().getDefiningOp<arith::SelectOp>();
  auto extension = select
                       ? select.getFalseValue().getDefiningOp<arith::ExtFOp>()
                       : arith::ExtFOp();
  if (!extension || extension.getIn() != x ||
      x.getType() != truncation.getType())
    return {};
  std::optional<Below> below = getPartBelow(select, extension);
  if (!below)
    return {};
  Location loc = truncation.getLoc();
  Value y = arith::TruncFOp::create(builder, loc, x.getType(), below->y);
  return selectBelow(builder, loc, y, x, below->limit);
}

Value act::computeBFloat16Pairs(OpBuilder &builder, Location loc, Value x,
                                bool canTie,
                                function_ref<Value(Value, FloatType)> build) {
  auto type = cast<VectorType>(x.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape.back() /= 2;
  auto i32 =
      VectorType::get(shape, builder.getI32Type(), type.getScalableDims());
  Type f32 = i32.clone(builder.getF32Type());
  Value half = createIntegerSplat(builder, loc, i32, 16);
  Value upper = createIntegerSplat(builder, loc, i32, 0xffff0000);
  Value pairs = vector::BitCastOp::create(builder, loc, i32, x);
  std::optional<APFloat> limit;
  auto compute = [&](Value bits) -> Value {
    Value extended = arith::BitcastOp::create(builder, loc, f32, bits);
    Value y = build(extended, builder.getBF16Type());
    if (!y)
      return {};
    if (std::optional<Below> below = getPartBelow(y, extended)) {
      limit = below->limit;
      y = below->y;
    }
    return canTie ? roundBits(builder, loc, y, /*canBeNan=*/false)
                  : roundBitsAwayFromZero(builder, loc, y);
  };
  Value low = compute(arith::ShLIOp::create(builder, loc, pairs, half));
  Value high = low ? compute(arith::AndIOp::create(builder, loc, pairs, upper))
                   : Value();
  if (!high)
    return {};
  low = arith::ShRUIOp::create(builder, loc, low, half);
  // A select by lanes of 16 bits: x86 would make the 'or' of the two halves one
  // permutation, which takes the time of three operations.
  Type i16 = type.clone(builder.getI16Type());
  Value isUpper =
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ne,
                            vector::BitCastOp::create(builder, loc, i16, upper),
                            createIntegerSplat(builder, loc, i16, 0));
  Value y = arith::SelectOp::create(
      builder, loc, isUpper,
      vector::BitCastOp::create(builder, loc, type, high),
      vector::BitCastOp::create(builder, loc, type, low));
  return limit ? selectBelow(builder, loc, y, x, *limit) : y;
}
