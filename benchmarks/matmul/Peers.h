//===- Peers.h - What matrix products are compared with ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_BENCHMARKS_MATMUL_PEERS_H
#define ACT_BENCHMARKS_MATMUL_PEERS_H

#include <cstddef>
#include <cstdint>
#include <functional>

namespace bench {

/// A layer y = f(a * b + bias), everything row-major.
struct Layer {
  int64_t m, k, n;
  const float *a, *b, *bias;
  float *y;
};

/// Each is null if its library is not there. A call computes `layer` anew.
std::function<void()> openBlasPlain(const Layer &layer);
std::function<void()> oneDnnPlain(const Layer &layer);
/// With bias and oneDNN's ELU.
std::function<void()> oneDnnFused(const Layer &layer);

/// Multiply-adds as fast as the core can, and how many operations those are.
void runFmas();
double getFmaOperations();

/// Reads `size` floats as fast as the core can.
void readMemory(const float *data, size_t size);

} // namespace bench

#endif // ACT_BENCHMARKS_MATMUL_PEERS_H
