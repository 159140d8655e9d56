//===- MicroKernel.cpp - The innermost loop of a matrix product -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"
#include "BFloat16Pairs.h"
#include "BFloat16Tiles.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

bool MicroKernel::operator==(const MicroKernel &other) const {
  auto fields = [](const MicroKernel &kernel) {
    return std::tie(kernel.rows, kernel.vectors, kernel.vectorType,
                    kernel.rowStride, kernel.stepStride, kernel.hasRowsOfA,
                    kernel.runLength, kernel.runStride, kernel.pairsSteps,
                    kernel.hasHalves, kernel.multipliesTiles, kernel.panels,
                    kernel.stepsAhead, kernel.packing);
  };
  return fields(*this) == fields(other);
}

void MicroKernel::prefetchRow(
    LoopBuilder &builder, Value memref,
    llvm::function_ref<Values(int64_t v)> placeOf) const {
  // Once each line of the cache.
  constexpr int64_t kLineBits = 512;
  int64_t bits = vectorType.getNumElements() * (hasHalves ? 2 : 1) *
                 cast<MemRefType>(memref.getType()).getElementTypeBitWidth();
  int64_t vectorsOfLine = std::max<int64_t>(kLineBits / bits, 1);
  for (int64_t v = 0; v < vectors; v += vectorsOfLine)
    memref::PrefetchOp::create(builder, memref, placeOf(v), /*isWrite=*/false,
                               /*localityHint=*/3, /*isDataCache=*/true);
}

SmallVector<Value> MicroKernel::packStep(LoopBuilder &builder, Value vscale,
                                         const PanelCopy::Block &block,
                                         Value source, const Values &masks,
                                         Value b, Value start,
                                         Value step) const {
  int64_t steps = pairsSteps ? 2 : 1;
  for (int64_t i = 0; i < steps; ++i) {
    Value ahead = builder.add(builder.multiply(step, steps),
                              kStepsAheadOfPacking * steps + i);
    prefetchRow(builder, source, [&](int64_t v) {
      return Values{ahead, elementsIn(builder, vectorType, vscale, v)};
    });
  }
  Value width = elementsIn(builder, vectorType, vscale, vectors);
  return packing->copyStep(
      builder, vscale, block, builder.constant(0), step, masks, b,
      builder.add(start, builder.multiply(step, width)),
      [&](VectorType type, Value index, Value step, Value mask) {
        return packing->loadSource(builder, source, type, index, step, mask);
      });
}

SmallVector<Value> MicroKernel::loadPanels(LoopBuilder &builder, Value vscale,
                                           Value b, ArrayRef<Value> starts,
                                           Value step) const {
  int64_t vectorsOfPanel = vectors / panels;
  auto elements = [&](int64_t count) {
    return elementsIn(builder, vectorType, vscale, count);
  };
  auto placeOf = [&](int64_t v) {
    return builder.add(
        builder.add(starts[v / vectorsOfPanel],
                    builder.multiply(step, elements(vectorsOfPanel))),
        elements(v % vectorsOfPanel));
  };
  int64_t elementsOfPair = hasHalves ? 2 : 1;
  if (stepsAhead != 0)
    prefetchRow(builder, b, [&](int64_t v) {
      Value ahead = builder.add(placeOf(v), elements(stepsAhead * vectors));
      return Values{builder.multiply(ahead, elementsOfPair)};
    });
  VectorType type = hasHalves ? pairs::getHalves(vectorType) : vectorType;
  Values row;
  for (int64_t v = 0; v < vectors; ++v) {
    Value loaded = vector::LoadOp::create(
        builder, type, b, builder.multiply(placeOf(v), elementsOfPair));
    row.push_back(hasHalves
                      ? vector::BitCastOp::create(builder, vectorType, loaded)
                      : loaded);
  }
  return row;
}

void MicroKernel::accumulate(
    LoopBuilder &builder, Value a, ArrayRef<Value> startsA, Value length,
    bool hasRest, Values &sums,
    llvm::function_ref<Values(Value step)> loadB) const {
  auto emitStep = [&](Value stepInA, Value step, Values &sums) {
    Values row = loadB(step);
    Value column = stepInA;
    if (!hasRowsOfA)
      column =
          builder.add(startsA.front(), builder.multiply(stepInA, stepStride));
    for (int64_t r = 0; r < rows; ++r) {
      Value place = hasRowsOfA ? builder.add(startsA[r], column)
                               : builder.add(column, r * rowStride);
      Value element = memref::LoadOp::create(builder, a, place);
      Value factor = vector::BroadcastOp::create(builder, vectorType, element);
      for (int64_t v = 0; v < vectors; ++v) {
        Value &sum = sums[r * vectors + v];
        sum = pairsSteps ? pairs::multiplyAdd(builder, factor, row[v], sum)
                         : math::FmaOp::create(builder, factor, row[v], sum);
      }
    }
  };
  // So many steps, of which the first is there in A and in B.
  auto emitRun = [&](Value inA, Value inB, Value length, Values &sums) {
    auto emitLoop = [&](Value start, Value end, int64_t steps) {
      sums =
          builder.loop(start, end, steps, sums, [&](Value step, Values sums) {
            for (int64_t i = 0; i < steps; ++i) {
              Value behind = builder.add(step, i);
              emitStep(builder.add(inA, behind), builder.add(inB, behind),
                       sums);
            }
            return sums;
          });
    };
    Value rest =
        hasRest ? builder.remainder(length, kUnroll) : builder.constant(0);
    Value whole = builder.sub(length, rest);
    emitLoop(builder.constant(0), whole, kUnroll);
    if (getConstantIntValue(rest) != 0)
      emitLoop(whole, length, 1);
  };
  Value zero = builder.constant(0);
  if (runLength == 0)
    return emitRun(zero, zero, length, sums);
  sums = builder.loop(zero, builder.divide(length, runLength), 1, sums,
                      [&](Value run, Values sums) {
                        emitRun(builder.multiply(run, runStride),
                                builder.multiply(run, runLength),
                                builder.constant(runLength), sums);
                        return sums;
                      });
}

/// The tile in row i and column j is number i * columns + j.
void MicroKernel::accumulateTiles(LoopBuilder &builder, Value a, Value startA,
                                  Value b, ArrayRef<Value> starts, Value length,
                                  Values &sums) const {
  int64_t vectorsOfPanel = vectors / panels;
  int64_t columns = vectorsOfPanel * tiles::kSize;
  Value strideA = builder.constant(tiles::kSize);
  sums = builder.loop(
      builder.constant(0), length, tiles::kSize, sums,
      [&](Value step, Values sums) {
        Values row;
        for (int64_t j = 0; j < vectors; ++j) {
          Value place = builder.add(starts[j / vectorsOfPanel],
                                    builder.multiply(step, columns));
          row.push_back(tiles::loadOnce(
              builder, b, builder.add(place, j % vectorsOfPanel * tiles::kSize),
              columns));
        }
        for (int64_t i = 0; i < rows / tiles::kSize; ++i) {
          Value place =
              builder.add(builder.add(startA, builder.multiply(step, rows)),
                          i * tiles::kSize * tiles::kSize);
          Value tile = tiles::load(builder, a, place, strideA);
          for (int64_t j = 0; j < vectors; ++j) {
            Value &sum = sums[i * vectors + j];
            sum = tiles::multiplyAdd(builder, tile, row[j], sum);
          }
        }
        return sums;
      });
}

MemRefType MicroKernel::getTileType() const {
  int64_t columns = vectorType.isScalable()
                        ? ShapedType::kDynamic
                        : vectors * vectorType.getNumElements();
  int64_t strides[] = {ShapedType::kDynamic, 1};
  return MemRefType::get({rows, columns}, vectorType.getElementType(),
                         StridedLayoutAttr::get(vectorType.getContext(),
                                                ShapedType::kDynamic, strides));
}

SmallVector<Value> MicroKernel::fillSums(LoopBuilder &builder,
                                         Value fill) const {
  if (multipliesTiles) {
    Values sums;
    for (int64_t i = 0; i < rows / tiles::kSize * vectors; ++i)
      sums.push_back(tiles::zero(builder));
    return sums;
  }
  Value vector = vector::BroadcastOp::create(builder, vectorType, fill);
  return Values(rows * vectors, vector);
}

/// Where a tile of bf16 products is in a tile of C.
static SmallVector<Value> placeOfTile(LoopBuilder &builder, int64_t i,
                                      int64_t j) {
  return {builder.constant(i * tiles::kSize),
          builder.constant(j * tiles::kSize)};
}

SmallVector<Value> MicroKernel::loadTile(LoopBuilder &builder, Value vscale,
                                         Value tile) const {
  Values values;
  if (multipliesTiles) {
    for (int64_t i = 0; i < rows / tiles::kSize; ++i)
      for (int64_t j = 0; j < vectors; ++j)
        values.push_back(
            tiles::load(builder, tile, placeOfTile(builder, i, j)));
    return values;
  }
  for (int64_t r = 0; r < rows; ++r)
    for (int64_t v = 0; v < vectors; ++v)
      values.push_back(vector::LoadOp::create(
          builder, vectorType, tile,
          ValueRange{builder.constant(r),
                     elementsIn(builder, vectorType, vscale, v)}));
  return values;
}

void MicroKernel::storeTile(LoopBuilder &builder, Value vscale,
                            const Values &values, Value tile) const {
  if (multipliesTiles) {
    for (auto [i, value] : llvm::enumerate(values))
      tiles::store(builder, value, tile,
                   placeOfTile(builder, i / vectors, i % vectors));
    return;
  }
  for (auto [i, value] : llvm::enumerate(values))
    vector::StoreOp::create(
        builder, value, tile,
        ValueRange{builder.constant(i / vectors),
                   elementsIn(builder, vectorType, vscale, i % vectors)});
}

OwningOpRef<func::FuncOp> MicroKernel::createFunction(Location loc) const {
  LoopBuilder builder(loc, loc.getContext());
  Type elementType = vectorType.getElementType();
  Type index = builder.getIndexType();
  Type panelType = MemRefType::get(ShapedType::kDynamic, elementType);
  Type tileType = getTileType();
  int64_t numStartsA = hasRowsOfA ? rows : 1;
  SmallVector<Type> types = {panelType};
  types.append(numStartsA, index);
  if (packing)
    types.push_back(packing->getSourceType());
  Type panelTypeB = panelType;
  if (hasHalves)
    panelTypeB = MemRefType::get(ShapedType::kDynamic, builder.getBF16Type());
  types.push_back(panelTypeB);
  types.append(panels, index);
  types.append({index, builder.getI1Type(), elementType, tileType, tileType});

  std::string name;
  llvm::raw_string_ostream(name)
      << "act_micro_kernel_" << rows << "x"
      << vectors * vectorType.getNumElements() << (pairsSteps ? "_bf16" : "")
      << (packing     ? "_packing"
          : hasHalves ? "_constant"
                      : "");
  auto function = func::FuncOp::create(
      loc, name, builder.getFunctionType(types, TypeRange()));
  function.setPrivate();
  // In the midst of the loops around it, LLVM would find other addresses for
  // its operands, and more of them; those of SVE it finds there only.
  if (!vectorType.isScalable())
    function->setAttr("passthrough", builder.getStrArrayAttr({"noinline"}));
  builder.setInsertionPointToStart(function.addEntryBlock());
  auto arguments = llvm::to_vector_of<Value>(function.getArguments());
  ArrayRef<Value> others = arguments;
  auto take = [&](int64_t count) {
    ArrayRef<Value> taken = others.take_front(count);
    others = others.drop_front(count);
    return taken;
  };
  Value a = take(1).front();
  ArrayRef<Value> startsA = take(numStartsA);
  Value source = packing ? take(1).front() : Value();
  Value b = take(1).front();
  ArrayRef<Value> starts = take(panels);
  Value length = others[0], fills = others[1], fill = others[2];
  Value from = others[3], to = others[4];

  Value vscale = vectorType.isScalable()
                     ? vector::VectorScaleOp::create(builder).getResult()
                     : Value();
  Values sums = builder.branch(
      fills, [&] { return fillSums(builder, fill); },
      [&] { return loadTile(builder, vscale, from); });
  PanelCopy::Block block;
  Values masks;
  if (packing) {
    block.maxSteps = memref::DimOp::create(builder, source, 0);
    block.maxIndices = memref::DimOp::create(builder, source, 1);
    masks = packing->getMasks(builder, vscale, block, builder.constant(0));
  }
  accumulate(builder, a, startsA, length, /*hasRest=*/true, sums,
             [&](Value step) {
               if (packing)
                 return packStep(builder, vscale, block, source, masks, b,
                                 starts.front(), step);
               return loadPanels(builder, vscale, b, starts, step);
             });
  storeTile(builder, vscale, sums, to);
  func::ReturnOp::create(builder);
  return function;
}
