//===- VectorReduction.cpp - Reductions along contiguous memory -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorReduction.h"
#include "VectorBody.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace mlir::act;

/// Partial results of one vector fill this many bits: two registers of the
/// widest targets, which hides some latency, and half of all registers of the
/// narrowest.
static constexpr int64_t kPartialBits = 1024;

/// The operation that combines each output with a new term; empty if one of
/// them is not a known reduction.
static SmallVector<Operation *> findCombiners(linalg::LinalgOp op) {
  SmallVector<Operation *> combiners;
  for (unsigned i = 0, e = op.getNumDpsInits(); i < e; ++i) {
    SmallVector<Operation *, 1> found;
    if (!matchReduction(op.getRegionOutputArgs(), i, found) ||
        found.size() != 1 || !arith::getNeutralElement(found.front()))
      return {};
    combiners.push_back(found.front());
  }
  return combiners;
}

namespace {
/// Emits the nest for one operation: parallel loops, the other reductions, then
/// the vector loop.
class Emitter {
public:
  Emitter(OpBuilder &parent, linalg::LinalgOp op, unsigned loop, int64_t lanes,
          ArrayRef<Operation *> combiners)
      : builder(op.getLoc(), parent), op(op), loop(loop), lanes(lanes),
        combiners(combiners),
        vectorBody(op, loop, llvm::ElementCount::getFixed(lanes)),
        scalarBody(op, loop, llvm::ElementCount()) {}

  void run() {
    for (Range range : op.createLoopRanges(builder, builder.getLoc()))
      sizes.push_back(getValueOrCreateConstantIndexOp(builder, builder.getLoc(),
                                                      range.size));
    ivs.assign(sizes.size(), Value());
    SmallVector<unsigned> outer;
    for (auto [dim, type] : llvm::enumerate(op.getIteratorTypesArray())) {
      if (type == utils::IteratorType::reduction) {
        if (dim != loop)
          outer.push_back(dim);
        continue;
      }
      auto forOp =
          scf::ForOp::create(builder, constant(0), sizes[dim], constant(1));
      builder.setInsertionPointToStart(forOp.getBody());
      ivs[dim] = forOp.getInductionVar();
    }
    SmallVector<Value> partials;
    for (Operation *combiner : combiners) {
      auto type = cast<VectorType>(
          vectorBody.getValueType(combiner->getResult(0).getType()));
      partials.push_back(arith::ConstantOp::create(
          builder, DenseElementsAttr::get(
                       type, Attribute(*arith::getNeutralElement(combiner)))));
    }
    partials = emitReductions(outer, partials);
    for (auto [output, combiner, value] :
         llvm::zip_equal(op.getDpsInitsMutable(), combiners, partials))
      emitResult(output, combiner, value);
  }

private:
  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }

  SmallVector<Value> emitReductions(ArrayRef<unsigned> dims,
                                    ArrayRef<Value> partials) {
    if (dims.empty())
      return emitVectorLoop(partials);
    return emitLoop(constant(0), sizes[dims.front()], 1, dims.front(), partials,
                    [&](ArrayRef<Value> inner) {
                      return emitReductions(dims.drop_front(), inner);
                    });
  }

  SmallVector<Value>
  emitLoop(Value start, Value end, int64_t step, unsigned dim,
           ArrayRef<Value> partials,
           llvm::function_ref<SmallVector<Value>(ArrayRef<Value>)> emitInner) {
    auto forOp =
        scf::ForOp::create(builder, start, end, constant(step), partials);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    ivs[dim] = forOp.getInductionVar();
    SmallVector<Value> inner =
        llvm::to_vector_of<Value>(forOp.getRegionIterArgs());
    scf::YieldOp::create(builder, emitInner(inner));
    return forOp.getResults();
  }

  /// Whole vectors, then the rest under a mask.
  SmallVector<Value> emitVectorLoop(ArrayRef<Value> partials) {
    Value size = sizes[loop];
    Value rest = builder.createOrFold<arith::RemUIOp>(size, constant(lanes));
    Value whole = builder.createOrFold<arith::SubIOp>(size, rest);
    SmallVector<Value> results =
        emitLoop(constant(0), whole, lanes, loop, partials,
                 [&](ArrayRef<Value> inner) { return emitBody(inner, {}); });
    std::optional<int64_t> knownRest = getConstantIntValue(rest);
    if (knownRest == 0)
      return results;
    auto emitRest = [&] {
      ivs[loop] = whole;
      Value mask = vectorBody.createMask(builder, builder.getLoc(), rest);
      return emitBody(results, mask);
    };
    if (knownRest)
      return emitRest();
    Value any = arith::CmpIOp::create(builder, arith::CmpIPredicate::ne, rest,
                                      constant(0));
    auto ifOp = scf::IfOp::create(
        builder, any,
        [&](OpBuilder &, Location) {
          scf::YieldOp::create(builder, emitRest());
        },
        [&](OpBuilder &, Location) { scf::YieldOp::create(builder, results); });
    return ifOp.getResults();
  }

  SmallVector<Value> emitBody(ArrayRef<Value> partials, Value mask) {
    SmallVector<Value> arguments;
    for (OpOperand *input : op.getDpsInputOperands())
      arguments.push_back(
          op.payloadUsesValueFromOperand(input)
              ? vectorBody.load(builder, builder.getLoc(), *input, ivs, mask)
              : Value());
    arguments.append(partials.begin(), partials.end());
    SmallVector<Value> results =
        vectorBody.emit(builder, builder.getLoc(), ivs, arguments);
    if (mask)
      for (auto [result, partial] : llvm::zip_equal(results, partials))
        result = arith::SelectOp::create(builder, mask, result, partial);
    return results;
  }

  /// `combiner` of two values of one type.
  Value combine(Operation *combiner, Value lhs, Value rhs) {
    return builder
        .create(builder.getLoc(), combiner->getName().getIdentifier(),
                ValueRange{lhs, rhs}, lhs.getType(), combiner->getAttrs())
        ->getResult(0);
  }

  /// Combines the partial results, and the result with what the output holds.
  void emitResult(OpOperand &output, Operation *combiner, Value partials) {
    for (int64_t half = lanes / 2; half > 0; half /= 2) {
      Value low = vector::ExtractStridedSliceOp::create(
          builder, partials, ArrayRef<int64_t>{0}, ArrayRef<int64_t>{half},
          ArrayRef<int64_t>{1});
      Value high = vector::ExtractStridedSliceOp::create(
          builder, partials, ArrayRef<int64_t>{half}, ArrayRef<int64_t>{half},
          ArrayRef<int64_t>{1});
      partials = combine(combiner, low, high);
    }
    Value reduced =
        vector::ExtractOp::create(builder, partials, ArrayRef<int64_t>{0});
    Value old = scalarBody.load(builder, builder.getLoc(), output, ivs);
    scalarBody.store(builder, builder.getLoc(), combine(combiner, old, reduced),
                     output, ivs);
  }

  ImplicitLocOpBuilder builder;
  linalg::LinalgOp op;
  unsigned loop;
  int64_t lanes;
  ArrayRef<Operation *> combiners;
  VectorBody vectorBody, scalarBody;
  SmallVector<Value> sizes;
  SmallVector<Value> ivs;
};
} // namespace

FailureOr<VectorReduction>
mlir::act::emitVectorReduction(RewriterBase &rewriter, linalg::LinalgOp op,
                               std::string &reason) {
  SmallVector<unsigned> reductions;
  op.getReductionDims(reductions);
  if (reductions.empty()) {
    reason = "no reduction";
    return failure();
  }
  unsigned loop = reductions.back();
  if (!VectorBody::isVectorizable(op, loop, reason))
    return failure();
  SmallVector<Operation *> combiners = findCombiners(op);
  if (combiners.empty()) {
    reason = "not a reduction whose order can change";
    return failure();
  }
  int64_t lanes = VectorBody::getNaturalLanes(op, kPartialBits);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  Emitter(rewriter, op, loop, lanes, combiners).run();
  rewriter.eraseOp(op);
  return VectorReduction{loop, lanes};
}
