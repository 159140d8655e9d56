//===- PeersAvx2.cpp - What act with AVX2 is compared with ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <immintrin.h>

namespace {
#include "../../lib/IR/KernelConstants.inc"
} // namespace

/// One vector of 8 lanes: the operations of elu in Peers.cpp.
static __m256 elu(__m256 x) {
  const __m256 magic = _mm256_set1_ps(0x1.8p23f + 127.0f);
  const __m256 one = _mm256_set1_ps(1.0f);
  __m256 z = _mm256_max_ps(_mm256_set1_ps(kF32ExpFloor), x);
  __m256 shifted = _mm256_fmadd_ps(z, _mm256_set1_ps(kF32Log2E), magic);
  __m256 s =
      _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_castps_si256(shifted), 23));
  __m256 n = _mm256_sub_ps(shifted, magic);
  __m256 t = _mm256_fnmadd_ps(n, _mm256_set1_ps(kF32Ln2Hi), z);
  __m256 q = _mm256_set1_ps(kF32Exp[0]);
  q = _mm256_fmadd_ps(q, t, _mm256_set1_ps(kF32Exp[1]));
  q = _mm256_fmadd_ps(q, t, _mm256_set1_ps(kF32Exp[2]));
  q = _mm256_fmadd_ps(q, t, _mm256_set1_ps(kF32Exp[3]));
  q = _mm256_fmadd_ps(q, t, _mm256_set1_ps(kF32Exp[4]));
  __m256 p = _mm256_fmadd_ps(_mm256_mul_ps(t, t), q, t);
  __m256 y = _mm256_fmadd_ps(s, p, _mm256_sub_ps(s, one));
  __m256 negative = _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_LT_OQ);
  return _mm256_blendv_ps(x, y, negative);
}

void bench::handwrittenEluAvx2(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8)
      _mm256_storeu_ps(out + i + j, elu(_mm256_loadu_ps(in + i + j)));
}
