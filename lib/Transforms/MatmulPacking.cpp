//===- MatmulPacking.cpp - Panels of the operands of a product --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::act;

/// Copies `kLength` x `width` elements into panel[prefix...][k][width]. Places
/// beyond `extent` along the panel hold anything finite or not: they only
/// reach accumulators that are never stored.
void MatmulEmitter::packPanel(OpOperand &source, unsigned panelLoop,
                              Value start, Value extent, int64_t width,
                              Value kStart, Value kLength, Value panel,
                              ValueRange prefix) {
  AffineExpr last = product.getMatchingIndexingMap(&source).getResults().back();
  if (cast<AffineDimExpr>(last).getPosition() == panelLoop)
    packRows(source, panelLoop, start, extent, width, kStart, kLength, panel,
             prefix);
  else
    packColumns(source, panelLoop, start, extent, width, kStart, kLength, panel,
                prefix);
}

/// The panel is contiguous in memory.
void MatmulEmitter::packRows(OpOperand &source, unsigned panelLoop, Value start,
                             Value extent, int64_t width, Value kStart,
                             Value kLength, Value panel, ValueRange prefix) {
  SmallVector<Value> columns, masks;
  for (int64_t column = 0; column < width; column += tiles.lanes) {
    columns.push_back(add(start, constant(column)));
    masks.push_back(maskFor(columns.back(), extent, width));
  }
  auto forOp = scf::ForOp::create(builder, constant(0), kLength, constant(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  Value row = add(kStart, forOp.getInductionVar());
  for (auto [i, column] : llvm::enumerate(columns)) {
    Value vector =
        loadVector(source.get(),
                   indices(source, panelLoop, column, group.k, row), masks[i]);
    SmallVector<Value> to(prefix);
    to.push_back(forOp.getInductionVar());
    to.push_back(constant(i * tiles.lanes));
    vector::StoreOp::create(builder, vector, panel, to);
  }
}

/// k is contiguous in memory: transposes squares of vectors.
void MatmulEmitter::packColumns(OpOperand &source, unsigned panelLoop,
                                Value start, Value extent, int64_t width,
                                Value kStart, Value kLength, Value panel,
                                ValueRange prefix) {
  // Rows beyond the end repeat the last one.
  Value lastRow = sub(extent, constant(1));
  SmallVector<Value> rows;
  for (int64_t row = 0; row < width; ++row)
    rows.push_back(min(add(start, constant(row)), lastRow));
  auto squareType = VectorType::get({tiles.lanes, tiles.lanes}, elementType);
  loop(kLength, tiles.lanes, [&](Value kInBlock) {
    Value column = add(kStart, kInBlock);
    Value mask = maskFor(kInBlock, kLength, tiles.lanes);
    for (int64_t group = 0; group < width; group += tiles.lanes) {
      Value square =
          arith::ConstantOp::create(builder, builder.getZeroAttr(squareType));
      for (int64_t i = 0; i < tiles.lanes; ++i) {
        Value vector = loadVector(
            source.get(),
            indices(source, panelLoop, rows[group + i], this->group.k, column),
            mask);
        square = vector::InsertOp::create(builder, vector, square, i);
      }
      square =
          vector::TransposeOp::create(builder, square, ArrayRef<int64_t>{1, 0});
      for (int64_t i = 0; i < tiles.lanes; ++i) {
        SmallVector<Value> to(prefix);
        to.push_back(add(kInBlock, constant(i)));
        to.push_back(constant(group));
        vector::StoreOp::create(
            builder, vector::ExtractOp::create(builder, square, i), panel, to);
      }
    }
  });
}
