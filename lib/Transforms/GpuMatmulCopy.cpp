//===- GpuMatmulCopy.cpp - From global to shared memory -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

/// The place of a chunk in its row, for which what a warp reads at a time is in
/// different banks: one chunk of 8 rows in sequence, from a multiple of 8. Of
/// f32 with rows along k, matrices are two chunks of 4 rows; what multiplies
/// without them reads one row.
Value GpuMatmulEmitter::swizzle(const Operand &operand, Value row,
                                Value chunkOfRow) {
  if (isGathered(operand) && !matmul.usesTensorCores)
    return chunkOfRow;
  int64_t chunks = numChunks(operand);
  int64_t inLine = std::min(chunks, kChunksOfLine);
  Value bits;
  if (isGathered(operand)) {
    bits = builder.multiply(builder.remainder(row, 4), 2);
  } else {
    int64_t rowsPerLine = std::max<int64_t>(kChunksOfLine / chunks, 1);
    bits = builder.remainder(builder.divide(row, rowsPerLine), inLine);
  }
  if (chunks == inLine)
    return builder.exclusiveOr(chunkOfRow, bits);
  // Lines stay where they are: what is in several has one address, and constant
  // distances from it.
  Value line = builder.multiply(builder.divide(chunkOfRow, inLine), inLine);
  Value place =
      builder.exclusiveOr(builder.remainder(chunkOfRow, inLine), bits);
  return builder.add(line, place);
}

void GpuMatmulEmitter::copyStage(Value k, Value stage, bool vectors) {
  emitCopy(a, k, stage, vectors);
  emitCopy(b, k, stage, vectors);
  if (vectors)
    lastCopies = nvgpu::DeviceAsyncCreateGroupOp::create(
        builder, nvgpu::DeviceAsyncTokenType::get(builder.getContext()),
        ValueRange());
}

/// Copies the part of `operand` for `tiles.k` steps from `k` on. What is
/// outside the array becomes 0. Without `vectors`, each thread copies element
/// by element.
void GpuMatmulEmitter::emitCopy(const Operand &operand, Value k, Value stage,
                                bool vectors) {
  int64_t chunks = numChunks(operand), threads = tiles.threads();
  int64_t rowsAtOnce = threads / chunks;
  // All rows that a thread copies have the same order.
  assert(threads % chunks == 0 &&
         rowsAtOnce % (isGathered(operand) ? 4 : 8) == 0 &&
         operand.rows % rowsAtOnce == 0);
  Value firstRow = builder.divide(thread, chunks);
  Value chunkOfRow = builder.remainder(thread, chunks);
  Value place = swizzle(operand, firstRow, chunkOfRow);
  Value firstLine = builder.constant(0);
  if (matmul.usesWarpgroups) {
    firstLine =
        builder.multiply(builder.divide(place, kChunksOfLine), operand.rows);
    place = builder.remainder(place, kChunksOfLine);
  }
  place = builder.multiply(place, chunk);
  Value column = builder.add(start(operand.columnLoop, k),
                             builder.multiply(chunkOfRow, chunk));
  auto copyRow = [&](Value row) {
    Values target = {stage, builder.add(firstLine, row), place};
    Values at = ivs;
    at[operand.rowLoop] = builder.add(start(operand.rowLoop, k), row);
    at[operand.columnLoop] = column;
    if (vectors)
      copyVector(operand, at, target);
    else
      copyElements(operand, at, target);
  };
  if (vectors) {
    for (int64_t row = 0; row < operand.rows; row += rowsAtOnce)
      copyRow(builder.add(firstRow, row));
    return;
  }
  // LLVM would unroll a loop from 0.
  auto forOp =
      scf::ForOp::create(builder, firstRow, builder.constant(operand.rows),
                         builder.constant(rowsAtOnce));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  copyRow(forOp.getInductionVar());
}

/// Where the block begins along a loop of the product.
Value GpuMatmulEmitter::start(unsigned loop, Value k) {
  return loop == group.m ? tileM : loop == group.n ? tileN : k;
}

void GpuMatmulEmitter::copyVector(const Operand &operand,
                                  MutableArrayRef<Value> at,
                                  ArrayRef<Value> target) {
  Value zero = builder.constant(0);
  Value &row = at[operand.rowLoop], &column = at[operand.columnLoop];
  Value isRow = builder.less(row, sizes[operand.rowLoop]);
  Value left = builder.sub(sizes[operand.columnLoop], column);
  Value isColumn = builder.less(zero, left);
  Value count =
      builder.select(builder.both(isRow, isColumn),
                     builder.min(left, builder.constant(chunk)), zero);
  // An address in the array, also where nothing is read. Without this, a
  // register for each address would be kept, and some spilled.
  row = builder.select(isRow, row, zero);
  column = builder.select(isColumn, column, zero);
  nvgpu::DeviceAsyncCopyOp::create(
      builder, nvgpu::DeviceAsyncTokenType::get(builder.getContext()),
      operand.shared, target, operand.operand->get(),
      getIndices(*operand.operand, at), builder.getIndexAttr(chunk), count,
      builder.getUnitAttr());
}

void GpuMatmulEmitter::copyElements(const Operand &operand,
                                    MutableArrayRef<Value> at,
                                    ArrayRef<Value> target) {
  Value memref = operand.operand->get();
  Type type = getElementTypeOrSelf(memref.getType());
  Value zero = arith::ConstantOp::create(
      builder, cast<TypedAttr>(builder.getZeroAttr(type)));
  Value isRow = builder.less(at[operand.rowLoop], sizes[operand.rowLoop]);
  Value column = at[operand.columnLoop];
  Values elements;
  for (int64_t i = 0; i < chunk; ++i) {
    at[operand.columnLoop] = builder.add(column, i);
    Value isInside = builder.both(
        isRow, builder.less(at[operand.columnLoop], sizes[operand.columnLoop]));
    Values element = builder.branch(
        isInside,
        [&] {
          Value loaded = memref::LoadOp::create(
              builder, memref, getIndices(*operand.operand, at));
          return Values{loaded};
        },
        [&] { return Values{zero}; });
    elements.push_back(element.front());
  }
  Value vector = vector::FromElementsOp::create(
      builder, VectorType::get(chunk, type), elements);
  auto store = vector::StoreOp::create(builder, vector, operand.shared, target);
  alignToVector(store);
}
