//===- MatmulWindows.cpp - Products with the windows of an image *- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A convolution is a product whose first operand has a row for each window of
// the image: a copy (act-lower-convolutions). Packing copies it again, so it
// may as well read the image.
//
//===----------------------------------------------------------------------===//

#include "MatmulEmitter.h"
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

/// Whether neighbours along the last loop are neighbours in the image.
static bool isContiguousAlongLast(AffineMap map) {
  unsigned last = map.getNumDims() - 1;
  AffineExpr step = getAffineDimExpr(last, map.getContext());
  auto rest = llvm::to_vector(map.getResults());
  rest.back() = simplifyAffineExpr(rest.back() - step, map.getNumDims(), 0);
  return llvm::none_of(
      rest, [&](AffineExpr expr) { return expr.isFunctionOfDim(last); });
}

static bool isStaticRowMajor(MemRefType type) {
  return type.hasStaticShape() && type.getLayout().isIdentity();
}

MatmulWindows mlir::act::findWindows(MatmulGroup &group) {
  auto matrix = group.a().get().getDefiningOp<memref::CollapseShapeOp>();
  if (!matrix || !matrix->hasOneUse() || !group.batch.empty() ||
      !group.isContiguous(group.a(), group.k))
    return {};
  auto buffer = matrix.getSrc().getDefiningOp<memref::AllocOp>();
  if (!buffer)
    return {};
  MatmulWindows windows;
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
  linalg::GenericOp copy = windows.copy;
  if (!copy || !isCopy(copy))
    return {};
  Value image = copy.getDpsInputs()[0];
  auto type = dyn_cast<MemRefType>(image.getType());
  AffineMap map = copy.getMatchingIndexingMap(copy.getDpsInputOperand(0));
  if (!type || !isStaticRowMajor(type) || !isStaticRowMajor(buffer.getType()) ||
      !isLinear(map) || !isContiguousAlongLast(map))
    return {};

  // The image is as it was when the product reads it, and while it writes.
  for (Operation *op = copy->getNextNode(); op != group.product;
       op = op->getNextNode())
    if (!op || (op != group.fill && !isMemoryEffectFree(op) &&
                !isa<memref::AllocOp>(op)))
      return {};
  Value imageBuffer = getBuffer(image);
  auto isImage = [&](Value output) {
    Value outputBuffer = getBuffer(output);
    return !outputBuffer || outputBuffer == imageBuffer;
  };
  if (!imageBuffer || isImage(group.c().get()) ||
      (group.epilogue && llvm::any_of(group.epilogue.getDpsInits(), isImage)))
    return {};
  return windows;
}

int64_t MatmulWindows::getRunLength() {
  return cast<MemRefType>(buffer->getResult(0).getType()).getShape().back();
}

void MatmulWindows::erase(RewriterBase &rewriter) {
  for (Operation *op : {matrix, copy.getOperation(), end, buffer})
    if (op)
      rewriter.eraseOp(op);
}

/// The image as one row.
Value MatmulEmitter::flattenImage() {
  linalg::GenericOp copy = group.windows.copy;
  Value image = copy.getDpsInputs()[0];
  ReassociationIndices all = llvm::to_vector(
      llvm::seq<int64_t>(cast<MemRefType>(image.getType()).getRank()));
  return memref::CollapseShapeOp::create(builder, image,
                                         ArrayRef<ReassociationIndices>(all));
}

/// `index` of a row or column of A as indices of the loops of the copy.
SmallVector<Value> MatmulEmitter::splitIndex(Value index,
                                             ArrayRef<int64_t> shape) {
  Values indices(shape.size());
  for (int64_t i = shape.size() - 1; i > 0; --i) {
    indices[i] = builder.remainder(index, shape[i]);
    index = builder.divide(index, shape[i]);
  }
  indices[0] = index;
  return indices;
}

/// The place of an element of A in the image. It is a sum of what depends on
/// the row and of what depends on the column, each known outside of the other's
/// loop.
Value MatmulEmitter::placeInImage(Value row, Value column) {
  linalg::GenericOp copy = group.windows.copy;
  auto matrix = cast<memref::CollapseShapeOp>(group.windows.matrix);
  ArrayRef<int64_t> shape = matrix.getSrcType().getShape();
  size_t numRowLoops = matrix.getReassociationIndices()[0].size();
  Values loops = splitIndex(row, shape.take_front(numRowLoops));
  llvm::append_range(loops, splitIndex(column, shape.drop_front(numRowLoops)));

  auto type = cast<MemRefType>(copy.getDpsInputs()[0].getType());
  AffineMap map = copy.getMatchingIndexingMap(copy.getDpsInputOperand(0));
  AffineExpr place = builder.getAffineConstantExpr(0);
  for (auto [result, size] : llvm::zip_equal(map.getResults(), type.getShape()))
    place = place * size + result;
  auto expand = [&](size_t first, size_t count) {
    SmallVector<AffineExpr> kept(loops.size(),
                                 builder.getAffineConstantExpr(0));
    for (size_t i = first; i < first + count; ++i)
      kept[i] = builder.getAffineDimExpr(i);
    AffineExpr part =
        simplifyAffineExpr(place.replaceDims(kept), loops.size(), 0);
    return affine::expandAffineExpr(builder, builder.getLoc(), part, loops, {});
  };
  return builder.add(expand(0, numRowLoops),
                     expand(numRowLoops, loops.size() - numRowLoops));
}
