//===- Page.cpp - What a pipeline did, as HTML ---------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Looks and script
//===----------------------------------------------------------------------===//

static constexpr StringLiteral kStyle = R"(
:root { color-scheme: light dark; --text: #1f2328; --back: #fff;
  --panel: #f6f7f9; --line: #d0d7de; --faint: #6e7781; --good: #14532d;
  --good-back: #dcfce7; --bad: #7c2d12; --bad-back: #ffedd5;
  --changed: #fef3c7; --before: #b45309; --after: #1d4ed8 }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3;
  --back: #0d1117; --panel: #161b22; --line: #30363d; --faint: #8b949e;
  --good: #bbf7d0; --good-back: #12331f; --bad: #fed7aa; --bad-back: #43210d;
  --changed: #3d3311; --before: #f59e0b; --after: #79a8ff } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1.5em;
  max-width: 110em; color: var(--text); background: var(--back) }
h1 { font-size: 1.4em; margin: 0; overflow-wrap: anywhere }
h2 { font-size: 1.1em; margin: 2em 0 .6em }
pre { font: 12px/1.55 ui-monospace, monospace; margin: 0; overflow: auto;
  max-height: 80vh; background: var(--panel); border: 1px solid var(--line);
  border-radius: 4px; padding: .6em }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
td, th { padding: .2em .7em; text-align: left; vertical-align: top }
thead tr:first-child th[colspan] { text-align: center }
tbody tr { border-top: 1px solid var(--line) }
.sum td { font-weight: 600 }
td.figure { text-align: right; white-space: nowrap }
.wide { overflow-x: auto }
.tables { display: flex; flex-wrap: wrap; gap: 0 4em }
.note, details { color: var(--faint); max-width: 60em; font-size: .93em }
.panes { display: grid; grid-template-columns: 1fr 1fr; gap: 1em }
.pane { min-width: 0 }
@media (max-width: 60em) { .panes { grid-template-columns: 1fr } }
select { font: inherit; max-width: 100%; margin-bottom: .4em }
.line { color: var(--faint); user-select: none }
.remark { color: var(--good); background: var(--good-back) }
.missed { color: var(--bad); background: var(--bad-back) }
pre .remark { display: block; position: sticky; left: 0;
  white-space: pre-wrap; padding-left: 4em }
.changed { background: var(--changed) }
svg { display: block; width: 100%; max-width: 62em; font-size: 12px }
svg text { fill: var(--text) } svg .name { font-weight: 600 }
svg .number { fill: var(--after); font-weight: 600 }
.grid { stroke: var(--line); fill: none }
.limit { stroke: var(--text); stroke-width: 2; fill: none }
.ridge { stroke: var(--faint); stroke-dasharray: 2 4; fill: none }
.total, .arrow { stroke-width: 1.5; fill: none }
.total.before { stroke: var(--before); stroke-dasharray: 5 3 }
.total.after, .arrow { stroke: var(--after) }
.kernel.before { stroke: var(--before); stroke-width: 2; fill: none }
.kernel.after { fill: var(--after) }
#measured { fill: var(--text) }
)";

/// Shows in each pane the stage that is chosen, and marks the lines that the
/// other has not, but for names.
static constexpr StringLiteral kScript = R"(
const panes = [...document.querySelectorAll('.pane')];
const file = document.getElementById('source');
const stages = [...document.querySelectorAll('template')].map(
    t => t.content.textContent.split('\n'));
const words = line => line.replace(/%[\w$.#-]+/g, '%').replace(
    /#map\d*/g, '#map').trim();
const chosen = pane => pane.querySelector('select').value;
const lines = which => which === 'file' ?
    [...file.querySelectorAll('.code')].map(s => s.textContent) : stages[which];
function show() {
  panes.forEach((pane, i) => {
    const other = new Set(lines(chosen(panes[1 - i])).map(words));
    const mark = (span, text) =>
        span.classList.toggle('changed', !other.has(words(text)));
    const pre = pane.querySelector('pre');
    if (chosen(pane) === 'file') {
      const copy = file.cloneNode(true);
      if (pre !== file) copy.removeAttribute('id');
      copy.querySelectorAll('.code').forEach(s => mark(s, s.textContent));
      pre.replaceChildren(...copy.childNodes);
      return;
    }
    pre.replaceChildren(...stages[chosen(pane)].flatMap(line => {
      const span = document.createElement('span');
      span.textContent = line;
      mark(span, line);
      return [span, '\n'];
    }));
  });
}
panes.forEach(pane => pane.querySelector('select').onchange = show);
show();
)";

std::string act::escapeHtml(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

static bool isMissed(const ReportRemark &remark) {
  return remark.kind != "Passed" && remark.kind != "Analysis";
}

static StringRef getRemarkClass(const ReportRemark &remark) {
  return isMissed(remark) ? "remark missed" : "remark";
}

/// How often each pass did or missed something, and remarks without a line.
static void writeSummary(raw_ostream &os, const Report &report) {
  std::map<std::pair<std::string, std::string>, unsigned> counts;
  for (const ReportRemark &remark : report.remarks)
    ++counts[{remark.pass, remark.kind}];
  os << "<div><h2>Remarks</h2>\n<table id=\"remarks\">\n"
        "<thead><tr><th>pass</th><th>kind</th><th>number</th></tr></thead>\n"
        "<tbody>\n";
  for (const auto &[key, count] : counts)
    os << "<tr><td>" << escapeHtml(key.first) << "</td><td>"
       << escapeHtml(key.second) << "</td><td class=\"figure\">" << count
       << "</td></tr>\n";
  os << "</tbody></table>\n";
  for (const ReportRemark &remark : report.remarks)
    if (remark.line == 0)
      os << "<p class=\"" << getRemarkClass(remark) << "\">"
         << escapeHtml(remark.pass + ": " + remark.message) << "</p>\n";
  os << "</div>\n";
}

static void writeBounds(raw_ostream &os, const Report &report) {
  if (report.bounds.empty())
    return;
  os << "<div><h2>Error bounds</h2>\n<table id=\"bounds\">\n"
        "<thead><tr><th>activation</th><th>largest error, ULP</th></tr>"
        "</thead>\n<tbody>\n";
  for (const auto &[name, bound] : report.bounds) {
    os << "<tr><td>" << escapeHtml(name) << "</td><td class=\"figure\">";
    if (bound)
      os << llvm::format("%.3g", *bound);
    else
      os << "not established";
    os << "</td></tr>\n";
  }
  os << "</tbody></table></div>\n";
}

/// The source, with its remarks below the lines that they are about.
static void writeSource(raw_ostream &os, const Report &report) {
  // A line that holds weights is of no use to a reader.
  constexpr size_t kLongestLine = 400;
  os << "<pre id=\"source\">";
  SmallVector<StringRef> lines;
  StringRef(report.source).rtrim('\n').split(lines, '\n');
  for (auto [i, line] : llvm::enumerate(lines)) {
    os << "<span class=\"line\">" << llvm::format_decimal(i + 1, 4)
       << "  </span><span class=\"code\">"
       << escapeHtml(line.take_front(kLongestLine))
       << (line.size() > kLongestLine ? "…" : "") << "</span>\n";
    for (const ReportRemark &remark : report.remarks)
      if (remark.line == i + 1)
        os << "<span class=\"" << getRemarkClass(remark) << "\" data-line=\""
           << i + 1 << "\">" << escapeHtml(remark.pass + ": " + remark.message)
           << "</span>";
  }
  os << "</pre>";
}

/// The source and the stage with the kernels that came out, which also show
/// without the script, and all stages to choose from.
static void writeStages(raw_ostream &os, const Report &report) {
  size_t last =
      report.after.empty() ? report.snapshots.size() - 1 : report.kernelStage;
  os << "<h2>Before and after</h2>\n<div class=\"panes\">\n";
  for (bool isFirst : {true, false}) {
    os << "<div class=\"pane\"><select aria-label=\"stage\">\n<option "
          "value=\"file\">the file, with remarks</option>\n";
    for (auto [i, snapshot] : llvm::enumerate(report.snapshots))
      os << "<option value=\"" << i << "\""
         << (!isFirst && i == last ? " selected" : "") << ">" << i << ". "
         << (i ? "after " : "") << escapeHtml(snapshot.pass) << "</option>\n";
    os << "</select>";
    if (isFirst)
      writeSource(os, report);
    else
      os << "<pre>" << escapeHtml(report.snapshots[last].text) << "</pre>";
    os << "</div>\n";
  }
  os << "</div>\n";
  for (const Snapshot &snapshot : report.snapshots)
    os << "<template>" << escapeHtml(snapshot.text) << "</template>\n";
}

/// The page in a sentence.
static void writeHeadline(raw_ostream &os, const Report &report) {
  unsigned missed = llvm::count_if(report.remarks, isMissed);
  os << "<p id=\"headline\">" << report.before.size() << " kernels became "
     << report.after.size();
  KernelTotal before = addUp(report.before, report.machine);
  KernelTotal after = addUp(report.after, report.machine);
  // Convolutions as matrix products read their windows more than once.
  if (after.bytes > before.bytes)
    os << llvm::format(", which move %.3g times as many bytes",
                       after.bytes / before.bytes);
  else if (after.bytes > 0)
    os << llvm::format(", which move %.3g times fewer bytes",
                       before.bytes / after.bytes);
  os << "; " << report.remarks.size() - missed
     << " remarks about what was done, " << missed
     << " about what was not.</p>\n";
}

void act::writePage(raw_ostream &os, const Report &report) {
  os << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
        "\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
     << escapeHtml(report.name) << "</title>\n<style>" << kStyle
     << "</style>\n</head>\n<body>\n<h1>" << escapeHtml(report.name)
     << "</h1>\n";
  writeHeadline(os, report);
  writeKernels(os, report);
  os << "<div class=\"tables\">\n";
  writeSummary(os, report);
  writeBounds(os, report);
  os << "</div>\n";
  writeStages(os, report);
  os << "<script>" << kScript << "</script>\n</body>\n</html>\n";
}
