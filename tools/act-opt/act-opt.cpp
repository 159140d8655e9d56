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

#include <cmath>

using namespace mlir;

namespace {
enum class ReportKind { None, Html };
} // namespace

static llvm::cl::opt<ReportKind> reportKind(
    "act-report", llvm::cl::init(ReportKind::None),
    llvm::cl::desc("Instead of the module, write what the passes did:"),
    llvm::cl::values(clEnumValN(ReportKind::Html, "html",
                                "a page with the IR after each pass, the "
                                "remarks, the error bounds and a roofline of "
                                "the kernels")));
static llvm::cl::opt<double> reportPeak(
    "act-report-peak", llvm::cl::value_desc("GFLOP/s"),
    llvm::cl::desc("The peak of the machine in --act-report's roofline "
                   "(default: measured on one core of this machine)"));
static llvm::cl::opt<double> reportBandwidth(
    "act-report-bandwidth", llvm::cl::value_desc("GB/s"),
    llvm::cl::desc("The memory bandwidth of the machine in --act-report's "
                   "roofline (default: measured)"));
static llvm::cl::opt<double> reportTime(
    "act-report-time", llvm::cl::value_desc("ns"),
    llvm::cl::desc("The time of one execution, as 'act-run --time' measures "
                   "it, to show in the roofline"));
static llvm::cl::opt<int64_t> reportDynamicSize(
    "act-report-dynamic-size", llvm::cl::value_desc("n"), llvm::cl::init(64),
    llvm::cl::desc("What a dynamic size counts as in the roofline "
                   "(default: 64)"));

/// The value of an option that was given; fails if it is not positive.
template <typename T>
static FailureOr<std::optional<T>> getPositive(const llvm::cl::opt<T> &option) {
  if (!option.getNumOccurrences())
    return std::optional<T>();
  // Not a number is neither.
  if (option > 0 && std::isfinite(static_cast<double>(option)))
    return std::optional<T>(option);
  llvm::errs() << "act-opt: error: --" << option.ArgStr
               << " must be positive\n";
  return failure();
}

static FailureOr<act::ReportOptions> getReportOptions() {
  auto peak = getPositive(reportPeak);
  auto bandwidth = getPositive(reportBandwidth);
  auto time = getPositive(reportTime);
  auto dynamicSize = getPositive(reportDynamicSize);
  if (failed(peak) || failed(bandwidth) || failed(time) || failed(dynamicSize))
    return failure();
  return act::ReportOptions{*peak, *bandwidth, *time, reportDynamicSize};
}

static LogicalResult writeReport(StringRef inputFile, StringRef outputFile,
                                 const DialectRegistry &registry) {
  auto options = getReportOptions();
  if (failed(options))
    return failure();
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  if (!config.inputSplitMarker().empty()) {
    llvm::errs() << "act-opt: error: --act-report is about one module; it does "
                    "not go with --split-input-file\n";
    return failure();
  }
  std::string error;
  auto input = openInputFile(inputFile, &error);
  auto output = input ? openOutputFile(outputFile, &error) : nullptr;
  if (!output) {
    llvm::errs() << error << "\n";
    return failure();
  }
  if (failed(act::writeHtmlReport(
          std::move(input), registry,
          [&](PassManager &pm) { return config.setupPassPipeline(pm); },
          *options, output->os())))
    return failure();
  output->keep();
  return success();
}

static constexpr StringLiteral kOverview =
    "Runs passes on a module: mlir-opt with the operations and passes of "
    "act.\n\n"
    "  act-opt net.mlir "
    "--pass-pipeline='builtin.module(act-prepare,act-raise)'\n"
    "  act-opt net.mlir --act-to-llvm --remarks-filter='act-.*' -o out.mlir\n"
    "  act-opt net.mlir --act-to-llvm --act-report=html -o report.html\n";

int main(int argc, char **argv) {
  DialectRegistry registry;
  act::registerDialects(registry);
  act::registerPasses();
  auto [input, output] =
      registerAndParseCLIOptions(argc, argv, kOverview, registry);
  return asMainReturnCode(
      reportKind == ReportKind::Html
          ? writeReport(input, output, registry)
          : MlirOptMain(argc, argv, input, output, registry));
}
