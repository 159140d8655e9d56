//===- ExpandShortFloats.h - Conversions of 8 and 16 bits -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_CONVERSION_EXPANDSHORTFLOATS_H
#define ACT_LIB_CONVERSION_EXPANDSHORTFLOATS_H

namespace mlir {
class RewritePatternSet;

namespace act {

/// Patterns that compute `arith.extf` of f8E4M3FN, f8E5M2 and, with `half`,
/// f16, and `arith.truncf` to them, by operations on f32 and integers: exactly,
/// or rounded once, to nearest with ties to even. A value beyond the largest
/// finite one becomes what the rounding mode of IEEE 754 says if the format has
/// an infinity (f8E5M2, f16), else NaN.
void populateExpandShortFloatPatterns(RewritePatternSet &patterns, bool half);

/// Patterns that go through f32. `arith.truncf` of f64 to f16 or bf16 is
/// rounded once all the same: x86 has no instruction for it, and the functions
/// that LLVM calls instead are in few C libraries. `math.fma` of f16 or bf16 is
/// rounded twice, as LLVM does where there is no instruction, and now
/// everywhere.
void populateThroughF32Patterns(RewritePatternSet &patterns);

} // namespace act
} // namespace mlir

#endif // ACT_LIB_CONVERSION_EXPANDSHORTFLOATS_H
