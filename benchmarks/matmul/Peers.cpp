//===- Peers.cpp - What matrix products are compared with -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <functional>
#include <limits>
#include <sched.h>
#include <thread>
#include <utility>
#include <vector>

#if defined(__AVX512BF16__)
#include <immintrin.h>
#endif
#if defined(__AMX_BF16__)
#include <sys/syscall.h>
#include <unistd.h>
#endif
#ifdef BENCH_HAS_ONEDNN
#include <dnnl.hpp>
#include <memory>
#endif

struct Contender {
  std::function<void()> run;
};

void benchCall(const Contender *contender, int64_t calls) {
  for (int64_t i = 0; i < calls; ++i)
    contender->run();
}

/// Of a function that act compiled: arrays.
using Arguments = std::array<void *, 48>;

template <size_t... Is>
static void callWithAll(void *function, const Arguments &arguments,
                        std::index_sequence<Is...>) {
  using Function = void (*)(std::tuple_element_t<Is, Arguments>...);
  reinterpret_cast<Function>(function)(arguments[Is]...);
}

Contender *benchFunction(void *function, void *const *arguments,
                         int64_t count) {
  Arguments all = {};
  assert(count <= int64_t(all.size()) && "too many arguments");
  std::copy_n(arguments, count, all.begin());
  return new Contender{[=] {
    // A callee ignores the arguments that it does not have.
    callWithAll(function, all,
                std::make_index_sequence<std::tuple_size_v<Arguments>>());
  }};
}

//===----------------------------------------------------------------------===//
// The limits of the cores
//===----------------------------------------------------------------------===//

// The widest vectors of this CPU, for which this file is compiled, and as many
// sums as hide the latency of their operations and fit into its registers.
#if defined(__AVX512F__)
static constexpr int kVectorBytes = 64, kChains = 24;
#elif defined(__AVX__)
static constexpr int kVectorBytes = 32, kChains = 12;
#else
static constexpr int kVectorBytes = 16, kChains = 12;
#endif
using Floats = float __attribute__((vector_size(kVectorBytes)));
using Bits = int32_t __attribute__((vector_size(kVectorBytes)));
static constexpr int kLanes = kVectorBytes / sizeof(float);

/// Enough to hide what it takes to start a thread.
static constexpr int kSteps = 1000000;

/// Calls `part` with the numbers of all threads at the same time, each on a
/// core of its own.
static void runThreads(int64_t threads,
                       const std::function<void(int64_t)> &part) {
  cpu_set_t all;
  sched_getaffinity(0, sizeof(all), &all);
  std::vector<std::thread> others;
  int core = -1;
  for (int64_t i = 0; i < threads; ++i) {
    do
      ++core;
    while (core < CPU_SETSIZE && !CPU_ISSET(core, &all));
    others.emplace_back([=, &part] {
      cpu_set_t one;
      CPU_ZERO(&one);
      CPU_SET(core, &one);
      sched_setaffinity(0, sizeof(one), &one);
      part(i);
    });
  }
  for (std::thread &thread : others)
    thread.join();
}

/// Keeps the compiler from dropping what computes `value`, or from knowing it.
static void use(float &value) { asm volatile("" : "+m"(value)); }

static void runFmas() {
  float factor = 0.5f, term = 0.25f;
  use(factor);
  use(term);
  Floats sums[kChains] = {};
  for (int step = 0; step < kSteps; ++step)
#pragma GCC unroll 24
    for (Floats &sum : sums)
      sum = sum * factor + term;
  for (Floats &sum : sums)
    use(reinterpret_cast<float &>(sum));
}

static void readMemory(const float *data, int64_t size) {
  constexpr int64_t kVectors = 8;
  Bits bits[kVectors] = {};
  for (int64_t i = 0; i + kVectors * kLanes <= size; i += kVectors * kLanes)
#pragma GCC unroll 8
    for (int64_t v = 0; v < kVectors; ++v) {
      Bits next;
      std::memcpy(&next, data + i + kLanes * v, kVectorBytes);
      bits[v] |= next;
    }
  for (Bits &value : bits)
    use(reinterpret_cast<float &>(value));
}

/// Of a step.
static constexpr double kOperations = 2.0 * kLanes * kChains;

#if defined(__AMX_BF16__)
static constexpr int kTiles = 4;
static constexpr double kShortOperations = 2.0 * 16 * 16 * 32 * kTiles;

/// Products of tiles of zeros. They are numbers to the compiler.
static void runShortFmas() {
  syscall(SYS_arch_prctl, 0x1023 /* ARCH_REQ_XCOMP_PERM */, 18 /* tiles */);
  struct {
    uint8_t palette = 1, startRow = 0, reserved[14] = {};
    uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
  } config;
  _tile_loadconfig(&config);
  for (int step = 0; step < kSteps; ++step) {
    _tile_dpbf16ps(0, 4, 6);
    _tile_dpbf16ps(1, 5, 6);
    _tile_dpbf16ps(2, 4, 7);
    _tile_dpbf16ps(3, 5, 7);
  }
  _tile_release();
}
#elif defined(__AVX512BF16__)
static constexpr double kShortOperations = 2.0 * 32 * kChains;

static void runShortFmas() {
  float factor = 0.0f;
  use(factor);
  __m512bh factors = (__m512bh)_mm512_set1_ps(factor);
  __m512 sums[kChains] = {};
  for (int step = 0; step < kSteps; ++step)
#pragma GCC unroll 24
    for (__m512 &sum : sums)
      sum = _mm512_dpbf16_ps(sum, factors, factors);
  for (__m512 &sum : sums)
    use(reinterpret_cast<float &>(sum));
}
#else
static constexpr double kShortOperations = kOperations;

static void runShortFmas() { runFmas(); }
#endif

Contender *benchFmas(int64_t threads, bool isShort) {
  return new Contender{[=] {
    runThreads(threads, [=](int64_t) { isShort ? runShortFmas() : runFmas(); });
  }};
}

double benchFmaOperations(int64_t threads, bool isShort) {
  return (isShort ? kShortOperations : kOperations) * kSteps * threads;
}

Contender *benchRead(const float *data, int64_t size, int64_t passes,
                     int64_t threads) {
  return new Contender{[=] {
    int64_t part = size / threads;
    runThreads(threads, [=](int64_t i) {
      for (int64_t pass = 0; pass < passes; ++pass)
        readMemory(data + i * part, part);
    });
  }};
}

//===----------------------------------------------------------------------===//
// OpenBLAS
//===----------------------------------------------------------------------===//

Contender *benchOpenBlas(const Layer *layerAddress) {
  using Sgemm = void (*)(int, int, int, int, int, int, float, const float *,
                         int, const float *, int, float, float *, int);
  // Not linked, so that the benchmark works without it.
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library || layerAddress->isShort)
    return nullptr;
  auto sgemm = reinterpret_cast<Sgemm>(dlsym(library, "cblas_sgemm"));
  constexpr int kRowMajor = 101, kNoTranspose = 111;
  return new Contender{[=, layer = *layerAddress] {
    sgemm(kRowMajor, kNoTranspose, kNoTranspose, layer.m, layer.n, layer.k,
          1.0f, static_cast<const float *>(layer.a), layer.k,
          static_cast<const float *>(layer.b), layer.n, 0.0f, layer.y, layer.n);
  }};
}

//===----------------------------------------------------------------------===//
// XNNPACK
//===----------------------------------------------------------------------===//

namespace {
/// Its interface, as far as it is used here.
struct Xnnpack {
  void *library = dlopen("libXNNPACK.so.0", RTLD_NOW | RTLD_LOCAL);

  template <typename Function>
  Function *find(const char *name) const {
    return reinterpret_cast<Function *>(dlsym(library, name));
  }
  template <typename... Parameters>
  void call(const char *name, Parameters... parameters) const {
    if (int status = find<int(Parameters...)>(name)(parameters...)) {
      std::fprintf(stderr, "%s: status %d\n", name, status);
      std::abort();
    }
  }
};
} // namespace

Contender *benchXnnpack(const Layer *address, int64_t threads) {
  static const Xnnpack xnnpack;
  if (!xnnpack.library || address->isShort)
    return nullptr;
  const Layer &layer = *address;
  constexpr uint32_t kTransposeWeights = 1;
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  size_t m = layer.m, k = layer.k, n = layer.n;
  void *pool = threads > 1
                   ? xnnpack.find<void *(size_t)>("pthreadpool_create")(threads)
                   : nullptr;
  void *product = nullptr, *elu = nullptr;
  xnnpack.call("xnn_initialize", static_cast<const void *>(nullptr));
  xnnpack.call("xnn_create_fully_connected_nc_f32", k, n, k, n,
               static_cast<const float *>(layer.b), layer.bias, -kInfinity,
               kInfinity, kTransposeWeights, &product);
  xnnpack.call("xnn_setup_fully_connected_nc_f32", product, m,
               static_cast<const float *>(layer.a), layer.y, pool);
  xnnpack.call("xnn_create_elu_nc_f32", n, n, n, 1.0f, uint32_t(0), &elu);
  xnnpack.call("xnn_setup_elu_nc_f32", elu, m,
               static_cast<const float *>(layer.y), layer.y, pool);
  return new Contender{[=] {
    xnnpack.call("xnn_run_operator", product, pool);
    xnnpack.call("xnn_run_operator", elu, pool);
  }};
}

//===----------------------------------------------------------------------===//
// oneDNN
//===----------------------------------------------------------------------===//

#ifdef BENCH_HAS_ONEDNN
/// A copy of `weights` in the order that `desc` says.
static dnnl::memory reorderWeights(dnnl::memory weights,
                                   const dnnl::memory::desc &desc,
                                   dnnl::stream &queue) {
  dnnl::memory packed(desc, weights.get_engine());
  dnnl::reorder(weights, packed).execute(queue, weights, packed);
  queue.wait();
  return packed;
}

Contender *benchOneDnn(const Layer *layerAddress, bool fused, bool constant) {
  const Layer &layer = *layerAddress;
  using namespace dnnl;
  static engine cpu(engine::kind::cpu, 0);
  static stream queue(cpu);
  using type = memory::data_type;
  using tag = memory::format_tag;
  auto describe = [](int64_t rows, int64_t columns, type elements,
                     tag format = tag::ab) {
    return memory::desc({rows, columns}, elements, format);
  };
  auto wrap = [](const memory::desc &desc, const void *data) {
    return memory(desc, cpu, const_cast<void *>(data));
  };
  type operands = layer.isShort ? type::bf16 : type::f32;
  memory::desc a = describe(layer.m, layer.k, operands);
  memory::desc b = describe(layer.k, layer.n, operands);
  memory::desc bias = describe(1, layer.n, type::f32);
  memory::desc y = describe(layer.m, layer.n, type::f32);
  std::unordered_map<int, memory> arguments = {
      {DNNL_ARG_SRC, wrap(a, layer.a)}, {DNNL_ARG_DST, wrap(y, layer.y)}};
  primitive_attr attributes;
  memory::desc anyB =
      constant ? describe(layer.k, layer.n, operands, tag::any) : b;
  matmul::desc desc(a, anyB, y);
  if (fused) {
    post_ops operations;
    operations.append_eltwise(1.0f, algorithm::eltwise_elu, 1.0f, 0.0f);
    attributes.set_post_ops(operations);
    desc = matmul::desc(a, anyB, bias, y);
    arguments.insert({DNNL_ARG_BIAS, wrap(bias, layer.bias)});
  }
  matmul::primitive_desc primitiveDesc(desc, attributes, cpu);
  memory weights = wrap(b, layer.b);
  if (constant)
    weights = reorderWeights(weights, primitiveDesc.weights_desc(), queue);
  arguments.insert({DNNL_ARG_WEIGHTS, weights});
  auto primitive = std::make_shared<matmul>(primitiveDesc);
  return new Contender{[=] {
    primitive->execute(queue, arguments);
    queue.wait();
  }};
}

Contender *benchOneDnnConvolution(const Convolution *address) {
  const Convolution &conv = *address;
  using namespace dnnl;
  using tag = memory::format_tag;
  static engine cpu(engine::kind::cpu, 0);
  static stream queue(cpu);
  int64_t oh = (conv.h - conv.window) / conv.stride + 1;
  int64_t ow = (conv.w - conv.window) / conv.stride + 1;
  auto describe = [](const memory::dims &dims, tag format) {
    return memory::desc(dims, memory::data_type::f32, format);
  };
  auto wrap = [](const memory::desc &desc, const float *data) {
    return memory(desc, cpu, const_cast<float *>(data));
  };
  tag images = conv.channelsFirst ? tag::nchw : tag::nhwc;
  memory::desc x = describe({conv.n, conv.in, conv.h, conv.w}, images);
  memory::desc y = describe({conv.n, conv.out, oh, ow}, images);
  memory::desc bias = describe({conv.out}, tag::a);
  memory::dims filterDims =
      conv.depthwise
          ? memory::dims{conv.in, 1, 1, conv.window, conv.window}
          : memory::dims{conv.out, conv.in, conv.window, conv.window};
  memory::desc filter = describe(filterDims, conv.depthwise       ? tag::hwigo
                                             : conv.channelsFirst ? tag::oihw
                                                                  : tag::hwio);
  memory::dims strides = {conv.stride, conv.stride}, none = {0, 0};
  primitive_attr attributes;
  post_ops operations;
  operations.append_eltwise(1.0f, algorithm::eltwise_elu, 1.0f, 0.0f);
  attributes.set_post_ops(operations);
  convolution_forward::desc desc(
      prop_kind::forward_inference, algorithm::convolution_auto, x,
      describe(filterDims, tag::any), bias, y, strides, none, none);
  convolution_forward::primitive_desc primitiveDesc(desc, attributes, cpu);
  memory packed = reorderWeights(wrap(filter, conv.filter),
                                 primitiveDesc.weights_desc(), queue);
  std::unordered_map<int, memory> arguments = {
      {DNNL_ARG_SRC, wrap(x, conv.x)},
      {DNNL_ARG_WEIGHTS, packed},
      {DNNL_ARG_BIAS, wrap(bias, conv.bias)},
      {DNNL_ARG_DST, wrap(y, conv.y)}};
  auto primitive = std::make_shared<convolution_forward>(primitiveDesc);
  return new Contender{[=] {
    primitive->execute(queue, arguments);
    queue.wait();
  }};
}
#else
Contender *benchOneDnn(const Layer *, bool, bool) { return nullptr; }
Contender *benchOneDnnConvolution(const Convolution *) { return nullptr; }
#endif
