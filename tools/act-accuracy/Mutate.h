//===- Mutate.h - What the check notices ------------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_MUTATE_H
#define ACT_TOOLS_ACT_ACCURACY_MUTATE_H

#include "Kernel.h"

namespace mlir::act {

/// Flips the last bit of each constant of the expansion, one at a time, and
/// prints how many of these change a result at an input of --check --quick, of
/// which the table has a hash; and which do not.
llvm::Error printMutations(MLIRContext &context, const Subject &subject);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_MUTATE_H
