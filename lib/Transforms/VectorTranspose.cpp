//===- VectorTranspose.cpp - Transposition in vectors ------ -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorTranspose.h"
#include "VectorBody.h"
#include "act/Target/TargetInfo.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::act;

/// Appends the places in two vectors of `size` elements, one after the other.
static void appendPair(SmallVectorImpl<int64_t> &mask, int64_t size,
                       int64_t first, int64_t count) {
  for (int64_t vector : {int64_t(0), size})
    for (int64_t i = 0; i < count; ++i)
      mask.push_back(vector + first + i);
}

/// Transposes the squares of four elements in all 128 bits of four vectors
/// each: x86 interleaves them in one instruction, but the exchange of single
/// elements takes two.
static void transposeQuads(LoopBuilder &builder, LoopBuilder::Values &vectors) {
  int64_t size = vectors.size();
  // Elements in turn, and pairs in turn, of the lower and upper halves.
  SmallVector<int64_t> elements[2], pairs[2];
  for (int64_t first = 0; first < size; first += 4)
    for (int64_t half : {0, 1}) {
      appendPair(pairs[half], size, first + 2 * half, 2);
      appendPair(elements[half], size, first + 2 * half, 1);
      appendPair(elements[half], size, first + 2 * half + 1, 1);
    }
  for (int64_t i = 0; i < size; i += 4) {
    Value mixed[2][2];
    for (int64_t half : {0, 1})
      for (int64_t pair : {0, 1})
        mixed[half][pair] = vector::ShuffleOp::create(
            builder, vectors[i + 2 * pair], vectors[i + 2 * pair + 1],
            elements[half]);
    for (int64_t row = 0; row < 4; ++row)
      vectors[i + row] = vector::ShuffleOp::create(
          builder, mixed[row / 2][0], mixed[row / 2][1], pairs[row % 2]);
  }
}

/// Exchanges the quarters of the square off its diagonal, then those of its
/// quarters, and so on. It stays in shuffles of two vectors; a
/// `vector.transpose` becomes moves of single elements.
void mlir::act::transposeSquare(LoopBuilder &builder,
                                LoopBuilder::Values &vectors) {
  int64_t size = vectors.size();
  auto type = cast<VectorType>(vectors.front().getType());
  bool hasQuads = size >= 4 && type.getElementTypeBitWidth() == 32;
  for (int64_t half = size / 2; half > (hasQuads ? 2 : 0); half /= 2) {
    // Of two vectors that are `half` apart, a and b: the even pieces of length
    // `half`, taken from a and b in turn, and the odd ones.
    SmallVector<int64_t> even, odd;
    for (int64_t i = 0; i < size; i += 2 * half) {
      appendPair(even, size, i, half);
      appendPair(odd, size, i + half, half);
    }
    for (int64_t i = 0; i < size; ++i) {
      if ((i & half) != 0)
        continue;
      Value a = vectors[i], b = vectors[i + half];
      vectors[i] = vector::ShuffleOp::create(builder, a, b, even);
      vectors[i + half] = vector::ShuffleOp::create(builder, a, b, odd);
    }
  }
  if (hasQuads)
    transposeQuads(builder, vectors);
}

namespace {
/// Emits the loops for one copy.
class Transposition {
public:
  using Values = LoopBuilder::Values;

  /// The elements of the input are neighbours along `inner`, those of the
  /// output along `outer`.
  Transposition(LoopBuilder &builder, linalg::LinalgOp op, unsigned inner,
                unsigned outer, int64_t lanes)
      : builder(builder), input(*op.getDpsInputOperand(0)),
        output(*op.getDpsInitOperand(0)),
        inputMap(op.getMatchingIndexingMap(&input)),
        outputMap(op.getMatchingIndexingMap(&output)), inner(inner),
        outer(outer), lanes(lanes), ivs(op.getNumLoops()) {
    for (Range range : op.createLoopRanges(builder, op.getLoc()))
      sizes.push_back(
          getValueOrCreateConstantIndexOp(builder, op.getLoc(), range.size));
  }

  void run(unsigned dim = 0) {
    if (dim == ivs.size())
      return emitPlane();
    if (dim == inner || dim == outer)
      return run(dim + 1);
    builder.loop(sizes[dim], 1, [&](Value iv) {
      ivs[dim] = iv;
      run(dim + 1);
    });
  }

private:
  Value multipleOf(int64_t step, Value size) {
    return builder.sub(size, builder.remainder(size, step));
  }

  /// Reads rows along `inner`, so many at a time that a line of the cache in
  /// the output becomes full.
  void emitPlane() {
    constexpr int64_t kLineBits = 512;
    int64_t line = std::max<int64_t>(
        kLineBits / getElementTypeOrSelf(input.get()).getIntOrFloatBitWidth(),
        lanes);
    Value wholeInner = multipleOf(lanes, sizes[inner]);
    Value lines = multipleOf(line, sizes[outer]);
    Value wholeOuter = multipleOf(lanes, sizes[outer]);
    auto emitRows = [&](Value start, Value size, int64_t rows) {
      builder.loop(size, rows, [&](Value offset) {
        Value row = builder.add(start, offset);
        builder.loop(wholeInner, lanes, [&](Value column) {
          for (int64_t i = 0; i < rows; i += lanes)
            emitSquare(builder.add(row, i), column);
        });
        emitElements(row, builder.constant(rows), wholeInner,
                     builder.sub(sizes[inner], wholeInner));
      });
    };
    emitRows(builder.constant(0), lines, line);
    Value rest = builder.sub(wholeOuter, lines);
    if (line != lanes && getConstantIntValue(rest) != 0)
      emitRows(lines, rest, lanes);
    emitElements(wholeOuter, builder.sub(sizes[outer], wholeOuter),
                 builder.constant(0), sizes[inner]);
  }

  Values place(AffineMap map, Value row, Value column) {
    ivs[outer] = row;
    ivs[inner] = column;
    Values result;
    for (AffineExpr expr : map.getResults())
      result.push_back(ivs[cast<AffineDimExpr>(expr).getPosition()]);
    return result;
  }

  void emitSquare(Value row, Value column) {
    auto type = VectorType::get(
        lanes, cast<MemRefType>(input.get().getType()).getElementType());
    Values square;
    for (int64_t i = 0; i < lanes; ++i)
      square.push_back(
          vector::LoadOp::create(builder, type, input.get(),
                                 place(inputMap, builder.add(row, i), column)));
    transposeSquare(builder, square);
    for (int64_t i = 0; i < lanes; ++i)
      vector::StoreOp::create(builder, square[i], output.get(),
                              place(outputMap, row, builder.add(column, i)));
  }

  /// What is left of the plane, one by one.
  void emitElements(Value row, Value rows, Value column, Value columns) {
    if (getConstantIntValue(rows) == 0 || getConstantIntValue(columns) == 0)
      return;
    builder.loop(rows, 1, [&](Value i) {
      builder.loop(columns, 1, [&](Value j) {
        Value r = builder.add(row, i), c = builder.add(column, j);
        Value element =
            memref::LoadOp::create(builder, input.get(), place(inputMap, r, c));
        memref::StoreOp::create(builder, element, output.get(),
                                place(outputMap, r, c));
      });
    });
  }

  LoopBuilder &builder;
  OpOperand &input, &output;
  AffineMap inputMap, outputMap;
  unsigned inner, outer;
  int64_t lanes;
  Values sizes, ivs;
};
} // namespace

/// The loop along which the elements of `operand` are neighbours in memory.
static std::optional<unsigned> getInnerLoop(linalg::LinalgOp op,
                                            OpOperand &operand) {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  auto type = dyn_cast<MemRefType>(operand.get().getType());
  if (!type || !map.isPermutation() || map.getNumResults() == 0 ||
      !type.isLastDimUnitStride())
    return std::nullopt;
  return cast<AffineDimExpr>(map.getResults().back()).getPosition();
}

FailureOr<int64_t> mlir::act::emitVectorTranspose(RewriterBase &rewriter,
                                                  linalg::LinalgOp op,
                                                  const TargetInfo &target) {
  Block *body = op.getBlock();
  if (op.getNumReductionLoops() != 0 || op.getNumDpsInputs() != 1 ||
      op.getNumDpsInits() != 1 || !llvm::hasSingleElement(*body) ||
      body->getTerminator()->getOperand(0) != body->getArgument(0))
    return failure();
  std::optional<unsigned> inner = getInnerLoop(op, *op.getDpsInputOperand(0));
  std::optional<unsigned> outer = getInnerLoop(op, *op.getDpsInitOperand(0));
  Type element = body->getArgument(0).getType();
  if (!inner || !outer || *inner == *outer || !element.isIntOrFloat() ||
      element.getIntOrFloatBitWidth() < 8)
    return failure();
  // A square stays in the registers, which may be half of those of AVX-512.
  constexpr int64_t kMaxLanes = 16;
  int64_t maxLanes = std::min(target.vectorRegisters / 2, kMaxLanes);
  int64_t lanes =
      std::min(VectorBody::getNaturalLanes(op, target.vectorBits), maxLanes);
  rewriter.setInsertionPoint(op);
  LoopBuilder builder(op.getLoc(), rewriter);
  Transposition(builder, op, *inner, *outer, lanes).run();
  rewriter.eraseOp(op);
  return lanes;
}
