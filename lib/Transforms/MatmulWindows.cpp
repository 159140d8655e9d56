//===- MatmulWindows.cpp - Products with the windows of an image *- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A convolution is a product of the filter and a matrix with a row or a column
// for each window of the image: a copy (act-lower-convolutions). Packing copies
// it again, so it may as well read the image.
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
#include "StridedLoad.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::act;

/// Whether `op` only stores the elements of its input, in places of its own.
static bool isCopy(linalg::GenericOp op) {
  if (op.getNumDpsInputs() != 1 || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() != 0 ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return false;
  Block *body = op.getBlock();
  return llvm::hasSingleElement(*body) &&
         body->getTerminator()->getOperand(0) == body->getArgument(0);
}

/// Whether all of `map` are sums of multiples of the loops.
static bool isLinear(AffineMap map) {
  bool isLinear = map.getNumSymbols() == 0;
  map.walkExprs([&](AffineExpr expr) {
    isLinear &=
        !llvm::is_contained({AffineExprKind::Mod, AffineExprKind::FloorDiv,
                             AffineExprKind::CeilDiv},
                            expr.getKind());
  });
  return isLinear;
}

/// Whether all places follow from known sizes, of which the first is none.
static bool hasKnownStrides(MemRefType type) {
  return type.getRank() != 0 && type.getLayout().isIdentity() &&
         !ShapedType::isDynamicShape(type.getShape().drop_front());
}

/// The copy that `operand` is a view of, if it is the only one to read it.
static MatmulWindows findCopy(OpOperand &operand) {
  auto matrix = operand.get().getDefiningOp<memref::CollapseShapeOp>();
  if (!matrix || !matrix->hasOneUse())
    return {};
  auto buffer = matrix.getSrc().getDefiningOp<memref::AllocOp>();
  if (!buffer || !hasKnownStrides(buffer.getType()))
    return {};
  MatmulWindows windows;
  windows.operand = operand.getOperandNumber();
  windows.buffer = buffer;
  windows.matrix = matrix;
  for (Operation *user : buffer->getUsers()) {
    if (user == matrix)
      continue;
    if (isa<memref::DeallocOp>(user) && !windows.end)
      windows.end = user;
    else if (auto copy = dyn_cast<linalg::GenericOp>(user);
             copy && !windows.copy && copy.getDpsInits()[0] == buffer)
      windows.copy = copy;
    else
      return {};
  }
  if (!windows.copy || !isCopy(windows.copy))
    return {};
  return windows;
}

/// Whether the image of `windows` is as it was when the product reads it, and
/// while it writes.
static bool isImageConstant(MatmulGroup &group, const MatmulWindows &windows) {
  Operation *before = getNeighbour(group.product, /*forward=*/false);
  if (before && before == group.getStart())
    before = getNeighbour(before, /*forward=*/false);
  linalg::GenericOp copy = windows.copy;
  SmallVector<Value> outputs = {group.c().get()};
  if (group.epilogue)
    llvm::append_range(outputs, group.epilogue.getDpsInits());
  return before == copy && getBuffer(copy.getDpsInputs()[0]) &&
         haveOwnMemory(outputs, copy->getOperands());
}

MatmulWindows mlir::act::findWindows(MatmulGroup &group) {
  for (auto [operand, contiguous] :
       {std::pair(&group.a(), group.k), std::pair(&group.b(), group.n)}) {
    MatmulWindows windows = findCopy(*operand);
    if (!windows || !group.isContiguous(*operand, contiguous))
      continue;
    linalg::GenericOp copy = windows.copy;
    auto type = dyn_cast<MemRefType>(copy.getDpsInputs()[0].getType());
    AffineMap map = copy.getMatchingIndexingMap(copy.getDpsInputOperand(0));
    // Vectors of columns, not of rows, can be put together.
    windows.stride = getStrideAlong(map, map.getNumDims() - 1,
                                    /*max=*/windows.operand == 0 ? 1 : 2);
    if (type &&
        type.getElementType() == getElementTypeOrSelf(group.c().get()) &&
        hasKnownStrides(type) && isLinear(map) && windows.stride != 0 &&
        isImageConstant(group, windows))
      return windows;
  }
  return {};
}

int64_t MatmulWindows::getRunLength() const {
  return cast<MemRefType>(buffer->getResult(0).getType()).getShape().back();
}

AffineExpr MatmulWindows::getPlace() const {
  linalg::GenericOp generic = copy;
  auto type = cast<MemRefType>(generic.getDpsInputs()[0].getType());
  AffineMap map = generic.getMatchingIndexingMap(generic.getDpsInputOperand(0));
  AffineExpr place = map.getResult(0);
  for (auto [result, size] : llvm::zip_equal(map.getResults().drop_front(),
                                             type.getShape().drop_front()))
    place = place * size + result;
  return place;
}

std::optional<int64_t> MatmulWindows::getRunStride() const {
  auto view = cast<memref::CollapseShapeOp>(matrix);
  ReassociationIndices loops = view.getReassociationIndices().back();
  if (loops.size() != 2)
    return std::nullopt;
  MLIRContext *context = matrix->getContext();
  auto placeOf = [&](int64_t run) {
    SmallVector<AffineExpr> indices(view.getSrcType().getRank(),
                                    getAffineConstantExpr(0, context));
    indices[loops.front()] = getAffineConstantExpr(run, context);
    return cast<AffineConstantExpr>(
               simplifyAffineExpr(getPlace().replaceDims(indices), 0, 0))
        .getValue();
  };
  return placeOf(1) - placeOf(0);
}

bool MatmulWindows::allow(const MatmulTiles &tiles) const {
  if (operand == 0)
    return tiles.readsA || getRunLength() % tiles.lanes == 0;
  return !tiles.streams && !tiles.isScalable && getRunLength() >= tiles.lanes;
}

void MatmulWindows::erase(RewriterBase &rewriter) const {
  if (!buffer)
    return;
  for (Operation *op :
       {matrix, linalg::GenericOp(copy).getOperation(), end, buffer})
    if (op)
      rewriter.eraseOp(op);
}

/// An array as one row.
Value MatmulEmitter::flatten(Value array) {
  ReassociationIndices all = llvm::to_vector(
      llvm::seq<int64_t>(cast<MemRefType>(array.getType()).getRank()));
  return memref::CollapseShapeOp::create(builder, array,
                                         ArrayRef<ReassociationIndices>(all));
}

/// The part of a place in the image that follows from an index of the matrix of
/// windows: places are sums of one part for each index.
Value MatmulEmitter::partOfPlace(unsigned position, Value index) {
  auto matrix = cast<memref::CollapseShapeOp>(group.windows.matrix);
  ArrayRef<int64_t> shape = matrix.getSrcType().getShape();

  // The index as indices of the loops of the copy.
  Values split(shape.size());
  SmallVector<AffineExpr> kept(shape.size(), builder.getAffineConstantExpr(0));
  ReassociationIndices loops = matrix.getReassociationIndices()[position];
  for (int64_t loop : llvm::reverse(loops)) {
    bool isFirst = loop == loops.front();
    split[loop] = isFirst ? index : builder.remainder(index, shape[loop]);
    index = isFirst ? index : builder.divide(index, shape[loop]);
    kept[loop] = builder.getAffineDimExpr(loop);
  }
  AffineExpr part = simplifyAffineExpr(
      group.windows.getPlace().replaceDims(kept), shape.size(), 0);
  return affine::expandAffineExpr(builder, builder.getLoc(), part, split, {});
}

/// The place in the image of an element of the matrix of windows.
Value MatmulEmitter::placeInImage(unsigned loop, Value iv, Value step) {
  OpOperand &operand = group.product->getOpOperand(group.windows.operand);
  Value place = builder.constant(0);
  for (auto [position, index] :
       llvm::enumerate(indices(operand, loop, iv, group.k, step)))
    place = builder.add(place, partOfPlace(position, index));
  return place;
}

/// How far behind the first step of k each of them is in the image: working it
/// out for each panel would take longer than to copy the panel.
void MatmulEmitter::findSteps() {
  stepsInImage = allocate({k}, builder.getIndexType());
  AffineMap map = group.product.getMatchingIndexingMap(&group.b());
  unsigned position = *map.getResultPosition(builder.getAffineDimExpr(group.k));
  builder.loop(k, 1, [&](Value step) {
    memref::StoreOp::create(builder, partOfPlace(position, step), stepsInImage,
                            step);
  });
}

/// The points of a tile, whose columns begin at `column`. Masks may be null.
SmallVector<MatmulEmitter::Points>
MatmulEmitter::splitPoints(Value column, const Values &masks) {
  SmallVector<Points> points;
  for (int64_t v = 0; v < tiles.vectors; ++v)
    points.push_back(splitPoints(builder.add(column, elementsIn(v)), masks[v]));
  return points;
}

/// Where a vector goes on to the next row of points, it leaves its run in the
/// image: then it is put together from two vectors.
MatmulEmitter::Points MatmulEmitter::splitPoints(Value column, Value mask) {
  auto inImage = [&](Value point) {
    return placeInImage(group.n, point, builder.constant(0));
  };
  int64_t run = group.windows.getRunLength();
  if (run % tiles.lanes == 0)
    return {inImage(column), mask, {}, {}};
  Value last = builder.sub(n, builder.constant(1));
  Value first = mask ? builder.min(column, last) : column;
  Value inRun =
      builder.sub(builder.constant(run), builder.remainder(first, run));
  VectorType maskType =
      VectorType::get(vectorType.getShape(), builder.getI1Type());
  Value runMask = vector::CreateMaskOp::create(builder, maskType, inRun);
  // So far before the next row the second vector begins; what is there is not
  // used. Nothing is if there is no next row.
  Value isWhole = builder.lessOrEqual(builder.constant(tiles.lanes), inRun);
  Value skipped = builder.select(isWhole, builder.constant(0), inRun);
  Value second = builder.min(builder.add(first, skipped), last);
  Value before = builder.multiply(skipped, group.windows.stride);
  return {inImage(first), runMask, builder.sub(inImage(second), before), mask};
}

/// A vector of points from `start` on.
Value MatmulEmitter::loadRun(Value start, Value mask, Value otherwise) {
  if (group.windows.stride == 1)
    return loadVector(builder, vectorType, image, start, mask, otherwise);
  Value run = loadEverySecond(builder, builder.getLoc(), vectorType, image,
                              start, mask);
  return otherwise ? builder.select(mask, run, otherwise) : run;
}

/// A step of k of the columns of a tile.
SmallVector<Value> MatmulEmitter::loadPoints(ArrayRef<Points> points,
                                             Value step) {
  Value behind = memref::LoadOp::create(builder, stepsInImage, step);
  auto load = [&](Value start, Value mask, Value otherwise) {
    return loadRun(builder.add(start, behind), mask, otherwise);
  };
  Values vectors;
  for (const Points &vector : points) {
    Value second;
    if (vector.second)
      second = load(vector.second, vector.secondMask, {});
    vectors.push_back(load(vector.first, vector.firstMask, second));
  }
  return vectors;
}
