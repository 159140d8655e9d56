//===- ActBase.td - act dialect, attributes, enums ---------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ACTBASE_TD
#define ACT_IR_ACTBASE_TD

include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpBase.td"

def Act_Dialect : Dialect {
  let name = "act";
  let cppNamespace = "::mlir::act";
  let summary = "Activation functions of neural networks and their derivatives";
  let description = [{
    An `act` operation is one activation function, applied elementwise to a
    float scalar, a vector (fixed or scalable) or a tensor. It stays one
    operation from the framework's graph down to the vector loop, so that
    every pass on the way can move, fuse, differentiate and cost it as a unit;
    `act-expand` replaces it last, by arithmetic whose error is bounded and
    whose bits are the same on every target.

    ```mlir
    // ELU on a tensor; alpha is 1, its default, and is not printed.
    %y = act.elu %x : tensor<4x?xf32>

    // The derivative of ELU, a value of the same type.
    %d = act.elu_derivative %x alpha 1.5 : vector<[4]xf32>
    ```

    Rules that hold for all operations of the dialect:

    - **Type.** Operands and result have one type: a float type, or a vector
      or tensor of one.
    - **Parameters** (`alpha`, `slope`, ...) are real numbers. A kernel rounds
      one to its computing type (f32 for element types up to 32 bits, else
      f64) before use. They must be finite. One at its default is not
      printed.
    - **Accuracy** is a promise about the error of the result: see
      `accuracy` below. `docs/accuracy.md` lists the measured bounds.
    - **NaN** in, NaN out: for every operation and every derivative.
    - **Kinks.** Where the derivative jumps, `*_derivative` takes the value
      of the left piece (x <= 0 for ReLU and ELU); where it jumps twice, at
      both places that of the outer piece, as PyTorch does.
    - **Zeros** keep their sign where the function is x near 0:
      `act.relu(-0.0)` is -0.0.
    - **Derivatives** are computed from x, never from the result: y + alpha
      loses all digits of the derivative of ELU in the tail.

    `accuracy` takes the words of StableHLO's result accuracy:

    | value | promise for f32 |
    |---|---|
    | `fast` | at most 4 ULP |
    | `faithful` (default) | the bound in `docs/accuracy.md`, about 1 ULP for the ELU family |
    | `correctly_rounded` | 0.5 ULP: all of f16 and bf16, and in f32 what `docs/accuracy.md` lists |
  }];
  let hasConstantMaterializer = 1;
  let hasCanonicalizer = 1;
  let useDefaultAttributePrinterParser = 1;
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def Act_Accuracy : I32Enum<"Accuracy", "promised accuracy of the result", [
    I32EnumCase<"faithful", 0>,
    I32EnumCase<"fast", 1>,
    I32EnumCase<"correctly_rounded", 2>
  ]> {
  let cppNamespace = "::mlir::act";
}
def Act_AccuracyAttr : EnumAttr<Act_Dialect, Act_Accuracy, "accuracy">;

def Act_GeluApproximation : I32Enum<"GeluApproximation",
    "which function GELU stands for", [
    I32EnumCase<"none", 0>,
    I32EnumCase<"tanh", 1>
  ]> {
  let cppNamespace = "::mlir::act";
}
def Act_GeluApproximationAttr
    : EnumAttr<Act_Dialect, Act_GeluApproximation, "gelu_approximation">;

#endif // ACT_IR_ACTBASE_TD
