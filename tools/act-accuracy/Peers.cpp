//===- Peers.cpp - What act is compared with ------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>
#include <dlfcn.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

using namespace mlir;
using namespace mlir::act;

/// The function called `name` of a library, or null.
template <typename Function>
static Function find(const char *library, const char *name) {
  void *handle = dlopen(library, RTLD_NOW);
  return handle ? reinterpret_cast<Function>(dlsym(handle, name)) : nullptr;
}

//===----------------------------------------------------------------------===//
// Scalar functions of the C library
//===----------------------------------------------------------------------===//

/// Applies `f` element by element.
template <auto f>
static void applyScalar(const void *in, void *out, int64_t count) {
  const auto *x = static_cast<const float *>(in);
  auto *y = static_cast<float *>(out);
  for (int64_t i = 0; i < count; ++i)
    y[i] = f(x[i]);
}

static float expScalar(float x) { return std::exp(x); }
static float expm1Scalar(float x) { return std::expm1(x); }
static float tanhScalar(float x) { return std::tanh(x); }
static float eluScalar(float x) { return x < 0.0f ? std::expm1(x) : x; }
static float naiveEluScalar(float x) {
  return x < 0.0f ? std::exp(x) - 1.0f : x;
}

//===----------------------------------------------------------------------===//
// Vector functions
//===----------------------------------------------------------------------===//

#if defined(__x86_64__)
#define ACT_AVX512 __attribute__((target("avx512f")))

namespace {
/// The functions of a library of vector functions, from __m512 to __m512.
struct Library {
  const char *name, *file, *exp, *expm1, *tanh;
};

constexpr Library kLibraries[] = {
    {"glibc vector functions (libmvec)", "libmvec.so.1", "_ZGVeN16v_expf",
     "_ZGVeN16v_expm1f", "_ZGVeN16v_tanhf"},
    {"SLEEF, 1.0 ULP functions", "libsleef.so.3", "Sleef_expf16_u10avx512f",
     "Sleef_expm1f16_u10avx512f", "Sleef_tanhf16_u10avx512f"},
};

/// How an activation uses a function of a library.
enum class Use { AsIs, Elu, NaiveElu };

using VectorFunction = __m512 (*)(__m512);
/// A kernel is a function without state: this is what it calls.
template <size_t library, Use use, size_t index>
VectorFunction vectorFunction = nullptr;
} // namespace

template <size_t library, Use use, size_t index>
ACT_AVX512 static void applyVector(const void *in, void *out, int64_t count) {
  const auto *x = static_cast<const float *>(in);
  auto *y = static_cast<float *>(out);
  VectorFunction f = vectorFunction<library, use, index>;
  for (int64_t i = 0; i < count; i += 16) {
    __m512 v = _mm512_loadu_ps(x + i), zero = _mm512_setzero_ps();
    __m512 result;
    if (use == Use::AsIs) {
      result = f(v);
    } else {
      __mmask16 negative = _mm512_cmp_ps_mask(v, zero, _CMP_LT_OQ);
      result = f(_mm512_min_ps(v, zero));
      if (use == Use::NaiveElu)
        result = _mm512_sub_ps(result, _mm512_set1_ps(1.0f));
      result = _mm512_mask_mov_ps(v, negative, result);
    }
    _mm512_storeu_ps(y + i, result);
  }
}

template <size_t library>
static void addVectorFunctions(StringRef activation, std::vector<Peer> &peers) {
  const Library &l = kLibraries[library];
  auto add = [&](const Twine &name, VectorFunction &function,
                 const char *symbol, Kernel::Function kernel) {
    function = find<VectorFunction>(l.file, symbol);
    if (function)
      peers.push_back({name.str(), Kernel(kernel)});
  };
  if (activation == "elu") {
    add(Twine(l.name) + ": expm1", vectorFunction<library, Use::Elu, 0>,
        l.expm1, applyVector<library, Use::Elu, 0>);
    add(Twine(l.name) + ": exp - 1", vectorFunction<library, Use::NaiveElu, 0>,
        l.exp, applyVector<library, Use::NaiveElu, 0>);
  } else if (activation == "exp") {
    add(l.name, vectorFunction<library, Use::AsIs, 0>, l.exp,
        applyVector<library, Use::AsIs, 0>);
  } else if (activation == "expm1") {
    add(l.name, vectorFunction<library, Use::AsIs, 1>, l.expm1,
        applyVector<library, Use::AsIs, 1>);
  } else if (activation == "tanh") {
    add(l.name, vectorFunction<library, Use::AsIs, 2>, l.tanh,
        applyVector<library, Use::AsIs, 2>);
  }
}
#endif

//===----------------------------------------------------------------------===//
// XNNPACK
//===----------------------------------------------------------------------===//

namespace {
/// Its interface, as far as it is used here.
struct Xnnpack {
  static constexpr const char *kFile = "libXNNPACK.so";
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

ArrayRef<StringLiteral> act::getActivationsWithPeers() {
  static constexpr StringLiteral kNames[] = {"elu", "expm1", "exp", "tanh"};
  return kNames;
}

llvm::Expected<std::vector<Peer>> act::getPeers(MLIRContext &context,
                                                const Subject &subject) {
  std::vector<Peer> peers;
  for (auto [name, lowering] :
       {std::pair("**act**", Kernel::Lowering::Act),
        std::pair("upstream MLIR, polynomial approximation",
                  Kernel::Lowering::Polynomial),
        std::pair("upstream MLIR, convert-math-to-llvm",
                  Kernel::Lowering::Math)}) {
    Kernel::Options options;
    options.lowering = lowering;
    llvm::Expected<Kernel> kernel = Kernel::compile(context, subject, options);
    if (!kernel)
      return kernel.takeError();
    peers.push_back({name, std::move(*kernel)});
  }

  StringRef activation = subject.formula->name;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    addVectorFunctions<0>(activation, peers);
    addVectorFunctions<1>(activation, peers);
  }
#endif
  if (activation == "elu" && getXnnpack().isUsable())
    peers.push_back({"XNNPACK", Kernel(applyXnnpackElu)});
  auto addScalar = [&](StringRef name, Kernel::Function function) {
    peers.push_back({name.str(), Kernel(function)});
  };
  constexpr StringLiteral kScalar = "libm, scalar";
  if (activation == "elu") {
    addScalar("libm, scalar: expm1", applyScalar<eluScalar>);
    addScalar("libm, scalar: exp - 1", applyScalar<naiveEluScalar>);
  } else if (activation == "exp") {
    addScalar(kScalar, applyScalar<expScalar>);
  } else if (activation == "expm1") {
    addScalar(kScalar, applyScalar<expm1Scalar>);
  } else if (activation == "tanh") {
    addScalar(kScalar, applyScalar<tanhScalar>);
  }
  return peers;
}
