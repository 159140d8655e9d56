//===- MatmulMatch.cpp - Matrix products and their neighbours ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatmulKernel.h"
#include "MatmulTypes.h"
#include "VectorBody.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::act;

/// Whether the body is out + a * b, in the type of out.
static bool isMultiplyAccumulate(linalg::LinalgOp op) {
  Block *body = op.getBlock();
  if (body->getNumArguments() != 3)
    return false;
  auto sum =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!sum)
    return false;
  Value a = body->getArgument(0), b = body->getArgument(1);
  Value c = body->getArgument(2);
  auto product = (sum.getLhs() == c ? sum.getRhs() : sum.getLhs())
                     .getDefiningOp<arith::MulFOp>();
  if (!product || (sum.getLhs() != c && sum.getRhs() != c))
    return false;
  // Narrow operands are extended first, which is exact.
  auto extended = [](Value value) {
    auto extend = value.getDefiningOp<arith::ExtFOp>();
    return extend ? extend.getIn() : value;
  };
  Value lhs = extended(product.getLhs()), rhs = extended(product.getRhs());
  return (lhs == a && rhs == b) || (lhs == b && rhs == a);
}

static bool hasUnitInnerStride(Value memref) {
  auto type = dyn_cast<MemRefType>(memref.getType());
  int64_t offset;
  SmallVector<int64_t> strides;
  return type && succeeded(type.getStridesAndOffset(strides, offset)) &&
         !strides.empty() && strides.back() == 1;
}

Operation *mlir::act::getNeighbour(Operation *op, bool forward) {
  do
    op = forward ? op->getNextNode() : op->getPrevNode();
  while (op && (isMemoryEffectFree(op) || isa<memref::AllocOp>(op)));
  return op;
}

/// The position in the type of `operand` of what `loop` indexes.
static unsigned getPosition(linalg::LinalgOp op, OpOperand &operand,
                            unsigned loop) {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  return *map.getResultPosition(getAffineDimExpr(loop, op.getContext()));
}

bool MatmulGroup::isContiguous(OpOperand &operand, unsigned loop) {
  AffineMap map = product.getMatchingIndexingMap(&operand);
  return getPosition(product, operand, loop) == map.getNumResults() - 1;
}

int64_t MatmulGroup::getSizeOfC(unsigned loop) {
  return cast<MemRefType>(c().get().getType())
      .getDimSize(getPosition(product, c(), loop));
}

Value mlir::act::getBuffer(Value memref) {
  while (auto view = memref.getDefiningOp<ViewLikeOpInterface>())
    memref = view.getViewSource();
  auto argument = dyn_cast<BlockArgument>(memref);
  bool isKnown =
      argument ? isa<FunctionOpInterface>(argument.getOwner()->getParentOp())
               : bool(memref.getDefiningOp<memref::AllocOp>());
  return isKnown ? memref : Value();
}

bool mlir::act::haveOwnMemory(ValueRange outputs, ValueRange operands) {
  return llvm::all_of(outputs, [&](Value output) {
    Value buffer = getBuffer(output);
    return buffer && llvm::none_of(operands, [&](Value operand) {
             return isa<MemRefType>(operand.getType()) &&
                    getBuffer(operand) == buffer;
           });
  });
}

/// The start among the neighbours of `op`.
static linalg::GenericOp findStart(linalg::LinalgOp op,
                                   linalg::GenericOp epilogue) {
  auto start =
      dyn_cast_or_null<linalg::GenericOp>(getNeighbour(op, /*forward=*/false));
  Value c = op.getDpsInits()[0];
  if (!start || start.getNumReductionLoops() != 0 ||
      start.getNumDpsInits() != 1 || start.getDpsInits()[0] != c)
    return {};
  SmallVector<Value> outputs = {c};
  if (epilogue)
    llvm::append_range(outputs, epilogue.getDpsInits().drop_front());
  OpOperand *init = start.getDpsInitOperand(0);
  std::string reason;
  if (start.payloadUsesValueFromOperand(init) ||
      !start.getMatchingIndexingMap(init).isIdentity() ||
      !haveOwnMemory(outputs, start.getDpsInputs()) ||
      !VectorBody::isVectorizable(start, start.getNumLoops() - 1, reason))
    return {};
  return start;
}

Neighbours mlir::act::findNeighbours(linalg::LinalgOp op) {
  Neighbours neighbours;
  Value c = op.getDpsInits()[0];
  if (auto fill =
          dyn_cast_or_null<linalg::FillOp>(getNeighbour(op, /*forward=*/false)))
    if (fill.output() == c &&
        fill.value().getType() ==
            cast<MemRefType>(c.getType()).getElementType())
      neighbours.fill = fill;
  auto epilogue =
      dyn_cast_or_null<linalg::GenericOp>(getNeighbour(op, /*forward=*/true));
  std::string reason;
  if (epilogue && epilogue.getNumReductionLoops() == 0 &&
      epilogue.getDpsInits()[0] == c &&
      !llvm::is_contained(epilogue.getDpsInputs(), c) &&
      llvm::all_of(
          epilogue.getDpsInitsMutable(),
          [&](OpOperand &output) {
            return epilogue.getMatchingIndexingMap(&output).isIdentity();
          }) &&
      haveOwnMemory(epilogue.getDpsInits().drop_front(), op->getOperands()) &&
      VectorBody::isVectorizable(epilogue, epilogue.getNumLoops() - 1, reason))
    neighbours.epilogue = epilogue;
  neighbours.start = findStart(op, neighbours.epilogue);
  return neighbours;
}

AffineMap MatmulPanels::getMap(MLIRContext *context, unsigned numLoops,
                               unsigned k, unsigned n) const {
  AffineExpr step = getAffineDimExpr(k, context);
  AffineExpr column = getAffineDimExpr(n, context);
  SmallVector<AffineExpr> results = {step.floorDiv(steps),
                                     column.floorDiv(columns)};
  if (pairsSteps)
    results.append({(step % steps).floorDiv(2), column % columns,
                    (laterComesFirst ? step + 1 : step) % 2});
  else
    results.append({step % steps, column % columns});
  return AffineMap::get(numLoops, 0, results, context);
}

/// The panels that `map` indexes, with the map that would index a matrix [k][n]
/// in their place; none if it does not index panels.
static std::optional<std::pair<MatmulPanels, AffineMap>>
matchPanels(AffineMap map) {
  if (map.getNumResults() != 4 && map.getNumResults() != 5)
    return std::nullopt;
  // What divides which loop.
  auto match = [&](AffineExpr expr) -> std::pair<unsigned, int64_t> {
    auto quotient = dyn_cast<AffineBinaryOpExpr>(expr);
    if (!quotient || quotient.getKind() != AffineExprKind::FloorDiv)
      return {};
    auto loop = dyn_cast<AffineDimExpr>(quotient.getLHS());
    auto divisor = dyn_cast<AffineConstantExpr>(quotient.getRHS());
    if (!loop || !divisor)
      return {};
    return {loop.getPosition(), divisor.getValue()};
  };
  auto [k, steps] = match(map.getResult(0));
  auto [n, columns] = match(map.getResult(1));
  if (steps <= 0 || columns <= 0)
    return std::nullopt;
  MLIRContext *context = map.getContext();
  MatmulPanels panels{steps, columns, map.getNumResults() == 5};
  auto fits = [&] {
    return map == panels.getMap(context, map.getNumDims(), k, n);
  };
  if (panels.pairsSteps && !fits())
    panels.laterComesFirst = true;
  if (!fits())
    return std::nullopt;
  return std::make_pair(
      panels, AffineMap::getMultiDimMapWithTargets(
                  map.getNumDims(), ArrayRef<unsigned>{k, n}, context));
}

FailureOr<MatmulGroup> mlir::act::matchMatmul(linalg::LinalgOp op,
                                              std::string &reason) {
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  auto panels = maps.size() == 3 ? matchPanels(maps[1]) : std::nullopt;
  if (panels)
    maps[1] = panels->second;
  FailureOr<linalg::ContractionDimensions> dims =
      linalg::inferContractionDims(maps);
  if (failed(dims)) {
    reason = "not a matrix product";
    return failure();
  }
  // Of several loops over columns, the others are around the product: then it
  // has a B for each of their iterations, and one A.
  if (dims->n.size() > 1) {
    AffineMap map = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
    auto contiguous = dyn_cast<AffineDimExpr>(map.getResults().back());
    if (contiguous && llvm::is_contained(dims->n, contiguous.getPosition())) {
      unsigned n = contiguous.getPosition();
      for (unsigned loop : dims->n)
        if (loop != n)
          dims->batch.push_back(loop);
      dims->n.assign({n});
    }
  }
  if (dims->m.size() != 1 || dims->n.size() != 1 || dims->k.size() != 1 ||
      dims->batch.size() + 3 != op.getNumLoops() ||
      llvm::any_of(
          maps, [](AffineMap map) { return !map.isProjectedPermutation(); })) {
    reason = "a contraction over several loops";
    return failure();
  }
  if (!isMultiplyAccumulate(op)) {
    reason = "the body is not a multiply-add";
    return failure();
  }
  MatmulGroup group;
  group.product = op;
  group.batch.assign(dims->batch.begin(), dims->batch.end());
  group.m = dims->m[0];
  group.n = dims->n[0];
  group.k = dims->k[0];
  if (!hasMatmulKernel(op.getBlock()->getArgument(2).getType())) {
    reason = "no kernel for the element type";
    return failure();
  }
  if (panels)
    group.panels = panels->first;
  auto isLast = [&](OpOperand &operand, ArrayRef<unsigned> loops) {
    AffineExpr last = maps[operand.getOperandNumber()].getResults().back();
    return llvm::is_contained(loops, cast<AffineDimExpr>(last).getPosition()) &&
           hasUnitInnerStride(operand.get());
  };
  OpOperand &a = op->getOpOperand(0), &b = op->getOpOperand(1);
  OpOperand &c = op->getOpOperand(2);
  if (!isLast(a, {group.m, group.k}) || !isLast(b, {group.n, group.k}) ||
      !isLast(c, {group.n})) {
    reason = "an operand is not contiguous";
    return failure();
  }
  Neighbours neighbours = findNeighbours(op);
  group.fill = neighbours.fill;
  group.start = neighbours.start;
  group.epilogue = neighbours.epilogue;
  group.windows = findWindows(group);
  // Panels do not say how large k is, nor does an image.
  if (group.windows && group.panels &&
      cast<MemRefType>(a.get().getType())
          .isDynamicDim(getPosition(op, a, group.k)))
    group.windows = {};
  return group;
}
