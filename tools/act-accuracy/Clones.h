//===- Clones.h - Vectorized copies of a function ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_CLONES_H
#define ACT_TOOLS_ACT_ACCURACY_CLONES_H

/// Compiles a function once for each level of the instruction set; the loader
/// picks one. Other architectures have fma in their baseline.
#if defined(__x86_64__) && defined(__ELF__)
#define ACT_CLONES                                                             \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ACT_CLONES
#endif

/// For what such a function calls.
#define ACT_INLINE __attribute__((always_inline)) inline

#endif // ACT_TOOLS_ACT_ACCURACY_CLONES_H
