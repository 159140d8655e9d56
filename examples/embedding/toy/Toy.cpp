//===- Toy.cpp - A dialect with an activation of its own ------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Toy.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

using namespace mlir;
using act::Emitter;
using act::Formula;
using act::Interval;

#include "Toy.dialect-defs.inc"
#define GET_OP_CLASSES
#include "Toy.op-defs.inc"

void toy::ToyDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "Toy.op-defs.inc"
      >();
}

//===----------------------------------------------------------------------===//
// The formula
//===----------------------------------------------------------------------===//

/// exp(-x^2). The rounding error of x^2 would become a relative error of the
/// result: square = x^2 - rest holds exactly, and exp(-rest) is 1 - rest.
static Value emitGaussian(Emitter &e, Value x) {
  // Beyond 1000 the result is zero, and the rest of infinity is none.
  Value bounded = e.clamp(x, -1000.0, 1000.0);
  Value square = e.mul(bounded, bounded);
  Value rest = e.fma(bounded, bounded, e.neg(square));
  Value high = e.scaledExpOfNonPositive(e.neg(square), e.parameter(1.0));
  return e.fma(e.neg(high), rest, high);
}

const Formula &toy::gaussian() {
  using Operands = ArrayRef<OpFoldResult>;
  using Reals = Formula::Parameters;
  static const Formula formula = {
      "gaussian",
      {},
      [](Emitter &e, Value x, Operands) { return emitGaussian(e, x); },
      [](Emitter &e, Value x, Operands) {
        Value bounded = e.clamp(x, -1000.0, 1000.0);
        return e.mul(e.mul(e.constant(-2.0), bounded), emitGaussian(e, x));
      },
      /*range=*/[](Reals) { return Interval{0.0, 1.0}; },
      /*derivativeRange=*/[](Reals) { return Interval{-0.86, 0.86}; },
      /*monotonic=*/[](Reals) { return false; },
      /*kinks=*/[](Reals) { return SmallVector<double>(); },
      /*check=*/[](Reals) { return StringRef(); },
  };
  return formula;
}

//===----------------------------------------------------------------------===//
// Raising
//===----------------------------------------------------------------------===//

namespace {
/// exp(-(x * x))
struct RaiseGaussian : OpRewritePattern<math::ExpOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::ExpOp exp,
                                PatternRewriter &rewriter) const override {
    auto negation = exp.getOperand().getDefiningOp<arith::NegFOp>();
    auto square = negation
                      ? negation.getOperand().getDefiningOp<arith::MulFOp>()
                      : nullptr;
    if (!square || square.getLhs() != square.getRhs())
      return failure();
    rewriter.replaceOpWithNewOp<toy::GaussianOp>(exp, exp.getType(),
                                                 square.getLhs());
    return success();
  }
};

struct RaisePass : PassWrapper<RaisePass, OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(RaisePass)

  StringRef getArgument() const override { return "toy-raise"; }
  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<toy::ToyDialect>();
  }
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<RaiseGaussian>(&getContext());
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace

std::unique_ptr<Pass> toy::createRaisePass() {
  return std::make_unique<RaisePass>();
}
