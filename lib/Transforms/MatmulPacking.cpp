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

/// Copies into panels[index][k][width]. Places beyond the extent hold anything,
/// finite or not: they only reach sums that are never stored.
void MatmulEmitter::packPanel(const PanelSource &source, Value panels,
                              Value index) {
  AffineExpr last =
      product.getMatchingIndexingMap(&source.operand).getResults().back();
  if (cast<AffineDimExpr>(last).getPosition() == source.loop)
    packRows(source, panels, index);
  else
    packColumns(source, panels, index);
}

/// The panel is contiguous in memory.
void MatmulEmitter::packRows(const PanelSource &source, Value panels,
                             Value index) {
  Values columns, masks;
  for (int64_t column = 0; column < source.width; column += tiles.lanes) {
    columns.push_back(add(source.start, constant(column)));
    masks.push_back(maskFor(columns.back(), source.extent, source.width));
  }
  auto forOp =
      scf::ForOp::create(builder, constant(0), source.length, constant(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  Value kInPanel = forOp.getInductionVar();
  Value row = add(source.kStart, kInPanel);
  for (auto [i, column] : llvm::enumerate(columns)) {
    Value vector = loadVector(
        source.operand.get(),
        indices(source.operand, source.loop, column, group.k, row), masks[i]);
    vector::StoreOp::create(
        builder, vector, panels,
        ValueRange{index, kInPanel, constant(i * tiles.lanes)});
  }
}

/// k is contiguous in memory: transposes squares of vectors.
void MatmulEmitter::packColumns(const PanelSource &source, Value panels,
                                Value index) {
  // Rows beyond the end repeat the last one.
  Value lastRow = sub(source.extent, constant(1));
  auto squareType = VectorType::get({tiles.lanes, tiles.lanes}, elementType);
  loop(source.length, tiles.lanes, [&](Value kInPanel) {
    Value column = add(source.kStart, kInPanel);
    Value mask = maskFor(kInPanel, source.length, tiles.lanes);
    for (int64_t start = 0; start < source.width; start += tiles.lanes) {
      Value square =
          arith::ConstantOp::create(builder, builder.getZeroAttr(squareType));
      for (int64_t i = 0; i < tiles.lanes; ++i) {
        Value row = min(add(source.start, constant(start + i)), lastRow);
        Value vector = loadVector(
            source.operand.get(),
            indices(source.operand, source.loop, row, group.k, column), mask);
        square = vector::InsertOp::create(builder, vector, square, i);
      }
      square =
          vector::TransposeOp::create(builder, square, ArrayRef<int64_t>{1, 0});
      for (int64_t i = 0; i < tiles.lanes; ++i)
        vector::StoreOp::create(
            builder, vector::ExtractOp::create(builder, square, i), panels,
            ValueRange{index, add(kInPanel, constant(i)), constant(start)});
    }
  });
}
