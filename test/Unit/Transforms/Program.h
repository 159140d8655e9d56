//===- Program.h - Functions of the IR as functions of numbers --*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Evaluates a block before and after a pass that rewrites arithmetic, element
// by element: a tensor counts as one number, and linalg.generic as its body.
// What has no meaning for one element (a matrix product) ends the evaluation:
// its operands are observed, and its result is another input.
//
// The evaluation knows nothing about how act-raise recognises activations.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_UNITTESTS_TRANSFORMS_PROGRAM_H
#define ACT_UNITTESTS_TRANSFORMS_PROGRAM_H

#include "act/IR/Evaluate.h"

#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::act::test {

class Program {
public:
  explicit Program(Block &block);

  unsigned getNumInputs() const { return inputs.size(); }
  /// True if an operation has the flag nnan: NaN may become anything.
  bool assumesNoNans() const { return hasNnan; }
  struct Result {
    /// What is observed, in the order of the operations.
    SmallVector<double> values;
    /// True if an operation gave no finite number for finite operands.
    bool overflows = false;
  };
  /// Constants are off by a relative `rounding`, and operations by that of
  /// double if it is not 0; with alternating signs.
  Result run(ArrayRef<double> inputValues, double rounding = 0.0) const;

private:
  struct Step {
    Operation *op;
    /// Null unless the operation is an activation.
    std::unique_ptr<FormulaFunction> formula;
    SmallVector<unsigned, 3> operands;
    unsigned result;
  };

  void compile(Block &block);
  void compile(Operation *op);
  void compileActivation(Operation *op);
  void observe(Operation *op);
  unsigned addNumber(double value);
  unsigned getNumber(Value value);

  llvm::DenseMap<Value, unsigned> numbers;
  SmallVector<double> initialValues;
  SmallVector<unsigned> inputs, observed;
  std::vector<Step> steps;
  bool hasNnan = false;
};

/// The blocks of functions and loops; those of linalg.generic are part of them.
SmallVector<Block *> getBlocks(Operation *root);

/// The unit roundoff of the narrowest float type in the block, times 8.
double getError(Block &block);

/// Compares two programs where one input takes each value of `xs`, and the
/// others two numbers each. A result may differ as if that input and the
/// constants were off by `error`, and by what rounding does to `before`: where
/// it cancels or overflows on the way, `after` may be right. Returns the first
/// difference, or an empty string.
std::string compare(const Program &before, const Program &after,
                    ArrayRef<double> xs, double error);

} // namespace mlir::act::test

#endif // ACT_UNITTESTS_TRANSFORMS_PROGRAM_H
