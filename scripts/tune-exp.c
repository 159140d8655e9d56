/*===- tune-exp.c - Coefficients of the f32 exponential core
----------------===*\
|*
|* Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
|* See LICENSE for license information.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|*===----------------------------------------------------------------------===*|
|*
|* A random local search in the last bits of the coefficients that
|* scripts/sollya/exp.sollya lists, for the smallest error of the kernels of
|* lib/IR/KernelsExp.cpp as they are evaluated, roundings included. It minimizes
|* the largest of: the error of ELU at alpha = 1; those at other alphas and that
|* of expm1 on (0, ln(2)/2], less an allowance; and what the derivative has
|* above 1.016 ULP. Candidates are judged at a sample of the inputs; where the
|* best one is then found wanting is added to the sample.
|*
|*   cc -O3 -march=native -ffp-contract=off tune-exp.c -o tune-exp -lm
|*   ./tune-exp [seed] [seconds]
|*
\*===----------------------------------------------------------------------===*/

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of t^2 to t^6. */
typedef struct {
  float c[5];
} Coefficients;

static const Coefficients kStart = {{0x1.fffffcp-2f, 0x1.55548p-3f,
                                     0x1.555822p-5f, 0x1.124344p-7f,
                                     0x1.6aad68p-10f}};

static float fromBits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof(x));
  return x;
}

static uint32_t toBits(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof(bits));
  return bits;
}

/* The kernels: steps and names as in lib/IR/KernelsExp.cpp. */
typedef struct {
  float n, t, s, q;
} Core;

static inline Core reduce(float x, const Coefficients *k) {
  const float magic = 0x1.8p23f + 127;
  float shifted = __builtin_fmaf(x, 0x1.715476p0f, magic);
  Core r;
  r.n = shifted - magic;
  r.t = __builtin_fmaf(r.n, -0x1.62e43p-1f, x);
  r.s = fromBits(toBits(shifted) << 23);
  r.q = k->c[4];
  for (int i = 3; i >= 0; --i)
    r.q = __builtin_fmaf(r.q, r.t, k->c[i]);
  return r;
}

static inline float elu(float x, float scale, const Coefficients *k) {
  Core r = reduce(x, k);
  return __builtin_fmaf(r.s, __builtin_fmaf(r.t * r.t, r.q, r.t), r.s - 1.0f);
}

static inline float scaledElu(float x, float scale, const Coefficients *k) {
  Core r = reduce(x, k);
  float sMinusOne = r.s - 1.0f, head = __builtin_fmaf(r.s, r.t, sMinusOne);
  float tail = __builtin_fmaf(r.s, r.t, sMinusOne - head);
  tail = __builtin_fmaf(r.s, r.t * r.t * r.q, tail);
  return __builtin_fmaf(scale, head, __builtin_fmaf(scale, tail, 0.0f));
}

static inline float eluDerivative(float x, float scale, const Coefficients *k) {
  Core r = reduce(x, k);
  float t = __builtin_fmaf(r.n, 0x1.05c61p-29f, r.t);
  return __builtin_fmaf(r.s, __builtin_fmaf(t * t, r.q, t), r.s);
}

/* One function, where it is judged, and how its error counts. */
enum { kMaxSamples = 1 << 20, kNumGoals = 8 };
typedef struct {
  float (*kernel)(float, float, const Coefficients *);
  float scale;
  int isExp;
  float begin, end;
  int stride;
  /* The error counts as weight * max(0, error - allowance). */
  double allowance, weight;
  int count;
  float *x;
  double *exact, *inverseUlp;
} Goal;

static Goal goals[kNumGoals] = {
    {elu, 1.0f, 0, -0x1p-6f, -1.75f, 997, 0.0, 1.0},
    {eluDerivative, 1.0f, 1, -0.3f, -87.0f, 301, 1.015, 2.0},
    {scaledElu, 1.0f, 0, 0x1p-4f, 0.34657f, 101, 0.06, 1.0},
    {scaledElu, 1.7580993f, 0, -0x1p-5f, -1.5f, 501, 0.06, 1.0},
    {scaledElu, 1.1f, 0, -0x1p-5f, -1.5f, 501, 0.12, 1.0},
    {scaledElu, 1.3f, 0, -0x1p-5f, -1.5f, 501, 0.12, 1.0},
    {scaledElu, 1.5f, 0, -0x1p-5f, -1.5f, 501, 0.12, 1.0},
    {scaledElu, 1.8671875f, 0, -0x1p-5f, -1.5f, 501, 0.12, 1.0},
};

static double exactValue(const Goal *g, float x) {
  return g->scale * (g->isExp ? exp(x) : expm1(x));
}

static double inverseUlp(double value) {
  int exponent;
  frexp(value, &exponent);
  return ldexp(1.0, 24 - exponent);
}

static void addSample(Goal *g, float x) {
  if (g->count == kMaxSamples)
    return;
  int i = g->count++;
  g->x[i] = x;
  g->exact[i] = exactValue(g, x);
  g->inverseUlp[i] = inverseUlp(g->exact[i]);
}

static double score(const Goal *g, double error) {
  return g->weight * fmax(0.0, error - g->allowance);
}

static double judge(const Coefficients *k) {
  double worst = 0.0, penalty = 0.0;
  for (Goal *g = goals; g != goals + kNumGoals; ++g) {
    double error = 0.0;
    for (int i = 0; i < g->count; ++i) {
      double y = g->kernel(g->x[i], g->scale, k);
      error = fmax(error, fabs(y - g->exact[i]) * g->inverseUlp[i]);
    }
    if (g->isExp)
      penalty = score(g, error);
    else
      worst = fmax(worst, score(g, error));
  }
  return worst + penalty;
}

/* Like judge, but at all inputs of ELU and a third of its derivative's. */
static double judgeFully(const Coefficients *k, double limit) {
  double worst = judge(k), penalty = 0.0;
  for (int j = 0; j < 2; ++j) {
    Goal *g = &goals[j];
    double most = 0.0;
    for (uint32_t b = toBits(g->begin); b < toBits(g->end); b += j ? 3 : 1) {
      float x = fromBits(b);
      double exact = exactValue(g, x);
      double error =
          fabs(g->kernel(x, g->scale, k) - exact) * inverseUlp(exact);
      most = fmax(most, error);
      if (error > (j ? 1.012 : limit))
        addSample(g, x);
    }
    if (j)
      penalty = score(g, most);
    else
      worst = fmax(worst, most);
  }
  return worst + penalty;
}

int main(int argc, char **argv) {
  srand(argc > 1 ? atoi(argv[1]) : 1);
  int seconds = argc > 2 ? atoi(argv[2]) : 60;
  for (Goal *g = goals; g != goals + kNumGoals; ++g) {
    g->x = malloc(kMaxSamples * sizeof(*g->x));
    g->exact = malloc(kMaxSamples * sizeof(*g->exact));
    g->inverseUlp = malloc(kMaxSamples * sizeof(*g->inverseUlp));
    for (uint32_t b = toBits(g->begin); b < toBits(g->end); b += g->stride)
      addSample(g, fromBits(b));
  }

  /* How far each coefficient is moved at most, in units of its last bit. */
  static const int reach[5] = {8, 96, 2400, 24000, 480000};
  Coefficients current = kStart, best = kStart;
  double bestError = judgeFully(&best, 0.9), error = judge(&current);
  int failures = 0;
  for (time_t start = time(NULL); time(NULL) - start < seconds;) {
    Coefficients next = current;
    for (int moves = 1 + rand() % 5; moves > 0; --moves) {
      int i = rand() % 5;
      double part = (2.0 * rand() / RAND_MAX - 1.0) * ldexp(1.0, -(rand() % 8));
      int step = (int)(part * reach[i]);
      next.c[i] = fromBits(toBits(next.c[i]) + (step ? step : 1));
    }
    double nextError = judge(&next);
    if (nextError < error) {
      current = next;
      error = nextError;
      failures = 0;
    } else if (++failures > 2500) {
      failures = 0;
      double full = judgeFully(&current, error - 0.002);
      if (full < bestError) {
        bestError = full;
        best = current;
      }
      current = best;
      error = judge(&current);
    }
  }
  printf("%.5f: %a %a %a %a %a\n", bestError, best.c[0], best.c[1], best.c[2],
         best.c[3], best.c[4]);
  return 0;
}
