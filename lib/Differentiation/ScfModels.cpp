//===- ScfModels.cpp - Derivatives of scf ---------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Forwards, a loop carries the tangents of what it carries. Backwards, a second
// loop runs from the last iteration to the first, carries the adjoints, and
// adds up those of the values that the body takes from above. It computes each
// body again, from what the loop carried into that iteration: the forward loop
// stores just that.
//
// Of a conditional, only the branch that is taken is differentiated. Backwards,
// a second conditional computes that branch again; it gives the adjoints of the
// values that the branches take from above.
//
//===----------------------------------------------------------------------===//

#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::act;

namespace {

//===----------------------------------------------------------------------===//
// Activity in regions
//===----------------------------------------------------------------------===//

/// The active values that the regions of `op` take from above.
SmallVector<Value> getActiveCaptures(Operation *op,
                                     const Derivatives &derivatives) {
  llvm::SetVector<Value> captures;
  getUsedValuesDefinedAbove(op->getRegions(), captures);
  return llvm::to_vector(llvm::make_filter_range(
      captures, [&](Value value) { return derivatives.isActive(value); }));
}

/// For each value that the loop carries, whether it is active in some
/// iteration.
SmallVector<bool> findActiveCarried(scf::ForOp loop,
                                    const Derivatives &derivatives) {
  SmallVector<bool> active;
  for (Value init : loop.getInitArgs())
    active.push_back(derivatives.isActive(init));
  for (bool changes = true; changes;) {
    changes = false;
    Activity inside = derivatives.getActivity();
    for (auto [i, argument] : llvm::enumerate(loop.getRegionIterArgs()))
      if (active[i])
        inside.setActive(argument);
    inside.propagate(getBody(*loop.getBody()));
    for (auto [i, yielded] : llvm::enumerate(loop.getYieldedValues())) {
      if (active[i] || !inside.isActive(yielded))
        continue;
      active[i] = true;
      changes = true;
    }
  }
  return active;
}

/// A copy of a block at the insertion point, with `mapping` for its arguments.
/// Returns its operations and what it yields.
std::pair<SmallVector<Operation *>, SmallVector<Value>>
copyBlock(Block &block, OpBuilder &builder, IRMapping mapping) {
  SmallVector<Operation *> ops;
  for (Operation *op : getBody(block))
    ops.push_back(builder.clone(*op, mapping));
  SmallVector<Value> yielded;
  for (Value value : block.getTerminator()->getOperands())
    yielded.push_back(mapping.lookupOrDefault(value));
  return {ops, yielded};
}

std::pair<SmallVector<Operation *>, SmallVector<Value>>
copyBody(scf::ForOp loop, OpBuilder &builder, Value induction,
         ValueRange carried) {
  IRMapping mapping;
  mapping.map(loop.getInductionVar(), induction);
  mapping.map(loop.getRegionIterArgs(), carried);
  return copyBlock(*loop.getBody(), builder, std::move(mapping));
}

Value derivativeOrZero(OpBuilder &builder, Location loc,
                       const Derivatives &derivatives, Value value) {
  Value derivative = derivatives.lookup(value);
  return derivative ? derivative : createZero(builder, loc, value);
}

//===----------------------------------------------------------------------===//
// Loops, forwards
//===----------------------------------------------------------------------===//

LogicalResult pushForward(scf::ForOp loop, OpBuilder &builder,
                          Tangents &tangents) {
  Location loc = loop.getLoc();
  SmallVector<bool> active = findActiveCarried(loop, tangents);
  SmallVector<Value> captures = getActiveCaptures(loop, tangents);
  unsigned numCarried = active.size();
  SmallVector<Value> inits(loop.getInitArgs());
  for (unsigned i = 0; i < numCarried; ++i)
    if (active[i])
      inits.push_back(derivativeOrZero(builder, loc, tangents, inits[i]));

  auto newLoop =
      scf::ForOp::create(builder, loc, loop.getLowerBound(),
                         loop.getUpperBound(), loop.getStep(), inits);
  OpBuilder inner = OpBuilder::atBlockBegin(newLoop.getBody());
  ValueRange arguments = newLoop.getRegionIterArgs();
  auto [ops, yielded] = copyBody(loop, inner, newLoop.getInductionVar(),
                                 arguments.take_front(numCarried));
  Activity activity = tangents.getActivity();
  Tangents insideTangents(activity, tangents.getOptions(), loop, &tangents);
  for (Value capture : captures)
    insideTangents.set(capture, tangents.lookup(capture));
  unsigned next = numCarried;
  for (unsigned i = 0; i < numCarried; ++i) {
    if (!active[i])
      continue;
    activity.setActive(arguments[i]);
    insideTangents.set(arguments[i], arguments[next++]);
  }
  activity.propagate(ops);
  // A loop inside is replaced, and so is what it gives to this operation.
  auto yield = scf::YieldOp::create(inner, loc, yielded);
  if (failed(act::buildTangents(ops, inner, insideTangents)))
    return failure();
  inner.setInsertionPoint(yield);
  for (unsigned i = 0; i < numCarried; ++i)
    if (active[i])
      yield.getResultsMutable().append(
          derivativeOrZero(inner, loc, insideTangents, yield.getOperand(i)));

  ValueRange results = newLoop.getResults();
  tangents.replaceResults(loop, results.take_front(numCarried));
  next = numCarried;
  for (unsigned i = 0; i < numCarried; ++i)
    if (active[i])
      tangents.set(results[i], results[next++]);
  return success();
}

//===----------------------------------------------------------------------===//
// Loops, backwards
//===----------------------------------------------------------------------===//

/// What a loop carried into each of its iterations.
class Tape {
public:
  Tape(scf::ForOp loop, OpBuilder &builder) : loop(loop), loc(loop.getLoc()) {
    Value difference = builder.createOrFold<arith::SubIOp>(
        loc, loop.getUpperBound(), loop.getLowerBound());
    Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
    Value positive =
        builder.createOrFold<arith::MaxSIOp>(loc, difference, zero);
    count =
        builder.createOrFold<arith::CeilDivSIOp>(loc, positive, loop.getStep());
  }

  /// The number of iterations.
  Value getCount() const { return count; }

  /// Replaces the loop by one that also fills the tape.
  void record(OpBuilder &builder, Derivatives &derivatives) {
    SmallVector<Value> inits(loop.getInitArgs());
    unsigned numCarried = inits.size();
    for (unsigned i = 0; i < numCarried; ++i) {
      auto type = dyn_cast<RankedTensorType>(inits[i].getType());
      SmallVector<OpFoldResult> sizes{getAsOpFoldResult(count)};
      if (type)
        for (int64_t size : type.getShape())
          sizes.push_back(builder.getIndexAttr(size));
      inits.push_back(tensor::EmptyOp::create(
          builder, loc, sizes, getElementTypeOrSelf(inits[i].getType())));
    }
    auto newLoop =
        scf::ForOp::create(builder, loc, loop.getLowerBound(),
                           loop.getUpperBound(), loop.getStep(), inits);
    OpBuilder inner = OpBuilder::atBlockBegin(newLoop.getBody());
    Value offset = inner.createOrFold<arith::SubIOp>(
        loc, newLoop.getInductionVar(), loop.getLowerBound());
    Value number =
        inner.createOrFold<arith::DivSIOp>(loc, offset, loop.getStep());
    ValueRange arguments = newLoop.getRegionIterArgs();
    SmallVector<Value> tapes;
    for (unsigned i = 0; i < numCarried; ++i)
      tapes.push_back(
          write(inner, arguments[i], arguments[numCarried + i], number));
    SmallVector<Value> yielded =
        copyBody(loop, inner, newLoop.getInductionVar(),
                 arguments.take_front(numCarried))
            .second;
    llvm::append_range(yielded, tapes);
    scf::YieldOp::create(inner, loc, yielded);
    ValueRange results = newLoop.getResults();
    derivatives.replaceResults(loop, results.take_front(numCarried));
    stored.assign(results.begin() + numCarried, results.end());
  }

  /// What the loop carried into iteration `number`.
  SmallVector<Value> read(OpBuilder &builder, Value number) {
    SmallVector<Value> values;
    for (auto [init, tape] : llvm::zip(loop.getInitArgs(), stored)) {
      auto type = dyn_cast<RankedTensorType>(init.getType());
      if (!type) {
        values.push_back(tensor::ExtractOp::create(builder, loc, tape, number));
        continue;
      }
      Slice slice = getSlice(builder, type, number);
      values.push_back(tensor::ExtractSliceOp::create(
          builder, loc, type, tape, slice.offsets, slice.sizes, slice.strides));
    }
    return values;
  }

private:
  struct Slice {
    SmallVector<OpFoldResult> offsets, sizes, strides;
  };

  static Slice getSlice(OpBuilder &builder, RankedTensorType type,
                        Value number) {
    OpFoldResult zero = builder.getIndexAttr(0), one = builder.getIndexAttr(1);
    Slice slice{{number}, {one}, {one}};
    for (int64_t size : type.getShape()) {
      slice.offsets.push_back(zero);
      slice.sizes.push_back(builder.getIndexAttr(size));
      slice.strides.push_back(one);
    }
    return slice;
  }

  Value write(OpBuilder &builder, Value value, Value tape, Value number) const {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type)
      return tensor::InsertOp::create(builder, loc, value, tape, number);
    Slice slice = getSlice(builder, type, number);
    return tensor::InsertSliceOp::create(
        builder, loc, value, tape, slice.offsets, slice.sizes, slice.strides);
  }

  scf::ForOp loop;
  Location loc;
  Value count;
  SmallVector<Value> stored;
};

LogicalResult pullBack(scf::ForOp loop, OpBuilder &builder,
                       Adjoints &adjoints) {
  Location loc = loop.getLoc();
  if (!loop.getInductionVar().getType().isIndex())
    return adjoints.notDifferentiable(loop, ": it does not count in index");
  for (Type type : loop.getResultTypes()) {
    auto shaped = dyn_cast<ShapedType>(type);
    if (shaped && (!isa<RankedTensorType>(type) || !shaped.hasStaticShape()))
      return adjoints.notDifferentiable(
          loop, ": what it carries has no static shape");
  }
  SmallVector<bool> active = findActiveCarried(loop, adjoints);
  SmallVector<Value> captures = getActiveCaptures(loop, adjoints);

  // The adjoints that the loop backwards carries: of what the loop carries, and
  // of what its body takes from above.
  SmallVector<Value> inits, targets;
  for (auto [i, result] : llvm::enumerate(loop.getResults())) {
    if (!active[i])
      continue;
    inits.push_back(derivativeOrZero(builder, loc, adjoints, result));
    targets.push_back(loop.getInitArgs()[i]);
  }
  unsigned numCarried = inits.size();
  for (Value capture : captures)
    inits.push_back(derivativeOrZero(builder, loc, adjoints, capture));

  OpBuilder atLoop(loop);
  Tape tape(loop, atLoop);
  // A loop that does not run gives what it takes.
  if (isConstantIntValue(tape.getCount(), 0)) {
    for (auto [target, adjoint] : llvm::zip(targets, inits))
      adjoints.add(builder, loc, target, adjoint);
    return success();
  }
  tape.record(atLoop, adjoints);
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  Value one = arith::ConstantIndexOp::create(builder, loc, 1);
  auto backwards =
      scf::ForOp::create(builder, loc, zero, tape.getCount(), one, inits);
  OpBuilder inner = OpBuilder::atBlockBegin(backwards.getBody());
  Value last = inner.createOrFold<arith::SubIOp>(loc, tape.getCount(), one);
  Value number =
      inner.createOrFold<arith::SubIOp>(loc, last, backwards.getInductionVar());
  Value induction = inner.createOrFold<arith::AddIOp>(
      loc, loop.getLowerBound(),
      inner.createOrFold<arith::MulIOp>(loc, number, loop.getStep()));
  SmallVector<Value> carried = tape.read(inner, number);
  auto [ops, yielded] = copyBody(loop, inner, induction, carried);

  Activity activity = adjoints.getActivity();
  for (auto [i, value] : llvm::enumerate(carried))
    if (active[i])
      activity.setActive(value);
  activity.propagate(ops);
  Adjoints insideAdjoints(activity, adjoints.getOptions(), loop, &adjoints);
  ValueRange arguments = backwards.getRegionIterArgs();
  for (auto [capture, sum] :
       llvm::zip(captures, arguments.drop_front(numCarried)))
    insideAdjoints.set(capture, sum);
  unsigned next = 0;
  for (unsigned i = 0; i < active.size(); ++i)
    if (active[i])
      insideAdjoints.add(inner, loc, yielded[i], arguments[next++]);
  if (failed(act::buildAdjoints(ops, inner, insideAdjoints)))
    return failure();

  SmallVector<Value> results;
  for (auto [i, value] : llvm::enumerate(carried))
    if (active[i])
      results.push_back(derivativeOrZero(inner, loc, insideAdjoints, value));
  for (Value capture : captures)
    results.push_back(insideAdjoints.lookup(capture));
  scf::YieldOp::create(inner, loc, results);

  // The sums began with what the captures had already.
  for (auto [capture, sum] :
       llvm::zip(captures, backwards.getResults().drop_front(numCarried)))
    adjoints.set(capture, sum);
  for (auto [target, sum] : llvm::zip(targets, backwards.getResults()))
    adjoints.add(builder, loc, target, sum);
  return success();
}

//===----------------------------------------------------------------------===//
// Conditionals
//===----------------------------------------------------------------------===//

LogicalResult pushForward(scf::IfOp conditional, OpBuilder &builder,
                          Tangents &tangents) {
  Location loc = conditional.getLoc();
  SmallVector<Value> captures = getActiveCaptures(conditional, tangents);
  SmallVector<Type> types(conditional.getResultTypes());
  unsigned numResults = types.size();
  for (Value result : conditional.getResults())
    if (tangents.isActive(result))
      types.push_back(result.getType());
  auto both = scf::IfOp::create(builder, loc, types, conditional.getCondition(),
                                /*addThenBlock=*/true, /*addElseBlock=*/true);
  for (auto [from, to] :
       llvm::zip(conditional->getRegions(), both->getRegions())) {
    OpBuilder inner = OpBuilder::atBlockBegin(&to.front());
    auto [ops, yielded] = copyBlock(from.front(), inner, {});
    Activity activity = tangents.getActivity();
    activity.propagate(ops);
    Tangents insideTangents(activity, tangents.getOptions(), conditional,
                            &tangents);
    for (Value capture : captures)
      insideTangents.set(capture, tangents.lookup(capture));
    // What replaces an operation inside replaces it here too.
    auto yield = scf::YieldOp::create(inner, loc, yielded);
    if (failed(act::buildTangents(ops, inner, insideTangents)))
      return failure();
    inner.setInsertionPoint(yield);
    for (unsigned i = 0; i < numResults; ++i)
      if (tangents.isActive(conditional.getResult(i)))
        yield.getResultsMutable().append(
            derivativeOrZero(inner, loc, insideTangents, yield.getOperand(i)));
  }
  ValueRange results = both.getResults();
  tangents.replaceResults(conditional, results.take_front(numResults));
  unsigned next = numResults;
  for (unsigned i = 0; i < numResults; ++i)
    if (tangents.isActive(results[i]))
      tangents.set(results[i], results[next++]);
  return success();
}

LogicalResult pullBack(scf::IfOp conditional, OpBuilder &builder,
                       Adjoints &adjoints) {
  Location loc = conditional.getLoc();
  SmallVector<Value> captures = getActiveCaptures(conditional, adjoints);
  auto backwards = scf::IfOp::create(
      builder, loc, TypeRange(ValueRange(captures)), conditional.getCondition(),
      /*addThenBlock=*/true, /*addElseBlock=*/true);
  for (auto [from, to] :
       llvm::zip(conditional->getRegions(), backwards->getRegions())) {
    OpBuilder inner = OpBuilder::atBlockBegin(&to.front());
    auto [ops, yielded] = copyBlock(from.front(), inner, {});
    Activity activity = adjoints.getActivity();
    activity.propagate(ops);
    Adjoints insideAdjoints(activity, adjoints.getOptions(), conditional,
                            &adjoints);
    // Sums begin with what the captures have already.
    for (Value capture : captures)
      if (Value sum = adjoints.lookup(capture))
        insideAdjoints.set(capture, sum);
    for (auto [result, value] : llvm::zip(conditional.getResults(), yielded))
      if (Value adjoint = adjoints.lookup(result))
        insideAdjoints.add(inner, loc, value, adjoint);
    if (failed(act::buildAdjoints(ops, inner, insideAdjoints)))
      return failure();
    SmallVector<Value> sums;
    for (Value capture : captures)
      sums.push_back(derivativeOrZero(inner, loc, insideAdjoints, capture));
    scf::YieldOp::create(inner, loc, sums);
  }
  for (auto [capture, sum] : llvm::zip(captures, backwards.getResults()))
    adjoints.set(capture, sum);
  return success();
}

template <typename OpT>
struct ScfModel
    : public DifferentiableOpInterface::ExternalModel<ScfModel<OpT>, OpT> {
  LogicalResult buildTangents(Operation *op, OpBuilder &builder,
                              Tangents &tangents) const {
    return pushForward(cast<OpT>(op), builder, tangents);
  }
  LogicalResult buildAdjoints(Operation *op, OpBuilder &builder,
                              Adjoints &adjoints) const {
    return pullBack(cast<OpT>(op), builder, adjoints);
  }
};
} // namespace

void act::registerScfDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, scf::SCFDialect *) {
    scf::ForOp::attachInterface<ScfModel<scf::ForOp>>(*context);
    scf::IfOp::attachInterface<ScfModel<scf::IfOp>>(*context);
  });
}
