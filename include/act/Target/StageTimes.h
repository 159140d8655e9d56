//===- StageTimes.h - Compile time, stage by stage --------------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_STAGETIMES_H
#define ACT_TARGET_STAGETIMES_H

#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace mlir {
namespace act {

/// The time that each stage of a compilation took, in order. Passes are
/// entries below the stage that runs them; a pass that runs several times has
/// one entry.
class StageTimes {
public:
  using Seconds = std::chrono::duration<double>;

  /// Measures a stage from construction to destruction.
  class Scope {
  public:
    Scope(StageTimes &times, StringRef name)
        : times(times), stage(times.addStage(name)),
          start(std::chrono::steady_clock::now()) {}
    ~Scope() {
      times.stages[stage].time += std::chrono::steady_clock::now() - start;
    }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

  private:
    StageTimes &times;
    size_t stage;
    std::chrono::steady_clock::time_point start;
  };

  /// Adds the time of every pass to the latest stage. For a context without
  /// threads.
  std::unique_ptr<PassInstrumentation> createPassInstrumentation();

  /// Adds `time` to pass `name` of the latest stage.
  void addPassTime(StringRef name, Seconds time);

  /// Prints a table, and the line "total <x> ms".
  void print(raw_ostream &os) const;

private:
  struct Pass {
    std::string name;
    Seconds time{0};
    unsigned runs = 0;
  };
  struct Stage {
    std::string name;
    Seconds time{0};
    std::vector<Pass> passes;
  };

  size_t addStage(StringRef name);

  std::vector<Stage> stages;
};

} // namespace act
} // namespace mlir

#endif // ACT_TARGET_STAGETIMES_H
