//===- digits.c - Classifies the digits of the test set -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// usage: digits IMAGES.npy LABELS.npy
//
// Prints how many digits are classified as their labels say, and a hash of the
// bits of all scores.
//
//===----------------------------------------------------------------------===//

#include "net.h"
#include <stdio.h>
#include <stdlib.h>

enum { kImages = 450, kPixels = 64, kClasses = 10 };

/// Reads the last `size` bytes of a .npy file: all behind its header.
static void readArray(const char *path, void *data, long size) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, -size, SEEK_END) != 0 ||
      fread(data, 1, size, file) != (size_t)size) {
    perror(path);
    exit(1);
  }
  fclose(file);
}

int main(int argc, char **argv) {
  static float pixels[kImages * kPixels], scores[kImages * kClasses];
  static int64_t labels[kImages];
  if (argc != 3)
    return 1;
  readArray(argv[1], pixels, sizeof(pixels));
  readArray(argv[2], labels, sizeof(labels));
  act_memref_2d_f32 in = {pixels, pixels, 0, {kImages, kPixels}, {kPixels, 1}};
  act_memref_2d_f32 out = {
      scores, scores, 0, {kImages, kClasses}, {kClasses, 1}};
  classify(&in, &out);

  int correct = 0;
  for (int image = 0; image < kImages; ++image) {
    const float *score = scores + image * kClasses;
    int best = 0;
    for (int digit = 1; digit < kClasses; ++digit)
      if (score[digit] > score[best])
        best = digit;
    correct += best == labels[image];
  }
  uint64_t hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < sizeof(scores); ++i)
    hash = (hash ^ ((unsigned char *)scores)[i]) * 0x100000001b3;
  printf("%d of %d, scores %016llx\n", correct, kImages,
         (unsigned long long)hash);
  return 0;
}
