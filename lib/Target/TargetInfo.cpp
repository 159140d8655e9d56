//===- TargetInfo.cpp - What code generation knows of a CPU -----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/TargetInfo.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/TargetParser/AArch64TargetParser.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/TargetParser/X86TargetParser.h"

#if defined(__linux__) && defined(__x86_64__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace mlir;
using namespace mlir::act;

/// Which features are known, and enabled.
using Features = llvm::StringMap<bool>;

/// Adds or takes away a feature of x86, and with it those that come and go with
/// it: LLVM's list of x86-64-v4 has AVX512BW, but not AVX512F.
static void setX86Feature(StringRef name, bool isEnabled, Features &features) {
  features[name] = isEnabled;
  llvm::X86::updateImpliedFeatures(name, isEnabled, features);
}

/// The features of an x86 CPU, by LLVM's names.
static llvm::Expected<Features> getX86Features(StringRef cpu) {
  Features features;
  if (cpu.empty())
    return features;
  if (llvm::X86::parseArchX86(cpu) == llvm::X86::CK_None)
    return llvm::createStringError("unknown x86 CPU '" + cpu + "'");
  SmallVector<StringRef> names;
  llvm::X86::getFeaturesForCPU(cpu, names);
  for (StringRef name : names)
    setX86Feature(name, true, features);
  return features;
}

static llvm::Expected<Features> getAArch64Features(StringRef cpu) {
  Features features;
  if (cpu.empty() || cpu == "generic")
    return features;
  auto info = llvm::AArch64::parseCpu(cpu);
  if (!info)
    return llvm::createStringError("unknown AArch64 CPU '" + cpu + "'");
  std::vector<StringRef> names;
  llvm::AArch64::getExtensionFeatures(info->getImpliedExtensions(), names);
  for (StringRef name : names)
    if (name.consume_front("+"))
      features[name] = true;
  return features;
}

/// The features of `cpu` with "+a,-b" applied, as far as code depends on them.
static llvm::Expected<Features> getFeatures(const llvm::Triple &triple,
                                            StringRef cpu, StringRef changes) {
  llvm::Expected<Features> features = triple.isX86() ? getX86Features(cpu)
                                      : triple.isAArch64()
                                          ? getAArch64Features(cpu)
                                          : Features();
  if (!features)
    return features.takeError();
  SmallVector<StringRef> list;
  changes.split(list, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef name : list) {
    bool isAdded = name.consume_front("+");
    if (!isAdded && !name.consume_front("-"))
      return llvm::createStringError("feature '" + name +
                                     "' must begin with '+' or '-'");
    if (triple.isX86())
      setX86Feature(name, isAdded, *features);
    else
      (*features)[name] = isAdded;
    // The extensions of SVE imply it.
    if (isAdded && name.starts_with("sve"))
      (*features)["sve"] = true;
  }
  return features;
}

/// Whether the host lets processes use the registers of AMX.
static bool allowsTiles() {
#if defined(__linux__) && defined(__x86_64__)
  constexpr long kRequest = 0x1023 /* ARCH_REQ_XCOMP_PERM */, kTiles = 18;
  return syscall(SYS_arch_prctl, kRequest, kTiles) == 0;
#else
  return false;
#endif
}

llvm::Expected<TargetInfo> TargetInfo::get(StringRef cpu, StringRef features,
                                           StringRef tripleName) {
  TargetInfo target;
  llvm::Triple host(llvm::sys::getDefaultTargetTriple());
  llvm::Triple triple = tripleName.empty() ? host : llvm::Triple(tripleName);
  target.triple = triple.str();

  if (triple.getArch() == llvm::Triple::UnknownArch)
    return llvm::createStringError("unknown target '" + tripleName + "'");

  std::string allFeatures;
  if (cpu == "native") {
    if (triple.getArch() != host.getArch())
      return llvm::createStringError(
          "the CPU 'native' is this machine's, which is " + host.getArchName() +
          ", not " + triple.getArchName());
    target.cpu = llvm::sys::getHostCPUName();
    SmallVector<std::string> list;
    for (const auto &feature : llvm::sys::getHostCPUFeatures())
      list.push_back((feature.second ? "+" : "-") + feature.first().str());
    llvm::sort(list);
    allFeatures = llvm::join(list, ",");
  } else {
    target.cpu = cpu.str();
  }
  if (!features.empty())
    allFeatures += (allFeatures.empty() ? "" : ",") + features.str();
  target.features = allFeatures;

  llvm::Expected<Features> enabled =
      getFeatures(triple, target.cpu, allFeatures);
  if (!enabled)
    return enabled.takeError();

  if (triple.isX86()) {
    bool avx2 = enabled->lookup("avx2") && enabled->lookup("fma");
    if (enabled->lookup("avx512f")) {
      target.vectorBits = 512;
      target.vectorRegisters = 32;
      target.l1Bytes = 48 * 1024;
      target.l2Bytes = 2 * 1024 * 1024;
      if (target.cpu == "znver4") {
        // Two halves of a vector take as long as two vectors.
        target.multiplyAddsPerCycle = 1;
        target.l1Bytes = 32 * 1024;
        target.l2Bytes = 1024 * 1024;
      } else if (target.cpu == "znver5") {
        target.l2Bytes = 1024 * 1024;
      }
    } else if (avx2) {
      target.vectorBits = 256;
    }
    target.indexedOffsets = true;
    target.maskedMemory = target.vectorBits > 128;
    target.minMaskedBits = enabled->lookup("avx512bw") ? 8 : 32;
    // CPUs with AMX take longer for pairs than for two multiply-adds: see
    // libxsmm/tpp-mlir#1025, and LLVM's model of Sapphire Rapids.
    target.multipliesBF16Pairs =
        enabled->lookup("avx512bf16") && !enabled->lookup("amx-tile");
    // The code asks Linux for the registers of tiles.
    target.multipliesBF16Tiles = enabled->lookup("amx-bf16") &&
                                 triple.isArch64Bit() && triple.isOSLinux() &&
                                 (cpu != "native" || allowsTiles());
    target.convertsF16 = enabled->lookup("f16c");
  } else if (triple.isAArch64()) {
    target.scalableVectors = enabled->lookup("sve");
    target.maskedMemory = target.scalableVectors;
    target.overwritesAddends = !target.scalableVectors;
    target.convertsF16 = true;
    target.vectorRegisters = 32;
    target.l1Bytes = 64 * 1024;
    target.l2Bytes = 1024 * 1024;
  } else if (triple.isRISCV()) {
    target.convertsF16 = enabled->lookup("zfh") || enabled->lookup("zfhmin");
  }
  return target;
}

/// Whether LLVM uses the instructions of a feature where it pays, unasked.
static bool isUsedByCode(StringRef feature) {
  return llvm::any_of(
             ArrayRef<StringRef>{"amx-bf16", "avx", "bmi", "sse"},
             [&](StringRef prefix) { return feature.starts_with(prefix); }) ||
         llvm::is_contained({"f16c", "fma", "fma4", "gfni", "lzcnt", "movbe",
                             "popcnt", "ssse3", "sve", "sve2", "tbm", "xop"},
                            feature);
}

llvm::Error act::checkRunsHere(const TargetInfo &target) {
  llvm::Expected<Features> features =
      getFeatures(llvm::Triple(target.triple), target.cpu, target.features);
  if (!features)
    return features.takeError();
  Features host = llvm::sys::getHostCPUFeatures();
  SmallVector<StringRef> missing;
  for (const auto &feature : *features)
    if (feature.second && isUsedByCode(feature.first()) &&
        !host.lookup(feature.first()))
      missing.push_back(feature.first());
  if (missing.empty())
    return llvm::Error::success();
  llvm::sort(missing);
  return llvm::createStringError("this processor cannot run code for '" +
                                 target.cpu + "': it lacks " +
                                 llvm::join(missing, ", "));
}

void act::setTargetAttributes(ModuleOp module, const TargetInfo &target) {
  MLIRContext *context = module.getContext();
  StringAttr cpu, tune, width;
  LLVM::TargetFeaturesAttr features;
  if (!target.cpu.empty())
    cpu = StringAttr::get(context, target.cpu);
  if (!target.features.empty())
    features = LLVM::TargetFeaturesAttr::get(context, target.features);
  // Without this LLVM splits 512-bit vectors on CPUs that it thinks prefer
  // 256-bit ones.
  if (llvm::Triple(target.triple).isX86())
    width = StringAttr::get(context, std::to_string(target.vectorBits));
  // By default LLVM schedules for a CPU that computes in order: it loads so
  // early that the tile of a matrix product no longer fits in the registers.
  if (llvm::Triple(target.triple).isAArch64() &&
      (target.cpu.empty() || target.cpu == "generic"))
    tune = StringAttr::get(context, "neoverse-v2");
  for (auto function : module.getOps<LLVM::LLVMFuncOp>()) {
    if (function.isExternal())
      continue;
    if (cpu)
      function.setTargetCpuAttr(cpu);
    if (tune)
      function.setTuneCpuAttr(tune);
    if (features)
      function.setTargetFeaturesAttr(features);
    if (width)
      function.setPreferVectorWidthAttr(width);
  }
}
