//===- ptx.h - Instructions of PTX as C functions ---------------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What scripts/ptx2c makes of kernels calls these functions, which have the
// names of the instructions and their meaning in the manual of the PTX ISA.
// Registers hold bits. The type of a result is that of its register.
//
// Compile it without contraction. Subnormals are kept, as in PTX without .ftz.
//
//===----------------------------------------------------------------------===//

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint16_t b16;
typedef uint32_t b32;
typedef uint64_t b64;

static inline void fail(const char *what) {
  fprintf(stderr, "ptx2c: error: %s\n", what);
  _Exit(1);
}

static inline float asF32(b32 x) {
  float result;
  memcpy(&result, &x, sizeof(x));
  return result;
}
static inline double asF64(b64 x) {
  double result;
  memcpy(&result, &x, sizeof(x));
  return result;
}
static inline b32 f32Bits(float x) {
  b32 result;
  memcpy(&result, &x, sizeof(x));
  return result;
}
static inline b64 f64Bits(double x) {
  b64 result;
  memcpy(&result, &x, sizeof(x));
  return result;
}
static inline float asF16(b16 x) {
  _Float16 result;
  memcpy(&result, &x, sizeof(x));
  return result;
}
static inline float asBF16(b16 x) { return asF32((b32)x << 16); }

/// To nearest, ties to even.
static inline b16 f16Bits(float x) {
  _Float16 half = (_Float16)x;
  b16 result;
  memcpy(&result, &half, sizeof(result));
  return result;
}
static inline b16 bf16Bits(float x) {
  b32 bits = f32Bits(x);
  if (isnan(x))
    return 0x7fff;
  return (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}

/// Halves of a register of 32 or 64 bits.
static inline b16 low32(b32 x) { return x; }
static inline b16 high32(b32 x) { return x >> 16; }
static inline b32 pack32(b16 low, b16 high) { return (b32)high << 16 | low; }
static inline b32 low64(b64 x) { return x; }
static inline b32 high64(b64 x) { return x >> 32; }
static inline b64 pack64(b32 low, b32 high) { return (b64)high << 32 | low; }

// Of two zeros, +0 is the greater.
#define EXTREMES(type, B, as)                                                  \
  static inline B max_##type(B a, B b) {                                       \
    if (isnan(as(a)) || isnan(as(b)))                                          \
      return isnan(as(a)) ? b : a;                                             \
    return as(a) > as(b) || (as(a) == as(b) && !signbit(as(a))) ? a : b;       \
  }                                                                            \
  static inline B min_##type(B a, B b) {                                       \
    if (isnan(as(a)) || isnan(as(b)))                                          \
      return isnan(as(a)) ? b : a;                                             \
    return as(a) < as(b) || (as(a) == as(b) && signbit(as(a))) ? a : b;        \
  }                                                                            \
  static inline B max_NaN_##type(B a, B b) {                                   \
    return isnan(as(a)) ? a : isnan(as(b)) ? b : max_##type(a, b);             \
  }                                                                            \
  static inline B min_NaN_##type(B a, B b) {                                   \
    return isnan(as(a)) ? a : isnan(as(b)) ? b : min_##type(a, b);             \
  }
EXTREMES(f32, b32, asF32)
EXTREMES(f64, b64, asF64)
EXTREMES(f16, b16, asF16)
EXTREMES(bf16, b16, asBF16)

// Comparisons are false for a NaN, but for those with a u, which are true.
#define COMPARE(type, B, as)                                                   \
  static inline int setp_eq_##type(B a, B b) { return as(a) == as(b); }        \
  static inline int setp_ne_##type(B a, B b) {                                 \
    return as(a) < as(b) || as(a) > as(b);                                     \
  }                                                                            \
  static inline int setp_lt_##type(B a, B b) { return as(a) < as(b); }         \
  static inline int setp_le_##type(B a, B b) { return as(a) <= as(b); }        \
  static inline int setp_gt_##type(B a, B b) { return as(a) > as(b); }         \
  static inline int setp_ge_##type(B a, B b) { return as(a) >= as(b); }
COMPARE(b16, b16, )
COMPARE(b32, b32, )
COMPARE(b64, b64, )
COMPARE(u16, b16, )
COMPARE(u32, b32, )
COMPARE(u64, b64, )
COMPARE(s16, b16, (int16_t))
COMPARE(s32, b32, (int32_t))
COMPARE(s64, b64, (int64_t))
#define COMPARE_FLOATS(type, B, as)                                            \
  COMPARE(type, B, as)                                                         \
  static inline int setp_num_##type(B a, B b) {                                \
    return !isnan(as(a)) && !isnan(as(b));                                     \
  }                                                                            \
  static inline int setp_nan_##type(B a, B b) {                                \
    return !setp_num_##type(a, b);                                             \
  }                                                                            \
  static inline int setp_equ_##type(B a, B b) {                                \
    return !setp_ne_##type(a, b);                                              \
  }                                                                            \
  static inline int setp_neu_##type(B a, B b) {                                \
    return !setp_eq_##type(a, b);                                              \
  }                                                                            \
  static inline int setp_ltu_##type(B a, B b) {                                \
    return !setp_ge_##type(a, b);                                              \
  }                                                                            \
  static inline int setp_leu_##type(B a, B b) {                                \
    return !setp_gt_##type(a, b);                                              \
  }                                                                            \
  static inline int setp_gtu_##type(B a, B b) {                                \
    return !setp_le_##type(a, b);                                              \
  }                                                                            \
  static inline int setp_geu_##type(B a, B b) { return !setp_lt_##type(a, b); }
COMPARE_FLOATS(f32, b32, asF32)
COMPARE_FLOATS(f64, b64, asF64)
COMPARE_FLOATS(f16, b16, asF16)
COMPARE_FLOATS(bf16, b16, asBF16)

#define FLOATS(type, B, as, bits, fma, sqrt)                                   \
  static inline B add_rn_##type(B a, B b) { return bits(as(a) + as(b)); }      \
  static inline B sub_rn_##type(B a, B b) { return bits(as(a) - as(b)); }      \
  static inline B mul_rn_##type(B a, B b) { return bits(as(a) * as(b)); }      \
  static inline B div_rn_##type(B a, B b) { return bits(as(a) / as(b)); }      \
  static inline B rcp_rn_##type(B a) { return bits(1 / as(a)); }               \
  static inline B sqrt_rn_##type(B a) { return bits(sqrt(as(a))); }            \
  static inline B fma_rn_##type(B a, B b, B c) {                               \
    return bits(fma(as(a), as(b), as(c)));                                     \
  }
FLOATS(f32, b32, asF32, f32Bits, fmaf, sqrtf)
FLOATS(f64, b64, asF64, f64Bits, fma, sqrt)
#define F32_PAIRS(name)                                                        \
  static inline b64 name##_f32x2(b64 a, b64 b) {                               \
    return pack64(name##_f32(low64(a), low64(b)),                              \
                  name##_f32(high64(a), high64(b)));                           \
  }
F32_PAIRS(add_rn)
F32_PAIRS(sub_rn)
F32_PAIRS(mul_rn)
static inline b64 fma_rn_f32x2(b64 a, b64 b, b64 c) {
  return pack64(fma_rn_f32(low64(a), low64(b), low64(c)),
                fma_rn_f32(high64(a), high64(b), high64(c)));
}

#define SIGNS(type, B, sign)                                                   \
  static inline B abs_##type(B a) { return a & ~(sign); }                      \
  static inline B neg_##type(B a) { return a ^ (sign); }
SIGNS(f16, b16, 0x8000)
SIGNS(bf16, b16, 0x8000)
SIGNS(f16x2, b32, 0x80008000)
SIGNS(bf16x2, b32, 0x80008000)
SIGNS(f32, b32, 0x80000000)
SIGNS(f64, b64, 0x8000000000000000)
/// The sign of the first, the magnitude of the second.
static inline b32 copysign_f32(b32 a, b32 b) {
  return (a & 0x80000000) | (b & 0x7fffffff);
}
static inline b64 copysign_f64(b64 a, b64 b) {
  return (a & 0x8000000000000000) | (b & 0x7fffffffffffffff);
}

// In f32, one operation of f16 or bf16 is exact or rounds as if it were.
/// a * b + c, rounded to the odd one of the two nearest: rounding that once
/// more is as good as rounding once.
static inline float fmaToOdd(float a, float b, float c) {
  double product = (double)a * b, sum = product + c;
  double added = sum - product;
  double error = (product - (sum - added)) + (c - added);
  float result = (float)sum;
  double rest = (sum - result) + error;
  if (isfinite(result) && rest != 0 && (f32Bits(result) & 1) == 0)
    result = nextafterf(result, rest > 0 ? INFINITY : -INFINITY);
  return result;
}

#define PAIRS(name, type)                                                      \
  static inline b32 name##_##type##x2(b32 a, b32 b) {                          \
    return pack32(name##_##type(low32(a), low32(b)),                           \
                  name##_##type(high32(a), high32(b)));                        \
  }
#define NARROW(type, as, bits)                                                 \
  static inline b16 add_rn_##type(b16 a, b16 b) {                              \
    return bits(as(a) + as(b));                                                \
  }                                                                            \
  static inline b16 sub_rn_##type(b16 a, b16 b) {                              \
    return bits(as(a) - as(b));                                                \
  }                                                                            \
  static inline b16 mul_rn_##type(b16 a, b16 b) {                              \
    return bits(as(a) * as(b));                                                \
  }                                                                            \
  static inline b16 fma_rn_##type(b16 a, b16 b, b16 c) {                       \
    return bits(fmaToOdd(as(a), as(b), as(c)));                                \
  }                                                                            \
  static inline b32 fma_rn_##type##x2(b32 a, b32 b, b32 c) {                   \
    return pack32(fma_rn_##type(low32(a), low32(b), low32(c)),                 \
                  fma_rn_##type(high32(a), high32(b), high32(c)));             \
  }                                                                            \
  PAIRS(add_rn, type)                                                          \
  PAIRS(sub_rn, type)                                                          \
  PAIRS(mul_rn, type)                                                          \
  PAIRS(max_NaN, type)                                                         \
  PAIRS(min_NaN, type) static inline b32 cvt_f32_##type(b16 a) {               \
    return f32Bits(as(a));                                                     \
  }                                                                            \
  static inline b16 cvt_rn_##type##_f32(b32 a) { return bits(asF32(a)); }      \
  static inline b32 cvt_rn_##type##x2_f32(b32 a, b32 b) {                      \
    return pack32(bits(asF32(b)), bits(asF32(a)));                             \
  }
NARROW(f16, asF16, f16Bits)
NARROW(bf16, asBF16, bf16Bits)
#define MIXED(type, as)                                                        \
  static inline b32 add_rn_f32_##type(b16 a, b32 b) {                          \
    return f32Bits(as(a) + asF32(b));                                          \
  }                                                                            \
  static inline b32 sub_rn_f32_##type(b16 a, b32 b) {                          \
    return f32Bits(as(a) - asF32(b));                                          \
  }                                                                            \
  static inline b32 fma_rn_f32_##type(b16 a, b16 b, b32 c) {                   \
    return f32Bits(fmaf(as(a), as(b), asF32(c)));                              \
  }
MIXED(f16, asF16)
MIXED(bf16, asBF16)
static inline b64 cvt_f64_f32(b32 a) { return f64Bits(asF32(a)); }
static inline b64 cvt_f64_f16(b16 a) { return cvt_f64_f32(cvt_f32_f16(a)); }
static inline b32 cvt_rn_f32_f64(b64 a) { return f32Bits((float)asF64(a)); }

#define INTEGERS(n, B, S)                                                      \
  static inline B neg_s##n(B a) { return -a; }                                 \
  static inline B add_s##n(B a, B b) { return a + b; }                         \
  static inline B sub_s##n(B a, B b) { return a - b; }                         \
  static inline B mul_lo_s##n(B a, B b) { return a * b; }                      \
  static inline B mad_lo_s##n(B a, B b, B c) { return a * b + c; }             \
  static inline B div_u##n(B a, B b) { return a / b; }                         \
  static inline B rem_u##n(B a, B b) { return a % b; }                         \
  static inline B max_s##n(B a, B b) { return (S)a > (S)b ? a : b; }           \
  static inline B min_s##n(B a, B b) { return (S)a < (S)b ? a : b; }           \
  static inline B max_u##n(B a, B b) { return a > b ? a : b; }                 \
  static inline B min_u##n(B a, B b) { return a < b ? a : b; }                 \
  static inline B and_b##n(B a, B b) { return a & b; }                         \
  static inline B or_b##n(B a, B b) { return a | b; }                          \
  static inline B xor_b##n(B a, B b) { return a ^ b; }                         \
  static inline B not_b##n(B a) { return ~a; }                                 \
  static inline B shl_b##n(B a, b32 b) { return b < n ? (B)(a << b) : 0; }     \
  static inline B shr_u##n(B a, b32 b) { return b < n ? a >> b : 0; }          \
  static inline B shr_s##n(B a, b32 b) { return (S)a >> (b < n ? b : n - 1); } \
  static inline B selp_b##n(B a, B b, int p) { return p ? a : b; }             \
  static inline B mov_b##n(B a) { return a; }                                  \
  static inline B mov_u##n(B a) { return a; }
INTEGERS(16, b16, int16_t)
INTEGERS(32, b32, int32_t)
INTEGERS(64, b64, int64_t)
/// `length` bits from bit `position` on.
static inline b64 bfe_u64(b64 a, b32 position, b32 length) {
  return shr_u64(a, position) & ~shl_b64(~(b64)0, length);
}
static inline b32 bfe_u32(b32 a, b32 position, b32 length) {
  return bfe_u64(a, position, length);
}
static inline int mov_pred(int a) { return a; }
static inline int not_pred(int a) { return !a; }
static inline int and_pred(int a, int b) { return a && b; }
static inline int or_pred(int a, int b) { return a || b; }
static inline int xor_pred(int a, int b) { return a != b; }
#define selp_f32 selp_b32
#define selp_f64 selp_b64
static inline b32 mul_wide_u16(b16 a, b16 b) { return (b32)a * b; }
static inline b64 mul_wide_u32(b32 a, b32 b) { return (b64)a * b; }
static inline b64 mul_wide_s32(b32 a, b32 b) {
  return (int64_t)(int32_t)a * (int32_t)b;
}
static inline b64 mul_hi_u64(b64 a, b64 b) {
  return (unsigned __int128)a * b >> 64;
}
static inline b64 mul_hi_s64(b64 a, b64 b) {
  return (__int128)(int64_t)a * (int64_t)b >> 64;
}
static inline b64 cvt_u64_u32(b32 a) { return a; }
static inline b64 cvt_u64_u16(b16 a) { return a; }
static inline b16 cvt_u16_u64(b64 a) { return a; }
static inline b64 cvt_s64_s32(b32 a) { return (int64_t)(int32_t)a; }
static inline b32 cvt_u32_u64(b64 a) { return a; }
static inline b32 cvt_u32_u16(b16 a) { return a; }
static inline b16 cvt_u16_u32(b32 a) { return a; }
static inline b32 cvt_rn_f32_s32(b32 a) { return f32Bits((int32_t)a); }
/// Numbers beyond the type become its ends.
static inline b32 cvt_rzi_s32_f32(b32 a) {
  float x = asF32(a);
  return isnan(x)        ? 0
         : x >= 0x1p31f  ? 0x7fffffff
         : x <= -0x1p31f ? 0x80000000
                         : (b32)(int32_t)x;
}
/// 11 significant bits; of two that are as near, the one away from 0.
static inline b32 cvt_rna_tf32_f32(b32 a) {
  return isfinite(asF32(a)) ? (a + 0x1000) & ~0x1fffu : a & ~0x1fffu;
}
static inline b64 cvta_to_global_u64(b64 a) { return a; }
static inline b64 cvta_param_u64(b64 a) { return a; }
static inline b64 cvta_shared_u64(b64 a) { return a; }
static inline b64 cvta_to_shared__cluster_u64(b64 a) { return a; }

/// The address of so many bytes, at a multiple of which they must be.
static inline b64 aligned(b64 address, b64 bytes) {
  if (address % bytes != 0)
    fail("an address is not a multiple of the size of what is there");
  return address;
}

#define MEMORY(n)                                                              \
  static inline b##n load##n(b64 address) {                                    \
    b##n value;                                                                \
    memcpy(&value, (const void *)address, sizeof(value));                      \
    return value;                                                              \
  }                                                                            \
  static inline void store##n(b64 address, b##n value) {                       \
    memcpy((void *)address, &value, sizeof(value));                            \
  }
MEMORY(16)
MEMORY(32)
MEMORY(64)
