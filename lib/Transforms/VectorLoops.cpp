//===- VectorLoops.cpp - Loops for any structured operation -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorLoops.h"
#include "VectorBody.h"
#include "act/Target/TargetInfo.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::act;

//===----------------------------------------------------------------------===//
// Collapsing
//===----------------------------------------------------------------------===//

/// Whether the loops from `first` to `last` of `op` can be one loop.
static bool canMerge(linalg::LinalgOp op, unsigned first, unsigned last) {
  auto loops = llvm::to_vector<2>(llvm::seq<int64_t>(first, last + 1));
  auto iterators = op.getIteratorTypesArray();
  for (int64_t loop : loops)
    if (iterators[loop] != iterators[first])
      return false;
  for (OpOperand &operand : op->getOpOperands()) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (!map.isProjectedPermutation() ||
        !linalg::isDimSequencePreserved(map, loops))
      return false;
    auto type = dyn_cast<MemRefType>(operand.get().getType());
    if (!type || !map.isFunctionOfDim(first))
      continue;
    // The dimensions of the memref as they would be after the merge.
    SmallVector<ReassociationIndices> groups;
    for (auto [position, result] : llvm::enumerate(map.getResults())) {
      unsigned loop = cast<AffineDimExpr>(result).getPosition();
      if (loop > first && loop <= last)
        groups.back().push_back(position);
      else
        groups.push_back({static_cast<int64_t>(position)});
    }
    if (!memref::CollapseShapeOp::isGuaranteedCollapsible(type, groups))
      return false;
  }
  return true;
}

linalg::LinalgOp mlir::act::collapseLoops(RewriterBase &rewriter,
                                          linalg::LinalgOp op) {
  if (!isa<linalg::GenericOp>(op) || op.getNumLoops() < 2)
    return op;
  SmallVector<ReassociationIndices> groups = {{0}};
  for (unsigned loop = 1; loop < op.getNumLoops(); ++loop) {
    if (canMerge(op, groups.back().front(), loop))
      groups.back().push_back(loop);
    else
      groups.push_back({static_cast<int64_t>(loop)});
  }
  if (groups.size() == op.getNumLoops())
    return op;
  rewriter.setInsertionPoint(op);
  auto collapsed = linalg::collapseOpIterationDims(op, groups, rewriter);
  if (failed(collapsed))
    return op;
  rewriter.eraseOp(op);
  return collapsed->collapsedOp;
}

//===----------------------------------------------------------------------===//
// Emission
//===----------------------------------------------------------------------===//

/// Reductions of so many steps are unrolled.
static constexpr int64_t kUnrolled = 8;
/// So many vectors have their sums in registers at a time.
static constexpr int64_t kSums = 8;
/// So many times as large as L2 may be what windows are read from, if some of
/// them are computed at a time: they are read in short pieces, which takes
/// longer where memory is what takes the time.
static constexpr int64_t kCachesOfWindows = 8;

namespace {
/// Emits the nest for one operation: parallel loops, the vector loop, then the
/// reductions. Of windows that overlap some are computed at a time.
class Emitter {
public:
  Emitter(OpBuilder &builder, linalg::LinalgOp op, const Neighbours &neighbours,
          const TargetInfo &target, unsigned loop, llvm::ElementCount lanes,
          bool maskedMemory)
      : builder(builder), loc(op.getLoc()), op(op), neighbours(neighbours),
        target(target), loop(loop), lanes(lanes), maskedMemory(maskedMemory),
        vectorBody(op, loop, lanes), scalarBody(op, loop, {}) {}

  /// Returns how many vectors an iteration of the main loop computes.
  int64_t run() {
    op.getReductionDims(reductions);
    for (Range range : op.createLoopRanges(builder, loc))
      sizes.push_back(
          getValueOrCreateConstantIndexOp(builder, loc, range.size));
    ivs.assign(sizes.size(), Value());
    SmallVector<unsigned> outer = getOuterLoops();
    if (!outer.empty() && hasWindows(outer.back()))
      next = outer.pop_back_val();
    int64_t vectors = chooseVectors();
    for (unsigned dim : outer) {
      auto forOp = scf::ForOp::create(builder, loc, constant(0), sizes[dim],
                                      constant(1));
      builder.setInsertionPointToStart(forOp.getBody());
      ivs[dim] = forOp.getInductionVar();
    }
    if (next)
      emitWindows(vectors);
    else
      emitVectorLoop(vectors);
    return vectors;
  }

private:
  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, loc, value);
  }

  /// The parallel loops but that along vectors, in the order of the memory of
  /// the first output: the channels of a convolution may be the last loop, and
  /// yet far apart.
  SmallVector<unsigned> getOuterLoops() {
    SmallVector<unsigned> loops;
    op.getParallelDims(loops);
    llvm::erase(loops, loop);
    AffineMap map = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
    llvm::sort(loops, [&](unsigned x, unsigned y) {
      auto placeOf = [&](unsigned dim) {
        return std::pair(map.getResultPosition(builder.getAffineDimExpr(dim))
                             .value_or(map.getNumResults()),
                         dim);
      };
      return placeOf(x) < placeOf(y);
    });
    return loops;
  }

  /// Whether neighbours along `dim` have elements of an input in common that a
  /// row of their windows reads: `dim` and the innermost reduction are one
  /// index of it.
  bool hasWindows(unsigned dim) {
    std::optional<int64_t> row =
        reductions.empty() ? std::nullopt
                           : getConstantIntValue(sizes[reductions.back()]);
    if (!row || *row < 2 || *row > kUnrolled ||
        !getConstantIntValue(sizes[dim]))
      return false;
    int64_t bits = 0;
    for (Value operand : op->getOperands()) {
      auto type = dyn_cast<MemRefType>(operand.getType());
      if (!type || !type.hasStaticShape() ||
          !type.getElementType().isIntOrFloat())
        return false;
      bits += type.getNumElements() * type.getElementTypeBitWidth();
    }
    if (bits / 8 > kCachesOfWindows * target.l2Bytes)
      return false;
    return llvm::any_of(op.getDpsInputOperands(), [&](OpOperand *input) {
      return llvm::any_of(op.getMatchingIndexingMap(input).getResults(),
                          [&](AffineExpr index) {
                            return index.isFunctionOfDim(dim) &&
                                   index.isFunctionOfDim(reductions.back());
                          });
    });
  }

  /// As many as have what they have in common in registers, too.
  int64_t getMaxWindows() {
    return target.vectorRegisters < 32 ? kSums / 2 : kSums;
  }

  /// Some windows at a time, so that what they have in common is loaded once.
  void emitWindows(int64_t vectors) {
    int64_t size = *getConstantIntValue(sizes[*next]);
    // About as many each time.
    int64_t times =
        llvm::divideCeil(std::max<int64_t>(size, 1), getMaxWindows());
    int64_t whole = llvm::divideCeil(std::max<int64_t>(size, 1), times);
    for (auto [start, end, count] :
         {std::tuple(int64_t(0), size / whole * whole, whole),
          std::tuple(size / whole * whole, size, size % whole)}) {
      if (start == end)
        continue;
      auto forOp = scf::ForOp::create(builder, loc, constant(start),
                                      constant(end), constant(count));
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(forOp.getBody());
      ivs[*next] = forOp.getInductionVar();
      windows = count;
      emitVectorLoop(vectors);
    }
  }

  /// Several vectors an iteration spread the cost of the loop and, with a
  /// reduction, hide the latency of the accumulation.
  int64_t chooseVectors() {
    int64_t vectors = next ? kSums / getMaxWindows() : 4;
    std::optional<int64_t> size = getConstantIntValue(sizes[loop]);
    int64_t minLanes = lanes.getKnownMinValue();
    while (size && vectors > 1 && *size < vectors * minLanes)
      vectors /= 2;
    return vectors;
  }

  /// Splits the vector loop into a main loop of whole groups of vectors, a
  /// loop of whole vectors, and the rest. Where the length of a vector is not
  /// known, the second loop and the rest are one, under a mask.
  void emitVectorLoop(int64_t vectors) {
    Value size = sizes[loop];
    loadUniformInputs();
    Value width = vectorBody.getNumPoints(builder, loc);
    Value start = constant(0);
    emitWholeVectors(start, width, vectors);
    if (vectors != 1 && !lanes.isScalable())
      emitWholeVectors(start, width, 1);
    if (getConstantIntValue(start) == getConstantIntValue(size) &&
        getConstantIntValue(size))
      return;

    const VectorBody &body = maskedMemory ? vectorBody : scalarBody;
    Value step = maskedMemory ? width : constant(1);
    auto forOp = scf::ForOp::create(builder, loc, start, size, step);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    Value base = forOp.getInductionVar();
    Value mask;
    if (maskedMemory)
      mask = vectorBody.createMask(
          builder, loc, arith::SubIOp::create(builder, loc, size, base));
    emitPoints(body, base, 1, step, mask);
  }

  /// Computes groups of `count` vectors from `start` on, and moves it to their
  /// end.
  void emitWholeVectors(Value &start, Value width, int64_t count) {
    Value size = sizes[loop];
    Value step =
        builder.createOrFold<arith::MulIOp>(loc, width, constant(count));
    Value rest = builder.createOrFold<arith::RemUIOp>(loc, size, step);
    Value end = builder.createOrFold<arith::SubIOp>(loc, size, rest);
    std::optional<int64_t> knownEnd = getConstantIntValue(end);
    if (knownEnd && knownEnd == getConstantIntValue(start))
      return;
    auto forOp = scf::ForOp::create(builder, loc, start, end, step);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    emitPoints(vectorBody, forOp.getInductionVar(), count, width, {});
    start = end;
  }

  /// Loads before the vector loop what the whole loop shares.
  void loadUniformInputs() {
    uniform.assign(op.getNumDpsInputs(), Value());
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap map = op.getMatchingIndexingMap(input);
      bool inner = vectorBody.dependsOnVectorLoop(*input) ||
                   (next && map.isFunctionOfDim(*next)) ||
                   llvm::any_of(reductions, [&](unsigned dim) {
                     return map.isFunctionOfDim(dim);
                   });
      bool isOutput = llvm::is_contained(op.getDpsInits(), input->get());
      if (!inner && !isOutput && op.payloadUsesValueFromOperand(input))
        uniform[input->getOperandNumber()] =
            vectorBody.load(builder, loc, *input, ivs);
    }
  }

  /// Computes `count` groups of neighbouring points, `width` each, from `base`.
  void emitPoints(const VectorBody &body, Value base, int64_t count,
                  Value width, Value mask) {
    SmallVector<SmallVector<Value>> points;
    for (int64_t window = 0; window < windows; ++window)
      for (int64_t i = 0; i < count; ++i) {
        Value offset =
            builder.createOrFold<arith::MulIOp>(loc, width, constant(i));
        SmallVector<Value> &point = points.emplace_back(ivs);
        point[loop] = builder.createOrFold<arith::AddIOp>(loc, base, offset);
        if (window)
          // Equal places in the input are then one value.
          point[*next] = affine::AffineApplyOp::create(
              builder, loc, builder.getAffineDimExpr(0) + window, ivs[*next]);
      }
    if (reductions.empty()) {
      for (ArrayRef<Value> point : points) {
        SmallVector<Value> outputs = loadOutputs(body, point, mask);
        storeOutputs(body, point, emitBody(body, point, outputs, mask), mask);
      }
      return;
    }
    SmallVector<Value> accumulators;
    for (ArrayRef<Value> point : points)
      for (auto [output, argument] : llvm::zip_equal(
               loadOutputs(body, point, mask), op.getRegionOutputArgs())) {
        Value value = output;
        if (!value)
          value = arith::ConstantOp::create(
              builder, loc,
              builder.getZeroAttr(body.getValueType(argument.getType())));
        accumulators.push_back(value);
      }
    SmallVector<Value> results =
        emitReductions(body, points, accumulators, mask);
    int64_t outputs = op.getNumDpsInits();
    for (auto [i, point] : llvm::enumerate(points)) {
      MutableArrayRef<Value> values =
          MutableArrayRef(results).slice(i * outputs, outputs);
      if (neighbours.epilogue)
        values[0] =
            emitNeighbour(neighbours.epilogue, body, point, values[0], mask);
      storeOutputs(body, point, values, mask);
    }
  }

  /// The value that `neighbour`, the start or the epilogue, computes at a point
  /// where the reductions give `value`.
  Value emitNeighbour(linalg::GenericOp neighbour, const VectorBody &body,
                      ValueRange point, Value value, Value mask) {
    // Its loops go over the output. The vector loop is the last of them.
    SmallVector<Value> place;
    for (AffineExpr result :
         op.getMatchingIndexingMap(op.getDpsInitOperand(0)).getResults())
      place.push_back(point[cast<AffineDimExpr>(result).getPosition()]);
    VectorBody neighbourBody(neighbour, neighbour.getNumLoops() - 1,
                             &body == &vectorBody ? lanes
                                                  : llvm::ElementCount());
    return neighbourBody.emitEpilogue(builder, loc, place, value, mask);
  }

  SmallVector<Value> emitReductions(const VectorBody &body,
                                    MutableArrayRef<SmallVector<Value>> points,
                                    ArrayRef<Value> accumulators, Value mask,
                                    unsigned depth = 0) {
    if (depth == reductions.size()) {
      SmallVector<Value> results;
      int64_t outputs = op.getNumDpsInits();
      for (auto [i, point] : llvm::enumerate(points))
        results.append(emitBody(
            body, point, accumulators.slice(i * outputs, outputs), mask));
      return results;
    }
    unsigned dim = reductions[depth];
    // A row of a window is straight-line code.
    std::optional<int64_t> size = getConstantIntValue(sizes[dim]);
    if (depth + 1 == reductions.size() && size && *size <= kUnrolled) {
      SmallVector<Value> values(accumulators);
      for (int64_t i = 0; i < *size; ++i) {
        Value index = constant(i);
        for (SmallVector<Value> &point : points)
          point[dim] = index;
        values = emitReductions(body, points, values, mask, depth + 1);
      }
      return values;
    }
    auto forOp = scf::ForOp::create(builder, loc, constant(0), sizes[dim],
                                    constant(1), accumulators);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    for (SmallVector<Value> &point : points)
      point[dim] = forOp.getInductionVar();
    SmallVector<Value> inner(forOp.getRegionIterArgs());
    SmallVector<Value> results =
        emitReductions(body, points, inner, mask, depth + 1);
    scf::YieldOp::create(builder, loc, results);
    return forOp.getResults();
  }

  SmallVector<Value> loadOutputs(const VectorBody &body, ValueRange point,
                                 Value mask) {
    SmallVector<Value> values;
    if (neighbours.fill)
      return {body.broadcast(builder, loc, neighbours.fill.value())};
    if (neighbours.start)
      return {emitNeighbour(neighbours.start, body, point, Value(), mask)};
    for (OpOperand &output : op.getDpsInitsMutable())
      values.push_back(op.payloadUsesValueFromOperand(&output)
                           ? body.load(builder, loc, output, point, mask)
                           : Value());
    return values;
  }

  void storeOutputs(const VectorBody &body, ValueRange point,
                    ArrayRef<Value> values, Value mask) {
    for (auto [output, value] :
         llvm::zip_equal(op.getDpsInitsMutable(), values))
      body.store(builder, loc, value, output, point, mask);
  }

  SmallVector<Value> emitBody(const VectorBody &body, ValueRange point,
                              ArrayRef<Value> outputs, Value mask) {
    SmallVector<Value> arguments;
    for (OpOperand *input : op.getDpsInputOperands()) {
      Value value = uniform[input->getOperandNumber()];
      if (!value && op.payloadUsesValueFromOperand(input))
        value = body.load(builder, loc, *input, point, mask);
      arguments.push_back(value);
    }
    // linalg.map has no block arguments for its outputs.
    if (op.getBlock()->getNumArguments() > arguments.size())
      arguments.append(outputs.begin(), outputs.end());
    return body.emit(builder, loc, point, arguments);
  }

  OpBuilder &builder;
  Location loc;
  linalg::LinalgOp op;
  Neighbours neighbours;
  const TargetInfo &target;
  unsigned loop;
  llvm::ElementCount lanes;
  bool maskedMemory;
  VectorBody vectorBody, scalarBody;
  SmallVector<unsigned> reductions;
  SmallVector<Value> sizes;
  SmallVector<Value> ivs;
  SmallVector<Value> uniform;
  /// The loop whose neighbours are computed together, if there is one, and how
  /// many of them.
  std::optional<unsigned> next;
  int64_t windows = 1;
};
} // namespace

FailureOr<VectorLoops> mlir::act::emitVectorLoops(RewriterBase &rewriter,
                                                  linalg::LinalgOp op,
                                                  const Neighbours &neighbours,
                                                  const TargetInfo &target,
                                                  std::string &reason) {
  std::optional<unsigned> loop;
  auto iterators = op.getIteratorTypesArray();
  for (unsigned dim = op.getNumLoops(); dim-- > 0 && !loop;)
    if (linalg::isParallelIterator(iterators[dim]) &&
        VectorBody::isVectorizable(op, dim, reason))
      loop = dim;
  if (!loop) {
    if (reason.empty())
      reason = "no parallel loop";
    return failure();
  }
  linalg::GenericOp start = neighbours.start, epilogue = neighbours.epilogue;
  auto allowScalable = [](linalg::GenericOp neighbour) {
    return !neighbour ||
           VectorBody::allowsScalable(neighbour, neighbour.getNumLoops() - 1);
  };
  auto lanes = llvm::ElementCount::get(
      VectorBody::getNaturalLanes(op, target.vectorBits),
      target.scalableVectors && VectorBody::allowsScalable(op, *loop) &&
          allowScalable(start) && allowScalable(epilogue));
  OpBuilder::InsertionGuard guard(rewriter);
  // All operands of the epilogue are defined where it stands.
  if (epilogue)
    rewriter.setInsertionPoint(epilogue);
  else
    rewriter.setInsertionPoint(op);
  auto haveMaskedMemory = [&](linalg::LinalgOp neighbour) {
    return !neighbour || VectorBody::hasMaskedMemory(neighbour, target);
  };
  Emitter emitter(rewriter, op, neighbours, target, *loop, lanes,
                  haveMaskedMemory(op) && haveMaskedMemory(start) &&
                      haveMaskedMemory(epilogue));
  int64_t vectors = emitter.run();
  if (epilogue)
    rewriter.eraseOp(epilogue);
  rewriter.eraseOp(op);
  if (neighbours.fill)
    rewriter.eraseOp(neighbours.fill);
  if (start)
    rewriter.eraseOp(start);
  return VectorLoops{*loop, lanes, vectors};
}
