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

using namespace mlir;
using namespace mlir::act;

void MatmulEmitter::emitTile(const Block &block, const Tile &tile) {
  auto isInside = [&](Value start, Value width, Value size) {
    if (isMultiple(size, width))
      return builder.boolean(true);
    return builder.lessOrEqual(builder.add(start, width), size);
  };
  Value isWhole =
      builder.both(isInside(tile.row, builder.constant(tiles.rows), m),
                   isInside(tile.column, columns, n));
  if (packedB) {
    // Panels are padded: one loop over k serves all tiles.
    Values sums = loadSums(block, tile, [&](LoadRow loadRow) {
      return builder.branch(
          isWhole, [&] { return loadWhole(tile, loadRow); },
          [&] { return loadEdge(tile, loadRow); });
    });
    accumulate(block, tile, sums, Values(tiles.vectors));
    builder.when(
        isWhole, [&] { finishWhole(block, tile, sums); },
        [&] { finishEdge(block, tile, sums); });
    return;
  }
  builder.when(
      isWhole,
      [&] {
        Values sums = loadSums(block, tile, [&](LoadRow loadRow) {
          return loadWhole(tile, loadRow);
        });
        accumulate(block, tile, sums, Values(tiles.vectors));
        finishWhole(block, tile, sums);
      },
      [&] {
        Tile edge = tile;
        edge.rows = countRowsAtEdge();
        Values sums = loadSums(block, edge, [&](LoadRow loadRow) {
          return loadEdge(edge, loadRow);
        });
        accumulate(block, edge, sums, masksFor(tile.column));
        finishEdge(block, edge, sums);
      });
}

/// The rows of a tile that is not whole, where it shares no code with those
/// that are: fewer if all such tiles are the last of a known number of rows.
int64_t MatmulEmitter::countRowsAtEdge() {
  std::optional<int64_t> rows = getConstantIntValue(m);
  if (!rows || *rows % tiles.rows == 0 || !isMultiple(n, columns))
    return tiles.rows;
  return *rows % tiles.rows;
}

/// Where the sums start, or what the blocks before left in C.
SmallVector<Value>
MatmulEmitter::loadSums(const Block &block, const Tile &tile,
                        llvm::function_ref<Values(LoadRow)> loadTile) {
  auto readC = [&] {
    return loadTile([&](Value row, Value column, const Values &masks) {
      return loadRowOfC(row, column, masks);
    });
  };
  if (!group.getStart())
    return readC();
  auto begin = [&] {
    if (group.start)
      return loadTile([&](Value row, Value column, const Values &masks) {
        return compute(group.start, Values(tiles.vectors), row, column, masks);
      });
    Value fill =
        vector::BroadcastOp::create(builder, vectorType, group.fill.value());
    return Values(tile.rows * tiles.vectors, fill);
  };
  return builder.branch(block.isFirst, begin, readC);
}

/// Where the panels of B begin that a tile reads; none if B is no panels.
SmallVector<Value> MatmulEmitter::startsOfPanels(const Block &block,
                                                 const Tile &tile) {
  if (!packedB)
    return {};
  if (!group.panels)
    return {tiles.streams ? builder.constant(0)
                          : builder.multiply(tile.columnInBlock, tiles.kc)};
  int64_t width = group.panels->columns;
  Value end = builder.roundUp(n, builder.constant(width));
  Value last = builder.sub(end, builder.constant(width));
  Values starts;
  for (int64_t column = 0; column < tiles.minColumns(); column += width) {
    // Beyond the last panel it is that one again, for sums that are not stored.
    Value start = builder.add(tile.column, column);
    if (column != 0 && !isMultiple(n, columns))
      start = builder.min(start, last);
    starts.push_back(builder.add(builder.multiply(block.k, end),
                                 builder.multiply(start, tiles.kc)));
  }
  return starts;
}

/// Adds the products of the block to `sums`, in registers. `masks` are for
/// columns of B that is read in place.
void MatmulEmitter::accumulate(const Block &block, const Tile &tile,
                               Values &sums, const Values &masks) {
  constexpr int64_t kUnroll = 4;
  // How far apart the rows and the steps of a panel of A are.
  int64_t rowStride = 1, stepStride = tiles.panelRows;
  if (tiles.keepsRowsOfA) {
    rowStride = tiles.kc;
    stepStride = 1;
  }
  Value startA = builder.add(
      builder.multiply(builder.divide(tile.rowInPanels, tiles.panelRows),
                       panelSizeA),
      builder.multiply(builder.remainder(tile.rowInPanels, tiles.panelRows),
                       rowStride));
  // Where a vector of a tile is in the panels at a step.
  Values starts = startsOfPanels(block, tile);
  int64_t vectorsOfPanel = tiles.vectors;
  if (!starts.empty())
    vectorsOfPanel /= starts.size();
  auto placeOfB = [&](Value step, int64_t v) {
    return builder.add(
        builder.add(starts[v / vectorsOfPanel],
                    builder.multiply(step, elementsIn(vectorsOfPanel))),
        elementsIn(v % vectorsOfPanel));
  };
  SmallVector<Points> points;
  if (tiles.readsImage)
    points = splitPoints(tile.column, masks);
  auto loadB = [&](Value step) {
    Value stepOfB = builder.add(block.k, step);
    if (tiles.readsImage)
      return loadPoints(points, stepOfB);
    Values row;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      row.push_back(
          packedB ? loadVector(vectorType, packedB, placeOfB(step, v))
                  : loadVector(vectorType, group.b().get(),
                               indices(group.b(), group.k, stepOfB, group.n,
                                       builder.add(tile.column, elementsIn(v))),
                               masks[v]));
    return row;
  };
  auto prefetchB = [&](Value step) {
    // Once each line of the cache.
    constexpr int64_t kLineBits = 512;
    int64_t vectorsOfLine = std::max<int64_t>(
        kLineBits / (tiles.lanes * elementType.getIntOrFloatBitWidth()), 1);
    for (int64_t v = 0; v < tiles.vectors; v += vectorsOfLine)
      memref::PrefetchOp::create(
          builder, packedB,
          builder.add(placeOfB(step, v),
                      elementsIn(tiles.stepsAhead * tiles.vectors)),
          /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
  };
  auto emitStep = [&](Value step, Values &sums) {
    if (tiles.stepsAhead != 0)
      prefetchB(step);
    Values row = loadB(step);
    Value column = builder.add(startA, builder.multiply(step, stepStride));
    for (int64_t r = 0; r < tile.rows; ++r) {
      Value element = memref::LoadOp::create(
          builder, packedA, builder.add(column, r * rowStride));
      Value factor = vector::BroadcastOp::create(builder, vectorType, element);
      for (int64_t v = 0; v < tiles.vectors; ++v) {
        Value &sum = sums[r * tiles.vectors + v];
        sum = math::FmaOp::create(builder, factor, row[v], sum);
      }
    }
  };
  auto emitLoop = [&](Value start, Value end, int64_t step) {
    auto forOp =
        scf::ForOp::create(builder, start, end, builder.constant(step), sums);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    Values inner = llvm::to_vector_of<Value>(forOp.getRegionIterArgs());
    for (int64_t i = 0; i < step; ++i)
      emitStep(builder.add(forOp.getInductionVar(), i), inner);
    scf::YieldOp::create(builder, inner);
    sums.assign(forOp.result_begin(), forOp.result_end());
  };
  Value rest = isMultiple(k, kUnroll) && tiles.kc % kUnroll == 0
                   ? builder.constant(0)
                   : builder.remainder(block.length, kUnroll);
  Value whole = builder.sub(block.length, rest);
  emitLoop(builder.constant(0), whole, kUnroll);
  if (getConstantIntValue(rest) != 0)
    emitLoop(whole, block.length, 1);
}

SmallVector<Value> MatmulEmitter::loadWhole(const Tile &tile, LoadRow loadRow) {
  Values sums;
  for (int64_t r = 0; r < tiles.rows; ++r)
    sums.append(
        loadRow(builder.add(tile.row, r), tile.column, Values(tiles.vectors)));
  return sums;
}

void MatmulEmitter::finishWhole(const Block &block, const Tile &tile,
                                const Values &sums) {
  Values noMasks(tiles.vectors);
  auto store = [&] {
    for (int64_t r = 0; r < tiles.rows; ++r)
      storeRowOfC(builder.add(tile.row, r), tile.column, rowOf(sums, r),
                  noMasks);
  };
  if (!group.epilogue)
    return store();
  builder.when(
      block.isLast,
      [&] {
        Block last = block;
        last.isLast = builder.boolean(true);
        storeStaged(sums);
        finishStaged(last, tile, builder.constant(tiles.rows), noMasks);
      },
      store);
}

/// The masks of the vectors of a tile at an edge.
SmallVector<Value> MatmulEmitter::masksFor(Value column) {
  Values masks;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    masks.push_back(
        maskFor(vectorType, builder.add(column, elementsIn(v)), n, columns));
  return masks;
}

SmallVector<Value> MatmulEmitter::loadEdge(const Tile &tile, LoadRow loadRow) {
  Values masks = masksFor(tile.column);
  builder.loop(clip(tiles.rows, tile.row, m), 1, [&](Value r) {
    storeStagedRow(r, loadRow(builder.add(tile.row, r), tile.column, masks));
  });
  Values sums;
  for (int64_t r = 0; r < tile.rows; ++r)
    sums.append(loadStagedRow(builder.constant(r)));
  return sums;
}

void MatmulEmitter::finishEdge(const Block &block, const Tile &tile,
                               const Values &sums) {
  storeStaged(sums);
  finishStaged(block, tile, clip(tiles.rows, tile.row, m),
               masksFor(tile.column));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

ArrayRef<Value> MatmulEmitter::rowOf(const Values &sums, int64_t row) {
  return ArrayRef<Value>(sums).slice(row * tiles.vectors, tiles.vectors);
}

SmallVector<Value> MatmulEmitter::loadStagedRow(Value row) {
  Values values;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    values.push_back(loadVector(vectorType, staged, {row, elementsIn(v)}));
  return values;
}

void MatmulEmitter::storeStagedRow(Value row, ArrayRef<Value> values) {
  for (auto [v, value] : llvm::enumerate(values))
    vector::StoreOp::create(builder, value, staged,
                            ValueRange{row, elementsIn(v)});
}

void MatmulEmitter::storeStaged(const Values &sums) {
  int64_t rows = sums.size() / tiles.vectors;
  for (int64_t r = 0; r < rows; ++r)
    storeStagedRow(builder.constant(r), rowOf(sums, r));
}

/// Takes the staged values of `rows` rows to C.
void MatmulEmitter::finishStaged(const Block &block, const Tile &tile,
                                 Value rows, const Values &masks) {
  builder.loop(rows, 1, [&](Value r) {
    Value row = builder.add(tile.row, r);
    Values values = loadStagedRow(r);
    if (group.epilogue)
      values = builder.branch(
          block.isLast,
          [&] {
            return compute(group.epilogue, values, row, tile.column, masks);
          },
          [&] { return values; });
    storeRowOfC(row, tile.column, values, masks);
  });
}

SmallVector<SmallVector<Value>> MatmulEmitter::placesInC(Value row,
                                                         Value column) {
  SmallVector<Values> places;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    places.push_back(indices(group.c(), group.m, row, group.n,
                             builder.add(column, elementsIn(v))));
  return places;
}

SmallVector<Value> MatmulEmitter::loadRowOfC(Value row, Value column,
                                             const Values &masks) {
  Values values;
  for (auto [place, mask] : llvm::zip_equal(placesInC(row, column), masks))
    values.push_back(loadVector(vectorType, c, place, mask));
  return values;
}

void MatmulEmitter::storeRowOfC(Value row, Value column, ArrayRef<Value> values,
                                const Values &masks) {
  for (auto [value, place, mask] :
       llvm::zip_equal(values, placesInC(row, column), masks)) {
    if (mask)
      vector::MaskedStoreOp::create(builder, c, place, mask, value);
    else
      vector::StoreOp::create(builder, value, c, place);
  }
}

SmallVector<Value> MatmulEmitter::compute(linalg::GenericOp op,
                                          const Values &values, Value row,
                                          Value column, const Values &masks) {
  VectorBody body(op, op.getNumLoops() - 1,
                  llvm::ElementCount::get(tiles.lanes, tiles.isScalable));
  Values results;
  for (auto [value, place, mask] :
       llvm::zip_equal(values, placesInC(row, column), masks))
    results.push_back(
        body.emitEpilogue(builder, builder.getLoc(), place, value, mask));
  return results;
}
