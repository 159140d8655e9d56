//===- ptx-mbarrier.h - Barriers with phases, and TMA -----------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mbarrier and cp.async.bulk.tensor for scripts/ptx2c, by the manual of the PTX
// ISA, "mbarrier" and "Tensor Copy".
//
// It is stricter than a GPU. A copy ends when somebody waits for it, and not
// before; until then its target is NaN. By then all bytes that the phase
// expects must have been asked for. Who waits for phases of a barrier waits for
// each, and before the next one ends. A copy begins where its thread knows, by
// barriers, that nobody uses the target any more, and what threads wrote there
// is fenced.
//
//===----------------------------------------------------------------------===//

#include "ptx-shared.h"
#include "tensor-map.h"

enum { kMostBulks = 64 };

/// A copy of TMA that has not ended.
typedef struct {
  TensorMap map;
  int32_t at[kMostDims];
  b64 target;
} Bulk;

typedef struct {
  b64 address;
  /// The arrivals that end a phase, and those that this one lacks.
  b32 count, missing;
  /// The bytes that this phase expects.
  int64_t bytes;
  /// The phases that have ended, and for how many of them each warp waited.
  b32 phases, seen[kMostWarps];
  /// What those learn who wait for this phase, and for the last one.
  Clocks now, last;
  /// Who made it, counted from 1, until this is known to all.
  uint16_t writer;
  Bulk bulks[kMostBulks];
  b32 numBulks;
} MBarrier;
static MBarrier mbarriers[kMostMBarriers];
/// The copies that have ended, of each.
static b32 bulkClocks[kMostMBarriers];

/// The address may be one of 32 bits, as shared memory has them on a GPU.
static inline MBarrier *findMBarrier(b64 address) {
  for (b32 i = 0; i < kMostMBarriers; ++i)
    if ((b32)mbarriers[i].address == (b32)address)
      return &mbarriers[i];
  return NULL;
}

static inline MBarrier *getMBarrier(b64 address) {
  MBarrier *barrier = findMBarrier(address);
  if (!barrier)
    fail("there is no mbarrier at this address");
  if (barrier->writer != 0)
    fail("an mbarrier is used before it is known to all");
  return barrier;
}

//===----------------------------------------------------------------------===//
// Their life
//===----------------------------------------------------------------------===//

static inline void mbarrier_init_shared_b64(b32 thread, b64 address,
                                            b32 count) {
  if (findMBarrier(aligned(address, 8)))
    fail("an mbarrier is made where there is one");
  noteWrite(thread, address, 8);
  MBarrier *barrier = findMBarrier(0);
  if (!barrier)
    fail("too many mbarriers");
  *barrier = (MBarrier){.address = address,
                        .count = count,
                        .missing = count,
                        .writer = thread + 1};
}

static inline void mbarrier_inval_shared_b64(b32 thread, b64 address) {
  MBarrier *barrier = getMBarrier(address);
  if (barrier->numBulks != 0)
    fail("an mbarrier ends before its copies");
  noteWrite(thread, address, 8);
  barrier->address = 0;
}

/// As for other memory, a barrier must follow a fence.
static inline void fenceMBarriers(b32 thread) {
  for (b32 i = 0; i < kMostMBarriers; ++i)
    if (mbarriers[i].writer == thread + 1)
      mbarriers[i].writer = kFenced;
}
static inline void publishMBarriers(void) {
  for (b32 i = 0; i < kMostMBarriers; ++i)
    if (mbarriers[i].writer == kFenced)
      mbarriers[i].writer = 0;
}

static inline void endMBarriers(void) {
  for (b32 i = 0; i < kMostMBarriers; ++i)
    if (mbarriers[i].numBulks != 0)
      fail("a block ended before its copies");
  memset(mbarriers, 0, sizeof(mbarriers));
  memset(bulkClocks, 0, sizeof(bulkClocks));
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

static inline b32 bytesOfBox(const TensorMap *map) {
  b32 bytes = 2;
  for (b32 dim = 0; dim < map->rank; ++dim)
    bytes *= map->box[dim];
  return bytes;
}

static inline void copyTensor(b32 thread, b64 target, b64 map, const b32 *at,
                              b32 rank, b64 address) {
  MBarrier *barrier = getMBarrier(address);
  if (barrier->numBulks == kMostBulks)
    fail("too many copies");
  Bulk *bulk = &barrier->bulks[barrier->numBulks++];
  memcpy(&bulk->map, (const void *)map, sizeof(TensorMap));
  if (bulk->map.kind != kTensorMap || bulk->map.rank != rank)
    fail("a copy without a tensor map of its dimensions");
  memcpy(bulk->at, at, rank * sizeof(*at));
  bulk->target = aligned(target, 128);
  b32 bytes = bytesOfBox(&bulk->map);
  noteBulkBegin(thread / 32, target, bytes);
  memset((void *)target, 0xff, bytes);
}

/// An element of a box: 0 outside the array.
static inline b16 loadOfBox(const Bulk *bulk, b32 element) {
  const TensorMap *map = &bulk->map;
  b64 address = map->address;
  for (b32 dim = 0; dim < map->rank; ++dim) {
    int64_t at = (int64_t)bulk->at[dim] + element % map->box[dim];
    element /= map->box[dim];
    if (at < 0 || at >= map->sizes[dim])
      return 0;
    address += at * (dim == 0 ? 2 : map->distances[dim - 1]);
  }
  return load16(address);
}

static inline void endBulks(MBarrier *barrier) {
  b32 number = barrier - mbarriers;
  for (b32 i = 0; i < barrier->numBulks; ++i) {
    const Bulk *bulk = &barrier->bulks[i];
    b32 bytes = bytesOfBox(&bulk->map);
    noteBulkEnd(number, ++bulkClocks[number], bulk->target, bytes);
    for (b32 element = 0; element < bytes / 2; ++element) {
      b64 place = bulk->target + 2 * element;
      // Swizzle<3, 4, 3>.
      store16(place ^ (place >> 7 & 7) << 4, loadOfBox(bulk, element));
    }
    barrier->bytes -= bytes;
  }
  barrier->numBulks = 0;
  barrier->now.of[kMostWarps + number] = bulkClocks[number];
}

//===----------------------------------------------------------------------===//
// Phases
//===----------------------------------------------------------------------===//

static inline void endPhase(MBarrier *barrier) {
  if (barrier->missing != 0 || barrier->bytes != 0)
    return;
  ++barrier->phases;
  barrier->missing = barrier->count;
  barrier->last = barrier->now;
}

static inline b64 mbarrier_arrive_expect_tx_shared_b64(b32 thread, b64 address,
                                                       b32 bytes) {
  MBarrier *barrier = getMBarrier(address);
  if (barrier->missing == 0)
    fail("too many threads arrive at an mbarrier");
  publish(thread / 32, &barrier->now);
  --barrier->missing;
  barrier->bytes += bytes;
  endPhase(barrier);
  return barrier->phases;
}
static inline b64 mbarrier_arrive_shared_b64(b32 thread, b64 address) {
  return mbarrier_arrive_expect_tx_shared_b64(thread, address, 0);
}

/// Whether the phase that a warp waits for has ended.
static inline int passPhase(b32 warp, b64 address, b32 parity) {
  MBarrier *barrier = getMBarrier(address);
  b32 *seen = &barrier->seen[warp];
  if (*seen % 2 != parity)
    fail("a phase of an mbarrier is waited for twice");
  if (barrier->numBulks != 0) {
    endBulks(barrier);
    endPhase(barrier);
  }
  if (barrier->phases == *seen) {
    if (barrier->missing == 0)
      fail("an mbarrier expects other bytes than are copied");
    return 0;
  }
  if (barrier->phases != ++*seen)
    fail("a phase of an mbarrier ended that nobody had waited for");
  learn(&known[warp], &barrier->last);
  return 1;
}
