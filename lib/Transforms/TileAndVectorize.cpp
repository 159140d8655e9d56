//===- TileAndVectorize.cpp - The code generator for CPUs -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulKernel.h"
#include "VectorBody.h"
#include "VectorLoops.h"
#include "VectorReduction.h"
#include "act/Target/TargetInfo.h"
#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTTILEANDVECTORIZE
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// Options of a remark of this pass about `op`.
remark::RemarkOpts remarkOptions(StringRef name, Operation *op) {
  StringRef function;
  if (auto parent = op->getParentOfType<FunctionOpInterface>())
    function = parent.getName();
  return remark::RemarkOpts::name(name)
      .category("act-vectorize")
      .function(function);
}

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

struct ActTileAndVectorize
    : public act::impl::ActTileAndVectorizeBase<ActTileAndVectorize> {
  using ActTileAndVectorizeBase::ActTileAndVectorizeBase;

  void runOnOperation() override {
    target.vectorBits = vectorBits;
    target.vectorRegisters = vectorRegisters;
    target.scalableVectors = scalableVectors;
    target.maskedMemory = maskedMemory;
    target.minMaskedBits = minMaskedBits;
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
    // Products first: they take their neighbours with them.
    llvm::SmallPtrSet<Operation *, 8> done;
    for (linalg::LinalgOp op : ops)
      if (op.getNumReductionLoops() != 0)
        tryMatmul(rewriter, op, done);
    for (linalg::LinalgOp op : ops)
      if (!done.contains(op))
        if (failed(emitLoops(rewriter, op)))
          return signalPassFailure();
  }

private:
  void tryMatmul(RewriterBase &rewriter, linalg::LinalgOp op,
                 llvm::SmallPtrSetImpl<Operation *> &done) {
    std::string reason;
    FailureOr<MatmulGroup> group = matchMatmul(op, reason);
    if (failed(group))
      return;
    MatmulTiles tiles = chooseMatmulTiles(target, *group);
    remark::passed(op.getLoc(), remarkOptions("MatmulKernel", op))
        << remark::metric("Op", op->getName().getStringRef())
        << remark::metric("Rows", tiles.rows)
        << remark::metric("Columns", tiles.columns())
        << remark::metric("Epilogue", bool(group->epilogue));
    done.insert(op);
    if (group->fill)
      done.insert(group->fill);
    if (group->epilogue)
      done.insert(group->epilogue);
    emitMatmul(rewriter, *group, tiles);
  }

  LogicalResult emitLoops(RewriterBase &rewriter, linalg::LinalgOp op) {
    Location loc = op.getLoc();
    StringRef name = op->getName().getStringRef();
    remark::RemarkOpts vectorized = remarkOptions("Vectorized", op);
    remark::RemarkOpts reduced = remarkOptions("VectorReduction", op);
    remark::RemarkOpts scalar = remarkOptions("Scalar", op);
    op = collapseLoops(rewriter, op);
    std::string reason;
    FailureOr<VectorLoops> loops =
        emitVectorLoops(rewriter, op, target, reason);
    if (succeeded(loops)) {
      remark::passed(loc, vectorized)
          << remark::metric("Op", name)
          << remark::metric("Loop", int64_t(loops->loop))
          << remark::metric("Lanes", loops->lanes.getKnownMinValue())
          << remark::metric("Scalable", loops->lanes.isScalable())
          << remark::metric("Vectors", loops->vectors);
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
