//===- Canonicalize.cpp - Canonicalisation of activations -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::act;

/// The double nearest to a constant scalar or splat.
static std::optional<double> getConstantReal(Value value) {
  APFloat real(0.0);
  if (!matchPattern(value, m_ConstantFloat(&real)))
    return std::nullopt;
  bool losesInfo;
  real.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &losesInfo);
  return real.convertToDouble();
}

//===----------------------------------------------------------------------===//
// Compositions
//===----------------------------------------------------------------------===//

namespace {
/// relu(f(x)) = relu(x) and relu6(f(x)) = relu6(x), where f(x) = x for x >= 0
/// and f(x) < 0 for x < 0. The last must hold after rounding too, since
/// relu(-0.0) is -0.0: an alpha below 1 or a slope would round the smallest
/// negative inputs to -0.0. So f is ELU with alpha >= 1.
template <typename OuterOp>
struct DropInnerElu : OpRewritePattern<OuterOp> {
  using OpRewritePattern<OuterOp>::OpRewritePattern;

  LogicalResult matchAndRewrite(OuterOp op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getX().template getDefiningOp<EluOp>();
    if (!inner || inner.getLearnedAlpha() ||
        inner.getAlpha().convertToDouble() < 1.0)
      return failure();
    rewriter.modifyOpInPlace(op,
                             [&] { op.getXMutable().assign(inner.getX()); });
    return success();
  }
};

/// relu6(relu(x)) = relu6(x): both give 0 for x < 0 and keep -0.0.
struct DropInnerRelu : OpRewritePattern<Relu6Op> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(Relu6Op op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getX().getDefiningOp<ReluOp>();
    if (!inner)
      return failure();
    rewriter.modifyOpInPlace(op,
                             [&] { op.getXMutable().assign(inner.getX()); });
    return success();
  }
};
} // namespace

void ReluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *context) {
  patterns.add<DropInnerElu<ReluOp>>(context);
}

void Relu6Op::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<DropInnerElu<Relu6Op>, DropInnerRelu>(context);
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

namespace {
/// A constant learned alpha becomes the attribute: the same value, and the
/// kernel folds it.
struct ConstantAlpha : OpRewritePattern<EluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(EluOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.getLearnedAlpha())
      return failure();
    std::optional<double> alpha = getConstantReal(op.getLearnedAlpha());
    if (!alpha || !std::isfinite(*alpha))
      return failure();
    rewriter.modifyOpInPlace(op, [&] {
      op.getLearnedAlphaMutable().clear();
      op.setAlphaAttr(rewriter.getF64FloatAttr(*alpha));
    });
    return success();
  }
};

/// A constant slope: PReLU is LeakyReLU.
struct ConstantSlope : OpRewritePattern<PreluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PreluOp op,
                                PatternRewriter &rewriter) const override {
    std::optional<double> slope = getConstantReal(op.getSlope());
    if (!slope || !std::isfinite(*slope))
      return failure();
    rewriter.replaceOpWithNewOp<LeakyReluOp>(op, op.getType(), op.getX(),
                                             APFloat(*slope), op.getAccuracy());
    return success();
  }
};

/// CELU with alpha 1 is ELU: x / 1 is x.
struct CeluOfAlphaOne : OpRewritePattern<CeluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(CeluOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.getAlpha().isExactlyValue(1.0))
      return failure();
    rewriter.replaceOpWithNewOp<EluOp>(op, op.getType(), op.getX(),
                                       /*learned_alpha=*/Value(), op.getAlpha(),
                                       op.getAccuracy());
    return success();
  }
};
} // namespace

void EluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                        MLIRContext *context) {
  patterns.add<ConstantAlpha>(context);
}

void PreluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<ConstantSlope>(context);
}

void CeluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *context) {
  patterns.add<CeluOfAlphaOne>(context);
}

//===----------------------------------------------------------------------===//
// Arithmetic around activations
//===----------------------------------------------------------------------===//

namespace {
/// exp(x) - 1 -> expm1(x). Not the same bits: the difference cancels for small
/// x, expm1 does not.
struct ExpMinusOne : OpRewritePattern<arith::SubFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::SubFOp op,
                                PatternRewriter &rewriter) const override {
    auto exp = op.getLhs().getDefiningOp<ExpOp>();
    if (!exp || getConstantReal(op.getRhs()) != 1.0)
      return failure();
    rewriter.replaceOpWithNewOp<Expm1Op>(op, exp.getType(), exp.getX(),
                                         exp.getAccuracy());
    return success();
  }
};

/// scale * elu(x) -> selu(x) for SELU's constants. They are compared after
/// rounding to the element type, as the IR holds them; the result differs from
/// the product by its roundings.
struct ScaledEluIsSelu : OpRewritePattern<arith::MulFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::MulFOp op,
                                PatternRewriter &rewriter) const override {
    for (auto [factor, other] : {std::pair(op.getLhs(), op.getRhs()),
                                 std::pair(op.getRhs(), op.getLhs())}) {
      auto elu = factor.getDefiningOp<EluOp>();
      std::optional<double> scale = getConstantReal(other);
      if (!elu || elu.getLearnedAlpha() || !scale)
        continue;
      auto type = cast<FloatType>(getElementTypeOrSelf(op.getType()));
      if (!equalAs(type, *scale, formulas::kSeluScale) ||
          !equalAs(type, elu.getAlpha().convertToDouble(),
                   formulas::kSeluAlpha))
        continue;
      rewriter.replaceOpWithNewOp<SeluOp>(op, elu.getType(), elu.getX(),
                                          elu.getAccuracy());
      return success();
    }
    return failure();
  }

private:
  static bool equalAs(FloatType type, double a, double b) {
    return FloatAttr::get(type, a) == FloatAttr::get(type, b);
  }
};
} // namespace

void ActDialect::getCanonicalizationPatterns(
    RewritePatternSet &patterns) const {
  patterns.add<ExpMinusOne, ScaledEluIsSelu>(getContext());
}
