//===- MicroKernel.h - The innermost loop of a matrix product ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MICROKERNEL_H
#define ACT_LIB_TRANSFORMS_MICROKERNEL_H

#include "LoopBuilder.h"
#include "PanelCopy.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir::act {

/// Adds the products of a packed panel of A and of rows of B to a tile of sums
/// in registers, in the order of k.
struct MicroKernel {
  using Values = LoopBuilder::Values;

  /// The tile, whose columns are vectors of this type.
  int64_t rows, vectors;
  VectorType vectorType;
  /// How far apart the rows and the steps of k of a panel of A are. If A is no
  /// panel, each of its rows is contiguous, and begins at a place of its own.
  int64_t rowStride = 0, stepStride = 0;
  bool hasRowsOfA = false;
  /// The rows of A may be runs of so many steps, so far apart; not so if 0.
  int64_t runLength = 0, runStride = 0;
  /// A step of k is a pair of them, of bf16. In panels that were packed before,
  /// its halves are elements.
  bool pairsSteps = false, hasHalves = false;
  /// Tiles of such pairs are multiplied (BFloat16Tiles.h), as many as fill the
  /// rows and columns.
  bool multipliesTiles = false;
  /// B may be packed: then the columns of a tile are in so many panels, which
  /// are prefetched so many steps of k ahead, not at all if 0.
  int64_t panels, stepsAhead;
  /// It may pack B itself: then it reads B, so many of whose steps it
  /// prefetches, and writes the one panel.
  std::optional<PanelCopy> packing;

  bool operator==(const MicroKernel &other) const;

  /// A step of k from the panels of `b`, of rank 1, that begin at `starts`.
  Values loadPanels(LoopBuilder &builder, Value vscale, Value b,
                    ArrayRef<Value> starts, Value step) const;
  /// So many steps of k before packing reads them. Rows of B are far apart, and
  /// nothing else sees them coming.
  static constexpr int64_t kStepsAheadOfPacking = 20;
  /// A step of k that is packed from `source` to the panel at `start` of `b`.
  Values packStep(LoopBuilder &builder, Value vscale,
                  const PanelCopy::Block &block, Value source,
                  const Values &masks, Value b, Value start, Value step) const;
  /// Prefetches a row of vectors, the first elements of which are at `placeOf`.
  void prefetchRow(LoopBuilder &builder, Value memref,
                   llvm::function_ref<Values(int64_t v)> placeOf) const;
  /// So many steps of k are one iteration of a loop.
  static constexpr int64_t kUnroll = 4;
  /// Emits the loop over `length` steps of k, which is a multiple of runLength,
  /// and of kUnroll unless `hasRest`. `sums` are the rows of the tile, and
  /// `loadB` loads a row of B. The panel of A, or each of its rows, begins at
  /// `startsA` of `a`.
  void accumulate(LoopBuilder &builder, Value a, ArrayRef<Value> startsA,
                  Value length, bool hasRest, Values &sums,
                  llvm::function_ref<Values(Value step)> loadB) const;

  /// The same by tiles, `sums`, from packed panels. `length` is a multiple of
  /// their size.
  void accumulateTiles(LoopBuilder &builder, Value a, Value startA, Value b,
                       ArrayRef<Value> starts, Value length,
                       Values &sums) const;

  /// A tile in memory: part of a matrix whose rows are contiguous.
  MemRefType getTileType() const;
  /// The sums: vectors of columns, one row after the other, or tiles.
  Values fillSums(LoopBuilder &builder, Value fill) const;
  Values loadTile(LoopBuilder &builder, Value vscale, Value tile) const;
  void storeTile(LoopBuilder &builder, Value vscale, const Values &values,
                 Value tile) const;
  /// A function for packed panels, from memory to memory:
  ///
  ///   (a, startsA.., b, starts.., length, fills, fill, from, to)
  ///
  /// The sums start at `fill` if `fills`, else at the tile `from`, and are
  /// stored to the tile `to`. Before `b`, one that packs has B from the start
  /// of the panel on. It is not part of a module yet.
  OwningOpRef<func::FuncOp> createFunction(Location loc) const;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MICROKERNEL_H
