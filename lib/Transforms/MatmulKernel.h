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

struct MatmulTiles;
class MatmulFunctions;
struct TargetInfo;

/// The next operation after `op`, or the one before it, that may touch memory
/// which existed before; null if there is none in the block.
Operation *getNeighbour(Operation *op, bool forward);

/// What is computed on the only output of an operation directly before and
/// after it. Any may be null. The first values are those of a fill, or of a
/// start, each element of which can be computed when the operation needs it:
/// nothing that is written until then is read. The epilogue updates the output
/// first, and may write others.
struct Neighbours {
  linalg::FillOp fill;
  linalg::GenericOp start, epilogue;
};
Neighbours findNeighbours(linalg::LinalgOp op);

/// Whether `outputs` can be written while `operands` still are read: none of
/// the one shares memory with any of the other.
bool haveOwnMemory(ValueRange outputs, ValueRange operands);

/// What makes A or B out of the windows of an image: a copy to a buffer, a view
/// of it as a matrix, and its end, which may be missing. All are null if there
/// are none.
struct MatmulWindows {
  unsigned operand = 0;
  linalg::GenericOp copy;
  Operation *buffer = nullptr, *matrix = nullptr, *end = nullptr;
  /// How far apart neighbours in the matrix are in the image.
  int64_t stride = 1;

  explicit operator bool() const { return buffer; }
  /// So many elements that are neighbours in the matrix are `stride` apart in
  /// the image, from each multiple of this on.
  int64_t getRunLength() const;
  /// How far apart the runs of a row of A are in the image, if that is the same
  /// for all of them.
  std::optional<int64_t> getRunStride() const;
  /// The place in the image, as one row, by the loops of the copy.
  AffineExpr getPlace() const;
  /// Whether packing can read the image. A vector along k must not leave its
  /// run; one along n may do it once.
  bool allow(const MatmulTiles &tiles) const;
  /// Erases all of it, once the product is gone.
  void erase(RewriterBase &rewriter) const;
};

/// How a constant B lies in memory if `act-pack-constants` packed it: element
/// (k, n) is at [k / steps][n / columns][k % steps][n % columns]. Pairs of bf16
/// have [k % steps / 2][n % columns][k % 2] in place of the last two, or
/// (k + 1) % 2 if the later step comes first: the instruction for vectors of
/// pairs adds the product of the upper halves first.
struct MatmulPanels {
  int64_t steps, columns;
  bool pairsSteps = false, laterComesFirst = false;

  /// Of k, in an element of a panel.
  int64_t stepsOfElement() const { return pairsSteps ? 2 : 1; }

  /// From `numLoops` loops to these indices.
  AffineMap getMap(MLIRContext *context, unsigned numLoops, unsigned k,
                   unsigned n) const;
};

/// A matrix product on memrefs with what is computed on the same buffer
/// directly before and after it: C = epilogue(start + A * B).
struct MatmulGroup {
  linalg::LinalgOp product;
  /// The loops of `product`; `batch` has any number of them.
  SmallVector<unsigned> batch;
  unsigned m, n, k;
  /// Where the sums start: at a scalar, or at what is computed for each element
  /// of C without C. C is read if both are null.
  linalg::FillOp fill;
  linalg::GenericOp start;
  /// Null if there is none.
  linalg::GenericOp epilogue;
  /// Packing reads the image if this is not null.
  MatmulWindows windows;
  /// None if B is a matrix.
  std::optional<MatmulPanels> panels;

  OpOperand &a() { return product->getOpOperand(0); }
  OpOperand &b() { return product->getOpOperand(1); }
  OpOperand &c() { return product->getOpOperand(2); }
  /// `fill` or `start`; null if C is read.
  Operation *getStart() const {
    return fill ? linalg::FillOp(fill).getOperation()
                : linalg::GenericOp(start).getOperation();
  }
  /// Whether the elements of `operand`, which is no panels, along `loop` are
  /// neighbours in memory.
  bool isContiguous(OpOperand &operand, unsigned loop);
  /// The size of C along m or n if it is known, else `kDynamic`.
  int64_t getSizeOfC(unsigned loop);
};

/// The allocation or argument of a function that `memref` is a view of; null
/// if it is something else.
Value getBuffer(Value memref);

/// The windows that A or B is a copy of, if nothing but the product reads that
/// copy, and it can read the image as well.
MatmulWindows findWindows(MatmulGroup &group);

/// Recognises `op` as a floating-point matrix product that `emitMatmul` has
/// code for. If it is none, `reason` says why.
FailureOr<MatmulGroup> matchMatmul(linalg::LinalgOp op, std::string &reason);

/// The sizes of the tiles, in elements. They decide how fast the code is, and
/// nothing else: each element of C sums its products in the order of k.
struct MatmulTiles {
  /// Rows and columns of C in registers; columns are vectors of `lanes`, or of
  /// a multiple of it that is known when the code runs.
  int64_t rows, vectors, lanes;
  bool isScalable;
  /// Rows of A that are packed together; whether each of them stays contiguous,
  /// or they lie beside each other for one step of k.
  int64_t panelRows;
  bool keepsRowsOfA;
  /// How far apart those rows are if products with other blocks can have the
  /// same micro-kernel: at least `kc`. Elsewhere it is `kc`.
  int64_t rowStride = 0;
  /// Cache blocks: rows of A that are packed at a time, columns of B, and how
  /// many of the one and rows of the other. Of `nc` it is the next multiple of
  /// the columns of a tile.
  int64_t mc, nc, kc;
  /// The elements of panels are pairs of steps of k (BFloat16Pairs.h), and so
  /// are the steps of blocks.
  bool pairsSteps = false;
  /// Tiles of such pairs are multiplied (BFloat16Tiles.h).
  bool multipliesTiles = false;
  /// B is read where it is, and not packed: this serves products with few rows,
  /// which take as long as it takes to read B. All rows are then one block.
  bool streams;
  /// B is the windows of an image, and its vectors are in it as they are: they
  /// are read there, and not packed.
  bool readsImage = false;
  /// The rows of A are read where they are, and not packed.
  bool readsA = false;
  /// The micro-kernel packs a panel of B while it multiplies the first rows by
  /// it. Reading B is then part of the work, and not before it; but it is read
  /// in the pieces of which the rows of a panel are.
  bool packsInMicroKernel = false;
  /// Prefetches panels of B so many steps of k ahead; not at all if 0.
  int64_t stepsAhead;

  /// The columns of a tile, if vectors are not longer than they must be.
  int64_t minColumns() const { return vectors * lanes; }
  /// Of k, in a step of a block.
  int64_t stepsOfElement() const { return pairsSteps ? 2 : 1; }
  /// So many steps of a block are multiplied at once, and padded.
  int64_t stepsTogether() const { return multipliesTiles ? lanes : 1; }
};

/// The tiles for products of at most `maxRows` rows.
struct MatmulVariant {
  int64_t maxRows;
  MatmulTiles tiles;
};

/// The panels for a B with `k` rows; none if tiles have no known width.
std::optional<MatmulPanels> chooseMatmulPanels(const TargetInfo &target,
                                               MatmulGroup &group, int64_t k);

/// Chooses the tiles for `group`: one variant if the number of rows is known,
/// else some, by increasing number of rows. The last has no limit. If B is in
/// panels, all of them take its steps, and some panels at a time; there is no
/// variant if the panels are for another target.
SmallVector<MatmulVariant> chooseMatmulTiles(const TargetInfo &target,
                                             MatmulGroup &group);

/// Replaces the operations of `group` by loops, with one nest for each variant.
/// If `parallel`, threads share the work, as many as `omp_get_max_threads`
/// says, which is then declared in the module.
void emitMatmul(RewriterBase &rewriter, const MatmulGroup &group,
                ArrayRef<MatmulVariant> variants, bool parallel,
                MatmulFunctions &functions);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULKERNEL_H
