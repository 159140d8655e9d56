//===- Main.cpp - Benchmark of elementwise functions ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ELU and ReLU, compiled by act, against peers, on one pinned core.
// Prints a Markdown table: time, ratio to the reference of its group, and the
// error, so that no one wins by being wrong.
//
//===----------------------------------------------------------------------===//

#include "../common/Measure.h"
#include "Peers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <numeric>
#include <random>
#include <string_view>

extern "C" {
void act_elu_cache(const float *, float *);
void act_elu_cache_f64(const double *, double *);
void act_elu_cache_f16(const uint16_t *, uint16_t *);
void act_elu_cache_bf16(const uint16_t *, uint16_t *);
void act_relu_cache(const float *, float *);
void act_selu_cache(const float *, float *);
void act_elu_avx2_f32(const float *, float *);
void act_elu_avx2_f64(const double *, double *);
void act_elu_avx2_f16(const uint16_t *, uint16_t *);
void act_elu_avx2_bf16(const uint16_t *, uint16_t *);
void act_elu_memory(const float *, float *);
void act_relu_memory(const float *, float *);
void upstream_elu_cache(const float *, float *);
}

using namespace bench;

namespace {
constexpr size_t kCacheSize = 4096;
constexpr size_t kMemorySize = size_t(1) << 25;

struct Free {
  void operator()(void *p) const { std::free(p); }
};
using Buffer = std::unique_ptr<void, Free>;

/// A type of elements in memory.
struct Type {
  const char *name;
  size_t size;
  /// Of the significand; the exponent of the smallest normal number.
  int digits, minExponent;
  void (*store)(double value, void *element);
  double (*load)(const void *element);
};

template <typename T>
constexpr Type makeType(const char *name, int digits, int minExponent) {
  return {name,
          sizeof(T),
          digits,
          minExponent,
          [](double value, void *element) {
            *static_cast<T *>(element) = static_cast<T>(value);
          },
          [](const void *element) {
            return static_cast<double>(*static_cast<const T *>(element));
          }};
}

/// The high half of a float; not rounded, which inputs need not be.
struct Bfloat {
  uint16_t bits;
  explicit Bfloat(double value) {
    float rounded = static_cast<float>(value);
    uint32_t all;
    std::memcpy(&all, &rounded, sizeof(all));
    bits = all >> 16;
  }
  explicit operator double() const {
    uint32_t all = uint32_t(bits) << 16;
    float value;
    std::memcpy(&value, &all, sizeof(all));
    return value;
  }
};

constexpr Type kF32 = makeType<float>("f32", 24, -126);
constexpr Type kF64 = makeType<double>("f64", 53, -1022);
constexpr Type kF16 = makeType<_Float16>("f16", 11, -14);
constexpr Type kBf16 = makeType<Bfloat>("bf16", 8, -126);

/// A row of the table.
struct Row {
  const char *name;
  std::function<void(const void *, void *)> function;
  /// For the error.
  long double (*reference)(long double);
};

/// A function of `kCacheSize` elements.
template <typename T>
std::function<void(const void *, void *)> call(void (*function)(const T *,
                                                                T *)) {
  return [=](const void *in, void *out) {
    function(static_cast<const T *>(in), static_cast<T *>(out));
  };
}
template <typename T>
std::function<void(const void *, void *)> call(void (*function)(const T *, T *,
                                                                size_t)) {
  return [=](const void *in, void *out) {
    function(static_cast<const T *>(in), static_cast<T *>(out), kCacheSize);
  };
}

long double elu(long double x) { return x < 0.0 ? std::expm1(x) : x; }
long double relu(long double x) { return x < 0.0 ? 0.0 : x; }
long double selu(long double x) {
  constexpr double alpha = 1.6732632423543772848170429916717;
  constexpr double scale = 1.0507009873554804934193349852946;
  return scale * (x < 0.0 ? alpha * std::expm1(x) : x);
}

/// The largest error of `out` in ULP of the exact result; infinite where only
/// one of them is NaN or infinite.
double maxUlp(const Type &type, const char *in, const char *out, size_t size,
              long double (*reference)(long double)) {
  double worst = 0.0;
  for (size_t i = 0; i < size * type.size; i += type.size) {
    double actual = type.load(out + i);
    long double exact = reference(type.load(in + i));
    if (actual == exact || (std::isnan(actual) && std::isnan(exact)))
      continue;
    if (!std::isfinite(actual) || !std::isfinite(exact))
      return INFINITY;
    int exponent = exact == 0.0 ? type.minExponent
                                : std::max(std::ilogb(exact), type.minExponent);
    long double ulp = std::ldexp(1.0L, exponent - type.digits + 1);
    long double error = std::fabs(actual - exact) / ulp;
    worst = std::max(worst, static_cast<double>(error));
  }
  return worst;
}

/// The largest error of a function of `kCacheSize` elements of 16 bits, of all
/// that there are.
double maxUlpOfAll(const Type &type, const Row &row) {
  std::vector<uint16_t> in(kCacheSize), out(kCacheSize);
  double worst = 0.0;
  for (size_t first = 0; first < (size_t(1) << 16); first += kCacheSize) {
    std::iota(in.begin(), in.end(), static_cast<uint16_t>(first));
    row.function(in.data(), out.data());
    worst = std::max(worst, maxUlp(type, reinterpret_cast<char *>(in.data()),
                                   reinterpret_cast<char *>(out.data()),
                                   kCacheSize, row.reference));
  }
  return worst;
}

/// Times `rows` on `size` elements and prints them; ratios are to row
/// `reference`.
void benchmark(const char *title, const Type &type,
               const std::vector<Row> &rows, size_t reference, size_t size,
               int rounds, double sampleSeconds) {
  // Half a page apart, modulo the size of a page: a load that is a little
  // behind a store, modulo that, waits for it.
  constexpr size_t kPage = 4096;
  size_t bytes = (size * type.size + kPage - 1) / kPage * kPage;
  Buffer buffer(std::aligned_alloc(kPage, 2 * bytes + kPage));
  auto *in = static_cast<char *>(buffer.get());
  char *out = in + bytes + kPage / 2;
  std::mt19937 generator(0);
  std::normal_distribution<double> normal;
  for (size_t i = 0; i < size; ++i)
    type.store(normal(generator), in + i * type.size);
  // Small magnitudes too: that is where exp(x) - 1 fails.
  for (size_t i = 0; i < size; i += 16)
    type.store(-std::ldexp(1.0 + double(i % 7) / 7, -int(i / 16 % 40)),
               in + i * type.size);

  std::vector<Contender> contenders;
  std::vector<double> errors;
  for (const Row &row : rows) {
    row.function(in, out);
    errors.push_back(
        type.size == 2
            ? maxUlpOfAll(type, row)
            : maxUlp(type, in, out, std::min(size, kCacheSize), row.reference));
    contenders.push_back({row.name, [&] { row.function(in, out); }});
  }
  std::vector<Times> times = measure(contenders, rounds, sampleSeconds);

  std::printf("\n%s, %zu elements of %s, ns per element (ratio to %s):\n\n",
              title, size, type.name, rows[reference].name);
  std::printf("| %-34s | median | quartiles     | ratio | max ULP |\n", "");
  std::printf("|:%.34s-|-------:|--------------:|------:|--------:|\n",
              "------------------------------------");
  for (size_t i = 0; i < rows.size(); ++i)
    std::printf("| %-34s | %6.3f | %.3f - %.3f | %5.2f | %7.3g |\n",
                rows[i].name, times[i].median / size,
                times[i].lowerQuartile / size, times[i].upperQuartile / size,
                times[i].median / times[reference].median, errors[i]);
  std::fflush(stdout);
}

void twoConstantsElu(const float *in, float *out, size_t size) {
  elu_two_constants(in, out, static_cast<int64_t>(size));
}

int usage(FILE *file, int code) {
  std::fputs("usage: bench-elementwise [--rounds=N]\n\n"
             "Times ELU and ReLU, compiled by act, against peers, on one\n"
             "pinned core. A row is the median of N rounds (default 41) in\n"
             "which the contenders take turns.\n",
             file);
  return code;
}
} // namespace

int main(int argc, char **argv) {
  int rounds = 41;
  for (std::string_view argument :
       std::vector<std::string_view>(argv + 1, argv + argc)) {
    constexpr std::string_view option = "--rounds=";
    if (argument == "--help")
      return usage(stdout, 0);
    rounds = 0;
    if (argument.substr(0, option.size()) == option)
      std::from_chars(argument.data() + option.size(),
                      argument.data() + argument.size(), rounds);
    if (rounds <= 0)
      return usage(stderr, 1);
  }
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
    std::fputs("bench-elementwise: this processor has no AVX2\n", stderr);
    return 1;
  }

  pinToOneCore();
  // Less than a time slice: most samples are whole where others want the core.
  constexpr double kSample = 2e-4;
  bool hasAvx512 = __builtin_cpu_supports("x86-64-v4");
  if (hasAvx512)
    benchmark(
        "In cache", kF32,
        {{"hand-written AVX-512", call(handwrittenEluAvx512F32), elu},
         {"act.elu", call(act_elu_cache), elu},
         {"act.selu", call(act_selu_cache), selu},
         {"act.relu", call(act_relu_cache), relu},
         {"upstream MLIR: math.expm1 + select", call(upstream_elu_cache), elu},
         {"glibc vector expm1 + select", call(libmvecElu), elu},
         {"glibc scalar expm1", call(libmElu), elu}},
        /*reference=*/0, kCacheSize, rounds, kSample);
  auto benchmarkInCache = [&](const char *title, const Type &type,
                              const std::vector<Row> &rows) {
    benchmark(title, type, rows, /*reference=*/0, kCacheSize, rounds, kSample);
  };
  auto benchmarkAvx512 = [&](const Type &type, auto *byHand, auto *act) {
    benchmarkInCache("In cache, AVX-512", type,
                     {{"hand-written AVX-512", call(byHand), elu},
                      {"act.elu", call(act), elu}});
  };
  if (hasAvx512) {
    benchmarkAvx512(kF64, handwrittenEluAvx512F64, act_elu_cache_f64);
    benchmarkAvx512(kF16, handwrittenEluAvx512F16, act_elu_cache_f16);
    if (__builtin_cpu_supports("avx512bf16"))
      benchmarkAvx512(kBf16, handwrittenEluAvx512Bf16, act_elu_cache_bf16);
  }
  auto benchmarkAvx2 = [&](const Type &type, const std::vector<Row> &rows) {
    benchmarkInCache("In cache, AVX2", type, rows);
  };
  constexpr const char *kByHand = "hand-written AVX2";
  benchmarkAvx2(kF32,
                {{kByHand, call(handwrittenEluAvx2F32), elu},
                 {"act.elu", call(act_elu_avx2_f32), elu},
                 {"method of Arm's expm1f, AVX2", call(twoConstantsElu), elu}});
  benchmarkAvx2(kF64, {{kByHand, call(handwrittenEluAvx2F64), elu},
                       {"act.elu", call(act_elu_avx2_f64), elu}});
  benchmarkAvx2(kF16, {{kByHand, call(handwrittenEluAvx2F16), elu},
                       {"act.elu", call(act_elu_avx2_f16), elu}});
  benchmarkAvx2(kBf16, {{kByHand, call(handwrittenEluAvx2Bf16), elu},
                        {"act.elu", call(act_elu_avx2_bf16), elu}});
  benchmark("In memory", kF32,
            {{"act.relu", call(act_relu_memory), relu},
             {"act.elu", call(act_elu_memory), elu}},
            /*reference=*/0, kMemorySize, std::max(rounds / 2, 3), 0.0);
  return 0;
}
