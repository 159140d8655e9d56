//===- MatmulEmitter.h - The loops of a matrix product ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops, from the outside (sizes in MatmulTiles):
//
//   jc: nc columns of B     the packed block of B is in L2
//     pc: kc rows of B      pack B into panels [k][columns]
//       ic: mc rows of A    pack A into panels [k][panelRows] or
//                           [panelRows][k]
//         ir: rows          a panel of A stays in L1
//           jr: columns     a panel of B comes from L2;
//                           C tile in registers, loop over k (MicroKernel)
//
// Panels are padded, so that one loop over k serves all tiles, at the edges
// too. It is a function from memory to memory, which all products with such
// tiles share, whatever their sizes, starts and epilogues. So is packing
// (PanelCopy).
//
// Where tiles are wide, packing B is part of the micro-kernel for the first
// rows of a block: to read B then is work beside the multiply-adds.
//
// Packing B costs more than it gives if A has few rows: such a product takes as
// long as it takes to read B. Then mc is all rows, kc is small, and a tile
// reads B itself, in the order in which it is in memory: jr is around ir.
//
// Rows of A that are contiguous and not far apart are read where they are, each
// from a place of its own: to pack them would cost more than it gives.
//
// If A or B is the windows of an image, packing reads the image. It does not
// pack at all if the rows of a block of A, or runs of them that are equally far
// apart, or whole vectors of columns of B, are in the image as they are.
//
// A constant B may have been packed when compiling (`act-pack-constants`): its
// panels are then read where they are.
//
// The vectors of C and of the panels of B may be scalable: then the columns of
// a tile are a value, a multiple of vscale, and so is what follows from it.
// Vectors along k never are, since they are transposed, or belong to panels of
// A, which are as high as a tile.
//
// Each thread computes a piece of C in its own nest, with its own buffers: all
// rows of some columns or, if C is high, all columns of some rows. So threads
// start once, and never wait for each other; all of them pack A, or B.
//
// The tile takes its first values from the start or from C and adds the
// products in the order of k, rounding once each. So the bits of the result
// depend on nothing but the operands: not on tiles, threads or the target.
// Pairs of bf16 (BFloat16Pairs.h) are an exception if there are subnormal
// numbers; tiles of them (BFloat16Tiles.h) sum 32 steps of k at a time, in an
// order of their own, and all blocks have a multiple of that.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULEMITTER_H
#define ACT_LIB_TRANSFORMS_MATMULEMITTER_H

#include "LoopBuilder.h"
#include "MatmulFunctions.h"
#include "MatmulKernel.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::act {

/// Emits the loops for one group at the insertion point.
class MatmulEmitter {
public:
  /// `sizes` are those of the loops of the product; `ivs` are the induction
  /// variables of its batch loops, by loop.
  MatmulEmitter(LoopBuilder &builder, const MatmulGroup &group,
                const MatmulTiles &tiles, ArrayRef<Value> sizes,
                ArrayRef<Value> ivs, bool parallel, MatmulFunctions &functions);

  void run();

private:
  using Values = LoopBuilder::Values;

  /// What all tiles of a kc x nc block of B share.
  struct Block {
    /// Where the block starts.
    Value column, k;
    /// Its size.
    Value columns, length;
    /// The first row of C that it is needed for.
    Value rowStart;
    /// Whether it is the first or the last one along k.
    Value isFirst, isLast;
  };
  /// The part of C that one thread computes, from whole tiles on.
  struct Piece {
    Value rowStart, rowEnd, columnStart, columnEnd;
  };
  /// A tile of C; the panels of A and B begin at the start of the block.
  struct Tile {
    /// Where it is in C.
    Value row, column;
    Value rowInPanels, columnInBlock;
    /// How many rows are computed.
    int64_t rows;
    /// Whether all of it is in C, or all of its columns.
    Value isWhole, hasColumns;
  };

  static bool isMultiple(Value size, Value step);
  bool isMultiple(Value size, int64_t step) {
    return isMultiple(size, builder.constant(step));
  }
  /// The size of the block at `start`, where there are `size`.
  Value clip(Value block, Value start, Value size);
  Value clip(int64_t block, Value start, Value size) {
    return clip(builder.constant(block), start, size);
  }

  // Memory.

  /// How many elements `count` vectors have.
  Value elementsIn(VectorType type, int64_t count);
  Value elementsIn(int64_t count) { return elementsIn(vectorType, count); }
  /// The first lanes of a vector, up to `size`; null if those are all, which is
  /// known if `start` is a multiple of `step`.
  Value maskFor(VectorType type, Value start, Value size, Value step);
  /// The indices of an operand at one point of two loops.
  Values indices(OpOperand &operand, unsigned loopA, Value ivA, unsigned loopB,
                 Value ivB);
  Value allocate(ArrayRef<Value> shape, Type type);
  Value allocate(ArrayRef<Value> shape) { return allocate(shape, elementType); }
  /// The buffers of a piece.
  void allocateBuffers();
  void freeBuffers();

  // Packing.

  PanelCopy describeCopy(OpOperand &operand, unsigned loop);
  /// Copies the part of an operand that begins at `start` of `loop` and at the
  /// steps of k of a block, by a function if it is one that products share.
  void pack(OpOperand &operand, unsigned loop, Value start,
            Value indicesOfBlock, const Block &block, Value packed,
            Value panelSize);
  /// A panel of B whose columns are points of an image.
  void packPoints(const Block &block, Value columnInBlock, Value offset);
  void packA(const Block &block, Value row, Value rows);
  void packB(const Block &block, Value columnInBlock, Value columns);
  /// Whether the micro-kernel packs B, for the first rows that it is needed
  /// for.
  bool packsInMicroKernel();
  /// The part of an operand from an index of `loop` and a step of k on.
  Value viewOperand(OpOperand &operand, unsigned loop, Value start, Value size,
                    Value step, Value steps, MemRefType type);

  // The windows of an image.

  /// Elements of the first step of k: those in the image from `first` on, where
  /// `firstMask` says, and from `second` on elsewhere; null if there is no
  /// elsewhere.
  struct Points {
    Value first, firstMask, second, secondMask;
  };
  bool isImage(OpOperand &operand) const {
    return image && operand.getOperandNumber() == group.windows.operand;
  }
  /// Whether the rows of A are windows that are read where they are.
  bool readsWindows() const {
    return tiles.readsA && group.windows && group.windows.operand == 0;
  }
  Value flatten(Value array);
  Value partOfPlace(unsigned position, Value index);
  Value placeInImage(unsigned loop, Value iv, Value step);
  void findSteps();
  Points splitPoints(Value column, Value mask);
  SmallVector<Points> splitPoints(Value column, const Values &masks);
  Value loadRun(Value start, Value mask, Value otherwise);
  Values loadPoints(ArrayRef<Points> points, Value step);

  // Loops.

  /// How many threads are worth it.
  Value countPieces();
  Piece getPiece(Value index, Value count);
  void emitPiece(const Piece &piece);
  void emitColumns(const Piece &piece, Value column);
  void emitBlock(const Piece &piece, const Block &block);
  void emitRows(const Block &block, Value row);

  // The register tile.

  void emitTile(const Block &block, Tile tile);
  int64_t countRowsAtEdge();
  void computeTile(const Block &block, const Tile &tile);
  /// Whether the micro-kernel is a function that products share. To call it
  /// takes as long as some steps of k, of which blocks that stream have few.
  /// Nor do tiles of bf16 call it: each function that has some configures their
  /// registers, which takes as long as some steps, too.
  bool callsMicroKernel() const {
    return !tiles.streams && !tiles.readsImage && !tiles.multipliesTiles;
  }
  MicroKernel getMicroKernel(const Tile &tile) const;

  // Its memory.

  Value viewTile(const Tile &tile, Value memref, ArrayRef<OpFoldResult> offsets,
                 ArrayRef<OpFoldResult> sizes);
  Value viewC(const Tile &tile);
  Value viewStaged(const Tile &tile);
  Value selectView(Value condition, llvm::function_ref<Value()> whenTrue,
                   llvm::function_ref<Value()> whenFalse);
  static bool isKnownWhole(const Tile &tile);
  Value countRows(const Tile &tile);
  void stage(const Tile &tile, llvm::function_ref<Values(Value row)> loadRow);
  /// Tiles of pairs start at 0, or from memory.
  bool isFillStaged();
  Value stageStart(const Tile &tile);
  Value readC(const Tile &tile);

  // Its sums.

  Values computeStart(const Tile &tile, Value row, const Values &masks);
  Values startsOfPanels(const Block &block, const Tile &tile);
  Values startsInA(const Block &block, const Tile &tile);
  Value placeInA(Value row, Value step);
  void callMicroKernel(const Block &block, const Tile &tile, Value to);
  void callMicroKernel(const Block &block, const Tile &tile, Value from,
                       Value to, bool packs);
  Values loadSums(const Block &block, const Tile &tile);
  void accumulate(const Block &block, const Tile &tile, Values &sums);

  // Rows of it, of some vectors each, staged in memory or in C. Masks may be
  // null.

  Values masksFor(Value column);
  void forColumns(const Tile &tile,
                  llvm::function_ref<void(const Values &masks)> emit);
  Values loadStagedRow(Value row);
  void storeStagedRow(Value row, ArrayRef<Value> values);
  void finishStaged(const Block &block, const Tile &tile, const Values &masks);
  SmallVector<Values> placesInC(Value row, Value column);
  Values loadRowOfC(Value row, Value column, const Values &masks);
  void storeRowOfC(Value row, Value column, ArrayRef<Value> values,
                   const Values &masks);
  /// Computes a row by `op`. The values are null where it doesn't use any.
  Values compute(linalg::GenericOp op, const Values &values, Value row,
                 Value column, const Values &masks);

  LoopBuilder &builder;
  MatmulGroup group;
  MatmulTiles tiles;
  ArrayRef<Value> ivs;
  bool parallel;
  MatmulFunctions &functions;
  /// Whether B is packed here: its panels are neither there already, nor does a
  /// tile read B itself.
  bool packsB;
  /// The sizes of the product. Where steps of k are paired, `k` counts pairs,
  /// as blocks do, and `stepsOfK` what is in memory.
  Value m, n, stepsOfK, k, c;
  Type elementType;
  /// Vectors of columns of C and B, and those of A and along k.
  VectorType vectorType, fixedType;
  /// How much longer vectors are than they must be.
  Value vscale;
  /// The columns of a tile, and of a block of B.
  Value columns, nc;
  /// Panels of A, [panel][k][panelRows] or [panel][panelRows][k], and of B,
  /// [panel][k][columns]. A that is not packed is one row.
  Value packedA, packedB;
  /// The image that windows are read from, as one row; or null. If it is B, how
  /// far behind the first step of k the others are in it.
  Value image, stepsInImage;
  /// How many elements a panel of A has.
  int64_t panelSizeA;
  /// The values of a tile on its way to C, one row at a time: a loop over rows
  /// is a small part of the code, and of the time.
  Value staged;
  Values buffers;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULEMITTER_H
