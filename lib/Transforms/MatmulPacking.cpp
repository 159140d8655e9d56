//===- MatmulPacking.cpp - Panels of the operands of a product --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "VectorTranspose.h"
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
  Values offsets, places, masks;
  // The vectors may be wider than the panel.
  Value width = elementsIn(panel.type, panel.vectors);
  for (int64_t v = 0; v < panel.vectors; ++v) {
    offsets.push_back(elementsIn(panel.type, v));
    places.push_back(builder.add(panel.start, offsets.back()));
    masks.push_back(
        maskFor(panel.type, places.back(), panel.extent,
                isMultiple(panel.width, width) ? panel.width : width));
  }
  Value steps = clip(tiles.lanes, kInBlock, block.length);
  Value start = builder.add(block.k, kInBlock);
  builder.loop(steps, 1, [&](Value step) {
    Value row = builder.add(start, step);
    Value to = builder.add(offset, builder.multiply(step, panel.width));
    for (auto [v, offset] : llvm::enumerate(offsets)) {
      Value vector = loadVector(
          panel.type, panel.operand.get(),
          indices(panel.operand, panel.loop, places[v], group.k, row),
          masks[v]);
      vector::StoreOp::create(builder, vector, packed, builder.add(to, offset));
    }
  });
}

void MatmulEmitter::packPoints(const Block &block, Value columnInBlock,
                               Value offset) {
  Value column = builder.add(block.column, columnInBlock);
  SmallVector<Points> points = splitPoints(column, masksFor(column));
  builder.loop(block.length, 1, [&](Value step) {
    Value to = builder.add(offset, builder.multiply(step, columns));
    Values vectors = loadPoints(points, builder.add(block.k, step));
    for (auto [v, vector] : llvm::enumerate(vectors))
      vector::StoreOp::create(builder, vector, packedB,
                              builder.add(to, elementsIn(v)));
  });
}

/// k is contiguous in memory: transposes squares of vectors.
void MatmulEmitter::packColumns(const Panel &panel, const Block &block,
                                Value kInBlock, Value packed, Value offset) {
  // One square after the other: two of them fill all registers.
  forSquares(panel, [&](Value start) {
    packSquare(panel, block, kInBlock, start, packed, offset);
  });
}

void MatmulEmitter::packSquare(const Panel &panel, const Block &block,
                               Value kInBlock, Value start, Value packed,
                               Value offset) {
  Values square = loadAlongK(panel, block, kInBlock, start, tiles.lanes);
  transposeSquare(builder, square);
  for (auto [step, vector] : llvm::enumerate(square)) {
    Value place =
        builder.add(builder.multiply(panel.width, int64_t(step)), start);
    vector::StoreOp::create(builder, vector, packed,
                            builder.add(offset, place));
  }
}

void MatmulEmitter::forSquares(const Panel &panel, LoopBuilder::LoopBody pack) {
  std::optional<int64_t> width = getConstantIntValue(panel.width);
  if (!width || *width % tiles.lanes == 0)
    return builder.loop(panel.width, tiles.lanes, pack);
  // The last one ends where the panel does, so that it leaves the next step
  // alone. If there is but one, the next step comes later.
  int64_t last = std::max<int64_t>(*width - tiles.lanes, 0);
  for (int64_t start = 0; start < *width; start += tiles.lanes)
    pack(builder.constant(std::min(start, last)));
}

SmallVector<Value> MatmulEmitter::loadAlongK(const Panel &panel,
                                             const Block &block, Value kInBlock,
                                             Value first, int64_t count) {
  // Rows beyond the end repeat the last one.
  Value last = builder.sub(panel.extent, builder.constant(1));
  Value column = builder.add(block.k, kInBlock);
  Value mask = maskFor(fixedType, column, k, builder.constant(tiles.lanes));
  Values vectors;
  for (int64_t i = 0; i < count; ++i) {
    Value row =
        builder.min(builder.add(panel.start, builder.add(first, i)), last);
    if (isImage(panel.operand))
      vectors.push_back(loadVector(
          fixedType, image, placeInImage(panel.loop, row, column), mask));
    else
      vectors.push_back(loadVector(
          fixedType, panel.operand.get(),
          indices(panel.operand, panel.loop, row, group.k, column), mask));
  }
  return vectors;
}

/// Reads memory in long pieces, and few pages at a time.
void MatmulEmitter::packPanels(bool isContiguous, Value length, Value extent,
                               Value width,
                               llvm::function_ref<void(Value, Value)> pack) {
  if (isContiguous)
    return builder.loop(length, tiles.lanes, [&](Value kInBlock) {
      builder.loop(extent, width, [&](Value start) { pack(kInBlock, start); });
    });
  builder.loop(extent, width, [&](Value start) {
    builder.loop(length, tiles.lanes,
                 [&](Value kInBlock) { pack(kInBlock, start); });
  });
}

void MatmulEmitter::packA(const Block &block, Value row, Value rows) {
  auto panelAt = [&](Value rowInBlock) {
    return Panel{group.a(),
                 group.m,
                 builder.add(row, rowInBlock),
                 m,
                 builder.constant(tiles.panelRows),
                 fixedType,
                 llvm::divideCeilSigned(tiles.panelRows, tiles.lanes)};
  };
  auto startOf = [&](Value rowInBlock) {
    return builder.multiply(builder.divide(rowInBlock, tiles.panelRows),
                            panelSizeA);
  };
  if (!tiles.keepsRowsOfA)
    return packPanels(
        group.isContiguous(group.a(), group.m), block.length, rows,
        builder.constant(tiles.panelRows),
        [&](Value kInBlock, Value rowInBlock) {
          packSteps(panelAt(rowInBlock), block, kInBlock, packedA,
                    builder.add(startOf(rowInBlock),
                                builder.multiply(kInBlock, tiles.panelRows)));
        });
  builder.loop(rows, tiles.panelRows, [&](Value rowInBlock) {
    Panel panel = panelAt(rowInBlock);
    Value start = startOf(rowInBlock);
    builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      builder.loop(builder.constant(tiles.panelRows), 1, [&](Value i) {
        Value to = builder.add(start, builder.multiply(i, tiles.rowStride));
        Values vector = loadAlongK(panel, block, kInBlock, i, /*count=*/1);
        vector::StoreOp::create(builder, vector.front(), packedA,
                                builder.add(to, kInBlock));
      });
    });
  });
}

MatmulEmitter::Panel MatmulEmitter::panelOfB(const Block &block,
                                             Value columnInBlock) {
  return {group.b(),
          group.n,
          builder.add(block.column, columnInBlock),
          n,
          columns,
          vectorType,
          tiles.vectors};
}

void MatmulEmitter::packB(const Block &block) {
  auto offset = [&](Value kInBlock, Value columnInBlock) {
    return builder.add(builder.multiply(kInBlock, columns),
                       builder.multiply(columnInBlock, tiles.kc));
  };
  // What the windows of a panel have in common fits in L1.
  if (isImage(group.b()))
    return builder.loop(block.columns, columns, [&](Value columnInBlock) {
      packPoints(block, columnInBlock,
                 offset(builder.constant(0), columnInBlock));
    });
  if (group.isContiguous(group.b(), group.n))
    return builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
      builder.loop(block.columns, columns, [&](Value columnInBlock) {
        packRows(panelOfB(block, columnInBlock), block, kInBlock, packedB,
                 offset(kInBlock, columnInBlock));
      });
    });
  // Along k the rows of one square at a time: those of a whole panel may be
  // more than have a place in L1, if they are a power of two apart.
  builder.loop(block.columns, columns, [&](Value columnInBlock) {
    Panel panel = panelOfB(block, columnInBlock);
    forSquares(panel, [&](Value start) {
      builder.loop(block.length, tiles.lanes, [&](Value kInBlock) {
        packSquare(panel, block, kInBlock, start, packedB,
                   offset(kInBlock, columnInBlock));
      });
    });
  });
}
