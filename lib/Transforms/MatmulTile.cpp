//===- MatmulTile.cpp - The register tile of a matrix product ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "VectorBody.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::act;

void MatmulEmitter::emitTile(const Block &block, Tile tile) {
  auto isInside = [&](Value start, Value width, Value size) {
    if (isMultiple(size, width))
      return builder.boolean(true);
    return builder.lessOrEqual(builder.add(start, width), size);
  };
  tile.hasColumns = isInside(tile.column, columns, n);
  tile.isWhole = builder.both(
      isInside(tile.row, builder.constant(tiles.rows), m), tile.hasColumns);
  // Panels are padded: one loop over k serves all tiles.
  if (packedB)
    return computeTile(block, tile);
  builder.when(
      tile.isWhole,
      [&] {
        tile.isWhole = tile.hasColumns = builder.boolean(true);
        computeTile(block, tile);
      },
      [&] {
        tile.rows = countRowsAtEdge();
        tile.isWhole = tile.hasColumns = builder.boolean(false);
        computeTile(block, tile);
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

/// A tile that is all in C is read from there and written there. Else, and on
/// the way to the epilogue, it is staged, row by row, and what is outside of C
/// never is touched.
void MatmulEmitter::computeTile(const Block &block, const Tile &tile) {
  Value yes = builder.boolean(true);
  Value isDone =
      group.epilogue
          ? builder.both(tile.isWhole, builder.exclusiveOr(block.isLast, yes))
          : tile.isWhole;
  Value to = selectView(
      isDone, [&] { return viewC(tile); }, [&] { return viewStaged(tile); });
  if (callsMicroKernel()) {
    callMicroKernel(block, tile, to);
  } else {
    Values sums = loadSums(block, tile);
    accumulate(block, tile, sums);
    getMicroKernel(tile).storeTile(builder, vscale, sums, to);
  }
  builder.when(
      isDone, [] {},
      [&] {
        forColumns(tile, [&](const Values &masks) {
          finishStaged(block, tile, masks);
        });
      });
}

MicroKernel MatmulEmitter::getMicroKernel(const Tile &tile) const {
  MicroKernel kernel;
  kernel.rows = tile.rows;
  kernel.vectors = tiles.vectors;
  kernel.vectorType = vectorType;
  kernel.hasRowsOfA = tiles.readsA;
  kernel.pairsSteps = tiles.pairsSteps;
  kernel.hasHalves = tiles.pairsSteps && group.panels;
  kernel.multipliesTiles = tiles.multipliesTiles;
  if (readsWindows() && tiles.kc > group.windows.getRunLength()) {
    kernel.runLength = group.windows.getRunLength();
    kernel.runStride = *group.windows.getRunStride();
  }
  if (!tiles.readsA) {
    kernel.rowStride = tiles.keepsRowsOfA ? tiles.rowStride : 1;
    kernel.stepStride = tiles.keepsRowsOfA ? 1 : tiles.panelRows;
  }
  kernel.panels = group.panels ? tiles.minColumns() / group.panels->columns : 1;
  kernel.stepsAhead = tiles.stepsAhead;
  return kernel;
}

//===----------------------------------------------------------------------===//
// Its memory
//===----------------------------------------------------------------------===//

/// Part of C or of the staged rows, as the micro-kernel takes it.
Value MatmulEmitter::viewTile(const Tile &tile, Value memref,
                              ArrayRef<OpFoldResult> offsets,
                              ArrayRef<OpFoldResult> sizes) {
  SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
  MemRefType type = getMicroKernel(tile).getTileType();
  MemRefType viewType = memref::SubViewOp::inferRankReducedResultType(
      type.getShape(), cast<MemRefType>(memref.getType()), offsets, sizes,
      strides);
  Value view = memref::SubViewOp::create(builder, viewType, memref, offsets,
                                         sizes, strides);
  return builder.createOrFold<memref::CastOp>(type, view);
}

Value MatmulEmitter::viewC(const Tile &tile) {
  AffineMap map = group.product.getMatchingIndexingMap(&group.c());
  SmallVector<OpFoldResult> sizes(map.getNumResults(), builder.getIndexAttr(1));
  unsigned m = *map.getResultPosition(builder.getAffineDimExpr(group.m));
  sizes[m] = builder.getIndexAttr(tile.rows);
  sizes.back() = getAsOpFoldResult(columns);
  return viewTile(tile, c,
                  getAsOpFoldResult(indices(group.c(), group.m, tile.row,
                                            group.n, tile.column)),
                  sizes);
}

Value MatmulEmitter::viewStaged(const Tile &tile) {
  if (tile.rows == tiles.rows)
    return builder.createOrFold<memref::CastOp>(
        getMicroKernel(tile).getTileType(), staged);
  OpFoldResult zero = builder.getIndexAttr(0);
  return viewTile(
      tile, staged, {zero, zero},
      {builder.getIndexAttr(tile.rows), getAsOpFoldResult(columns)});
}

Value MatmulEmitter::selectView(Value condition,
                                llvm::function_ref<Value()> whenTrue,
                                llvm::function_ref<Value()> whenFalse) {
  return builder
      .branch(
          condition, [&] { return Values{whenTrue()}; },
          [&] { return Values{whenFalse()}; })
      .front();
}

bool MatmulEmitter::isKnownWhole(const Tile &tile) {
  return getConstantIntValue(tile.isWhole).value_or(0) != 0;
}

/// How many rows are in C.
Value MatmulEmitter::countRows(const Tile &tile) {
  if (isKnownWhole(tile))
    return builder.constant(tiles.rows);
  return clip(tiles.rows, tile.row, m);
}

void MatmulEmitter::stage(const Tile &tile,
                          llvm::function_ref<Values(Value row)> loadRow) {
  builder.loop(countRows(tile), 1, [&](Value r) {
    storeStagedRow(r, loadRow(builder.add(tile.row, r)));
  });
}

bool MatmulEmitter::isFillStaged() {
  return group.fill && tiles.multipliesTiles &&
         !matchPattern(Value(group.fill.value()), m_PosZeroFloat());
}

/// Where the start is, computed for all of the tile.
Value MatmulEmitter::stageStart(const Tile &tile) {
  forColumns(tile, [&](const Values &masks) {
    stage(tile, [&](Value row) { return computeStart(tile, row, masks); });
  });
  return viewStaged(tile);
}

/// Where what the blocks before left in C is.
Value MatmulEmitter::readC(const Tile &tile) {
  return selectView(
      tile.isWhole, [&] { return viewC(tile); },
      [&] {
        Values masks = masksFor(tile.column);
        stage(tile,
              [&](Value row) { return loadRowOfC(row, tile.column, masks); });
        return viewStaged(tile);
      });
}

//===----------------------------------------------------------------------===//
// Its sums
//===----------------------------------------------------------------------===//

SmallVector<Value> MatmulEmitter::computeStart(const Tile &tile, Value row,
                                               const Values &masks) {
  if (group.fill)
    return Values(tiles.vectors, vector::BroadcastOp::create(
                                     builder, vectorType, group.fill.value()));
  return compute(group.start, Values(tiles.vectors), row, tile.column, masks);
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

/// Where the panel of A begins, or each row of A.
SmallVector<Value> MatmulEmitter::startsInA(const Block &block,
                                            const Tile &tile) {
  if (tiles.readsA) {
    Values starts;
    Value last = builder.sub(m, builder.constant(1));
    for (int64_t r = 0; r < tiles.rows; ++r) {
      // Beyond the last row it is that one again, for sums that are not stored.
      Value row = builder.add(tile.row, r);
      if (!isMultiple(m, tiles.rows))
        row = builder.min(row, last);
      starts.push_back(placeInA(row, block.k));
    }
    return starts;
  }
  int64_t rowStride = getMicroKernel(tile).rowStride;
  return {builder.add(
      builder.multiply(builder.divide(tile.rowInPanels, tiles.panelRows),
                       panelSizeA),
      builder.multiply(builder.remainder(tile.rowInPanels, tiles.panelRows),
                       rowStride))};
}

/// The place of an element of A in A, or the image, as one row.
Value MatmulEmitter::placeInA(Value row, Value step) {
  if (isImage(group.a()))
    return placeInImage(group.m, row, step);
  Value place = builder.constant(0);
  for (auto [i, index] :
       llvm::enumerate(indices(group.a(), group.m, row, group.k, step)))
    place =
        builder.add(builder.multiply(place, builder.createOrFold<memref::DimOp>(
                                                group.a().get(), i)),
                    index);
  return place;
}

/// The sums go from memory to `to`.
void MatmulEmitter::callMicroKernel(const Block &block, const Tile &tile,
                                    Value to) {
  Value no = builder.boolean(false);
  Value from = selectView(
      group.getStart() ? block.isFirst : no,
      [&] { return group.fill ? to : stageStart(tile); },
      [&] { return readC(tile); });
  auto call = [&](bool packs) {
    callMicroKernel(block, tile, from, to, packs);
  };
  if (!packsInMicroKernel())
    return call(false);
  builder.when(
      builder.equal(tile.row, block.rowStart), [&] { call(true); },
      [&] { call(false); });
}

void MatmulEmitter::callMicroKernel(const Block &block, const Tile &tile,
                                    Value from, Value to, bool packs) {
  MicroKernel kernel = getMicroKernel(tile);
  if (packs)
    kernel.packing = describeCopy(group.b(), group.n);
  Value fills = group.fill ? block.isFirst : builder.boolean(false);
  Value fill = group.fill ? group.fill.value()
                          : arith::ConstantOp::create(
                                builder, builder.getZeroAttr(elementType));
  func::FuncOp function = functions.get(kernel, builder.getLoc());
  auto anySize = [&](Value packed) {
    Type element = cast<MemRefType>(packed.getType()).getElementType();
    return builder.createOrFold<memref::CastOp>(
        MemRefType::get(ShapedType::kDynamic, element), packed);
  };
  Values arguments = {anySize(packedA)};
  llvm::append_range(arguments, startsInA(block, tile));
  if (packs) {
    Value step = builder.multiply(block.k, tiles.stepsOfElement());
    arguments.push_back(viewOperand(
        group.b(), group.n, tile.column, builder.sub(n, tile.column), step,
        builder.sub(stepsOfK, step), kernel.packing->getSourceType()));
  }
  arguments.push_back(anySize(packedB));
  llvm::append_range(arguments, startsOfPanels(block, tile));
  llvm::append_range(arguments, Values{block.length, fills, fill, from, to});
  func::CallOp::create(builder, function, arguments);
}

/// The sums before the block, in registers.
SmallVector<Value> MatmulEmitter::loadSums(const Block &block,
                                           const Tile &tile) {
  auto load = [&](Value view) {
    return getMicroKernel(tile).loadTile(builder, vscale, view);
  };
  if (!group.getStart())
    return load(readC(tile));
  auto start = [&] {
    if (group.fill && !isFillStaged())
      return getMicroKernel(tile).fillSums(builder, group.fill.value());
    if (tiles.multipliesTiles || !isKnownWhole(tile))
      return load(stageStart(tile));
    Values sums;
    for (int64_t r = 0; r < tile.rows; ++r)
      sums.append(
          computeStart(tile, builder.add(tile.row, r), Values(tiles.vectors)));
    return sums;
  };
  return builder.branch(block.isFirst, start,
                        [&] { return load(readC(tile)); });
}

/// Adds the products of the block to `sums`, in registers.
void MatmulEmitter::accumulate(const Block &block, const Tile &tile,
                               Values &sums) {
  MicroKernel kernel = getMicroKernel(tile);
  Values starts = startsOfPanels(block, tile);
  if (tiles.multipliesTiles)
    return kernel.accumulateTiles(builder, packedA,
                                  startsInA(block, tile).front(), packedB,
                                  starts, block.length, sums);
  // For columns of B that is read in place.
  Values masks(tiles.vectors);
  if (!packedB && !isKnownWhole(tile))
    masks = masksFor(tile.column);
  SmallVector<Points> points;
  if (tiles.readsImage)
    points = splitPoints(tile.column, masks);
  auto loadB = [&](Value step) {
    if (packedB)
      return kernel.loadPanels(builder, vscale, packedB, starts, step);
    Value stepOfB = builder.add(block.k, step);
    if (tiles.readsImage)
      return loadPoints(points, stepOfB);
    Values row;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      row.push_back(loadVector(builder, vectorType, group.b().get(),
                               indices(group.b(), group.k, stepOfB, group.n,
                                       builder.add(tile.column, elementsIn(v))),
                               masks[v]));
    return row;
  };
  bool hasRest = !isMultiple(k, MicroKernel::kUnroll) ||
                 tiles.kc % MicroKernel::kUnroll != 0;
  kernel.accumulate(builder, packedA, startsInA(block, tile), block.length,
                    hasRest, sums, loadB);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The masks of the vectors of a tile at an edge.
SmallVector<Value> MatmulEmitter::masksFor(Value column) {
  Values masks;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    masks.push_back(
        maskFor(vectorType, builder.add(column, elementsIn(v)), n, columns));
  return masks;
}

/// Code for tiles with all of their columns in C, and for others.
void MatmulEmitter::forColumns(const Tile &tile,
                               llvm::function_ref<void(const Values &)> emit) {
  builder.when(
      tile.hasColumns, [&] { emit(Values(tiles.vectors)); },
      [&] { emit(masksFor(tile.column)); });
}

SmallVector<Value> MatmulEmitter::loadStagedRow(Value row) {
  Values values;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    values.push_back(
        loadVector(builder, vectorType, staged, {row, elementsIn(v)}));
  return values;
}

void MatmulEmitter::storeStagedRow(Value row, ArrayRef<Value> values) {
  for (auto [v, value] : llvm::enumerate(values))
    vector::StoreOp::create(builder, value, staged,
                            ValueRange{row, elementsIn(v)});
}

/// Takes the staged values to C.
void MatmulEmitter::finishStaged(const Block &block, const Tile &tile,
                                 const Values &masks) {
  builder.loop(countRows(tile), 1, [&](Value r) {
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
    values.push_back(loadVector(builder, vectorType, c, place, mask));
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
