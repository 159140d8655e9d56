//===- Report.h - What a pipeline did ---------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTOPT_REPORT_H
#define ACT_TOOLS_ACTOPT_REPORT_H

#include "Kernels.h"
#include "Machine.h"

#include <map>
#include <optional>

namespace mlir::act {

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
  /// The file, and what is in it.
  std::string name, source;
  std::vector<ReportRemark> remarks;
  std::vector<Snapshot> snapshots;
  /// The activations that were seen, with their bounds.
  std::map<std::string, std::optional<double>> bounds;

  /// The kernels of the source, and those that the passes made of them before
  /// they went on to buffers and loops, first seen in snapshot `kernelStage`.
  std::vector<Kernel> before, after;
  size_t kernelStage = 0;
  /// What dynamic sizes count as.
  int64_t dynamicSize = 0;

  Machine machine;
  /// The time of one execution in nanoseconds, if someone measured it.
  std::optional<double> time;
};

/// What all kernels together do.
struct KernelTotal {
  double operations = 0, bytes = 0;
  /// In nanoseconds, if each kernel reaches what the machine allows.
  double leastTime = 0;

  double getIntensity() const { return bytes > 0 ? operations / bytes : 0; }
};

inline double getLeastTime(const Kernel &kernel, const Machine &machine) {
  return std::max(kernel.operations / machine.peak,
                  kernel.bytes / machine.bandwidth);
}

inline KernelTotal addUp(const std::vector<Kernel> &kernels,
                         const Machine &machine) {
  KernelTotal total;
  for (const Kernel &kernel : kernels) {
    total.operations += kernel.operations;
    total.bytes += kernel.bytes;
    total.leastTime += getLeastTime(kernel, machine);
  }
  return total;
}

/// Text as HTML.
std::string escapeHtml(StringRef text);

/// The page.
void writePage(raw_ostream &os, const Report &report);

/// The section about kernels: the roofline and the table.
void writeKernels(raw_ostream &os, const Report &report);

/// The roofline of the kernels before and after, as an SVG element: operations
/// a second over operations a byte. Needs a kernel with arithmetic.
void writeRoofline(raw_ostream &os, const Report &report);

} // namespace mlir::act

#endif // ACT_TOOLS_ACTOPT_REPORT_H
