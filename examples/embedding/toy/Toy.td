//===- Toy.td - A dialect with an activation of its own ----*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

include "act/IR/ActInterfaces.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/Interfaces/VectorInterfaces.td"

def Toy_Dialect : Dialect {
  let name = "toy";
  let cppNamespace = "::toy";
}

/// act finds the derivative of toy.gaussian by its name: one class makes both.
class Toy_Gaussian<string mnemonic, bit derivative>
    : Op<Toy_Dialect, mnemonic,
         [Pure, SameOperandsAndResultType,
          DeclareOpInterfaceMethods<VectorUnrollOpInterface>,
          DeclareOpInterfaceMethods<ActivationOpInterface>]
         # ElementwiseMappable.traits> {
  let arguments = (ins FloatLike:$x);
  let results = (outs FloatLike:$result);
  let assemblyFormat = "$x attr-dict `:` type($x)";
  let extraClassDefinition = [{
    const mlir::act::Formula &$cppClass::getFormula() { return gaussian(); }
    llvm::SmallVector<mlir::OpFoldResult> $cppClass::getParameters() {
      return {};
    }
    bool $cppClass::isDerivative() { return }] # derivative # [{; }
    mlir::act::Accuracy $cppClass::getAccuracy() {
      return mlir::act::Accuracy::faithful;
    }
  }];
}

def Toy_GaussianOp : Toy_Gaussian<"gaussian", 0> {
  let summary = "exp(-x^2)";
}
def Toy_GaussianDerivativeOp : Toy_Gaussian<"gaussian_derivative", 1> {
  let summary = "-2 x exp(-x^2)";
}
