//===- GpuMatmulEmitter.h - The kernel of a matrix product ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each block computes tiles of C. Its threads copy what the tile needs of A and
// B to shared memory, one stage after the other along k, and multiply a stage
// while the next ones are on their way.
//
// Each warp has a part of the tile in registers, as mma.sync and wgmma lay it
// out: fragments of 16 x 8 elements, of which a lane has a pair in each of two
// rows. What begins and ends the sums knows this layout, and not what
// multiplies. Then they go to where the stages were, and are read by rows.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_GPUMATMULEMITTER_H
#define ACT_LIB_TRANSFORMS_GPUMATMULEMITTER_H

#include "GpuMatmul.h"
#include "LoopBuilder.h"

namespace mlir::act {

/// Emits the body of one kernel at the insertion point.
class GpuMatmulEmitter {
public:
  /// The operations of `matmul` are on the arrays of the kernel; `sizes` are
  /// those of the loops of the product. `shared` are the stages of A and B,
  /// with the contiguous dimension last, and, in the same memory, the sums of
  /// warps. `tensorMaps` are those of A and B, if it uses them.
  GpuMatmulEmitter(LoopBuilder &builder, GpuMatmul &matmul,
                   const GpuMatmulTiles &tiles, ArrayRef<Value> sizes,
                   std::array<Value, 3> shared, ValueRange tensorMaps);

  void run();

  /// The shape of the stages for wgmma: the first 128 bytes of all rows of a
  /// stage, then the next ones. `shape` is stages, rows and columns.
  static SmallVector<int64_t> getWarpgroupShape(ArrayRef<int64_t> shape);

  /// What TMA copies at a time of A or B, in the dimensions of the array: the
  /// first 128 bytes of all rows of a stage, or the next ones. `size` is that
  /// of the tile along the loop that is not k.
  static SmallVector<int64_t> getBox(GpuMatmul &matmul, OpOperand &operand,
                                     int64_t size, const GpuMatmulTiles &tiles);

private:
  using Values = LoopBuilder::Values;

  /// Chunks that are in different banks if they are neighbours: 128 bytes.
  static constexpr int64_t kChunksOfLine = 8;

  /// The part of A or B that a block multiplies: `rows` x `columns` elements in
  /// each stage, which lie in memory as they do in the array. A row is chunks,
  /// whose order depends on the row: see `swizzle`.
  struct Operand {
    OpOperand *operand;
    Value shared;
    unsigned rowLoop, columnLoop;
    int64_t rows, columns;
    /// Null if threads copy.
    Value tensorMap;
  };

  /// Two neighbouring elements of C in the registers of this lane.
  struct Pair {
    int64_t fragment, half;
    /// Their row and the column of the first, in the part that the warp has.
    Value row, column;
  };

  //===--------------------------------------------------------------------===//
  // Loops (GpuMatmulBody.cpp)
  //===--------------------------------------------------------------------===//

  void forBlocks(gpu::Dimension axis, Value count, LoopBuilder::LoopBody body);
  void forBatches(function_ref<void()> emitBody);
  void forTiles(function_ref<void()> emitBody);
  void emitTile();
  void setThread();
  /// Stages that are copied ahead of the one that is multiplied. wgmma still
  /// reads the one before.
  int64_t stagesAhead() const {
    return tiles.stages - (matmul.usesWarpgroups ? 2 : 1);
  }
  Value getNextStage(Value stage);
  Values emitProduct(const Values &start, bool vectors);
  void fenceAsyncProxy();
  void waitForCopies(int64_t stagesLeft, bool vectors);

  //===--------------------------------------------------------------------===//
  // From global to shared memory (GpuMatmulCopy.cpp)
  //===--------------------------------------------------------------------===//

  int64_t numChunks(const Operand &operand) const {
    return operand.columns / chunk;
  }
  /// Whether the rows of an operand, and not its columns, are along k.
  bool hasRowsAlongK(const Operand &operand) const {
    return operand.rowLoop == group.k;
  }
  /// ldmatrix transposes elements of 16 bits only.
  bool isGathered(const Operand &operand) const {
    return hasRowsAlongK(operand) && chunk == 4;
  }
  Value swizzle(const Operand &operand, Value row, Value chunkOfRow);
  void copyStage(Value k, Value stage, bool vectors);
  void emitCopy(const Operand &operand, Value k, Value stage, bool vectors);
  Value start(unsigned loop, Value k);
  void copyVector(const Operand &operand, MutableArrayRef<Value> at,
                  ArrayRef<Value> target);
  void copyElements(const Operand &operand, MutableArrayRef<Value> at,
                    ArrayRef<Value> target);

  //===--------------------------------------------------------------------===//
  // The same by TMA (GpuMatmulTma.cpp)
  //===--------------------------------------------------------------------===//

  void createBarriers();
  void forBarriers(function_ref<void(Value barriers, Value stage)> emit);
  void beginBarriers();
  void endBarriers();
  void waitFor(Value barriers, Value stage, Value parity);
  void bringBoxes(const Operand &operand, Value k, Value stage);
  void bringStage(Value k, Value stage);
  void refill(Value stage, Value parity, Value k);
  Values emitMappedProduct(const Values &start);

  //===--------------------------------------------------------------------===//
  // One stage (GpuMatmulStage.cpp)
  //===--------------------------------------------------------------------===//

  int64_t fragmentsM() const { return tiles.warpM / 16; }
  int64_t fragmentsN() const { return tiles.warpN / 8; }
  Values multiplyStage(Value stage, Value k, const Values &start);
  Value loadNeighbours(const Operand &operand, Value stage, Value row,
                       Value column, int64_t count);
  Value loadMatrices(const Operand &operand, Value stage, Value outer,
                     int64_t k, bool kFirst);
  Value gatherMatrices(const Operand &operand, Value stage, Value outer,
                       int64_t k, bool kFirst);
  Value roundToTf32(Value matrices);
  Value getHalf(Value matrices, int64_t half);
  Values multiplyMatrices(Value stage, const Values &start);
  Values loadSteps(const Operand &operand, Value stage, Value outer, Value k,
                   int64_t steps);
  Values loadPairsOfB(Value stage, Value column, Value k, int64_t steps);
  Values addSteps(Value stage, Value k, int64_t steps, const Values &start);
  Values multiplyElements(Value stage, Value k, const Values &start);

  //===--------------------------------------------------------------------===//
  // One stage by wgmma (GpuMatmulWarpgroup.cpp)
  //===--------------------------------------------------------------------===//

  Values packSums(const Values &sums);
  Values unpackSums(const Values &packed);
  Value getDescriptor(const Operand &operand, Value stage, Value offset);
  Values multiplyAsync(Value stage, const Values &start);
  Values fenceSums(StringRef instruction, const Values &packed);
  Values waitForProducts(const Values &packed);

  //===--------------------------------------------------------------------===//
  // The result (GpuMatmulResult.cpp)
  //===--------------------------------------------------------------------===//

  void forPairs(int64_t first, int64_t count,
                function_ref<void(const Pair &)> emit);
  Values getPosition(Value row, Value column);
  Values getExistingPosition(Value row, Value column, int64_t count);
  Value makePair(Value first, Value second);
  Values emitStart();
  SmallVector<OpOperand *> getOutputs();
  bool isSum(OpOperand &operand);
  bool isRead(OpOperand &operand);
  int64_t getResultLanes();
  Value areVectors(int64_t lanes);
  void emitResults(ArrayRef<Value> sums);
  Value getPlace(Value row, Value column);
  Value loadSums(Value row, Value column, int64_t lanes);
  void emitRows(int64_t first, int64_t lanes);
  Value loadOperand(OpOperand &operand, ArrayRef<Value> at, int64_t lanes);
  Values loadOfColumns(Value column, int64_t lanes);
  void emitElements(Value sums, ArrayRef<Value> at, ArrayRef<Value> ofColumns,
                    int64_t lanes);

  //===--------------------------------------------------------------------===//
  // All of them
  //===--------------------------------------------------------------------===//

  /// Where `operand` is at some values of its loops.
  Values getIndices(OpOperand &operand, ArrayRef<Value> at);

  LoopBuilder &builder;
  GpuMatmul &matmul;
  MatmulGroup &group;
  const GpuMatmulTiles &tiles;
  ArrayRef<Value> sizes;
  /// Of the loops around the product.
  Values ivs;
  Operand a, b;
  /// Of each warp, rows of f32.
  Value results;
  /// Elements of A or B that cp.async copies, and that lie together in a row of
  /// a matrix of ldmatrix: 16 bytes.
  int64_t chunk;
  Value thread, lane, warp, warpM, warpN;
  /// Whether cp.async can copy A and B; null if it never can.
  Value isAligned;
  Value tileM, tileN;
  Value lastCopies;
  /// A barrier of each stage: for TMA, and for those who multiply.
  Value full, empty;
};

/// Whether all rows of `memref` begin at multiples of `elements`.
Value areMultiples(LoopBuilder &builder, Value memref, int64_t elements);

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_GPUMATMULEMITTER_H
