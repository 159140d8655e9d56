//===- Table.cpp - All that the table of errors is about ------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table.h"

#include "act/IR/Act.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::act;

/// The parameters to measure besides the defaults: powers of two, numbers with
/// few and with many bits, 0, negative, tiny and huge ones.
static std::vector<std::vector<double>>
getOtherParameters(const Formula &formula, StringRef type) {
  using namespace formulas;
  if (&formula == &threshold())
    return {{-1.0, 0.3}, {20.0, 0.0}};
  if (&formula == &hardtanh())
    return {{0.0, 0.1}, {-3.0, 3.0}};
  bool isPositive = llvm::is_contained({&celu(), &softplus()}, &formula);
  if (!isPositive &&
      !llvm::is_contained({&leakyRelu(), &elu(), &silu()}, &formula))
    return {};
  std::vector<std::vector<double>> values = {
      {0.1}, {0.3}, {0.5}, {1.6732632423543772}, {3.0}};
  // f16 reaches neither.
  if (type != "f16") {
    values.push_back({1e-30});
    values.push_back({1e30});
  }
  if (!isPositive)
    for (double value : {0.0, -1.0, -0.3})
      values.push_back({value});
  return values;
}

/// The expansion of a subject, or an empty string if there is none.
static std::string getExpansion(MLIRContext &context, const Subject &subject) {
  Location loc = UnknownLoc::get(&context);
  OpBuilder builder(&context);
  // A block prints its operations only inside of an operation.
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
  Block &block = *module->getBody();
  Type type = subject.type == "f64"   ? Type(builder.getF64Type())
              : subject.type == "f32" ? builder.getF32Type()
              : subject.type == "f16" ? builder.getF16Type()
                                      : builder.getBF16Type();
  Value x = block.addArgument(type, loc);
  builder.setInsertionPointToStart(&block);
  SmallVector<OpFoldResult> parameters;
  for (double value : subject.parameters)
    parameters.push_back(builder.getF64FloatAttr(value));
  if (!emitActivation(builder, loc, *subject.formula, subject.derivative, x,
                      parameters, subject.accuracy, getKernels()))
    return "";
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os, OpPrintingFlags().assumeVerified());
  return text;
}

std::vector<Subject> act::getAllSubjects(MLIRContext &context, StringRef type) {
  std::vector<Subject> subjects;
  for (const Formula *formula : formulas::all()) {
    std::vector<std::vector<double>> sets = getOtherParameters(*formula, type);
    sets.insert(sets.begin(), getDefaultParameters(context, *formula));
    for (const std::vector<double> &parameters : sets)
      for (bool derivative : {false, true}) {
        Subject subject;
        subject.formula = formula;
        subject.derivative = derivative;
        subject.type = type.str();
        subject.parameters = parameters;
        subject.asOperand = formula == &formulas::prelu();
        std::string faithful = getExpansion(context, subject);
        for (Accuracy accuracy : {Accuracy::faithful, Accuracy::fast,
                                  Accuracy::correctly_rounded}) {
          subject.accuracy = accuracy;
          std::string expansion = getExpansion(context, subject);
          if (!expansion.empty() &&
              (accuracy == Accuracy::faithful || expansion != faithful))
            subjects.push_back(subject);
        }
      }
  }
  return subjects;
}

const ErrorBound *act::findErrorBound(const Subject &subject) {
  // Another kernel than the one for an attribute.
  if (subject.asOperand && subject.formula != &formulas::prelu())
    return nullptr;
  for (const ErrorBound &row : getErrorBounds())
    if (&row.formula == subject.formula &&
        row.derivative == subject.derivative && row.type == subject.type &&
        row.accuracy == subject.accuracy &&
        row.parameters == ArrayRef<double>(subject.parameters))
      return &row;
  return nullptr;
}
