//===- ptx-warpgroup.h - Instructions of PTX for four warps -----*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// wgmma for scripts/ptx2c, by the manual of the PTX ISA, "Asynchronous
// Warpgroup Level Matrix Multiply-Accumulate Instructions": descriptors,
// canonical layouts and swizzles, fragments of D, fences and groups.
//
// It is stricter than a GPU. Until a product is waited for, its registers are
// NaN and must not be written, and what it reads must not change. A barrier
// must have followed a fence.proxy.async of the thread that wrote that.
// Registers must not have been written after the wgmma.fence, and all products
// at a time must be added to the same ones.
//
//===----------------------------------------------------------------------===//

#include "ptx-block.h"

enum { kRowsOfA = 64, kMostColumns = 256, kStepsOfK = 16, kMostProducts = 16 };
static const b32 kInFlight = 0xffffffff;

/// A and the transpose of B.
typedef b16 Factors[kRowsOfA + kMostColumns][kStepsOfK];

typedef struct {
  b64 descriptors[2];
  b32 columns, isTransposed[2], group;
  Factors factors;
} Product;

/// What a warpgroup has begun, the oldest first.
typedef struct {
  Product products[kMostProducts];
  b32 numProducts, group;
  int isFenced;
  /// The registers of the first thread that have D, and what they would have.
  b32 *registers[128];
  float sums[kRowsOfA][kMostColumns];
} Warpgroup;
static Warpgroup warpgroups[1024 / 128];

static inline Warpgroup *getWarpgroup(Thread *const *lanes) {
  return &warpgroups[lanes[0]->number / 128];
}

static inline void endBlock(void) {
  endMBarriers();
  for (b32 i = 0; i < sizeof(warpgroups) / sizeof(Warpgroup); ++i) {
    if (warpgroups[i].numProducts != 0)
      fail("a block ended before its products");
    warpgroups[i].isFenced = 0;
  }
}

//===----------------------------------------------------------------------===//
// Shared memory
//===----------------------------------------------------------------------===//

/// Where an element is: at `mn` along M or N, and at `k`. The canonical layouts
/// are in units of T = 8 elements, 16 bytes.
static inline b64 locate(b64 descriptor, int isMajorMN, b32 mn, b32 k) {
  b64 start = (descriptor & 0x3fff) << 4;
  b64 leading = (descriptor >> 16 & 0x3fff) << 4;
  b64 stride = (descriptor >> 32 & 0x3fff) << 4;
  if ((descriptor & 0x3ff1c000c000c000) != 0)
    fail("a matrix descriptor has reserved bits");
  if ((descriptor >> 49 & 7) != 0)
    fail("a matrix descriptor has a base offset");
  // No swizzle, 128 bytes, 64 bytes, 32 bytes.
  static const int bitsOfMode[] = {0, 3, 2, 1};
  int bits = bitsOfMode[descriptor >> 62];
  // The units beside each other.
  b32 width = 1 << bits;
  b64 offset;
  if (isMajorMN && bits == 0)
    offset = mn % 8 * 2 + mn / 8 * stride + k % 8 * 16 + k / 8 * leading;
  else if (isMajorMN)
    offset = mn % 8 * 2 + mn / 8 % width * 16 + mn / 8 / width * leading +
             k % 8 * width * 16 + k / 8 * stride;
  else if (bits == 0)
    offset = mn % 8 * 16 + mn / 8 * stride + k % 8 * 2 + k / 8 * leading;
  else
    offset = mn % 8 * width * 16 + mn / 8 * stride + k % 8 * 2 + k / 8 * 16;
  b64 address = start + offset;
  // Swizzle<bits, 4, 3>.
  address ^= (address >> 7 & (width - 1)) << 4;
  if (address >= dynamicBytes)
    fail("wgmma reads outside of the shared memory");
  return address;
}

static inline void readFactors(const Product *product, b32 warp,
                               Factors factors, int isBegin) {
  for (b32 row = 0; row < kRowsOfA + product->columns; ++row) {
    int isB = row >= kRowsOfA;
    for (b32 k = 0; k < kStepsOfK; ++k) {
      b64 address =
          locate(product->descriptors[isB], product->isTransposed[isB],
                 isB ? row - kRowsOfA : row, k);
      if (isBegin) {
        if (writers[address / 16] != 0)
          fail("wgmma reads what it need not see yet");
        for (b32 i = 0; i < 4 && address % 16 == 0; ++i)
          requireKnown(warp + i, address + (b64)dynamicShared, 2,
                       /*ofWarps=*/0);
      }
      memcpy(&factors[row][k], dynamicShared + address, 2);
    }
  }
}

/// All lanes of the four warps have read.
static inline void noteFactors(const Product *product, b32 warp) {
  for (b32 row = 0; row < kRowsOfA + product->columns; ++row) {
    int isB = row >= kRowsOfA;
    for (b32 k = 0; k < kStepsOfK; ++k)
      for (b32 i = 0; i < 4; ++i)
        noteReadOfWarp(warp + i,
                       locate(product->descriptors[isB],
                              product->isTransposed[isB],
                              isB ? row - kRowsOfA : row, k) +
                           (b64)dynamicShared,
                       2);
  }
}

//===----------------------------------------------------------------------===//
// Registers
//===----------------------------------------------------------------------===//

/// The place in D of register `i` of a thread: "Register Fragments for
/// wgmma.mma_async.m64nNk16".
static inline float *getSum(Warpgroup *group, b32 thread, b32 i) {
  b32 row = thread / 32 * 16 + i / 2 % 2 * 8 + thread % 32 / 4;
  b32 column = i / 4 * 8 + thread % 4 * 2 + i % 2;
  return &group->sums[row][column];
}

/// The registers that D is in, and will be again when all products are done.
static inline void takeSums(Warpgroup *group, Thread *const *lanes,
                            b32 columns) {
  for (b32 lane = 0; lane < 128; ++lane) {
    Thread *thread = lanes[lane];
    for (b32 i = 0; i < columns / 2; ++i) {
      b32 *sum = thread->sums[i];
      if (group->numProducts != 0) {
        if (*sum != kInFlight)
          fail("a register of a product on its way was written");
        continue;
      }
      b32 old;
      memcpy(&old, (char *)thread->fenced + ((char *)sum - (char *)thread), 4);
      if (!group->isFenced || old != *sum)
        fail("a register was written after the wgmma.fence");
      *getSum(group, lane, i) = asF32(*sum);
      *sum = kInFlight;
    }
  }
}

static inline void giveSums(Warpgroup *group, Thread *const *lanes,
                            b32 columns) {
  for (b32 lane = 0; lane < 128; ++lane)
    for (b32 i = 0; i < columns / 2; ++i)
      *lanes[lane]->sums[i] = f32Bits(*getSum(group, lane, i));
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

static void wgmma_fence_sync_aligned(Thread *const *lanes) {
  for (b32 lane = 0; lane < 128; ++lane)
    memcpy(lanes[lane]->fenced, lanes[lane], lanes[lane]->stateBytes);
  getWarpgroup(lanes)->isFenced = 1;
}

static void wgmma_commit_group_sync_aligned(Thread *const *lanes) {
  ++getWarpgroup(lanes)->group;
}

static void wgmma_wait_group_sync_aligned(Thread *const *lanes) {
  static Factors now;
  Warpgroup *group = getWarpgroup(lanes);
  b32 done = 0;
  for (; done < group->numProducts; ++done) {
    const Product *product = &group->products[done];
    if (product->group + lanes[0]->in[0] >= group->group)
      break;
    readFactors(product, lanes[0]->number / 32, now, /*isBegin=*/0);
    if (memcmp(now, product->factors,
               (kRowsOfA + product->columns) * sizeof(now[0])) != 0)
      fail("what a product on its way reads was written");
    noteFactors(product, lanes[0]->number / 32);
  }
  if (done == 0)
    return;
  b32 columns = group->products[0].columns;
  group->numProducts -= done;
  memmove(group->products, group->products + done,
          group->numProducts * sizeof(Product));
  if (group->numProducts == 0) {
    giveSums(group, lanes, columns);
    group->isFenced = 0;
  }
}

/// D = A * B + D of 64 x 16 and 16 x N. The operands are N, scale-d, the scales
/// and whether A and B are transposed. The manual leaves the order and the
/// precision of the sum open; here one rounding follows the 16 products.
static inline void beginProduct(Thread *const *lanes, float (*as)(b16)) {
  Warpgroup *group = getWarpgroup(lanes);
  const Thread *first = lanes[0];
  if (group->numProducts == kMostProducts)
    fail("too many products on their way");
  Product *product = &group->products[group->numProducts];
  product->columns = first->in[0];
  product->group = group->group;
  for (int i = 0; i < 2; ++i) {
    product->descriptors[i] = first->descriptors[i];
    product->isTransposed[i] = first->in[4 + i];
    for (b32 lane = 1; lane < 128; ++lane)
      if (lanes[lane]->descriptors[i] != first->descriptors[i])
        fail("the warps of a warpgroup have several descriptors");
  }
  if (group->numProducts != 0) {
    const Product *before = product - 1;
    if (before->columns != product->columns ||
        memcmp(first->sums, group->registers, sizeof(first->sums)) != 0)
      fail("products on their way have several sums");
  }
  memcpy(group->registers, first->sums, sizeof(first->sums));
  takeSums(group, lanes, product->columns);
  readFactors(product, lanes[0]->number / 32, product->factors,
              /*isBegin=*/1);
  ++group->numProducts;
  static float factors[kRowsOfA + kMostColumns][kStepsOfK];
  for (b32 row = 0; row < kRowsOfA + product->columns; ++row)
    for (b32 k = 0; k < kStepsOfK; ++k)
      factors[row][k] =
          as(product->factors[row][k]) * (int)first->in[row < kRowsOfA ? 2 : 3];
  for (b32 row = 0; row < kRowsOfA; ++row)
    for (b32 column = 0; column < product->columns; ++column) {
      float *value = &group->sums[row][column];
      double sum = first->in[1] != 0 ? *value : 0;
      for (b32 k = 0; k < kStepsOfK; ++k)
        sum += (double)factors[row][k] * factors[kRowsOfA + column][k];
      *value = (float)sum;
    }
}

static void wgmma_mma_async_sync_aligned_f32_bf16_bf16(Thread *const *lanes) {
  beginProduct(lanes, asBF16);
}
static void wgmma_mma_async_sync_aligned_f32_f16_f16(Thread *const *lanes) {
  beginProduct(lanes, asF16);
}
