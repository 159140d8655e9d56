//===- Peers.cpp - What act is compared with ------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include "PeerFormulas.h"
#include "Table.h"

#include "act/Target/TargetInfo.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>
#include <dlfcn.h>

using namespace mlir;
using namespace mlir::act;

/// The function called `name` of a library, or null.
template <typename Function>
static Function find(const char *library, const Twine &name) {
  void *handle = dlopen(library, RTLD_NOW);
  return handle ? reinterpret_cast<Function>(dlsym(handle, name.str().c_str()))
                : nullptr;
}

/// The name of an activation in the list of peers.
static std::string getName(const Subject &subject) {
  bool isTanhForm = subject.formula == &formulas::gelu(GeluApproximation::tanh);
  return (subject.formula->name + Twine(isTanhForm ? "_tanh" : "")).str();
}

/// Those for the subject's activation.
static void add(const Subject &subject, const Twine &library,
                const PeerFunctions &functions, std::vector<Peer> &peers) {
  for (const PeerFunction &function : functions.all) {
    if (!function.apply || getName(subject) != function.activation)
      continue;
    std::string name = library.str();
    if (*function.formula)
      name += std::string(": ") + function.formula;
    peers.push_back({name, Kernel(function.apply)});
  }
}

//===----------------------------------------------------------------------===//
// Functions of numbers and of vectors
//===----------------------------------------------------------------------===//

/// Those of the C library for one number.
template <typename Element>
static PeerFunctions getScalarPeers() {
  using Function = Element (*)(Element);
  auto address = [](Function function) {
    return reinterpret_cast<void *>(function);
  };
  return Formulas<Element, 0>::get({address(std::exp), address(std::expm1),
                                    address(std::log1p), address(std::tanh),
                                    address(std::erf)});
}

#if defined(__x86_64__)
/// Those that `getSymbol` finds by names as "expm1".
template <typename GetSymbol>
static PeerSymbols getSymbols(GetSymbol getSymbol) {
  return {getSymbol("exp"), getSymbol("expm1"), getSymbol("log1p"),
          getSymbol("tanh"), getSymbol("erf")};
}

static void addVectorPeers(const Subject &subject, unsigned vectorBits,
                           std::vector<Peer> &peers) {
  if (vectorBits < 256)
    return;
  bool hasAvx512 = vectorBits >= 512;
  bool isF64 = subject.type == "f64";
  int lanes = (hasAvx512 ? 64 : 32) / (isF64 ? 8 : 4);
  auto get = hasAvx512 ? (isF64 ? getAvx512PeersF64 : getAvx512PeersF32)
                       : (isF64 ? getAvx2PeersF64 : getAvx2PeersF32);
  PeerSymbols glibc = getSymbols([&](StringRef name) {
    return find<void *>("libmvec.so.1",
                        Twine("_ZGV") + (hasAvx512 ? "e" : "d") + "N" +
                            Twine(lanes) + "v_" + name + (isF64 ? "" : "f"));
  });
  add(subject, "glibc vector functions (libmvec)", get(0, glibc), peers);
  PeerSymbols sleef = getSymbols([&](StringRef name) {
    return find<void *>("libsleef.so.3", "Sleef_" + name + (isF64 ? "d" : "f") +
                                             Twine(lanes) + "_u10" +
                                             (hasAvx512 ? "avx512f" : "avx2"));
  });
  add(subject, "SLEEF, 1.0 ULP functions", get(1, sleef), peers);
}
#endif

//===----------------------------------------------------------------------===//
// XNNPACK
//===----------------------------------------------------------------------===//

namespace {
/// Its interface, as far as it is used here.
struct Xnnpack {
  static constexpr const char *kFile = "libXNNPACK.so.0";
  int (*initialize)(const void *) =
      find<decltype(initialize)>(kFile, "xnn_initialize");
  int (*createElu)(size_t, size_t, size_t, float, uint32_t, void **) =
      find<decltype(createElu)>(kFile, "xnn_create_elu_nc_f32");
  int (*setupElu)(void *, size_t, const float *, float *,
                  void *) = find<decltype(setupElu)>(kFile,
                                                     "xnn_setup_elu_nc_f32");
  int (*run)(void *, void *) = find<decltype(run)>(kFile, "xnn_run_operator");

  bool isUsable() const {
    return initialize && createElu && setupElu && run &&
           initialize(nullptr) == 0;
  }
};
} // namespace

static const Xnnpack &getXnnpack() {
  static const Xnnpack xnnpack;
  return xnnpack;
}

static void applyXnnpackElu(const void *in, void *out, int64_t count) {
  const Xnnpack &xnnpack = getXnnpack();
  // An operator holds the pointers of one call.
  static thread_local void *elu = nullptr;
  if (!elu)
    xnnpack.createElu(1, 1, 1, 1.0f, 0, &elu);
  xnnpack.setupElu(elu, count, static_cast<const float *>(in),
                   static_cast<float *>(out), nullptr);
  xnnpack.run(elu, nullptr);
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

llvm::Expected<std::vector<Peer>>
act::getPeers(MLIRContext &context, const Subject &subject, StringRef cpu) {
  std::vector<Peer> peers;
  auto addKernel = [&](StringRef name, const Subject &subject,
                       Kernel::Lowering lowering) -> llvm::Error {
    Kernel::Options options;
    options.lowering = lowering;
    options.cpu = cpu.str();
    llvm::Expected<Kernel> kernel = Kernel::compile(context, subject, options);
    if (!kernel)
      return kernel.takeError();
    peers.push_back({name.str(), std::move(*kernel)});
    return llvm::Error::success();
  };
  if (llvm::Error error = addKernel("**act**", subject, Kernel::Lowering::Act))
    return std::move(error);
  Subject fast = subject;
  fast.accuracy = Accuracy::fast;
  // Where there is no row, `fast` is `faithful`.
  if (findErrorBound(fast))
    if (llvm::Error error =
            addKernel("**act**, `fast`", fast, Kernel::Lowering::Act))
      return std::move(error);
  // Upstream lacks some functions.
  for (auto [name, lowering] :
       {std::pair("upstream MLIR, polynomial approximation",
                  Kernel::Lowering::Polynomial),
        std::pair("upstream MLIR, convert-math-to-llvm",
                  Kernel::Lowering::Math)})
    llvm::consumeError(addKernel(name, subject, lowering));
#if defined(__x86_64__)
  llvm::Expected<TargetInfo> target = TargetInfo::get(cpu);
  if (!target)
    return target.takeError();
  addVectorPeers(subject, target->vectorBits, peers);
#endif
  bool isF32 = subject.type == "f32";
  if (isF32 && subject.formula == &formulas::elu() && getXnnpack().isUsable())
    peers.push_back({"XNNPACK", Kernel(applyXnnpackElu)});
#if defined(ACT_HAS_ONEDNN)
  if (isF32)
    add(subject, "oneDNN", getOneDnnPeers(), peers);
#endif
  add(subject, "libm, scalar",
      isF32 ? getScalarPeers<float>() : getScalarPeers<double>(), peers);
  return peers;
}

bool act::hasPeers(const Subject &subject) {
  return llvm::any_of(getScalarPeers<float>().all,
                      [&](const PeerFunction &function) {
                        return getName(subject) == function.activation;
                      });
}
