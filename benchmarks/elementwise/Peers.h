//===- Peers.h - What act is compared with ----------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_BENCHMARKS_PEERS_H
#define ACT_BENCHMARKS_PEERS_H

#include <cstddef>
#include <cstdint>

namespace bench {

/// out[i] = elu(in[i]) with AVX-512 intrinsics, for each type (f16 and bf16 as
/// their bits): the fastest of the loops tried by hand that are as accurate as
/// act's. `size` is a multiple of 64. That of bf16 needs AVX512-BF16.
void handwrittenEluAvx512F32(const float *in, float *out, size_t size);
void handwrittenEluAvx512F64(const double *in, double *out, size_t size);
void handwrittenEluAvx512F16(const uint16_t *in, uint16_t *out, size_t size);
void handwrittenEluAvx512Bf16(const uint16_t *in, uint16_t *out, size_t size);

/// The same with AVX2. `size` is a multiple of 32.
void handwrittenEluAvx2F32(const float *in, float *out, size_t size);
void handwrittenEluAvx2F64(const double *in, double *out, size_t size);
void handwrittenEluAvx2F16(const uint16_t *in, uint16_t *out, size_t size);
void handwrittenEluAvx2Bf16(const uint16_t *in, uint16_t *out, size_t size);

/// The same with glibc's vector expm1. `size` is a multiple of 16.
void libmvecElu(const float *in, float *out, size_t size);

/// The same with glibc's scalar expm1.
void libmElu(const float *in, float *out, size_t size);

} // namespace bench

/// See TwoConstants.c; with AVX2. `count` is a multiple of 32.
extern "C" void elu_two_constants(const float *in, float *out, int64_t count);

#endif // ACT_BENCHMARKS_PEERS_H
