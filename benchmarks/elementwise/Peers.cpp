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
