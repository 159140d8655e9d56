//===- GpuMatmulTma.cpp - The loop over k with operands by TMA ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One thread begins the copies of a whole stage, and tensor maps know the rest:
// addresses, edges and the layout in shared memory. Each stage has two
// barriers. One is full when all bytes of the stage have arrived. The other is
// empty when all warps have multiplied them, and only then the next ones may
// come.
//
// The phases of a barrier alternate between two parities. All threads wait for
// each phase of the one, and the first warp for each of the other, so that
// nobody ever mistakes a phase for the one before.
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace mlir::act;

/// For how many nanoseconds a thread may sleep before it asks again.
static constexpr int64_t kWaitTicks = 10'000'000;

SmallVector<int64_t> GpuMatmulEmitter::getBox(GpuMatmul &matmul,
                                              OpOperand &operand, int64_t size,
                                              const GpuMatmulTiles &tiles) {
  MatmulGroup &group = matmul.group;
  SmallVector<int64_t> box;
  for (AffineExpr dim :
       group.product.getMatchingIndexingMap(&operand).getResults()) {
    unsigned loop = cast<AffineDimExpr>(dim).getPosition();
    box.push_back(loop == group.k                         ? tiles.k
                  : llvm::is_contained(group.batch, loop) ? 1
                                                          : size);
  }
  box.back() = kChunksOfLine * matmul.getChunk();
  return box;
}

//===----------------------------------------------------------------------===//
// Barriers
//===----------------------------------------------------------------------===//

void GpuMatmulEmitter::createBarriers() {
  auto type = nvgpu::MBarrierGroupType::get(
      builder.getContext(),
      cast<MemRefType>(a.shared.getType()).getMemorySpace(), tiles.stages);
  full = nvgpu::MBarrierCreateOp::create(builder, type);
  empty = nvgpu::MBarrierCreateOp::create(builder, type);
}

/// The code of the first thread for all barriers.
void GpuMatmulEmitter::forBarriers(
    function_ref<void(Value barriers, Value stage)> emit) {
  builder.when(
      builder.equal(thread, builder.constant(0)),
      [&] {
        for (Value barriers : {full, empty})
          for (int64_t stage = 0; stage < tiles.stages; ++stage)
            emit(barriers, builder.constant(stage));
      },
      [] {});
}

/// Barriers are those of one tile, whose phases begin at 0. What follows may
/// use them, and overwrite the results of the tile before.
void GpuMatmulEmitter::beginBarriers() {
  forBarriers([&](Value barriers, Value stage) {
    int64_t arrivals = barriers == full ? 1 : tiles.warps();
    nvgpu::MBarrierInitOp::create(builder, barriers, builder.constant(arrivals),
                                  stage, /*predicate=*/Value());
  });
  fenceAsyncProxy();
  gpu::BarrierOp::create(builder);
}

/// What follows may write to the memory of the stages.
void GpuMatmulEmitter::endBarriers() {
  gpu::BarrierOp::create(builder);
  auto pointer = LLVM::LLVMPointerType::get(
      builder.getContext(), unsigned(NVVM::NVVMMemorySpace::Shared));
  forBarriers([&](Value barriers, Value stage) {
    Value address = nvgpu::MBarrierGetOp::create(builder, builder.getI64Type(),
                                                 barriers, stage);
    NVVM::MBarrierInvalOp::create(
        builder, LLVM::IntToPtrOp::create(builder, pointer, address));
  });
}

void GpuMatmulEmitter::waitFor(Value barriers, Value stage, Value parity) {
  nvgpu::MBarrierTryWaitParityOp::create(builder, barriers, parity,
                                         builder.constant(kWaitTicks), stage);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

/// Begins to copy the part of `operand` for the stage from `k` on.
void GpuMatmulEmitter::bringBoxes(const Operand &operand, Value k,
                                  Value stage) {
  MemRefType box =
      cast<nvgpu::TensorMapDescriptorType>(operand.tensorMap.getType())
          .getTensor();
  SmallVector<OpFoldResult> sizes =
      getAsIndexOpFoldResult(builder.getContext(), box.getShape());
  SmallVector<OpFoldResult> strides = getAsIndexOpFoldResult(
      builder.getContext(), computeSuffixProduct(box.getShape()));
  Value stageOffset = builder.multiply(stage, operand.rows * operand.columns);
  for (int64_t column = 0; column < operand.columns;
       column += box.getShape().back()) {
    Value offset = builder.add(stageOffset, column * operand.rows);
    Value target = memref::ReinterpretCastOp::create(
        builder, operand.shared, getAsOpFoldResult(offset), sizes, strides);
    Values at = ivs;
    at[operand.rowLoop] = start(operand.rowLoop, k);
    at[operand.columnLoop] = builder.add(start(operand.columnLoop, k), column);
    // The fastest dimension is the first.
    Values coordinates = getIndices(*operand.operand, at);
    std::reverse(coordinates.begin(), coordinates.end());
    nvgpu::TmaAsyncLoadOp::create(builder, target, full, operand.tensorMap,
                                  coordinates, stage,
                                  /*multicastMask=*/Value(),
                                  /*predicate=*/Value());
  }
}

/// One thread says how many bytes will come, and lets them come. Parts outside
/// the arrays count: they are 0.
void GpuMatmulEmitter::bringStage(Value k, Value stage) {
  int64_t bytes = tiles.bytesOfK * (tiles.m + tiles.n);
  nvgpu::MBarrierArriveExpectTxOp::create(builder, full,
                                          builder.constant(bytes), stage,
                                          /*predicate=*/Value());
  bringBoxes(a, k, stage);
  bringBoxes(b, k, stage);
}

/// Fills a stage again, from `k` on, when no warp reads it any more.
void GpuMatmulEmitter::refill(Value stage, Value parity, Value k) {
  Value zero = builder.constant(0);
  Value isFirstLane = builder.equal(lane, zero);
  builder.when(
      isFirstLane,
      [&] {
        nvgpu::MBarrierArriveOp::create(
            builder, nvgpu::MBarrierTokenType::get(builder.getContext()), empty,
            stage);
      },
      [] {});
  builder.when(
      builder.equal(warp, zero),
      [&] {
        waitFor(empty, stage, parity);
        builder.when(isFirstLane, [&] { bringStage(k, stage); }, [] {});
      },
      [] {});
}

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

GpuMatmulEmitter::Values
GpuMatmulEmitter::emitMappedProduct(const Values &start) {
  setThread();
  beginBarriers();
  Value zero = builder.constant(0), end = sizes[group.k];
  builder.when(
      builder.equal(thread, zero),
      [&] {
        for (int64_t stage = 0; stage < tiles.stages; ++stage) {
          Value k = builder.constant(stage * tiles.k);
          builder.when(
              builder.less(k, end),
              [&] { bringStage(k, builder.constant(stage)); }, [] {});
        }
      },
      [] {});
  Values values = {zero, builder.boolean(false)};
  llvm::append_range(values, packSums(start));
  values = builder.loop(
      zero, end, tiles.k, values, [&](Value k, const Values &inner) {
        Value stage = inner[0], parity = inner[1];
        waitFor(full, stage, parity);
        Values sums = multiplyAsync(stage, Values(llvm::drop_begin(inner, 2)));
        // Now the products of the stage before are done.
        Value isFirst = builder.equal(stage, zero);
        Value before =
            builder.select(isFirst, builder.constant(tiles.stages - 1),
                           builder.add(stage, -1));
        Value parityBefore = builder.exclusiveOr(parity, isFirst);
        Value next = builder.add(k, (tiles.stages - 1) * tiles.k);
        builder.when(
            builder.both(builder.less(zero, k), builder.less(next, end)),
            [&] { refill(before, parityBefore, next); }, [] {});
        Value nextStage = getNextStage(stage);
        Values results = {
            nextStage,
            builder.exclusiveOr(parity, builder.equal(nextStage, zero))};
        llvm::append_range(results, sums);
        return results;
      });
  Values sums =
      unpackSums(waitForProducts(Values(llvm::drop_begin(values, 2))));
  endBarriers();
  return sums;
}
