//===- act-opt.cpp - mlir-opt with the act dialect and passes -------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HtmlReport.h"

#include "act/InitAct.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;

namespace {
enum class ReportKind { None, Html };
} // namespace

static llvm::cl::opt<ReportKind> reportKind(
    "act-report", llvm::cl::init(ReportKind::None),
    llvm::cl::desc("Instead of the module, write what the passes did:"),
    llvm::cl::values(clEnumValN(ReportKind::Html, "html",
                                "a page with the IR after each pass, the "
                                "remarks and the error bounds")));

static LogicalResult writeReport(StringRef inputFile, StringRef outputFile,
                                 const DialectRegistry &registry) {
  std::string error;
  auto input = openInputFile(inputFile, &error);
  auto output = input ? openOutputFile(outputFile, &error) : nullptr;
  if (!output) {
    llvm::errs() << error << "\n";
    return failure();
  }
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  if (failed(act::writeHtmlReport(
          std::move(input), registry,
          [&](PassManager &pm) { return config.setupPassPipeline(pm); },
          output->os())))
    return failure();
  output->keep();
  return success();
}

int main(int argc, char **argv) {
  DialectRegistry registry;
  act::registerDialects(registry);
  act::registerPasses();
  auto [input, output] = registerAndParseCLIOptions(
      argc, argv, "act: optimizer for activation functions\n", registry);
  return asMainReturnCode(
      reportKind == ReportKind::Html
          ? writeReport(input, output, registry)
          : MlirOptMain(argc, argv, input, output, registry));
}
