//===- MathCores.cpp - Cores made of the math dialect -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Cores.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::act;

namespace {
class MathCores final : public Cores {
public:
  Value exp(Emitter &e, Value x) const override {
    return math::ExpOp::create(e.getBuilder(), e.getLoc(), x);
  }
  Value expm1(Emitter &e, Value x) const override {
    return math::ExpM1Op::create(e.getBuilder(), e.getLoc(), x);
  }
  Value scaledExpOfNonPositive(Emitter &e, Value x,
                               OpFoldResult scale) const override {
    return e.scale(exp(e, clampToNonPositive(e, x)), scale);
  }
  Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                 OpFoldResult scale) const override {
    return e.scale(expm1(e, clampToNonPositive(e, x)), scale);
  }
  Value log1pExpOfNonPositive(Emitter &e, Value x) const override {
    return math::Log1pOp::create(
        e.getBuilder(), e.getLoc(),
        scaledExpOfNonPositive(e, x, e.parameter(1.0)));
  }
  /// x < 0 ? u / (1 + u) : 1 / (1 + u), u = exp(-|x|), which does not overflow.
  Value sigmoid(Emitter &e, Value x) const override {
    Value one = e.constant(1.0);
    Value u = scaledExpOfNonPositive(e, e.neg(e.abs(x)), e.parameter(1.0));
    return e.div(e.select(e.less(x, e.constant(0.0)), u, one), e.add(one, u));
  }
  Value tanh(Emitter &e, Value x) const override {
    return math::TanhOp::create(e.getBuilder(), e.getLoc(), x);
  }
  Value erf(Emitter &e, Value x) const override {
    return math::ErfOp::create(e.getBuilder(), e.getLoc(), x);
  }
  Value erfc(Emitter &e, Value x) const override {
    return math::ErfcOp::create(e.getBuilder(), e.getLoc(), x);
  }

private:
  /// Without the clamp, the lanes that a select discards would overflow and
  /// raise a floating-point exception.
  static Value clampToNonPositive(Emitter &e, Value x) {
    return e.atMost(x, e.constant(0.0));
  }
};
} // namespace

const Cores &act::getMathCores() {
  static const MathCores cores;
  return cores;
}
