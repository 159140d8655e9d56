//===- layers.c - Layers of many shapes beside forbidden memory -----------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls layer(a, b, bias) on shapes around the sizes of tiles and blocks.
// All arrays end right before a page that must not be touched. Prints a hash
// of all results.
//
//===----------------------------------------------------------------------===//

#define _GNU_SOURCE
#include "layer.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { kArraySize = 1 << 20, kPage = 1 << 16 };

/// An array of `count` elements at the end of accessible memory.
static float *createArray(int64_t count, unsigned seed) {
  static char *arrays[4];
  char **memory = &arrays[seed];
  if (!*memory) {
    *memory = mmap(NULL, kArraySize + kPage, PROT_NONE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (*memory == MAP_FAILED ||
        mprotect(*memory, kArraySize, PROT_READ | PROT_WRITE) != 0) {
      perror("mmap");
      exit(1);
    }
  }
  float *data = (float *)(*memory + kArraySize) - count;
  uint32_t state = seed + 1;
  for (int64_t i = 0; i < count; ++i) {
    state = state * 1664525 + 1013904223;
    data[i] = (int32_t)state * 0x1p-32f;
  }
  return data;
}

static uint64_t hash = 0xcbf29ce484222325;

static void run(int64_t m, int64_t k, int64_t n) {
  float *a = createArray(m * k, 0), *b = createArray(k * n, 1);
  float *bias = createArray(n, 2), *y = createArray(m * n, 3);
  act_memref_2d_f32 inA = {a, a, 0, {m, k}, {k, 1}};
  act_memref_2d_f32 inB = {b, b, 0, {k, n}, {n, 1}};
  act_memref_1d_f32 inBias = {bias, bias, 0, {n}, {1}};
  act_memref_2d_f32 out = {y, y, 0, {m, n}, {n, 1}};
  layer(&inA, &inB, &inBias, &out);
  const unsigned char *bytes = (const unsigned char *)y;
  for (int64_t i = 0; i < m * n * 4; ++i)
    hash = (hash ^ bytes[i]) * 0x100000001b3;
}

int main(void) {
  const int64_t rows[] = {1, 2, 7, 8, 9, 31, 33, 48};
  const int64_t columns[] = {1, 3, 8, 17, 24, 65};
  const int64_t depths[] = {0, 1, 5, 64, 333, 1030};
  for (int i = 0; i < 8; ++i)
    for (int j = 0; j < 6; ++j)
      for (int l = 0; l < 6; ++l)
        run(rows[i], depths[l], columns[j]);
  printf("hash %016llx\n", (unsigned long long)hash);
  return 0;
}
