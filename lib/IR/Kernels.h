//===- Kernels.h - The kernels of act ---------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_IR_KERNELS_H
#define ACT_LIB_IR_KERNELS_H

#include "act/IR/Cores.h"

namespace mlir::act::kernel {

/// The kernels; f32 and f64. See KernelSupport.h for what they have in common.
class Kernels final : public Cores {
public:
  bool keepsAccuracy() const override { return true; }

  // KernelsExp.cpp
  Value exp(Emitter &e, Value x) const override;
  Value expm1(Emitter &e, Value x) const override;
  Value scaledExpOfNonPositive(Emitter &e, Value x,
                               OpFoldResult scale) const override;
  Value scaledExpm1OfNonPositive(Emitter &e, Value x,
                                 OpFoldResult scale) const override;
  Value celuOfNonPositive(Emitter &e, Value x,
                          OpFoldResult alpha) const override;
  Value celuDerivativeOfNonPositive(Emitter &e, Value x,
                                    OpFoldResult alpha) const override;
  Value tanh(Emitter &e, Value x) const override;

  // KernelsSigmoid.cpp
  Value sigmoid(Emitter &e, Value x) const override;
  Value sigmoidDerivative(Emitter &e, Value x) const override;
  Value tanhDerivative(Emitter &e, Value x) const override;
  Value silu(Emitter &e, Value x, OpFoldResult beta) const override;
  Value siluDerivative(Emitter &e, Value x, OpFoldResult beta) const override;
  /// There is none: only the two below use it.
  Value log1pExpOfNonPositive(Emitter &e, Value x) const override { return {}; }
  Value softplus(Emitter &e, Value x, OpFoldResult beta) const override;
  Value softplusDerivative(Emitter &e, Value x,
                           OpFoldResult beta) const override;
  Value logSigmoid(Emitter &e, Value x) const override;
  Value geluTanh(Emitter &e, Value x) const override;
  Value geluTanhDerivative(Emitter &e, Value x) const override;
  Value mish(Emitter &e, Value x) const override;
  Value mishDerivative(Emitter &e, Value x) const override;

  // KernelsNormal.cpp
  Value erf(Emitter &e, Value x) const override;
  Value erfc(Emitter &e, Value x) const override;
  Value erfDerivative(Emitter &e, Value x) const override;
  Value gelu(Emitter &e, Value x) const override;
  Value geluDerivative(Emitter &e, Value x) const override;

  // KernelsRational.cpp
  Value softsign(Emitter &e, Value x) const override;
  Value softsignDerivative(Emitter &e, Value x) const override;
  Value hardswishInside(Emitter &e, Value x) const override;

  /// For `correctly_rounded` there is one in f64 only: its caller rounds to a
  /// shorter type.
  bool hasKernel(Emitter &e) const;
};

} // namespace mlir::act::kernel

#endif // ACT_LIB_IR_KERNELS_H
