//===- StageTimes.cpp - Compile time, stage by stage ----------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/StageTimes.h"

#include "mlir/Pass/Pass.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

namespace {
/// Times passes. Passes that only run other passes count nothing themselves:
/// the time of an inner pass is taken off the outer one.
class PassTimer : public PassInstrumentation {
public:
  explicit PassTimer(StageTimes &times) : times(times) {}

  void runBeforePass(Pass *pass, Operation *op) override {
    running.push_back({std::chrono::steady_clock::now(), {}});
  }
  void runAfterPass(Pass *pass, Operation *op) override { finish(pass); }
  void runAfterPassFailed(Pass *pass, Operation *op) override { finish(pass); }

private:
  struct Running {
    std::chrono::steady_clock::time_point start;
    StageTimes::Seconds inner;
  };

  void finish(Pass *pass) {
    Running run = running.pop_back_val();
    StageTimes::Seconds time = std::chrono::steady_clock::now() - run.start;
    if (!running.empty())
      running.back().inner += time;
    // An adaptor that runs passes on nested operations has no argument.
    if (!pass->getArgument().empty())
      times.addPassTime(pass->getArgument(), time - run.inner);
  }

  StageTimes &times;
  SmallVector<Running> running;
};
} // namespace

std::unique_ptr<PassInstrumentation> StageTimes::createPassInstrumentation() {
  return std::make_unique<PassTimer>(*this);
}

size_t StageTimes::addStage(StringRef name) {
  stages.push_back({name.str(), Seconds(0), {}});
  return stages.size() - 1;
}

void StageTimes::addPassTime(StringRef name, Seconds time) {
  std::vector<Pass> &passes = stages.back().passes;
  auto it =
      llvm::find_if(passes, [&](Pass &pass) { return pass.name == name; });
  if (it == passes.end())
    it = passes.insert(passes.end(), {name.str(), Seconds(0), 0});
  it->time += time;
  ++it->runs;
}

void StageTimes::print(raw_ostream &os) const {
  // Passes below this share of the total are summed up in one line.
  constexpr double kSmall = 0.01;
  Seconds total{0};
  for (const Stage &stage : stages)
    total += stage.time;
  auto printLine = [&](const std::string &name, Seconds time) {
    os << llvm::format("  %-36s %9.2f ms %6.1f %%\n", name.c_str(),
                       time.count() * 1e3,
                       total.count() > 0 ? 100 * time / total : 0.0);
  };
  os << "compile time:\n";
  for (const Stage &stage : stages) {
    printLine(stage.name, stage.time);
    Seconds rest{0};
    unsigned numRest = 0;
    for (const Pass &pass : stage.passes) {
      if (pass.time < kSmall * total) {
        rest += pass.time;
        ++numRest;
        continue;
      }
      std::string times =
          pass.runs > 1 ? " (" + std::to_string(pass.runs) + "x)" : "";
      printLine("  " + pass.name + times, pass.time);
    }
    if (numRest)
      printLine("  " + std::to_string(numRest) + " faster passes", rest);
  }
  printLine("total", total);
}
