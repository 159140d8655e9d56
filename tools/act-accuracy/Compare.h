//===- Compare.h - Act beside its peers -------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_COMPARE_H
#define ACT_TOOLS_ACT_ACCURACY_COMPARE_H

#include "Measure.h"

namespace mlir::act {

/// Prints docs/accuracy-peers.md, for vectors of `cpu`. False if something did
/// not compile.
bool printComparison(MLIRContext &context, StringRef cpu,
                     const MeasureOptions &options);

/// Prints the error of each peer over negative x, for scripts/plot-errors.
void printProfile(MLIRContext &context, const Subject &subject, StringRef cpu,
                  const MeasureOptions &options);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_COMPARE_H
