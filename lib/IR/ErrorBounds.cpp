//===- ErrorBounds.cpp - The measured errors of the kernels ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/IR/ErrorBounds.h"

#include "act/IR/Act.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;

ArrayRef<ErrorBound> act::getErrorBounds() {
#define ACT_LIST(...) {__VA_ARGS__}
#define ACT_ERROR_BOUND(formula, direction, type, accuracy, parameters, ulp,   \
                        where, flushed, hash)                                  \
  {formulas::formula,                                                          \
   Direction::direction == Direction::derivative,                              \
   #type,                                                                      \
   Accuracy::accuracy,                                                         \
   ACT_LIST parameters,                                                        \
   ulp,                                                                        \
   where,                                                                      \
   flushed,                                                                    \
   hash},
  enum class Direction { forward, derivative };
  static const ErrorBound table[] = {
#include "act/IR/ErrorBounds/bf16.def"
#include "act/IR/ErrorBounds/f16.def"
#include "act/IR/ErrorBounds/f32.def"
#include "act/IR/ErrorBounds/f64.def"
  };
#undef ACT_ERROR_BOUND
#undef ACT_LIST
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
  const ErrorBound *faithful = nullptr;
  for (const ErrorBound &row : getErrorBounds()) {
    if (&row.formula != &formula || row.derivative != derivative ||
        row.type != type || row.parameters != ArrayRef<double>(*values))
      continue;
    if (row.accuracy == accuracy)
      return row.ulp;
    if (row.accuracy == Accuracy::faithful)
      faithful = &row;
  }
  // An accuracy without a kernel of its own.
  if (faithful && (accuracy == Accuracy::fast || faithful->ulp <= 0.5))
    return faithful->ulp;
  return std::nullopt;
}
