//===- GpuLoops.cpp - Kernels for any structured operation ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GpuLoops.h"
#include "GpuKernel.h"
#include "VectorBody.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

/// The widest load and store of a GPU.
static constexpr int64_t kVectorBytes = 16;

namespace {
/// Emits the body of a kernel: a loop over rows along y, and in it one over
/// vectors and one over elements along x.
class Emitter {
public:
  Emitter(OpBuilder &builder, linalg::LinalgOp op, SmallVector<Value> sizes,
          std::optional<unsigned> loop, int64_t lanes)
      : builder(builder), loc(op.getLoc()), op(op), loop(loop), lanes(lanes),
        sizes(std::move(sizes)), ivs(op.getNumLoops()) {
    op.getReductionDims(reductions);
  }

  void run() {
    SmallVector<unsigned> outer;
    op.getParallelDims(outer);
    llvm::erase_if(outer, [&](unsigned dim) { return dim == loop; });
    Value numVectors = lanes > 1 ? emitNumVectors() : Value();
    if (outer.empty())
      return emitRow(numVectors);
    SmallVector<Value> outerSizes;
    for (unsigned dim : outer)
      outerSizes.push_back(sizes[dim]);
    Value rows = outerSizes.front();
    for (Value size : ArrayRef(outerSizes).drop_front())
      rows = arith::MulIOp::create(builder, loc, rows, size);
    emitGridLoop(gpu::Dimension::y, constant(0), rows, [&](Value row) {
      auto position = affine::AffineDelinearizeIndexOp::create(builder, loc,
                                                               row, outerSizes);
      for (auto [dim, iv] : llvm::zip_equal(outer, position.getMultiIndex()))
        ivs[dim] = iv;
      emitRow(numVectors);
    });
  }

private:
  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, loc, value);
  }

  Value multiply(Value value, int64_t factor) {
    return arith::MulIOp::create(builder, loc, value, constant(factor));
  }

  /// A loop whose iterations the threads along `axis` share.
  scf::ForOp emitGridLoop(gpu::Dimension axis, Value start, Value end,
                          function_ref<void(Value)> emitBody) {
    Value thread = gpu::GlobalIdOp::create(builder, loc, axis);
    Value threads = arith::MulIOp::create(
        builder, loc, gpu::BlockDimOp::create(builder, loc, axis),
        gpu::GridDimOp::create(builder, loc, axis));
    Value first = arith::AddIOp::create(builder, loc, start, thread);
    auto forOp = scf::ForOp::create(builder, loc, first, end, threads);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    emitBody(forOp.getInductionVar());
    return forOp;
  }

  /// The number of vectors in a row, 0 if an array does not allow them: all
  /// addresses and distances of rows must be multiples of a vector.
  Value emitNumVectors() {
    Value bits = constant(0);
    auto add = [&](OpFoldResult amount, int64_t scale) {
      Value value = getValueOrCreateConstantIndexOp(builder, loc, amount);
      bits = arith::OrIOp::create(builder, loc, bits, multiply(value, scale));
    };
    for (OpOperand &operand : op->getOpOperands()) {
      auto type = dyn_cast<MemRefType>(operand.get().getType());
      if (!type || !op.getMatchingIndexingMap(&operand).isFunctionOfDim(*loop))
        continue;
      // The vectors of a narrower type are shorter.
      int64_t bytes = type.getElementTypeBitWidth() / 8;
      Value address = memref::ExtractAlignedPointerAsIndexOp::create(
          builder, loc, operand.get());
      add(address, kVectorBytes / (lanes * bytes));
      auto metadata =
          memref::ExtractStridedMetadataOp::create(builder, loc, operand.get());
      add(metadata.getConstifiedMixedOffset(), kVectorBytes / lanes);
      auto strides = metadata.getConstifiedMixedStrides();
      for (OpFoldResult stride : ArrayRef(strides).drop_back())
        add(stride, kVectorBytes / lanes);
    }
    Value rest =
        arith::AndIOp::create(builder, loc, bits, constant(kVectorBytes - 1));
    Value isAligned = arith::CmpIOp::create(
        builder, loc, arith::CmpIPredicate::eq, rest, constant(0));
    Value count =
        arith::DivUIOp::create(builder, loc, sizes[*loop], constant(lanes));
    return arith::SelectOp::create(builder, loc, isAligned, count, constant(0));
  }

  /// Computes the points at `ivs` for all values of the loop along x.
  void emitRow(Value numVectors) {
    if (!loop) {
      emitGridLoop(gpu::Dimension::x, constant(0), constant(1), [&](Value) {
        loadUniformInputs();
        emitPoint(getScalarBody());
      });
      return;
    }
    loadUniformInputs();
    Value done = constant(0);
    if (numVectors) {
      scf::ForOp vectorLoop = emitGridLoop(
          gpu::Dimension::x, constant(0), numVectors, [&](Value vector) {
            ivs[*loop] = multiply(vector, lanes);
            emitPoint(
                VectorBody(op, *loop, llvm::ElementCount::getFixed(lanes)));
          });
      vectorLoop.walk([](vector::LoadOp load) { alignToVector(load); });
      vectorLoop.walk([](vector::StoreOp store) { alignToVector(store); });
      done = multiply(numVectors, lanes);
    }
    emitGridLoop(gpu::Dimension::x, done, sizes[*loop], [&](Value element) {
      ivs[*loop] = element;
      emitPoint(getScalarBody());
    });
  }

  /// Loads before the loop along x what does not depend on it.
  void loadUniformInputs() {
    uniform.assign(op.getNumDpsInputs(), Value());
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      bool isInner = (loop && map.isFunctionOfDim(*loop)) ||
                     llvm::any_of(reductions, [&](unsigned dim) {
                       return map.isFunctionOfDim(dim);
                     });
      bool isOutput = llvm::is_contained(op.getDpsInits(), input->get());
      if (!isInner && !isOutput && op.payloadUsesValueFromOperand(input))
        uniform[input->getOperandNumber()] =
            getScalarBody().load(builder, loc, *input, ivs);
    }
  }

  /// One point; which loop it is in does not matter.
  VectorBody getScalarBody() const {
    return VectorBody(op, /*loop=*/0, llvm::ElementCount());
  }

  /// Computes the results at `ivs`, all reductions included.
  void emitPoint(const VectorBody &body) {
    // Reductions that move over a result, as do the gradients of what is read
    // backwards, change an element at a time.
    OpBuilder::InsertionGuard guard(builder);
    ArrayRef<unsigned> inner = reductions;
    while (llvm::any_of(inner, [&](unsigned dim) {
      return VectorBody::movesResult(op, dim);
    })) {
      unsigned dim = inner.front();
      inner = inner.drop_front();
      auto forOp = scf::ForOp::create(builder, loc, constant(0), sizes[dim],
                                      constant(1));
      builder.setInsertionPointToStart(forOp.getBody());
      ivs[dim] = forOp.getInductionVar();
    }
    SmallVector<Value> results;
    for (auto [output, type] :
         llvm::zip_equal(op.getDpsInitsMutable(),
                         op.getBlock()->getTerminator()->getOperandTypes())) {
      Value value;
      if (op.payloadUsesValueFromOperand(&output))
        value = body.load(builder, loc, output, ivs);
      else if (!inner.empty())
        value = arith::ConstantOp::create(
            builder, loc, builder.getZeroAttr(body.getValueType(type)));
      results.push_back(value);
    }
    results = emitReductions(body, results, inner);
    for (auto [output, value] :
         llvm::zip_equal(op.getDpsInitsMutable(), results))
      body.store(builder, loc, value, output, ivs);
  }

  SmallVector<Value> emitReductions(const VectorBody &body,
                                    ArrayRef<Value> accumulators,
                                    ArrayRef<unsigned> dims) {
    if (dims.empty())
      return emitBody(body, accumulators);
    auto forOp =
        scf::ForOp::create(builder, loc, constant(0), sizes[dims.front()],
                           constant(1), accumulators);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    ivs[dims.front()] = forOp.getInductionVar();
    SmallVector<Value> inner(forOp.getRegionIterArgs());
    scf::YieldOp::create(builder, loc,
                         emitReductions(body, inner, dims.drop_front()));
    return forOp.getResults();
  }

  SmallVector<Value> emitBody(const VectorBody &body,
                              ArrayRef<Value> accumulators) {
    SmallVector<Value> arguments;
    for (OpOperand *input : op.getDpsInputOperands()) {
      Value value = uniform[input->getOperandNumber()];
      if (!value && op.payloadUsesValueFromOperand(input))
        value = body.load(builder, loc, *input, ivs);
      arguments.push_back(value);
    }
    // linalg.map has no block arguments for its outputs.
    if (op.getBlock()->getNumArguments() > arguments.size())
      llvm::append_range(arguments, accumulators);
    return body.emit(builder, loc, ivs, arguments);
  }

  OpBuilder &builder;
  Location loc;
  linalg::LinalgOp op;
  std::optional<unsigned> loop;
  int64_t lanes;
  SmallVector<Value> sizes;
  SmallVector<Value> ivs;
  SmallVector<Value> uniform;
  SmallVector<unsigned> reductions;
};
} // namespace

GpuLoops mlir::act::emitGpuLoops(RewriterBase &rewriter, linalg::LinalgOp op,
                                 gpu::GPUModuleOp module, StringRef name) {
  GpuLoops result;
  SmallVector<unsigned> parallel;
  op.getParallelDims(parallel);
  // The innermost loop whose elements are contiguous, else the innermost.
  std::optional<unsigned> loop;
  for (unsigned dim : llvm::reverse(parallel)) {
    if (VectorBody::isVectorizable(op, dim, result.reason)) {
      loop = dim;
      result.reason.clear();
      if (llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
            return VectorBody::keepsAlignment(op, operand, dim);
          }))
        result.lanes = VectorBody::getNaturalLanes(op, kVectorBytes * 8);
      else
        result.reason = "vectors of an operand are not aligned";
      break;
    }
  }
  if (parallel.empty())
    result.reason = "no parallel loop";
  else if (!loop)
    loop = parallel.back();

  bool hasRows = parallel.size() > 1;
  int32_t columns = hasRows ? 32 : 256, rows = hasRows ? 8 : 1;
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  GpuKernel kernel(rewriter, op.getLoc());
  kernel.addOperands(op);
  kernel.begin(module, name, {columns, rows, 1});
  linalg::LinalgOp inner = kernel.clone(op);
  SmallVector<Value> sizes;
  for (OpFoldResult size : kernel.getLoopSizes(op))
    sizes.push_back(kernel.getSize(size));
  Emitter(rewriter, inner, std::move(sizes), loop, result.lanes).run();
  rewriter.eraseOp(inner);

  // One vector for each thread.
  AffineExpr one = rewriter.getAffineConstantExpr(1);
  AffineExpr x = one, y = one;
  for (unsigned dim : parallel) {
    AffineExpr size = kernel.getExpr(kernel.getLoopSizes(op)[dim]);
    if (dim == *loop)
      x = size.ceilDiv(columns * result.lanes);
    else
      y = y * size;
  }
  kernel.launch({x, y.ceilDiv(rows)});
  rewriter.eraseOp(op);
  return result;
}
