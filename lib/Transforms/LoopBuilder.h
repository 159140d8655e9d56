//===- LoopBuilder.h - Loops and indices, folded where known ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_LOOPBUILDER_H
#define ACT_LIB_TRANSFORMS_LOOPBUILDER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::act {

/// Builds control flow and arithmetic on indices. What is known when the code
/// is built leaves no trace in it, so that one description serves static and
/// dynamic sizes.
class LoopBuilder : public ImplicitLocOpBuilder {
public:
  using ImplicitLocOpBuilder::ImplicitLocOpBuilder;

  using Values = SmallVector<Value>;
  using LoopBody = llvm::function_ref<void(Value)>;
  using Branch = llvm::function_ref<Values()>;

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(*this, value);
  }
  Value boolean(bool value) {
    return arith::ConstantIntOp::create(*this, value, /*width=*/1);
  }
  Value add(Value x, Value y) { return createOrFold<arith::AddIOp>(x, y); }
  Value add(Value x, int64_t y) { return y == 0 ? x : add(x, constant(y)); }
  Value sub(Value x, Value y) { return createOrFold<arith::SubIOp>(x, y); }
  Value multiply(Value x, int64_t y) {
    return createOrFold<arith::MulIOp>(x, constant(y));
  }
  Value multiply(Value x, Value y) { return createOrFold<arith::MulIOp>(x, y); }
  /// The quotient, rounded up.
  Value divideUp(Value x, int64_t y) {
    return y == 1 ? x : divideUp(x, constant(y));
  }
  Value divideUp(Value x, Value y) {
    return createOrFold<arith::DivUIOp>(sub(add(x, y), constant(1)), y);
  }
  Value divide(Value x, int64_t y) { return divide(x, constant(y)); }
  Value divide(Value x, Value y) { return createOrFold<arith::DivUIOp>(x, y); }
  /// The next multiple of y.
  Value roundUp(Value x, Value y) { return multiply(divideUp(x, y), y); }
  Value roundUp(Value x, int64_t y) { return multiply(divideUp(x, y), y); }
  Value remainder(Value x, int64_t y) { return remainder(x, constant(y)); }
  Value remainder(Value x, Value y) {
    return createOrFold<arith::RemUIOp>(x, y);
  }
  Value min(Value x, Value y) { return createOrFold<arith::MinSIOp>(x, y); }
  Value max(Value x, Value y) { return createOrFold<arith::MaxSIOp>(x, y); }
  Value equal(Value x, Value y) {
    return createOrFold<arith::CmpIOp>(arith::CmpIPredicate::eq, x, y);
  }
  Value lessOrEqual(Value x, Value y) {
    return createOrFold<arith::CmpIOp>(arith::CmpIPredicate::sle, x, y);
  }
  Value less(Value x, Value y) {
    return createOrFold<arith::CmpIOp>(arith::CmpIPredicate::slt, x, y);
  }
  /// Of numbers, the bits that are in both, or in one of them only.
  Value both(Value x, Value y) { return createOrFold<arith::AndIOp>(x, y); }
  Value exclusiveOr(Value x, Value y) {
    return createOrFold<arith::XOrIOp>(x, y);
  }
  Value select(Value condition, Value x, Value y) {
    return createOrFold<arith::SelectOp>(condition, x, y);
  }

  /// for (iv = 0; iv < end; iv += step) body(iv).
  void loop(Value end, Value step, LoopBody body);
  void loop(Value end, int64_t step, LoopBody body) {
    loop(end, constant(step), body);
  }
  /// for (iv = start; iv < end; iv += step) values = body(iv, values).
  Values loop(Value start, Value end, int64_t step, const Values &values,
              llvm::function_ref<Values(Value, Values)> body);
  /// The first of these loops, with iterations that can run at the same time.
  void parallelLoop(Value end, int64_t step, LoopBody body);
  /// The values of one of the branches.
  Values branch(Value condition, Branch whenTrue, Branch whenFalse);
  /// Emits one of the branches, or both if the condition is not known.
  void when(Value condition, llvm::function_ref<void()> whenTrue,
            llvm::function_ref<void()> whenFalse);
};

} // namespace mlir::act

#endif // ACT_LIB_TRANSFORMS_LOOPBUILDER_H
