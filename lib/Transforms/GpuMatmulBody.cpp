//===- GpuMatmulBody.cpp - The loops of a matrix product on a GPU ---------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::act;

/// Rows of blocks that run at a time: together they read few rows of A and
/// columns of B.
static constexpr int64_t kGroupRows = 8;

GpuMatmulEmitter::GpuMatmulEmitter(LoopBuilder &builder, GpuMatmul &matmul,
                                   const GpuMatmulTiles &tiles,
                                   ArrayRef<Value> sizes,
                                   std::array<Value, 3> shared,
                                   ValueRange tensorMaps)
    : builder(builder), matmul(matmul), group(matmul.group), tiles(tiles),
      sizes(sizes), ivs(sizes.size()), results(shared[2]),
      chunk(matmul.getChunk()) {
  auto makeOperand = [&](OpOperand &operand, Value memory, unsigned outer,
                         int64_t size, Value tensorMap) {
    Operand result = {&operand, memory,  outer,    group.k,
                      size,     tiles.k, tensorMap};
    if (!group.isContiguous(operand, group.k)) {
      std::swap(result.rowLoop, result.columnLoop);
      std::swap(result.rows, result.columns);
    }
    return result;
  };
  std::array<Value, 2> maps;
  llvm::copy(tensorMaps, maps.begin());
  a = makeOperand(group.a(), shared[0], group.m, tiles.m, maps[0]);
  b = makeOperand(group.b(), shared[1], group.n, tiles.n, maps[1]);
}

void GpuMatmulEmitter::run() {
  std::string reason;
  if (matmul.usesTensorMaps)
    createBarriers();
  else if (matmul.mayCopyVectors(reason))
    isAligned = builder.both(areMultiples(builder, a.operand->get(), chunk),
                             areMultiples(builder, b.operand->get(), chunk));
  forBatches([&] { forTiles([&] { emitTile(); }); });
}

/// The thread and its warp, of which LLVM does not know that they are those of
/// the last call. So it computes addresses where they are needed, and not
/// before all loops: there are many, for each branch and for the results, and
/// they would be spilled.
void GpuMatmulEmitter::setThread() {
  Type type = builder.getI32Type();
  Value number = NVVM::ThreadIdXOp::create(builder, type);
  auto copy = LLVM::InlineAsmOp::create(
      builder, type, number, "mov.b32 $0, $1;", "=r,r",
      /*has_side_effects=*/true, /*is_align_stack=*/false,
      LLVM::TailCallKind::None, /*asm_dialect=*/LLVM::AsmDialectAttr(),
      /*operand_attrs=*/ArrayAttr());
  thread = arith::IndexCastUIOp::create(builder, builder.getIndexType(),
                                        copy.getResult(0));
  lane = builder.remainder(thread, 32);
  warp = builder.divide(thread, 32);
  int64_t warpsN = tiles.n / tiles.warpN;
  warpM = builder.multiply(builder.divide(warp, warpsN), tiles.warpM);
  warpN = builder.multiply(builder.remainder(warp, warpsN), tiles.warpN);
}

GpuMatmulEmitter::Values GpuMatmulEmitter::getIndices(OpOperand &operand,
                                                      ArrayRef<Value> at) {
  Values indices;
  AffineMap map = group.product.getMatchingIndexingMap(&operand);
  for (unsigned i = 0; i < map.getNumResults(); ++i)
    indices.push_back(at[map.getDimPosition(i)]);
  return indices;
}

/// A loop whose iterations the blocks along `axis` share.
void GpuMatmulEmitter::forBlocks(gpu::Dimension axis, Value count,
                                 LoopBuilder::LoopBody body) {
  Value block = gpu::BlockIdOp::create(builder, axis);
  Value blocks = gpu::GridDimOp::create(builder, axis);
  auto forOp = scf::ForOp::create(builder, block, count, blocks);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(forOp.getBody());
  body(forOp.getInductionVar());
}

/// Sets the `ivs` of the loops around the product, which the blocks along y
/// share. Without such loops, the first block has all.
void GpuMatmulEmitter::forBatches(function_ref<void()> emitBody) {
  if (group.batch.empty()) {
    Value block = gpu::BlockIdOp::create(builder, gpu::Dimension::y);
    return builder.when(builder.less(block, builder.constant(1)), emitBody,
                        [] {});
  }
  Values batchSizes;
  Value count = builder.constant(1);
  for (unsigned loop : group.batch) {
    batchSizes.push_back(sizes[loop]);
    count = builder.multiply(count, sizes[loop]);
  }
  forBlocks(gpu::Dimension::y, count, [&](Value batch) {
    auto position =
        affine::AffineDelinearizeIndexOp::create(builder, batch, batchSizes);
    for (auto [loop, iv] :
         llvm::zip_equal(group.batch, position.getMultiIndex()))
      ivs[loop] = iv;
    emitBody();
  });
}

/// Sets `tileM` and `tileN`. Blocks with neighbouring numbers, which run at
/// the same time, are in the same columns of a group of rows.
void GpuMatmulEmitter::forTiles(function_ref<void()> emitBody) {
  Value rows = builder.divideUp(sizes[group.m], tiles.m);
  Value columns = builder.divideUp(sizes[group.n], tiles.n);
  forBlocks(
      gpu::Dimension::x, builder.multiply(rows, columns), [&](Value tile) {
        Value perGroup = builder.multiply(columns, kGroupRows);
        Value firstRow =
            builder.multiply(builder.divide(tile, perGroup), kGroupRows);
        Value groupRows = builder.min(builder.sub(rows, firstRow),
                                      builder.constant(kGroupRows));
        Value inGroup = builder.remainder(tile, perGroup);
        Value row =
            builder.add(firstRow, builder.remainder(inGroup, groupRows));
        tileM = builder.multiply(row, tiles.m);
        tileN = builder.multiply(builder.divide(inGroup, groupRows), tiles.n);
        emitBody();
      });
}

void GpuMatmulEmitter::emitTile() {
  Values start = emitStart();
  if (matmul.usesTensorMaps)
    return emitResults(emitMappedProduct(start));
  if (!isAligned)
    return emitResults(emitProduct(start, /*vectors=*/false));
  emitResults(builder.branch(
      isAligned, [&] { return emitProduct(start, /*vectors=*/true); },
      [&] { return emitProduct(start, /*vectors=*/false); }));
}

/// Lets TMA and wgmma, which use shared memory by another path, see what this
/// thread has done to it, once a barrier has followed.
void GpuMatmulEmitter::fenceAsyncProxy() {
  NVVM::FenceProxyOp::create(
      builder,
      NVVM::ProxyKindAttr::get(builder.getContext(),
                               NVVM::ProxyKind::async_shared),
      NVVM::SharedSpaceAttr::get(builder.getContext(),
                                 NVVM::SharedSpace::shared_cta));
}

/// Ends the copies that were begun, all but those for some stages, and lets
/// no thread go on before.
void GpuMatmulEmitter::waitForCopies(int64_t stagesLeft, bool vectors) {
  if (vectors)
    nvgpu::DeviceAsyncWaitOp::create(builder, lastCopies,
                                     builder.getI32IntegerAttr(stagesLeft));
  if (matmul.usesWarpgroups)
    fenceAsyncProxy();
  gpu::BarrierOp::create(builder);
}

Value GpuMatmulEmitter::getNextStage(Value stage) {
  Value isLast = builder.equal(stage, builder.constant(tiles.stages - 1));
  return builder.select(isLast, builder.constant(0), builder.add(stage, 1));
}

/// The loop over k. The stages behind the end of k are copied, too: as 0.
GpuMatmulEmitter::Values GpuMatmulEmitter::emitProduct(const Values &start,
                                                       bool vectors) {
  setThread();
  int64_t ahead = stagesAhead();
  for (int64_t stage = 0; stage < ahead; ++stage)
    copyStage(builder.constant(stage * tiles.k), builder.constant(stage),
              vectors);
  waitForCopies(ahead - 1, vectors);
  Value firstCopies = lastCopies;
  Values values = {builder.constant(0), builder.constant(ahead)};
  llvm::append_range(values, matmul.usesWarpgroups ? packSums(start) : start);
  values =
      builder.loop(builder.constant(0), sizes[group.k], tiles.k, values,
                   [&](Value k, const Values &inner) {
                     Value read = inner[0], write = inner[1];
                     copyStage(builder.add(k, ahead * tiles.k), write, vectors);
                     Values sums = multiplyStage(
                         read, k, Values(llvm::drop_begin(inner, 2)));
                     waitForCopies(ahead - 1, vectors);
                     Values next = {getNextStage(read), getNextStage(write)};
                     llvm::append_range(next, sums);
                     return next;
                   });
  Values sums(llvm::drop_begin(values, 2));
  if (matmul.usesWarpgroups)
    sums = unpackSums(waitForProducts(sums));
  // Results use the same memory.
  lastCopies = firstCopies;
  if (vectors)
    nvgpu::DeviceAsyncWaitOp::create(builder, lastCopies,
                                     builder.getI32IntegerAttr(0));
  gpu::BarrierOp::create(builder);
  return sums;
}
