//===- GpuLoops.h - Kernels for any structured operation --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_GPULOOPS_H
#define ACT_LIB_TRANSFORMS_GPULOOPS_H

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

/// How an operation became a kernel.
struct GpuLoops {
  /// Elements that a thread reads at once where memory allows it.
  int64_t lanes = 1;
  /// Why that is one, if it is.
  std::string reason;
};

/// Replaces `op`, on memrefs, by a kernel `name` and its launch. The threads
/// share the elements of the result; all reductions of an element happen in
/// one thread, in the order of the loops.
GpuLoops emitGpuLoops(RewriterBase &rewriter, linalg::LinalgOp op,
                      gpu::GPUModuleOp module, StringRef name);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_GPULOOPS_H
