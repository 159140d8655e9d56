//===- Peers.h - What act is compared with ----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_PEERS_H
#define ACT_TOOLS_ACT_ACCURACY_PEERS_H

#include "Kernel.h"

namespace mlir::act {

/// Another implementation of an activation in f32.
struct Peer {
  std::string name;
  Kernel kernel;
};

/// act first, then those of libraries that are installed here: glibc, SLEEF,
/// XNNPACK, and of upstream MLIR.
llvm::Expected<std::vector<Peer>> getPeers(MLIRContext &context,
                                           const Subject &subject);

/// The activations that have peers.
ArrayRef<StringLiteral> getActivationsWithPeers();

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_PEERS_H
