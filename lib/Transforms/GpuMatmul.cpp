//===- GpuMatmul.cpp - Matrix products on GPUs ----------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuMatmulEmitter.h"
#include "VectorBody.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::act;

// The large tile of a warp needs as many bytes from shared memory as tensor
// cores multiply in that time, and gives a lane sums enough for fused
// multiply-adds to hide how long each takes; 48 KiB is what a kernel may have
// unasked.
static constexpr GpuMatmulTiles kOfWarps[] = {{128, 128, 64, 64, 3, 64},
                                              {64, 64, 32, 32, 4, 64}};
static_assert(kOfWarps[0].sharedBytes() <= 48 * 1024);
static_assert(kOfWarps[1].sharedBytes() <= 48 * 1024);

// A warp has a quarter of the 64 rows of a wgmma, which multiplies whole rows
// of the tile. A stage is rows of 128 bytes, as its swizzle wants them. A block
// may have 227 KiB if it asks for them.
static constexpr GpuMatmulTiles kOfWarpgroups[] = {{128, 256, 16, 256, 4, 128},
                                                   {128, 128, 16, 128, 4, 128},
                                                   {64, 64, 16, 64, 4, 128}};
static_assert(kOfWarpgroups[0].sharedBytes() <= 227 * 1024);

/// About as many as a GPU has multiprocessors.
static constexpr int64_t kMinBlocks = 128;

unsigned GpuMatmul::getProductLoop(unsigned dim) {
  AffineMap map = group.product.getMatchingIndexingMap(&group.c());
  return map.getDimPosition(dim);
}

int64_t GpuMatmul::getChunk() {
  auto type = cast<MemRefType>(group.a().get().getType());
  return 128 / type.getElementTypeBitWidth();
}

bool GpuMatmul::mayCopyVectors(std::string &reason) {
  for (OpOperand *operand : {&group.a(), &group.b()}) {
    int64_t offset;
    SmallVector<int64_t> strides;
    auto type = cast<MemRefType>(operand->get().getType());
    if (failed(type.getStridesAndOffset(strides, offset)))
      continue;
    auto isOdd = [&](int64_t elements) {
      return ShapedType::isStatic(elements) && elements % getChunk() != 0;
    };
    // A single row has no distance.
    bool isOddRow = false;
    for (auto [stride, size] :
         llvm::drop_end(llvm::zip_equal(strides, type.getShape())))
      isOddRow |= size != 1 && isOdd(stride);
    if (isOdd(offset) || isOddRow) {
      reason = operand == &group.a() ? "rows of A" : "rows of B";
      reason += " are not multiples of 16 bytes";
      return false;
    }
  }
  return true;
}

/// The generic directly after `product` that reads C, element by element, and
/// writes other arrays.
static linalg::GenericOp findReader(MatmulGroup &group, unsigned &input) {
  auto reader = dyn_cast_or_null<linalg::GenericOp>(
      getNeighbour(group.product, /*forward=*/true));
  if (!reader || reader.getNumReductionLoops() != 0 ||
      !reader.hasPureBufferSemantics())
    return {};
  Value c = group.c().get();
  auto isIdentity = [&](OpOperand &operand) {
    return reader.getMatchingIndexingMap(&operand).isIdentity();
  };
  SmallVector<OpOperand *> reads;
  for (OpOperand &operand : reader->getOpOperands())
    if (operand.get() == c)
      reads.push_back(&operand);
  std::string reason;
  if (reads.size() != 1 || reader.isDpsInit(reads[0]) ||
      !isIdentity(*reads[0]) ||
      !llvm::all_of(reader.getDpsInitsMutable(), isIdentity) ||
      !haveOwnMemory(reader.getDpsInits(), group.product->getOperands()) ||
      !VectorBody::isVectorizable(reader, reader.getNumLoops() - 1, reason))
    return {};
  input = reads[0]->getOperandNumber();
  return reader;
}

FailureOr<GpuMatmul> mlir::act::matchGpuMatmul(linalg::LinalgOp op,
                                               const GpuMatmulOptions &options,
                                               std::string &reason) {
  if (op.getNumReductionLoops() == 0 || op->getNumOperands() != 3 ||
      op.getNumDpsInits() != 1 || failed(linalg::inferContractionDims(op)))
    return failure();
  auto getType = [&](unsigned operand) {
    return getElementTypeOrSelf(op->getOperand(operand).getType());
  };
  Type type = getType(0);
  if (getType(1) != type ||
      !isa<Float16Type, BFloat16Type, Float32Type>(type)) {
    reason = "the operands are not both f16, both bf16 or both f32";
    return failure();
  }
  if (!getType(2).isF32()) {
    reason = "the sums are not f32";
    return failure();
  }
  FailureOr<MatmulGroup> group = matchMatmul(op, reason);
  if (failed(group))
    return failure();
  if (group->panels) {
    reason = "B is packed for a CPU";
    return failure();
  }
  GpuMatmul matmul;
  matmul.usesTensorCores =
      options.tensorCores && (!type.isF32() || options.allowTf32);
  if (!matmul.usesTensorCores)
    reason = options.tensorCores ? "tf32 has fewer digits than f32"
                                 : "they are not asked for";
  // Narrow numbers would have to be extended again and again.
  if (!matmul.usesTensorCores && !type.isF32())
    return failure();
  matmul.usesWarpgroups =
      matmul.usesTensorCores && options.warpgroups && !type.isF32();
  matmul.group = *group;
  matmul.epilogue = group->epilogue;
  if (matmul.epilogue)
    return matmul;
  unsigned input = 0;
  matmul.epilogue = findReader(*group, input);
  if (!matmul.epilogue)
    return matmul;
  matmul.inputOfC = input;
  Value c = group->c().get();
  // Starting values that are read are in memory, too.
  matmul.storesC = !group->fill || !c.getDefiningOp<memref::AllocOp>() ||
                   !llvm::all_of(c.getUsers(), [&](Operation *user) {
                     return user == group->fill || user == group->product ||
                            user == matmul.epilogue ||
                            isa<memref::DeallocOp, memref::DimOp>(user);
                   });
  return matmul;
}

GpuMatmulTiles mlir::act::chooseGpuMatmulTiles(GpuMatmul &matmul) {
  int64_t m = matmul.group.getSizeOfC(matmul.group.m);
  int64_t n = matmul.group.getSizeOfC(matmul.group.n);
  bool isStaticM = ShapedType::isStatic(m), isStaticN = ShapedType::isStatic(n);
  auto suits = [&](const GpuMatmulTiles &tiles) {
    bool isThin =
        (isStaticM && 2 * m <= tiles.m) || (isStaticN && 2 * n <= tiles.n);
    return !isThin &&
           (!isStaticM || !isStaticN ||
            llvm::divideCeil(m, tiles.m) * llvm::divideCeil(n, tiles.n) >=
                kMinBlocks);
  };
  ArrayRef<GpuMatmulTiles> all =
      matmul.usesWarpgroups ? ArrayRef(kOfWarpgroups) : ArrayRef(kOfWarps);
  const auto *first = llvm::find_if(all, suits);
  GpuMatmulTiles tiles = first == all.end() ? all.back() : *first;
  tiles.k = tiles.bytesOfK / 16 * matmul.getChunk();
  return tiles;
}

/// The stages of A and B, and what the sums of warps are in afterwards.
static std::array<Value, 3> addShared(GpuKernel &kernel, OpBuilder &builder,
                                      GpuMatmul &matmul,
                                      const GpuMatmulTiles &tiles) {
  MatmulGroup &group = matmul.group;
  Location loc = group.product.getLoc();
  // More than a kernel may have unasked.
  Value all = matmul.usesWarpgroups
                  ? kernel.addDynamicShared(tiles.sharedBytes())
                  : kernel.addShared(tiles.sharedBytes(), /*alignment=*/128);
  auto view = [&](int64_t offset, ArrayRef<int64_t> shape, Type type) -> Value {
    auto viewType =
        MemRefType::get(shape, type, MemRefLayoutAttrInterface(),
                        cast<MemRefType>(all.getType()).getMemorySpace());
    return memref::ViewOp::create(
        builder, loc, viewType, all,
        arith::ConstantIndexOp::create(builder, loc, offset), ValueRange());
  };
  auto viewStages = [&](OpOperand &operand, int64_t offset, int64_t size) {
    SmallVector<int64_t> shape = {tiles.stages, size, tiles.k};
    if (!group.isContiguous(operand, group.k))
      std::swap(shape[1], shape[2]);
    if (matmul.usesWarpgroups)
      shape = GpuMatmulEmitter::getWarpgroupShape(shape);
    return view(offset, shape, getElementTypeOrSelf(operand.get().getType()));
  };
  Value a = viewStages(group.a(), 0, tiles.m);
  Value b =
      viewStages(group.b(), tiles.stages * tiles.bytesOfK * tiles.m, tiles.n);
  Value results =
      view(0, {tiles.warps(), tiles.resultRows(), tiles.resultColumns()},
           builder.getF32Type());
  return {a, b, results};
}

void mlir::act::emitGpuMatmul(RewriterBase &rewriter, GpuMatmul matmul,
                              const GpuMatmulTiles &tiles,
                              gpu::GPUModuleOp module, StringRef name) {
  MatmulGroup &group = matmul.group;
  linalg::LinalgOp product = group.product;
  linalg::GenericOp epilogue = matmul.epilogue;
  Value c = group.c().get();
  Value unused = matmul.storesC ? Value() : c;
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(epilogue ? epilogue : product);
  Location loc =
      epilogue ? rewriter.getFusedLoc({product.getLoc(), epilogue.getLoc()})
               : product.getLoc();
  GpuKernel kernel(rewriter, loc);
  kernel.addOperands(product, unused);
  SmallVector<OpFoldResult> sizes(kernel.getLoopSizes(product));
  if (group.fill)
    kernel.addScalar(group.fill.value());
  if (epilogue) {
    SmallVector<OpFoldResult> epilogueSizes;
    for (unsigned dim = 0; dim < epilogue.getNumLoops(); ++dim)
      epilogueSizes.push_back(sizes[matmul.getProductLoop(dim)]);
    kernel.addOperands(epilogue, c, epilogueSizes);
  }
  kernel.begin(module, name, {int32_t(tiles.threads()), 1, 1});

  std::array<Value, 3> shared = addShared(kernel, rewriter, matmul, tiles);
  GpuMatmul inner = matmul;
  inner.group.product = kernel.clone(product);
  if (group.fill)
    inner.group.fill = cast<linalg::FillOp>(kernel.clone(group.fill));
  if (epilogue)
    inner.epilogue = cast<linalg::GenericOp>(kernel.clone(epilogue));
  SmallVector<Value> innerSizes;
  for (OpFoldResult size : sizes)
    innerSizes.push_back(kernel.getSize(size));
  LoopBuilder builder(loc, rewriter);
  GpuMatmulEmitter(builder, inner, tiles, innerSizes, shared).run();
  for (Operation *op :
       {inner.group.product.getOperation(), inner.group.fill.getOperation(),
        inner.epilogue.getOperation()})
    if (op)
      rewriter.eraseOp(op);

  AffineExpr batches = rewriter.getAffineConstantExpr(1);
  for (unsigned loop : group.batch)
    batches = batches * kernel.getExpr(sizes[loop]);
  kernel.launch({kernel.getExpr(sizes[group.m]).ceilDiv(tiles.m) *
                     kernel.getExpr(sizes[group.n]).ceilDiv(tiles.n),
                 batches});
  for (Operation *op : {group.fill.getOperation(), product.getOperation(),
                        epilogue.getOperation()})
    if (op)
      rewriter.eraseOp(op);
}
