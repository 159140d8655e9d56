//===- ErrorBounds.cpp - The measured errors of the kernels ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/ErrorBounds.h"

#include "act/IR/Act.h"

using namespace mlir;
using namespace mlir::act;

ArrayRef<ErrorBound> act::getErrorBounds() {
#define ACT_LIST(...) {__VA_ARGS__}
#define ACT_ERROR_BOUND(formula, direction, type, accuracy, parameters, ulp,   \
                        where, flushBelow, hash)                               \
  {formulas::formula,                                                          \
   Direction::direction == Direction::derivative,                              \
   #type,                                                                      \
   Accuracy::accuracy,                                                         \
   ACT_LIST parameters,                                                        \
   ulp,                                                                        \
   where,                                                                      \
   flushBelow,                                                                 \
   hash},
  enum class Direction { forward, derivative };
  static const ErrorBound table[] = {
#include "act/IR/ErrorBounds.def"
  };
  return table;
}

std::optional<double> act::lookUpErrorBound(const Formula &formula,
                                            bool derivative, Type elementType,
                                            ArrayRef<OpFoldResult> parameters,
                                            Accuracy accuracy) {
  std::optional<SmallVector<double>> values = getConstantParameters(parameters);
  if (!values)
    return std::nullopt;
  std::string type;
  llvm::raw_string_ostream(type) << elementType;
  for (const ErrorBound &row : getErrorBounds())
    if (&row.formula == &formula && row.derivative == derivative &&
        row.type == type && row.accuracy == accuracy &&
        row.parameters == ArrayRef<double>(*values))
      return row.ulp;
  return std::nullopt;
}
