//===- Passes.td - Differentiation of functions ------------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_DIFFERENTIATION_PASSES_TD
#define ACT_DIFFERENTIATION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ActDifferentiate : Pass<"act-differentiate", "::mlir::ModuleOp"> {
  let summary = "Add the derivatives of functions to the module";
  let description = [{
    Adds a function that computes a function `f` and its derivative with
    respect to the arguments in `wrt`. What it adds is ordinary IR, which can be
    differentiated again.

    | mode | function | arguments | results |
    |---|---|---|---|
    | `reverse` | `@f_vjp` | those of f, a cotangent for each result of floats | those of f, a gradient for each argument in `wrt` |
    | `forward` | `@f_jvp` | those of f, a tangent for each argument in `wrt` | those of f, a tangent for each result of floats |
    | `value-and-grad` | `@f_value_and_grad` | those of f | those of f, the gradient of the first, a scalar |

    ```mlir
    func.func @f(%x: f32) -> f32 {
      %y = act.elu %x : f32
      return %y : f32
    }
    func.func @f_vjp(%x: f32, %dy: f32) -> (f32, f32) {    // is added
      %y = act.elu %x : f32
      %d = act.elu_derivative %x : f32
      %dx = arith.mulf %dy, %d : f32
      return %y, %dx : f32, f32
    }
    ```

    If the function is declared, so that others can call it, the declaration
    gets a body.

    Rules are external models of `DifferentiableOpInterface`. Calls are inlined.
    What the derivative does not need is not computed: without a weight in
    `wrt`, there is no product for its gradient.

    Where a function has a kink, the derivative takes the side that the act
    dialect documents. A product with a derivative is IEEE's, so 0 * inf is
    NaN, as in PyTorch and JAX; with `strong-zero` a gradient of zero stays
    zero. Selects, and maxima over a dimension, never multiply.

    What the way back needs is kept as it was computed, or computed again if it
    is scalar code in a body: the derivative of an activation reads x, never y.
    A loop keeps what it carries into each iteration, and computes the rest of
    the iteration again.

    With `split`, two functions are added instead of one, so that time can pass
    between them:

    | function | arguments | results |
    |---|---|---|
    | `@f_forward` | those of f | those of f, what is kept |
    | `@f_backward` | those of f, what is kept, the cotangents | the gradients |

    `keep` says what that is. With `computed`, values are kept as they were
    computed. With `recompute`, elementwise operations are computed again from
    what they read, so that results of products, convolutions, reductions and
    loops are all that is kept. Constants, empty and filled tensors, and sizes
    never are kept.

    Remarks (category `act-differentiate`): `Differentiated`; `Kept` for each
    tensor that the way back reads from the forward computation, with its size
    in bytes where that is known; and for `split` `KeptInAll`, with their sum and
    the bytes that `recompute` saves.
  }];
  let options = [
    ListOption<"entry", "entry", "std::string",
               "The functions to differentiate; default: all public ones with "
               "floats in arguments and results">,
    ListOption<"wrt", "wrt", "int64_t",
               "The arguments to differentiate by; default: all of floats">,
    Option<"mode", "mode", "::mlir::act::DerivativeMode",
           /*default=*/"::mlir::act::DerivativeMode::Reverse",
           "The direction", [{::llvm::cl::values(
             clEnumValN(::mlir::act::DerivativeMode::Reverse, "reverse",
                        "Vector-Jacobian product"),
             clEnumValN(::mlir::act::DerivativeMode::Forward, "forward",
                        "Jacobian-vector product"),
             clEnumValN(::mlir::act::DerivativeMode::ValueAndGrad,
                        "value-and-grad",
                        "Value and gradient of a scalar function"))}]>,
    Option<"split", "split", "bool", /*default=*/"false",
           "Add the forward and the backward pass as two functions">,
    Option<"keep", "keep", "::mlir::act::KeptValues",
           /*default=*/"::mlir::act::KeptValues::Keep",
           "What is kept from the one to the other", [{::llvm::cl::values(
             clEnumValN(::mlir::act::KeptValues::Keep, "computed",
                        "Values as they were computed"),
             clEnumValN(::mlir::act::KeptValues::Recompute, "recompute",
                        "Elementwise operations are computed again"))}]>,
    Option<"strongZero", "strong-zero", "bool", /*default=*/"false",
           "Zero times a derivative is zero, also if that is infinite or NaN">
  ];
  let dependentDialects = ["::mlir::act::ActDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // ACT_DIFFERENTIATION_PASSES_TD
