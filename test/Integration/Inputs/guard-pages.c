//===- guard-pages.c - Arrays of every size beside forbidden memory -------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls compiled functions on arrays of up to kMaxSize columns that begin right
// after a page that must not be touched, and then on arrays that end right
// before one. Prints a hash of all results.
//
//===----------------------------------------------------------------------===//

#define _GNU_SOURCE
#include "functions.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { kMaxSize = 608, kMaxRows = 5, kPage = 64 * 1024 };

/// A page between two that must not be touched.
static char *createPage(void) {
  char *pages =
      mmap(NULL, 3 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED ||
      mprotect(pages + kPage, kPage, PROT_READ | PROT_WRITE) != 0) {
    perror("mmap");
    exit(1);
  }
  return pages + kPage;
}

/// x[rows][n] and g[n] to y[results].
typedef struct {
  const char *name;
  void (*run)(int64_t n, void *x, void *g, void *y);
  size_t width;
  int64_t rows;
  /// The number of results; 0 for n, of which each depends on its column only.
  int64_t results;
} Function;

#define ELEMENTWISE(type)                                                      \
  static void elu_##type##_(int64_t n, void *x, void *g, void *y) {            \
    act_memref_1d_##type in = {x, x, 0, {n}, {1}}, out = {y, y, 0, {n}, {1}};  \
    elu_##type(&in, &out);                                                     \
  }
ELEMENTWISE(f64)
ELEMENTWISE(f32)
ELEMENTWISE(f16)
ELEMENTWISE(bf16)

static void backward_(int64_t n, void *x, void *g, void *y) {
  act_memref_1d_f32 in = {x, x, 0, {n}, {1}}, gradient = {g, g, 0, {n}, {1}};
  act_memref_1d_f32 out = {y, y, 0, {n}, {1}};
  backward(&in, &gradient, &out);
}

static void columnSums(int64_t n, void *x, void *g, void *y) {
  act_memref_2d_f32 in = {x, x, 0, {5, n}, {n, 1}};
  act_memref_1d_f32 out = {y, y, 0, {n}, {1}};
  column_sums(&in, &out);
}

static void rowSums(int64_t n, void *x, void *g, void *y) {
  act_memref_2d_f32 in = {x, x, 0, {3, n}, {n, 1}};
  act_memref_1d_f32 out = {y, y, 0, {3}, {1}};
  row_sums(&in, &out);
}

static const Function kFunctions[] = {
    {"elu f64", elu_f64_, 8, 1, 0},    {"elu f32", elu_f32_, 4, 1, 0},
    {"elu f16", elu_f16_, 2, 1, 0},    {"elu bf16", elu_bf16_, 2, 1, 0},
    {"backward f32", backward_, 4, 1}, {"column sums", columnSums, 4, 5, 0},
    {"row sums", rowSums, 4, 3, 3},
};

/// Stores a number that all types have.
static void store(const Function *function, char *to, int64_t i) {
  double value = (int)((uint64_t)(i + 1) * 2654435761u >> 8 & 255) / 16.0 - 12;
  float single = value;
  if (function->width == 8) {
    memcpy(to, &value, 8);
  } else if (function->width == 4) {
    memcpy(to, &single, 4);
  } else if (function->run == elu_f16_) {
    _Float16 half = value;
    memcpy(to, &half, 2);
  } else {
    uint32_t bits;
    memcpy(&bits, &single, 4);
    uint16_t high = bits >> 16;
    memcpy(to, &high, 2);
  }
}

static void fill(const Function *function, char *to, int64_t rows, int64_t n) {
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t i = 0; i < n; ++i)
      store(function, to + (row * n + i) * function->width, row * kMaxSize + i);
}

static uint64_t hash = 0xcbf29ce484222325;

/// Returns false if a result is wrong.
static int check(const Function *function, char *pages[3]) {
  static char expected[kMaxRows * kMaxSize * 8];
  for (int64_t n = kMaxSize; n >= 0; --n) {
    // All small sizes, then those around multiples of all vector lengths.
    if (n > 72 && (n + 1) % 32 > 2)
      continue;
    int64_t results = function->results ? function->results : n;
    size_t size = results * function->width;
    for (int atEnd = 0; atEnd < 2; ++atEnd) {
      char *arrays[3];
      int64_t counts[3] = {function->rows * n, n, results};
      for (int i = 0; i < 3; ++i)
        arrays[i] =
            pages[i] + (atEnd ? kPage - counts[i] * function->width : 0);
      fill(function, arrays[0], function->rows, n);
      fill(function, arrays[1], 1, n);
      memset(arrays[2], -1, size);
      function->run(n, arrays[0], arrays[1], arrays[2]);
      if (!atEnd && (n == kMaxSize || function->results))
        memcpy(expected, arrays[2], size);
      if (memcmp(expected, arrays[2], size) != 0) {
        printf("%s: wrong for %d columns\n", function->name, (int)n);
        return 0;
      }
    }
    for (size_t i = 0; i < size; ++i)
      hash = (hash ^ (unsigned char)expected[i]) * 0x100000001b3;
  }
  return 1;
}

int main(void) {
  char *pages[3] = {createPage(), createPage(), createPage()};
  for (size_t i = 0; i < sizeof(kFunctions) / sizeof(*kFunctions); ++i)
    if (!check(&kFunctions[i], pages))
      return 1;
  printf("hash %016llx\n", (unsigned long long)hash);
  return 0;
}
