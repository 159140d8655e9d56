//===- SymbolicCores.cpp - Cores that can be differentiated again ---------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

using namespace mlir;
using namespace mlir::act;

namespace {
/// Formulas discard what a core gives for x > 0 where only x <= 0 is defined,
/// and a select discards the derivative with it. So nothing is clamped here.
class SymbolicCores final : public Cores {
public:
  Value exp(Emitter &e, Value x) const override { return create<ExpOp>(e, x); }
  Value expm1(Emitter &e, Value x) const override {
    return create<Expm1Op>(e, x);
  }
  Value scaledExpOfNonPositive(Emitter &e, Value x,
                               OpFoldResult scale) const override {
    return e.scale(exp(e, x), scale);
  }
  Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                 OpFoldResult scale) const override {
    return e.scale(expm1(e, x), scale);
  }
  Value log1pExpOfNonPositive(Emitter &e, Value x) const override {
    return create<SoftplusOp>(e, x);
  }
  Value sigmoid(Emitter &e, Value x) const override {
    return create<SigmoidOp>(e, x);
  }
  Value tanh(Emitter &e, Value x) const override {
    return create<TanhOp>(e, x);
  }
  Value erf(Emitter &e, Value x) const override { return create<ErfOp>(e, x); }
  Value erfc(Emitter &e, Value x) const override {
    return create<ErfcOp>(e, x);
  }

private:
  template <typename OpTy>
  static Value create(Emitter &e, Value x) {
    OperationState state(e.getLoc(), OpTy::getOperationName(), x, x.getType());
    if (e.getAccuracy() != Accuracy::faithful)
      state.addAttribute("accuracy",
                         AccuracyAttr::get(x.getContext(), e.getAccuracy()));
    return e.getBuilder().create(state)->getResult(0);
  }
};
} // namespace

const Cores &act::getSymbolicCores() {
  static const SymbolicCores cores;
  return cores;
}
