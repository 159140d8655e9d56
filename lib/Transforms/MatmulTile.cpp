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

/// Adds the product of `length` columns of a panel of A, from `kInBlock` on,
/// and as many rows of one of B to `tile`, in registers.
SmallVector<Value> MatmulEmitter::accumulate(Values tile, Value panelA,
                                             Value rowInPanel, Value kInBlock,
                                             Value panelB, Value length) {
  constexpr int64_t kUnroll = 4;
  auto emitStep = [&](Value k, Values &tile) {
    Values row;
    for (int64_t v = 0; v < tiles.vectors; ++v)
      row.push_back(
          loadVector(panelB, ValueRange{k, constant(v * tiles.lanes)}));
    Value column = add(kInBlock, k);
    for (int64_t r = 0; r < tiles.rows; ++r) {
      Value element = memref::LoadOp::create(
          builder, packedA,
          ValueRange{panelA, column, add(rowInPanel, constant(r))});
      Value factor = vector::BroadcastOp::create(builder, vectorType, element);
      for (int64_t v = 0; v < tiles.vectors; ++v) {
        Value &sum = tile[r * tiles.vectors + v];
        sum = math::FmaOp::create(builder, factor, row[v], sum);
      }
    }
  };
  auto emitLoop = [&](Value start, Value end, int64_t step) {
    auto forOp = scf::ForOp::create(builder, start, end, constant(step), tile);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    Values inner = llvm::to_vector_of<Value>(forOp.getRegionIterArgs());
    for (int64_t i = 0; i < step; ++i)
      emitStep(add(forOp.getInductionVar(), constant(i)), inner);
    scf::YieldOp::create(builder, inner);
    tile.assign(forOp.result_begin(), forOp.result_end());
  };
  Value rest = builder.createOrFold<arith::RemUIOp>(length, constant(kUnroll));
  Value whole = sub(length, rest);
  emitLoop(constant(0), whole, kUnroll);
  if (getConstantIntValue(rest) != 0)
    emitLoop(whole, length, 1);
  return tile;
}

/// A row of the sums of a tile.
SmallVector<Value> MatmulEmitter::loadSums(Value sumIndex, Value row) {
  Values values;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    values.push_back(
        loadVector(sums, ValueRange{sumIndex, row, constant(v * tiles.lanes)}));
  return values;
}

/// Takes the sums of a tile to C, row by row: a loop is small and, beside the
/// loop over k, fast enough.
void MatmulEmitter::finishTile(Value sumIndex, Value row, Value column,
                               Value isFirst, Value isLast) {
  Value isWhole = lessOrEqual(add(column, constant(tiles.columns())), n);
  std::optional<int64_t> columns = getConstantIntValue(n);
  if (columns && *columns % tiles.columns() == 0)
    isWhole = arith::ConstantIntOp::create(builder, 1, /*width=*/1);
  auto emitRows = [&](bool masked) {
    Value rows = min(constant(tiles.rows), sub(m, row));
    loop(rows, 1, [&](Value r) {
      finishRow(loadSums(sumIndex, r), add(row, r), column, masked, isFirst,
                isLast);
    });
    return Values();
  };
  branch(
      isWhole, [&] { return emitRows(/*masked=*/false); },
      [&] { return emitRows(/*masked=*/true); });
}

void MatmulEmitter::finishRow(Values values, Value row, Value column,
                              bool masked, Value isFirst, Value isLast) {
  OpOperand &output = product.getDpsInitsMutable()[0];
  SmallVector<Values> at;
  Values masks;
  for (int64_t v = 0; v < tiles.vectors; ++v) {
    Value start = add(column, constant(v * tiles.lanes));
    masks.push_back(masked ? maskFor(start, n, tiles.columns()) : Value());
    at.push_back(indices(output, group.m, row, group.n, start));
  }
  values = addInit(values, at, masks, isFirst);
  if (group.epilogue)
    values = branch(
        isLast, [&] { return applyEpilogue(values, at, masks); },
        [&] { return values; });
  for (auto [value, place, mask] : llvm::zip_equal(values, at, masks)) {
    if (mask)
      vector::MaskedStoreOp::create(builder, init, place, mask, value);
    else
      vector::StoreOp::create(builder, value, init, place);
  }
}

/// Adds what C holds, or the fill, to the sum over a block of k.
SmallVector<Value> MatmulEmitter::addInit(const Values &sums,
                                          ArrayRef<Values> at,
                                          const Values &masks, Value isFirst) {
  auto addFill = [&]() -> Values {
    if (matchPattern(group.fill.value(), m_PosZeroFloat()))
      return sums;
    Value fill =
        vector::BroadcastOp::create(builder, vectorType, group.fill.value());
    Values results;
    for (Value sum : sums)
      results.push_back(arith::AddFOp::create(builder, fill, sum));
    return results;
  };
  auto addC = [&]() {
    Values results;
    for (auto [sum, place, mask] : llvm::zip_equal(sums, at, masks))
      results.push_back(
          arith::AddFOp::create(builder, loadVector(init, place, mask), sum));
    return results;
  };
  return group.fill ? branch(isFirst, addFill, addC) : addC();
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
