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

enum { kArraySize = 1 << 20, kPage = 1 << 16, kMaxArrays = 8 };

/// The number of elements of an array, by the sizes of y[m][n] = f(a[m][k]
/// b[k][n] + bias[n]).
typedef enum { MK, KN, N, MN } Shape;

typedef struct {
  const char *name;
  void (*run)(int64_t m, int64_t k, int64_t n, void **arrays);
  /// The size of the elements of a and b, and of all other arrays.
  size_t width, widthOfOthers;
  int numInputs, numArrays;
  Shape shapes[kMaxArrays];
} Function;

#define ARRAY_1D(pointer, size) {pointer, pointer, 0, {size}, {1}}
#define ARRAY_2D(pointer, rows, columns)                                       \
  {pointer, pointer, 0, {rows, columns}, {columns, 1}}

/// A function with operands of `type`, `sums` of another, and sizes of a and b.
#define LAYER(name, type, sums, rowsA, columnsA, rowsB, columnsB)              \
  static void run_##name(int64_t m, int64_t k, int64_t n, void **p) {          \
    act_memref_2d_##type a = ARRAY_2D(p[0], rowsA, columnsA);                  \
    act_memref_2d_##type b = ARRAY_2D(p[1], rowsB, columnsB);                  \
    act_memref_1d_##sums bias = ARRAY_1D(p[2], n);                             \
    act_memref_2d_##sums y = ARRAY_2D(p[3], m, n);                             \
    name(&a, &b, &bias, &y);                                                   \
  }
LAYER(layer, f32, f32, m, k, k, n)
LAYER(transposed_a, f32, f32, k, m, k, n)
LAYER(transposed_b, f32, f32, m, k, n, k)
LAYER(layer_f64, f64, f64, m, k, k, n)
LAYER(layer_bf16, bf16, f32, m, k, k, n)
LAYER(transposed_a_bf16, bf16, f32, k, m, k, n)
LAYER(transposed_b_bf16, bf16, f32, m, k, n, k)

/// From a, b, bias and dy to y and the three gradients.
static void run_layer_vjp(int64_t m, int64_t k, int64_t n, void **p) {
  act_memref_2d_f32 a = ARRAY_2D(p[0], m, k);
  act_memref_2d_f32 b = ARRAY_2D(p[1], k, n);
  act_memref_1d_f32 bias = ARRAY_1D(p[2], n);
  act_memref_2d_f32 dy = ARRAY_2D(p[3], m, n);
  act_memref_2d_f32 y = ARRAY_2D(p[4], m, n);
  act_memref_2d_f32 da = ARRAY_2D(p[5], m, k);
  act_memref_2d_f32 db = ARRAY_2D(p[6], k, n);
  act_memref_1d_f32 dbias = ARRAY_1D(p[7], n);
  layer_vjp(&a, &b, &bias, &dy, &y, &da, &db, &dbias);
}

static const Function kFunctions[] = {
    {"layer", run_layer, 4, 4, 3, 4, {MK, KN, N, MN}},
    {"transposed a", run_transposed_a, 4, 4, 3, 4, {MK, KN, N, MN}},
    {"transposed b", run_transposed_b, 4, 4, 3, 4, {MK, KN, N, MN}},
    {"f64", run_layer_f64, 8, 8, 3, 4, {MK, KN, N, MN}},
    {"bf16", run_layer_bf16, 2, 4, 3, 4, {MK, KN, N, MN}},
    {"transposed a of bf16",
     run_transposed_a_bf16,
     2,
     4,
     3,
     4,
     {MK, KN, N, MN}},
    {"transposed b of bf16",
     run_transposed_b_bf16,
     2,
     4,
     3,
     4,
     {MK, KN, N, MN}},
    {"gradients", run_layer_vjp, 4, 4, 4, 8, {MK, KN, N, MN, MN, MK, KN, N}},
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
static void fill(void *to, int64_t count, size_t width, uint32_t state) {
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
    memcpy((char *)to + i * width, from, width);
  }
}

static uint64_t hash = 0xcbf29ce484222325;

/// Returns false if results depend on where the arrays are.
static int check(const Function *function, char **memory, int64_t m, int64_t k,
                 int64_t n) {
  static char expected[kMaxArrays][kArraySize];
  int64_t counts[] = {[MK] = m * k, [KN] = k * n, [N] = n, [MN] = m * n};
  for (int atEnd = 0; atEnd < 2; ++atEnd) {
    void *arrays[kMaxArrays];
    for (int i = 0; i < function->numArrays; ++i) {
      size_t width = i < 2 ? function->width : function->widthOfOthers;
      int64_t count = counts[function->shapes[i]];
      arrays[i] = memory[i] + (atEnd ? kArraySize - count * width : 0);
      fill(arrays[i], count, width, i + 1);
    }
    function->run(m, k, n, arrays);
    for (int i = function->numInputs; i < function->numArrays; ++i) {
      size_t size = counts[function->shapes[i]] * function->widthOfOthers;
      if (!atEnd)
        memcpy(expected[i], arrays[i], size);
      if (memcmp(expected[i], arrays[i], size) != 0) {
        printf("%s: wrong for %d x %d x %d\n", function->name, (int)m, (int)k,
               (int)n);
        return 0;
      }
    }
  }
  for (int i = function->numInputs; i < function->numArrays; ++i) {
    size_t size = counts[function->shapes[i]] * function->widthOfOthers;
    for (size_t j = 0; j < size; ++j)
      hash = (hash ^ (unsigned char)expected[i][j]) * 0x100000001b3;
  }
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
  char *memory[kMaxArrays];
  for (int i = 0; i < kMaxArrays; ++i)
    memory[i] = createMemory();
  for (size_t f = 0; f < sizeof(kFunctions) / sizeof(*kFunctions); ++f)
    for (size_t i = 0; i < sizeof(kRows) / sizeof(*kRows); ++i)
      for (size_t j = 0; j < sizeof(kColumns) / sizeof(*kColumns); ++j) {
        const Function *function = &kFunctions[f];
        int64_t m = kRows[i][0], k = kRows[i][1], n = kColumns[j];
        int numResults = function->numArrays - function->numInputs;
        // Large products take long under emulation.
        if (m * k * n * numResults < 750000 &&
            !check(function, memory, m, k, n))
          return 1;
      }
  printf("hash %016llx\n", (unsigned long long)hash);
  return 0;
}
