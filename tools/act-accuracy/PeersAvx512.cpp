//===- PeersAvx512.cpp - Peers with AVX-512 -------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PeerFormulas.h"

using namespace mlir::act;

using Floats = float __attribute__((vector_size(64)));
using Doubles = double __attribute__((vector_size(64)));

PeerFunctions mlir::act::getAvx512PeersF32(int library,
                                           const PeerSymbols &symbols) {
  return library ? Formulas<Floats, 1>::get(symbols)
                 : Formulas<Floats, 0>::get(symbols);
}

PeerFunctions mlir::act::getAvx512PeersF64(int library,
                                           const PeerSymbols &symbols) {
  return library ? Formulas<Doubles, 1>::get(symbols)
                 : Formulas<Doubles, 0>::get(symbols);
}
