//===- Table.h - All that the table of errors is about ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_TABLE_H
#define ACT_TOOLS_ACT_ACCURACY_TABLE_H

#include "Subject.h"

#include "act/IR/ErrorBounds.h"

namespace mlir::act {

/// All that the table should have a row about, for one type: every formula and
/// derivative at its default parameters and at others, at each accuracy that
/// has an expansion of its own.
std::vector<Subject> getAllSubjects(MLIRContext &context, StringRef type);

/// The row of the table about a subject, or null.
const ErrorBound *findErrorBound(const Subject &subject);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_TABLE_H
