//===- layers.c - Layers of many shapes beside forbidden memory -----------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls compiled layers on shapes around the sizes of tiles, blocks and vectors
// of all lengths: on arrays that begin right after a page that must not be
// touched, and on arrays that end right before one. Prints a hash of all
// results.
//
//===----------------------------------------------------------------------===//

#define _GNU_SOURCE
#include "layer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { kArraySize = 1 << 20, kPage = 1 << 16 };

/// y[m][n] = f(a b + bias), with operands that lie in memory as `a` and `b`.
typedef struct {
  const char *name;
  void (*run)(int64_t m, int64_t k, int64_t n, void *a, void *b, void *bias,
              void *y);
  /// The size of the elements of a and b, and of the others.
  size_t width, widthOfSums;
} Function;

/// A function with operands of `type`, `sums` of another, and sizes of a and b.
#define LAYER(name, type, sums, rowsA, columnsA, rowsB, columnsB)              \
  static void run_##name(int64_t m, int64_t k, int64_t n, void *a, void *b,    \
                         void *bias, void *y) {                                \
    act_memref_2d_##type inA = {a, a, 0, {rowsA, columnsA}, {columnsA, 1}};    \
    act_memref_2d_##type inB = {b, b, 0, {rowsB, columnsB}, {columnsB, 1}};    \
    act_memref_1d_##sums inBias = {bias, bias, 0, {n}, {1}};                   \
    act_memref_2d_##sums out = {y, y, 0, {m, n}, {n, 1}};                      \
    name(&inA, &inB, &inBias, &out);                                           \
  }
LAYER(layer, f32, f32, m, k, k, n)
LAYER(transposed_a, f32, f32, k, m, k, n)
LAYER(transposed_b, f32, f32, m, k, n, k)
LAYER(layer_f64, f64, f64, m, k, k, n)
LAYER(layer_bf16, bf16, f32, m, k, k, n)

static const Function kFunctions[] = {
    {"layer", run_layer, 4, 4},
    {"transposed a", run_transposed_a, 4, 4},
    {"transposed b", run_transposed_b, 4, 4},
    {"f64", run_layer_f64, 8, 8},
    {"bf16", run_layer_bf16, 2, 4},
};

/// Memory between two pages that must not be touched.
static char *createMemory(void) {
  char *pages = mmap(NULL, kPage + kArraySize + kPage, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED ||
      mprotect(pages + kPage, kArraySize, PROT_READ | PROT_WRITE) != 0) {
    perror("mmap");
    exit(1);
  }
  return pages + kPage;
}

/// Stores numbers of magnitudes up to 1/2, of which bf16 has the first bits.
static void fill(char *to, int64_t count, size_t width, uint32_t state) {
  for (int64_t i = 0; i < count; ++i) {
    state = state * 1664525 + 1013904223;
    double value = (int32_t)state * 0x1p-32;
    float single = value;
    uint32_t bits;
    memcpy(&bits, &single, 4);
    uint16_t high = bits >> 16;
    const void *from = width == 8   ? (const void *)&value
                       : width == 4 ? (const void *)&single
                                    : (const void *)&high;
    memcpy(to + i * width, from, width);
  }
}

static uint64_t hash = 0xcbf29ce484222325;

/// Returns false if results depend on where the arrays are.
static int check(const Function *function, char *memory[4], int64_t m,
                 int64_t k, int64_t n) {
  static char expected[kArraySize];
  int64_t counts[4] = {m * k, k * n, n, m * n};
  size_t widths[4] = {function->width, function->width, function->widthOfSums,
                      function->widthOfSums};
  size_t size = counts[3] * widths[3];
  for (int atEnd = 0; atEnd < 2; ++atEnd) {
    char *arrays[4];
    for (int i = 0; i < 4; ++i) {
      arrays[i] = memory[i] + (atEnd ? kArraySize - counts[i] * widths[i] : 0);
      fill(arrays[i], counts[i], widths[i], i + 1);
    }
    function->run(m, k, n, arrays[0], arrays[1], arrays[2], arrays[3]);
    if (!atEnd)
      memcpy(expected, arrays[3], size);
    if (memcmp(expected, arrays[3], size) != 0) {
      printf("%s: wrong for %d x %d x %d\n", function->name, (int)m, (int)k,
             (int)n);
      return 0;
    }
  }
  for (size_t i = 0; i < size; ++i)
    hash = (hash ^ (unsigned char)expected[i]) * 0x100000001b3;
  return 1;
}

int main(void) {
  // Tiles have 1 to 13 rows, of which more than 32 are packed with B in blocks
  // of 64 to 512 steps; and from 1 vector of 128 bits to 8 of 2048.
  static const int64_t kRows[][2] = {{1, 70}, {2, 33},  {7, 1},  {12, 0},
                                     {13, 5}, {32, 18}, {33, 9}, {40, 530}};
  static const int64_t kColumns[] = {1,  3,   4,   7,   8,   9,  15,
                                     16, 17,  31,  32,  33,  63, 64,
                                     65, 127, 128, 129, 257, 515};
  char *memory[4];
  for (int i = 0; i < 4; ++i)
    memory[i] = createMemory();
  for (size_t f = 0; f < sizeof(kFunctions) / sizeof(*kFunctions); ++f)
    for (size_t i = 0; i < sizeof(kRows) / sizeof(*kRows); ++i)
      for (size_t j = 0; j < sizeof(kColumns) / sizeof(*kColumns); ++j) {
        int64_t m = kRows[i][0], k = kRows[i][1], n = kColumns[j];
        // Large products take long under emulation.
        if (m * k * n < 750000 && !check(&kFunctions[f], memory, m, k, n))
          return 1;
      }
  printf("hash %016llx\n", (unsigned long long)hash);
  return 0;
}
