//===- PeersAvx2.cpp - What act with AVX2 is compared with ------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <immintrin.h>
#include <iterator>

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

/// One vector of 4 lanes of f64, where exp(x) - 1 is the sum of head and tail.
static __m256d elu(__m256d x) {
  const __m256d magic = _mm256_set1_pd(0x1.8p52 + 1023.0);
  const __m256d one = _mm256_set1_pd(1.0);
  __m256d z = _mm256_max_pd(_mm256_set1_pd(kF64ExpFloor), x);
  __m256d shifted = _mm256_fmadd_pd(z, _mm256_set1_pd(kF64Log2E), magic);
  __m256d s =
      _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(shifted), 52));
  __m256d n = _mm256_sub_pd(shifted, magic);
  __m256d t = _mm256_fnmadd_pd(n, _mm256_set1_pd(kF64Ln2Hi), z);
  t = _mm256_fnmadd_pd(n, _mm256_set1_pd(kF64Ln2Lo), t);
  __m256d q = _mm256_set1_pd(kF64Exp[0]);
  for (size_t i = 1; i < std::size(kF64Exp); ++i)
    q = _mm256_fmadd_pd(q, t, _mm256_set1_pd(kF64Exp[i]));
  __m256d sMinusOne = _mm256_sub_pd(s, one);
  __m256d head = _mm256_fmadd_pd(s, t, sMinusOne);
  __m256d tail = _mm256_fmadd_pd(s, t, _mm256_sub_pd(sMinusOne, head));
  __m256d rest = _mm256_mul_pd(_mm256_mul_pd(t, t), q);
  __m256d y = _mm256_add_pd(head, _mm256_fmadd_pd(s, rest, tail));
  __m256d negative = _mm256_cmp_pd(x, _mm256_setzero_pd(), _CMP_LT_OQ);
  return _mm256_blendv_pd(x, y, negative);
}

void bench::handwrittenEluAvx2F32(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8)
      _mm256_storeu_ps(out + i + j, elu(_mm256_loadu_ps(in + i + j)));
}

void bench::handwrittenEluAvx2F64(const double *in, double *out, size_t size) {
  for (size_t i = 0; i < size; i += 16)
    for (size_t j = 0; j < 16; j += 4)
      _mm256_storeu_pd(out + i + j, elu(_mm256_loadu_pd(in + i + j)));
}

static __m128i load(const uint16_t *in) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i *>(in));
}

static void store(uint16_t *out, __m128i x) {
  _mm_storeu_si128(reinterpret_cast<__m128i *>(out), x);
}

void bench::handwrittenEluAvx2F16(const uint16_t *in, uint16_t *out,
                                  size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8) {
      __m256 y = elu(_mm256_cvtph_ps(load(in + i + j)));
      store(out + i + j, _mm256_cvtps_ph(y, _MM_FROUND_TO_NEAREST_INT));
    }
}

/// Rounds to nearest even; NaN stays NaN.
static __m128i toBfloat(__m256 x) {
  __m256i bits = _mm256_castps_si256(x);
  __m256i high = _mm256_srli_epi32(bits, 16);
  __m256i odd = _mm256_and_si256(high, _mm256_set1_epi32(1));
  __m256i bias = _mm256_add_epi32(odd, _mm256_set1_epi32(0x7fff));
  __m256i rounded = _mm256_srli_epi32(_mm256_add_epi32(bits, bias), 16);
  __m256i isNan = _mm256_castps_si256(_mm256_cmp_ps(x, x, _CMP_UNORD_Q));
  __m256i quiet = _mm256_or_si256(high, _mm256_set1_epi32(0x40));
  rounded = _mm256_blendv_epi8(rounded, quiet, isNan);
  return _mm_packus_epi32(_mm256_castsi256_si128(rounded),
                          _mm256_extracti128_si256(rounded, 1));
}

void bench::handwrittenEluAvx2Bf16(const uint16_t *in, uint16_t *out,
                                   size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8) {
      __m256i bits =
          _mm256_slli_epi32(_mm256_cvtepu16_epi32(load(in + i + j)), 16);
      store(out + i + j, toBfloat(elu(_mm256_castsi256_ps(bits))));
    }
}
