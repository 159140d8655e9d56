//===- TileAndVectorize.cpp - The code generator for CPUs -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulFunctions.h"
#include "MatmulKernel.h"
#include "Remarks.h"
#include "VectorBody.h"
#include "VectorLoops.h"
#include "VectorReduction.h"
#include "VectorTranspose.h"
#include "act/Target/TargetInfo.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/X86Vector/X86VectorDialect.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTTILEANDVECTORIZE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// A strided copy, which would call a runtime library, as a structured
/// operation. Copies of whole arrays become memcpy later.
void convertCopy(RewriterBase &rewriter, memref::CopyOp copy) {
  auto isWhole = [](Value memref) {
    auto type = dyn_cast<MemRefType>(memref.getType());
    return type && type.getLayout().isIdentity();
  };
  if (isWhole(copy.getSource()) && isWhole(copy.getTarget()))
    return;
  auto type = dyn_cast<MemRefType>(copy.getTarget().getType());
  if (!type)
    return;
  AffineMap map = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  rewriter.setInsertionPoint(copy);
  linalg::GenericOp::create(
      rewriter, copy.getLoc(), copy.getSource(), copy.getTarget(),
      ArrayRef<AffineMap>{map, map}, iterators,
      [](OpBuilder &builder, Location loc, ValueRange arguments) {
        linalg::YieldOp::create(builder, loc, arguments.front());
      });
  rewriter.eraseOp(copy);
}

/// How many points a thread computes at a time: enough to pay for what it takes
/// to start it.
constexpr int64_t kPointsPerThread = 16 * 1024;

/// Whether a piece of a loop accesses a slice of each operand, in which it
/// begins at 0: not so at i floordiv 2, nor backwards.
bool hasSlices(linalg::LinalgOp op, unsigned dim) {
  for (AffineMap map : op.getIndexingMapsArray())
    for (AffineExpr expr : map.getResults()) {
      if (!expr.isFunctionOfDim(dim))
        continue;
      // One coefficient a loop, and the constant; more with divisions.
      SmallVector<int64_t> coefficients;
      if (failed(getFlattenedAffineExpr(expr, map.getNumDims(),
                                        map.getNumSymbols(), &coefficients)) ||
          coefficients.size() != map.getNumDims() + 1 || coefficients[dim] < 0)
        return false;
    }
  return true;
}

/// Splits a loop of `op` into pieces for threads, if it has enough work.
/// Returns the operation on a piece, or `op` itself.
linalg::LinalgOp shareAmongThreads(RewriterBase &rewriter,
                                   linalg::LinalgOp op) {
  // The outermost parallel loop with more than one point; what it costs to
  // compute one of them.
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  SmallVector<unsigned> parallel;
  op.getParallelDims(parallel);
  auto *loop = llvm::find_if(parallel, [&](unsigned dim) {
    return sizes[dim] != 1 && hasSlices(op, dim);
  });
  if (loop == parallel.end())
    return op;
  unsigned dim = *loop;
  int64_t points = 1;
  for (auto [i, size] : llvm::enumerate(sizes))
    if (i != dim && !ShapedType::isDynamic(size))
      points *= std::max<int64_t>(size, 1);
  int64_t piece = std::max<int64_t>(kPointsPerThread / points, 1);
  if (!ShapedType::isDynamic(sizes[dim]) && sizes[dim] < 2 * piece)
    return op;
  linalg::LinalgTilingOptions options;
  SmallVector<int64_t> tileSizes(sizes.size(), 0);
  tileSizes[dim] = piece;
  options.setTileSizes(tileSizes).setLoopType(
      linalg::LinalgTilingLoopType::ParallelLoops);
  rewriter.setInsertionPoint(op);
  FailureOr<linalg::TiledLinalgOp> tiled =
      linalg::tileLinalgOp(rewriter, op, options);
  if (failed(tiled))
    return op;
  rewriter.eraseOp(op);
  return tiled->op;
}

struct ActTileAndVectorize
    : public act::impl::ActTileAndVectorizeBase<ActTileAndVectorize> {
  using ActTileAndVectorizeBase::ActTileAndVectorizeBase;

  void runOnOperation() override {
    target.vectorBits = vectorBits;
    target.vectorRegisters = vectorRegisters;
    target.multiplyAddsPerCycle = multiplyAddsPerCycle;
    target.scalableVectors = scalableVectors;
    target.maskedMemory = maskedMemory;
    target.minMaskedBits = minMaskedBits;
    target.indexedOffsets = indexedOffsets;
    target.multipliesBF16Pairs = multipliesBF16Pairs;
    target.multipliesBF16Tiles = multipliesBF16Tiles;
    target.l1Bytes = l1Bytes;
    target.l2Bytes = l2Bytes;

    IRRewriter rewriter(&getContext());
    getOperation()->walk(
        [&](memref::CopyOp copy) { convertCopy(rewriter, copy); });

    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    for (linalg::LinalgOp op : ops) {
      if (!op.hasPureBufferSemantics()) {
        op.emitError("act-tile-and-vectorize works on memrefs: bufferize "
                     "first");
        return signalPassFailure();
      }
    }
    // Products and other reductions first: they take their neighbours with
    // them.
    llvm::SmallPtrSet<Operation *, 8> done;
    MatmulFunctions functions(getOperation());
    for (linalg::LinalgOp op : ops)
      if (op.getNumReductionLoops() != 0)
        tryMatmul(rewriter, op, functions, done);
    for (bool reduces : {true, false})
      for (linalg::LinalgOp op : ops)
        if (!done.contains(op) && (op.getNumReductionLoops() != 0) == reduces &&
            failed(emitLoops(rewriter, op, done)))
          return signalPassFailure();
  }

private:
  void tryMatmul(RewriterBase &rewriter, linalg::LinalgOp op,
                 MatmulFunctions &functions,
                 llvm::SmallPtrSetImpl<Operation *> &done) {
    std::string reason;
    FailureOr<MatmulGroup> group = matchMatmul(op, reason);
    if (failed(group))
      return;
    SmallVector<MatmulVariant> variants = chooseMatmulTiles(target, *group);
    if (variants.empty())
      return;
    if (group->windows &&
        llvm::any_of(variants, [&](const MatmulVariant &variant) {
          return !group->windows.allow(variant.tiles);
        }))
      group->windows = {};
    for (const MatmulVariant &variant : variants)
      remark::passed(op.getLoc(),
                     getRemarkOptions("act-vectorize", "MatmulKernel", op))
          << remark::metric("Op", op->getName().getStringRef())
          << remark::metric("Rows", variant.tiles.rows)
          << remark::metric("Columns", variant.tiles.minColumns())
          << remark::metric("Scalable", variant.tiles.isScalable)
          << remark::metric("Epilogue", bool(group->epilogue))
          << remark::metric("Windows", bool(group->windows))
          << remark::metric("Start", bool(group->start));
    done.insert(op);
    if (Operation *start = group->getStart())
      done.insert(start);
    if (group->epilogue)
      done.insert(group->epilogue);
    if (group->windows)
      done.insert(group->windows.copy);
    emitMatmul(rewriter, *group, variants, parallel, functions);
  }

  /// The neighbours that the vector loops of `op` can compute.
  static Neighbours getNeighbours(linalg::LinalgOp op) {
    if (op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1)
      return {};
    OpOperand *output = op.getDpsInitOperand(0);
    AffineMap map = op.getMatchingIndexingMap(output);
    // Each element of the output once, and neighbours in it along the vectors.
    if (!op.payloadUsesValueFromOperand(output) ||
        !map.isProjectedPermutation() || map.getNumResults() == 0 ||
        map.getNumResults() + op.getNumReductionLoops() != op.getNumLoops())
      return {};
    return findNeighbours(op);
  }

  LogicalResult emitLoops(RewriterBase &rewriter, linalg::LinalgOp op,
                          llvm::SmallPtrSetImpl<Operation *> &done) {
    done.insert(op);
    Location loc = op.getLoc();
    StringRef name = op->getName().getStringRef();
    remark::RemarkOpts vectorized =
        getRemarkOptions("act-vectorize", "Vectorized", op);
    remark::RemarkOpts reduced =
        getRemarkOptions("act-vectorize", "VectorReduction", op);
    remark::RemarkOpts transposed =
        getRemarkOptions("act-vectorize", "VectorTranspose", op);
    remark::RemarkOpts scalar = getRemarkOptions("act-vectorize", "Scalar", op);
    op = collapseLoops(rewriter, op);
    if (parallel)
      op = shareAmongThreads(rewriter, op);
    std::string reason;
    Neighbours neighbours = getNeighbours(op);
    FailureOr<VectorLoops> loops =
        emitVectorLoops(rewriter, op, neighbours, target, reason);
    if (succeeded(loops)) {
      if (neighbours.fill)
        done.insert(neighbours.fill);
      if (neighbours.start)
        done.insert(neighbours.start);
      if (neighbours.epilogue)
        done.insert(neighbours.epilogue);
      remark::passed(loc, vectorized)
          << remark::metric("Op", name)
          << remark::metric("Loop", int64_t(loops->loop))
          << remark::metric("Lanes", loops->lanes.getKnownMinValue())
          << remark::metric("Scalable", loops->lanes.isScalable())
          << remark::metric("Vectors", loops->vectors);
      return success();
    }
    FailureOr<int64_t> lanes = emitVectorTranspose(rewriter, op, target);
    if (succeeded(lanes)) {
      remark::passed(loc, transposed)
          << remark::metric("Op", name) << remark::metric("Lanes", *lanes);
      return success();
    }
    if (op.getNumReductionLoops() != 0) {
      FailureOr<VectorReduction> reduction =
          emitVectorReduction(rewriter, op, reason);
      if (succeeded(reduction)) {
        remark::passed(loc, reduced)
            << remark::metric("Op", name)
            << remark::metric("Loop", int64_t(reduction->loop))
            << remark::metric("Partials", reduction->lanes);
        return success();
      }
    }
    remark::missed(loc, scalar)
        << remark::metric("Op", name) << remark::reason("{0}", reason);
    rewriter.setInsertionPoint(op);
    if (failed(linalg::linalgOpToLoops(rewriter, op)))
      return op.emitError("has no loops");
    rewriter.eraseOp(op);
    return success();
  }

  TargetInfo target;
};
} // namespace
