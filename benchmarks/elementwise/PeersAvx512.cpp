//===- PeersAvx512.cpp - What act with AVX-512 is compared with -*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The fastest loops found by hand, on a Zen 4, that are as accurate as act's.
// There a multiply-add, a product and a comparison into a mask compete for the
// same pipes, a sum and a shift for others, and what is computed on bits goes
// to any.
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <cmath>
#include <immintrin.h>
#include <iterator>

namespace {
#include "../../lib/IR/KernelConstants.inc"
#include "LowPrecision.inc"
} // namespace

/// f32, 16 lanes of z <= 0: see scaledExpm1OfNonPositive in
/// lib/IR/KernelsExp.cpp.
template <size_t N>
static __m512 expm1(__m512 z, const double (&coefficients)[N]) {
  const __m512 magic = _mm512_set1_ps(0x1.8p23f + 127.0f);
  const __m512 one = _mm512_set1_ps(1.0f);
  __m512 shifted = _mm512_fmadd_ps(z, _mm512_set1_ps(kF32Log2E), magic);
  __m512 s =
      _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_castps_si512(shifted), 23));
  __m512 n = _mm512_sub_ps(shifted, magic);
  __m512 t = _mm512_fnmadd_ps(n, _mm512_set1_ps(kF32Ln2Hi), z);
  __m512 q = _mm512_set1_ps(coefficients[0]);
  for (size_t i = 1; i < N; ++i)
    q = _mm512_fmadd_ps(q, t, _mm512_set1_ps(coefficients[i]));
  __m512 p = _mm512_fmadd_ps(_mm512_mul_ps(t, t), q, t);
  return _mm512_fmadd_ps(s, p, _mm512_sub_ps(s, one));
}

/// The smaller one of the bits selects: those of x >= 0 are smaller than those
/// of a negative number, and elu(x) is not farther from 0 than x < 0. The NaN
/// of a negative x stays NaN in y.
static __m512 elu(__m512 x) {
  __m512 y = expm1(_mm512_max_ps(_mm512_set1_ps(kF32ExpFloor), x), kF32Exp);
  __m512i negative = _mm512_or_si512(_mm512_castps_si512(y),
                                     _mm512_set1_epi32(int(0x80000000)));
  return _mm512_castsi512_ps(
      _mm512_min_epu32(_mm512_castps_si512(x), negative));
}

/// 8 lanes of f64. s is a power of two, so that the product s t is exact: what
/// it is added to and subtracted from needs no multiply-add.
static __m512d elu(__m512d x) {
  const __m512d magic = _mm512_set1_pd(0x1.8p52 + 1023.0);
  const __m512d one = _mm512_set1_pd(1.0);
  __m512d z = _mm512_max_pd(_mm512_set1_pd(kF64ExpFloor), x);
  __m512d shifted = _mm512_fmadd_pd(z, _mm512_set1_pd(kF64Log2E), magic);
  __m512d s =
      _mm512_castsi512_pd(_mm512_slli_epi64(_mm512_castpd_si512(shifted), 52));
  __m512d n = _mm512_sub_pd(shifted, magic);
  __m512d t = _mm512_fnmadd_pd(n, _mm512_set1_pd(kF64Ln2Hi), z);
  t = _mm512_fnmadd_pd(n, _mm512_set1_pd(kF64Ln2Lo), t);
  __m512d q = _mm512_set1_pd(kF64Exp[0]);
  for (size_t i = 1; i < std::size(kF64Exp); ++i)
    q = _mm512_fmadd_pd(q, t, _mm512_set1_pd(kF64Exp[i]));
  __m512d st = _mm512_mul_pd(s, t);
  __m512d sMinusOne = _mm512_sub_pd(s, one);
  __m512d head = _mm512_add_pd(st, sMinusOne);
  __m512d tail = _mm512_add_pd(st, _mm512_sub_pd(sMinusOne, head));
  __m512d rest = _mm512_fmadd_pd(_mm512_mul_pd(st, t), q, tail);
  // All bits where x < 0 or x is 0; not -0, where y has the other sign. A
  // comparison into a mask takes longer, and so does the minimum of bits.
  __m512i bits = _mm512_castpd_si512(x);
  __m512i negative =
      _mm512_srai_epi64(_mm512_add_epi64(bits, _mm512_set1_epi64(-1)), 63);
  __m512i y = _mm512_castpd_si512(_mm512_add_pd(head, rest));
  constexpr int select = 0xca;
  return _mm512_castsi512_pd(
      _mm512_ternarylogic_epi64(negative, y, bits, select));
}

void bench::handwrittenEluAvx512F32(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 64)
    for (size_t j = 0; j < 64; j += 16)
      _mm512_storeu_ps(out + i + j, elu(_mm512_loadu_ps(in + i + j)));
}

void bench::handwrittenEluAvx512F64(const double *in, double *out,
                                    size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8)
      _mm512_storeu_pd(out + i + j, elu(_mm512_loadu_pd(in + i + j)));
}

/// What is done on the 16 bits of all lanes at once costs half: the clamp, and
/// the mask, which the conversion takes. Up to 2^-12 elu(x) rounds to x.
void bench::handwrittenEluAvx512F16(const uint16_t *in, uint16_t *out,
                                    size_t size) {
  const __m256i first = _mm256_set1_epi16(short(0x8c00)); // -2^-12
  const __m256i last = _mm256_set1_epi16(short(0xfc00));  // -inf
  const __m256i floor = _mm256_set1_epi16(short(0xd400)); // -64
  const __m256i count = _mm256_sub_epi16(last, first);
  for (size_t i = 0; i < size; i += 16) {
    __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + i));
    __m512 z = _mm512_cvtph_ps(_mm256_min_epu16(x, floor));
    __mmask16 mask = _mm256_cmple_epu16_mask(_mm256_sub_epi16(x, first), count);
    __m512 y = expm1(z, kF16UnscaledExp);
    _mm256_storeu_si256(
        reinterpret_cast<__m256i *>(out + i),
        _mm512_mask_cvtps_ph(x, mask, y, _MM_FROUND_TO_NEAREST_INT));
  }
}

namespace {
/// exp(n / 4) for -32 < n <= 0 at n modulo 32.
struct ExpTable {
  alignas(64) float values[32];
  ExpTable() {
    for (int i = 0; i < 32; ++i)
      values[i] = std::exp((i == 0 ? 0 : i - 32) / 4.0);
  }
};

/// exp(x) - 1 for bf16 in f32, -8 < x <= -2^-9: x = n / 4 + t, both exact, so
/// that t takes sums only.
struct Bf16Expm1 {
  __m512 low, high;

  explicit Bf16Expm1(const ExpTable &table)
      : low(_mm512_load_ps(table.values)),
        high(_mm512_load_ps(table.values + 16)) {}

  __m512 operator()(__m512 x) const {
    const __m512 magic = _mm512_set1_ps(0x1.8p23f / 4);
    __m512 shifted = _mm512_add_ps(x, magic);
    __m512 t = _mm512_sub_ps(x, _mm512_sub_ps(shifted, magic));
    __m512 s = _mm512_permutex2var_ps(low, _mm512_castps_si512(shifted), high);
    __m512 p = _mm512_set1_ps(kBf16NearExp[0]);
    for (size_t k = 1; k < std::size(kBf16NearExp); ++k)
      p = _mm512_fmadd_ps(p, t, _mm512_set1_ps(kBf16NearExp[k]));
    return _mm512_fmadd_ps(s, p, _mm512_set1_ps(-1.0f));
  }
};
} // namespace

/// Lanes of even and odd number become f32 by one operation each. From -2^-9 on
/// elu(x) rounds to x, so that the flushing of vcvtne2ps2bf16 does no harm, nor
/// the error of exp(x) - 1, and below -6.3 to -1.
void bench::handwrittenEluAvx512Bf16(const uint16_t *in, uint16_t *out,
                                     size_t size) {
  static const ExpTable table;
  alignas(64) static constexpr uint16_t interleave[] = {
      0, 16, 1, 17, 2,  18, 3,  19, 4,  20, 5,  21, 6,  22, 7,  23,
      8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
  const Bf16Expm1 expm1(table);
  const __m512i order = _mm512_load_si512(interleave);
  const __m512i first = _mm512_set1_epi16(short(0xbb00)); // -2^-9
  const __m512i last = _mm512_set1_epi16(short(0xff80));  // -inf
  const __m512i floor = _mm512_set1_epi16(short(0xc0f8)); // -7.75
  const __m512i count = _mm512_sub_epi16(last, first);
  for (size_t i = 0; i < size; i += 32) {
    __m512i x = _mm512_loadu_si512(in + i);
    __mmask32 mask = _mm512_cmple_epu16_mask(_mm512_sub_epi16(x, first), count);
    __m512i z = _mm512_min_epu16(x, floor);
    __m512i odd = _mm512_and_si512(z, _mm512_set1_epi32(int(0xffff0000)));
    __m512 yEven = expm1(_mm512_castsi512_ps(_mm512_slli_epi32(z, 16)));
    __m512 yOdd = expm1(_mm512_castsi512_ps(odd));
    auto halves = (__m512i)_mm512_cvtne2ps_pbh(yOdd, yEven);
    _mm512_storeu_si512(out + i,
                        _mm512_mask_permutexvar_epi16(x, mask, order, halves));
  }
}
