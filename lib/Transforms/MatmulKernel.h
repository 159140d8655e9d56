//===- MatmulKernel.h - Matrix products on register tiles -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULKERNEL_H
#define ACT_LIB_TRANSFORMS_MATMULKERNEL_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::act {

struct TargetInfo;

/// A matrix product on memrefs with what is computed on the same buffer
/// directly before and after it: C = epilogue(fill + A * B).
struct MatmulGroup {
  linalg::LinalgOp product;
  /// The loops of `product`; `batch` has any number of them.
  SmallVector<unsigned> batch;
  unsigned m, n, k;
  /// Null if C is read.
  linalg::FillOp fill;
  /// Null if there is none.
  linalg::GenericOp epilogue;
};

/// Recognises `op` as a floating-point matrix product that `emitMatmul` has
/// code for. If it is none, `reason` says why.
FailureOr<MatmulGroup> matchMatmul(linalg::LinalgOp op, std::string &reason);

/// The sizes of the tiles, in elements.
struct MatmulTiles {
  /// Rows and columns of C in registers; columns are vectors of `lanes`.
  int64_t rows, vectors, lanes;
  /// Rows of A that are packed together.
  int64_t panelRows;
  /// Cache blocks: a kc x nc block of B in L2, a kc x panelRows panel of A and
  /// a kc x (vectors * lanes) panel of B in L1.
  int64_t kc, nc;
  /// With at most this many rows, B is not packed but streamed, in pieces of
  /// streamK rows.
  int64_t streamRows, streamK;

  int64_t columns() const { return vectors * lanes; }
};

/// Chooses the tiles for `group`.
MatmulTiles chooseMatmulTiles(const TargetInfo &target,
                              const MatmulGroup &group);

/// Replaces the operations of `group` by loops.
void emitMatmul(RewriterBase &rewriter, const MatmulGroup &group,
                const MatmulTiles &tiles);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULKERNEL_H
