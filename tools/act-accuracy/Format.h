//===- Format.h - The number formats that are measured ----------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_FORMAT_H
#define ACT_TOOLS_ACT_ACCURACY_FORMAT_H

#include "Clones.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace mlir::act {

/// An IEEE format of at most 64 bits.
struct Format {
  const llvm::fltSemantics *semantics;
  unsigned bits;
  int precision, minExponent, maxExponent;

  /// The format called "f16", "bf16", "f32" or "f64".
  static Format get(llvm::StringRef type) {
    const llvm::fltSemantics &semantics =
        type == "f64"   ? llvm::APFloat::IEEEdouble()
        : type == "f32" ? llvm::APFloat::IEEEsingle()
        : type == "f16" ? llvm::APFloat::IEEEhalf()
                        : llvm::APFloat::BFloat();
    return {&semantics, llvm::APFloat::semanticsSizeInBits(semantics),
            int(llvm::APFloat::semanticsPrecision(semantics)),
            llvm::APFloat::semanticsMinExponent(semantics),
            llvm::APFloat::semanticsMaxExponent(semantics)};
  }

  // The numbers in the order of the reals: number k is the k-th bit pattern
  // from -NaN over -inf, -0, +0 and +inf to +NaN.

  /// The pattern of number k.
  ACT_INLINE uint64_t getPattern(uint64_t k) const {
    uint64_t half = uint64_t(1) << (bits - 1);
    return k >= half ? k - half : (half - 1 - k) | half;
  }
  /// The k of a pattern.
  uint64_t indexOfPattern(uint64_t pattern) const {
    uint64_t half = uint64_t(1) << (bits - 1);
    return pattern < half ? pattern | half : half - 1 - (pattern & (half - 1));
  }
  /// The k of the number next to `value`.
  uint64_t getIndex(double value) const {
    llvm::APFloat rounded(value);
    bool losesInfo;
    rounded.convert(*semantics, llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    return indexOfPattern(rounded.bitcastToAPInt().getZExtValue());
  }
  /// The value of a pattern; exact.
  double getValue(uint64_t pattern) const {
    return llvm::APFloat(*semantics, llvm::APInt(bits, pattern))
        .convertToDouble();
  }
};

} // namespace mlir::act

#endif // ACT_TOOLS_ACT_ACCURACY_FORMAT_H
