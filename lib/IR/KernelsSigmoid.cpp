//===- KernelsSigmoid.cpp - The logistic function and its integral --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

#include <limits>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

/// log(1 + u), u = exp(x) = uHead + uTail. With r = u or, for large u,
/// r = (u - 1) / 2 (exact), and log(1 + x) = offset + log(1 + r), offset 0 or
/// ln 2, it is offset + r + r^2 q(r), r in [-1/4, 1/2], as head + tail.
/// uTail has the factor 1 / (1 + u), for which a line is good enough.
///
/// Softplus: 1.214 ULP (where: 0x1.39d11ap-2). Flushes like
/// scaledExpOfNonPositive. log(1 + exp(-inf)) = 0.
Value Kernels::log1pExpOfNonPositive(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  const Constants &c = constants(e);
  NonPositive core(e, x);
  Sum sum = core.expm1OfT(e);
  Value p = e.add(sum.head, sum.tail);
  Value u = e.fma(core.s, p, core.s);
  Value uTail = e.fma(core.s, p, e.sub(core.s, u));

  Value isLarge = e.greater(u, e.constant(c.log1pSplit));
  Value zero = e.constant(0.0);
  Value r = e.select(isLarge, e.fma(u, e.constant(0.5), e.constant(-0.5)), u);
  Value offset = e.select(isLarge, e.constant(c.ln2Hi), zero);
  Value offsetTail = e.select(isLarge, e.constant(c.ln2Lo), zero);
  Value head = e.add(offset, r);
  Value tail = e.add(e.sub(r, e.sub(head, offset)), offsetTail);
  Value slope = e.fma(u, e.constant(-0.48), e.constant(0.97));
  tail = e.fma(uTail, slope, tail);
  Value q = horner(e, r, c.log1p);
  return e.add(head, e.fma(e.mul(r, r), q, tail));
}

namespace {
/// sigmoid(x) = (head + tail) scale, scale a power of two, 1 or 0.
struct Sigmoid {
  Sum sum;
  Value scale;

  /// With exp(-|x|) = s (h + l), it is s (h + l) / (1 + s (h + l)) for x < 0
  /// and 1 / (1 + s (h + l)) else.
  Sigmoid(Emitter &e, Value x) {
    NonPositive core(e, e.neg(e.abs(x)));
    Sum p = core.expm1OfT(e);
    Value one = e.constant(1.0), zero = e.constant(0.0), s = core.s;
    p = fastTwoSum(e, p.head, p.tail);
    Value h = e.add(one, p.head);
    Value l = e.add(e.sub(p.head, e.sub(h, one)), p.tail);
    Sum denominator;
    denominator.head = e.fma(s, h, one);
    denominator.tail = e.fma(s, l, e.fma(s, h, e.sub(one, denominator.head)));
    Value isNegative = e.less(x, zero);
    Sum numerator = {e.select(isNegative, h, one),
                     e.select(isNegative, l, zero)};
    sum = divide(e, numerator, denominator);
    scale = e.select(isNegative, s, one);
  }
};
} // namespace

/// 0.781 ULP (where: -0x1.5e2226p+6). Flushes like scaledExpOfNonPositive.
/// sigmoid(-inf) = 0.
Value Kernels::sigmoid(Emitter &e, Value x) const {
  if (!hasKernel(e))
    return {};
  Sigmoid s(e, x);
  return e.mul(e.add(s.sum.head, s.sum.tail), s.scale);
}

/// The product is a sum too, and is rounded once. SiLU: 0.739 ULP (where:
/// -0x1.488d0cp+6).
Value Kernels::timesSigmoid(Emitter &e, Value factor, Value x) const {
  if (!hasKernel(e))
    return {};
  Sigmoid s(e, x);
  Value f = e.mul(factor, s.scale);
  Value head = e.mul(f, s.sum.head);
  // Minus the tail, so that a zero keeps its sign.
  Value minusF = e.neg(f);
  Value tail = e.fma(minusF, s.sum.head, head);
  Value result = e.sub(head, e.fma(minusF, s.sum.tail, tail));
  // An infinite product has no tail.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return e.select(e.less(e.abs(head), e.constant(kInfinity)), result, head);
}
