//===- RaiseMeaning.cpp - What operations do to functions -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseMeaning.h"

#include "act/IR/Act.h"
#include "act/IR/Evaluate.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/ADT/bit.h"

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::raise;
using Result = Function::Result;

bool raise::isExtremum(Operation *op) {
  return isa<arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
             arith::MinNumFOp>(op);
}

/// True if the functions of the operands of `op` say what its result is.
bool raise::hasMeaning(Operation *op) {
  if (isa<arith::AndIOp, arith::OrIOp, arith::XOrIOp>(op))
    return getElementTypeOrSelf(op->getResult(0)).isInteger(1);
  return canEvaluate(op) || isa<act::ExpOp, act::Expm1Op, act::ReluOp>(op);
}

/// The function of the result, but for fastmath flags.
static Result apply(Operation *op, ArrayRef<const Function *> f) {
  return TypeSwitch<Operation *, Result>(op)
      .Case([&](arith::AddFOp) { return Function::add(*f[0], *f[1]); })
      .Case([&](arith::SubFOp) -> Result {
        Result opposite = Function::negate(*f[1]);
        return opposite ? Function::add(*f[0], *opposite) : opposite;
      })
      .Case([&](arith::MulFOp) { return Function::multiply(*f[0], *f[1]); })
      .Case([&](arith::DivFOp) { return Function::divide(*f[0], *f[1]); })
      .Case([&](arith::NegFOp) { return Function::negate(*f[0]); })
      .Case([&](math::FmaOp) -> Result {
        Result product = Function::multiply(*f[0], *f[1]);
        return product ? Function::add(*product, *f[2]) : product;
      })
      .Case([&](math::AbsFOp) { return Function::abs(*f[0]); })
      .Case<math::ExpOp, act::ExpOp>(
          [&](Operation *) { return Function::exp(*f[0]); })
      .Case<math::ExpM1Op, act::Expm1Op>(
          [&](Operation *) { return Function::expm1(*f[0]); })
      .Case<arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
            arith::MinNumFOp>([&](Operation *op) {
        return Function::extremum(
            *f[0], *f[1], isa<arith::MaximumFOp, arith::MaxNumFOp>(op),
            isa<arith::MaximumFOp, arith::MinimumFOp>(op));
      })
      .Case([&](act::ReluOp) {
        return Function::extremum(*f[0], Function::constant(0.0),
                                  /*isMaximum=*/true, /*propagatesNan=*/true);
      })
      .Case([&](arith::CmpFOp compare) {
        return Function::compare(compare.getPredicate(), *f[0], *f[1]);
      })
      .Case([&](arith::SelectOp) {
        return Function::select(*f[0], *f[1], *f[2]);
      })
      .Case([&](arith::AndIOp) { return Function::bitAnd(*f[0], *f[1]); })
      .Case([&](arith::OrIOp) { return Function::bitOr(*f[0], *f[1]); })
      .Case([&](arith::XOrIOp) { return Function::bitXor(*f[0], *f[1]); })
      .Case<arith::ExtFOp, arith::TruncFOp>([&](Operation *) {
        return Function::multiply(*f[0], Function::constant(1.0));
      })
      // copysign jumps where its second operand is zero.
      .Case([](math::CopySignOp) { return std::nullopt; })
      .Default([&](Operation *op) {
        return Function::analytic(f, [op](ArrayRef<double> values) {
          return evaluateOperation(op, values);
        });
      });
}

static arith::FastMathFlags getFlags(Operation *op) {
  auto fastmath = dyn_cast<arith::ArithFastMathInterface>(op);
  arith::FastMathFlagsAttr flags =
      fastmath ? fastmath.getFastMathFlagsAttr() : nullptr;
  return flags ? flags.getValue() : arith::FastMathFlags::none;
}

/// What else than the operands the meaning of `op` depends on.
static unsigned getVariant(Operation *op) {
  unsigned variant = unsigned(getFlags(op)) << 8;
  if (auto compare = dyn_cast<arith::CmpFOp>(op))
    variant |= unsigned(compare.getPredicate());
  else if (isa<arith::SIToFPOp>(op)) // The boolean true is -1.
    variant |= getElementTypeOrSelf(op->getOperand(0)).isInteger(1);
  return variant;
}

const Function *Meanings::keep(Result function) {
  return function ? &functions.emplace_back(std::move(*function)) : nullptr;
}

const Function *Meanings::getConstant(double value) {
  const Function *&known = constants[llvm::bit_cast<uint64_t>(value)];
  if (!known)
    known = keep(Function::constant(value));
  return known;
}

const Function *Meanings::getMultipleOfParameter(double factor) {
  const Function *&known = multiples[llvm::bit_cast<uint64_t>(factor)];
  if (!known)
    known = keep(
        Function::multiply(Function::parameter(), Function::constant(factor)));
  return known;
}

const Function *Meanings::apply(Operation *op,
                                ArrayRef<const Function *> operands) {
  Key key{op->getName().getAsOpaquePointer(), getVariant(op), nullptr, nullptr,
          nullptr};
  auto &[name, variant, a, b, c] = key;
  assert(operands.size() <= 3 &&
         "operations with a meaning have three at most");
  for (auto [slot, operand] : llvm::zip(std::array{&a, &b, &c}, operands))
    *slot = operand;
  auto [known, isNew] = results.try_emplace(key, nullptr);
  if (!isNew)
    return known->second;
  Result result = ::apply(op, operands);
  if (result)
    result->assume(getFlags(op), operands);
  return known->second = keep(std::move(result));
}
