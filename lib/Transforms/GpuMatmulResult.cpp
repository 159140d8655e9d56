//===- GpuMatmulResult.cpp - What begins and ends the sums ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lane has pairs of sums, in rows that eight lanes share with 31 others: what
// it stored itself would be half a sector of memory for elements of 16 bits. So
// warps put their sums where the stages were, and read whole rows: then lanes
// load, compute and store 16 bytes at a time, beside each other.
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "VectorBody.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

void GpuMatmulEmitter::forPairs(int64_t first, int64_t count,
                                function_ref<void(const Pair &)> emit) {
  Value inRow = builder.divide(lane, 4);
  Value inColumn = builder.multiply(builder.remainder(lane, 4), 2);
  for (int64_t i = 0; i < count; ++i)
    for (int64_t j = 0; j < fragmentsN(); ++j)
      for (int64_t half = 0; half < 2; ++half)
        emit({(first + i) * fragmentsN() + j, half,
              builder.add(inRow, i * 16 + half * 8),
              builder.add(inColumn, j * 8)});
}

/// The loops of the product at an element of the part of C that a warp has.
GpuMatmulEmitter::Values GpuMatmulEmitter::getPosition(Value row,
                                                       Value column) {
  Values at = ivs;
  at[group.m] = builder.add(builder.add(tileM, warpM), row);
  at[group.n] = builder.add(builder.add(tileN, warpN), column);
  return at;
}

/// The same, moved to where `count` elements of a row exist.
GpuMatmulEmitter::Values
GpuMatmulEmitter::getExistingPosition(Value row, Value column, int64_t count) {
  Values at = getPosition(row, column);
  at[group.m] = builder.min(at[group.m], builder.add(sizes[group.m], -1));
  at[group.n] = builder.min(at[group.n], builder.add(sizes[group.n], -count));
  return at;
}

Value GpuMatmulEmitter::makePair(Value first, Value second) {
  return vector::FromElementsOp::create(
      builder, VectorType::get(2, first.getType()), ValueRange{first, second});
}

/// The values from which sums start.
GpuMatmulEmitter::Values GpuMatmulEmitter::emitStart() {
  auto type = VectorType::get({2, 2}, builder.getF32Type());
  Value value;
  if (group.fill)
    value = vector::BroadcastOp::create(builder, type, group.fill.value());
  else
    value = arith::ConstantOp::create(builder, builder.getZeroAttr(type));
  Values sums(fragmentsM() * fragmentsN(), value);
  if (group.fill)
    return sums;
  setThread();
  forPairs(0, fragmentsM(), [&](const Pair &pair) {
    auto load = [&](Value column) -> Value {
      Values at = getExistingPosition(pair.row, column, /*count=*/1);
      return memref::LoadOp::create(builder, group.c().get(),
                                    getIndices(group.c(), at));
    };
    Value first = load(pair.column);
    Value both = makePair(first, load(builder.add(pair.column, 1)));
    Value &sum = sums[pair.fragment];
    sum = vector::InsertOp::create(builder, both, sum, pair.half);
  });
  return sums;
}

//===----------------------------------------------------------------------===//
// What follows the product
//===----------------------------------------------------------------------===//

SmallVector<OpOperand *> GpuMatmulEmitter::getOutputs() {
  SmallVector<OpOperand *> outputs;
  if (matmul.epilogue)
    for (OpOperand &output : matmul.epilogue.getDpsInitsMutable())
      outputs.push_back(&output);
  // The sums themselves, if something else reads them.
  if (matmul.storesC && (!matmul.epilogue || matmul.inputOfC))
    outputs.push_back(&group.c());
  return outputs;
}

/// Whether an operand of the epilogue stands for the sums.
bool GpuMatmulEmitter::isSum(OpOperand &operand) {
  if (matmul.inputOfC)
    return operand.getOperandNumber() == *matmul.inputOfC;
  return &operand == matmul.epilogue.getDpsInitOperand(0);
}

/// Whether the epilogue reads an operand from memory.
bool GpuMatmulEmitter::isRead(OpOperand &operand) {
  return matmul.epilogue.payloadUsesValueFromOperand(&operand) &&
         !isSum(operand);
}

/// The elements that a lane stores at a time: 16 bytes of the narrowest type.
int64_t GpuMatmulEmitter::getResultLanes() {
  return llvm::any_of(getOutputs(),
                      [](OpOperand *output) {
                        auto type = cast<MemRefType>(output->get().getType());
                        return type.getElementTypeBitWidth() <= 16;
                      })
             ? 8
             : 4;
}

/// Whether all rows that are read and stored are `lanes` elements at a time.
Value GpuMatmulEmitter::areVectors(int64_t lanes) {
  Value result = builder.equal(builder.remainder(sizes[group.n], lanes),
                               builder.constant(0));
  for (OpOperand *output : getOutputs())
    result = builder.both(result, areMultiples(builder, output->get(), lanes));
  if (!matmul.epilogue)
    return result;
  for (OpOperand &operand : matmul.epilogue->getOpOperands()) {
    unsigned loop = matmul.epilogue.getNumLoops() - 1;
    AffineMap map = matmul.epilogue.getMatchingIndexingMap(&operand);
    if (!isRead(operand) || !map.isFunctionOfDim(loop))
      continue;
    if (!VectorBody::keepsAlignment(matmul.epilogue, operand, loop))
      return builder.boolean(false);
    result = builder.both(result, areMultiples(builder, operand.get(), lanes));
  }
  return result;
}

void GpuMatmulEmitter::emitResults(ArrayRef<Value> sums) {
  setThread();
  int64_t lanes = getResultLanes();
  Value isVector = areVectors(lanes);
  auto syncWarp = [&] {
    NVVM::SyncWarpOp::create(
        builder, arith::ConstantIntOp::create(builder, -1, /*width=*/32));
  };
  int64_t rows = tiles.resultRows();
  for (int64_t first = 0; first < tiles.warpM; first += rows) {
    if (first != 0)
      syncWarp();
    forPairs(first / 16, rows / 16, [&](const Pair &pair) {
      Value sum =
          vector::ExtractOp::create(builder, sums[pair.fragment], pair.half);
      auto store = vector::StoreOp::create(
          builder, sum, results,
          ValueRange{warp, pair.row, getPlace(pair.row, pair.column)});
      alignToVector(store);
    });
    syncWarp();
    builder.when(
        isVector, [&] { emitRows(first, lanes); }, [&] { emitRows(first, 1); });
  }
  // The next tile uses the same memory.
  gpu::BarrierOp::create(builder);
}

/// Where a column of sums is in its row. 16 lanes that write 32 bytes in each
/// of 4 rows are in different banks because of the length of rows; 8 lanes that
/// read half of 32 bytes each, because the halves trade places in every other
/// 128 bytes and row.
Value GpuMatmulEmitter::getPlace(Value row, Value column) {
  Value isOdd =
      builder.remainder(builder.add(row, builder.divide(column, 32)), 2);
  return builder.exclusiveOr(column, builder.multiply(isOdd, 4));
}

/// Neighbouring sums, as a vector if there are several.
Value GpuMatmulEmitter::loadSums(Value row, Value column, int64_t lanes) {
  if (lanes == 1)
    return memref::LoadOp::create(builder, results,
                                  ValueRange{warp, row, getPlace(row, column)});
  auto type = VectorType::get(lanes, builder.getF32Type());
  Value sums = arith::ConstantOp::create(builder, builder.getZeroAttr(type));
  for (int64_t i = 0; i < lanes; i += 4) {
    auto load = vector::LoadOp::create(
        builder, VectorType::get(4, builder.getF32Type()), results,
        ValueRange{warp, row, getPlace(row, builder.add(column, i))});
    alignToVector(load);
    sums = vector::InsertStridedSliceOp::create(
        builder, load, sums, ArrayRef<int64_t>{i}, ArrayRef<int64_t>{1});
  }
  return sums;
}

/// Ends what is in shared memory: rows of the warp from `first` on.
void GpuMatmulEmitter::emitRows(int64_t first, int64_t lanes) {
  int64_t inRow = std::min<int64_t>(tiles.warpN / lanes, 32);
  Value laneRow = builder.divide(lane, inRow);
  Value laneColumn = builder.multiply(builder.remainder(lane, inRow), lanes);
  Value columns = builder.constant(tiles.warpN);
  builder.loop(columns, inRow * lanes, [&](Value firstColumn) {
    Value column = builder.add(firstColumn, laneColumn);
    Values ofColumns = loadOfColumns(column, lanes);
    // From 0, the loop would be unrolled.
    auto rows = scf::ForOp::create(builder, laneRow,
                                   builder.constant(tiles.resultRows()),
                                   builder.constant(32 / inRow));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(rows.getBody());
    Value row = rows.getInductionVar();
    Values at = getPosition(builder.add(row, first), column);
    builder.when(
        builder.both(builder.less(at[group.m], sizes[group.m]),
                     builder.less(at[group.n], sizes[group.n])),
        [&] {
          emitElements(loadSums(row, column, lanes), getIndices(group.c(), at),
                       ofColumns, lanes);
        },
        [] {});
  });
}

static VectorBody getBody(linalg::GenericOp epilogue, int64_t lanes) {
  return VectorBody(epilogue, epilogue.getNumLoops() - 1,
                    llvm::ElementCount::getFixed(lanes == 1 ? 0 : lanes));
}

/// Loads what an operand of the epilogue is at some neighbouring elements.
Value GpuMatmulEmitter::loadOperand(OpOperand &operand, ArrayRef<Value> at,
                                    int64_t lanes) {
  Value value = getBody(matmul.epilogue, lanes)
                    .load(builder, builder.getLoc(), operand, at);
  if (auto load = value.getDefiningOp<vector::LoadOp>())
    alignToVector(load);
  return value;
}

/// Loads what does not depend on the row; what does is null.
GpuMatmulEmitter::Values GpuMatmulEmitter::loadOfColumns(Value column,
                                                         int64_t lanes) {
  Values values;
  if (!matmul.epilogue)
    return values;
  Values at = getIndices(
      group.c(), getExistingPosition(builder.constant(0), column, lanes));
  AffineMap map = group.product.getMatchingIndexingMap(&group.c());
  unsigned rows =
      *map.getResultPosition(getAffineDimExpr(group.m, builder.getContext()));
  for (OpOperand &operand : matmul.epilogue->getOpOperands()) {
    bool isOfColumns =
        isRead(operand) &&
        !matmul.epilogue.getMatchingIndexingMap(&operand).isFunctionOfDim(rows);
    values.push_back(isOfColumns ? loadOperand(operand, at, lanes) : Value());
  }
  return values;
}

/// Stores neighbouring sums, and what the epilogue makes of them.
void GpuMatmulEmitter::emitElements(Value sums, ArrayRef<Value> at,
                                    ArrayRef<Value> ofColumns, int64_t lanes) {
  Values stored;
  if (matmul.epilogue) {
    Values arguments(ofColumns);
    for (OpOperand &operand : matmul.epilogue->getOpOperands()) {
      Value &argument = arguments[operand.getOperandNumber()];
      if (isSum(operand))
        argument = sums;
      else if (!argument && isRead(operand))
        argument = loadOperand(operand, at, lanes);
    }
    stored = getBody(matmul.epilogue, lanes)
                 .emit(builder, builder.getLoc(), at, arguments);
  }
  stored.push_back(sums);
  SmallVector<OpOperand *> outputs = getOutputs();
  for (auto [output, value] : llvm::zip_first(outputs, stored)) {
    if (lanes == 1) {
      memref::StoreOp::create(builder, value, output->get(), at);
      continue;
    }
    auto store = vector::StoreOp::create(builder, value, output->get(), at);
    alignToVector(store);
  }
}
