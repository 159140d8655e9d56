//===- Mutate.cpp - What the check notices --------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Mutate.h"

#include "Format.h"
#include "Measure.h"

#include "llvm/ADT/bit.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <cstring>

using namespace mlir;
using namespace mlir::act;
using llvm::outs;

/// True if the results differ at one of the inputs, given by their number. NaNs
/// are equal, and the zeros are not, as in the hash.
template <typename Element, typename GetInput>
static bool differ(const Kernel &a, const Kernel &b, uint64_t count,
                   GetInput getInput) {
  // The first difference ends it: most mutations make one soon.
  constexpr uint64_t kChunk = 4096;
  alignas(64) static Element xs[kChunk], fromA[kChunk], fromB[kChunk];
  for (uint64_t done = 0; done < count; done += kChunk) {
    uint64_t size = std::min(kChunk, count - done);
    for (uint64_t i = 0; i < size; ++i)
      xs[i] = getInput(done + i);
    a(xs, fromA, kChunk);
    b(xs, fromB, kChunk);
    if (std::memcmp(fromA, fromB, size * sizeof(Element)) == 0)
      continue;
    for (uint64_t i = 0; i < size; ++i) {
      Element y = fromA[i], other = fromB[i];
      if (y == other ? std::signbit(y) != std::signbit(other)
                     : !std::isnan(y) || !std::isnan(other))
        return true;
    }
  }
  return false;
}

static bool differAtQuickInputs(const Subject &subject, const Kernel &a,
                                const Kernel &b) {
  if (subject.type == "f64") {
    std::vector<double> inputs = getQuickInputsF64(subject);
    return differ<double>(a, b, inputs.size(),
                          [&](uint64_t i) { return inputs[i]; });
  }
  Format format = Format::get(subject.type);
  return llvm::any_of(
      getQuickInputs(subject.type, /*stride=*/1), [&](const InputRun &run) {
        return differ<float>(a, b, run.count, [&](uint64_t i) {
          uint64_t pattern = format.getPattern(run.begin + i * run.stride);
          return llvm::bit_cast<float>(uint32_t(pattern));
        });
      });
}

llvm::Error act::printMutations(MLIRContext &context, const Subject &subject) {
  Kernel::Options options;
  llvm::Expected<Kernel> kernel = Kernel::compile(context, subject, options);
  if (!kernel)
    return kernel.takeError();
  llvm::Expected<SmallVector<APFloat>> constants =
      Kernel::getConstants(context, subject, options);
  if (!constants)
    return constants.takeError();
  SmallVector<size_t> unnoticed;
  for (size_t i = 0; i < constants->size(); ++i) {
    options.perturb = i;
    llvm::Expected<Kernel> mutated = Kernel::compile(context, subject, options);
    if (!mutated)
      return mutated.takeError();
    if (!differAtQuickInputs(subject, *kernel, *mutated))
      unnoticed.push_back(i);
  }
  size_t count = constants->size();
  outs() << subject.describe() << ": " << count - unnoticed.size() << " of "
         << count << " flipped bits noticed\n";
  for (size_t i : unnoticed)
    outs() << "  not in constant " << i << ", "
           << llvm::format("%a", (*constants)[i].convertToDouble()) << '\n';
  return llvm::Error::success();
}
