//===- Subject.cpp - An activation at given parameters --------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Subject.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using llvm::createStringError;

std::string Subject::getOpName() const {
  return (Twine("act.") + formula->name + (derivative ? "_derivative" : ""))
      .str();
}

std::string Subject::describe() const {
  std::string text = getOpName();
  if (formula == &formulas::gelu(GeluApproximation::tanh))
    text += " approximate=tanh";
  llvm::raw_string_ostream os(text);
  for (auto [name, value] : llvm::zip(formula->parameterNames, parameters))
    os << ' ' << name << '=' << llvm::format("%.9g", value);
  return text + " " + type + " " + stringifyAccuracy(accuracy).str();
}

std::vector<double> Subject::getKernelParameters() const {
  std::vector<double> values = parameters;
  if (formula == &formulas::selu())
    values = {formulas::kSeluScale * formulas::kSeluAlpha,
              formulas::kSeluScale};
  // At `correctly_rounded`, the constants of SELU are those of f64.
  if (type != "f64" && !(formula == &formulas::selu() &&
                         accuracy == Accuracy::correctly_rounded))
    for (double &value : values)
      value = static_cast<float>(value);
  return values;
}

std::vector<double> act::getDefaultParameters(MLIRContext &context,
                                              const Formula &formula) {
  // The slope of PReLU has no default: this is PyTorch's initial one.
  if (&formula == &formulas::prelu())
    return {0.25};
  Location loc = UnknownLoc::get(&context);
  Type f32 = Float32Type::get(&context);
  Block block;
  Value x = block.addArgument(f32, loc);
  OpBuilder builder(&context);
  builder.setInsertionPointToStart(&block);
  OperationState state(loc, ("act." + formula.name).str(), x, f32);
  auto op = cast<ActivationOpInterface>(builder.create(state));
  SmallVector<double> values = *getConstantParameters(op.getParameters());
  return {values.begin(), values.end()};
}

llvm::Expected<Subject> Subject::parse(MLIRContext &context, StringRef name,
                                       ArrayRef<std::string> assignments) {
  Subject subject;
  StringRef forwardName = name;
  subject.derivative = forwardName.consume_back("_derivative");
  const auto *it = llvm::find_if(formulas::all(), [&](const Formula *formula) {
    return formula->name == forwardName;
  });
  if (it == formulas::all().end())
    return createStringError("unknown activation '" + name + "'");
  subject.formula = *it;
  subject.parameters = getDefaultParameters(context, *subject.formula);
  subject.asOperand = subject.formula == &formulas::prelu();
  ArrayRef<StringLiteral> names = subject.formula->parameterNames;
  for (StringRef assignment : assignments) {
    auto [key, text] = assignment.split('=');
    const auto *parameter = llvm::find(names, key);
    if (parameter == names.end())
      return createStringError("'" + name + "' has no parameter '" +
                               assignment + "'");
    double value;
    if (text.getAsDouble(value))
      return createStringError("the parameter '" + assignment +
                               "' is not a number");
    if (!std::isfinite(value))
      return createStringError("the parameter '" + assignment +
                               "' is not finite");
    subject.parameters[parameter - names.begin()] = value;
  }
  StringRef complaint = subject.formula->check(subject.parameters);
  if (!complaint.empty())
    return createStringError("'" + name + "': " + complaint);
  return subject;
}
