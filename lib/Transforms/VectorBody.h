//===- VectorBody.h - The body of an operation on vectors -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_VECTORBODY_H
#define ACT_LIB_TRANSFORMS_VECTORBODY_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/Support/TypeSize.h"

namespace mlir::act {

struct TargetInfo;

/// The accesses and the body of a structured operation on memrefs, at one
/// point of its iteration space or at `lanes` neighbouring points along one
/// parallel loop. A value that does not depend on that loop stays a scalar
/// until a vector needs it.
class VectorBody {
public:
  /// No `lanes` make scalar code. `op` must pass `isVectorizable` along `loop`
  /// for others.
  VectorBody(linalg::LinalgOp op, unsigned loop, llvm::ElementCount lanes)
      : op(op), loop(loop), lanes(lanes) {}

  /// Whether a loop over `dim` moves over a result. A reduction does in the
  /// gradient of what is read backwards, for example.
  static bool movesResult(linalg::LinalgOp op, unsigned dim);

  /// Whether `op` can be computed at neighbouring points along `loop`: they are
  /// neighbours in all operands, or every second element. If not, `reason` says
  /// why.
  static bool isVectorizable(linalg::LinalgOp op, unsigned loop,
                             std::string &reason);

  /// Whether vectors along `loop` begin at a multiple of their size in
  /// `operand` if its rows do. Those of a window, which begin anywhere, do not.
  static bool keepsAlignment(linalg::LinalgOp op, OpOperand &operand,
                             unsigned loop);

  /// The number of elements in a vector register of `vectorBits` bits, for the
  /// widest element type of `op`.
  static int64_t getNaturalLanes(linalg::LinalgOp op, int64_t vectorBits);

  /// Whether vectors along `loop` may be scalable.
  static bool allowsScalable(linalg::LinalgOp op, unsigned loop);

  /// Whether `target` can mask the memory of all operands of `op`.
  static bool hasMaskedMemory(linalg::LinalgOp op, const TargetInfo &target);

  /// Loads what `operand` is at the point `ivs`. A null mask is all true.
  Value load(OpBuilder &builder, Location loc, OpOperand &operand,
             ValueRange ivs, Value mask = {}) const;

  /// Stores to an output.
  void store(OpBuilder &builder, Location loc, Value value, OpOperand &operand,
             ValueRange ivs, Value mask = {}) const;

  /// Emits the body. `arguments` are the values of the block arguments; one
  /// that the body does not use may be null. Returns what the body yields,
  /// as vectors (as scalars without lanes).
  SmallVector<Value> emit(OpBuilder &builder, Location loc, ValueRange ivs,
                          ArrayRef<Value> arguments) const;

  /// Emits an operation that updates `value`, which stands for its first
  /// output: loads what else it reads, stores what else it writes, and returns
  /// the first output.
  Value emitEpilogue(OpBuilder &builder, Location loc, ValueRange ivs,
                     Value value, Value mask) const;

  /// The vector of `lanes` elements of `type`, or `type` without lanes.
  Type getValueType(Type type) const;
  /// How many points the body computes, an index.
  Value getNumPoints(OpBuilder &builder, Location loc) const;
  /// The first `count` lanes.
  Value createMask(OpBuilder &builder, Location loc, Value count) const;
  /// `value` in all lanes, if it is not a vector yet.
  Value broadcast(OpBuilder &builder, Location loc, Value value) const;

  /// True if the element of `operand` depends on the vector loop.
  bool dependsOnVectorLoop(OpOperand &operand) const;

private:
  SmallVector<Value> getIndices(OpBuilder &builder, Location loc,
                                OpOperand &operand, ValueRange ivs) const;

  // The interfaces of operations have no const methods.
  mutable linalg::LinalgOp op;
  unsigned loop;
  llvm::ElementCount lanes;
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_VECTORBODY_H
