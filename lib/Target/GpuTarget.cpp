//===- GpuTarget.cpp - What code generation knows of a GPU ----------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/GpuTarget.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

using namespace mlir::act;

namespace {
struct Chip {
  llvm::StringLiteral name;
  int64_t ptxVersion;
};
} // namespace

// From the PTX ISA manual, "Release Notes".
static constexpr Chip kChips[] = {
    {"sm_80", 70},  {"sm_86", 71},   {"sm_87", 74},  {"sm_89", 78},
    {"sm_90", 78},  {"sm_90a", 80},  {"sm_100", 86}, {"sm_100a", 86},
    {"sm_103", 88}, {"sm_103a", 88}, {"sm_120", 87}, {"sm_120a", 87},
};

std::string GpuTarget::getFeatures() const {
  return "+ptx" + std::to_string(ptxVersion);
}

llvm::Expected<GpuTarget> GpuTarget::get(llvm::StringRef name) {
  for (const Chip &chip : kChips)
    if (chip.name == name)
      return GpuTarget{name.str(), chip.ptxVersion};
  std::string names = llvm::join(
      llvm::map_range(kChips, [](const Chip &chip) { return chip.name; }),
      ", ");
  return llvm::createStringError("unsupported chip '" + name +
                                 "'; supported are " + names);
}

/// The compute capability of a chip, times ten; nothing for sm_90a and its
/// kin, whose code runs on one chip only.
static std::optional<int> getCapability(llvm::StringRef chip) {
  int capability = 0;
  if (!chip.consume_front("sm_") || chip.getAsInteger(10, capability))
    return std::nullopt;
  return capability;
}

llvm::Expected<GpuTarget> GpuTarget::getForCapability(int major, int minor) {
  // It has wgmma, which no other chip has.
  if (major == 9 && minor == 0)
    return get("sm_90a");
  const Chip *best = nullptr;
  int bestCapability = 0;
  for (const Chip &chip : kChips) {
    std::optional<int> capability = getCapability(chip.name);
    if (capability && *capability <= 10 * major + minor &&
        *capability > bestCapability) {
      best = &chip;
      bestCapability = *capability;
    }
  }
  if (!best)
    return llvm::createStringError(
        "its compute capability is " + llvm::Twine(major) + "." +
        llvm::Twine(minor) + "; act needs 8.0 or newer");
  return GpuTarget{best->name.str(), best->ptxVersion};
}
