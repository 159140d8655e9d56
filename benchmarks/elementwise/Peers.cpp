//===- Peers.cpp - What act is compared with --------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <cmath>
#include <immintrin.h>

namespace {
#include "../../lib/IR/KernelConstants.inc"
} // namespace

/// One vector of 16 lanes; see scaledExpm1OfNonPositive in
/// lib/IR/KernelsExp.cpp.
static __m512 elu(__m512 x) {
  const __m512 magic = _mm512_set1_ps(0x1.8p23f + 127.0f);
  const __m512 one = _mm512_set1_ps(1.0f);
  __m512 z = _mm512_max_ps(_mm512_set1_ps(kF32ExpFloor), x);
  __m512 shifted = _mm512_fmadd_ps(z, _mm512_set1_ps(kF32Log2E), magic);
  __m512 s =
      _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_castps_si512(shifted), 23));
  __m512 n = _mm512_sub_ps(shifted, magic);
  __m512 t = _mm512_fnmadd_ps(n, _mm512_set1_ps(kF32Ln2Hi), z);
  __m512 q = _mm512_set1_ps(kF32Exp[0]);
  q = _mm512_fmadd_ps(q, t, _mm512_set1_ps(kF32Exp[1]));
  q = _mm512_fmadd_ps(q, t, _mm512_set1_ps(kF32Exp[2]));
  q = _mm512_fmadd_ps(q, t, _mm512_set1_ps(kF32Exp[3]));
  q = _mm512_fmadd_ps(q, t, _mm512_set1_ps(kF32Exp[4]));
  __m512 p = _mm512_fmadd_ps(_mm512_mul_ps(t, t), q, t);
  __m512 y = _mm512_fmadd_ps(s, p, _mm512_sub_ps(s, one));
  __mmask16 negative = _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_LT_OQ);
  return _mm512_mask_mov_ps(x, negative, y);
}

void bench::handwrittenElu(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 64)
    for (size_t j = 0; j < 64; j += 16)
      _mm512_storeu_ps(out + i + j, elu(_mm512_loadu_ps(in + i + j)));
}

/// glibc's vector function; the name is fixed by the x86 vector function ABI.
extern "C" __m512 _ZGVeN16v_expm1f(__m512 x);

void bench::libmvecElu(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 16) {
    __m512 x = _mm512_loadu_ps(in + i);
    __mmask16 negative = _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_LT_OQ);
    __m512 z = _mm512_min_ps(x, _mm512_setzero_ps());
    _mm512_storeu_ps(out + i,
                     _mm512_mask_mov_ps(x, negative, _ZGVeN16v_expm1f(z)));
  }
}

void bench::libmElu(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; ++i)
    out[i] = in[i] < 0.0f ? std::expm1(in[i]) : in[i];
}
