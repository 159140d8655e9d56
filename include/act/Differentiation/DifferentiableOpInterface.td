//===- DifferentiableOpInterface.td - Derivative rules -----*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_DIFFERENTIATION_DIFFERENTIABLEOPINTERFACE_TD
#define ACT_DIFFERENTIATION_DIFFERENTIABLEOPINTERFACE_TD

include "mlir/IR/OpBase.td"

def DifferentiableOpInterface : OpInterface<"DifferentiableOpInterface"> {
  let cppNamespace = "::mlir::act";
  let description = [{
    The derivative of an operation, in both directions. `act-differentiate`
    asks only active operations: those with an operand that depends on what is
    differentiated by.

    act and upstream operations implement it as external models, one file a
    dialect in `lib/Differentiation`. An elementwise operation gives its
    partial derivatives once, and both methods follow from them.
  }];

  let methods = [
    InterfaceMethod<[{
        Sets the tangents of the results, given those of the operands. A value
        without a tangent has the tangent zero.
      }], "::llvm::LogicalResult", "buildTangents",
      (ins "::mlir::OpBuilder &":$builder,
           "::mlir::act::Tangents &":$tangents)>,
    InterfaceMethod<[{
        Adds to the adjoints of the operands what the adjoints of the results
        contribute. A value without an adjoint has the adjoint zero. The
        operation and all before it are visible at the insertion point.
      }], "::llvm::LogicalResult", "buildAdjoints",
      (ins "::mlir::OpBuilder &":$builder,
           "::mlir::act::Adjoints &":$adjoints)>
  ];
}

#endif // ACT_DIFFERENTIATION_DIFFERENTIABLEOPINTERFACE_TD
