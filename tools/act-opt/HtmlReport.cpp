//===- HtmlReport.cpp - What a pipeline did, as a page --------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HtmlReport.h"

#include "Report.h"
#include "act/IR/Act.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

namespace {
class RemarkCollector : public remark::detail::MLIRRemarkStreamerBase {
public:
  explicit RemarkCollector(Report &report) : report(report) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    ReportRemark entry;
    entry.kind = remark.getRemarkTypeString().str();
    entry.pass = remark.getCategoryName().str();
    entry.message = shorten(remark.getMsg(), entry.pass);
    auto position = remark.getLocation()->findInstanceOf<FileLineColLoc>();
    if (position && position.getFilename().getValue() == report.name)
      entry.line = position.getLine();
    report.remarks.push_back(std::move(entry));
  }

private:
  /// Leaves out what stands beside the message.
  static std::string shorten(StringRef message, StringRef pass) {
    if (message.consume_front("["))
      message = message.split("] ").second;
    auto [name, rest] = message.split(" | Category:");
    rest.consume_front(pass);
    return (name + rest).str();
  }

  Report &report;
};

/// Looks at the module after each pass.
class Observer : public PassInstrumentation {
public:
  explicit Observer(Report &report) : report(report) {}

  void runAfterPass(Pass *pass, Operation *op) override {
    // Adaptors run the passes that count.
    if (pass->getArgument().empty())
      return;
    while (Operation *parent = op->getParentOp())
      op = parent;
    observe(pass->getArgument(), op);
  }

  void observe(StringRef pass, Operation *module) {
    std::string text;
    llvm::raw_string_ostream os(text);
    module->print(os, OpPrintingFlags().elideLargeElementsAttrs());
    if (!report.snapshots.empty() && report.snapshots.back().text == text)
      return;
    report.snapshots.push_back({pass.str(), std::move(text)});
    findKernels(module);
    module->walk([&](ActivationOpInterface activation) {
      std::string name;
      llvm::raw_string_ostream os(name);
      Operation *op = activation;
      os << op->getName();
      for (OpFoldResult parameter : activation.getParameters()) {
        auto value =
            dyn_cast_or_null<FloatAttr>(dyn_cast<Attribute>(parameter));
        if (value)
          os << llvm::format(" %g", value.getValueAsDouble());
        else
          os << " operand";
      }
      os << " : " << getElementTypeOrSelf(op->getResult(0).getType()) << " ("
         << stringifyAccuracy(activation.getAccuracy()) << ")";
      report.bounds[name] = activation.getErrorBound();
    });
  }

private:
  void findKernels(Operation *module) {
    auto kernels = act::findKernels(module, report.dynamicSize, report.name);
    if (report.snapshots.size() == 1)
      report.before = kernels;
    else
      inheritLines(kernels, report.after);
    // Once there are buffers and loops, what is left is a part of a kernel.
    if (hasLowered || kernels.empty()) {
      hasLowered |= !report.after.empty();
      return;
    }
    // Passes may leave functions behind for a while.
    auto isSame = [](const Kernel &a, const Kernel &b) {
      return !a.differsFrom(b);
    };
    auto *seen = llvm::find_if(history, [&](const auto &stage) {
      return llvm::equal(stage.second, kernels, isSame);
    });
    report.kernelStage =
        seen == history.end() ? report.snapshots.size() - 1 : seen->first;
    if (seen == history.end())
      history.push_back({report.kernelStage, kernels});
    report.after = std::move(kernels);
  }

  Report &report;
  /// Sets of kernels, and the snapshots where they first were.
  SmallVector<std::pair<size_t, std::vector<Kernel>>> history;
  bool hasLowered = false;
};
} // namespace

LogicalResult
act::writeHtmlReport(std::unique_ptr<llvm::MemoryBuffer> buffer,
                     const DialectRegistry &registry,
                     function_ref<LogicalResult(PassManager &)> addPasses,
                     const ReportOptions &options, raw_ostream &os) {
  // Passes of several functions at once would mix their snapshots.
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  llvm::SourceMgr sources;
  Report report;
  report.name = buffer->getBufferIdentifier().str();
  report.source = buffer->getBuffer().str();
  report.dynamicSize = options.dynamicSize;
  report.time = options.time;
  sources.AddNewSourceBuffer(std::move(buffer), SMLoc());
  SourceMgrDiagnosticHandler handler(sources, &context);

  remark::RemarkCategories all;
  all.passed = all.missed = all.analysis = all.failed = "act-.*";
  if (failed(remark::enableOptimizationRemarks(
          context, std::make_unique<RemarkCollector>(report),
          std::make_unique<remark::RemarkEmittingPolicyAll>(), all)))
    return failure();
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sources, &context);
  if (!module)
    return failure();
  PassManager pm(&context);
  if (failed(addPasses(pm)))
    return failure();
  auto observer = std::make_unique<Observer>(report);
  observer->observe("source", *module);
  pm.addInstrumentation(std::move(observer));
  if (failed(pm.run(*module)))
    return failure();

  if (options.peak && options.bandwidth) {
    report.machine = {*options.peak, *options.bandwidth, "as given"};
  } else if (!report.after.empty()) {
    auto machine = measureMachine();
    if (failed(machine))
      return failure();
    report.machine = *machine;
    if (options.peak)
      report.machine.peak = *options.peak;
    if (options.bandwidth)
      report.machine.bandwidth = *options.bandwidth;
  }
  writePage(os, report);
  return success();
}
