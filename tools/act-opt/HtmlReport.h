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

namespace llvm {
class MemoryBuffer;
} // namespace llvm

namespace mlir {
class DialectRegistry;
class PassManager;

namespace act {

/// Runs the pipeline that `addPasses` sets up on a module, and writes a page,
/// without anything outside of it: the source with its remarks, the IR after
/// each pass that changed it, and the error bounds of the activations.
LogicalResult writeHtmlReport(
    std::unique_ptr<llvm::MemoryBuffer> source, const DialectRegistry &registry,
    function_ref<LogicalResult(PassManager &)> addPasses, raw_ostream &os);

} // namespace act
} // namespace mlir

#endif // ACT_TOOLS_ACTOPT_HTMLREPORT_H
