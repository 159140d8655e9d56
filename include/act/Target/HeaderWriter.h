//===- HeaderWriter.h - C headers of compiled functions ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_HEADERWRITER_H
#define ACT_TARGET_HEADERWRITER_H

#include "act/Target/Signature.h"

namespace mlir::act {

/// Writes a header that declares compiled functions for C and C++. `fileName`
/// is the name of the header, from which the include guard is made. Emits an
/// error at a function that C cannot call.
LogicalResult writeHeader(raw_ostream &os, StringRef fileName,
                          ArrayRef<Signature> signatures);

} // namespace mlir::act

#endif // ACT_TARGET_HEADERWRITER_H
