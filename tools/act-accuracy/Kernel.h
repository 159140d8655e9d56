//===- Kernel.h - An expanded activation as machine code --------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_KERNEL_H
#define ACT_TOOLS_ACT_ACCURACY_KERNEL_H

#include "act/IR/Act.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <vector>

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace mlir::act {

/// What is measured: an activation or its derivative at one set of parameters.
struct Subject {
  const Formula *formula;
  bool derivative = false;
  /// "f32", "f16" or "bf16".
  std::string type = "f32";
  Accuracy accuracy = Accuracy::faithful;
  std::vector<double> parameters;
  /// Pass the parameter as an operand instead of an attribute.
  bool asOperand = false;

  /// For example "elu_derivative".
  std::string getOpName() const;
  /// For example "act.elu alpha=1 f32 faithful".
  std::string describe() const;
};

/// `subject` on vectors, compiled through act-expand into this process.
class Kernel {
public:
  struct Options {
    /// Elements a vector; 1 is a scalar.
    int64_t width = 16;
    /// If not negative: flip the last bit of this constant of the expansion,
    /// in the order of the IR.
    int64_t perturb = -1;
  };

  static llvm::Expected<Kernel>
  compile(MLIRContext &context, const Subject &subject, const Options &options);
  Kernel(Kernel &&);
  ~Kernel();

  /// Applies the kernel to `count` elements, a multiple of the width.
  void operator()(const void *x, void *y, int64_t count) const {
    function(x, y, count);
  }

  /// The dialects and interfaces that a context needs for `compile`.
  static void registerDialects(DialectRegistry &registry);

private:
  using Function = void (*)(const void *, void *, int64_t);
  Kernel(std::unique_ptr<llvm::orc::LLJIT> jit, Function function);

  std::unique_ptr<llvm::orc::LLJIT> jit;
  Function function;
};

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_KERNEL_H
