//===- KernelsRational.cpp - Quotients without an exponential -------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Softsign and hardswish are a few operations, but each of these rounds. Here
// only the last one does. At `correctly_rounded`, f64 has digits enough.
//
//===----------------------------------------------------------------------===//

#include "KernelSupport.h"
#include "Kernels.h"

#include "act/IR/Act.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::kernel;

static bool roundsLater(Emitter &e) {
  return e.getAccuracy() == Accuracy::correctly_rounded;
}

/// 1 + a, a >= 0.
static Sum onePlus(Emitter &e, Value a) {
  Value one = e.constant(1.0);
  return fastTwoSum(e, e.atLeast(a, one), e.atMost(a, one));
}

/// 1 / d, and what that lacks.
static Sum reciprocal(Emitter &e, Sum d) {
  Value head = e.div(e.constant(1.0), d.head), minusHead = e.neg(head);
  Value rest = e.fma(minusHead, d.head, e.constant(1.0));
  return {head, e.mul(e.fma(minusHead, d.tail, rest), head)};
}

/// The clamp is that of Cores::softsign. 0.501 ULP (where: -0x1.8c3daap-14).
Value Kernels::softsign(Emitter &e, Value x) const {
  if (roundsLater(e))
    return Cores::softsign(e, x);
  Value z = e.clamp(x, -0x1p60, 0x1p60);
  Sum r = reciprocal(e, onePlus(e, e.abs(z)));
  return e.fma(z, r.head, e.mul(z, r.tail));
}

/// With a finite |x|, no tail is NaN. 1.000 ULP, where the result is next to
/// subnormal (0x1.dd628ap+62); 0.6 elsewhere.
Value Kernels::softsignDerivative(Emitter &e, Value x) const {
  if (roundsLater(e))
    return Cores::softsignDerivative(e, x);
  Sum r = reciprocal(e, onePlus(e, e.finiteAbove(e.abs(x))));
  return e.fma(r.head, r.head, e.mul(e.add(r.head, r.head), r.tail));
}

/// x + 3 is exact near -3, and a sum elsewhere. Minus the tails, so that a
/// zero keeps its sign. 1.000 ULP where the result is next to subnormal
/// (-0x1.ffff02p-125), 0.501 elsewhere.
Value Kernels::hardswishInside(Emitter &e, Value x) const {
  if (roundsLater(e))
    return Cores::hardswishInside(e, x);
  LongConstant sixth = quotient(e, {1.0, 0.0}, 6.0);
  Sum shifted = fastTwoSum(e, e.constant(3.0), x);
  Value product = e.mul(x, shifted.head);
  Value minusX = e.neg(x);
  Value minusTail =
      e.fma(minusX, shifted.tail, e.fma(minusX, shifted.head, product));
  minusTail = e.fma(product, e.constant(-sixth.tail),
                    e.mul(minusTail, e.constant(sixth.head)));
  return e.fma(product, e.constant(sixth.head), e.neg(minusTail));
}
