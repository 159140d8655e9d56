/*===- digits.c - Classifies handwritten digits ------------------*- C -*-===*\
|*
|* Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
|* See LICENSE for license information.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
\*===----------------------------------------------------------------------===*/

#include "elu_mlp.h"
#include <stdio.h>

enum { kPixels = 64, kClasses = 10, kBatch = 3 };

/* 8 x 8 pixels of three digits; ' ' is white, '#' is black. */
static const char kImages[kBatch][kPixels + 1] = {
    "  ###   "
    " #   #  "
    " #   #  "
    " #   #  "
    " #   #  "
    " #   #  "
    " #   #  "
    "  ###   ",
    "   ##   "
    "  ###   "
    " ####   "
    "   ##   "
    "   ##   "
    "   ##   "
    "   ##   "
    "   ##   ",
    "  ####  "
    "     #  "
    "     #  "
    "    #   "
    "  ##### "
    "   #    "
    "   #    "
    "  #     ",
};

int main(void) {
  float pixels[kBatch * kPixels], scores[kBatch * kClasses];
  for (int i = 0; i < kBatch * kPixels; ++i)
    pixels[i] = kImages[i / kPixels][i % kPixels] == '#' ? 1.0f : 0.0f;

  /* The size of the batch is dynamic, so arrays come with a description. */
  act_memref_2d_f32 images = {
      pixels, pixels, 0, {kBatch, kPixels}, {kPixels, 1}};
  act_memref_2d_f32 result = {
      scores, scores, 0, {kBatch, kClasses}, {kClasses, 1}};
  classify_digits(&images, &result);

  for (int image = 0; image < kBatch; ++image) {
    int best = 0;
    for (int digit = 1; digit < kClasses; ++digit)
      if (scores[image * kClasses + digit] > scores[image * kClasses + best])
        best = digit;
    printf("image %d: %d\n", image, best);
  }
  return 0;
}
