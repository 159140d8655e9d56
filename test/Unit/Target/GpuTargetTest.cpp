//===- GpuTargetTest.cpp - Tests of chips and compute capabilities --------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/GpuTarget.h"
#include "gtest/gtest.h"

using namespace mlir::act;

static std::string getChip(int major, int minor) {
  llvm::Expected<GpuTarget> target = GpuTarget::getForCapability(major, minor);
  return target ? target->chip : llvm::toString(target.takeError());
}

TEST(GpuTargetTest, CapabilitiesHaveTheirChip) {
  EXPECT_EQ(getChip(8, 0), "sm_80");
  EXPECT_EQ(getChip(9, 0), "sm_90a");
  EXPECT_EQ(getChip(10, 0), "sm_100");
}

TEST(GpuTargetTest, NewCapabilitiesHaveTheNewestChipBefore) {
  EXPECT_EQ(getChip(8, 8), "sm_87");
  EXPECT_EQ(getChip(9, 1), "sm_90");
  EXPECT_EQ(getChip(12, 1), "sm_120");
  EXPECT_EQ(getChip(20, 0), "sm_120");
}

TEST(GpuTargetTest, OldCapabilitiesAreErrors) {
  EXPECT_EQ(getChip(7, 5),
            "its compute capability is 7.5; act needs 8.0 or newer");
}
