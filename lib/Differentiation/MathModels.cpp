//===- MathModels.cpp - Derivatives of math -----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the result is the cheapest exact form of the derivative (exp, sqrt) a
// rule uses it; never where that would cancel.
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::act;

namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kLn10 = 2.30258509299404568402;
constexpr double kTwoOverSqrtPi = 1.12837916709551257390;

template <typename OpTy>
Value create(Emitter &e, Value x) {
  return OpTy::create(e.getBuilder(), e.getLoc(), x);
}

/// 1 + sign x^2.
Value onePlusSquare(Emitter &e, Value x, double sign) {
  Value factor = sign > 0.0 ? x : e.neg(x);
  return e.fma(factor, x, e.constant(1.0));
}

//===----------------------------------------------------------------------===//
// Rounding and signs
//===----------------------------------------------------------------------===//

// y = |x|: the sign of x, and 0 at 0.
Partial absRule(math::AbsFOp op, unsigned, Emitter &e) {
  Value x = op.getOperand(), zero = e.constant(0.0);
  Value negative = e.select(e.less(x, zero), e.constant(-1.0), x);
  return e.select(e.greater(x, zero), e.constant(1.0), negative);
}

// y = |a| sign(b): sign(a) sign(b), 0.
Partial copySignRule(math::CopySignOp op, unsigned operand, Emitter &e) {
  if (operand == 1)
    return Partial::zero();
  auto sign = [&](Value value) -> Value {
    return math::CopySignOp::create(e.getBuilder(), e.getLoc(), e.constant(1.0),
                                    value);
  };
  return e.mul(sign(op.getLhs()), sign(op.getRhs()));
}

// A step function: 0.
template <typename OpTy>
Partial stepRule(OpTy, unsigned, Emitter &) {
  return Partial::zero();
}

//===----------------------------------------------------------------------===//
// Exponentials and powers
//===----------------------------------------------------------------------===//

// y = exp(x): y.
Partial expRule(math::ExpOp op, unsigned, Emitter &) { return op.getResult(); }

// y = 2^x: y ln 2.
Partial exp2Rule(math::Exp2Op op, unsigned, Emitter &e) {
  return e.mul(op.getResult(), e.constant(kLn2));
}

// y = exp(x) - 1: exp(x). y + 1 would cancel for x << 0.
Partial expm1Rule(math::ExpM1Op op, unsigned, Emitter &e) {
  return create<math::ExpOp>(e, op.getOperand());
}

// y = log(x): 1 / x.
Partial logRule(math::LogOp op, unsigned, Emitter &) {
  return Partial::reciprocal(op.getOperand());
}

// y = log(x) / ln b: 1 / (x ln b).
Partial log2Rule(math::Log2Op op, unsigned, Emitter &e) {
  return Partial::reciprocal(e.mul(op.getOperand(), e.constant(kLn2)));
}
Partial log10Rule(math::Log10Op op, unsigned, Emitter &e) {
  return Partial::reciprocal(e.mul(op.getOperand(), e.constant(kLn10)));
}

// y = log(1 + x): 1 / (1 + x).
Partial log1pRule(math::Log1pOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(e.add(op.getOperand(), e.constant(1.0)));
}

// y = x^(1/2): 1 / (2 y).
Partial sqrtRule(math::SqrtOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(e.add(op.getResult(), op.getResult()));
}

// y = x^(-1/2): -y / (2 x).
Partial rsqrtRule(math::RsqrtOp op, unsigned, Emitter &e) {
  return e.div(e.mul(op.getResult(), e.constant(-0.5)), op.getOperand());
}

// y = x^(1/3): 1 / (3 y^2).
Partial cbrtRule(math::CbrtOp op, unsigned, Emitter &e) {
  Value y = op.getResult();
  return Partial::reciprocal(e.mul(e.constant(3.0), e.mul(y, y)));
}

// y = a^b: b a^(b - 1), y log(a). The second is 0 for a = 0, as the limit.
Partial powRule(math::PowFOp op, unsigned operand, Emitter &e) {
  Value a = op.getLhs(), b = op.getRhs();
  if (operand == 0) {
    Value lower = math::PowFOp::create(e.getBuilder(), e.getLoc(), a,
                                       e.sub(b, e.constant(1.0)));
    return e.mul(b, lower);
  }
  Value isZero =
      arith::CmpFOp::create(e.getBuilder(), e.getLoc(),
                            arith::CmpFPredicate::OEQ, a, e.constant(0.0));
  return e.mul(op.getResult(),
               create<math::LogOp>(e, e.select(isZero, e.constant(1.0), a)));
}

// y = a^n: n a^(n - 1).
Partial integerPowRule(math::FPowIOp op, unsigned, Emitter &e) {
  OpBuilder &builder = e.getBuilder();
  Value n = op.getRhs();
  TypedAttr one = builder.getOneAttr(n.getType());
  Value less = arith::SubIOp::create(
      builder, e.getLoc(), n,
      arith::ConstantOp::create(builder, e.getLoc(), one));
  Value lower = math::FPowIOp::create(builder, e.getLoc(), op.getLhs(), less);
  Value factor = arith::SIToFPOp::create(builder, e.getLoc(), e.getType(), n);
  return e.mul(factor, lower);
}

// y = a b + c: b, a, 1.
Partial fmaRule(math::FmaOp op, unsigned operand, Emitter &) {
  if (operand == 2)
    return Partial::one();
  return op->getOperand(1 - operand);
}

//===----------------------------------------------------------------------===//
// Trigonometric and hyperbolic functions
//===----------------------------------------------------------------------===//

// y = sin(x): cos(x).
Partial sinRule(math::SinOp op, unsigned, Emitter &e) {
  return create<math::CosOp>(e, op.getOperand());
}

// y = cos(x): -sin(x).
Partial cosRule(math::CosOp op, unsigned, Emitter &e) {
  return e.neg(create<math::SinOp>(e, op.getOperand()));
}

// y = tan(x): 1 + y^2.
Partial tanRule(math::TanOp op, unsigned, Emitter &e) {
  return onePlusSquare(e, op.getResult(), 1.0);
}

// y = asin(x): 1 / sqrt(1 - x^2).
Partial asinRule(math::AsinOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(
      create<math::SqrtOp>(e, onePlusSquare(e, op.getOperand(), -1.0)));
}

// y = acos(x): -1 / sqrt(1 - x^2).
Partial acosRule(math::AcosOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(
      e.neg(create<math::SqrtOp>(e, onePlusSquare(e, op.getOperand(), -1.0))));
}

// y = atan(x): 1 / (1 + x^2).
Partial atanRule(math::AtanOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(onePlusSquare(e, op.getOperand(), 1.0));
}

// y = atan2(a, b): b / (a^2 + b^2), -a / (a^2 + b^2).
Partial atan2Rule(math::Atan2Op op, unsigned operand, Emitter &e) {
  Value a = op.getLhs(), b = op.getRhs();
  Value square = e.fma(a, a, e.mul(b, b));
  return e.div(operand == 0 ? b : e.neg(a), square);
}

// y = sinh(x): cosh(x).
Partial sinhRule(math::SinhOp op, unsigned, Emitter &e) {
  return create<math::CoshOp>(e, op.getOperand());
}

// y = cosh(x): sinh(x).
Partial coshRule(math::CoshOp op, unsigned, Emitter &e) {
  return create<math::SinhOp>(e, op.getOperand());
}

// y = tanh(x): 1 - tanh(x)^2, in the form of act, which does not cancel.
Partial tanhRule(math::TanhOp op, unsigned, Emitter &e) {
  OperationState state(e.getLoc(), TanhDerivativeOp::getOperationName(),
                       op.getOperand(), e.getType());
  return e.getBuilder().create(state)->getResult(0);
}

// y = asinh(x): 1 / sqrt(1 + x^2).
Partial asinhRule(math::AsinhOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(
      create<math::SqrtOp>(e, onePlusSquare(e, op.getOperand(), 1.0)));
}

// y = acosh(x): 1 / sqrt(x^2 - 1).
Partial acoshRule(math::AcoshOp op, unsigned, Emitter &e) {
  Value x = op.getOperand();
  return Partial::reciprocal(
      create<math::SqrtOp>(e, e.fma(x, x, e.constant(-1.0))));
}

// y = atanh(x): 1 / (1 - x^2).
Partial atanhRule(math::AtanhOp op, unsigned, Emitter &e) {
  return Partial::reciprocal(onePlusSquare(e, op.getOperand(), -1.0));
}

//===----------------------------------------------------------------------===//
// Error functions
//===----------------------------------------------------------------------===//

/// 2 / sqrt(pi) exp(-x^2).
Value gaussian(Emitter &e, Value x) {
  Value u = create<math::ExpOp>(e, e.mul(e.neg(x), x));
  return e.mul(u, e.constant(kTwoOverSqrtPi));
}

// y = erf(x): 2 / sqrt(pi) exp(-x^2).
Partial erfRule(math::ErfOp op, unsigned, Emitter &e) {
  return gaussian(e, op.getOperand());
}

// y = 1 - erf(x): -2 / sqrt(pi) exp(-x^2).
Partial erfcRule(math::ErfcOp op, unsigned, Emitter &e) {
  return e.neg(gaussian(e, op.getOperand()));
}

} // namespace

void act::registerMathDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, math::MathDialect *) {
    addRule<math::AbsFOp, absRule>(context);
    addRule<math::CopySignOp, copySignRule>(context);
    addRule<math::CeilOp, stepRule>(context);
    addRule<math::FloorOp, stepRule>(context);
    addRule<math::RoundOp, stepRule>(context);
    addRule<math::RoundEvenOp, stepRule>(context);
    addRule<math::TruncOp, stepRule>(context);
    addRule<math::ExpOp, expRule>(context);
    addRule<math::Exp2Op, exp2Rule>(context);
    addRule<math::ExpM1Op, expm1Rule>(context);
    addRule<math::LogOp, logRule>(context);
    addRule<math::Log2Op, log2Rule>(context);
    addRule<math::Log10Op, log10Rule>(context);
    addRule<math::Log1pOp, log1pRule>(context);
    addRule<math::SqrtOp, sqrtRule>(context);
    addRule<math::RsqrtOp, rsqrtRule>(context);
    addRule<math::CbrtOp, cbrtRule>(context);
    addRule<math::PowFOp, powRule>(context);
    addRule<math::FPowIOp, integerPowRule>(context);
    addRule<math::FmaOp, fmaRule>(context);
    addRule<math::SinOp, sinRule>(context);
    addRule<math::CosOp, cosRule>(context);
    addRule<math::TanOp, tanRule>(context);
    addRule<math::AsinOp, asinRule>(context);
    addRule<math::AcosOp, acosRule>(context);
    addRule<math::AtanOp, atanRule>(context);
    addRule<math::Atan2Op, atan2Rule>(context);
    addRule<math::SinhOp, sinhRule>(context);
    addRule<math::CoshOp, coshRule>(context);
    addRule<math::TanhOp, tanhRule>(context);
    addRule<math::AsinhOp, asinhRule>(context);
    addRule<math::AcoshOp, acoshRule>(context);
    addRule<math::AtanhOp, atanhRule>(context);
    addRule<math::ErfOp, erfRule>(context);
    addRule<math::ErfcOp, erfcRule>(context);
  });
}
