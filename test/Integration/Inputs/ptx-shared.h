//===- ptx-shared.h - The shared memory of a block --------------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where kernels that scripts/ptx2c runs have their shared memory, and who
// touched it. Threads run one after the other, so that many mistakes would go
// unnoticed: by the memory consistency model of PTX, what a thread writes and
// another one reads or writes needs a barrier of the block or of their warp in
// between, and so does what it reads and another one writes. Copies of TMA,
// which see ptx-mbarrier.h, can also be ordered by other barriers.
//
//===----------------------------------------------------------------------===//

#include "ptx.h"

#include <sys/mman.h>

//===----------------------------------------------------------------------===//
// The memory
//===----------------------------------------------------------------------===//

/// Both parts begin at a multiple of what a matrix descriptor can address, and
/// nothing behind the last page of the dynamic one can be read or written.
enum {
  kStaticShared = 48 * 1024,
  kMostShared = 227 * 1024,
  kSharedWindow = 1 << 18
};
static _Alignas(1024) uint8_t staticShared[kStaticShared];
static uint8_t *dynamicShared;
static b32 dynamicBytes;

//===----------------------------------------------------------------------===//
// Who touched it
//===----------------------------------------------------------------------===//

/// The barriers that have been passed, in a block and in its warps.
static b32 blockBarriers, warpBarriers[32];

/// The last access to some bytes, or several that no barrier of the block is
/// between.
typedef struct {
  b32 blockBarriers, warpBarriers;
  /// Whose it is, counted from 1; `kSeveral` if there are several.
  uint16_t thread, warp;
} Access;
enum { kSeveral = 0xffff };

/// Each two bytes, of both parts.
enum { kBytesOfSpot = 2 };
typedef struct {
  Access write, read;
  /// Whether a copy to it was begun and has not ended.
  int isCopied;
} Spot;
static Spot spots[(kStaticShared + kSharedWindow) / kBytesOfSpot];

//===----------------------------------------------------------------------===//
// Who knows that it is over
//===----------------------------------------------------------------------===//

/// Those who use shared memory: warps, and the copies of each mbarrier.
enum { kMostWarps = 32, kMostMBarriers = 16 };
enum { kAgents = kMostWarps + kMostMBarriers };

/// Up to when somebody knows what each has done.
typedef struct {
  b32 of[kAgents];
} Clocks;
static Clocks known[kMostWarps];
/// The clock of each when it last used 16 bytes of the dynamic part.
static b32 uses[kSharedWindow / 16][kAgents];

/// The next 16 bytes after an address.
static inline b64 nextUnit(b64 address) { return (address / 16 + 1) * 16; }

static inline void noteUse(b32 agent, b32 clock, b64 address, b32 bytes) {
  b64 first = address - (b64)dynamicShared;
  if (first < dynamicBytes)
    for (b64 i = first; i < first + bytes; i = nextUnit(i))
      uses[i / 16][agent] = clock;
}

/// What others than warps have done last must be known to a warp, or all that
/// others have done.
static inline void requireKnown(b32 warp, b64 address, b32 bytes, int ofWarps) {
  b64 first = address - (b64)dynamicShared;
  if (first < dynamicBytes)
    for (b64 i = first; i < first + bytes; i = nextUnit(i))
      for (b32 agent = ofWarps ? 0 : kMostWarps; agent < kAgents; ++agent)
        if (agent != warp && uses[i / 16][agent] > known[warp].of[agent])
          fail(ofWarps ? "a copy begins where others still use shared memory"
                       : "shared memory is used before a copy to it is waited "
                         "for");
}

static inline void learn(Clocks *clocks, const Clocks *others) {
  for (b32 i = 0; i < kAgents; ++i)
    if (clocks->of[i] < others->of[i])
      clocks->of[i] = others->of[i];
}

/// What a warp has done so far, others can learn from `clocks`.
static inline void publish(b32 warp, Clocks *clocks) {
  learn(clocks, &known[warp]);
  ++known[warp].of[warp];
}

static inline Spot *getSpot(b64 address) {
  b64 offset = address - (b64)staticShared;
  if (offset >= kStaticShared)
    offset = address - (b64)dynamicShared + kStaticShared;
  if (offset >= kStaticShared + dynamicBytes)
    fail("an address outside of the shared memory");
  return &spots[offset / kBytesOfSpot];
}

static inline void requireNoCopy(const Spot *spot) {
  if (spot->isCopied)
    fail("shared memory is used before a copy to it has ended");
}

/// Whether an access is over before a thread goes on; `thread` may be all those
/// of a warp.
static inline int isOver(Access access, b32 thread, b32 warp) {
  return access.thread == 0 || access.blockBarriers != blockBarriers ||
         (access.thread == thread + 1 && thread != kSeveral) ||
         (access.warp == warp + 1 && access.warpBarriers != warpBarriers[warp]);
}

/// `last`, if it is not over for all, and a new access.
static inline Access combine(Access last, b32 thread, b32 warp) {
  Access access = {blockBarriers, warpBarriers[warp],
                   thread == kSeveral ? kSeveral : thread + 1, warp + 1};
  if (last.thread != 0 && last.blockBarriers == blockBarriers) {
    if (last.thread != access.thread)
      access.thread = kSeveral;
    if (last.warp != access.warp)
      access.warp = kSeveral;
  }
  return access;
}

static inline void noteReadOf(b32 thread, b32 warp, b64 address, b32 bytes) {
  requireKnown(warp, address, bytes, /*ofWarps=*/0);
  noteUse(warp, known[warp].of[warp], address, bytes);
  for (b64 i = 0; i < bytes; i += kBytesOfSpot) {
    Spot *spot = getSpot(address + i);
    requireNoCopy(spot);
    if (!isOver(spot->write, thread, warp))
      fail("shared memory is read before the thread that writes it is waited "
           "for");
    spot->read = combine(spot->read, thread, warp);
  }
}
static inline void noteRead(b32 thread, b64 address, b32 bytes) {
  noteReadOf(thread, thread / 32, address, bytes);
}
/// All lanes read.
static inline void noteReadOfWarp(b32 warp, b64 address, b32 bytes) {
  noteReadOf(kSeveral, warp, address, bytes);
}

//===----------------------------------------------------------------------===//
// What the async proxy sees
//===----------------------------------------------------------------------===//

/// Why what reads by the async proxy does not see 16 bytes yet: 0 if it does,
/// the thread, counted from 1, that wrote them, or that a barrier must follow
/// the fence of that thread.
static uint16_t writers[kSharedWindow / 16];
enum { kFenced = 0xffff };

static inline void noteProxy(b32 thread, b64 address, b32 bytes) {
  b64 offset = address - (b64)dynamicShared;
  if (offset < dynamicBytes)
    for (b64 i = offset / 16; i <= (offset + bytes - 1) / 16; ++i)
      writers[i] = thread + 1;
}

static inline void fenceWrites(b32 thread) {
  for (b32 i = 0; i < kSharedWindow / 16; ++i)
    if (writers[i] == thread + 1)
      writers[i] = kFenced;
}

static inline void noteWrite(b32 thread, b64 address, b32 bytes) {
  b32 warp = thread / 32;
  requireKnown(warp, address, bytes, /*ofWarps=*/0);
  noteUse(warp, known[warp].of[warp], address, bytes);
  for (b64 i = 0; i < bytes; i += kBytesOfSpot) {
    Spot *spot = getSpot(address + i);
    requireNoCopy(spot);
    if (!isOver(spot->write, thread, warp) || !isOver(spot->read, thread, warp))
      fail("shared memory is written before the threads that use it are waited "
           "for");
    spot->write = combine((Access){0}, thread, warp);
  }
  noteProxy(thread, address, bytes);
}

/// A copy writes at any time between these two.
static inline void noteBegin(b32 thread, b64 address, b32 bytes) {
  noteWrite(thread, address, bytes);
  for (b64 i = 0; i < bytes; i += kBytesOfSpot)
    getSpot(address + i)->isCopied = 1;
}
static inline void noteEnd(b32 thread, b64 address, b32 bytes) {
  for (b64 i = 0; i < bytes; i += kBytesOfSpot)
    getSpot(address + i)->isCopied = 0;
  noteWrite(thread, address, bytes);
}

/// The same for copies of TMA, which end for those who wait for their mbarrier.
static inline void noteBulkBegin(b32 warp, b64 address, b32 bytes) {
  requireKnown(warp, address, bytes, /*ofWarps=*/1);
  for (b64 i = 0; i < bytes; i += kBytesOfSpot) {
    Spot *spot = getSpot(address + i);
    requireNoCopy(spot);
    if (writers[(address + i - (b64)dynamicShared) / 16] != 0)
      fail("a copy may overtake what threads have written before");
    *spot = (Spot){.isCopied = 1};
  }
}
static inline void noteBulkEnd(b32 mbarrier, b32 clock, b64 address,
                               b32 bytes) {
  for (b64 i = 0; i < bytes; i += kBytesOfSpot)
    getSpot(address + i)->isCopied = 0;
  noteUse(kMostWarps + mbarrier, clock, address, bytes);
}

//===----------------------------------------------------------------------===//
// Blocks and barriers
//===----------------------------------------------------------------------===//

static inline void passBarrier(void) {
  ++blockBarriers;
  Clocks all = {0};
  for (b32 i = 0; i < kMostWarps; ++i)
    publish(i, &all);
  for (b32 i = 0; i < kMostWarps; ++i)
    learn(&known[i], &all);
  for (b32 i = 0; i < kSharedWindow / 16; ++i)
    if (writers[i] == kFenced)
      writers[i] = 0;
}

static inline void passWarpBarrier(b32 warp) { ++warpBarriers[warp]; }

static inline void beginBlock(b32 bytes) {
  if (bytes > kMostShared)
    fail("too much shared memory");
  if (!dynamicShared) {
    char *pages = mmap(NULL, 2 * kSharedWindow, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
      fail("no memory");
    b64 aligned = ((b64)pages + kSharedWindow - 1) / kSharedWindow;
    dynamicShared = (uint8_t *)(aligned * kSharedWindow);
  }
  mprotect(dynamicShared, kSharedWindow, PROT_NONE);
  mprotect(dynamicShared, bytes, PROT_READ | PROT_WRITE);
  dynamicBytes = bytes;
  memset(dynamicShared, 0xff, bytes);
  memset(staticShared, 0xff, sizeof(staticShared));
  memset(spots, 0, sizeof(spots));
  memset(writers, 0, sizeof(writers));
  memset(uses, 0, sizeof(uses));
  memset(known, 0, sizeof(known));
  for (b32 i = 0; i < kMostWarps; ++i)
    known[i].of[i] = 1;
}
