//===- LinalgModels.cpp - Derivatives of structured operations ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One rule for all structured operations, whatever their names. An operation
// computes, in each iteration i, a scalar h(x[m(i)], ...) and stores it or adds
// it to an element of the result, o(i). So
//
//   adjoint of x[j]  =  sum over i with m(i) = j of  adjoint of y[o(i)] * dh/dx
//
// is again a structured operation over the same loops, with the maps of result
// and operand exchanged. For a matrix product it is a matrix product.
//
//===----------------------------------------------------------------------===//

#include "LinalgBody.h"
#include "LinalgWindows.h"
#include "Partial.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::act;

namespace {

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// How an iteration changes an element of the result.
struct Combination {
  enum Kind { Store, Sum, Extremum } kind;
  /// What is stored, added, or compared.
  Value value;
  /// Some elements may stay as they were, such as those beside a diagonal.
  bool keepsElements;
};

/// True if each element of a tensor that `map` accesses is accessed.
bool coversAll(AffineMap map, ShapedType type) {
  llvm::SmallBitVector seen(map.getNumDims());
  for (auto [size, expr] : llvm::zip_equal(type.getShape(), map.getResults())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (dim ? seen.test(dim.getPosition()) : size != 1)
      return false;
    if (dim)
      seen.set(dim.getPosition());
  }
  return true;
}

/// Whether `op` is a sum, maximum or minimum of two numbers.
bool isCombiner(Operation *op) {
  return isa_and_present<arith::AddFOp, arith::MaximumFOp, arith::MaxNumFOp,
                         arith::MinimumFOp, arith::MinNumFOp>(op);
}

/// Describes result number `result`; fails for what is no sum, maximum or
/// minimum.
FailureOr<Combination> matchCombination(linalg::LinalgOp op, LinalgBody &body,
                                        unsigned result) {
  Value yielded = body.getYielded()[result];
  BlockArgument init = body.getInit(result);
  bool reduces = op.getNumReductionLoops() != 0;
  bool keepsElements =
      !coversAll(body.getAccesses()[init.getArgNumber()].map,
                 cast<ShapedType>(op->getResult(result).getType()));
  Operation *combiner = yielded.getDefiningOp();
  if (isCombiner(combiner) && (reduces || keepsElements)) {
    for (unsigned i : {0, 1}) {
      Value other = combiner->getOperand(1 - i);
      if (combiner->getOperand(i) == init && !body.dependsOn(other, init))
        return Combination{isa<arith::AddFOp>(combiner) ? Combination::Sum
                                                        : Combination::Extremum,
                           other, keepsElements};
    }
  }
  if (reduces)
    return failure();
  return Combination{Combination::Store, yielded, keepsElements};
}

/// The tensors that the derivative of a maximum or minimum needs.
class Ties {
public:
  Ties(linalg::LinalgOp op, LinalgBody &body, unsigned result, Value compared,
       bool initIsActive, OpBuilder &builder)
      : init(op.getDpsInits()[result]), extremum(op->getResult(result)) {
    Location loc = op.getLoc();
    OpOperand &initOperand = op.getDpsInitsMutable()[result];
    AffineMap map = op.getMatchingIndexingMap(&initOperand);
    BlockArgument argument = body.addAccess(extremum, map);
    OpBuilder inner = body.getBuilder();
    isExtremum = arith::CmpFOp::create(inner, loc, arith::CmpFPredicate::OEQ,
                                       compared, argument);
    Value one =
        arith::UIToFPOp::create(inner, loc, argument.getType(), isExtremum);
    Value initial;
    if (initIsActive) {
      initIsExtremum = arith::CmpFOp::create(
          builder, loc, arith::CmpFPredicate::OEQ, init, extremum);
      initial = arith::UIToFPOp::create(builder, loc, extremum.getType(),
                                        initIsExtremum);
    }
    count = body.emit(builder, loc, one, map,
                      tensor::getMixedSizes(builder, loc, extremum), initial);
    if (!initIsActive && !isInfinite(init))
      count = atLeastOne(builder, loc, count);
  }

  /// In the body: `value` where the iteration has the extremum, else zero.
  Value select(LinalgBody &body, Location loc, Value value) const {
    OpBuilder inner = body.getBuilder();
    return arith::SelectOp::create(inner, loc, isExtremum, value,
                                   createZero(inner, loc, value));
  }
  /// `tensor` where the initial value is the extremum, else zero.
  Value selectInit(OpBuilder &builder, Location loc, Value tensor) const {
    return arith::SelectOp::create(builder, loc, initIsExtremum, tensor,
                                   createZero(builder, loc, tensor));
  }
  /// `tensor` divided by the number of those that share the extremum.
  Value share(OpBuilder &builder, Location loc, Value tensor) const {
    return arith::DivFOp::create(builder, loc, tensor, count);
  }

private:
  /// Whether an initial value is what any element exceeds, or is equal to.
  static bool isInfinite(Value init) {
    if (auto fill = init.getDefiningOp<linalg::FillOp>())
      init = fill.value();
    APFloat value(0.0);
    return matchPattern(init, m_ConstantFloat(&value)) && !value.isFinite();
  }

  /// No element is the extremum where an initial value without derivative is:
  /// then nothing must be divided by 0.
  static Value atLeastOne(OpBuilder &builder, Location loc, Value count) {
    Value isNone =
        arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OEQ, count,
                              createZero(builder, loc, count));
    Value one = arith::UIToFPOp::create(builder, loc, count.getType(), isNone);
    return arith::AddFOp::create(builder, loc, count, one);
  }

  Value init, extremum, isExtremum, initIsExtremum, count;
};

//===----------------------------------------------------------------------===//
// The rule
//===----------------------------------------------------------------------===//

/// What both directions begin with.
class Rule {
public:
  Rule(linalg::LinalgOp op, const Derivatives &derivatives)
      : op(op), body(op, derivatives.getActivity()), ops(body.listOps()) {
    for (auto [i, access] : llvm::enumerate(body.getAccesses()))
      if (derivatives.isActive(access.source))
        activity.setActive(body.getArgument(i));
    activity.propagate(ops);
  }

  /// Reports what has no derivative in general.
  LogicalResult check(const Derivatives &derivatives) {
    if (!op.hasPureTensorSemantics())
      return derivatives.notDifferentiable(op, " on memrefs");
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    for (Value value : captured)
      if (derivatives.isActive(value) && !isa<FloatType>(value.getType()))
        return derivatives.notDifferentiable(
            op, ": its body reads from a tensor that is not an operand");
    return success();
  }

  /// Finds out how a result is made, or reports that it has no derivative.
  FailureOr<Combination> getCombination(const Derivatives &derivatives,
                                        unsigned result) {
    FailureOr<Combination> combination = matchCombination(op, body, result);
    if (failed(combination))
      return notAReduction(derivatives, result);
    if (combination->kind == Combination::Store && combination->keepsElements &&
        derivatives.isActive(op.getDpsInits()[result]))
      return derivatives.notDifferentiable(
          op, ": it stores to some elements of its result only");
    return combination;
  }

  LogicalResult notAReduction(const Derivatives &derivatives, unsigned result) {
    std::string text;
    Operation *last = body.getYielded()[result].getDefiningOp();
    if (last)
      text = (" by '" + last->getName().getStringRef() + "'").str();
    if (isCombiner(last))
      return derivatives.notDifferentiable(
          op, ": what it reduces" + text + " depends on the result so far");
    return derivatives.notDifferentiable(
        op, ": it reduces" + text + ", not by a sum, maximum or minimum");
  }

  linalg::LinalgOp op;
  LinalgBody body;
  SmallVector<Operation *> ops;
  Activity activity;
};

/// Tangents.
class ForwardRule : public Rule {
public:
  ForwardRule(linalg::LinalgOp op, OpBuilder &builder, Tangents &tangents)
      : Rule(op, tangents), builder(builder), tangents(tangents) {}

  LogicalResult run() {
    if (failed(check(tangents)))
      return failure();
    unsigned numAccesses = body.getAccesses().size();
    tangentArguments.resize(numAccesses);
    for (unsigned i = 0; i < numAccesses; ++i) {
      LinalgBody::Access access = body.getAccesses()[i];
      if (Value tangent = tangents.lookup(access.source))
        tangentArguments[i] = body.addAccess(tangent, access.map);
    }
    for (unsigned result = 0; result < op->getNumResults(); ++result)
      if (tangents.isActive(op->getResult(result)))
        if (failed(addResult(result)))
          return failure();
    return success();
  }

private:
  /// Emits the derivative of a value of the body along the given arguments.
  FailureOr<Value> differentiate(Value value, ArrayRef<unsigned> along) {
    Tangents scalars(activity, tangents.getOptions(), op, &tangents);
    for (unsigned i : along)
      scalars.set(body.getArgument(i), tangentArguments[i]);
    OpBuilder inner = body.getBuilder();
    if (failed(act::buildTangents(ops, inner, scalars)))
      return failure();
    return scalars.lookup(value);
  }

  LogicalResult addResult(unsigned result) {
    FailureOr<Combination> combination = getCombination(tangents, result);
    if (failed(combination))
      return failure();
    unsigned initNumber = body.getInit(result).getArgNumber();
    bool stores = combination->kind == Combination::Store;
    // A product has one term for each factor, each of which is a product.
    SmallVector<SmallVector<unsigned>> groups(1);
    for (auto [i, argument] : llvm::enumerate(tangentArguments)) {
      if (!argument || (i == initNumber && !stores))
        continue;
      if (linalg::isaContractionOpInterface(op) && !groups.back().empty())
        groups.emplace_back();
      groups.back().push_back(i);
    }

    Location loc = op.getLoc();
    OpOperand &init = op.getDpsInitsMutable()[result];
    AffineMap map = op.getMatchingIndexingMap(&init);
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(builder, loc, op->getResult(result));
    std::optional<Ties> ties;
    Value sum = stores ? Value() : tangents.lookup(init.get());
    if (combination->kind == Combination::Extremum) {
      ties.emplace(op, body, result, combination->value, bool(sum), builder);
      if (sum)
        sum = ties->selectInit(builder, loc, sum);
    }
    for (ArrayRef<unsigned> group : groups) {
      FailureOr<Value> term = differentiate(combination->value, group);
      if (failed(term))
        return failure();
      if (!*term)
        continue;
      Value value = ties ? ties->select(body, loc, *term) : *term;
      const LinalgBody::Access *stored = body.findStored(value);
      if (stores && stored && stored->map == map)
        sum = stored->source;
      else
        sum = body.emit(builder, loc, value, map, sizes, sum);
    }
    if (ties && sum)
      sum = ties->share(builder, loc, sum);
    tangents.set(op->getResult(result), sum);
    return success();
  }

  OpBuilder &builder;
  Tangents &tangents;
  /// The argument that reads the tangent of each access; null for none.
  SmallVector<Value> tangentArguments;
};

/// Adjoints.
class ReverseRule : public Rule {
public:
  ReverseRule(linalg::LinalgOp op, OpBuilder &builder, Adjoints &adjoints)
      : Rule(op, adjoints), builder(builder), adjoints(adjoints) {}

  LogicalResult run() {
    if (failed(check(adjoints)))
      return failure();
    unsigned numAccesses = body.getAccesses().size();
    Adjoints scalars(activity, adjoints.getOptions(), op, &adjoints);
    for (unsigned result = 0; result < op->getNumResults(); ++result)
      if (Value adjoint = adjoints.lookup(op->getResult(result)))
        if (failed(seed(result, adjoint, scalars)))
          return failure();
    OpBuilder inner = body.getBuilder();
    if (failed(act::buildAdjoints(ops, inner, scalars)))
      return failure();

    SmallVector<unsigned> rest;
    for (unsigned i = 0; i < numAccesses; ++i) {
      Value value = scalars.lookup(body.getArgument(i));
      if (!value)
        continue;
      // Those that are as large as the loops come first: what they hold need
      // not be computed again for a sum.
      if (body.getAccesses()[i].map.isPermutation())
        addWhole(i, value);
      else
        rest.push_back(i);
    }
    for (unsigned i : rest)
      add(i, scalars.lookup(body.getArgument(i)));
    return success();
  }

private:
  /// Sets the adjoint of what an iteration contributes to a result.
  LogicalResult seed(unsigned result, Value adjoint, Adjoints &scalars) {
    FailureOr<Combination> combination = getCombination(adjoints, result);
    if (failed(combination))
      return failure();
    Location loc = op.getLoc();
    OpOperand &init = op.getDpsInitsMutable()[result];
    AffineMap map = op.getMatchingIndexingMap(&init);
    Value seed;
    switch (combination->kind) {
    case Combination::Store:
      seed = body.addAccess(adjoint, map);
      break;
    case Combination::Sum:
      seed = body.addAccess(adjoint, map);
      adjoints.add(builder, loc, init.get(), adjoint);
      break;
    case Combination::Extremum: {
      bool initIsActive = adjoints.isActive(init.get());
      Ties ties(op, body, result, combination->value, initIsActive, builder);
      adjoint = ties.share(builder, loc, adjoint);
      seed = ties.select(body, loc, body.addAccess(adjoint, map));
      if (initIsActive)
        adjoints.add(builder, loc, init.get(),
                     ties.selectInit(builder, loc, adjoint));
      break;
    }
    }
    OpBuilder inner = body.getBuilder();
    scalars.add(inner, loc, combination->value, seed);
    return success();
  }

  /// The tensor that holds `value` for each iteration, if there is one.
  std::optional<LinalgBody::Access> findTensor(Value value) {
    if (const LinalgBody::Access *stored = body.findStored(value))
      return *stored;
    auto it = computed.find(value);
    if (it != computed.end())
      return it->second;
    return std::nullopt;
  }

  /// Adds `value` to the adjoint of an operand with an element an iteration.
  void addWhole(unsigned i, Value value) {
    const LinalgBody::Access access = body.getAccesses()[i];
    Location loc = op.getLoc();
    std::optional<LinalgBody::Access> tensor = findTensor(value);
    if (!tensor || tensor->map != access.map) {
      Value whole = body.emit(
          builder, loc, value, access.map,
          tensor::getMixedSizes(builder, loc, access.source), Value());
      tensor = {whole, access.map};
      computed.try_emplace(value, *tensor);
    }
    adjoints.add(builder, loc, access.source, tensor->source);
  }

  /// Adds the sums of `value` to the adjoint of any operand.
  void add(unsigned i, Value value) {
    LinalgBody::Access access = body.getAccesses()[i];
    Location loc = op.getLoc();
    // A scalar is like a tensor of rank 0.
    auto type = dyn_cast<RankedTensorType>(access.source.getType());
    if (!type) {
      Value sum = body.emit(builder, loc, value, access.map, {}, Value());
      adjoints.add(builder, loc, access.source,
                   tensor::ExtractOp::create(builder, loc, sum));
      return;
    }

    SmallVector<LinalgBody::Access> accesses(body.getAccesses());
    std::optional<LinalgBody::Access> tensor = findTensor(value);
    if (tensor && !isa<BlockArgument>(value)) {
      addSum(*tensor, access);
      return;
    }
    auto isUsed = [&](unsigned other) {
      return body.dependsOn(value, body.getArgument(other));
    };
    FailureOr<AffineMap> map =
        substituteWindows(op, i, isUsed, accesses, builder);
    // A diagonal, for example, is added where it was read.
    if (failed(map))
      emitInto(access.source, value, body.getAccesses(), access.map);
    else
      emitInto(access.source, value, accesses, *map);
  }

  /// Adds sums over `tensor`, which holds them for each iteration.
  void addSum(LinalgBody::Access tensor, LinalgBody::Access access) {
    BlockArgument argument = body.addAccess(tensor.source, tensor.map);
    emitInto(access.source, argument, body.getAccesses(), access.map);
  }

  /// Adds sums of `value` to the adjoint of `target`, accessed by `map`.
  void emitInto(Value target, Value value, ArrayRef<LinalgBody::Access> from,
                AffineMap map) {
    Location loc = op.getLoc();
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(builder, loc, target);
    // Dimensions of size 1 that no loop runs over are added at the end.
    SmallVector<AffineExpr> results;
    SmallVector<OpFoldResult> keptSizes;
    SmallVector<ReassociationIndices> reassociation;
    ReassociationIndices pending;
    auto type = cast<RankedTensorType>(target.getType());
    for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
      bool isUnit = isa<AffineConstantExpr>(expr) && type.getDimSize(dim) == 1;
      if (!isUnit && !results.empty()) {
        reassociation.push_back(pending);
        pending.clear();
      }
      pending.push_back(dim);
      if (isUnit)
        continue;
      results.push_back(expr);
      keptSizes.push_back(sizes[dim]);
    }
    if (!results.empty())
      reassociation.push_back(pending);
    if (results.size() == map.getNumResults()) {
      adjoints.set(target, body.emit(builder, loc, value, from, map, sizes,
                                     adjoints.lookup(target)));
      return;
    }
    AffineMap kept =
        AffineMap::get(map.getNumDims(), 0, results, builder.getContext());
    Value sum = body.emit(builder, loc, value, from, kept, keptSizes, Value());
    adjoints.add(builder, loc, target,
                 tensor::ExpandShapeOp::create(builder, loc, target.getType(),
                                               sum, reassociation, sizes));
  }

  OpBuilder &builder;
  Adjoints &adjoints;
  /// The adjoints that were emitted with an element an iteration.
  DenseMap<Value, LinalgBody::Access> computed;
};

template <typename OpTy>
struct LinalgModel
    : public DifferentiableOpInterface::ExternalModel<LinalgModel<OpTy>, OpTy> {
  LogicalResult buildTangents(Operation *op, OpBuilder &builder,
                              Tangents &tangents) const {
    return ForwardRule(cast<linalg::LinalgOp>(op), builder, tangents).run();
  }
  LogicalResult buildAdjoints(Operation *op, OpBuilder &builder,
                              Adjoints &adjoints) const {
    return ReverseRule(cast<linalg::LinalgOp>(op), builder, adjoints).run();
  }
};

template <typename... OpTys>
void addModels(MLIRContext *context) {
  (OpTys::template attachInterface<LinalgModel<OpTys>>(*context), ...);
}
} // namespace

void act::registerLinalgDerivatives(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, linalg::LinalgDialect *) {
    addModels<
#define GET_OP_LIST
#include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.cpp.inc"
        >(context);
  });
}
