//===- MatmulPacking.cpp - Panels of the operands of a product --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"

using namespace mlir;
using namespace mlir::act;

/// Places beyond the extent hold anything, finite or not: they only reach
/// values that are never stored.
void MatmulEmitter::packSteps(const Panel &panel, const Block &block,
                              Value kInBlock, Value packed, Value offset) {
  if (group.isContiguous(panel.operand, panel.loop))
    packRows(panel, block, kInBlock, packed, offset);
  else
    packColumns(panel, block, kInBlock, packed, offset);
}

/// The panel is contiguous in memory.
void MatmulEmitter::packRows(const Panel &panel, const Block &block,
                             Value kInBlock, Value packed, Value offset) {
  Values columns, masks;
  for (int64_t column = 0; column < panel.width; column += tiles.lanes) {
    columns.push_back(builder.add(panel.start, column));
    masks.push_back(maskFor(columns.back(), panel.extent, panel.width));
  }
  Value steps = clip(tiles.lanes, kInBlock, block.length);
  Value start = builder.add(block.k, kInBlock);
  builder.loop(steps, 1, [&](Value step) {
    Value row = builder.add(start, step);
    Value to = builder.add(offset, builder.multiply(step, panel.width));
    for (auto [i, column] : llvm::enumerate(columns)) {
      Value vector = loadVector(
          panel.operand.get(),
          indices(panel.operand, panel.loop, column, group.k, row), masks[i]);
      vector::StoreOp::create(builder, vector, packed,
                              builder.add(to, i * tiles.lanes));
    }
  });
}

/// k is contiguous in memory: transposes squares of vectors. Where the panel
/// has fewer columns than the squares, what they store beyond it is replaced by
/// the next step.
void MatmulEmitter::packColumns(const Panel &panel, const Block &block,
                                Value kInBlock, Value packed, Value offset) {
  // Rows beyond the end repeat the last one.
  Value lastRow = builder.sub(panel.extent, builder.constant(1));
  auto squareType = VectorType::get({tiles.lanes, tiles.lanes}, elementType);
  Value column = builder.add(block.k, kInBlock);
  Value mask = maskFor(column, k, tiles.lanes);
  if (panel.width == 1) {
    Value vector = loadVector(
        panel.operand.get(),
        indices(panel.operand, panel.loop, panel.start, group.k, column), mask);
    vector::StoreOp::create(builder, vector, packed, offset);
    return;
  }
  SmallVector<Value> squares;
  for (int64_t start = 0; start < panel.width; start += tiles.lanes) {
    Value square =
        arith::ConstantOp::create(builder, builder.getZeroAttr(squareType));
    int64_t rows = std::min(tiles.lanes, panel.width - start);
    for (int64_t i = 0; i < rows; ++i) {
      Value row = builder.min(builder.add(panel.start, start + i), lastRow);
      Value vector = loadVector(
          panel.operand.get(),
          indices(panel.operand, panel.loop, row, group.k, column), mask);
      square = vector::InsertOp::create(builder, vector, square, i);
    }
    squares.push_back(
        vector::TransposeOp::create(builder, square, ArrayRef<int64_t>{1, 0}));
  }
  for (int64_t step = 0; step < tiles.lanes; ++step)
    for (auto [i, square] : llvm::enumerate(squares))
      vector::StoreOp::create(
          builder, vector::ExtractOp::create(builder, square, step), packed,
          builder.add(offset, step * panel.width + i * tiles.lanes));
}

void MatmulEmitter::packA(const Block &block, Value row, Value rows) {
  builder.loop(rows, tiles.panelRows, [&](Value rowInBlock) {
    Panel panel{group.a(), group.m, builder.add(row, rowInBlock), m,
                tiles.panelRows};
    Value start = builder.multiply(builder.divide(rowInBlock, tiles.panelRows),
                                   panelSizeA);
    builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      packSteps(
          panel, block, kInBlock, packedA,
          builder.add(start, builder.multiply(kInBlock, tiles.panelRows)));
    });
  });
}

MatmulEmitter::Panel MatmulEmitter::panelOfB(const Block &block,
                                             Value columnInBlock) {
  return {group.b(), group.n, builder.add(block.column, columnInBlock), n,
          tiles.columns()};
}

/// A few rows at a time: so memory is read in long pieces, and few pages are
/// in use.
void MatmulEmitter::packB(const Block &block) {
  builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
    Value start = builder.multiply(kInBlock, tiles.columns());
    builder.loop(block.columns, tiles.columns(), [&](Value columnInBlock) {
      Value index = builder.divide(columnInBlock, tiles.columns());
      packSteps(panelOfB(block, columnInBlock), block, kInBlock, packedB,
                builder.add(start, builder.multiply(index, panelSizeB)));
    });
  });
}
