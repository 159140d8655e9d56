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

/// An implementation of an activation.
struct Peer {
  std::string name;
  Kernel kernel;
};

/// act first, then those of upstream MLIR and of the libraries that are
/// installed here: glibc, SLEEF, XNNPACK. The subject is in f32 or f64. What is
/// compiled is for `cpu`, and vector functions are those for its vectors.
llvm::Expected<std::vector<Peer>>
getPeers(MLIRContext &context, const Subject &subject, StringRef cpu);

/// True if there is more than upstream MLIR to compare an activation with.
bool hasPeers(const Subject &subject);

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_PEERS_H
