//===- ActInterfaces.td - Interface of activations ---------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ACTINTERFACES_TD
#define ACT_IR_ACTINTERFACES_TD

include "mlir/IR/OpBase.td"

def ActivationOpInterface : OpInterface<"ActivationOpInterface"> {
  let cppNamespace = "::mlir::act";
  let description = [{
    What a pass may ask of an activation without knowing which one it is.

    An operation supplies its formula and its parameters; the op table does
    so for all operations of the dialect. Everything else follows from these.
  }];

  let methods = [
    InterfaceMethod<[{
        The mathematical definition: forward and derivative formula, range,
        monotonicity and kinks.
      }], "const ::mlir::act::Formula &", "getFormula">,
    InterfaceMethod<[{
        The parameters in the order of the formula: an attribute (an f64
        `FloatAttr`) or, where the operation takes it as an operand, a value.
      }], "::llvm::SmallVector<::mlir::OpFoldResult>", "getParameters">,
    InterfaceMethod<[{
        True for the derivative twin of an activation.
      }], "bool", "isDerivative">,
    InterfaceMethod<[{
        The accuracy that the result must have.
      }], "::mlir::act::Accuracy", "getAccuracy">,
    InterfaceMethod<[{
        Emits f(x) (f'(x) if this is a derivative twin) at the insertion point
        of `builder`, out of the cores in `cores`. `x` and the result have the
        type of the operation or a vector of its element type. Returns null
        if `cores` has no kernel for the type or the accuracy; then nothing
        was emitted.
      }], "::mlir::Value", "buildForward",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::Location":$loc,
           "::mlir::Value":$x, "const ::mlir::act::Cores &":$cores), [{}], [{
        return ::mlir::act::emitActivation(builder, loc, $_op.getFormula(),
            $_op.isDerivative(), x, $_op.getParameters(), $_op.getAccuracy(),
            cores);
      }]>,
    InterfaceMethod<[{
        Creates the operation f'(x), with the parameters of this one, at the
        insertion point. Computed from x, never from the result. Returns null
        for a derivative twin: the dialect has no second derivatives.
      }], "::mlir::Value", "buildDerivative",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::Location":$loc), [{}], [{
        return ::mlir::act::detail::buildDerivative($_op, builder, loc);
      }]>,
    InterfaceMethod<[{
        A closed interval that holds f(x) for all finite and infinite x; a
        result may lie outside by its rounding error, but not beyond zero.
        Bounds are +-inf where there is none. Unknown (no value) if a
        parameter is not a constant.
      }], "::std::optional<::mlir::act::Interval>", "getRange", (ins), [{}], [{
        auto params = ::mlir::act::getConstantParameters(
            $_op.getParameters());
        if (!params)
          return ::std::nullopt;
        return $_op.isDerivative() ? $_op.getFormula().derivativeRange(*params)
                                   : $_op.getFormula().range(*params);
      }]>,
    InterfaceMethod<[{
        True if the function never decreases. False for a derivative twin and
        if a parameter is not a constant.
      }], "bool", "isMonotonic", (ins), [{}], [{
        auto params = ::mlir::act::getConstantParameters(
            $_op.getParameters());
        return params && !$_op.isDerivative() &&
               $_op.getFormula().monotonic(*params);
      }]>,
    InterfaceMethod<[{
        The points where f' jumps, in ascending order. At a single one the
        derivative twin takes the value of the left piece; at two, it takes
        those of the outer pieces, as PyTorch does.
      }], "::llvm::SmallVector<double>", "getKinks", (ins), [{}], [{
        auto params = ::mlir::act::getConstantParameters(
            $_op.getParameters());
        if (!params)
          return {};
        return $_op.getFormula().kinks(*params);
      }]>,
    InterfaceMethod<[{
        The largest error of the expanded operation over all inputs of its
        element type, in ULP of the result; no value if none was established.
        Source: the table that `act-accuracy` measures.
      }], "::std::optional<double>", "getErrorBound", (ins), [{}], [{
        return ::mlir::act::lookUpErrorBound(
            $_op.getFormula(), $_op.isDerivative(),
            ::mlir::getElementTypeOrSelf($_op->getResult(0).getType()),
            $_op.getParameters(), $_op.getAccuracy());
      }]>
  ];
}

#endif // ACT_IR_ACTINTERFACES_TD
