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
// Packing B costs more than it gives if A has few rows: such a product takes as
// long as it takes to read B. Then B is streamed, in the order in which it is
// in memory: ir takes all rows of A, and within it
//
//         ks: streamK rows of B
//           jr: columns     read from B itself
//             h: rows       partial sums come from memory, and go back
//
// Each element sums its products in the same order either way.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_MATMULEMITTER_H
#define ACT_LIB_TRANSFORMS_MATMULEMITTER_H

#include "MatmulKernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::act {

/// Emits the loops for one group at the insertion point.
class MatmulEmitter {
public:
  MatmulEmitter(OpBuilder &parent, const MatmulGroup &matmul,
                const MatmulTiles &tiles)
      : builder(matmul.product->getLoc(), parent), group(matmul), tiles(tiles),
        product(matmul.product), init(product->getOperand(2)),
        elementType(cast<MemRefType>(init.getType()).getElementType()),
        vectorType(VectorType::get(tiles.lanes, elementType)) {}

  void run();

private:
  using Values = SmallVector<Value>;
  using BodyBuilder = llvm::function_ref<void(Value)>;
  using BranchBuilder = llvm::function_ref<Values()>;

  // Arithmetic on indices, folded where it is known.

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }
  Value add(Value x, Value y) {
    return builder.createOrFold<arith::AddIOp>(x, y);
  }
  Value sub(Value x, Value y) {
    return builder.createOrFold<arith::SubIOp>(x, y);
  }
  Value divide(Value x, int64_t y) {
    return builder.createOrFold<arith::DivUIOp>(x, constant(y));
  }
  Value lessOrEqual(Value x, Value y) {
    return builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::sle, x, y);
  }
  Value min(Value x, Value y) {
    return builder.createOrFold<arith::MinSIOp>(x, y);
  }
  Value max(Value x, Value y) {
    return builder.createOrFold<arith::MaxSIOp>(x, y);
  }
  Value select(Value condition, Value x, Value y) {
    return builder.createOrFold<arith::SelectOp>(condition, x, y);
  }

  // Control flow, left out where it is known.

  /// for (iv = 0; iv < end; iv += step) body(iv).
  void loop(Value end, Value step, BodyBuilder body);
  void loop(Value end, int64_t step, BodyBuilder body) {
    loop(end, constant(step), body);
  }
  /// The values of one of the branches.
  Values branch(Value condition, BranchBuilder whenTrue,
                BranchBuilder whenFalse);

  // Vectors in memory.

  /// The first lanes, up to `size`; null if those are all: `start` is a
  /// multiple of `step`.
  Value maskFor(Value start, Value size, int64_t step);
  Values indices(OpOperand &operand, unsigned loopA, Value ivA, unsigned loopB,
                 Value ivB);
  Value loadVector(Value memref, ValueRange at, Value mask = {});

  /// Part of an operand: `width` indices from `start` on of `loop`, of which
  /// there are `extent`, and `length` from `kStart` on along k.
  struct PanelSource {
    OpOperand &operand;
    unsigned loop;
    Value start, extent;
    int64_t width;
    Value kStart, length;
  };
  void packPanel(const PanelSource &source, Value panels, Value index);
  void packRows(const PanelSource &source, Value panels, Value index);
  void packColumns(const PanelSource &source, Value panels, Value index);

  /// What all tiles of a kc x nc block of B share.
  struct Block {
    /// Where the block starts.
    Value column, k;
    /// Its size.
    Value columns, length;
    /// Whether it is the first or the last one along k.
    Value isFirst, isLast;
  };
  void emitBlock(const Block &block);
  void emitRows(const Block &block, Value row, Value rows);
  void emitTile(const Block &block, Value row, Value rowInBlock,
                Value columnInBlock, Value kInBlock, Value length,
                Value sumIndex);
  Value isPacked(const Block &block, Value columnInBlock);
  Value getPanelOfB(const Block &block, Value columnInBlock, Value kInBlock,
                    Value length);

  // The register tile.

  Values accumulate(Values tile, Value panelA, Value rowInPanel, Value kInBlock,
                    Value panelB, Value length);
  Values loadSums(Value sumIndex, Value row);
  void finishTile(Value sumIndex, Value row, Value column, Value isFirst,
                  Value isLast);
  void finishRow(Values values, Value row, Value column, bool masked,
                 Value isFirst, Value isLast);
  Values addInit(const Values &sums, ArrayRef<Values> at, const Values &masks,
                 Value isFirst);
  Values applyEpilogue(const Values &values, ArrayRef<Values> at,
                       const Values &masks);

  ImplicitLocOpBuilder builder;
  MatmulGroup group;
  const MatmulTiles &tiles;
  linalg::LinalgOp product;
  Value init;
  Type elementType;
  VectorType vectorType;
  /// The induction variables of the batch loops, by loop.
  Values ivs;
  Value m, n, k;
  /// Whether B is streamed, an i1.
  Value streams;
  /// Panels of A, [panel][k][panelRows], and of B, [panel][k][columns].
  Value packedA, packedB;
  /// Sums of tiles, [tile][rows][columns].
  Value sums;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_MATMULEMITTER_H
