//===- ActOps.td - The activations -------------------------*- tablegen -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three tiers: one root class with the traits, one class with operands, result
// and syntax, and one `defm` line an activation that makes the operation and
// its derivative twin. The formulas are in lib/IR/Formulas.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_IR_ACTOPS_TD
#define ACT_IR_ACTOPS_TD

include "act/IR/ActBase.td"
include "act/IR/ActInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/Interfaces/VectorInterfaces.td"

def Act_Element : AnyTypeOf<[F16, BF16, F32, F64]>;
def Act_Type : TypeOrValueSemanticsContainer<Act_Element,
    "f16, bf16, f32 or f64, or a vector or tensor of one">;

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// What every operation of the dialect is.
class Act_Op<string mnemonic> : Op<Act_Dialect, mnemonic,
    [Pure, SameOperandsAndResultType,
     DeclareOpInterfaceMethods<VectorUnrollOpInterface>,
     DeclareOpInterfaceMethods<ActivationOpInterface>]
    # ElementwiseMappable.traits>;

/// Parameters of an activation: more operands, attributes, their syntax, and
/// the C++ expressions of their values.
class Act_Parameters<dag ops = (ins), string syntax = "", string values = "",
                     string types = "type($x)", string text = ""> {
  dag operands = ops;
  string format = syntax;
  string expressions = values;
  string typeFormat = types;
  string doc = text;
}

/// A parameter that is a real number with a default.
class Act_Real<string name, string getter, string default, string text>
    : Act_Parameters<!dag(ins, [DefaultValuedAttr<F64Attr, default>], [name]),
                     " (`" # name # "` $" # name # "^)?",
                     "asParameter(get" # getter # "())", "type($x)", text>;

class Act_ActivationOp<string mnemonic, string formula, Act_Parameters p,
                       bit derivative> : Act_Op<mnemonic> {
  let arguments = !con(
      (ins Act_Type:$x), p.operands,
      (ins DefaultValuedAttr<Act_AccuracyAttr,
                             "::mlir::act::Accuracy::faithful">:$accuracy));
  let results = (outs Act_Type:$result);
  let assemblyFormat = "$x" # p.format #
      " (`accuracy` `` $accuracy^)? attr-dict `:` " # p.typeFormat;
  let hasFolder = 1;
  let hasVerifier = 1;
  let extraClassDefinition = [{
    bool $cppClass::isDerivative() { return }] #
        !if(derivative, "true", "false") # [{; }
    const ::mlir::act::Formula &$cppClass::getFormula() {
      return ::mlir::act::formulas::}] # formula # [{;
    }
    ::llvm::SmallVector<::mlir::OpFoldResult> $cppClass::getParameters() {
      [[maybe_unused]] auto asParameter = [&](const ::llvm::APFloat &value) {
        return ::mlir::OpFoldResult(::mlir::FloatAttr::get(
            ::mlir::Float64Type::get(getContext()), value));
      };
      return {}] # p.expressions # [{};
    }
    ::mlir::OpFoldResult $cppClass::fold(FoldAdaptor adaptor) {
      return ::mlir::act::detail::foldActivation(*this, adaptor.getX());
    }
    ::llvm::LogicalResult $cppClass::verify() {
      return ::mlir::act::detail::verifyActivation(*this);
    }
  }];
}

/// One line of the op table: the activation and its derivative twin.
multiclass Act_Activation<string mnemonic, string formula, string name,
                          string definition, string derivative, string example,
                          Act_Parameters p = Act_Parameters<>,
                          bit canonicalizes = 0> {
  def Op : Act_ActivationOp<mnemonic, formula, p, 0> {
    let summary = name;
    let description = "\n    Computes\n\n    ```\n    f(x) = " # definition #
        "\n    ```\n" # p.doc # [{
    Example:

    ```mlir
    %y = act.}] # mnemonic # " " # example # "\n    ```\n";
    let hasCanonicalizer = canonicalizes;
  }
  def DerivativeOp
      : Act_ActivationOp<mnemonic # "_derivative", formula, p, 1> {
    let summary = "derivative of act." # mnemonic;
    let description = "\n    Computes\n\n    ```\n    f'(x) = " # derivative #
        "\n    ```\n\n    for `f` = `act." # mnemonic #
        "`, with the same parameters." # [{

    Example:

    ```mlir
    %d = act.}] # mnemonic # "_derivative " # example # "\n    ```\n";
  }
}

//===----------------------------------------------------------------------===//
// Cores
//===----------------------------------------------------------------------===//

defm Act_Exp : Act_Activation<"exp", "exp()", "exponential function",
    "exp(x)", "exp(x)", "%x : tensor<4x?xf32>">;

defm Act_Expm1 : Act_Activation<"expm1", "expm1()",
    "exponential function minus one",
    "exp(x) - 1, without cancellation", "exp(x)", "%x : vector<[4]xf32>">;

defm Act_Sigmoid : Act_Activation<"sigmoid", "sigmoid()", "logistic sigmoid",
    "1 / (1 + exp(-x))", "f(x) (1 - f(x))", "%x : tensor<8xf32>">;

defm Act_Tanh : Act_Activation<"tanh", "tanh()", "hyperbolic tangent",
    "tanh(x)", "1 - tanh(x)^2", "%x : tensor<8xf32>">;

defm Act_Erf : Act_Activation<"erf", "erf()", "error function",
    "erf(x)", "2 / sqrt(pi) exp(-x^2)", "%x : tensor<8xf32>">;

defm Act_Erfc : Act_Activation<"erfc", "erfc()",
    "complementary error function",
    "1 - erf(x), without cancellation", "-2 / sqrt(pi) exp(-x^2)",
    "%x : vector<[4]xf32>">;

//===----------------------------------------------------------------------===//
// Rectifiers
//===----------------------------------------------------------------------===//

defm Act_Relu : Act_Activation<"relu", "relu()", "rectified linear unit",
    "x < 0 ? 0 : x", "x > 0 ? 1 : 0", "%x : tensor<4x?xf32>",
    Act_Parameters<>, 1>;

defm Act_Relu6 : Act_Activation<"relu6", "relu6()",
    "rectified linear unit clipped at 6",
    "x < 0 ? 0 : x > 6 ? 6 : x", "0 < x < 6 ? 1 : 0", "%x : tensor<4xf32>",
    Act_Parameters<>, 1>;

defm Act_LeakyRelu : Act_Activation<"leaky_relu", "leakyRelu()",
    "leaky rectified linear unit",
    "x < 0 ? slope x : x", "x > 0 ? 1 : slope",
    "%x slope 0.2 : tensor<4xf32>",
    Act_Real<"slope", "Slope", "0.01", [{
    `slope` is 0.01 by default.

  }]>>;

defm Act_Prelu : Act_Activation<"prelu", "prelu()",
    "leaky rectified linear unit with a learned slope",
    "x < 0 ? slope x : x", "x > 0 ? 1 : slope",
    "%x, %slope : tensor<4xf32>",
    Act_Parameters<(ins Act_Type:$slope), " `,` $slope", "getSlope()",
                   "type($x)", [{
    `slope` is an operand of the type of `x`. A constant slope becomes
    `act.leaky_relu`.

  }]>, 1>;

defm Act_Threshold : Act_Activation<"threshold", "threshold()",
    "x above a threshold, else a value",
    "x <= threshold ? value : x", "x > threshold ? 1 : 0",
    "%x threshold 0.5 value -1.0 : tensor<4xf32>",
    Act_Parameters<(ins DefaultValuedAttr<F64Attr, "0.0">:$threshold,
                        DefaultValuedAttr<F64Attr, "0.0">:$value),
                   " (`threshold` $threshold^)? (`value` $value^)?",
                   "asParameter(getThreshold()), asParameter(getValue())",
                   "type($x)", [{
    Both parameters are 0 by default.

  }]>>;

//===----------------------------------------------------------------------===//
// Exponential linear units
//===----------------------------------------------------------------------===//

defm Act_Elu : Act_Activation<"elu", "elu()", "exponential linear unit",
    "x < 0 ? alpha (exp(x) - 1) : x", "x > 0 ? 1 : alpha exp(x)",
    "%x alpha 1.5 : tensor<4x?xf32>",
    Act_Parameters<(ins Optional<Act_Type>:$learned_alpha,
                        DefaultValuedAttr<F64Attr, "1.0">:$alpha),
                   " (`,` $learned_alpha^)? (`alpha` $alpha^)?",
                   "getLearnedAlpha() ? ::mlir::OpFoldResult(getLearnedAlpha())"
                   # " : asParameter(getAlpha())",
                   "custom<TypeOfBoth>(type($x), ref($learned_alpha), "
                   # "type($learned_alpha))", [{
    `alpha` is 1 by default. A learned alpha is a second operand, of the type
    of `x`: `act.elu %x, %alpha : tensor<4xf32>`.

    Clevert, Unterthiner, Hochreiter, "Fast and Accurate Deep Network Learning
    by Exponential Linear Units" (2015).

  }]>, 1>;

defm Act_Selu : Act_Activation<"selu", "selu()",
    "scaled exponential linear unit",
    "x < 0 ? scale alpha (exp(x) - 1) : scale x",
    "x > 0 ? scale : scale alpha exp(x)", "%x : tensor<4x?xf32>",
    Act_Parameters<(ins), "", "", "type($x)", [{
    alpha = 1.6732632423543772..., scale = 1.0507009873554804...: for inputs of
    mean 0 and variance 1, so has the result.

    Klambauer et al., "Self-Normalizing Neural Networks" (2017).

  }]>>;

defm Act_Celu : Act_Activation<"celu", "celu()",
    "continuously differentiable exponential linear unit",
    "x < 0 ? alpha (exp(x / alpha) - 1) : x", "x > 0 ? 1 : exp(x / alpha)",
    "%x alpha 2.0 : tensor<4xf32>",
    Act_Real<"alpha", "Alpha", "1.0", [{
    `alpha` is 1 by default, and must be positive.

    Barron, "Continuously Differentiable Exponential Linear Units" (2017).

  }]>, 1>;

//===----------------------------------------------------------------------===//
// Smooth activations
//===----------------------------------------------------------------------===//

defm Act_Gelu : Act_Activation<"gelu",
    "gelu(getApproximate())", "Gaussian error linear unit",
    "x Phi(x)", "Phi(x) + x phi(x)",
    "%x approximate tanh : tensor<4x?xf32>",
    Act_Parameters<(ins DefaultValuedAttr<Act_GeluApproximationAttr,
                            "::mlir::act::GeluApproximation::none">
                            :$approximate),
                   " (`approximate` `` $approximate^)?", "", "type($x)", [{
    Phi and phi are the distribution and the density function of the standard
    normal distribution. `approximate tanh` stands for another function,

    ```
    f(x) = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
    ```

    Hendrycks, Gimpel, "Gaussian Error Linear Units" (2016).

  }]>>;

defm Act_Silu : Act_Activation<"silu", "silu()",
    "sigmoid linear unit (swish)",
    "x sigmoid(beta x)",
    "sigmoid(beta x) (1 + beta x (1 - sigmoid(beta x)))",
    "%x : tensor<4x?xf32>",
    Act_Real<"beta", "Beta", "1.0", [{
    `beta` is 1 by default.

  }]>>;

defm Act_Softplus : Act_Activation<"softplus", "softplus()", "softplus",
    "log(1 + exp(beta x)) / beta", "sigmoid(beta x)",
    "%x beta 2.0 : tensor<4xf32>",
    Act_Real<"beta", "Beta", "1.0", [{
    `beta` is 1 by default, and must be positive.

  }]>>;

defm Act_Mish : Act_Activation<"mish", "mish()", "mish",
    "x tanh(log(1 + exp(x)))",
    "t + x (1 - t^2) sigmoid(x), t = tanh(log(1 + exp(x)))",
    "%x : tensor<4xf32>">;

defm Act_LogSigmoid : Act_Activation<"log_sigmoid", "logSigmoid()",
    "logarithm of the logistic sigmoid",
    "-log(1 + exp(-x))", "sigmoid(-x)", "%x : tensor<4xf32>">;

defm Act_Softsign : Act_Activation<"softsign", "softsign()", "softsign",
    "x / (1 + |x|)", "1 / (1 + |x|)^2", "%x : tensor<4xf32>">;

//===----------------------------------------------------------------------===//
// Piecewise linear approximations
//===----------------------------------------------------------------------===//

defm Act_Hardtanh : Act_Activation<"hardtanh", "hardtanh()",
    "x clamped to an interval",
    "x < min ? min : x > max ? max : x", "min < x < max ? 1 : 0",
    "%x min 0.0 max 4.0 : tensor<4xf32>",
    Act_Parameters<(ins DefaultValuedAttr<F64Attr, "-1.0">:$min,
                        DefaultValuedAttr<F64Attr, "1.0">:$max),
                   " (`min` $min^)? (`max` $max^)?",
                   "asParameter(getMin()), asParameter(getMax())",
                   "type($x)", [{
    The interval is [-1, 1] by default; `min` must be less than `max`.

  }]>>;

defm Act_Hardsigmoid : Act_Activation<"hardsigmoid", "hardsigmoid()",
    "piecewise linear sigmoid",
    "clamp(x / 6 + 1/2, 0, 1)", "-3 < x < 3 ? 1/6 : 0",
    "%x : tensor<4xf32>">;

defm Act_Hardswish : Act_Activation<"hardswish", "hardswish()",
    "piecewise approximation of swish",
    "x clamp(x + 3, 0, 6) / 6",
    "x <= -3 ? 0 : x < 3 ? (2 x + 3) / 6 : 1",
    "%x : tensor<4xf32>">;

#endif // ACT_IR_ACTOPS_TD
