//===- Evaluate.h - Operations and formulas on numbers ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an operation of arith or math, and what an activation means for numbers,
// in double. act-raise compares functions by these values; tests compare what
// passes produce.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_EVALUATE_H
#define ACT_IR_EVALUATE_H

#include "act/IR/Formula.h"

#include "mlir/IR/Block.h"

namespace mlir::act {

/// True if `evaluateOperation` knows the operation: scalar arithmetic,
/// comparisons, selects, booleans and the functions of the math dialect that
/// activations use. Constants are no operations here.
bool canEvaluate(Operation *op);

/// The result of an operation on numbers, by IEEE arithmetic in double.
/// Booleans are 0 and 1; other integers may only be chosen and converted.
/// `canEvaluate(op)` must hold.
double evaluateOperation(Operation *op, ArrayRef<double> operands);

/// `value` rounded to the float type, which may be f16, bf16, f32 or f64.
double roundToType(double value, FloatType type);

/// f or f' as a function of numbers, with the functions of libm.
class FormulaFunction {
public:
  /// A parameter without a value is an argument of the function; at most one.
  FormulaFunction(MLIRContext *context, const Formula &formula, bool derivative,
                  ArrayRef<std::optional<double>> parameters);

  /// f(x) or f'(x).
  double operator()(double x, double parameter = 0.0) const;

private:
  struct Step {
    Operation *op;
    SmallVector<unsigned, 3> operands;
    unsigned result;
  };

  /// The formula as operations, in a block that belongs to no operation.
  std::unique_ptr<Block> block;
  SmallVector<Step> steps;
  /// One number a value: x, the parameter, constants, then results.
  SmallVector<double> initialValues;
  unsigned result;
};

} // namespace mlir::act

#endif // ACT_IR_EVALUATE_H
