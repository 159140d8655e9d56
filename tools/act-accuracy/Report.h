//===- Report.h - What act-accuracy prints ----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_REPORT_H
#define ACT_TOOLS_ACT_ACCURACY_REPORT_H

#include "Measure.h"
#include "Table.h"

namespace mlir::act {

/// A measurement of one subject.
struct Result {
  Subject subject;
  /// Over the inputs that were asked for.
  Measurement measurement;
  /// Of the results for the quick inputs.
  uint64_t hash;
  /// Not all inputs of the type were measured.
  bool isSample;
  double seconds;
};

/// Prints an error of this tool.
llvm::raw_ostream &reportError();

/// Prints what was measured, for people.
void printText(const Result &result, bool comparesWidths);

/// Whether the measurement agrees with the table; says so if it does not.
bool checkResult(const Result &result);

/// The row of the table for a measurement.
ErrorBound toRow(const Result &result);

/// Prints a file of the table.
void printTable(StringRef type, ArrayRef<ErrorBound> rows);

/// Prints docs/accuracy.md.
void printMarkdown();

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_REPORT_H
