//===- Kernel.h - An expanded activation as machine code --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_KERNEL_H
#define ACT_TOOLS_ACT_ACCURACY_KERNEL_H

#include "Subject.h"

#include <memory>

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace mlir::act {

/// `subject` on vectors, compiled through act-expand into this process.
class Kernel {
public:
  /// What makes arithmetic of an activation.
  enum class Lowering {
    /// act-expand.
    Act,
    /// act-to-math, then upstream's convert-math-to-llvm.
    Math,
    /// act-to-math, then upstream's polynomial approximations.
    Polynomial,
  };
  struct Options {
    /// Elements a vector; 1 is a scalar.
    int64_t width = 16;
    /// If not negative: flip the last bit of this constant of the expansion,
    /// in the order of the IR.
    int64_t perturb = -1;
    Lowering lowering = Lowering::Act;
    /// The processor to compile for.
    std::string cpu = "native";
  };

  static llvm::Expected<Kernel>
  compile(MLIRContext &context, const Subject &subject, const Options &options);
  /// The floating-point constants of the expansion, in the order of the IR.
  static llvm::Expected<SmallVector<APFloat>>
  getConstants(MLIRContext &context, const Subject &subject,
               const Options &options);
  using Function = void (*)(const void *x, void *y, int64_t count);
  /// A function of this program.
  explicit Kernel(Function function);
  Kernel(Kernel &&);
  ~Kernel();

  /// Applies the kernel to `count` elements, a multiple of the width.
  void operator()(const void *x, void *y, int64_t count) const {
    function(x, y, count);
  }

  /// The dialects and interfaces that a context needs for `compile`.
  static void registerDialects(DialectRegistry &registry);

private:
  Kernel(std::unique_ptr<llvm::orc::LLJIT> jit, Function function);

  std::unique_ptr<llvm::orc::LLJIT> jit;
  Function function;
};

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_KERNEL_H
