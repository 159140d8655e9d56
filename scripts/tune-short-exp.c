/*===- tune-short-exp.c - Exponential cores of f16 and bf16 ---------------===*\
|*
|* Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
|* See LICENSE for license information.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|*===----------------------------------------------------------------------===*|
|*
|* A random local search for the coefficients that scripts/sollya/short.sollya
|* lists: polynomials of few terms with which the kernels of
|* lib/IR/KernelsExp.cpp, computed in f32 and rounded, are correctly rounded.
|* Among those that miss no result, the one with the smallest error of
|* exp(t) - 1 is best.
|*
|*   cc -O3 -march=native -ffp-contract=off tune-short-exp.c -o tune -lm
|*   ./tune f16-unscaled|bf16|bf16-unscaled [seed] [seconds]
|*
\*===----------------------------------------------------------------------===*/

#include <immintrin.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of t^2 and what follows. */
enum { kMaxTerms = 4 };
typedef struct {
  float c[kMaxTerms];
} Coefficients;

typedef struct {
  const char *name;
  int isF16, terms;
  /* For ELU with other parameters than 1, and exp(x) for x > 0, too. */
  int isScaled;
  /* The best polynomial of its degree. */
  Coefficients start;
} Task;

static const Task kTasks[] = {
    {"f16-unscaled",
     1,
     4,
     0,
     {{0x1.fffe9cp-2f, 0x1.5552bep-3f, 0x1.56d64ep-5f, 0x1.136ec4p-7f}}},
    {"bf16",
     0,
     4,
     1,
     {{0x1.fffe9cp-2f, 0x1.5552bep-3f, 0x1.56d64ep-5f, 0x1.136ec4p-7f}}},
    {"bf16-unscaled",
     0,
     3,
     0,
     {{0x1.ffff58p-2f, 0x1.56dfecp-3f, 0x1.56b3f2p-5f}}},
};

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

/* f32 to f16 or bf16, ties to even. */
static uint16_t narrow(const Task *task, float y) {
  if (task->isF16)
    return _cvtss_sh(y, 0);
  uint32_t bits = toBits(y);
  return (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}

static float widen(const Task *task, uint16_t x) {
  return task->isF16 ? _cvtsh_ss(x) : fromBits((uint32_t)x << 16);
}

/* The same from f64, rounded once, for normal numbers of bf16. */
static uint16_t narrowExactly(const Task *task, double y) {
  int exponent;
  frexp(y, &exponent);
  exponent -= task->isF16 ? 11 : 8;
  if (task->isF16 && exponent < -24)
    exponent = -24;
  return narrow(task, ldexp(nearbyint(ldexp(y, -exponent)), exponent));
}

/* What of an input does not depend on the coefficients: exp(x) = s exp(t). `t`
   is what q is taken of, `tHead` + `tTail` what else there is of t. */
typedef enum { kElu, kEluOfBf16, kEluDerivative, kExp } Kernel;
typedef struct {
  Kernel kernel;
  float scale, s, t, tHead, tTail;
  uint16_t result;
} Sample;

static Sample *samples;
static int numSamples;

static void addSample(const Task *task, Kernel kernel, float scale, float x) {
  bool isElu = kernel == kElu || kernel == kEluOfBf16;
  double exact = scale * (isElu ? expm1(x) : exp(x));
  /* From there on, the result is x. */
  if (kernel == kEluOfBf16 && x >= -0x1p-9f)
    return;
  /* Where a kernel may flush. */
  if (fabs(exact) < (task->isF16 ? 0x1p-26 : 0x1p-125))
    return;
  const float magic = 0x1.8p23f + 127;
  float shifted = __builtin_fmaf(x, 0x1.715476p0f, magic), n = shifted - magic;
  Sample *r = &samples[numSamples++];
  r->kernel = kernel;
  r->scale = scale;
  r->s = fromBits(toBits(shifted) << 23);
  r->t = r->tHead = __builtin_fmaf(n, -0x1.62e43p-1f, x);
  r->tTail = 0.0f;
  /* bf16 does without the second step, except for exp. */
  if (kernel == kExp) {
    r->tHead = __builtin_fmaf(n, 0x1.05c61p-29f, r->t);
    r->tTail = __builtin_fmaf(n, 0x1.05c61p-29f, r->t - r->tHead);
  } else if (kernel == kEluDerivative && task->isF16) {
    r->tHead = __builtin_fmaf(n, 0x1.05c61p-29f, r->t);
  }
  r->result = narrowExactly(task, exact);
}

static void addSamples(const Task *task, Kernel kernel, float scale) {
  for (uint32_t bits = 1; bits < 0x8000; ++bits) {
    float x = widen(task, bits);
    if (!(x < 88.0f))
      break;
    /* Below, the coefficients make no difference. */
    if (x < 0x1p-13f)
      continue;
    addSample(task, kernel, scale, -x);
    if (kernel == kExp)
      addSample(task, kernel, scale, x);
  }
}

static float evaluate(const Sample *r, const Coefficients *k, int terms) {
  float q = k->c[terms - 1];
  for (int i = terms - 2; i >= 0; --i)
    q = __builtin_fmaf(q, r->t, k->c[i]);
  float t = r->tHead, square = t * t, scaled = r->s * r->scale;
  switch (r->kernel) {
  case kElu:
    return __builtin_fmaf(scaled, __builtin_fmaf(square, q, t),
                          scaled - r->scale);
  case kEluOfBf16:
    return __builtin_fmaf(
        r->s, __builtin_fmaf(__builtin_fmaf(q, t, 1.0f), t, 1.0f), -1.0f);
  case kEluDerivative: {
    float p = __builtin_fmaf(square, q, t);
    return __builtin_fmaf(r->scale, p, r->scale) * r->s;
  }
  case kExp:
    return __builtin_fmaf(r->s, t + __builtin_fmaf(square, q, r->tTail), r->s);
  }
  return NAN;
}

/* How many results are wrong, or more than `limit`. */
static int judge(const Task *task, const Coefficients *k, int limit) {
  int wrong = 0;
  for (int i = 0; i < numSamples && wrong <= limit; ++i) {
    float y = evaluate(&samples[i], k, task->terms);
    /* lib/Conversion/ExpandBFloat16.cpp rounds ties away from zero. */
    bool isWrong = samples[i].kernel == kEluOfBf16 &&
                   (toBits(y) + 0x8000) >> 16 != samples[i].result;
    wrong += isWrong || narrow(task, y) != samples[i].result;
  }
  return wrong;
}

/* The largest error of exp(t) - 1. */
static double getError(const Task *task, const Coefficients *k) {
  double most = 0.0;
  for (int i = -100; i <= 100; ++i) {
    double t = 0.3466 * i / 100, q = 0.0;
    for (int j = task->terms - 1; j >= 0; --j)
      q = q * t + k->c[j];
    if (i != 0)
      most = fmax(most, fabs((t + t * t * q) / expm1(t) - 1.0));
  }
  return most;
}

int main(int argc, char **argv) {
  const Task *task = NULL;
  for (size_t i = 0; i < sizeof(kTasks) / sizeof(*kTasks); ++i)
    if (argc > 1 && strcmp(argv[1], kTasks[i].name) == 0)
      task = &kTasks[i];
  if (!task) {
    fprintf(stderr,
            "usage: %s f16-unscaled|bf16|bf16-unscaled [seed] "
            "[seconds]\n",
            argv[0]);
    return 2;
  }
  srand(argc > 2 ? atoi(argv[2]) : 1);
  int seconds = argc > 3 ? atoi(argv[3]) : 60;

  static const float scales[] = {1.0f, 0.1f,   0.3f,  0.5f,  1.67326324f,
                                 3.0f, 1e-30f, 1e30f, -0.3f, 1.75809934f};
  samples = malloc(24 * 65536 * sizeof(*samples));
  for (int i = 0; i < (task->isScaled ? 10 : 1); ++i) {
    addSamples(task, kElu, scales[i]);
    addSamples(task, kEluDerivative, scales[i]);
  }
  if (!task->isF16 && !task->isScaled)
    addSamples(task, kEluOfBf16, 1.0f);
  if (task->isScaled)
    addSamples(task, kExp, 1.0f);

  /* How far each coefficient is moved at most, relative to its size. */
  static const double reach[kMaxTerms] = {0x1p-13, 0x1p-11, 0x1p-8, 0x1p-6};
  Coefficients best = task->start;
  int wrong = judge(task, &best, numSamples);
  double error = getError(task, &best);
  for (time_t start = time(NULL); time(NULL) - start < seconds;) {
    Coefficients next = best;
    double part = ldexp(1.0, -(rand() % 8));
    for (int i = 0; i < task->terms; ++i)
      next.c[i] *= 1.0 + (2.0 * rand() / RAND_MAX - 1.0) * part * reach[i];
    double nextError = getError(task, &next);
    if (wrong == 0 && nextError >= error)
      continue;
    int nextWrong = judge(task, &next, wrong);
    if (nextWrong > wrong)
      continue;
    best = next;
    wrong = nextWrong;
    error = nextError;
  }
  printf("%d of %d wrong, error %g:", wrong, numSamples, error);
  for (int i = 0; i < task->terms; ++i)
    printf(" %a", best.c[i]);
  printf("\n");
  return 0;
}
