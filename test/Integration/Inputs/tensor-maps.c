//===- tensor-maps.c - A program that launches a kernel of TMA --*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Launches both kernels of @layer as the header says, on the driver that
// ACT_CUDA_DRIVER names, and compares their results. The argument is the PTX.
//
//===----------------------------------------------------------------------===//

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Of cuda.h.
typedef int CUresult;
typedef struct {
  _Alignas(64) uint64_t opaque[16];
} CUtensorMap;
typedef enum { CU_TENSOR_MAP_DATA_TYPE_BFLOAT16 = 9 } CUtensorMapDataType;
enum {
  CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES = 8,
  CU_TENSOR_MAP_INTERLEAVE_NONE = 0,
  CU_TENSOR_MAP_SWIZZLE_128B = 3,
  CU_TENSOR_MAP_L2_PROMOTION_L2_128B = 2,
  CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE = 0
};
static CUresult (*cuTensorMapEncodeTiled)(CUtensorMap *, CUtensorMapDataType,
                                          uint32_t, void *, const uint64_t *,
                                          const uint64_t *, const uint32_t *,
                                          const uint32_t *, int, int, int, int);

#include "layer.h"

static void *driver;

static void *find(const char *name) {
  void *function = dlsym(driver, name);
  if (!function)
    fprintf(stderr, "no function %s\n", name), exit(1);
  return function;
}

static void check(CUresult result, const char *what) {
  if (result != 0)
    fprintf(stderr, "%s: error %d\n", what, result), exit(1);
}

static void *allocate(const void *data, size_t bytes) {
  uint64_t address = 0;
  check(((CUresult (*)(uint64_t *, size_t))find("cuMemAlloc_v2"))(&address,
                                                                  bytes),
        "allocate");
  if (data)
    check(((CUresult (*)(uint64_t, const void *, size_t))find(
              "cuMemcpyHtoD_v2"))(address, data, bytes),
          "copy");
  return (void *)address;
}

static void start(const char *file, void **module) {
  char *ptx = calloc(1, 1 << 20);
  FILE *stream = fopen(file, "r");
  if (!stream || fread(ptx, 1, (1 << 20) - 1, stream) == 0)
    fprintf(stderr, "cannot read %s\n", file), exit(1);
  fclose(stream);
  void *context = NULL;
  check(((CUresult (*)(unsigned))find("cuInit"))(0), "init");
  check(((CUresult (*)(void **, int))find("cuDevicePrimaryCtxRetain"))(&context,
                                                                       0),
        "retain");
  check(((CUresult (*)(void *))find("cuCtxSetCurrent"))(context), "set");
  check(((CUresult (*)(void **, const void *, unsigned, int *, void **))find(
            "cuModuleLoadDataEx"))(module, ptx, 0, NULL, NULL),
        "load");
  free(ptx);
}

static void launch(void *module, const char *name, const unsigned *grid,
                   unsigned threads, unsigned sharedBytes, void **parameters) {
  void *kernel = NULL;
  check(((CUresult (*)(void **, void *, const char *))find(
            "cuModuleGetFunction"))(&kernel, module, name),
        name);
  check(((CUresult (*)(void *, int, int))find("cuFuncSetAttribute"))(
            kernel, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
            (int)sharedBytes),
        "shared memory");
  check(((CUresult (*)(void *, unsigned, unsigned, unsigned, unsigned, unsigned,
                       unsigned, unsigned, void *, void **, void **))
             find("cuLaunchKernel"))(kernel, grid[0], grid[1], grid[2], threads,
                                     1, 1, sharedBytes, NULL, parameters, NULL),
        "launch");
}

enum { kM = 24, kN = 40, kK = 72 };

static void *fill(int elements, int seed) {
  uint16_t *data = malloc(2 * elements);
  // Between 1 and 2, of both signs.
  for (int i = 0; i < elements; ++i)
    data[i] = 0x3f80 | (i * 37 + seed) % 128 | (i % 3 == 0) << 15;
  void *array = allocate(data, 2 * elements);
  free(data);
  return array;
}

int main(int argc, char **argv) {
  driver = dlopen(getenv("ACT_CUDA_DRIVER"), RTLD_NOW);
  if (!driver || argc != 2)
    return fprintf(stderr, "no driver, or no PTX\n"), 1;
  cuTensorMapEncodeTiled = find("cuTensorMapEncodeTiled");
  void *module = NULL;
  start(argv[1], &module);
  int64_t m = kM, n = kN, k = kK;
  uint16_t *a = fill(kM * kK, 1), *b = fill(kK * kN, 2);
  float bias[kN];
  for (int i = 0; i < kN; ++i)
    bias[i] = (float)i / 64;
  float *biasThere = allocate(bias, sizeof(bias));
  static uint16_t results[2][kM * kN];
  unsigned grid[3];
  for (int i = 0; i < 2; ++i) {
    uint16_t *out = allocate(NULL, sizeof(results[i]));
    act_tensor_map description[2];
    CUtensorMap map[2];
    void *parameters[] = {&a, &b, &biasThere, &out,   &m,
                          &n, &k, &map[0],    &map[1]};
    if (i == 0) {
      layer_grid(m, n, k, grid);
      launch(module, "layer", grid, LAYER_BLOCK_X, LAYER_SHARED_BYTES,
             parameters);
    } else {
      if (!layer_tma_map0(a, m, n, k, &description[0]) ||
          !layer_tma_map1(b, m, n, k, &description[1]))
        return printf("no tensor maps\n"), 1;
      for (int j = 0; j < 2; ++j)
        check(ACT_ENCODE_TENSOR_MAP(&map[j], &description[j]), "encode");
      layer_tma_grid(m, n, k, grid);
      launch(module, "layer_tma", grid, LAYER_TMA_BLOCK_X,
             LAYER_TMA_SHARED_BYTES, parameters);
    }
    check(((CUresult (*)(void *, uint64_t, size_t))find("cuMemcpyDtoH_v2"))(
              results[i], (uint64_t)out, sizeof(results[i])),
          "copy");
  }
  printf("the results are %s\n",
         memcmp(results[0], results[1], sizeof(results[0])) ? "different"
                                                            : "equal");
  act_tensor_map map;
  printf("maps of odd rows: %d, of odd addresses: %d, of nothing: %d\n",
         layer_tma_map0(a, m, n, k + 1, &map),
         layer_tma_map0(a + 1, m, n, k, &map),
         layer_tma_map1(b, m, n, 0, &map));
  return 0;
}
