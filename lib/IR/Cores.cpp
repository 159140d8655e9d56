//===- Cores.cpp - Cores that are made of others --------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Cores.h"

using namespace mlir;
using namespace mlir::act;

// The vtable's home.
Cores::~Cores() = default;

/// Phi(x) = erfc(-x / sqrt(2)) / 2.
static Value normalDistribution(Emitter &e, Value x) {
  constexpr double kSqrtHalf = 0.70710678118654752440;
  return e.mul(e.constant(0.5), e.erfc(e.mul(x, e.constant(-kSqrtHalf))));
}

Value Cores::gelu(Emitter &e, Value x) const {
  return e.mul(e.finiteBelow(x), normalDistribution(e, x));
}

Value Cores::geluDerivative(Emitter &e, Value x) const {
  // Beyond, exp(-x^2/2) is 0 in f64.
  constexpr double kTail = 1000.0;
  constexpr double kInvSqrtTwoPi = 0.39894228040143267794;
  Value z = e.clamp(x, -kTail, kTail);
  Value u = e.scaledExpOfNonPositive(e.mul(e.mul(z, z), e.constant(-0.5)),
                                     e.parameter(kInvSqrtTwoPi));
  return e.fma(z, u, normalDistribution(e, z));
}
