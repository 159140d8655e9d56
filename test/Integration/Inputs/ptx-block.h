//===- ptx-block.h - Instructions of PTX for several threads ----*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How scripts/ptx2c runs kernels whose threads work together: barriers,
// instructions of a whole warp, and copies to shared memory that end later. The
// layouts are those of the manual of the PTX ISA, "Matrix Fragments for
// mma.m16n8k8", "Matrix Fragments for mma.m16n8k16" and "ldmatrix". For the
// instructions of four warps see ptx-warpgroup.h, and for barriers that warps
// pass at different times ptx-mbarrier.h.
//
// A thread is a function that returns where it waits, and goes on from there
// when it is called again. Warps run as far as they can, one after the other.
// It is stricter than a GPU: all threads of a warp must wait at one
// instruction, all of a block at a barrier, and memory is NaN until it is
// written, also while a copy to it is under way.
//
//===----------------------------------------------------------------------===//

#include "ptx-mbarrier.h"

#include <stdlib.h>

typedef enum { kDone, kBarrier, kPhase, kWarp, kWarpgroup } Stop;

/// A copy that was begun, and the number of the group that it is in.
typedef struct {
  b64 target, source;
  b32 bytes, group;
} Copy;

/// What a thread is besides its registers; the first field of its state.
typedef struct Thread {
  int pc;
  Stop stop;
  /// The place in the block.
  b32 number;
  /// The instruction of the warp or warpgroup that the thread waits for, its
  /// operands and results.
  void (*instruction)(struct Thread *const *lanes);
  b64 address, descriptors[2];
  b32 in[10], out[4], *sums[128];
  /// The state at the last wgmma.fence, and how many bytes it has.
  void *fenced;
  b32 stateBytes;
  Copy copies[256];
  b32 numCopies, group;
} Thread;

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

/// Copies that have not ended are not fenced.
static inline void fence_proxy_async_shared__cta(Thread *thread) {
  fenceWrites(thread->number);
  fenceMBarriers(thread->number);
  for (b32 i = 0; i < thread->numCopies; ++i)
    noteProxy(thread->number, thread->copies[i].target, 16);
}

/// Of the 16 bytes, those after the first `bytes` are filled with 0.
static inline void cp_async_cg_shared_global(Thread *thread, b64 target,
                                             b64 source, b32 size, b32 bytes) {
  if (size != 16 || bytes > 16 || target % 16 != 0 || source % 16 != 0)
    fail("cp.async of another size, or not aligned");
  if (thread->numCopies == sizeof(thread->copies) / sizeof(Copy))
    fail("too many copies");
  memset((void *)target, 0xff, size);
  noteBegin(thread->number, target, size);
  thread->copies[thread->numCopies++] =
      (Copy){target, source, bytes, thread->group};
}

static inline void cp_async_commit_group(Thread *thread) { ++thread->group; }

/// Ends all groups but the `most` that were committed last.
static inline void cp_async_wait_group(Thread *thread, b32 most) {
  b32 kept = 0;
  for (b32 i = 0; i < thread->numCopies; ++i) {
    Copy copy = thread->copies[i];
    if (copy.group + most >= thread->group) {
      thread->copies[kept++] = copy;
      continue;
    }
    memset((void *)copy.target, 0, 16);
    memcpy((void *)copy.target, (const void *)copy.source, copy.bytes);
    noteEnd(thread->number, copy.target, 16);
  }
  thread->numCopies = kept;
}

//===----------------------------------------------------------------------===//
// Barriers of a warp
//===----------------------------------------------------------------------===//

static void bar_warp_sync(Thread *const *lanes) {
  for (b32 lane = 0; lane < 32; ++lane)
    if (lanes[lane]->in[0] != 0xffffffff)
      fail("a barrier of some lanes only");
  passWarpBarrier(lanes[0]->number / 32);
}

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

/// Four 8 x 8 matrices of 16 bits. Lanes 0 to 7 have the addresses of the rows
/// of the first, 8 to 15 of the second, and so on. Each lane gets two elements
/// of a row (of a column, if transposed).
static inline void loadMatrices(Thread *const *lanes, int isTransposed) {
  for (int matrix = 0; matrix < 4; ++matrix) {
    b16 elements[8][8];
    for (int row = 0; row < 8; ++row) {
      b64 address = lanes[8 * matrix + row]->address;
      if (address % 16 != 0)
        fail("ldmatrix is not aligned");
      noteReadOfWarp(lanes[0]->number / 32, address, 16);
      memcpy(elements[row], (const void *)address, 16);
    }
    for (int lane = 0; lane < 32; ++lane) {
      int i = lane / 4, j = lane % 4 * 2;
      lanes[lane]->out[matrix] =
          isTransposed ? pack32(elements[j][i], elements[j + 1][i])
                       : pack32(elements[i][j], elements[i][j + 1]);
    }
  }
}
static void ldmatrix_sync_aligned_m8n8_x4_shared_b16(Thread *const *lanes) {
  loadMatrices(lanes, 0);
}
static void
ldmatrix_sync_aligned_m8n8_x4_trans_shared_b16(Thread *const *lanes) {
  loadMatrices(lanes, 1);
}

/// D = A * B + C of 16 x K, K x 8 and 16 x 8. The manual leaves the order and
/// the precision of the sum open; here one rounding follows the K products.
static inline void addProducts(Thread *const *lanes, int K, float a[16][16],
                               float b[16][8]) {
  for (int lane = 0; lane < 32; ++lane) {
    int groupID = lane >> 2, threadID_in_group = lane % 4;
    for (int i = 0; i < 4; ++i) {
      int row = i < 2 ? groupID : groupID + 8;
      int col = threadID_in_group * 2 + (i & 1);
      double sum = asF32(lanes[lane]->in[6 + i]);
      for (int k = 0; k < K; ++k)
        sum += (double)a[row][k] * b[k][col];
      lanes[lane]->out[i] = f32Bits((float)sum);
    }
  }
}

/// With K = 16, of 16 bits.
static inline void multiplyMatrices(Thread *const *lanes, float (*as)(b16)) {
  float a[16][16], b[16][8];
  for (int lane = 0; lane < 32; ++lane) {
    const b32 *in = lanes[lane]->in;
    int groupID = lane >> 2, threadID_in_group = lane % 4;
    for (int i = 0; i < 8; ++i) {
      int row = i < 2 || (4 <= i && i < 6) ? groupID : groupID + 8;
      int col = threadID_in_group * 2 + (i & 1) + (i < 4 ? 0 : 8);
      a[row][col] = as(i & 1 ? high32(in[i / 2]) : low32(in[i / 2]));
    }
    for (int i = 0; i < 4; ++i) {
      int row = threadID_in_group * 2 + (i & 1) + (i < 2 ? 0 : 8);
      b32 pair = in[4 + i / 2];
      b[row][groupID] = as(i & 1 ? high32(pair) : low32(pair));
    }
  }
  addProducts(lanes, 16, a, b);
}

/// A number that was rounded to tf32, as the operands must be.
static inline float asTF32(b32 bits) {
  if ((bits & 0x1fff) != 0)
    fail("an operand of mma is not rounded to tf32");
  return asF32(bits);
}

static void
mma_sync_aligned_m16n8k8_row_col_f32_tf32_tf32_f32(Thread *const *lanes) {
  float a[16][16], b[16][8];
  for (int lane = 0; lane < 32; ++lane) {
    const b32 *in = lanes[lane]->in;
    int groupID = lane >> 2, threadID_in_group = lane % 4;
    for (int i = 0; i < 4; ++i) {
      int row = i % 2 == 0 ? groupID : groupID + 8;
      int col = i < 2 ? threadID_in_group : threadID_in_group + 4;
      a[row][col] = asTF32(in[i]);
    }
    for (int i = 0; i < 2; ++i)
      b[threadID_in_group + 4 * i][groupID] = asTF32(in[4 + i]);
  }
  addProducts(lanes, 8, a, b);
}
static void
mma_sync_aligned_m16n8k16_row_col_f32_bf16_bf16_f32(Thread *const *lanes) {
  multiplyMatrices(lanes, asBF16);
}
static void
mma_sync_aligned_m16n8k16_row_col_f32_f16_f16_f32(Thread *const *lanes) {
  multiplyMatrices(lanes, asF16);
}

//===----------------------------------------------------------------------===//
// The threads of a block
//===----------------------------------------------------------------------===//

/// Those of one warp.
typedef struct {
  Thread *const *lanes;
  b32 count;
  /// Whether it need not wait any more.
  int canGoOn;
} Warp;

/// Whether a warp has what it waits for: a phase of an mbarrier.
static inline int hasPhase(const Warp *warp) {
  Thread *const *lanes = warp->lanes;
  for (b32 i = 1; i < warp->count; ++i)
    if (lanes[i]->address != lanes[0]->address ||
        lanes[i]->in[0] != lanes[0]->in[0])
      fail("the threads of a warp wait for several phases");
  return passPhase(lanes[0]->number / 32, lanes[0]->address, lanes[0]->in[0]);
}

/// Runs a warp until it has ended or waits for others.
static inline void runWarp(Warp *warp, void (*run)(Thread *, const void *),
                           const void *block) {
  Thread *const *lanes = warp->lanes;
  while (warp->canGoOn) {
    for (b32 i = 0; i < warp->count; ++i)
      run(lanes[i], block);
    for (b32 i = 1; i < warp->count; ++i)
      if (lanes[i]->stop != lanes[0]->stop || lanes[i]->pc != lanes[0]->pc)
        fail("the threads of a warp went different ways");
    if (lanes[0]->stop == kWarp) {
      if (warp->count != 32)
        fail("an instruction of a warp with less than 32 threads");
      lanes[0]->instruction(lanes);
    } else {
      warp->canGoOn = lanes[0]->stop == kPhase && hasPhase(warp);
    }
  }
}

/// Whether all of some warps wait for the same.
static inline int allWait(Stop stop, const Warp *warps, b32 count) {
  for (b32 i = 0; i < count; ++i)
    if (warps[i].canGoOn || warps[i].lanes[0]->stop != stop)
      return 0;
  return 1;
}

static inline void letGoOn(Warp *warps, b32 count) {
  for (b32 i = 0; i < count; ++i)
    warps[i].canGoOn = 1;
}

/// Of warps that all wait, and not for the same.
static inline void failStuck(const Warp *warps, b32 count) {
  for (b32 i = 0; i < count; ++i)
    if (warps[i].lanes[0]->stop == kPhase)
      fail("a phase of an mbarrier is waited for that never ends");
  for (b32 i = 0; i < count; ++i)
    if (warps[i].lanes[0]->stop == kWarpgroup)
      fail("an instruction of a warpgroup that not all of its warps execute");
  fail("the warps of a block wait at different barriers, or have ended");
}

static inline void runBlock(Thread *const *threads, b32 count,
                            void (*run)(Thread *, const void *),
                            const void *block) {
  static Warp warps[kMostWarps];
  b32 numWarps = (count + 31) / 32;
  for (b32 i = 0; i < numWarps; ++i) {
    b32 left = count - 32 * i;
    warps[i] = (Warp){threads + 32 * i, left < 32 ? left : 32, /*canGoOn=*/1};
  }
  for (;;) {
    int hasMoved = 0;
    for (b32 i = 0; i < numWarps; ++i) {
      if (!warps[i].canGoOn && threads[32 * i]->stop == kPhase)
        warps[i].canGoOn = hasPhase(&warps[i]);
      hasMoved |= warps[i].canGoOn;
      runWarp(&warps[i], run, block);
    }
    for (b32 i = 0; i + 4 <= numWarps && count % 32 == 0; i += 4)
      if (allWait(kWarpgroup, warps + i, 4)) {
        for (b32 j = i + 1; j < i + 4; ++j)
          if (threads[32 * j]->pc != threads[32 * i]->pc)
            fail("the warps of a warpgroup went different ways");
        threads[32 * i]->instruction(threads + 32 * i);
        letGoOn(warps + i, 4);
        hasMoved = 1;
      }
    if (allWait(kDone, warps, numWarps))
      return;
    if (allWait(kBarrier, warps, numWarps)) {
      passBarrier();
      publishMBarriers();
      letGoOn(warps, numWarps);
      hasMoved = 1;
    }
    if (!hasMoved)
      failStuck(warps, numWarps);
  }
}
