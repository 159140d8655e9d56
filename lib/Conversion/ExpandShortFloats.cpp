//===- ExpandShortFloats.cpp - Conversions of 8 and 16 bits ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExpandShortFloats.h"

#include "act/IR/RoundToOdd.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/TypeUtilities.h"

#include <cmath>
#include <optional>

using namespace mlir;

namespace {
/// A format of a sign, an exponent and a mantissa, with subnormals.
struct Format {
  unsigned width, mantissaBits;
  int bias;
  /// The least magnitude that is no finite number, and what stands for NaN.
  unsigned firstSpecial, nan;

  unsigned getSignMask() const { return 1u << (width - 1); }
  unsigned getMagnitudeMask() const { return getSignMask() - 1; }
  /// How far its sign is below that of f32.
  unsigned getSignShift() const { return 32 - width; }
  /// How far its mantissa is below that of f32.
  unsigned getShift() const { return 23 - mantissaBits; }
  /// f32 has an exponent that is greater by this for the same value.
  int getRebias() const { return 127 - bias; }
};

/// The format of the elements of `type`, if they are of eight bits or, with
/// `half`, f16.
std::optional<Format> getFormat(Type type, bool half) {
  Type element = getElementTypeOrSelf(type);
  if (isa<Float8E4M3FNType>(element))
    return Format{8, 3, 7, 0x7f, 0x7f};
  if (isa<Float8E5M2Type>(element))
    return Format{8, 2, 15, 0x7c, 0x7e};
  if (half && isa<Float16Type>(element))
    return Format{16, 10, 15, 0x7c00, 0x7e00};
  return std::nullopt;
}

constexpr uint32_t kInfinityBits = 0x7f800000;

/// Emits operations on scalars or vectors of the shape of `like`.
class Builder32 : public ImplicitLocOpBuilder {
public:
  Builder32(Operation *op, OpBuilder &builder, Type like)
      : ImplicitLocOpBuilder(op->getLoc(), builder), like(like) {}

  Type getType(Type element) {
    auto vector = dyn_cast<VectorType>(like);
    return vector ? vector.clone(element) : element;
  }
  Value constant(Type element, Attribute value) {
    auto vector = dyn_cast<VectorType>(like);
    TypedAttr attribute = vector ? cast<TypedAttr>(DenseElementsAttr::get(
                                       vector.clone(element), value))
                                 : cast<TypedAttr>(value);
    return arith::ConstantOp::create(*this, attribute);
  }
  Value integer(uint32_t value) {
    return constant(getI32Type(),
                    getI32IntegerAttr(static_cast<int32_t>(value)));
  }
  Value power(int exponent) {
    return constant(getF32Type(), getF32FloatAttr(std::ldexp(1.0f, exponent)));
  }
  Value bitsOf(Value value) {
    return arith::BitcastOp::create(*this, getType(getI32Type()), value);
  }
  Value floatOf(Value bits) {
    return arith::BitcastOp::create(*this, getType(getF32Type()), bits);
  }
  Value less(Value lhs, Value rhs) {
    return arith::CmpIOp::create(*this, arith::CmpIPredicate::ult, lhs, rhs);
  }
  template <typename Op>
  Value emit(Value lhs, Value rhs) {
    return Op::create(*this, lhs, rhs);
  }
  Value select(Value condition, Value yes, Value no) {
    return arith::SelectOp::create(*this, condition, yes, no);
  }

private:
  Type like;
};

/// The value of the number in the low bits of `code`, in f32. Exact: the
/// magnitude, moved to the mantissa and exponent of f32, is too small by a
/// power of two, also if it is subnormal.
Value extendCode(Builder32 &b, Value code, const Format &format) {
  Value magnitude =
      b.emit<arith::AndIOp>(code, b.integer(format.getMagnitudeMask()));
  Value sign = b.emit<arith::ShLIOp>(
      b.emit<arith::AndIOp>(code, b.integer(format.getSignMask())),
      b.integer(format.getSignShift()));
  Value small =
      b.floatOf(b.emit<arith::ShLIOp>(magnitude, b.integer(format.getShift())));
  Value bits =
      b.bitsOf(b.emit<arith::MulFOp>(small, b.power(format.getRebias())));
  Value isFinite = b.less(magnitude, b.integer(format.firstSpecial));
  Value special = b.emit<arith::OrIOp>(bits, b.integer(kInfinityBits));
  return b.floatOf(
      b.emit<arith::OrIOp>(b.select(isFinite, bits, special), sign));
}

/// The nearest number to `value`, of f32, in the low bits. A number that is
/// normal in the format rounds as an integer, with a carry into the exponent.
/// For others, an addition rounds: units in the last place of the sum are those
/// of the format's subnormals.
Value roundCode(Builder32 &b, Value value, const Format &format) {
  unsigned shift = format.getShift();
  Value bits = b.bitsOf(value);
  Value magnitude = b.emit<arith::AndIOp>(bits, b.integer(0x7fffffff));
  Value sign = b.emit<arith::AndIOp>(
      b.emit<arith::ShRUIOp>(bits, b.integer(format.getSignShift())),
      b.integer(format.getSignMask()));

  Value isOdd = b.emit<arith::AndIOp>(
      b.emit<arith::ShRUIOp>(magnitude, b.integer(shift)), b.integer(1));
  Value half = b.emit<arith::AddIOp>(isOdd, b.integer((1u << (shift - 1)) - 1));
  Value normal = b.emit<arith::ShRUIOp>(b.emit<arith::AddIOp>(magnitude, half),
                                        b.integer(shift));
  normal = b.emit<arith::SubIOp>(
      normal, b.integer(format.getRebias() << format.mantissaBits));

  int unit = 24 - format.bias - static_cast<int>(format.mantissaBits);
  Value sum = b.emit<arith::AddFOp>(b.floatOf(magnitude), b.power(unit));
  Value subnormal =
      b.emit<arith::SubIOp>(b.bitsOf(sum), b.bitsOf(b.power(unit)));

  Value isSubnormal =
      b.less(magnitude, b.integer((format.getRebias() + 1) << 23));
  Value code = b.select(isSubnormal, subnormal, normal);
  code = b.emit<arith::MinUIOp>(code, b.integer(format.firstSpecial));
  Value isNumber = b.less(magnitude, b.integer(kInfinityBits + 1));
  Value nan = b.integer(format.nan);
  // Instructions for f16 keep the upper bits of a NaN.
  if (format.width == 16) {
    Value payload = b.emit<arith::AndIOp>(
        b.emit<arith::ShRUIOp>(magnitude, b.integer(shift)),
        b.integer((1u << format.mantissaBits) - 1));
    nan = b.emit<arith::OrIOp>(payload, nan);
  }
  code = b.select(isNumber, code, nan);
  return b.emit<arith::OrIOp>(code, sign);
}

/// The numbers whose bits `value` has, in f32.
Value extend(Builder32 &b, Value value, const Format &format) {
  Value code = arith::BitcastOp::create(
      b, b.getType(b.getIntegerType(format.width)), value);
  code = arith::ExtUIOp::create(b, b.getType(b.getI32Type()), code);
  return extendCode(b, code, format);
}

/// The nearest numbers of `type` to `value`, of f32.
Value round(Builder32 &b, Value value, Type type, const Format &format) {
  Value code =
      arith::TruncIOp::create(b, b.getType(b.getIntegerType(format.width)),
                              roundCode(b, value, format));
  return arith::BitcastOp::create(b, type, code);
}

struct ExpandExtension : OpRewritePattern<arith::ExtFOp> {
  ExpandExtension(MLIRContext *context, bool half)
      : OpRewritePattern(context), half(half) {}

  LogicalResult matchAndRewrite(arith::ExtFOp op,
                                PatternRewriter &rewriter) const override {
    std::optional<Format> format = getFormat(op.getIn().getType(), half);
    if (!format)
      return failure();
    Builder32 b(op, rewriter, op.getType());
    Value value = extend(b, op.getIn(), *format);
    Type element = getElementTypeOrSelf(op.getType());
    // Every number of eight bits is one of f16 and bf16, too; in f32 it has
    // the upper half of its bits only, which are those of bf16.
    if (element.isBF16()) {
      Value upper = b.emit<arith::ShRUIOp>(b.bitsOf(value), b.integer(16));
      upper = arith::TruncIOp::create(b, b.getType(b.getI16Type()), upper);
      value = arith::BitcastOp::create(b, op.getType(), upper);
    } else if (std::optional<Format> wide = getFormat(element, half)) {
      value = round(b, value, op.getType(), *wide);
    } else if (element.isF16()) {
      value = arith::TruncFOp::create(b, op.getType(), value);
    } else if (!element.isF32()) {
      value = arith::ExtFOp::create(b, op.getType(), value);
    }
    rewriter.replaceOp(op, value);
    return success();
  }

private:
  bool half;
};

struct ExpandTruncation : OpRewritePattern<arith::TruncFOp> {
  ExpandTruncation(MLIRContext *context, bool half)
      : OpRewritePattern(context), half(half) {}

  LogicalResult matchAndRewrite(arith::TruncFOp op,
                                PatternRewriter &rewriter) const override {
    std::optional<Format> format = getFormat(op.getType(), half);
    auto mode = op.getRoundingmode();
    if (!format || (mode && *mode != arith::RoundingMode::to_nearest_even))
      return failure();
    Builder32 b(op, rewriter, op.getType());
    Value value = op.getIn();
    unsigned width =
        getElementTypeOrSelf(value.getType()).getIntOrFloatBitWidth();
    if (std::optional<Format> narrow = getFormat(value.getType(), half))
      value = extend(b, value, *narrow);
    else if (width < 32)
      value = arith::ExtFOp::create(b, b.getType(b.getF32Type()), value);
    else if (width == 64)
      value = act::narrowToOdd(b, op.getLoc(), value);
    else if (width != 32)
      return failure();
    rewriter.replaceOp(op, round(b, value, op.getType(), *format));
    return success();
  }

private:
  bool half;
};

/// f64 to f16 or bf16 by way of f32.
struct SplitTruncation : OpRewritePattern<arith::TruncFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::TruncFOp op,
                                PatternRewriter &rewriter) const override {
    Type from = getElementTypeOrSelf(op.getIn().getType());
    Type to = getElementTypeOrSelf(op.getType());
    auto mode = op.getRoundingmode();
    if (!from.isF64() || !(to.isF16() || to.isBF16()) ||
        (mode && *mode != arith::RoundingMode::to_nearest_even))
      return failure();
    rewriter.replaceOpWithNewOp<arith::TruncFOp>(
        op, op.getType(), act::narrowToOdd(rewriter, op.getLoc(), op.getIn()));
    return success();
  }
};

/// bf16 to f64 by way of f32: LLVM would compare bf16 in place of f64, for
/// which it calls a library.
struct SplitExtension : OpRewritePattern<arith::ExtFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::ExtFOp op,
                                PatternRewriter &rewriter) const override {
    Type from = op.getIn().getType();
    if (!getElementTypeOrSelf(from).isBF16() ||
        !getElementTypeOrSelf(op.getType()).isF64())
      return failure();
    Builder32 b(op, rewriter, from);
    Value single =
        arith::ExtFOp::create(b, b.getType(b.getF32Type()), op.getIn());
    rewriter.replaceOpWithNewOp<arith::ExtFOp>(op, op.getType(), single);
    return success();
  }
};

/// A fused multiply-add of f16 or bf16 in f32.
struct WidenFma : OpRewritePattern<math::FmaOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::FmaOp op,
                                PatternRewriter &rewriter) const override {
    Type type = getElementTypeOrSelf(op.getType());
    if (!type.isF16() && !type.isBF16())
      return failure();
    Builder32 b(op, rewriter, op.getType());
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(
          arith::ExtFOp::create(b, b.getType(b.getF32Type()), operand));
    Value sum = math::FmaOp::create(b, operands[0], operands[1], operands[2]);
    rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, op.getType(), sum);
    return success();
  }
};
} // namespace

void act::populateThroughF32Patterns(RewritePatternSet &patterns) {
  patterns.add<SplitExtension, SplitTruncation, WidenFma>(
      patterns.getContext());
}

void act::populateExpandShortFloatPatterns(RewritePatternSet &patterns,
                                           bool half) {
  patterns.add<ExpandExtension, ExpandTruncation>(patterns.getContext(), half);
}
