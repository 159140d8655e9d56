//===- TwoConstants.c - ELU by the method of Arm's expm1f -----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The method of expm1f in Arm's optimized routines, written anew: n = rint(x /
// ln 2), reduction with ln 2 in two parts, a polynomial of degree 5 in Estrin's
// order, 2^n from n as an integer. In place of its branch for special values
// stands a clamp, and ELU's select follows. The coefficients are those of the
// Taylor series: they do not change how fast it is.
//
// With NEON, SVE (4 vectors an iteration, as act has) or AVX2 intrinsics,
// according to the options of the compiler.
//
//===----------------------------------------------------------------------===//

#include <stdint.h>

#if defined(__ARM_FEATURE_SVE)
#include <arm_sve.h>
typedef svfloat32_t Vector;
#define ALL svptrue_b32()
#define LANES ((int64_t)svcntw())
#define LOAD(p) svld1(ALL, p)
#define STORE(p, x) svst1(ALL, p, x)
#define SPLAT(c) svdup_f32(c)
#define FMA(a, b, c) svmad_x(ALL, a, b, c)
#define MUL(a, b) svmul_x(ALL, a, b)
#define SUB(a, b) svsub_x(ALL, a, b)
#define MAX(a, b) svmax_x(ALL, a, b)
#define RINT(a) svrinta_x(ALL, a)
#define POWER(n)                                                               \
  svreinterpret_f32(svadd_x(ALL, svlsl_x(ALL, svcvt_s32_x(ALL, n), 23),        \
                            svdup_s32(0x3f800000)))
#define SELECT_NEGATIVE(x, a, b) svsel(svcmplt(ALL, x, 0.0f), a, b)
#elif defined(__ARM_NEON)
#include <arm_neon.h>
typedef float32x4_t Vector;
#define LANES ((int64_t)4)
#define LOAD(p) vld1q_f32(p)
#define STORE(p, x) vst1q_f32(p, x)
#define SPLAT(c) vdupq_n_f32(c)
#define FMA(a, b, c) vfmaq_f32(c, a, b)
#define MUL(a, b) vmulq_f32(a, b)
#define SUB(a, b) vsubq_f32(a, b)
#define MAX(a, b) vmaxq_f32(a, b)
#define RINT(a) vrndaq_f32(a)
#define POWER(n)                                                               \
  vreinterpretq_f32_s32(                                                       \
      vaddq_s32(vshlq_n_s32(vcvtq_s32_f32(n), 23), vdupq_n_s32(0x3f800000)))
#define SELECT_NEGATIVE(x, a, b) vbslq_f32(vcltzq_f32(x), a, b)
#elif defined(__AVX2__)
#include <immintrin.h>
typedef __m256 Vector;
#define LANES ((int64_t)8)
#define LOAD(p) _mm256_loadu_ps(p)
#define STORE(p, x) _mm256_storeu_ps(p, x)
#define SPLAT(c) _mm256_set1_ps(c)
#define FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define MUL(a, b) _mm256_mul_ps(a, b)
#define SUB(a, b) _mm256_sub_ps(a, b)
#define MAX(a, b) _mm256_max_ps(b, a)
#define RINT(a)                                                                \
  _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC)
#define POWER(n)                                                               \
  _mm256_castsi256_ps(                                                         \
      _mm256_add_epi32(_mm256_slli_epi32(_mm256_cvtps_epi32(n), 23),           \
                       _mm256_set1_epi32(0x3f800000)))
#define SELECT_NEGATIVE(x, a, b) _mm256_blendv_ps(b, a, x)
#endif

static inline Vector elu(Vector x) {
  Vector z = MAX(x, SPLAT(-0x1.5ebb82p+6f));
  Vector n = RINT(MUL(z, SPLAT(0x1.715476p+0f)));
  Vector r = FMA(n, SPLAT(-0x1.62e4p-1f), z);
  r = FMA(n, SPLAT(-0x1.7f7d1cp-20f), r);
  Vector r2 = MUL(r, r);
  Vector low = FMA(r, SPLAT(1.0f / 6), SPLAT(1.0f / 2));
  Vector high = FMA(r, SPLAT(1.0f / 120), SPLAT(1.0f / 24));
  high = FMA(r2, SPLAT(1.0f / 720), high);
  Vector p = FMA(FMA(r2, high, low), r2, r);
  Vector s = POWER(n);
  return SELECT_NEGATIVE(x, FMA(p, s, SUB(s, SPLAT(1.0f))), x);
}

/// `count` must be a multiple of 4 vectors.
void elu_two_constants(const float *x, float *y, int64_t count) {
  for (int64_t i = 0; i < count; i += 4 * LANES) {
    STORE(y + i, elu(LOAD(x + i)));
    STORE(y + i + LANES, elu(LOAD(x + i + LANES)));
    STORE(y + i + 2 * LANES, elu(LOAD(x + i + 2 * LANES)));
    STORE(y + i + 3 * LANES, elu(LOAD(x + i + 3 * LANES)));
  }
}
