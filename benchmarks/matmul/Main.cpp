//===- Main.cpp - Benchmark of matrix products ------------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Layers of f32, compiled by act, against libraries, on one pinned core: the
// product alone and with bias and ELU. Packing is inside the calls. The limits
// of the core are measured in the same turns. Prints Markdown tables.
//
//===----------------------------------------------------------------------===//

#include "../common/Measure.h"
#include "Peers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string_view>

namespace {
/// MLIR's memref descriptor, of a matrix and of a vector.
template <int rank>
struct Descriptor {
  const float *allocated, *aligned;
  int64_t offset, sizes[rank], strides[rank];
};
using Matrix = Descriptor<2>;
using Vector = Descriptor<1>;
} // namespace

extern "C" {
#define LAYER(M, K, N)                                                         \
  void act_plain_##M##x##K##x##N(const float *, const float *, float *);       \
  void act_fused_##M##x##K##x##N(const float *, const float *, const float *,  \
                                 float *);
#include "Layers.inc"
#undef LAYER
void act_fused_dynamic(const Matrix *, const Matrix *, const Vector *,
                       const Matrix *);
}

using namespace bench;

namespace {
/// A layer and the functions that act compiled for it.
struct Case {
  int64_t m, k, n;
  void (*plain)(const float *, const float *, float *);
  void (*fused)(const float *, const float *, const float *, float *);
};

constexpr Case kCases[] = {
#define LAYER(M, K, N)                                                         \
  {M, K, N, act_plain_##M##x##K##x##N, act_fused_##M##x##K##x##N},
#include "Layers.inc"
#undef LAYER
};

struct Free {
  void operator()(float *p) const { std::free(p); }
};
using Buffer = std::unique_ptr<float, Free>;

Buffer allocate(size_t size, std::mt19937 &generator) {
  size_t bytes = (size * sizeof(float) + 63) / 64 * 64;
  Buffer buffer(static_cast<float *>(std::aligned_alloc(64, bytes)));
  std::uniform_real_distribution<float> uniform(-1.0f, 1.0f);
  for (size_t i = 0; i < size; ++i)
    buffer.get()[i] = uniform(generator);
  return buffer;
}

/// A row of a table.
struct Row {
  const char *name;
  std::function<void()> run;
  bool fused, peer;
};

/// The largest error of some elements of y, against f64.
double maxError(const Layer &layer, bool fused) {
  std::mt19937 generator(1);
  double worst = 0.0;
  for (int sample = 0; sample < 500; ++sample) {
    // The last row and column are at the edges.
    int64_t i = sample == 0 ? layer.m - 1 : generator() % layer.m;
    int64_t j = sample == 0 ? layer.n - 1 : generator() % layer.n;
    double exact = fused ? layer.bias[j] : 0.0;
    for (int64_t k = 0; k < layer.k; ++k)
      exact +=
          double(layer.a[i * layer.k + k]) * double(layer.b[k * layer.n + j]);
    if (fused && exact < 0.0)
      exact = std::expm1(exact);
    worst = std::max(worst, std::fabs(layer.y[i * layer.n + j] - exact));
  }
  return worst;
}

void benchmark(const Case &test, int rounds) {
  std::mt19937 generator(0);
  Buffer a = allocate(test.m * test.k, generator);
  Buffer b = allocate(test.k * test.n, generator);
  Buffer bias = allocate(test.n, generator);
  Buffer y = allocate(test.m * test.n, generator);
  Layer layer{test.m, test.k, test.n, a.get(), b.get(), bias.get(), y.get()};
  auto matrix = [](const float *data, int64_t rows, int64_t columns) {
    return Matrix{data, data, 0, {rows, columns}, {columns, 1}};
  };
  Matrix da = matrix(layer.a, test.m, test.k);
  Matrix db = matrix(layer.b, test.k, test.n);
  Matrix dy = matrix(layer.y, test.m, test.n);
  Vector dbias{layer.bias, layer.bias, 0, {test.n}, {1}};

  std::vector<Row> rows = {
      {"act, bias + ELU",
       [&] { test.fused(layer.a, layer.b, layer.bias, layer.y); }, true, false},
      {"act, bias + ELU, dynamic sizes",
       [&] { act_fused_dynamic(&da, &db, &dbias, &dy); }, true, false},
      {"act", [&] { test.plain(layer.a, layer.b, layer.y); }, false, false},
      {"oneDNN, bias + ELU", oneDnnFused(layer), true, true},
      {"oneDNN", oneDnnPlain(layer), false, true},
      {"OpenBLAS", openBlasPlain(layer), false, true}};
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [](const Row &row) { return !row.run; }),
             rows.end());

  std::vector<Contender> contenders;
  std::vector<double> errors;
  for (const Row &row : rows) {
    row.run();
    errors.push_back(maxError(layer, row.fused));
    contenders.push_back({row.name, row.run});
  }
  contenders.push_back({"peak", runFmas});
  contenders.push_back({"read", [&] { readMemory(layer.b, test.k * test.n); }});
  std::vector<Times> times = measure(contenders, rounds, 2e-3);

  double peak = getFmaOperations() / times[rows.size()].median;
  double bandwidth =
      sizeof(float) * test.k * test.n / times[rows.size() + 1].median;
  double operations = 2.0 * test.m * test.k * test.n;
  double bytes =
      sizeof(float) * (test.m * test.k + test.k * test.n + test.m * test.n);
  double best = INFINITY;
  for (size_t i = 0; i < rows.size(); ++i)
    if (rows[i].peer)
      best = std::min(best, times[i].median);

  std::printf("\n%ld x %ld x %ld (M, K, N); this core does %.1f GFLOP/s and "
              "reads B at %.1f GB/s:\n\n",
              long(test.m), long(test.k), long(test.n), peak, bandwidth);
  std::printf("| %-30s | median ms | GFLOP/s | %% peak | %% read | x best peer "
              "| max error |\n",
              "");
  std::printf("|:%.30s-|----------:|--------:|-------:|-------:|------------:"
              "|----------:|\n",
              "------------------------------");
  for (size_t i = 0; i < rows.size(); ++i) {
    double time = times[i].median;
    std::printf("| %-30s | %9.4f | %7.1f | %6.1f | %6.1f | %11.2f | %9.2g |\n",
                rows[i].name, time * 1e-6, operations / time,
                100 * operations / time / peak, 100 * bytes / time / bandwidth,
                best / time, errors[i]);
  }
  std::fflush(stdout);
}

int usage(FILE *file, int code) {
  std::fputs(
      "usage: bench-matmul [--rounds=N] [--only=M]\n\n"
      "Times layers, compiled by act, against OpenBLAS and oneDNN where\n"
      "they are installed, on one pinned core. A row is the median of N\n"
      "rounds (default 21) in which the contenders take turns. `%% read`\n"
      "is the rate at which the operands and the result pass, relative\n"
      "to plain reading of B.\n\n"
      "  --only=M   only layers with M rows\n",
      file);
  return code;
}
} // namespace

int main(int argc, char **argv) {
  int rounds = 21, only = 0;
  for (std::string_view argument :
       std::vector<std::string_view>(argv + 1, argv + argc)) {
    auto parse = [&](std::string_view option, int &value) {
      if (argument.substr(0, option.size()) != option)
        return false;
      value = std::atoi(argument.data() + option.size());
      return value > 0;
    };
    if (argument == "--help")
      return usage(stdout, 0);
    if (!parse("--rounds=", rounds) && !parse("--only=", only))
      return usage(stderr, 1);
  }
  if (!__builtin_cpu_supports("avx512f")) {
    std::fputs("bench-matmul: this processor has no AVX-512\n", stderr);
    return 1;
  }
  pinToOneCore();
  setenv("OMP_NUM_THREADS", "1", /*overwrite=*/0);
  Layer probe{};
  if (!openBlasPlain(probe))
    std::puts("OpenBLAS is not installed (Debian: libopenblas0).");
#ifndef BENCH_HAS_ONEDNN
  std::puts("oneDNN was not there at build time (Debian: libdnnl-dev).");
#endif
  for (const Case &test : kCases)
    if (only == 0 || test.m == only)
      benchmark(test, rounds);
  return 0;
}
