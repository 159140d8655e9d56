//===- MatmulPacking.cpp - Panels of the operands of a product --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

Value MatmulEmitter::viewOperand(OpOperand &operand, unsigned loop, Value start,
                                 Value size, Value step, Value steps,
                                 MemRefType type) {
  SmallVector<OpFoldResult> sizes, strides;
  for (AffineExpr expr :
       group.product.getMatchingIndexingMap(&operand).getResults()) {
    unsigned dim = cast<AffineDimExpr>(expr).getPosition();
    // Sizes that are known to be 1 would go away.
    sizes.push_back(dim == loop      ? OpFoldResult(size)
                    : dim == group.k ? OpFoldResult(steps)
                                     : builder.getIndexAttr(1));
    strides.push_back(builder.getIndexAttr(1));
  }
  SmallVector<OpFoldResult> offsets =
      getAsOpFoldResult(indices(operand, loop, start, group.k, step));
  MemRefType viewType = memref::SubViewOp::inferRankReducedResultType(
      type.getShape(), cast<MemRefType>(operand.get().getType()), offsets,
      sizes, strides);
  Value view = memref::SubViewOp::create(builder, viewType, operand.get(),
                                         offsets, sizes, strides);
  return builder.createOrFold<memref::CastOp>(type, view);
}

void MatmulEmitter::pack(OpOperand &operand, unsigned loop, Value start,
                         Value indicesOfBlock, const Block &block, Value packed,
                         Value panelSize) {
  PanelCopy copy = describeCopy(operand, loop);
  Value extent = loop == group.m ? m : n;
  Value step = builder.multiply(block.k, tiles.stepsOfElement());
  PanelCopy::Block sizes = {indicesOfBlock, block.length,
                            builder.sub(extent, start),
                            builder.sub(stepsOfK, step), panelSize};
  // Blocks that stream are small, for all that a call costs.
  if (isImage(operand) || tiles.streams) {
    auto load = [&](VectorType type, Value index, Value behind, Value mask) {
      index = builder.add(start, index);
      Value stepOfK = builder.add(step, behind);
      if (isImage(operand))
        return loadVector(builder, type, image,
                          placeInImage(loop, index, stepOfK), mask);
      return loadVector(builder, type, operand.get(),
                        indices(operand, loop, index, group.k, stepOfK), mask);
    };
    return copy.emit(builder, vscale, sizes, packed, load);
  }
  func::FuncOp function = functions.get(copy, builder.getLoc());
  Value source = viewOperand(operand, loop, start, sizes.maxIndices, step,
                             sizes.maxSteps, copy.getSourceType());
  Value target = builder.createOrFold<memref::CastOp>(
      function.getArgumentTypes()[1], packed);
  func::CallOp::create(
      builder, function,
      ValueRange{source, target, sizes.indices, sizes.steps, sizes.panelSize});
}

PanelCopy MatmulEmitter::describeCopy(OpOperand &operand, unsigned loop) {
  bool isA = loop == group.m;
  PanelCopy copy;
  copy.elementType = cast<MemRefType>(operand.get().getType()).getElementType();
  copy.alongK = !group.isContiguous(operand, loop);
  copy.vectorType = isA || copy.alongK ? fixedType : vectorType;
  copy.vectors = isA ? llvm::divideCeilSigned(tiles.panelRows, tiles.lanes)
                     : tiles.vectors;
  copy.width = isA ? tiles.panelRows : tiles.minColumns();
  copy.scalesWidth = !isA && tiles.isScalable;
  copy.rowStride = isA && tiles.keepsRowsOfA ? tiles.rowStride : 0;
  if (isA && tiles.multipliesTiles) {
    copy.rowStride = tiles.lanes;
    copy.stepStride = tiles.panelRows;
  }

  // What is loaded at once of the width of a panel.
  int64_t loaded = copy.vectors * tiles.lanes;
  if (copy.alongK)
    loaded = copy.rowStride != 0 ? 1 : tiles.lanes;
  bool isWhole = isA ? isMultiple(m, tiles.panelRows) : isMultiple(n, columns);
  copy.exceedsIndices = !isWhole || copy.width % loaded != 0;
  // Tiles of pairs are padded.
  int64_t steps = tiles.stepsOfElement() *
                  (copy.alongK || tiles.multipliesTiles ? tiles.lanes : 1);
  copy.exceedsSteps = steps != 1 && !isMultiple(stepsOfK, steps);
  copy.pairsSteps = tiles.pairsSteps;
  copy.keepsOrder = tiles.multipliesTiles;
  copy.padsWithMinusZero = isA && tiles.pairsSteps && !copy.keepsOrder;
  return copy;
}

void MatmulEmitter::packA(const Block &block, Value row, Value rows) {
  pack(group.a(), group.m, row, rows, block, packedA,
       builder.constant(panelSizeA));
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

bool MatmulEmitter::packsInMicroKernel() {
  return tiles.packsInMicroKernel && packsB && !isImage(group.b()) &&
         group.isContiguous(group.b(), group.n);
}

/// Panels of some columns of a block, from the start of the buffer on.
void MatmulEmitter::packB(const Block &block, Value columnInBlock,
                          Value columnsToPack) {
  // What the windows of a panel have in common fits in L1.
  if (isImage(group.b()))
    return builder.loop(columnsToPack, columns, [&](Value behind) {
      packPoints(block, builder.add(columnInBlock, behind),
                 builder.multiply(behind, tiles.kc));
    });
  pack(group.b(), group.n, builder.add(block.column, columnInBlock),
       columnsToPack, block, packedB, builder.multiply(columns, tiles.kc));
}
