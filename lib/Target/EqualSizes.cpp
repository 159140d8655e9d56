//===- EqualSizes.cpp - Sizes that a function takes for equal -------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An operation on tensors<?xf32> of different sizes is undefined, and compiled
// code does not look. Which sizes of the arguments such operations equate is
// found before any pass, so that a caller can be told.
//
//===----------------------------------------------------------------------===//

#include "act/Target/Signature.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::act;

namespace {
/// The sizes of the arguments and results of a function, in this order, with a
/// number for each class of equal ones, and what is known of a class: of
/// several constants, for which the function is undefined, the first.
struct Summary {
  SmallVector<unsigned> classes;
  DenseMap<unsigned, int64_t> constants;
};

/// Equates sizes within one function.
class SizeAnalysis {
public:
  SizeAnalysis(DenseMap<Operation *, Summary> &summaries)
      : summaries(summaries) {}

  Summary run(FunctionOpInterface function);

private:
  static constexpr int kValueItself = -1;

  /// The number of dimension `dim` of a shaped value, or of an index.
  unsigned getNode(Value value, int dim);
  unsigned getNode(OpFoldResult size);
  unsigned addNode();
  void setConstant(unsigned node, int64_t value) {
    constants.push_back({node, value});
  }

  void equate(unsigned a, unsigned b) { classes.join(a, b); }
  /// All dimensions of two values of one rank.
  void equate(Value a, Value b);
  /// The dimensions of `value` with `sizes`.
  void equate(Value value, ArrayRef<OpFoldResult> sizes);

  void visit(Operation &op);
  void visit(linalg::LinalgOp op);
  void visit(CallOpInterface call);

  DenseMap<Operation *, Summary> &summaries;
  DenseMap<std::pair<Value, int>, unsigned> nodes;
  llvm::IntEqClasses classes;
  unsigned numNodes = 0;
  SmallVector<std::pair<unsigned, int64_t>> constants;
};
} // namespace

/// The number of sizes of a value.
static int64_t getRank(Value value) {
  auto type = dyn_cast<ShapedType>(value.getType());
  return type && type.hasRank() ? type.getRank() : 0;
}

unsigned SizeAnalysis::addNode() {
  classes.grow(++numNodes);
  return numNodes - 1;
}

unsigned SizeAnalysis::getNode(Value value, int dim) {
  auto [entry, isNew] = nodes.try_emplace({value, dim}, numNodes);
  if (isNew) {
    unsigned node = addNode();
    if (dim == kValueItself) {
      if (std::optional<int64_t> constant = getConstantIntValue(value))
        setConstant(node, *constant);
    } else if (auto type = cast<ShapedType>(value.getType());
               !type.isDynamicDim(dim)) {
      setConstant(node, type.getDimSize(dim));
    }
    return node;
  }
  return entry->second;
}

unsigned SizeAnalysis::getNode(OpFoldResult size) {
  if (auto value = dyn_cast<Value>(size))
    return getNode(value, kValueItself);
  unsigned node = addNode();
  if (std::optional<int64_t> constant = getConstantIntValue(size))
    setConstant(node, *constant);
  return node;
}

void SizeAnalysis::equate(Value a, Value b) {
  for (int64_t dim = 0, e = std::min(getRank(a), getRank(b)); dim < e; ++dim)
    equate(getNode(a, dim), getNode(b, dim));
}

void SizeAnalysis::equate(Value value, ArrayRef<OpFoldResult> sizes) {
  if (getRank(value) != static_cast<int64_t>(sizes.size()))
    return;
  for (auto [dim, size] : llvm::enumerate(sizes))
    equate(getNode(value, dim), getNode(size));
}

/// A loop has one range for all operands.
void SizeAnalysis::visit(linalg::LinalgOp op) {
  SmallVector<std::optional<unsigned>> loops(op.getNumLoops());
  for (OpOperand &operand : op->getOpOperands()) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (getRank(operand.get()) != map.getNumResults())
      continue;
    for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      if (!loop)
        continue;
      unsigned node = getNode(operand.get(), dim);
      std::optional<unsigned> &known = loops[loop.getPosition()];
      if (known)
        equate(*known, node);
      known = node;
    }
  }
}

/// A function equates what it is called with as it equates its arguments.
void SizeAnalysis::visit(CallOpInterface call) {
  auto callee = dyn_cast_or_null<FunctionOpInterface>(call.resolveCallable());
  if (!callee || callee.isExternal())
    return;
  auto [entry, isNew] = summaries.try_emplace(callee);
  if (isNew) {
    // A recursive call finds the empty summary.
    Summary found = SizeAnalysis(summaries).run(callee);
    entry = summaries.find(callee);
    entry->second = std::move(found);
  }
  const Summary &summary = entry->second;
  if (summary.classes.empty())
    return;
  DenseMap<unsigned, unsigned> nodeOfClass;
  auto *next = summary.classes.begin();
  auto addValues = [&](ValueRange values) {
    for (Value value : values)
      for (int64_t dim = 0, e = getRank(value); dim < e; ++dim) {
        unsigned node = getNode(value, dim), number = *next++;
        auto [known, isFirst] = nodeOfClass.try_emplace(number, node);
        if (!isFirst)
          equate(known->second, node);
        else if (auto constant = summary.constants.find(number);
                 constant != summary.constants.end())
          setConstant(node, constant->second);
      }
  };
  addValues(call.getArgOperands());
  addValues(call->getResults());
}

void SizeAnalysis::visit(Operation &op) {
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    for (OpResult result : op.getResults())
      equate(destination.getTiedOpOperand(result)->get(), result);
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return visit(linalgOp);
  if (auto call = dyn_cast<CallOpInterface>(op))
    return visit(call);
  if (op.hasTrait<OpTrait::Elementwise>()) {
    Value first;
    for (Value value :
         llvm::concat<Value>(llvm::to_vector_of<Value>(op.getOperands()),
                             llvm::to_vector_of<Value>(op.getResults()))) {
      if (!isa<ShapedType>(value.getType()))
        continue;
      if (first)
        equate(first, value);
      else
        first = value;
    }
    return;
  }
  if (isa<tensor::CastOp, memref::CastOp>(op))
    return equate(op.getOperand(0), op.getResult(0));
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    return equate(empty, empty.getMixedSizes());
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return equate(slice, slice.getMixedSizes());
  if (auto slice = dyn_cast<tensor::InsertSliceOp>(op)) {
    equate(slice.getDest(), slice.getResult());
    return equate(slice.getSource(), slice.getMixedSizes());
  }
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    equate(expand, expand.getMixedOutputShape());
    for (auto [dim, group] : llvm::enumerate(expand.getReassociationIndices()))
      if (group.size() == 1)
        equate(getNode(expand.getSrc(), dim), getNode(expand, group.front()));
    return;
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    for (auto [dim, group] :
         llvm::enumerate(collapse.getReassociationIndices()))
      if (group.size() == 1)
        equate(getNode(collapse.getSrc(), group.front()),
               getNode(collapse, dim));
    return;
  }
  if (auto dim = dyn_cast<ShapedDimOpInterface>(op)) {
    std::optional<int64_t> index = getConstantIntValue(dim.getDimension());
    Value value = dim.getShapedValue();
    if (index && *index >= 0 && *index < getRank(value))
      equate(getNode(value, *index), getNode(op.getResult(0), kValueItself));
  }
}

Summary SizeAnalysis::run(FunctionOpInterface function) {
  Block &entry = function.getFunctionBody().front();
  // Operations in regions, and in other blocks, may never run.
  for (Operation &op : entry)
    visit(op);
  SmallVector<unsigned> interface;
  auto addValues = [&](ValueRange values) {
    for (Value value : values)
      for (int64_t dim = 0, e = getRank(value); dim < e; ++dim)
        interface.push_back(getNode(value, dim));
  };
  addValues(entry.getArguments());
  Operation *terminator = entry.getTerminator();
  if (terminator->hasTrait<OpTrait::ReturnLike>())
    addValues(terminator->getOperands());
  Summary summary;
  classes.compress();
  for (unsigned node : interface)
    summary.classes.push_back(classes[node]);
  for (auto [node, constant] : constants)
    summary.constants.try_emplace(classes[node], constant);
  return summary;
}

std::vector<EqualSizes> act::findEqualSizes(FunctionOpInterface function) {
  if (function.isExternal())
    return {};
  DenseMap<Operation *, Summary> summaries;
  summaries.try_emplace(function);
  Summary summary = SizeAnalysis(summaries).run(function);
  llvm::MapVector<unsigned, EqualSizes> sets;
  auto *next = summary.classes.begin();
  for (auto [i, argument] : llvm::enumerate(function.getArguments()))
    for (int64_t dim = 0, e = getRank(argument); dim < e; ++dim) {
      unsigned number = *next++;
      // A static size is compared by itself.
      if (!cast<ShapedType>(argument.getType()).isDynamicDim(dim))
        continue;
      EqualSizes &set = sets[number];
      set.places.push_back({static_cast<unsigned>(i), dim});
      auto constant = summary.constants.find(number);
      if (constant != summary.constants.end())
        set.value = constant->second;
    }
  std::vector<EqualSizes> result;
  for (auto &[number, set] : sets)
    if (set.places.size() > 1 || set.value)
      result.push_back(std::move(set));
  return result;
}

llvm::Error act::checkEqualSizes(const CallInterface &interface,
                                 ArrayRef<ArrayView> inputs) {
  for (const EqualSizes &set : interface.equalSizes) {
    auto getSize = [&](const EqualSizes::Place &place) {
      return inputs[place.input].shape[place.dim];
    };
    auto describe = [&](const EqualSizes::Place &place) {
      return ("size " + llvm::Twine(place.dim) + " of '" +
              interface.inputs[place.input].name + "'")
          .str();
    };
    const EqualSizes::Place &first = set.places.front();
    int64_t wanted = set.value.value_or(getSize(first));
    for (const EqualSizes::Place &place : set.places) {
      int64_t size = getSize(place);
      if (size == wanted)
        continue;
      return llvm::createStringError(
          "'" + interface.name + "' needs " +
          (set.value ? describe(place) + " to be " + llvm::Twine(wanted) +
                           "; given was " + llvm::Twine(size)
                     : describe(first) + " and " + describe(place) +
                           " to be equal; given were " + llvm::Twine(wanted) +
                           " and " + llvm::Twine(size)));
    }
  }
  return llvm::Error::success();
}
