//===- Peers.h - What matrix products are compared with ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library for benchmarks/harness/native.py. A contender is an object that
// lives until the process ends; what makes one returns null where its library
// is not there. All use the threads that this process may use.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_BENCHMARKS_MATMUL_PEERS_H
#define ACT_BENCHMARKS_MATMUL_PEERS_H

#include <cstdint>

extern "C" {

/// A layer y = f(a * b + bias), everything row-major. a and b are bf16 if
/// `isShort`, else f32; so is all the rest.
struct Layer {
  int64_t m, k, n, isShort;
  const void *a, *b;
  const float *bias;
  float *y;
};

struct Contender;

/// Runs a contender so many times.
void benchCall(const Contender *contender, int64_t calls);

/// A function of up to eight addresses.
Contender *benchFunction(void *function, void *const *arguments, int64_t count);

/// The product alone.
Contender *benchOpenBlas(const Layer *layer);
/// With bias and oneDNN's ELU if `fused`. It chooses the order of b in memory
/// if that is `constant`, before the calls.
Contender *benchOneDnn(const Layer *layer, bool fused, bool constant);
/// XNNPACK's layer, which packs b before the calls, and its ELU after it.
Contender *benchXnnpack(const Layer *layer, int64_t threads);

/// A convolution y = f(x * w + bias) of images that are padded: NHWC with a
/// filter of HWIO, or HWI if `depthwise`; NCHW with OIHW if `channelsFirst`.
struct Convolution {
  int64_t n, h, w, in, out, window, stride, depthwise, channelsFirst;
  const float *x, *filter, *bias;
  float *y;
};

/// oneDNN's, with ELU; it chooses the order of the filter in memory, before the
/// calls.
Contender *benchOneDnnConvolution(const Convolution *convolution);

/// Multiply-adds as fast as the cores can, of bf16 with sums of f32 if
/// `isShort` and there are instructions for that, and how many operations those
/// are.
Contender *benchFmas(int64_t threads, bool isShort);
double benchFmaOperations(int64_t threads, bool isShort);

/// Reads `size` floats so many times, as fast as the cores can.
Contender *benchRead(const float *data, int64_t size, int64_t passes,
                     int64_t threads);

} // extern "C"

#endif // ACT_BENCHMARKS_MATMUL_PEERS_H
