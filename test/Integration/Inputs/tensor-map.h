//===- tensor-map.h - Tensor maps without a GPU -----------------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the driver of test/FakeCuda makes of the 128 bytes of a CUtensorMap, and
// ptx-mbarrier.h reads.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TEST_TENSOR_MAP_H
#define ACT_TEST_TENSOR_MAP_H

#include <stdint.h>

enum { kMostDims = 5 };
static const uint32_t kTensorMap = 0x70616d54;

/// An array of 16-bit elements, of which boxes are copied to shared memory in
/// the layout of 128-byte swizzles. The fastest dimension is the first.
typedef struct {
  /// kTensorMap, for bytes that are a map.
  uint32_t kind, rank;
  uint64_t address;
  uint32_t sizes[kMostDims];
  uint64_t distances[kMostDims - 1];
  uint16_t box[kMostDims];
} TensorMap;

#endif // ACT_TEST_TENSOR_MAP_H
