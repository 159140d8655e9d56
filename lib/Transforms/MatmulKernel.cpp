//===- MatmulKernel.cpp - Matrix products on register tiles -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BFloat16Tiles.h"
#include "MatmulEmitter.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

/// A block size, or less if the whole size is static: then all blocks are about
/// as large, and a multiple of `multiple`.
static int64_t clipBlock(int64_t block, Value size, int64_t multiple) {
  std::optional<int64_t> known = getConstantIntValue(size);
  if (!known)
    return block;
  int64_t whole = std::max<int64_t>(*known, 1);
  int64_t count = llvm::divideCeil(whole, block);
  return std::min<int64_t>(
      block, llvm::alignTo(llvm::divideCeil(whole, count), uint64_t(multiple)));
}

/// Whether `size` is known to be a multiple of `step`.
bool MatmulEmitter::isMultiple(Value size, Value step) {
  if (size == step)
    return true;
  std::optional<int64_t> known = getConstantIntValue(size);
  std::optional<int64_t> knownStep = getConstantIntValue(step);
  return known && knownStep && *known % *knownStep == 0;
}

MatmulEmitter::MatmulEmitter(LoopBuilder &builder, const MatmulGroup &matmul,
                             const MatmulTiles &sizesOfTiles,
                             ArrayRef<Value> sizes, ArrayRef<Value> ivs,
                             bool parallel, MatmulFunctions &functions)
    : builder(builder), group(matmul), tiles(sizesOfTiles), ivs(ivs),
      parallel(parallel), functions(functions),
      packsB(!group.panels && !tiles.readsImage &&
             (!tiles.streams || !group.isContiguous(group.b(), group.n))),
      m(sizes[matmul.m]), n(sizes[matmul.n]), stepsOfK(sizes[matmul.k]),
      k(builder.roundUp(builder.divideUp(stepsOfK, tiles.stepsOfElement()),
                        tiles.stepsTogether())),
      c(group.c().get()),
      elementType(cast<MemRefType>(c.getType()).getElementType()),
      vectorType(VectorType::get(tiles.lanes, elementType, tiles.isScalable)),
      fixedType(VectorType::get(tiles.lanes, elementType)) {
  tiles.mc = clipBlock(tiles.mc, m, tiles.panelRows);
  if (!group.panels && !readsWindows())
    tiles.kc = clipBlock(tiles.kc, k, tiles.lanes);
  // What is not shared needs no place for the longest blocks.
  if (!callsMicroKernel())
    tiles.rowStride = tiles.kc;
  vscale = tiles.isScalable ? vector::VectorScaleOp::create(builder).getResult()
                            : builder.constant(1);
  columns = elementsIn(tiles.vectors);
  nc = builder.roundUp(builder.constant(clipBlock(tiles.nc, n, 1)), columns);
  panelSizeA =
      (tiles.keepsRowsOfA ? tiles.rowStride : tiles.kc) * tiles.panelRows;
  // The last vector of columns may reach beyond them.
  if (!tiles.keepsRowsOfA && tiles.panelRows % tiles.lanes != 0)
    panelSizeA += tiles.lanes;
  if (group.windows)
    image = flatten(linalg::GenericOp(group.windows.copy).getDpsInputs()[0]);
  if (tiles.readsA)
    packedA = isImage(group.a()) ? image : flatten(group.a().get());
  if (group.panels)
    packedB = flatten(group.b().get());
}

Value MatmulEmitter::clip(Value block, Value start, Value size) {
  if (isMultiple(size, block))
    return block;
  return builder.min(block, builder.sub(size, start));
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

Value MatmulEmitter::elementsIn(VectorType type, int64_t count) {
  return act::elementsIn(builder, type, vscale, count);
}

Value MatmulEmitter::maskFor(VectorType type, Value start, Value size,
                             Value step) {
  if (isMultiple(size, step))
    return {};
  return createMask(builder, type, start, size);
}

SmallVector<Value> MatmulEmitter::indices(OpOperand &operand, unsigned loopA,
                                          Value ivA, unsigned loopB,
                                          Value ivB) {
  Values result;
  for (AffineExpr expr :
       group.product.getMatchingIndexingMap(&operand).getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    result.push_back(loop == loopA ? ivA : loop == loopB ? ivB : ivs[loop]);
  }
  return result;
}

Value MatmulEmitter::allocate(ArrayRef<Value> shape, Type type) {
  SmallVector<int64_t> staticSizes;
  Values dynamicSizes;
  for (Value size : shape) {
    std::optional<int64_t> known = getConstantIntValue(size);
    staticSizes.push_back(known.value_or(ShapedType::kDynamic));
    if (!known)
      dynamicSizes.push_back(size);
  }
  IntegerAttr alignment = builder.getI64IntegerAttr(64);
  buffers.push_back(memref::AllocOp::create(
      builder, MemRefType::get(staticSizes, type), dynamicSizes, alignment));
  return buffers.back();
}

void MatmulEmitter::allocateBuffers() {
  if (packsB && !tiles.streams)
    packedB = allocate({builder.multiply(nc, tiles.kc)});
  if (!tiles.readsA)
    packedA =
        allocate({builder.constant(tiles.mc / tiles.panelRows * panelSizeA)});
  if (group.start || isFillStaged() || group.epilogue ||
      !isMultiple(m, tiles.rows) || !isMultiple(n, columns))
    staged = allocate({builder.constant(tiles.rows), columns});
  if (packsB && tiles.streams)
    packedB = allocate({builder.multiply(columns, tiles.kc)});
}

void MatmulEmitter::freeBuffers() {
  for (Value buffer : buffers)
    memref::DeallocOp::create(builder, buffer);
  buffers.clear();
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// The rows from `row` on, with one block of B.
void MatmulEmitter::emitRows(const Block &block, Value row) {
  Value rows = clip(tiles.mc, row, m);
  if (!tiles.readsA)
    packA(block, row, rows);
  auto emit = [&](Value rowInPanels, Value columnInBlock) {
    emitTile(block, {builder.add(row, rowInPanels),
                     builder.add(block.column, columnInBlock),
                     rowInPanels,
                     columnInBlock,
                     tiles.rows,
                     {},
                     {}});
  };
  if (!tiles.streams)
    return builder.loop(rows, tiles.rows, [&](Value rowInPanels) {
      builder.loop(block.columns, columns, [&](Value columnInBlock) {
        emit(rowInPanels, columnInBlock);
      });
    });
  builder.loop(block.columns, columns, [&](Value columnInBlock) {
    if (packsB)
      packB(block, columnInBlock, columns);
    builder.loop(rows, tiles.rows,
                 [&](Value rowInPanels) { emit(rowInPanels, columnInBlock); });
  });
}

void MatmulEmitter::emitBlock(const Piece &piece, const Block &block) {
  if (tiles.streams)
    return emitRows(block, piece.rowStart);
  if (packsB && !packsInMicroKernel())
    packB(block, builder.constant(0), block.columns);
  builder.loop(
      builder.sub(piece.rowEnd, piece.rowStart), tiles.mc,
      [&](Value row) { emitRows(block, builder.add(piece.rowStart, row)); });
}

void MatmulEmitter::emitColumns(const Piece &piece, Value column) {
  Block block;
  block.column = column;
  block.columns = clip(nc, column, piece.columnEnd);
  block.rowStart = piece.rowStart;
  // Without any k the block runs once, to write the start and the epilogue.
  Value end = builder.max(k, builder.constant(1));
  builder.loop(end, tiles.kc, [&](Value kStart) {
    block.k = kStart;
    block.length = clip(tiles.kc, kStart, k);
    block.isFirst = builder.equal(kStart, builder.constant(0));
    block.isLast =
        builder.lessOrEqual(k, builder.add(kStart, builder.constant(tiles.kc)));
    emitBlock(piece, block);
  });
}

void MatmulEmitter::emitPiece(const Piece &piece) {
  allocateBuffers();
  if (isImage(group.b()))
    findSteps();
  builder.loop(builder.sub(piece.columnEnd, piece.columnStart), nc,
               [&](Value column) {
                 emitColumns(piece, builder.add(piece.columnStart, column));
               });
  freeBuffers();
}

/// The number of threads that OpenMP would start.
static Value countThreads(LoopBuilder &builder, ModuleOp module) {
  constexpr StringLiteral kName = "omp_get_max_threads";
  auto function = module.lookupSymbol<func::FuncOp>(kName);
  if (!function) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(module.getBody());
    function = func::FuncOp::create(
        builder, kName,
        builder.getFunctionType({}, TypeRange(builder.getI32Type())));
    function.setPrivate();
  }
  Value count =
      func::CallOp::create(builder, function, ValueRange()).getResult(0);
  return arith::IndexCastOp::create(builder, builder.getIndexType(), count);
}

Value MatmulEmitter::countPieces() {
  // Multiply-adds that take as long as it takes to start a thread.
  constexpr int64_t kWork = int64_t(1) << 19;
  Value worth =
      builder.divide(builder.multiply(builder.multiply(m, n), k), kWork);
  if (getConstantIntValue(worth) == 0)
    return builder.constant(1);
  return builder.min(
      countThreads(builder, group.product->getParentOfType<ModuleOp>()),
      builder.max(worth, builder.constant(1)));
}

MatmulEmitter::Piece MatmulEmitter::getPiece(Value index, Value count) {
  Value zero = builder.constant(0);
  // What all threads pack is then the smaller operand.
  Value byColumns =
      tiles.streams ? builder.boolean(true) : builder.lessOrEqual(m, n);
  auto select = [&](Value columns, Value rows) {
    return builder.createOrFold<arith::SelectOp>(byColumns, columns, rows);
  };
  Value size = select(n, m);
  Value width = select(columns, builder.constant(tiles.mc));
  Value length = builder.multiply(
      builder.divideUp(builder.divideUp(size, width), count), width);
  Value start = builder.multiply(index, length);
  Value end = builder.min(size, builder.add(start, length));
  return {select(zero, start), select(m, end), select(start, zero),
          select(end, n)};
}

void MatmulEmitter::run() {
  Value count = parallel ? countPieces() : builder.constant(1);
  if (getConstantIntValue(count) == 1)
    return emitPiece({builder.constant(0), m, builder.constant(0), n});
  builder.parallelLoop(count, 1,
                       [&](Value index) { emitPiece(getPiece(index, count)); });
}

/// Emits the batch loops; returns whether they are parallel.
static bool emitBatch(LoopBuilder &builder, const MatmulGroup &group,
                      ArrayRef<Value> sizes, bool parallel,
                      MutableArrayRef<Value> ivs) {
  if (group.batch.empty())
    return false;
  // Whole products for each thread, if there are enough of them.
  constexpr int64_t kMinBatch = 8;
  int64_t known = 1;
  bool isKnown = true;
  LoopBuilder::Values ends;
  for (unsigned loop : group.batch) {
    ends.push_back(sizes[loop]);
    std::optional<int64_t> size = getConstantIntValue(sizes[loop]);
    isKnown &= size.has_value();
    known *= size.value_or(1);
  }
  if (parallel && (!isKnown || known >= kMinBatch)) {
    LoopBuilder::Values starts(ends.size(), builder.constant(0));
    LoopBuilder::Values steps(ends.size(), builder.constant(1));
    auto loop = scf::ParallelOp::create(builder, starts, ends, steps);
    builder.setInsertionPointToStart(loop.getBody());
    for (auto [dim, iv] : llvm::zip_equal(group.batch, loop.getInductionVars()))
      ivs[dim] = iv;
    return true;
  }
  for (unsigned loop : group.batch) {
    auto forOp = scf::ForOp::create(builder, builder.constant(0), sizes[loop],
                                    builder.constant(1));
    builder.setInsertionPointToStart(forOp.getBody());
    ivs[loop] = forOp.getInductionVar();
  }
  return false;
}

void mlir::act::emitMatmul(RewriterBase &rewriter, const MatmulGroup &group,
                           ArrayRef<MatmulVariant> variants, bool parallel,
                           MatmulFunctions &functions) {
  OpBuilder::InsertionGuard guard(rewriter);
  // All operands of the epilogue are defined where it stands.
  if (group.epilogue)
    rewriter.setInsertionPoint(group.epilogue);
  else
    rewriter.setInsertionPoint(group.product);

  LoopBuilder builder(group.product->getLoc(), rewriter);
  linalg::LinalgOp product = group.product;
  LoopBuilder::Values sizes(product.getNumLoops()), ivs(product.getNumLoops());
  for (OpOperand &operand : product->getOpOperands()) {
    // Panels have no size that others don't.
    if (group.panels && operand.getOperandNumber() == 1)
      continue;
    // The matrix of windows goes away. Sizes that nothing else has are known:
    // `matchMatmul` sees to it.
    bool isGone =
        group.windows && operand.getOperandNumber() == group.windows.operand;
    auto type = cast<MemRefType>(operand.get().getType());
    AffineMap map = product.getMatchingIndexingMap(&operand);
    for (auto [i, expr] : llvm::enumerate(map.getResults())) {
      Value &size = sizes[cast<AffineDimExpr>(expr).getPosition()];
      if (!size && !(isGone && type.isDynamicDim(i)))
        size = getValueOrCreateConstantIndexOp(
            builder, builder.getLoc(),
            memref::getMixedSize(builder, builder.getLoc(), operand.get(), i));
    }
  }
  if (llvm::any_of(variants, [](const MatmulVariant &variant) {
        return variant.tiles.multipliesTiles;
      }))
    tiles::request(builder);
  if (emitBatch(builder, group, sizes, parallel, ivs))
    parallel = false;
  std::function<void(ArrayRef<MatmulVariant>)> emit =
      [&](ArrayRef<MatmulVariant> rest) {
        auto emitFirst = [&] {
          MatmulEmitter(builder, group, rest.front().tiles, sizes, ivs,
                        parallel, functions)
              .run();
        };
        if (rest.size() == 1)
          return emitFirst();
        builder.when(
            builder.lessOrEqual(sizes[group.m],
                                builder.constant(rest.front().maxRows)),
            emitFirst, [&] { emit(rest.drop_front()); });
      };
  emit(variants);
  if (group.epilogue)
    rewriter.eraseOp(group.epilogue);
  rewriter.eraseOp(group.product);
  if (Operation *start = group.getStart())
    rewriter.eraseOp(start);
  group.windows.erase(rewriter);
}
