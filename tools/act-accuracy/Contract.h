//===- Contract.h - What activations do at special values -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_CONTRACT_H
#define ACT_TOOLS_ACT_ACCURACY_CONTRACT_H

#include "act/IR/Formula.h"

#include <vector>

namespace mlir::act {

/// A special value of f or f', as a text: a number, "ln 2", a fraction, or "±0"
/// for a zero of any sign.
struct SpecialValue {
  double x;
  StringLiteral result;

  /// The result as a number.
  double getNumber() const;
  bool hasAnySign() const { return result == "±0"; }
};

/// The contract about one function: what it is at -inf, -0, 0, inf, and then
/// at its kinks. At NaN it is NaN.
struct Contract {
  const Formula &formula;
  std::vector<double> parameters;
  std::vector<SpecialValue> forward, derivative;
};

/// The contract, which holds for every type and accuracy.
ArrayRef<Contract> getContracts();

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_CONTRACT_H
