//===- MatmulPacking.cpp - Panels of the operands of a product --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "llvm/Support/MathExtras.h"

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

/// Transposes a square of vectors, of a power of two: exchanges its quarters
/// off the diagonal, then those of its quarters, and so on. It stays in
/// shuffles of two vectors; a `vector.transpose` becomes moves of single
/// elements.
static void transposeSquare(LoopBuilder &builder,
                            LoopBuilder::Values &vectors) {
  int64_t size = vectors.size();
  for (int64_t half = size / 2; half > 0; half /= 2) {
    // Of two vectors that are `half` apart, a and b: the even pieces of length
    // `half`, taken from a and b in turn, and the odd ones.
    SmallVector<int64_t> even, odd;
    for (int64_t i = 0; i < size; ++i) {
      bool isEven = (i & half) == 0;
      even.push_back(isEven ? i : size + i - half);
      odd.push_back(isEven ? i + half : size + i);
    }
    for (int64_t i = 0; i < size; ++i) {
      if ((i & half) != 0)
        continue;
      Value a = vectors[i], b = vectors[i + half];
      vectors[i] = vector::ShuffleOp::create(builder, a, b, even);
      vectors[i + half] = vector::ShuffleOp::create(builder, a, b, odd);
    }
  }
}

/// k is contiguous in memory: transposes squares of vectors.
void MatmulEmitter::packColumns(const Panel &panel, const Block &block,
                                Value kInBlock, Value packed, Value offset) {
  // One square after the other: two of them fill all registers.
  for (int64_t start = 0; start < panel.width; start += tiles.lanes) {
    Values square = loadAlongK(panel, block, kInBlock, start, tiles.lanes);
    transposeSquare(builder, square);
    for (auto [step, vector] : llvm::enumerate(square))
      vector::StoreOp::create(builder, vector, packed,
                              builder.add(offset, step * panel.width + start));
  }
}

SmallVector<Value> MatmulEmitter::loadAlongK(const Panel &panel,
                                             const Block &block, Value kInBlock,
                                             int64_t first, int64_t count) {
  // Rows beyond the end repeat the last one.
  Value last = builder.sub(panel.extent, builder.constant(1));
  Value column = builder.add(block.k, kInBlock);
  Value mask = maskFor(column, k, tiles.lanes);
  Values vectors;
  for (int64_t i = first; i < first + count; ++i) {
    Value row = builder.min(builder.add(panel.start, i), last);
    vectors.push_back(loadVector(
        panel.operand.get(),
        indices(panel.operand, panel.loop, row, group.k, column), mask));
  }
  return vectors;
}

void MatmulEmitter::packA(const Block &block, Value row, Value rows) {
  auto panelAt = [&](Value rowInBlock) {
    return Panel{group.a(), group.m, builder.add(row, rowInBlock), m,
                 tiles.panelRows};
  };
  auto startOf = [&](Value rowInBlock) {
    return builder.multiply(builder.divide(rowInBlock, tiles.panelRows),
                            panelSizeA);
  };
  // In the order in which the rows or columns of A are in memory.
  if (!keepsRowsOfA())
    return builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      builder.loop(rows, tiles.panelRows, [&](Value rowInBlock) {
        packRows(panelAt(rowInBlock), block, kInBlock, packedA,
                 builder.add(startOf(rowInBlock),
                             builder.multiply(kInBlock, tiles.panelRows)));
      });
    });
  builder.loop(rows, tiles.panelRows, [&](Value rowInBlock) {
    Panel panel = panelAt(rowInBlock);
    Value start = startOf(rowInBlock);
    builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      Value to = builder.add(start, kInBlock);
      for (auto [i, vector] : llvm::enumerate(
               loadAlongK(panel, block, kInBlock, 0, tiles.panelRows)))
        vector::StoreOp::create(builder, vector, packedA,
                                builder.add(to, i * tiles.kc));
    });
  });
}

MatmulEmitter::Panel MatmulEmitter::panelOfB(const Block &block,
                                             Value columnInBlock) {
  return {group.b(), group.n, builder.add(block.column, columnInBlock), n,
          tiles.columns()};
}

/// Reads memory in long pieces, and few pages at a time.
void MatmulEmitter::packB(const Block &block) {
  auto pack = [&](Value kInBlock, Value columnInBlock) {
    Value index = builder.divide(columnInBlock, tiles.columns());
    packSteps(panelOfB(block, columnInBlock), block, kInBlock, packedB,
              builder.add(builder.multiply(kInBlock, tiles.columns()),
                          builder.multiply(index, panelSizeB)));
  };
  if (group.isContiguous(group.b(), group.n))
    return builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      builder.loop(block.columns, tiles.columns(),
                   [&](Value columnInBlock) { pack(kInBlock, columnInBlock); });
    });
  builder.loop(block.columns, tiles.columns(), [&](Value columnInBlock) {
    builder.loop(block.length, tiles.lanes,
                 [&](Value kInBlock) { pack(kInBlock, columnInBlock); });
  });
}
