//===- PanelCopy.h - Packing an operand of a matrix product -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_PANELCOPY_H
#define ACT_LIB_TRANSFORMS_PANELCOPY_H

#include "LoopBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir::act {

/// How many elements `count` vectors have; `vscale` is how much longer they are
/// than they must be, if they are scalable.
Value elementsIn(LoopBuilder &builder, VectorType type, Value vscale,
                 int64_t count);

/// Loads a vector of `type` from a memref whose elements may be narrower. Where
/// the mask is not set it has the elements of `otherwise`, of the type of the
/// memref, or zero.
Value loadVector(LoopBuilder &builder, VectorType type, Value memref,
                 ValueRange at, Value mask = {}, Value otherwise = {});

/// The first lanes of a vector of `type` at `start`, up to `end`.
Value createMask(LoopBuilder &builder, VectorType type, Value start, Value end);

/// Copies a block of an operand of a product into panels: some indices of its
/// rows (of A) or columns (of B), along some steps of k.
struct PanelCopy {
  using Values = LoopBuilder::Values;

  /// The elements of the operand; the panels have those of the vectors.
  Type elementType;
  /// What is contiguous in the operand: steps of k, or the indices.
  bool alongK;
  /// Vectors of this type are loaded. Across a panel there are so many.
  VectorType vectorType;
  int64_t vectors;
  /// The indices of a panel, times vscale if it grows with that.
  int64_t width;
  bool scalesWidth;
  /// How far the indices of a panel are apart: then vectors along k are
  /// contiguous in it, and their steps so far apart. If 0, panels are
  /// [k][width].
  int64_t rowStride, stepStride = 1;
  /// Whether vectors, squares or pairs may reach beyond the operand.
  bool exceedsIndices, exceedsSteps;
  /// The elements of panels are pairs of steps of k. What the last one lacks is
  /// -0 in the one operand and 0 in the other: then the product changes no sum.
  bool pairsSteps = false, padsWithMinusZero = false;
  /// They are as in memory, the earlier step first; what is beyond the last
  /// step is 0, of both operands.
  bool keepsOrder = false;

  bool operator==(const PanelCopy &other) const;

  /// The sizes of a block.
  struct Block {
    /// How many are copied; of pairs, how many pairs.
    Value indices, steps;
    /// How many the operand has from the start of the block on.
    Value maxIndices, maxSteps;
    /// How many elements of `packed` a panel takes.
    Value panelSize;
  };
  /// Loads a vector of the block.
  using Load = llvm::function_ref<Value(VectorType type, Value index,
                                        Value step, Value mask)>;

  /// Emits the loops. Places of `packed`, of rank 1, beyond the operand hold
  /// anything, finite or not: they only reach values that are never stored.
  void emit(LoopBuilder &builder, Value vscale, const Block &block,
            Value packed, Load load) const;

  /// Of operands whose indices are contiguous: loads one step of the panel that
  /// begins at `start`, stores it to `packed` from `to` on, and returns it. The
  /// masks are those of `getMasks`.
  Values copyStep(LoopBuilder &builder, Value vscale, const Block &block,
                  Value start, Value step, const Values &masks, Value packed,
                  Value to, Load load) const;
  /// For each vector of the panel that begins at `start`; null where none of it
  /// can be beyond the operand.
  Values getMasks(LoopBuilder &builder, Value vscale, const Block &block,
                  Value start) const;

  /// The operand from the start of a block on, as a matrix.
  MemRefType getSourceType() const;
  /// Loads a vector of such a matrix.
  Value loadSource(LoopBuilder &builder, Value source, VectorType type,
                   Value index, Value step, Value mask) const;
  /// A function of these loops:
  ///
  ///   (source, packed, indices, steps, panelSize)
  ///
  /// It is not part of a module yet.
  OwningOpRef<func::FuncOp> createFunction(Location loc) const;

private:
  Value getWidth(LoopBuilder &builder, Value vscale) const;
  void emitAcross(LoopBuilder &builder, Value vscale, const Block &block,
                  Value packed, Load load) const;
  void emitColumns(LoopBuilder &builder, Value vscale, const Block &block,
                   Value packed, Load load) const;
  void emitSquares(LoopBuilder &builder, Value vscale, const Block &block,
                   Value packed, Load load) const;
  void emitRows(LoopBuilder &builder, Value vscale, const Block &block,
                Value packed, Load load) const;
  Value loadAcross(LoopBuilder &builder, const Block &block, Value index,
                   Value step, Value mask, Load load) const;
  Value loadAlongK(LoopBuilder &builder, const Block &block, Value index,
                   Value step, Load load) const;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_PANELCOPY_H
