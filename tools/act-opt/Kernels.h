//===- Kernels.h - Arithmetic and traffic of the kernels --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACTOPT_KERNELS_H
#define ACT_TOOLS_ACTOPT_KERNELS_H

#include "mlir/Support/LLVM.h"

#include <set>
#include <string>
#include <vector>

namespace mlir {
class Operation;

namespace act {

/// What passes over memory once: an operation on tensors, structured or
/// elementwise, with the epilogue that updates its result in place.
struct Kernel {
  std::string function;
  /// "matmul, addf, elu".
  std::string name;
  /// The lines of the source that its operations come from.
  std::set<unsigned> lines;
  /// Operations on floats of one execution. An fma counts as two; an
  /// activation, or function of math that act has a kernel for, as what
  /// act-expand makes of it.
  double operations = 0;
  /// Each tensor that it reads and writes, once. Neither fills nor splat
  /// constants, which need not be in memory.
  double bytes = 0;
  /// Some of these come from sizes that are not known.
  bool isDynamic = false;

  double getIntensity() const { return bytes > 0 ? operations / bytes : 0; }

  /// Whether this may be another kernel than `other`.
  bool differsFrom(const Kernel &other) const {
    return function != other.function || name != other.name ||
           operations != other.operations || bytes != other.bytes;
  }
};

/// The kernels in `module`, in order. Dynamic sizes count as `dynamicSize`;
/// lines are those of `file`.
std::vector<Kernel> findKernels(Operation *module, int64_t dynamicSize,
                                StringRef file);

/// Adds to the lines of each kernel those of the kernels in `earlier`, found
/// some passes before, of which it has a line already.
void inheritLines(std::vector<Kernel> &kernels,
                  const std::vector<Kernel> &earlier);

/// The one of `kernels` that `earlier` became a part of: the one with most of
/// its lines. The number of kernels if there is none.
size_t findSuccessor(const Kernel &earlier, const std::vector<Kernel> &kernels);

} // namespace act
} // namespace mlir

#endif // ACT_TOOLS_ACTOPT_KERNELS_H
