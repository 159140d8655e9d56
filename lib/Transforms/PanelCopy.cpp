//===- PanelCopy.cpp - Packing an operand of a matrix product ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelCopy.h"
#include "BFloat16Pairs.h"
#include "VectorTranspose.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

Value mlir::act::elementsIn(LoopBuilder &builder, VectorType type, Value vscale,
                            int64_t count) {
  int64_t elements = count * type.getNumElements();
  return type.isScalable() ? builder.multiply(vscale, elements)
                           : builder.constant(elements);
}

Value mlir::act::loadVector(LoopBuilder &builder, VectorType type, Value memref,
                            ValueRange at, Value mask, Value otherwise) {
  auto loaded = cast<VectorType>(
      type.clone(cast<MemRefType>(memref.getType()).getElementType()));
  Value vector;
  if (mask) {
    if (!otherwise)
      otherwise =
          arith::ConstantOp::create(builder, builder.getZeroAttr(loaded));
    vector = vector::MaskedLoadOp::create(builder, loaded, memref, at, mask,
                                          otherwise);
  } else {
    vector = vector::LoadOp::create(builder, loaded, memref, at);
  }
  if (loaded != type)
    vector = arith::ExtFOp::create(builder, type, vector);
  return vector;
}

bool PanelCopy::operator==(const PanelCopy &other) const {
  auto fields = [](const PanelCopy &copy) {
    return std::tie(copy.elementType, copy.alongK, copy.vectorType,
                    copy.vectors, copy.width, copy.scalesWidth, copy.rowStride,
                    copy.stepStride, copy.exceedsIndices, copy.exceedsSteps,
                    copy.pairsSteps, copy.padsWithMinusZero, copy.keepsOrder);
  };
  return fields(*this) == fields(other);
}

Value PanelCopy::getWidth(LoopBuilder &builder, Value vscale) const {
  return scalesWidth ? builder.multiply(vscale, width)
                     : builder.constant(width);
}

Value mlir::act::createMask(LoopBuilder &builder, VectorType type, Value start,
                            Value end) {
  return vector::CreateMaskOp::create(
      builder, cast<VectorType>(type.clone(builder.getI1Type())),
      builder.sub(end, start));
}

void PanelCopy::emit(LoopBuilder &builder, Value vscale, const Block &block,
                     Value packed, Load load) const {
  if (!alongK && rowStride != 0)
    return emitColumns(builder, vscale, block, packed, load);
  if (!alongK)
    return emitAcross(builder, vscale, block, packed, load);
  if (rowStride != 0)
    return emitRows(builder, vscale, block, packed, load);
  emitSquares(builder, vscale, block, packed, load);
}

/// Reads memory in long pieces, and few pages at a time.
void PanelCopy::emitAcross(LoopBuilder &builder, Value vscale,
                           const Block &block, Value packed, Load load) const {
  Value width = getWidth(builder, vscale);
  int64_t lanes = vectorType.getNumElements();
  builder.loop(block.steps, lanes, [&](Value first) {
    std::optional<int64_t> known = getConstantIntValue(block.steps);
    Value steps = builder.constant(lanes);
    if (!known || *known % lanes != 0)
      steps = builder.min(steps, builder.sub(block.steps, first));
    builder.loop(builder.divideUp(block.indices, width), 1, [&](Value panel) {
      Value start = builder.multiply(panel, width);
      Value offset = builder.add(builder.multiply(panel, block.panelSize),
                                 builder.multiply(first, width));
      Values masks = getMasks(builder, vscale, block, start);
      builder.loop(steps, 1, [&](Value step) {
        copyStep(builder, vscale, block, start, builder.add(first, step), masks,
                 packed, builder.add(offset, builder.multiply(step, width)),
                 load);
      });
    });
  });
}

SmallVector<Value> PanelCopy::getMasks(LoopBuilder &builder, Value vscale,
                                       const Block &block, Value start) const {
  Values masks(vectors);
  if (exceedsIndices)
    for (auto [v, mask] : llvm::enumerate(masks))
      mask = createMask(
          builder, vectorType,
          builder.add(start, elementsIn(builder, vectorType, vscale, v)),
          block.maxIndices);
  return masks;
}

SmallVector<Value> PanelCopy::copyStep(LoopBuilder &builder, Value vscale,
                                       const Block &block, Value start,
                                       Value step, const Values &masks,
                                       Value packed, Value to,
                                       Load load) const {
  Values row;
  for (auto [v, mask] : llvm::enumerate(masks)) {
    Value behind = elementsIn(builder, vectorType, vscale, v);
    row.push_back(loadAcross(builder, block, builder.add(start, behind), step,
                             mask, load));
    vector::StoreOp::create(builder, row.back(), packed,
                            builder.add(to, behind));
  }
  return row;
}

Value PanelCopy::loadAcross(LoopBuilder &builder, const Block &block,
                            Value index, Value step, Value mask,
                            Load load) const {
  if (!pairsSteps)
    return load(vectorType, index, step, mask);
  Value earlier = builder.multiply(step, 2);
  Value later = builder.add(earlier, 1);
  auto getMask = [&](Value step) {
    Value end = builder.select(builder.less(step, block.maxSteps),
                               block.maxIndices, builder.constant(0));
    return createMask(builder, vectorType, index, end);
  };
  Value maskOfEarlier = exceedsSteps && keepsOrder ? getMask(earlier) : mask;
  Value maskOfLater = exceedsSteps ? getMask(later) : mask;
  Value first = load(vectorType, index, earlier, maskOfEarlier);
  Value second = load(vectorType, index, later, maskOfLater);
  // The first in memory is in the lower half.
  return keepsOrder ? pairs::join(builder, second, first)
                    : pairs::join(builder, first, second);
}

Value PanelCopy::loadAlongK(LoopBuilder &builder, const Block &block,
                            Value index, Value step, Load load) const {
  // Rows beyond the end repeat the last one.
  if (exceedsIndices)
    index =
        builder.min(index, builder.sub(block.maxIndices, builder.constant(1)));
  VectorType type = pairsSteps ? pairs::getHalves(vectorType) : vectorType;
  if (pairsSteps)
    step = builder.multiply(step, 2);
  Value mask =
      exceedsSteps ? createMask(builder, type, step, block.maxSteps) : Value();
  Value loaded = load(type, index, step, mask);
  if (keepsOrder)
    return vector::BitCastOp::create(builder, vectorType, loaded);
  return pairsSteps ? pairs::fromMemory(builder, vectorType, loaded) : loaded;
}

/// Transposes squares of vectors, those of one row of them after the other: the
/// rows of a whole panel may be more than have a place in L1, if they are a
/// power of two apart.
void PanelCopy::emitSquares(LoopBuilder &builder, Value vscale,
                            const Block &block, Value packed, Load load) const {
  Value width = getWidth(builder, vscale);
  int64_t lanes = vectorType.getNumElements();
  builder.loop(builder.divideUp(block.indices, width), 1, [&](Value panel) {
    Value start = builder.multiply(panel, width);
    Value offset = builder.multiply(panel, block.panelSize);
    auto emitRow = [&](Value first) {
      builder.loop(block.steps, lanes, [&](Value step) {
        Values square;
        for (int64_t i = 0; i < lanes; ++i)
          square.push_back(loadAlongK(builder, block,
                                      builder.add(start, builder.add(first, i)),
                                      step, load));
        transposeSquare(builder, square);
        Value to = builder.add(builder.add(offset, first),
                               builder.multiply(step, width));
        for (auto [i, vector] : llvm::enumerate(square))
          vector::StoreOp::create(
              builder, vector, packed,
              builder.add(to, builder.multiply(width, int64_t(i))));
      });
    };
    if (scalesWidth || this->width % lanes == 0)
      return builder.loop(width, lanes, emitRow);
    // The last one ends where the panel does, so that it leaves the next step
    // alone. If there is but one, the next step comes later.
    int64_t last = std::max<int64_t>(this->width - lanes, 0);
    for (int64_t first = 0; first < this->width; first += lanes)
      emitRow(builder.constant(std::min(first, last)));
  });
}

/// Transposes squares the other way: their vectors are loaded across, and
/// stored along k.
void PanelCopy::emitColumns(LoopBuilder &builder, Value vscale,
                            const Block &block, Value packed, Load load) const {
  Value width = getWidth(builder, vscale);
  int64_t lanes = vectorType.getNumElements();
  builder.loop(block.steps, lanes, [&](Value step) {
    builder.loop(builder.divideUp(block.indices, width), 1, [&](Value panel) {
      Value start = builder.multiply(panel, width);
      Value offset = builder.add(builder.multiply(panel, block.panelSize),
                                 builder.multiply(step, stepStride));
      Values masks = getMasks(builder, vscale, block, start);
      for (auto [v, mask] : llvm::enumerate(masks)) {
        int64_t first = v * lanes;
        Values square;
        for (int64_t i = 0; i < lanes; ++i)
          square.push_back(loadAcross(builder, block, builder.add(start, first),
                                      builder.add(step, i), mask, load));
        transposeSquare(builder, square);
        for (auto [i, vector] : llvm::enumerate(square))
          vector::StoreOp::create(
              builder, vector, packed,
              builder.add(offset, (first + int64_t(i)) * rowStride));
      }
    });
  });
}

void PanelCopy::emitRows(LoopBuilder &builder, Value vscale, const Block &block,
                         Value packed, Load load) const {
  Value width = getWidth(builder, vscale);
  builder.loop(builder.divideUp(block.indices, width), 1, [&](Value panel) {
    Value start = builder.multiply(panel, width);
    Value offset = builder.multiply(panel, block.panelSize);
    builder.loop(block.steps, vectorType.getNumElements(), [&](Value step) {
      builder.loop(width, 1, [&](Value i) {
        Value vector =
            loadAlongK(builder, block, builder.add(start, i), step, load);
        Value to = builder.add(offset, builder.multiply(i, rowStride));
        vector::StoreOp::create(
            builder, vector, packed,
            builder.add(to, builder.multiply(step, stepStride)));
      });
    });
  });
}

MemRefType PanelCopy::getSourceType() const {
  int64_t sizes[] = {ShapedType::kDynamic, ShapedType::kDynamic};
  int64_t strides[] = {ShapedType::kDynamic, 1};
  return MemRefType::get(sizes, elementType,
                         StridedLayoutAttr::get(elementType.getContext(),
                                                ShapedType::kDynamic, strides));
}

Value PanelCopy::loadSource(LoopBuilder &builder, Value source, VectorType type,
                            Value index, Value step, Value mask) const {
  Value at[] = {alongK ? index : step, alongK ? step : index};
  Value padding;
  if (padsWithMinusZero && mask)
    padding = arith::ConstantOp::create(
        builder,
        DenseElementsAttr::get(cast<ShapedType>(type.clone(elementType)),
                               FloatAttr::get(elementType, -0.0).getValue()));
  return loadVector(builder, type, source, at, mask, padding);
}

OwningOpRef<func::FuncOp> PanelCopy::createFunction(Location loc) const {
  LoopBuilder builder(loc, loc.getContext());
  Type index = builder.getIndexType();
  Type types[] = {
      getSourceType(),
      MemRefType::get(ShapedType::kDynamic, vectorType.getElementType()), index,
      index, index};
  auto function =
      func::FuncOp::create(loc, alongK ? "act_pack_along_k" : "act_pack_across",
                           builder.getFunctionType(types, TypeRange()));
  function.setPrivate();
  function->setAttr("passthrough", builder.getStrArrayAttr({"noinline"}));
  builder.setInsertionPointToStart(function.addEntryBlock());
  Value source = function.getArgument(0);
  auto sizeOf = [&](int64_t dim) {
    return builder.createOrFold<memref::DimOp>(source, dim);
  };
  int64_t dimOfK = alongK ? 1 : 0;
  Block block = {function.getArgument(2), function.getArgument(3),
                 sizeOf(1 - dimOfK), sizeOf(dimOfK), function.getArgument(4)};
  Value vscale = scalesWidth || vectorType.isScalable()
                     ? vector::VectorScaleOp::create(builder).getResult()
                     : builder.constant(1);
  emit(builder, vscale, block, function.getArgument(1),
       [&](VectorType type, Value index, Value step, Value mask) {
         return loadSource(builder, source, type, index, step, mask);
       });
  func::ReturnOp::create(builder);
  return function;
}
