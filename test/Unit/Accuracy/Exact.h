//===- Exact.h - Functions in multiple precision ----------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_UNITTEST_ACCURACY_EXACT_H
#define ACT_UNITTEST_ACCURACY_EXACT_H

#include <mpfr.h>

/// Functions that compute in place, with the precision of their argument.
namespace exact {
using Function = void (*)(mpfr_t x);

inline void exp(mpfr_t x) { mpfr_exp(x, x, MPFR_RNDN); }
inline void expm1(mpfr_t x) { mpfr_expm1(x, x, MPFR_RNDN); }
inline void tanh(mpfr_t x) { mpfr_tanh(x, x, MPFR_RNDN); }
inline void sigmoid(mpfr_t x) {
  mpfr_neg(x, x, MPFR_RNDN);
  mpfr_exp(x, x, MPFR_RNDN);
  mpfr_add_ui(x, x, 1, MPFR_RNDN);
  mpfr_ui_div(x, 1, x, MPFR_RNDN);
}
inline void softplus(mpfr_t x) {
  mpfr_exp(x, x, MPFR_RNDN);
  mpfr_log1p(x, x, MPFR_RNDN);
}
} // namespace exact

#endif // ACT_UNITTEST_ACCURACY_EXACT_H
