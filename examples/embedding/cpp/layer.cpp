//===- layer.cpp - Calls a compiled layer from C++ ------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "dense.h"

#include <cstdint>
#include <iostream>
#include <utility>
#include <vector>

namespace {
/// A matrix in memory of its own, row by row.
class Matrix {
public:
  Matrix(int64_t rows, int64_t columns)
      : rows(rows), columns(columns), data(rows * columns) {}
  Matrix(int64_t rows, int64_t columns, std::vector<float> values)
      : rows(rows), columns(columns), data(std::move(values)) {}

  /// As compiled functions see it.
  act_memref_2d_f32 view() {
    return {data.data(), data.data(), 0, {rows, columns}, {columns, 1}};
  }
  const std::vector<float> &values() const { return data; }

private:
  int64_t rows, columns;
  std::vector<float> data;
};
} // namespace

int main() {
  Matrix x(3, 4, {1, 0, 0, 0, 0, 1, 0, 0, -1, -1, 1, 1});
  Matrix w(4, 2, {1, -1, 2, -2, 3, -3, 4, -4});
  std::vector<float> bias = {0.5F, -0.5F};

  auto xs = x.view(), ws = w.view();
  act_memref_1d_f32 b = {bias.data(), bias.data(), 0, {2}, {1}};
  // The number of rows is dynamic: the model says how large its result is.
  int64_t sizes[2] = {};
  dense_result_shapes(&xs, &ws, &b, sizes);
  Matrix y(sizes[0], sizes[1]);
  auto ys = y.view();
  dense(&xs, &ws, &b, &ys);

  std::cout << sizes[0] << " x " << sizes[1] << ":";
  for (float value : y.values())
    std::cout << " " << value;
  std::cout << "\n";
  return 0;
}
