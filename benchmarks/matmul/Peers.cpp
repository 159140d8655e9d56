//===- Peers.cpp - What matrix products are compared with -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Peers.h"

#include <cstdlib>
#include <dlfcn.h>
#include <immintrin.h>

#ifdef BENCH_HAS_ONEDNN
#include <dnnl.hpp>
#include <memory>
#endif

using namespace bench;

//===----------------------------------------------------------------------===//
// The limits of the core
//===----------------------------------------------------------------------===//

static constexpr int kChains = 24;
static constexpr int kSteps = 20000;

/// Keeps the compiler from dropping what computes `value`.
static void use(__m512 value) { asm volatile("" : : "v"(value)); }

void bench::runFmas() {
  __m512 sums[kChains];
  for (__m512 &sum : sums)
    sum = _mm512_set1_ps(1.0f);
  __m512 factor = _mm512_set1_ps(0.5f), term = _mm512_set1_ps(0.25f);
  // Unknown to the compiler.
  asm volatile("" : "+v"(factor), "+v"(term));
  for (int step = 0; step < kSteps; ++step)
#pragma clang loop unroll(full)
    for (__m512 &sum : sums)
      sum = _mm512_fmadd_ps(sum, factor, term);
  for (__m512 sum : sums)
    use(sum);
}

double bench::getFmaOperations() { return 2.0 * 16 * kChains * kSteps; }

void bench::readMemory(const float *data, size_t size) {
  constexpr size_t kVectors = 8;
  __m512i bits[kVectors] = {};
  for (size_t i = 0; i + kVectors * 16 <= size; i += kVectors * 16)
#pragma clang loop unroll(full)
    for (size_t v = 0; v < kVectors; ++v)
      bits[v] = _mm512_or_si512(bits[v], _mm512_loadu_si512(data + i + 16 * v));
  for (__m512i value : bits)
    use(_mm512_castsi512_ps(value));
}

//===----------------------------------------------------------------------===//
// OpenBLAS
//===----------------------------------------------------------------------===//

std::function<void()> bench::openBlasPlain(const Layer &layer) {
  using Sgemm = void (*)(int, int, int, int, int, int, float, const float *,
                         int, const float *, int, float, float *, int);
  static Sgemm sgemm = [] {
    // It knows no CPU that is newer than itself, and then takes the kernels of
    // an old one. It reads this when it is loaded: hence not linked.
    setenv("OPENBLAS_CORETYPE", "SkylakeX", /*overwrite=*/0);
    setenv("OPENBLAS_NUM_THREADS", "1", /*overwrite=*/0);
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    return library ? reinterpret_cast<Sgemm>(dlsym(library, "cblas_sgemm"))
                   : nullptr;
  }();
  if (!sgemm)
    return {};
  constexpr int kRowMajor = 101, kNoTranspose = 111;
  return [=] {
    sgemm(kRowMajor, kNoTranspose, kNoTranspose, layer.m, layer.n, layer.k,
          1.0f, layer.a, layer.k, layer.b, layer.n, 0.0f, layer.y, layer.n);
  };
}

//===----------------------------------------------------------------------===//
// oneDNN
//===----------------------------------------------------------------------===//

#ifdef BENCH_HAS_ONEDNN
static std::function<void()> makeOneDnn(const Layer &layer, bool fused) {
  using namespace dnnl;
  static engine cpu(engine::kind::cpu, 0);
  static stream queue(cpu);
  auto describe = [](int64_t rows, int64_t columns) {
    return memory::desc({rows, columns}, memory::data_type::f32,
                        memory::format_tag::ab);
  };
  auto wrap = [](const memory::desc &desc, const float *data) {
    return memory(desc, cpu, const_cast<float *>(data));
  };
  memory::desc a = describe(layer.m, layer.k), b = describe(layer.k, layer.n);
  memory::desc bias = describe(1, layer.n), y = describe(layer.m, layer.n);
  std::unordered_map<int, memory> arguments = {
      {DNNL_ARG_SRC, wrap(a, layer.a)},
      {DNNL_ARG_WEIGHTS, wrap(b, layer.b)},
      {DNNL_ARG_DST, wrap(y, layer.y)}};
  primitive_attr attributes;
  matmul::desc desc(a, b, y);
  if (fused) {
    post_ops operations;
    operations.append_eltwise(1.0f, algorithm::eltwise_elu, 1.0f, 0.0f);
    attributes.set_post_ops(operations);
    desc = matmul::desc(a, b, bias, y);
    arguments.insert({DNNL_ARG_BIAS, wrap(bias, layer.bias)});
  }
  auto primitive =
      std::make_shared<matmul>(matmul::primitive_desc(desc, attributes, cpu));
  return [=] {
    primitive->execute(queue, arguments);
    queue.wait();
  };
}

std::function<void()> bench::oneDnnPlain(const Layer &layer) {
  return makeOneDnn(layer, /*fused=*/false);
}

std::function<void()> bench::oneDnnFused(const Layer &layer) {
  return makeOneDnn(layer, /*fused=*/true);
}
#else
std::function<void()> bench::oneDnnPlain(const Layer &) { return {}; }
std::function<void()> bench::oneDnnFused(const Layer &) { return {}; }
#endif
