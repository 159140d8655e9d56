//===- InitAct.h - Registration of all that act needs -----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_INITACT_H
#define ACT_INITACT_H

namespace mlir {
class DialectRegistry;

namespace act {

/// Registers the act dialect, the upstream dialects, and the interfaces of
/// their operations and types that the pipelines use.
void registerDialects(DialectRegistry &registry);

/// Registers the passes and pipelines of act, and upstream's passes.
void registerPasses();

} // namespace act
} // namespace mlir

#endif // ACT_INITACT_H
