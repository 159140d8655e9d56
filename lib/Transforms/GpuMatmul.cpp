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
#include "mlir/Dialect/Arith/Utils/Utils.h"
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

bool GpuMatmul::mayHaveTensorMaps(std::string &reason) {
  // By cuTensorMapEncodeTiled.
  constexpr int64_t kMostDims = 5;
  if (!mayCopyVectors(reason))
    return false;
  for (OpOperand *operand : {&group.a(), &group.b()}) {
    auto type = cast<MemRefType>(operand->get().getType());
    // A single row has a distance here.
    auto isOddRow = [&](int64_t stride) {
      return ShapedType::isStatic(stride) && stride % getChunk() != 0;
    };
    StringRef problem;
    if (llvm::is_contained(type.getShape(), 0))
      problem = " is empty";
    else if (llvm::any_of(
                 ArrayRef(type.getStridesAndOffset().first).drop_back(),
                 isOddRow))
      problem = " is a row that is no multiple of 16 bytes";
    else if (operand->get().getDefiningOp<memref::GetGlobalOp>())
      problem = " is a constant of the module";
    else if (type.getRank() > kMostDims)
      problem = " has more than 5 dimensions";
    // Each distance must be a multiple of the one before.
    else if (type.getRank() > 2 && !type.getLayout().isIdentity())
      problem = " is a part of a larger array";
    if (!problem.empty()) {
      reason = (Twine(operand == &group.a() ? "A" : "B") + problem).str();
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

/// The bytes of an element.
static int64_t getBytes(Value memref) {
  return cast<MemRefType>(memref.getType()).getElementTypeBitWidth() / 8;
}

Value mlir::act::areMultiples(LoopBuilder &builder, Value memref,
                              int64_t elements) {
  int64_t bytes = getBytes(memref);
  Value bits = memref::ExtractAlignedPointerAsIndexOp::create(builder, memref);
  auto metadata = memref::ExtractStridedMetadataOp::create(builder, memref);
  SmallVector<OpFoldResult> distances = llvm::to_vector(
      ArrayRef(metadata.getConstifiedMixedStrides()).drop_back());
  distances.push_back(metadata.getConstifiedMixedOffset());
  for (OpFoldResult distance : distances) {
    if (std::optional<int64_t> known = getConstantIntValue(distance)) {
      if (*known % elements != 0)
        return builder.boolean(false);
      continue;
    }
    bits = arith::OrIOp::create(builder, bits,
                                builder.multiply(cast<Value>(distance), bytes));
  }
  return builder.equal(
      builder.both(bits, builder.constant(elements * bytes - 1)),
      builder.constant(0));
}

/// Emits a kernel, and its launch at the insertion point.
static void emitKernel(RewriterBase &rewriter, Location loc, GpuMatmul &matmul,
                       const GpuMatmulTiles &tiles, gpu::GPUModuleOp module,
                       StringRef name) {
  MatmulGroup &group = matmul.group;
  linalg::LinalgOp product = group.product;
  linalg::GenericOp epilogue = matmul.epilogue;
  Value c = group.c().get();
  Value unused = matmul.storesC ? Value() : c;
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
  if (matmul.usesTensorMaps)
    for (auto [operand, size] :
         {std::pair(&group.a(), tiles.m), std::pair(&group.b(), tiles.n)})
      kernel.addTensorMap(operand->get(), GpuMatmulEmitter::getBox(
                                              matmul, *operand, size, tiles));
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
  GpuMatmulEmitter(builder, inner, tiles, innerSizes, shared,
                   kernel.getTensorMaps())
      .run();
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
}

/// Whether the driver can encode tensor maps of A and B: addresses and
/// distances are multiples of 16 bytes, distances below 2^40 bytes, and no size
/// is 0 or more than a coordinate of 32 bits can reach.
static Value haveTensorMaps(LoopBuilder &builder, GpuMatmul &matmul) {
  constexpr int64_t kEndOfSizes = int64_t(1) << 31;
  constexpr int64_t kEndOfDistances = int64_t(1) << 40;
  Value result = builder.boolean(true);
  for (OpOperand *operand : {&matmul.group.a(), &matmul.group.b()}) {
    Value memref = operand->get();
    result =
        builder.both(result, areMultiples(builder, memref, matmul.getChunk()));
    auto require = [&](ArrayRef<OpFoldResult> values, int64_t end) {
      for (OpFoldResult value : values) {
        Value number =
            getValueOrCreateConstantIndexOp(builder, builder.getLoc(), value);
        result =
            builder.both(result, builder.less(builder.constant(0), number));
        result =
            builder.both(result, builder.less(number, builder.constant(end)));
      }
    };
    auto metadata = memref::ExtractStridedMetadataOp::create(builder, memref);
    require(metadata.getConstifiedMixedSizes(), kEndOfSizes);
    // Those of dense arrays follow from the sizes.
    if (!cast<MemRefType>(memref.getType()).getLayout().isIdentity())
      require(ArrayRef(metadata.getConstifiedMixedStrides()).drop_back(),
              kEndOfDistances / getBytes(memref));
  }
  return result;
}

std::string mlir::act::getNameWithTensorMaps(StringRef name) {
  return (name + "_tma").str();
}

void mlir::act::emitGpuMatmul(RewriterBase &rewriter, GpuMatmul matmul,
                              const GpuMatmulTiles &tiles,
                              gpu::GPUModuleOp module, StringRef name) {
  MatmulGroup &group = matmul.group;
  linalg::LinalgOp product = group.product;
  linalg::GenericOp epilogue = matmul.epilogue;
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(epilogue ? epilogue : product);
  Location loc =
      epilogue ? rewriter.getFusedLoc({product.getLoc(), epilogue.getLoc()})
               : product.getLoc();
  LoopBuilder builder(loc, rewriter);
  auto emit = [&](bool usesTensorMaps, StringRef kernel) {
    matmul.usesTensorMaps = usesTensorMaps;
    rewriter.restoreInsertionPoint(builder.saveInsertionPoint());
    emitKernel(rewriter, loc, matmul, tiles, module, kernel);
  };
  if (matmul.usesTensorMaps)
    builder.when(
        haveTensorMaps(builder, matmul),
        [&] { emit(/*usesTensorMaps=*/true, getNameWithTensorMaps(name)); },
        [&] { emit(/*usesTensorMaps=*/false, name); });
  else
    emit(/*usesTensorMaps=*/false, name);
  for (Operation *op : {group.fill.getOperation(), product.getOperation(),
                        epilogue.getOperation()})
    if (op)
      rewriter.eraseOp(op);
}
