//===- MatmulTile.cpp - The register tile of a matrix product ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "VectorBody.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::act;

void MatmulEmitter::accumulateStep(Value kIndex, Value rowInPanel,
                                   RowLoader loadRow,
                                   SmallVector<Value> &tile) {
  SmallVector<Value> row = loadRow(kIndex);
  for (int64_t r = 0; r < tiles.rows; ++r) {
    Value element = memref::LoadOp::create(
        builder, packedA, ValueRange{kIndex, add(rowInPanel, constant(r))});
    Value factor = vector::BroadcastOp::create(builder, vectorType, element);
    for (int64_t v = 0; v < tiles.vectors; ++v) {
      Value &sum = tile[r * tiles.vectors + v];
      sum = math::FmaOp::create(builder, factor, row[v], sum);
    }
  }
}

/// The product of a panel of A and one of B, in registers. `loadRow` gives the
/// vectors of a row of B.
SmallVector<Value> MatmulEmitter::accumulate(Value kLength, Value rowInPanel,
                                             RowLoader loadRow) {
  constexpr int64_t kUnroll = 4;
  Value zero =
      arith::ConstantOp::create(builder, builder.getZeroAttr(vectorType));
  SmallVector<Value> tile(tiles.rows * tiles.vectors, zero);
  Value rest = builder.createOrFold<arith::RemUIOp>(kLength, constant(kUnroll));
  Value whole = sub(kLength, rest);
  auto emitLoop = [&](Value start, Value end, int64_t step) {
    auto forOp = scf::ForOp::create(builder, start, end, constant(step), tile);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    SmallVector<Value> inner(forOp.getRegionIterArgs());
    for (int64_t i = 0; i < step; ++i)
      accumulateStep(add(forOp.getInductionVar(), constant(i)), rowInPanel,
                     loadRow, inner);
    scf::YieldOp::create(builder, inner);
    tile.assign(forOp.result_begin(), forOp.result_end());
  };
  emitLoop(constant(0), whole, kUnroll);
  if (getConstantIntValue(rest) != 0)
    emitLoop(whole, kLength, 1);
  return tile;
}

/// Stores a tile. One at an edge takes a way through memory and a loop over its
/// rows: it need not be fast, but small.
void MatmulEmitter::finishTile(ArrayRef<Value> tile, Value row, Value column,
                               Value first, Value last) {
  auto divides = [](Value size, int64_t tileSize) {
    std::optional<int64_t> known = getConstantIntValue(size);
    return known && *known % tileSize == 0;
  };
  bool rowsDivide = divides(m, tiles.rows);
  bool columnsDivide = divides(n, tiles.columns());
  if (rowsDivide && columnsDivide)
    return storeRows(tile, row, column, {}, first, last);
  std::optional<int64_t> columns = getConstantIntValue(n);
  if (columns && *columns < tiles.columns())
    return storeEdge(tile, row, column, first, last);
  auto isWhole = [&](Value at, int64_t tileSize, Value size) {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::sle,
                                 add(at, constant(tileSize)), size);
  };
  Value whole;
  if (!rowsDivide)
    whole = isWhole(row, tiles.rows, m);
  if (!columnsDivide) {
    Value columnsWhole = isWhole(column, tiles.columns(), n);
    whole = whole ? Value(arith::AndIOp::create(builder, whole, columnsWhole))
                  : columnsWhole;
  }
  auto ifOp = scf::IfOp::create(builder, whole, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(ifOp.thenBlock());
  storeRows(tile, row, column, {}, first, last);
  builder.setInsertionPointToStart(ifOp.elseBlock());
  storeEdge(tile, row, column, first, last);
}

void MatmulEmitter::storeEdge(ArrayRef<Value> tile, Value row, Value column,
                              Value first, Value last) {
  auto maskType = VectorType::get(tiles.lanes, builder.getI1Type());
  SmallVector<Value> masks, offsets;
  for (int64_t v = 0; v < tiles.vectors; ++v) {
    offsets.push_back(constant(v * tiles.lanes));
    masks.push_back(vector::CreateMaskOp::create(
        builder, maskType, sub(n, add(column, offsets[v]))));
  }
  for (auto [i, value] : llvm::enumerate(tile))
    vector::StoreOp::create(
        builder, value, edgeTile,
        ValueRange{constant(i / tiles.vectors), offsets[i % tiles.vectors]});
  auto forOp =
      scf::ForOp::create(builder, constant(0),
                         min(constant(tiles.rows), sub(m, row)), constant(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  Value r = forOp.getInductionVar();
  SmallVector<Value> values;
  for (Value offset : offsets)
    values.push_back(vector::LoadOp::create(builder, vectorType, edgeTile,
                                            ValueRange{r, offset}));
  storeRows(values, add(row, r), column, masks, first, last);
}

/// Stores rows of a tile, under the masks of a row if there are any.
void MatmulEmitter::storeRows(ArrayRef<Value> tile, Value row, Value column,
                              ArrayRef<Value> rowMasks, Value first,
                              Value last) {
  SmallVector<SmallVector<Value>> at;
  SmallVector<Value> masks;
  OpOperand &output = product.getDpsInitsMutable()[0];
  for (int64_t i = 0, e = tile.size(); i < e; ++i) {
    int64_t v = i % tiles.vectors;
    masks.push_back(rowMasks.empty() ? Value() : rowMasks[v]);
    at.push_back(indices(output, group.m, add(row, constant(i / tiles.vectors)),
                         group.n, add(column, constant(v * tiles.lanes))));
  }

  SmallVector<Value> values = addInit(tile, at, masks, first);
  if (group.epilogue) {
    if (!last) {
      values = applyEpilogue(values, at, masks);
    } else {
      auto ifOp =
          scf::IfOp::create(builder, ValueRange(values).getTypes(), last,
                            /*addThenBlock=*/true,
                            /*addElseBlock=*/true);
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(ifOp.thenBlock());
      scf::YieldOp::create(builder, applyEpilogue(values, at, masks));
      builder.setInsertionPointToStart(ifOp.elseBlock());
      scf::YieldOp::create(builder, values);
      values = ifOp.getResults();
    }
  }
  for (auto [value, place, mask] : llvm::zip_equal(values, at, masks)) {
    if (mask)
      vector::MaskedStoreOp::create(builder, init, place, mask, value);
    else
      vector::StoreOp::create(builder, value, init, place);
  }
}

/// Adds what C holds, or the fill, to the sum over this block of k.
SmallVector<Value> MatmulEmitter::addInit(ArrayRef<Value> tile,
                                          ArrayRef<SmallVector<Value>> at,
                                          ArrayRef<Value> masks, Value first) {
  auto addFill = [&]() -> SmallVector<Value> {
    if (matchPattern(group.fill.value(), m_PosZeroFloat()))
      return SmallVector<Value>(tile);
    Value fill =
        vector::BroadcastOp::create(builder, vectorType, group.fill.value());
    SmallVector<Value> sums;
    for (Value value : tile)
      sums.push_back(arith::AddFOp::create(builder, fill, value));
    return sums;
  };
  auto addC = [&]() {
    SmallVector<Value> sums;
    for (auto [value, place, mask] : llvm::zip_equal(tile, at, masks))
      sums.push_back(
          arith::AddFOp::create(builder, loadVector(init, place, mask), value));
    return sums;
  };
  if (!group.fill)
    return addC();
  if (!first)
    return addFill();
  auto ifOp = scf::IfOp::create(builder, ValueRange(tile).getTypes(), first,
                                /*addThenBlock=*/true, /*addElseBlock=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(ifOp.thenBlock());
  scf::YieldOp::create(builder, addFill());
  builder.setInsertionPointToStart(ifOp.elseBlock());
  scf::YieldOp::create(builder, addC());
  return ifOp.getResults();
}

SmallVector<Value> MatmulEmitter::applyEpilogue(ArrayRef<Value> tile,
                                                ArrayRef<SmallVector<Value>> at,
                                                ArrayRef<Value> masks) {
  linalg::GenericOp epilogue = group.epilogue;
  unsigned columnLoop = epilogue.getNumLoops() - 1;
  VectorBody body(epilogue, columnLoop, tiles.lanes);
  // The loop of the epilogue that runs over the rows of the tile.
  AffineMap outputMap = product.getIndexingMapsArray().back();
  unsigned rowLoop = *outputMap.getResultPosition(
      getAffineDimExpr(group.m, builder.getContext()));
  // What does not depend on the row is loaded once for all rows.
  SmallVector<SmallVector<Value>> shared(tiles.vectors);
  for (int64_t v = 0; v < tiles.vectors; ++v)
    for (OpOperand *input : epilogue.getDpsInputOperands())
      shared[v].push_back(
          epilogue.getMatchingIndexingMap(input).isFunctionOfDim(rowLoop)
              ? Value()
              : body.load(builder, builder.getLoc(), *input, at[v], masks[v]));
  SmallVector<Value> results;
  for (int64_t i = 0, e = tile.size(); i < e; ++i) {
    SmallVector<Value> arguments = shared[i % tiles.vectors];
    for (OpOperand *input : epilogue.getDpsInputOperands())
      if (Value &argument = arguments[input->getOperandNumber()]; !argument)
        argument =
            body.load(builder, builder.getLoc(), *input, at[i], masks[i]);
    arguments.push_back(tile[i]);
    results.push_back(
        body.emit(builder, builder.getLoc(), at[i], arguments)[0]);
  }
  return results;
}
