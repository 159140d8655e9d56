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
#include "llvm/ADT/StringSet.h"
#include "llvm/TargetParser/AArch64TargetParser.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace mlir;
using namespace mlir::act;

/// The features of an x86 CPU, by LLVM's names.
static llvm::Expected<llvm::StringSet<>> getX86Features(StringRef cpu) {
  llvm::StringSet<> features;
  if (cpu.empty())
    return features;
  if (llvm::X86::parseArchX86(cpu) == llvm::X86::CK_None)
    return llvm::createStringError("unknown x86 CPU '" + cpu + "'");
  SmallVector<StringRef> names;
  llvm::X86::getFeaturesForCPU(cpu, names);
  features.insert(names.begin(), names.end());
  return features;
}

static llvm::Expected<llvm::StringSet<>> getAArch64Features(StringRef cpu) {
  llvm::StringSet<> features;
  if (cpu.empty() || cpu == "generic")
    return features;
  auto info = llvm::AArch64::parseCpu(cpu);
  if (!info)
    return llvm::createStringError("unknown AArch64 CPU '" + cpu + "'");
  std::vector<StringRef> names;
  llvm::AArch64::getExtensionFeatures(info->getImpliedExtensions(), names);
  for (StringRef name : names)
    if (name.consume_front("+"))
      features.insert(name);
  return features;
}

/// Applies "+a,-b" to `enabled`.
static llvm::Error applyFeatures(llvm::StringSet<> &enabled,
                                 StringRef features) {
  SmallVector<StringRef> list;
  features.split(list, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef feature : list) {
    bool isAdded = feature.consume_front("+");
    if (!isAdded && !feature.consume_front("-"))
      return llvm::createStringError("feature '" + feature +
                                     "' must begin with '+' or '-'");
    if (isAdded)
      enabled.insert(feature);
    else
      enabled.erase(feature);
    // The extensions of SVE imply it.
    if (isAdded && feature.starts_with("sve"))
      enabled.insert("sve");
  }
  return llvm::Error::success();
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

  llvm::Expected<llvm::StringSet<>> enabled =
      triple.isX86()       ? getX86Features(target.cpu)
      : triple.isAArch64() ? getAArch64Features(target.cpu)
                           : llvm::StringSet<>();
  if (!enabled)
    return enabled.takeError();
  if (llvm::Error error = applyFeatures(*enabled, allFeatures))
    return std::move(error);

  if (triple.isX86()) {
    bool avx2 = enabled->contains("avx2") && enabled->contains("fma");
    if (enabled->contains("avx512f")) {
      target.vectorBits = 512;
      target.vectorRegisters = 32;
      target.l1Bytes = 48 * 1024;
      target.l2Bytes = 2 * 1024 * 1024;
    } else if (avx2) {
      target.vectorBits = 256;
    }
    target.indexedOffsets = true;
    target.maskedMemory = target.vectorBits > 128;
    target.minMaskedBits = enabled->contains("avx512bw") ? 8 : 32;
  } else if (triple.isAArch64()) {
    target.scalableVectors = enabled->contains("sve");
    target.maskedMemory = target.scalableVectors;
    target.overwritesAddends = !target.scalableVectors;
    target.vectorRegisters = 32;
    target.l1Bytes = 64 * 1024;
    target.l2Bytes = 1024 * 1024;
  }
  return target;
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
