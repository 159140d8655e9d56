//===- FillBorders.cpp - Padding without what is overwritten ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bufferization fills all of a padded image before it copies the image into the
// middle. For networks on images, that is one more pass over most of memory.
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"

#include "act/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::act {
#define GEN_PASS_DEF_ACTFILLBORDERS
#include "act/Transforms/Passes.h.inc"
} // namespace mlir::act

using namespace mlir;
using namespace mlir::act;

namespace {

/// In shorter rows, two stores to the ends take as long as vectors over them.
constexpr int64_t kLongRow = 32;

/// The value with which `map` fills its only output; null if it does not.
Value getFilling(linalg::MapOp map) {
  if (map.getNumDpsInputs() != 0 || !map.hasPureBufferSemantics() ||
      !llvm::hasSingleElement(*map.getBlock()))
    return {};
  Value value = map.getBlock()->getTerminator()->getOperand(0);
  return value.getParentBlock() == map.getBlock() ? Value() : value;
}

/// The copy into the middle of `buffer`, if that is the first thing to happen
/// after `fill`.
memref::CopyOp findCopy(Operation *fill, Value buffer) {
  Operation *first = nullptr;
  for (Operation *user : buffer.getUsers()) {
    Operation *ancestor = fill->getBlock()->findAncestorOpInBlock(*user);
    if (ancestor == fill)
      continue;
    // A view from before may be read through.
    if (!ancestor || ancestor->isBeforeInBlock(fill))
      return {};
    if (!first || ancestor->isBeforeInBlock(first))
      first = ancestor;
  }
  auto middle = dyn_cast_or_null<memref::SubViewOp>(first);
  if (!middle || !middle->hasOneUse())
    return {};
  auto copy = dyn_cast<memref::CopyOp>(*middle->user_begin());
  if (!copy || copy.getTarget() != middle ||
      copy->getBlock() != fill->getBlock())
    return {};
  // Nothing may read the middle in between.
  for (Operation *user : buffer.getUsers())
    if (Operation *ancestor = fill->getBlock()->findAncestorOpInBlock(*user);
        ancestor != fill && ancestor != middle &&
        ancestor->isBeforeInBlock(copy))
      return {};
  return copy;
}

class Borders {
public:
  Borders(RewriterBase &rewriter, linalg::MapOp fill, Value value,
          memref::SubViewOp middle)
      : rewriter(rewriter), loc(fill.getLoc()), value(value),
        buffer(fill.getDpsInits()[0]), offsets(middle.getStaticOffsets()),
        sizes(middle.getStaticSizes()) {}

  /// Fills what is outside of the middle, first the outer dimensions: what is
  /// in the middle of one dimension goes on to the next.
  void emit() {
    ArrayRef<int64_t> shape = cast<MemRefType>(buffer.getType()).getShape();
    SmallVector<int64_t> from(shape.size(), 0), size(shape);
    for (auto [dim, length] : llvm::enumerate(shape)) {
      int64_t end = offsets[dim] + sizes[dim];
      emitSlice(from, size, dim, 0, offsets[dim]);
      emitSlice(from, size, dim, end, length - end);
      from[dim] = offsets[dim];
      size[dim] = sizes[dim];
    }
  }

private:
  void emitSlice(SmallVector<int64_t> from, SmallVector<int64_t> size,
                 unsigned dim, int64_t begin, int64_t length) {
    if (length == 0)
      return;
    from[dim] = begin;
    size[dim] = length;
    auto indices = [&](ArrayRef<int64_t> values) {
      return getAsIndexOpFoldResult(rewriter.getContext(), values);
    };
    SmallVector<int64_t> strides(size.size(), 1), shape = size;
    // A column is no vector of one element.
    if (shape.back() == 1)
      shape.pop_back();
    MemRefType type = memref::SubViewOp::inferRankReducedResultType(
        shape, cast<MemRefType>(buffer.getType()), from, size, strides);
    Value slice =
        memref::SubViewOp::create(rewriter, loc, type, buffer, indices(from),
                                  indices(size), indices(strides));
    linalg::FillOp::create(rewriter, loc, value, slice);
  }

  RewriterBase &rewriter;
  Location loc;
  Value value, buffer;
  SmallVector<int64_t> offsets, sizes;
};

struct ActFillBorders : public act::impl::ActFillBordersBase<ActFillBorders> {
  void runOnOperation() override {
    SmallVector<linalg::MapOp> maps;
    getOperation()->walk([&](linalg::MapOp map) { maps.push_back(map); });
    IRRewriter rewriter(&getContext());
    for (linalg::MapOp map : maps) {
      Value value = getFilling(map);
      if (!value)
        continue;
      Value buffer = map.getDpsInits()[0];
      auto type = cast<MemRefType>(buffer.getType());
      if (!buffer.getDefiningOp<memref::AllocOp>() || !type.hasStaticShape() ||
          type.getRank() < 2 || type.getShape().back() < kLongRow)
        continue;
      memref::CopyOp copy = findCopy(map, buffer);
      if (!copy)
        continue;
      auto middle = copy.getTarget().getDefiningOp<memref::SubViewOp>();
      if (middle.getType().getRank() != type.getRank() ||
          !llvm::all_of(middle.getStaticStrides(),
                        [](int64_t stride) { return stride == 1; }) ||
          ShapedType::isDynamicShape(middle.getStaticOffsets()) ||
          ShapedType::isDynamicShape(middle.getStaticSizes()))
        continue;
      rewriter.setInsertionPoint(map);
      Borders(rewriter, map, value, middle).emit();
      remark::passed(map.getLoc(),
                     getRemarkOptions("act-fill-borders", "Filled", map));
      rewriter.eraseOp(map);
    }
  }
};
} // namespace
