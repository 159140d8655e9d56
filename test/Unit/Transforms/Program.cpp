//===- Program.cpp - Functions of the IR as functions of numbers ----------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program.h"

#include "act/IR/Act.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/Support/FormatVariadic.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using namespace mlir::act::test;

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

static bool isFloat(Value value) {
  return isa<FloatType>(getElementTypeOrSelf(value));
}

/// The number that `value` is, if it is constant; splats count as one number.
static std::optional<double> getConstant(Value value) {
  Attribute attribute;
  if (!matchPattern(value, m_Constant(&attribute)))
    return std::nullopt;
  if (auto elements = dyn_cast<DenseElementsAttr>(attribute)) {
    if (!elements.isSplat())
      return std::nullopt;
    attribute = elements.getSplatValue<Attribute>();
  }
  if (auto real = dyn_cast<FloatAttr>(attribute))
    return real.getValueAsDouble();
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return integer.getType().isInteger(1)
               ? double(integer.getValue().getBoolValue())
               : double(integer.getValue().getSExtValue());
  return std::nullopt;
}

Program::Program(Block &block) {
  for (BlockArgument argument : block.getArguments()) {
    numbers[argument] = addNumber(0.0);
    if (isFloat(argument))
      inputs.push_back(numbers[argument]);
  }
  compile(block);
  observe(block.getTerminator());
}

unsigned Program::addNumber(double value) {
  initialValues.push_back(value);
  return initialValues.size() - 1;
}

unsigned Program::getNumber(Value value) {
  auto [known, isNew] = numbers.try_emplace(value);
  if (isNew) // A constant, or a value from outside.
    known->second = addNumber(getConstant(value).value_or(0.0));
  return known->second;
}

void Program::observe(Operation *op) {
  for (Value operand : op->getOperands())
    if (isFloat(operand))
      observed.push_back(getNumber(operand));
}

void Program::compile(Block &block) {
  for (Operation &op : block.without_terminator())
    compile(&op);
}

void Program::compileActivation(Operation *op) {
  auto activation = cast<ActivationOpInterface>(op);
  // Parameters are those of the arithmetic: f64, or f32 for all other types.
  auto type = cast<FloatType>(getElementTypeOrSelf(op->getResult(0)));
  if (!type.isF64())
    type = Float32Type::get(op->getContext());
  SmallVector<std::optional<double>> parameters;
  for (OpFoldResult parameter : activation.getParameters()) {
    auto attribute = dyn_cast<Attribute>(parameter);
    parameters.push_back(
        attribute ? std::optional<double>(roundToType(
                        cast<FloatAttr>(attribute).getValueAsDouble(), type))
                  : std::nullopt);
  }
  steps.back().formula = std::make_unique<FormulaFunction>(
      op->getContext(), activation.getFormula(), activation.isDerivative(),
      parameters);
}

void Program::compile(Operation *op) {
  if (auto generic = dyn_cast<linalg::GenericOp>(op)) {
    for (OpOperand &operand : generic->getOpOperands())
      numbers[generic.getMatchingBlockArgument(&operand)] =
          getNumber(operand.get());
    compile(*generic.getBody());
    for (auto [result, yielded] :
         llvm::zip(generic.getResults(),
                   generic.getBody()->getTerminator()->getOperands()))
      numbers[result] = getNumber(yielded);
    return;
  }
  if (isa<linalg::FillOp, tensor::SplatOp, vector::BroadcastOp>(op)) {
    numbers[op->getResult(0)] = getNumber(op->getOperand(0));
    return;
  }
  if (isa<ActivationOpInterface>(op) || canEvaluate(op)) {
    Step &step = steps.emplace_back();
    step.op = op;
    for (Value operand : op->getOperands())
      step.operands.push_back(getNumber(operand));
    step.result = numbers[op->getResult(0)] = addNumber(0.0);
    if (isa<ActivationOpInterface>(op))
      compileActivation(op);
    if (auto fastmath = dyn_cast<arith::ArithFastMathInterface>(op))
      if (arith::FastMathFlagsAttr flags = fastmath.getFastMathFlagsAttr())
        hasNnan |=
            bitEnumContainsAll(flags.getValue(), arith::FastMathFlags::nnan);
    return;
  }
  if (op->hasTrait<OpTrait::ConstantLike>() || isa<tensor::EmptyOp>(op))
    return;
  observe(op);
  for (Value result : op->getResults())
    if (isFloat(result)) {
      numbers[result] = addNumber(0.0);
      inputs.push_back(numbers[result]);
    }
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

Program::Result Program::run(ArrayRef<double> inputValues,
                             double rounding) const {
  SmallVector<double> values(initialValues);
  for (double &value : values) {
    value *= 1.0 + rounding;
    rounding = -rounding;
  }
  double stepRounding = rounding == 0.0 ? 0.0 : 0x1p-50;
  for (auto [input, value] : llvm::zip_equal(inputs, inputValues))
    values[input] = value;
  Result result;
  SmallVector<double, 3> operands;
  for (const Step &step : steps) {
    operands.clear();
    bool isFinite = true;
    for (unsigned operand : step.operands) {
      operands.push_back(values[operand]);
      isFinite &= std::isfinite(values[operand]);
    }
    double value = !step.formula ? evaluateOperation(step.op, operands)
                   : operands.size() == 2
                       ? (*step.formula)(operands[0], operands[1])
                       : (*step.formula)(operands[0]);
    result.overflows |= isFinite && !std::isfinite(value);
    values[step.result] = value * (1.0 + stepRounding);
    stepRounding = -stepRounding;
  }
  for (unsigned number : observed)
    result.values.push_back(values[number]);
  return result;
}

SmallVector<Block *> test::getBlocks(Operation *root) {
  SmallVector<Block *> blocks;
  root->walk([&](Block *block) {
    if (!isa<ModuleOp, linalg::LinalgOp>(block->getParentOp()) &&
        block->mightHaveTerminator())
      blocks.push_back(block);
  });
  return blocks;
}

double test::getError(Block &block) {
  unsigned precision = 53;
  block.walk([&](Operation *op) {
    for (Value operand : op->getOperands())
      if (auto type = dyn_cast<FloatType>(getElementTypeOrSelf(operand)))
        precision = std::min(
            precision, APFloat::semanticsPrecision(type.getFloatSemantics()));
  });
  return std::ldexp(8.0, -int(precision));
}

std::string test::compare(const Program &before, const Program &after,
                          ArrayRef<double> xs, double error) {
  if (before.getNumInputs() != after.getNumInputs())
    return "has other inputs";
  SmallVector<double> inputs(before.getNumInputs());
  auto compareFor = [&](unsigned varied, double x) -> std::string {
    inputs[varied] = x;
    Program::Result expected = before.run(inputs), actual = after.run(inputs);
    // 0 * inf, or overflow on the way.
    bool isLimit = std::isinf(x) || expected.overflows;
    double rounding = 1e-13 * (1.0 + (std::isfinite(x) ? std::abs(x) : 0.0));
    for (unsigned i = 0; i < expected.values.size(); ++i) {
      double e = expected.values[i], a = actual.values[i];
      double difference = std::abs(e - a);
      if (e == a || (std::isnan(e) && std::isnan(a)) ||
          (isLimit && !std::isfinite(e)) ||
          difference <= 4.0 * error * std::abs(a) + rounding)
        continue;
      inputs[varied] = x * (1.0 + error);
      Program::Result nearby = after.run(inputs);
      inputs[varied] = x;
      double allowed =
          4.0 * (std::abs(nearby.values[i] - a) + error * std::abs(a)) +
          rounding;
      if (difference <= allowed)
        continue;
      double r = before.run(inputs, /*rounding=*/error / 8.0).values[i];
      if (std::isfinite(e) == std::isfinite(r) &&
          !(difference <= allowed + 4.0 * std::abs(r - e)))
        return llvm::formatv("gives {0}, not {1}, for input {2} = {3}", a, e,
                             varied, x);
    }
    return "";
  };
  for (unsigned varied = 0; varied < inputs.size(); ++varied)
    for (double p : {0.75, -2.5}) {
      for (auto [index, input] : llvm::enumerate(inputs))
        input = p * (1.0 + 0.125 * index);
      for (double x : xs) {
        if (std::isnan(x) && before.assumesNoNans())
          continue;
        std::string difference = compareFor(varied, x);
        if (!difference.empty())
          return difference;
      }
    }
  return "";
}
