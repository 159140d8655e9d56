//===- Differentiation.h - Tangents, adjoints and their rules ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Differentiation walks over operations, forwards with tangents or backwards
// with adjoints, and asks each for its rule (DifferentiableOpInterface). The
// same walk serves functions, loop bodies and the scalar bodies of structured
// operations.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_DIFFERENTIATION_DIFFERENTIATION_H
#define ACT_DIFFERENTIATION_DIFFERENTIATION_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir {
class DialectRegistry;

namespace act {

struct DifferentiationOptions {
  /// Zero times a derivative is zero, also if that is infinite or NaN.
  bool strongZero = false;
};

/// Floats, and vectors and ranked tensors of floats, have derivatives.
bool hasDerivative(Type type);

/// Which values depend on those that are differentiated by.
class Activity {
public:
  /// Marks a value, unless it is a tensor that has no elements: a zero is its
  /// only derivative.
  void setActive(Value value);
  bool isActive(Value value) const { return values.contains(value); }

  /// True if an operand is active, or a value that a region takes from above.
  bool dependsOnActive(Operation *op) const;

  /// Marks the results of active operations, in the order of a block.
  void propagate(ArrayRef<Operation *> ops);

private:
  llvm::DenseSet<Value> values;
};

/// What tangents and adjoints have in common: a derivative for each active
/// value, where none means zero.
class Derivatives {
public:
  /// `parent` are the derivatives of the code around `op`, if these are those
  /// of its body; errors name both.
  Derivatives(Activity &activity, const DifferentiationOptions &options,
              Operation *op = nullptr, const Derivatives *parent = nullptr)
      : activity(activity), options(options), op(op), parent(parent) {}

  const Activity &getActivity() const { return activity; }
  const DifferentiationOptions &getOptions() const { return options; }
  bool isActive(Value value) const { return activity.isActive(value); }
  /// The derivative of `value`, or null for zero.
  Value lookup(Value value) const { return values.lookup(value); }
  /// Replaces the derivative of an active value; ignored for others.
  void set(Value value, Value derivative);

  /// Replaces what an operation computes by other values, active where its
  /// results are. The operation is dead then.
  void replaceResults(Operation *op, ValueRange newResults);

  /// Reports that `op` has no derivative, and how it is reached.
  LogicalResult notDifferentiable(Operation *op, const Twine &reason) const;

private:
  Activity &activity;
  const DifferentiationOptions &options;
  Operation *op;
  const Derivatives *parent;
  DenseMap<Value, Value> values;
};

/// Directional derivatives, from arguments to results.
class Tangents : public Derivatives {
public:
  using Derivatives::Derivatives;
};

/// Derivatives of what is differentiated by each value, from results to
/// arguments.
class Adjoints : public Derivatives {
public:
  using Derivatives::Derivatives;

  /// Adds to the adjoint of an active value; ignored for others.
  void add(OpBuilder &builder, Location loc, Value value, Value contribution);
};

/// Emits the tangents of `ops`, which are in the order of a block, each behind
/// its operation.
LogicalResult buildTangents(ArrayRef<Operation *> ops, OpBuilder &builder,
                            Tangents &tangents);

/// Emits the adjoints of `ops`, which are in the order of a block.
LogicalResult buildAdjoints(ArrayRef<Operation *> ops, OpBuilder &builder,
                            Adjoints &adjoints);

/// A zero of the type of `like`: a constant, or a fill of the same sizes.
Value createZero(OpBuilder &builder, Location loc, Value like);

/// The operations of a block without its terminator.
SmallVector<Operation *> getBody(Block &block);

/// Attaches the rules of act's and upstream's operations.
void registerDerivatives(DialectRegistry &registry);

} // namespace act
} // namespace mlir

#include "act/Differentiation/DifferentiableOpInterface.h.inc"

#endif // ACT_DIFFERENTIATION_DIFFERENTIATION_H
