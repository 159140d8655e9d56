//===- Main.cpp - Benchmark of elementwise functions ------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ELU and ReLU of f32, compiled by act, against peers, on one pinned core.
// Prints a Markdown table: time, ratio to the reference of its group, and the
// error, so that no one wins by being wrong.
//
//===----------------------------------------------------------------------===//

#include "../common/Measure.h"
#include "Peers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <string_view>

extern "C" {
void act_elu_cache(const float *, float *);
void act_relu_cache(const float *, float *);
void act_selu_cache(const float *, float *);
void act_elu_avx2(const float *, float *);
void act_elu_memory(const float *, float *);
void act_relu_memory(const float *, float *);
void upstream_elu_cache(const float *, float *);
}

using namespace bench;

namespace {
constexpr size_t kCacheSize = 4096;
constexpr size_t kMemorySize = size_t(1) << 25;

struct Free {
  void operator()(float *p) const { std::free(p); }
};
using Buffer = std::unique_ptr<float, Free>;

Buffer allocate(size_t size) {
  return Buffer(
      static_cast<float *>(std::aligned_alloc(64, size * sizeof(float))));
}

using Function = void (*)(const float *, float *);

/// A row of the table.
struct Row {
  const char *name;
  std::function<void(const float *, float *)> function;
  /// In double, for the error; null to leave it out.
  double (*reference)(double);
};

double elu(double x) { return x < 0.0 ? std::expm1(x) : x; }
double relu(double x) { return x < 0.0 ? 0.0 : x; }
double selu(double x) {
  constexpr double alpha = 1.6732632423543772848170429916717;
  constexpr double scale = 1.0507009873554804934193349852946;
  return scale * (x < 0.0 ? alpha * std::expm1(x) : x);
}

/// The largest error of `out` in ULP of the exact result.
double maxUlp(const float *in, const float *out, size_t size,
              double (*reference)(double)) {
  double worst = 0.0;
  for (size_t i = 0; i < size; ++i) {
    double exact = reference(in[i]);
    float magnitude = std::fabs(static_cast<float>(exact));
    double ulp = double(std::nextafterf(magnitude, INFINITY)) - magnitude;
    worst = std::max(worst, std::fabs(out[i] - exact) / ulp);
  }
  return worst;
}

/// Times `rows` on `size` elements and prints them; ratios are to row
/// `reference`.
void benchmark(const char *title, const std::vector<Row> &rows,
               size_t reference, size_t size, int rounds,
               double sampleSeconds) {
  Buffer in = allocate(size), out = allocate(size);
  std::mt19937 generator(0);
  std::normal_distribution<float> normal;
  for (size_t i = 0; i < size; ++i)
    in.get()[i] = normal(generator);
  // Small magnitudes too: that is where exp(x) - 1 fails.
  for (size_t i = 0; i < size; i += 16)
    in.get()[i] = -std::ldexp(1.0f + float(i % 7) / 7, -int(i / 16 % 40));

  std::vector<Contender> contenders;
  std::vector<double> errors;
  for (const Row &row : rows) {
    row.function(in.get(), out.get());
    errors.push_back(
        maxUlp(in.get(), out.get(), std::min(size, kCacheSize), row.reference));
    contenders.push_back(
        {row.name, [&] { row.function(in.get(), out.get()); }});
  }
  std::vector<Times> times = measure(contenders, rounds, sampleSeconds);

  std::printf("\n%s, %zu elements of f32, ns per element (ratio to %s):\n\n",
              title, size, rows[reference].name);
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
  auto sized = [](void (*function)(const float *, float *, size_t)) {
    return [=](const float *in, float *out) { function(in, out, kCacheSize); };
  };
  if (__builtin_cpu_supports("avx512f"))
    benchmark(
        "In cache",
        {{"hand-written AVX-512, same method", sized(handwrittenElu), elu},
         {"act.elu", act_elu_cache, elu},
         {"act.selu", act_selu_cache, selu},
         {"act.relu", act_relu_cache, relu},
         {"upstream MLIR: math.expm1 + select", upstream_elu_cache, elu},
         {"glibc vector expm1 + select", sized(libmvecElu), elu},
         {"glibc scalar expm1", sized(libmElu), elu}},
        /*reference=*/0, kCacheSize, rounds, 2e-3);
  auto twoConstants = [](const float *in, float *out, size_t size) {
    elu_two_constants(in, out, static_cast<int64_t>(size));
  };
  benchmark("In cache, AVX2",
            {{"hand-written AVX2, same method", sized(handwrittenEluAvx2), elu},
             {"act.elu", act_elu_avx2, elu},
             {"method of Arm's expm1f, AVX2", sized(twoConstants), elu}},
            /*reference=*/0, kCacheSize, rounds, 2e-3);
  benchmark(
      "In memory",
      {{"act.relu", act_relu_memory, relu}, {"act.elu", act_elu_memory, elu}},
      /*reference=*/0, kMemorySize, std::max(rounds / 2, 3), 0.0);
  return 0;
}
