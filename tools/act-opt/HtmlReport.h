//===- HtmlReport.h - What a pipeline did, as a page ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTOPT_HTMLREPORT_H
#define ACT_TOOLS_ACTOPT_HTMLREPORT_H

#include "mlir/Support/LLVM.h"

#include <optional>

namespace llvm {
class MemoryBuffer;
} // namespace llvm

namespace mlir {
class DialectRegistry;
class PassManager;

namespace act {

struct ReportOptions {
  /// The limits of the machine, in 10^9 operations on f32 and 10^9 bytes a
  /// second; measured on this machine if they are not given.
  std::optional<double> peak, bandwidth;
  /// The measured time of one execution, in nanoseconds.
  std::optional<double> time;
  /// What dynamic sizes count as.
  int64_t dynamicSize = 64;
};

/// Runs the pipeline that `addPasses` sets up on a module, and writes a page,
/// without anything outside of it: the source with its remarks beside the IR
/// after any pass that changed it, the kernels before and after fusion, and the
/// error bounds of the activations.
LogicalResult
writeHtmlReport(std::unique_ptr<llvm::MemoryBuffer> source,
                const DialectRegistry &registry,
                function_ref<LogicalResult(PassManager &)> addPasses,
                const ReportOptions &options, raw_ostream &os);

} // namespace act
} // namespace mlir

#endif // ACT_TOOLS_ACTOPT_HTMLREPORT_H
