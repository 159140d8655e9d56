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
