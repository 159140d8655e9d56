//===- KernelSection.cpp - The kernels, as a table -----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;
using llvm::format;

/// A quantity with the prefix that makes it short: "1.25 M".
static std::string abbreviate(double value, StringRef unit) {
  StringRef prefixes[] = {"", "k", "M", "G", "T", "P"};
  size_t i = 0;
  for (; value >= 999.5 && i + 1 < std::size(prefixes); ++i)
    value /= 1000;
  std::string text;
  llvm::raw_string_ostream(text)
      << format("%.3g", value) << " " << prefixes[i] << unit;
  return StringRef(text).rtrim().str();
}

static std::string formatTime(double nanoseconds) {
  if (nanoseconds < 1e3)
    return abbreviate(nanoseconds, "ns");
  if (nanoseconds < 1e6)
    return abbreviate(nanoseconds / 1e3, "") + " µs";
  return abbreviate(nanoseconds / 1e6, "") + " ms";
}

/// "3, 7-9".
static std::string formatLines(const std::set<unsigned> &lines) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (unsigned first : lines) {
    if (lines.count(first - 1))
      continue;
    unsigned last = first;
    while (lines.count(last + 1))
      ++last;
    os << (text.empty() ? "" : ", ") << first;
    if (last != first)
      os << "-" << last;
  }
  return text;
}

static std::string formatIntensity(double intensity) {
  std::string text;
  llvm::raw_string_ostream(text) << format("%.3g", intensity);
  return text;
}

static void writeCells(raw_ostream &os, ArrayRef<std::string> cells) {
  for (const std::string &cell : cells)
    os << "<td class=\"figure\">" << cell << "</td>";
  os << "</tr>\n";
}

/// What of the kernels before fusion went where.
static void writeTable(raw_ostream &os, const Report &report) {
  std::vector<std::vector<Kernel>> parts(report.after.size() + 1);
  for (const Kernel &kernel : report.before)
    parts[findSuccessor(kernel, report.after)].push_back(kernel);
  auto writeRow = [&](StringRef number, const std::string &name,
                      const std::string &lines,
                      const std::vector<Kernel> &before,
                      const std::vector<Kernel> &after) {
    KernelTotal from = addUp(before, report.machine);
    KernelTotal to = addUp(after, report.machine);
    os << "<tr" << (number == "all" ? " class=\"sum\"" : "") << "><td>"
       << number << "</td><td>" << escapeHtml(name) << "</td><td>" << lines
       << "</td>";
    writeCells(os,
               {std::to_string(before.size()), abbreviate(from.operations, ""),
                abbreviate(to.operations, ""), abbreviate(from.bytes, "B"),
                abbreviate(to.bytes, "B"), formatIntensity(from.getIntensity()),
                formatIntensity(to.getIntensity()), formatTime(from.leastTime),
                formatTime(to.leastTime)});
  };

  os << "<div class=\"wide\"><table id=\"kernels\">\n<thead><tr><th rowspan=2>"
        "no.</th><th rowspan=2>kernel after fusion</th><th rowspan=2>lines"
        "</th><th rowspan=2>made of</th><th colspan=2>operations</th>"
        "<th colspan=2>traffic</th><th colspan=2>operations per byte</th>"
        "<th colspan=2>least time</th></tr>\n<tr>";
  for (int i = 0; i < 4; ++i)
    os << "<th>before</th><th>after</th>";
  os << "</tr></thead>\n<tbody>\n";
  bool hasFunctions = llvm::any_of(report.after, [&](const Kernel &kernel) {
    return kernel.function != report.after[0].function;
  });
  for (auto [i, kernel] : llvm::enumerate(report.after))
    writeRow(std::to_string(i + 1),
             (hasFunctions ? kernel.function + ": " : "") + kernel.name,
             formatLines(kernel.lines), parts[i], {kernel});
  if (!parts.back().empty()) {
    std::set<unsigned> lines;
    for (const Kernel &kernel : parts.back())
      lines.insert(kernel.lines.begin(), kernel.lines.end());
    writeRow("", "removed", formatLines(lines), parts.back(), {});
  }
  writeRow("all", "", "", report.before, report.after);
  os << "</tbody></table></div>\n";
}

void act::writeKernels(raw_ostream &os, const Report &report) {
  os << "<h2>Kernels before and after fusion</h2>\n";
  if (report.after.empty()) {
    os << "<p>The module has no structured or elementwise operations on "
          "tensors.</p>\n";
    return;
  }
  auto computes = [](const Kernel &kernel) { return kernel.operations > 0; };
  if (llvm::any_of(report.after, computes))
    writeRoofline(os, report);
  os << "<p class=\"note\">Limits: " << escapeHtml(report.machine.source)
     << ". Points are not measured: they are where a kernel of that intensity "
        "can be at best.";
  if (report.time)
    os << " Measured: " << formatTime(*report.time) << ", as given.";
  if (llvm::any_of(report.after,
                   [](const Kernel &kernel) { return kernel.isDynamic; }))
    os << " <strong>Dynamic sizes count as " << report.dynamicSize
       << ".</strong>";
  os << "</p>\n";
  writeTable(os, report);
  os << "<details><summary>How these are counted</summary><p>A kernel is a "
        "structured or elementwise operation on tensors, with the epilogue "
        "that updates its result in place; those after fusion are of stage "
     << report.kernelStage << " ("
     << escapeHtml(report.snapshots[report.kernelStage].pass)
     << "). Operations are those on floats, comparisons and selections too; an "
        "fma is two; an activation, and a function that act has a kernel for, "
        "is what <code>act-expand</code> makes of it; any other function is "
        "one. Traffic is each tensor read and written once, as if nothing "
        "stayed in a cache between kernels; fills and splat constants are "
        "free. The least time is the larger of operations / peak and traffic "
        "/ bandwidth, added up over kernels. What is in a loop counts once."
        "</p></details>\n";
}
