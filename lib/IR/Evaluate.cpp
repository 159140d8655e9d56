//===- Evaluate.cpp - Operations and formulas on numbers --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/Evaluate.h"

#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

using Numbers = ArrayRef<double>;
using Meaning = double (*)(Operation *, Numbers);

/// The larger (smaller) operand; NaN if one is NaN, or the other operand.
template <bool isMaximum, bool propagatesNan>
static double extremum(Operation *, Numbers v) {
  if (std::isnan(v[0]) || std::isnan(v[1]))
    return std::isnan(v[0]) == propagatesNan ? v[0] : v[1];
  return (v[0] > v[1]) == isMaximum ? v[0] : v[1];
}

/// The one place that says what operations mean. Null for others.
static Meaning getMeaning(Operation *op) {
#define ACT_MEANING(Op, expression)                                            \
  .Case([](Op) -> Meaning {                                                    \
    return []([[maybe_unused]] Operation *op, Numbers v) -> double {           \
      return expression;                                                       \
    };                                                                         \
  })
  return TypeSwitch<Operation *, Meaning>(op)
      // clang-format off
      ACT_MEANING(arith::AddFOp, v[0] + v[1])
      ACT_MEANING(arith::SubFOp, v[0] - v[1])
      ACT_MEANING(arith::MulFOp, v[0] * v[1])
      ACT_MEANING(arith::DivFOp, v[0] / v[1])
      ACT_MEANING(arith::NegFOp, -v[0])
      ACT_MEANING(arith::ExtFOp, v[0])
      ACT_MEANING(arith::TruncFOp, v[0])
      ACT_MEANING(arith::ExtUIOp, v[0])
      ACT_MEANING(arith::UIToFPOp, v[0])
      // The boolean true is -1 if it has a sign.
      ACT_MEANING(arith::SIToFPOp,
                  getElementTypeOrSelf(op->getOperand(0)).isInteger(1) ? -v[0]
                                                                       : v[0])
      ACT_MEANING(arith::SelectOp, v[v[0] == 0.0 ? 2 : 1])
      ACT_MEANING(arith::AndIOp, v[0] != 0.0 && v[1] != 0.0)
      ACT_MEANING(arith::OrIOp, v[0] != 0.0 || v[1] != 0.0)
      ACT_MEANING(arith::XOrIOp, (v[0] != 0.0) != (v[1] != 0.0))
      ACT_MEANING(arith::CmpFOp,
                  arith::applyCmpPredicate(
                      cast<arith::CmpFOp>(op).getPredicate(), APFloat(v[0]),
                      APFloat(v[1])))
      ACT_MEANING(math::FmaOp, std::fma(v[0], v[1], v[2]))
      ACT_MEANING(math::AbsFOp, std::abs(v[0]))
      ACT_MEANING(math::CopySignOp, std::copysign(v[0], v[1]))
      ACT_MEANING(math::ErfOp, std::erf(v[0]))
      ACT_MEANING(math::ErfcOp, std::erfc(v[0]))
      ACT_MEANING(math::ExpOp, std::exp(v[0]))
      ACT_MEANING(math::Exp2Op, std::exp2(v[0]))
      ACT_MEANING(math::ExpM1Op, std::expm1(v[0]))
      ACT_MEANING(math::FPowIOp, std::pow(v[0], v[1]))
      ACT_MEANING(math::LogOp, std::log(v[0]))
      ACT_MEANING(math::Log1pOp, std::log1p(v[0]))
      ACT_MEANING(math::PowFOp, std::pow(v[0], v[1]))
      ACT_MEANING(math::RsqrtOp, 1.0 / std::sqrt(v[0]))
      ACT_MEANING(math::SqrtOp, std::sqrt(v[0]))
      ACT_MEANING(math::TanhOp, std::tanh(v[0]))
      .Case<arith::MaximumFOp>([](auto) { return extremum<true, true>; })
      .Case<arith::MinimumFOp>([](auto) { return extremum<false, true>; })
      .Case<arith::MaxNumFOp>([](auto) { return extremum<true, false>; })
      .Case<arith::MinNumFOp>([](auto) { return extremum<false, false>; })
      .Default([](Operation *) { return Meaning(); });
  // clang-format on
#undef ACT_MEANING
}

bool act::canEvaluate(Operation *op) { return getMeaning(op); }

double act::evaluateOperation(Operation *op, Numbers operands) {
  return getMeaning(op)(op, operands);
}

double act::roundToType(double value, FloatType type) {
  APFloat rounded(value);
  bool losesInfo;
  rounded.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
  rounded.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
  return rounded.convertToDouble();
}

FormulaFunction::FormulaFunction(MLIRContext *context, const Formula &formula,
                                 bool derivative,
                                 ArrayRef<std::optional<double>> parameters)
    : block(std::make_unique<Block>()) {
  Location loc = UnknownLoc::get(context);
  OpBuilder builder(context);
  Value x = block->addArgument(builder.getF64Type(), loc);
  Value argument = block->addArgument(builder.getF64Type(), loc);
  builder.setInsertionPointToStart(block.get());
  SmallVector<OpFoldResult> values;
  for (std::optional<double> parameter : parameters)
    values.push_back(parameter
                         ? OpFoldResult(builder.getF64FloatAttr(*parameter))
                         : OpFoldResult(argument));
  Value output = emitActivation(builder, loc, formula, derivative, x, values,
                                Accuracy::faithful, getMathCores());

  llvm::DenseMap<Value, unsigned> indices{{x, 0}, {argument, 1}};
  initialValues.assign(2, 0.0);
  for (Operation &op : *block) {
    unsigned index = initialValues.size();
    indices[op.getResult(0)] = index;
    auto constant = dyn_cast<arith::ConstantOp>(op);
    initialValues.push_back(
        constant ? cast<FloatAttr>(constant.getValue()).getValueAsDouble()
                 : 0.0);
    if (constant)
      continue;
    Step &step = steps.emplace_back();
    step.op = &op;
    step.result = index;
    for (Value operand : op.getOperands())
      step.operands.push_back(indices.lookup(operand));
  }
  result = indices.lookup(output);
}

double FormulaFunction::operator()(double x, double parameter) const {
  SmallVector<double> values = initialValues;
  values[0] = x;
  values[1] = parameter;
  for (const Step &step : steps) {
    SmallVector<double, 3> operands;
    for (unsigned index : step.operands)
      operands.push_back(values[index]);
    values[step.result] = evaluateOperation(step.op, operands);
  }
  return values[result];
}
