//===- MathOps.cpp - What becomes of operations of math ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/MathOps.h"

#include "act/IR/Formula.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::act;

const Formula *act::getFormulaOfMath(Operation *op) {
  if (!isa<math::ExpOp, math::ExpM1Op, math::TanhOp, math::ErfOp, math::ErfcOp>(
          op))
    return nullptr;
  Type type = getElementTypeOrSelf(op->getResult(0).getType());
  if (!isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(type))
    return nullptr;
  return TypeSwitch<Operation *, const Formula *>(op)
      .Case([](math::ExpOp) { return &formulas::exp(); })
      .Case([](math::ExpM1Op) { return &formulas::expm1(); })
      .Case([](math::TanhOp) { return &formulas::tanh(); })
      .Case([](math::ErfOp) { return &formulas::erf(); })
      .Case([](math::ErfcOp) { return &formulas::erfc(); });
}

bool act::callsLibm(Operation *op) {
  // These become an intrinsic of LLVM, or arithmetic.
  return isa_and_nonnull<math::MathDialect>(op->getDialect()) &&
         !isa<math::AbsFOp, math::AbsIOp, math::CeilOp, math::CopySignOp,
              math::CountLeadingZerosOp, math::CountTrailingZerosOp,
              math::CtPopOp, math::FloorOp, math::FmaOp, math::IsFiniteOp,
              math::IsInfOp, math::IsNaNOp, math::IsNormalOp, math::RoundEvenOp,
              math::RoundOp, math::RsqrtOp, math::SqrtOp, math::TruncOp>(op);
}
