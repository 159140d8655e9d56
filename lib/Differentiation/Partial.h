//===- Partial.h - Partial derivatives of elementwise operations *- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The derivative of an elementwise operation y = f(x0, x1, ...) with respect to
// one operand is a number for each element. It is written once and serves both
// modes: the tangent of y is the sum of partial * tangent(xi), the adjoint of
// xi is partial * adjoint(y).
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_DIFFERENTIATION_PARTIAL_H
#define ACT_LIB_DIFFERENTIATION_PARTIAL_H

#include "act/Differentiation/Differentiation.h"
#include "act/IR/Act.h"

namespace mlir::act {

/// The cores of formulas as operations that can be differentiated again:
/// act.exp, act.sigmoid, ...
const Cores &getSymbolicCores();

/// One partial derivative, as the linear map that multiplies by it.
class Partial {
public:
  static Partial zero() { return {Kind::Zero, {}}; }
  static Partial one() { return {Kind::One, {}}; }
  static Partial minusOne() { return {Kind::MinusOne, {}}; }
  /// 1 / value, by one division.
  static Partial reciprocal(Value value) { return {Kind::Reciprocal, value}; }
  /// 1 where the condition holds, else 0. Never multiplies.
  static Partial where(Value condition) { return {Kind::Where, condition}; }
  static Partial whereNot(Value condition) {
    return {Kind::WhereNot, condition};
  }
  /// A number.
  Partial(Value factor) : kind(Kind::Factor), value(factor) {}

  /// This times `v`, converted to the element type of `type`; null for zero.
  Value times(Emitter &e, Value v, Type type,
              const DifferentiationOptions &options) const;

private:
  enum class Kind { Zero, One, MinusOne, Reciprocal, Where, WhereNot, Factor };
  Partial(Kind kind, Value value) : kind(kind), value(value) {}

  Kind kind;
  Value value;
};

/// The partial derivative of an operation by its operand number `operand`. The
/// emitter's type is that of the result, its cores are symbolic.
template <typename OpTy>
using PartialRule = Partial (*)(OpTy op, unsigned operand, Emitter &e);

namespace detail {
using PartialOf = function_ref<Partial(unsigned operand, Emitter &e)>;
LogicalResult buildElementwiseTangents(Operation *op, OpBuilder &builder,
                                       Tangents &tangents, PartialOf partial);
LogicalResult buildElementwiseAdjoints(Operation *op, OpBuilder &builder,
                                       Adjoints &adjoints, PartialOf partial);

template <typename OpTy, PartialRule<OpTy> rule>
struct ElementwiseModel : public DifferentiableOpInterface::ExternalModel<
                              ElementwiseModel<OpTy, rule>, OpTy> {
  LogicalResult buildTangents(Operation *op, OpBuilder &builder,
                              Tangents &tangents) const {
    return buildElementwiseTangents(op, builder, tangents,
                                    [&](unsigned operand, Emitter &e) {
                                      return rule(cast<OpTy>(op), operand, e);
                                    });
  }
  LogicalResult buildAdjoints(Operation *op, OpBuilder &builder,
                              Adjoints &adjoints) const {
    return buildElementwiseAdjoints(op, builder, adjoints,
                                    [&](unsigned operand, Emitter &e) {
                                      return rule(cast<OpTy>(op), operand, e);
                                    });
  }
};
} // namespace detail

/// Gives an elementwise operation its derivative.
template <typename OpTy, PartialRule<OpTy> rule>
void addRule(MLIRContext *context) {
  OpTy::template attachInterface<detail::ElementwiseModel<OpTy, rule>>(
      *context);
}

/// One function a dialect.
void registerActDerivatives(DialectRegistry &registry);
void registerArithDerivatives(DialectRegistry &registry);
void registerLinalgDerivatives(DialectRegistry &registry);
void registerMathDerivatives(DialectRegistry &registry);
void registerScfDerivatives(DialectRegistry &registry);
void registerTensorDerivatives(DialectRegistry &registry);

} // namespace mlir::act

#endif // ACT_LIB_DIFFERENTIATION_PARTIAL_H
