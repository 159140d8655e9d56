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
  auto isInside = [&](Value start, int64_t width, Value size) {
    if (isMultiple(size, width))
      return builder.boolean(true);
    return builder.lessOrEqual(builder.add(start, width), size);
  };
  Value isWhole = builder.both(isInside(tile.row, tiles.rows, m),
                               isInside(tile.column, tiles.columns(), n));
  builder.when(
      isWhole, [&] { emitWholeTile(block, tile); },
      [&] { emitEdgeTile(block, tile); });
}

SmallVector<SmallVector<Value>> MatmulEmitter::placesInC(Value row,
                                                         Value column) {
  SmallVector<Values> places;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    places.push_back(indices(group.c(), group.m, row, group.n,
                             builder.add(column, v * tiles.lanes)));
  return places;
}

Value MatmulEmitter::getFill() {
  return vector::BroadcastOp::create(builder, vectorType, group.fill.value());
}

void MatmulEmitter::emitWholeTile(const Block &block, const Tile &tile) {
  auto readC = [&] {
    Values sums;
    for (int64_t r = 0; r < tiles.rows; ++r)
      for (const Values &place :
           placesInC(builder.add(tile.row, r), tile.column))
        sums.push_back(loadVector(c, place));
    return sums;
  };
  auto fill = [&] { return Values(tiles.rows * tiles.vectors, getFill()); };
  Values sums =
      group.fill ? builder.branch(block.isFirst, fill, readC) : readC();
  sums = accumulate(block, tile, sums, Values(tiles.vectors));
  for (int64_t r = 0; r < tiles.rows; ++r)
    finishRow(
        block, builder.add(tile.row, r), tile.column,
        Values(ArrayRef<Value>(sums).slice(r * tiles.vectors, tiles.vectors)),
        Values(tiles.vectors));
}

void MatmulEmitter::emitEdgeTile(const Block &block, const Tile &tile) {
  Value rows = clip(tiles.rows, tile.row, m);
  Values masks;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    masks.push_back(
        maskFor(builder.add(tile.column, v * tiles.lanes), n, tiles.columns()));
  auto placeInEdge = [&](Value row, int64_t v) {
    return Values{row, builder.constant(v * tiles.lanes)};
  };
  auto storeRow = [&](Value row, ArrayRef<Value> values) {
    for (auto [v, value] : llvm::enumerate(values))
      vector::StoreOp::create(builder, value, edge, placeInEdge(row, v));
  };
  auto loadRow = [&](Value row) {
    Values values;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      values.push_back(loadVector(edge, placeInEdge(row, v)));
    return values;
  };
  auto readC = [&] {
    builder.loop(rows, 1, [&](Value r) {
      Values values;
      for (auto [place, mask] : llvm::zip_equal(
               placesInC(builder.add(tile.row, r), tile.column), masks))
        values.push_back(loadVector(c, place, mask));
      storeRow(r, values);
    });
    Values sums;
    for (int64_t r = 0; r < tiles.rows; ++r)
      sums.append(loadRow(builder.constant(r)));
    return sums;
  };
  auto fill = [&] { return Values(tiles.rows * tiles.vectors, getFill()); };
  Values sums =
      group.fill ? builder.branch(block.isFirst, fill, readC) : readC();
  sums = accumulate(block, tile, sums, masks);
  for (int64_t r = 0; r < tiles.rows; ++r)
    storeRow(builder.constant(r),
             ArrayRef<Value>(sums).slice(r * tiles.vectors, tiles.vectors));
  builder.loop(rows, 1, [&](Value r) {
    finishRow(block, builder.add(tile.row, r), tile.column, loadRow(r), masks);
  });
}

/// Adds the products of the block to `sums`, in registers. `masks` are for
/// columns of B that is read in place.
SmallVector<Value> MatmulEmitter::accumulate(const Block &block,
                                             const Tile &tile, Values sums,
                                             const Values &masks) {
  constexpr int64_t kUnroll = 4;
  Value startA = builder.add(
      builder.multiply(builder.divide(tile.rowInPanels, tiles.panelRows),
                       panelSizeA),
      builder.remainder(tile.rowInPanels, tiles.panelRows));
  Value startB;
  if (packedB)
    startB = tiles.streams ? builder.constant(0)
                           : builder.multiply(builder.divide(tile.columnInBlock,
                                                             tiles.columns()),
                                              panelSizeB);
  auto placeOfB = [&](Value step) {
    return builder.add(startB, builder.multiply(step, tiles.columns()));
  };
  auto loadB = [&](Value step, int64_t v) {
    if (packedB)
      return loadVector(packedB, builder.add(placeOfB(step), v * tiles.lanes));
    return loadVector(group.b().get(),
                      indices(group.b(), group.k, builder.add(block.k, step),
                              group.n,
                              builder.add(tile.column, v * tiles.lanes)),
                      masks[v]);
  };
  auto prefetchB = [&](Value step) {
    // Tuned: the panel comes from L2, and the hardware does not look this far.
    constexpr int64_t kStepsAhead = 16;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      memref::PrefetchOp::create(
          builder, packedB,
          builder.add(placeOfB(step),
                      kStepsAhead * tiles.columns() + v * tiles.lanes),
          /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
  };
  auto emitStep = [&](Value step, Values &sums) {
    if (packedB && !tiles.streams)
      prefetchB(step);
    Values row;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      row.push_back(loadB(step, v));
    Value column = builder.add(startA, builder.multiply(step, tiles.panelRows));
    for (int64_t r = 0; r < tiles.rows; ++r) {
      Value element =
          memref::LoadOp::create(builder, packedA, builder.add(column, r));
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
  return sums;
}

void MatmulEmitter::finishRow(const Block &block, Value row, Value column,
                              const Values &values, const Values &masks) {
  SmallVector<Values> at = placesInC(row, column);
  Values results = values;
  if (group.epilogue)
    results = builder.branch(
        block.isLast, [&] { return applyEpilogue(values, at, masks); },
        [&] { return values; });
  for (auto [value, place, mask] : llvm::zip_equal(results, at, masks)) {
    if (mask)
      vector::MaskedStoreOp::create(builder, c, place, mask, value);
    else
      vector::StoreOp::create(builder, value, c, place);
  }
}

SmallVector<Value> MatmulEmitter::applyEpilogue(const Values &values,
                                                ArrayRef<Values> at,
                                                const Values &masks) {
  linalg::GenericOp epilogue = group.epilogue;
  VectorBody body(epilogue, epilogue.getNumLoops() - 1,
                  llvm::ElementCount::getFixed(tiles.lanes));
  Values results;
  for (auto [value, place, mask] : llvm::zip_equal(values, at, masks)) {
    Values arguments;
    for (OpOperand *input : epilogue.getDpsInputOperands())
      arguments.push_back(
          body.load(builder, builder.getLoc(), *input, place, mask));
    arguments.push_back(value);
    results.push_back(
        body.emit(builder, builder.getLoc(), place, arguments)[0]);
  }
  return results;
}
