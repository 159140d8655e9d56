//===- HtmlReport.cpp - What a pipeline did, as a page --------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HtmlReport.h"

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

#include <map>

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// What the page shows
//===----------------------------------------------------------------------===//

namespace {
struct ReportRemark {
  std::string kind, pass, message;
  /// Zero if the remark is not about a line of the source.
  unsigned line = 0;
};

/// The module after a pass that changed it.
struct Snapshot {
  std::string pass, text;
};

struct Report {
  std::vector<ReportRemark> remarks;
  std::vector<Snapshot> snapshots;
  /// The activations that were seen, with their bounds.
  std::map<std::string, std::optional<double>> bounds;
};

class RemarkCollector : public remark::detail::MLIRRemarkStreamerBase {
public:
  RemarkCollector(Report &report, StringRef file)
      : report(report), file(file) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    ReportRemark entry;
    entry.kind = remark.getRemarkTypeString().str();
    entry.pass = remark.getCategoryName().str();
    entry.message = remark.getMsg();
    auto position = remark.getLocation()->findInstanceOf<FileLineColLoc>();
    if (position && position.getFilename().getValue() == file)
      entry.line = position.getLine();
    report.remarks.push_back(std::move(entry));
  }

private:
  Report &report;
  StringRef file;
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
  Report &report;
};
} // namespace

//===----------------------------------------------------------------------===//
// HTML
//===----------------------------------------------------------------------===//

static constexpr StringLiteral kStyle = R"(
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5em; color: #222 }
h1 { font-size: 1.4em } h2 { font-size: 1.1em; margin-top: 1.6em }
pre { font: 12px/1.5 ui-monospace, monospace; margin: 0; overflow: auto;
      max-height: 75vh; background: #f6f7f9; padding: .6em }
table { border-collapse: collapse } td, th { padding: .15em .8em; text-align: left }
tr:nth-child(even) { background: #f6f7f9 }
.panes { display: grid; grid-template-columns: 1fr 1fr; gap: 1em }
.panes > div { min-width: 0 }
.number { color: #999; user-select: none }
.remark { color: #14532d; background: #dcfce7; white-space: pre-wrap }
.missed { color: #7c2d12; background: #ffedd5 }
.changed { background: #fef3c7 }
select { max-width: 100% }
)";

/// Shows two of the snapshots, and marks the lines that the other has not.
static constexpr StringLiteral kScript = R"(
const panes = [...document.querySelectorAll('.pane')];
const texts = [...document.querySelectorAll('template')].map(
    t => t.content.textContent.split('\n'));
function show() {
  const chosen = panes.map(p => texts[p.querySelector('select').value]);
  panes.forEach((pane, i) => {
    const other = new Set(chosen[1 - i]);
    const pre = pane.querySelector('pre');
    pre.replaceChildren(...chosen[i].flatMap(line => {
      const span = document.createElement('span');
      span.textContent = line;
      if (!other.has(line)) span.className = 'changed';
      return [span, '\n'];
    }));
  });
}
panes.forEach((pane, i) => {
  const select = pane.querySelector('select');
  select.value = i ? texts.length - 1 : 0;
  select.onchange = show;
});
show();
)";

static std::string escape(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      result += c;
  }
  return result;
}

static StringRef getRemarkClass(const ReportRemark &remark) {
  return remark.kind == "Passed" || remark.kind == "Analysis" ? "remark"
                                                              : "remark missed";
}

/// The source, with its remarks below the lines that they are about.
static void writeSource(raw_ostream &os, const Report &report,
                        StringRef source) {
  os << "<h2>Source and remarks</h2>\n<pre id=\"source\">";
  SmallVector<StringRef> lines;
  source.rtrim('\n').split(lines, '\n');
  for (auto [i, line] : llvm::enumerate(lines)) {
    os << "<span class=\"number\">" << llvm::format_decimal(i + 1, 4)
       << "</span>  " << escape(line.take_front(400)) << "\n";
    for (const ReportRemark &remark : report.remarks)
      if (remark.line == i + 1)
        os << "<span class=\"" << getRemarkClass(remark) << "\">      "
           << escape(remark.pass + ": " + remark.message) << "</span>\n";
  }
  os << "</pre>\n";
}

/// How often each pass did or missed something, and remarks without a line.
static void writeSummary(raw_ostream &os, const Report &report) {
  std::map<std::pair<std::string, std::string>, unsigned> counts;
  for (const ReportRemark &remark : report.remarks)
    ++counts[{remark.pass, remark.kind}];
  os << "<h2>Remarks</h2>\n<table id=\"remarks\">\n"
        "<tr><th>pass</th><th>kind</th><th>number</th></tr>\n";
  for (const auto &[key, count] : counts)
    os << "<tr><td>" << escape(key.first) << "</td><td>" << escape(key.second)
       << "</td><td>" << count << "</td></tr>\n";
  os << "</table>\n";
  for (const ReportRemark &remark : report.remarks)
    if (remark.line == 0)
      os << "<p class=\"" << getRemarkClass(remark) << "\">"
         << escape(remark.pass + ": " + remark.message) << "</p>\n";
}

static void writeBounds(raw_ostream &os, const Report &report) {
  if (report.bounds.empty())
    return;
  os << "<h2>Error bounds</h2>\n<table id=\"bounds\">\n"
        "<tr><th>activation</th><th>largest error, ULP</th></tr>\n";
  for (const auto &[name, bound] : report.bounds) {
    os << "<tr><td>" << escape(name) << "</td><td>";
    if (bound)
      os << llvm::format("%.3g", *bound);
    else
      os << "not established";
    os << "</td></tr>\n";
  }
  os << "</table>\n";
}

static void writeSnapshots(raw_ostream &os, const Report &report) {
  os << "<h2>IR</h2>\n<div class=\"panes\">\n";
  for (int pane = 0; pane < 2; ++pane) {
    os << "<div class=\"pane\"><select>\n";
    for (auto [i, snapshot] : llvm::enumerate(report.snapshots))
      os << "<option value=\"" << i << "\">" << i << ". "
         << escape(snapshot.pass) << "</option>\n";
    os << "</select><pre></pre></div>\n";
  }
  os << "</div>\n";
  for (const Snapshot &snapshot : report.snapshots)
    os << "<template>" << escape(snapshot.text) << "</template>\n";
}

static void writePage(raw_ostream &os, const Report &report, StringRef name,
                      StringRef source) {
  os << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
        "\n<title>"
     << escape(name) << "</title>\n<style>" << kStyle
     << "</style>\n</head>\n<body>\n<h1>" << escape(name) << "</h1>\n";
  writeSource(os, report, source);
  writeSummary(os, report);
  writeBounds(os, report);
  writeSnapshots(os, report);
  os << "<script>" << kScript << "</script>\n</body>\n</html>\n";
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

LogicalResult act::writeHtmlReport(
    std::unique_ptr<llvm::MemoryBuffer> buffer, const DialectRegistry &registry,
    function_ref<LogicalResult(PassManager &)> addPasses, raw_ostream &os) {
  // Passes of several functions at once would mix their snapshots.
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  llvm::SourceMgr sources;
  std::string name = buffer->getBufferIdentifier().str();
  StringRef source = buffer->getBuffer();
  sources.AddNewSourceBuffer(std::move(buffer), SMLoc());
  SourceMgrDiagnosticHandler handler(sources, &context);

  Report report;
  remark::RemarkCategories all;
  all.passed = all.missed = all.analysis = all.failed = "act-.*";
  if (failed(remark::enableOptimizationRemarks(
          context, std::make_unique<RemarkCollector>(report, name),
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
  writePage(os, report, name, source);
  return success();
}
