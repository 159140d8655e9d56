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
#include "LowPrecision.inc"
} // namespace

namespace {
/// 8 lanes of exp(z) = s exp(t).
struct Reduced {
  __m256 s, t;

  explicit Reduced(__m256 z) {
    const __m256 magic = _mm256_set1_ps(0x1.8p23f + 127.0f);
    __m256 shifted = _mm256_fmadd_ps(z, _mm256_set1_ps(kF32Log2E), magic);
    s = _mm256_castsi256_ps(
        _mm256_slli_epi32(_mm256_castps_si256(shifted), 23));
    __m256 n = _mm256_sub_ps(shifted, magic);
    t = _mm256_fnmadd_ps(n, _mm256_set1_ps(kF32Ln2Hi), z);
  }

  /// A polynomial in t.
  template <size_t N>
  __m256 evaluate(const double (&coefficients)[N]) const {
    __m256 sum = _mm256_set1_ps(coefficients[0]);
    for (size_t i = 1; i < N; ++i)
      sum = _mm256_fmadd_ps(sum, t, _mm256_set1_ps(coefficients[i]));
    return sum;
  }
};
} // namespace

/// f32, 8 lanes of z <= 0: see scaledExpm1OfNonPositive in
/// lib/IR/KernelsExp.cpp.
template <size_t N>
static __m256 expm1(__m256 z, const double (&coefficients)[N]) {
  Reduced r(z);
  __m256 q = r.evaluate(coefficients);
  __m256 p = _mm256_fmadd_ps(_mm256_mul_ps(r.t, r.t), q, r.t);
  return _mm256_fmadd_ps(r.s, p, _mm256_sub_ps(r.s, _mm256_set1_ps(1.0f)));
}

static __m256 elu(__m256 x) {
  __m256 y = expm1(_mm256_max_ps(_mm256_set1_ps(kF32ExpFloor), x), kF32Exp);
  __m256 negative = _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_LT_OQ);
  return _mm256_blendv_ps(x, y, negative);
}

/// 4 lanes of f64: as with AVX-512, but the polynomial is two, of even and odd
/// powers. Of vectors of half the size, too few are in flight to hide how long
/// one of all powers takes.
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
  __m256d square = _mm256_mul_pd(t, t);
  __m256d even = _mm256_set1_pd(kF64Exp[0]);
  __m256d odd = _mm256_set1_pd(kF64Exp[1]);
  static_assert(std::size(kF64Exp) % 2 == 1);
  for (size_t i = 2; i < std::size(kF64Exp); i += 2)
    even = _mm256_fmadd_pd(even, square, _mm256_set1_pd(kF64Exp[i]));
  for (size_t i = 3; i < std::size(kF64Exp); i += 2)
    odd = _mm256_fmadd_pd(odd, square, _mm256_set1_pd(kF64Exp[i]));
  __m256d q = _mm256_fmadd_pd(odd, t, even);
  __m256d st = _mm256_mul_pd(s, t);
  __m256d sMinusOne = _mm256_sub_pd(s, one);
  __m256d head = _mm256_add_pd(st, sMinusOne);
  __m256d tail = _mm256_add_pd(st, _mm256_sub_pd(sMinusOne, head));
  __m256d rest = _mm256_fmadd_pd(_mm256_mul_pd(st, t), q, tail);
  // The sign bit is set where x < 0 or x is 0; not -0, where y has the other
  // sign.
  __m256i negative =
      _mm256_add_epi64(_mm256_castpd_si256(x), _mm256_set1_epi64x(-1));
  return _mm256_blendv_pd(x, _mm256_add_pd(head, rest),
                          _mm256_castsi256_pd(negative));
}

void bench::handwrittenEluAvx2F32(const float *in, float *out, size_t size) {
  for (size_t i = 0; i < size; i += 32)
    for (size_t j = 0; j < 32; j += 8)
      _mm256_storeu_ps(out + i + j, elu(_mm256_loadu_ps(in + i + j)));
}

void bench::handwrittenEluAvx2F64(const double *in, double *out, size_t size) {
  for (size_t i = 0; i < size; i += 4)
    _mm256_storeu_pd(out + i, elu(_mm256_loadu_pd(in + i)));
}

/// All bits of the lanes of x that are from `first` to `last`.
static __m256i between(__m256i x, uint16_t first, uint16_t last) {
  __m256i distance = _mm256_sub_epi16(x, _mm256_set1_epi16(short(first)));
  __m256i count = _mm256_set1_epi16(short(last - first));
  return _mm256_cmpeq_epi16(_mm256_min_epu16(distance, count), distance);
}

/// The clamp and the select are of 16 bits. Up to 2^-12 elu(x) rounds to x.
void bench::handwrittenEluAvx2F16(const uint16_t *in, uint16_t *out,
                                  size_t size) {
  const __m256i floor = _mm256_set1_epi16(short(0xd400)); // -64
  constexpr int nearest = _MM_FROUND_TO_NEAREST_INT;
  for (size_t i = 0; i < size; i += 16) {
    __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + i));
    __m256i z = _mm256_min_epu16(x, floor);
    __m256 low = _mm256_cvtph_ps(_mm256_castsi256_si128(z));
    __m256 high = _mm256_cvtph_ps(_mm256_extracti128_si256(z, 1));
    __m256i y =
        _mm256_set_m128i(_mm256_cvtps_ph(expm1(high, kF16UnscaledExp), nearest),
                         _mm256_cvtps_ph(expm1(low, kF16UnscaledExp), nearest));
    // -2^-12 and -inf.
    __m256i mask = between(x, 0x8c00, 0xfc00);
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(out + i),
                        _mm256_blendv_epi8(x, y, mask));
  }
}

/// exp(x) - 1 for bf16 in f32, -8 < x <= -2^-9.
static __m256 expm1Bf16(__m256 x) {
  Reduced r(x);
  return _mm256_fmadd_ps(r.s, r.evaluate(kBf16WholeExp), _mm256_set1_ps(-1.0f));
}

/// As with AVX-512, but for the conversion to bf16. No result is halfway
/// between two numbers, so that adding half a bit rounds to nearest even.
void bench::handwrittenEluAvx2Bf16(const uint16_t *in, uint16_t *out,
                                   size_t size) {
  const __m256i floor = _mm256_set1_epi16(short(0xc0f8)); // -7.75
  const __m256i half = _mm256_set1_epi32(0x8000);
  for (size_t i = 0; i < size; i += 16) {
    __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + i));
    __m256i z = _mm256_min_epu16(x, floor);
    __m256i odd = _mm256_and_si256(z, _mm256_set1_epi32(int(0xffff0000)));
    __m256 yEven = expm1Bf16(_mm256_castsi256_ps(_mm256_slli_epi32(z, 16)));
    __m256 yOdd = expm1Bf16(_mm256_castsi256_ps(odd));
    __m256i even = _mm256_add_epi32(_mm256_castps_si256(yEven), half);
    odd = _mm256_add_epi32(_mm256_castps_si256(yOdd), half);
    __m256i y = _mm256_blend_epi16(odd, _mm256_srli_epi32(even, 16), 0x55);
    // -2^-9 and -inf.
    __m256i mask = between(x, 0xbb00, 0xff80);
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(out + i),
                        _mm256_blendv_epi8(x, y, mask));
  }
}
