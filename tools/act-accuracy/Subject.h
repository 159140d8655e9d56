//===- Subject.h - An activation at given parameters ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_SUBJECT_H
#define ACT_TOOLS_ACT_ACCURACY_SUBJECT_H

#include "act/IR/Act.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace mlir::act {

/// What is measured: an activation or its derivative at one set of parameters.
struct Subject {
  const Formula *formula = nullptr;
  bool derivative = false;
  /// "f64", "f32", "f16" or "bf16".
  std::string type = "f32";
  Accuracy accuracy = Accuracy::faithful;
  std::vector<double> parameters;
  /// Pass the parameter as an operand instead of an attribute.
  bool asOperand = false;

  /// The activation called `name` ("elu", "elu_derivative"), at the default
  /// parameters of its operation but for those in `assignments` ("alpha=2").
  static llvm::Expected<Subject> parse(MLIRContext &context, StringRef name,
                                       ArrayRef<std::string> assignments);

  /// For example "act.elu_derivative".
  std::string getOpName() const;
  /// For example "act.elu alpha=1 f32 faithful".
  std::string describe() const;
  /// The parameters as the kernel sees them: rounded to the type in which it
  /// computes. SELU has two, the slopes at -0 and at +0.
  std::vector<double> getKernelParameters() const;
};

/// The parameters of an activation at their defaults: those of an operation
/// without attributes.
std::vector<double> getDefaultParameters(MLIRContext &context,
                                         const Formula &formula);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_SUBJECT_H
