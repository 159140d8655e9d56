//===- bits.c - Hashes of the results of compiled functions ---------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints a hash for each function of functions.inc, which scripts/bits writes.
// All NaNs count as one. The argument chooses the inputs, see there. Prints a
// dot for each of 64 parts of the inputs of f32, and of 16 parts of those of
// f64.
//
//===----------------------------------------------------------------------===//

#include "functions.inc"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DECLARE(name, type) void name(const void *x, void *y);
FUNCTIONS(DECLARE)

/// A floating-point format.
typedef struct {
  int bits, mantissaBits;
} Format;
static const Format f64 = {64, 52}, f32 = {32, 23}, f16 = {16, 10},
                    bf16 = {16, 7};

typedef struct {
  void (*call)(const void *x, void *y);
  const Format *format;
} Function;
#define ENTRY(name, type) {name, &type},
static const Function kFunctions[] = {FUNCTIONS(ENTRY)};

/// A function with its inputs that still wait for a call, and the hash.
typedef struct {
  const Function *function;
  uint64_t hash;
  int count;
  uint64_t x[kCount];
} Run;

static uint64_t signBit(const Format *format) {
  return (uint64_t)1 << (format->bits - 1);
}

static uint64_t infinity(const Format *format) {
  return signBit(format) - ((uint64_t)1 << format->mantissaBits);
}

static void flush(Run *run) {
  const Format *format = run->function->format;
  int bytes = format->bits / 8;
  char x[kCount * 8], y[kCount * 8];
  for (int i = 0; i < kCount; ++i)
    memcpy(x + i * bytes, &run->x[i], bytes);
  run->function->call(x, y);
  for (int i = 0; i < run->count; ++i) {
    uint64_t bits = 0;
    memcpy(&bits, y + i * bytes, bytes);
    if ((bits & ~signBit(format)) > infinity(format))
      bits = infinity(format) + 1;
    run->hash = (run->hash ^ bits) * 0x100000001b3;
  }
  run->count = 0;
}

static void add(Run *run, uint64_t x) {
  run->x[run->count++] = x;
  if (run->count == kCount)
    flush(run);
}

/// Adds the ends and the middles of all binades, and the numbers around
/// multiples of ln(2)/2, where the argument of exp is reduced.
static void addBoundaries(Run *run) {
  const Format *format = run->function->format;
  uint64_t one = (uint64_t)1 << format->mantissaBits;
  for (uint64_t binade = 0; binade <= infinity(format); binade += one) {
    uint64_t mantissas[] = {0, 1, one / 2, one - 1};
    for (int i = 0; i < 4; ++i) {
      add(run, binade + mantissas[i]);
      add(run, signBit(format) + binade + mantissas[i]);
    }
  }
  int last = format == &f64 ? 2200 : 310;
  for (int i = -last; i <= last; ++i) {
    double multiple = i * (0x1.62e42fefa39efp-1 / 2);
    float single = (float)multiple;
    uint64_t bits = 0;
    if (format == &f64)
      memcpy(&bits, &multiple, 8);
    else
      memcpy(&bits, &single, 4);
    if (i != 0)
      for (int ulp = -1; ulp <= 1; ++ulp)
        add(run, bits + ulp);
  }
}

/// Adds `count` numbers, most of which have a magnitude of 2^-64 to 2^11.
static void addSampleOfF64(Run *run, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t bits = (i + 1) * 0x9e3779b97f4a7c15;
    bits ^= bits >> 29;
    bits *= 0xbf58476d1ce4e5b9;
    if (i % 8 != 0) {
      uint64_t exponent = 1023 - 64 + (bits >> 52) % 75;
      bits = (bits & 0x800fffffffffffff) | exponent << 52;
    }
    add(run, bits);
    if (i * 16 / count != (i + 1) * 16 / count)
      puts(".");
  }
}

static uint64_t hashOf(const Function *function, uint64_t stride) {
  static Run run;
  run = (Run){function, 0xcbf29ce484222325, 0, {0}};
  if (function->format->bits == 16) {
    for (uint64_t i = 0; i < 1 << 16; ++i)
      add(&run, i);
  } else {
    addBoundaries(&run);
    if (function->format == &f64)
      addSampleOfF64(&run, ((uint64_t)1 << 32) / stride / 4);
    else
      for (uint64_t i = 0; i < (uint64_t)1 << 32; i += stride) {
        add(&run, i);
        if (i >> 26 != (i + stride) >> 26)
          puts(".");
      }
  }
  flush(&run);
  return run.hash;
}

int main(int argc, char **argv) {
  if (argc != 2)
    return 1;
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  uint64_t stride = strcmp(argv[1], "all") == 0      ? 1
                    : strcmp(argv[1], "stride") == 0 ? 257
                                                     : 262139;
  for (size_t i = 0; i < sizeof(kFunctions) / sizeof(*kFunctions); ++i)
    printf("%016llx\n", (unsigned long long)hashOf(&kFunctions[i], stride));
  return 0;
}
