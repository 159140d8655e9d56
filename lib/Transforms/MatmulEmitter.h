//===- MatmulEmitter.h - The loops of a matrix product ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops, from the outside (sizes in MatmulTiles):
//
//   jc: nc columns of B     the packed block of B is in L2
//     pc: kc rows of B      pack B into panels [k][columns]
//       ir: rows of A       pack A into a panel [k][panelRows], in L1
//         jr: columns       a panel of B comes from L2 to L1
//           h: rows         C tile in registers, loop over k
//
// Panels are padded, so that one loop over k serves all tiles; only what is
// done with a tile after it differs at the edges.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULEMITTER_H
#define ACT_LIB_TRANSFORMS_MATMULEMITTER_H

#include "MatmulKernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::act {

/// Emits the loops for one group at the insertion point.
class MatmulEmitter {
public:
  MatmulEmitter(OpBuilder &parent, const MatmulGroup &matmul,
                const MatmulTiles &tiles)
      : builder(matmul.product->getLoc(), parent), group(matmul), tiles(tiles),
        product(matmul.product), rhs(product->getOperand(1)),
        init(product->getOperand(2)),
        elementType(cast<MemRefType>(init.getType()).getElementType()),
        vectorType(VectorType::get(tiles.lanes, elementType)) {}

  void run();

private:
  using BodyBuilder = llvm::function_ref<void(Value)>;

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }
  Value add(Value lhs, Value rhs) {
    return builder.createOrFold<arith::AddIOp>(lhs, rhs);
  }
  Value sub(Value lhs, Value rhs) {
    return builder.createOrFold<arith::SubIOp>(lhs, rhs);
  }
  Value min(Value lhs, Value rhs) {
    auto x = getConstantIntValue(lhs), y = getConstantIntValue(rhs);
    if (x && y)
      return constant(std::min(*x, *y));
    return arith::MinSIOp::create(builder, lhs, rhs);
  }
  Value less(Value lhs, Value rhs) {
    return builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::slt, lhs,
                                               rhs);
  }

  /// for (iv = 0; iv < end; iv += step) body(iv). Without a loop if it is
  /// known to run once.
  void loop(Value end, int64_t step, BodyBuilder body);

  /// The smaller of a block size and, if it is static, a whole size rounded up
  /// to `multiple`.
  int64_t clip(int64_t block, Value size, int64_t multiple) {
    std::optional<int64_t> known = getConstantIntValue(size);
    if (!known)
      return block;
    int64_t rounded =
        llvm::alignTo(std::max<int64_t>(*known, 1), uint64_t(multiple));
    return std::min(block, rounded);
  }

  /// A null value if all lanes are known to be below `size`.
  Value maskFor(Value start, Value size, int64_t step) {
    std::optional<int64_t> known = getConstantIntValue(size);
    if (known && *known % step == 0)
      return {};
    return vector::CreateMaskOp::create(
        builder, VectorType::get(tiles.lanes, builder.getI1Type()),
        sub(size, start));
  }

  SmallVector<Value> indices(OpOperand &operand, unsigned loopA, Value ivA,
                             unsigned loopB, Value ivB);
  Value loadVector(Value memref, ValueRange at, Value mask);

  void packPanel(OpOperand &source, unsigned panelLoop, Value start,
                 Value extent, int64_t width, Value kStart, Value kLength,
                 Value panel, ValueRange prefix);
  void packRows(OpOperand &source, unsigned panelLoop, Value start,
                Value extent, int64_t width, Value kStart, Value kLength,
                Value panel, ValueRange prefix);
  void packColumns(OpOperand &source, unsigned panelLoop, Value start,
                   Value extent, int64_t width, Value kStart, Value kLength,
                   Value panel, ValueRange prefix);

  using RowLoader = llvm::function_ref<SmallVector<Value>(Value)>;
  SmallVector<Value> accumulate(Value kLength, Value rowInPanel,
                                RowLoader loadRow);
  void accumulateStep(Value k, Value rowInPanel, RowLoader loadRow,
                      SmallVector<Value> &tile);
  void finishTile(ArrayRef<Value> tile, Value row, Value column, Value first,
                  Value last);
  void storeEdge(ArrayRef<Value> tile, Value row, Value column, Value first,
                 Value last);
  void storeRows(ArrayRef<Value> tile, Value row, Value column,
                 ArrayRef<Value> rowMasks, Value first, Value last);
  SmallVector<Value> addInit(ArrayRef<Value> tile,
                             ArrayRef<SmallVector<Value>> at,
                             ArrayRef<Value> masks, Value first);
  SmallVector<Value> applyEpilogue(ArrayRef<Value> tile,
                                   ArrayRef<SmallVector<Value>> at,
                                   ArrayRef<Value> masks);

  ImplicitLocOpBuilder builder;
  MatmulGroup group;
  const MatmulTiles &tiles;
  linalg::LinalgOp product;
  Value rhs, init;
  Type elementType;
  VectorType vectorType;
  /// The induction variables of the batch loops, by loop.
  SmallVector<Value> ivs;
  Value m, n, k;
  Value packedA, packedB, edgeTile;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULEMITTER_H
