//===- Report.cpp - What act-accuracy prints ------------------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "Contract.h"

#include "act/IR/Act.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace mlir::act;
using llvm::outs;

llvm::raw_ostream &act::reportError() {
  return llvm::WithColor::error(llvm::errs(), "act-accuracy");
}

static std::string print(const char *format, double value) {
  char text[64];
  snprintf(text, sizeof(text), format, value);
  return text;
}

//===----------------------------------------------------------------------===//
// Measurements
//===----------------------------------------------------------------------===//

void act::printText(const Result &result, bool comparesWidths) {
  const Measurement &m = result.measurement;
  outs() << result.subject.describe() << ": max " << print("%.4f", m.maxError)
         << " ULP at x = " << print("%a", m.x) << " (" << print("%.9g", m.x)
         << "): " << print("%.9g", m.result) << ", exactly "
         << print("%.17g", m.exact) << "\n  " << m.misrounded << " ("
         << print("%.3f", 100.0 * m.misrounded / m.count)
         << " %) not correctly rounded; zeros of the wrong sign: "
         << m.wrongZeros;
  if (m.flushed > 0.0)
    outs() << "; flushed to 0: up to " << print("%.3g", m.flushed);
  if (comparesWidths)
    outs() << "; results that depend on the width: " << m.differences;
  outs() << "\n  " << m.count << " inputs, hash "
         << llvm::format_hex(result.hash, 18) << ", "
         << print("%.1f", result.seconds) << " s\n";
}

/// `value`, rounded up to three digits.
static double roundUp(double value) {
  double rounded = std::strtod(print("%.2e", value).c_str(), nullptr);
  if (rounded < value)
    rounded = std::strtod(print("%.2e", value * 1.006).c_str(), nullptr);
  return rounded;
}

/// A number as C++ writes it.
static std::string printLiteral(double value) {
  if (std::isinf(value))
    return value < 0.0 ? "-HUGE_VAL" : "HUGE_VAL";
  return print("%a", value);
}

ErrorBound act::toRow(const Result &result) {
  const Measurement &m = result.measurement;
  const Subject &subject = result.subject;
  // What is correctly rounded has no larger error elsewhere.
  bool isSample =
      result.isSample && subject.accuracy != Accuracy::correctly_rounded;
  return {*subject.formula,
          subject.derivative,
          subject.type,
          subject.accuracy,
          {subject.parameters.begin(), subject.parameters.end()},
          std::ceil(m.maxError * (isSample ? 1.05 : 1.0) * 1e3) / 1e3,
          m.maxError > 0.0 ? m.x : 0.0,
          roundUp(m.flushed),
          result.hash};
}

bool act::checkResult(const Result &result) {
  const ErrorBound &bound = *findErrorBound(result.subject);
  const Measurement &m = result.measurement;
  bool agrees = true;
  auto complain = [&](const Twine &what) {
    reportError() << result.subject.describe() << ": " << what << "\n";
    agrees = false;
  };
  std::string measured = print("%.4f", m.maxError) + " ULP";
  if (!(m.maxError <= bound.ulp))
    complain("error of " + measured + " at " + print("%a", m.x) +
             " is above the bound " + print("%.3f", bound.ulp));
  if (m.maxError < 0.9 * bound.ulp)
    complain("error of " + measured + " is less than 90 % of the bound " +
             print("%.3f", bound.ulp));
  if (result.subject.accuracy == Accuracy::correctly_rounded &&
      m.misrounded != 0)
    complain(Twine(m.misrounded) + " results are not correctly rounded");
  if (m.flushed > bound.flushed)
    complain("a result of " + print("%g", m.flushed) +
             " is flushed to 0, which is above " + print("%g", bound.flushed));
  if (result.hash != bound.hash)
    complain("results have changed: hash 0x" + Twine::utohexstr(result.hash) +
             " instead of 0x" + Twine::utohexstr(bound.hash));
  return agrees;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static constexpr StringLiteral kTableHeader = R"(
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
)";

/// The function that returns a formula, as C++.
static std::string getAccessor(const Formula &formula) {
  if (&formula == &formulas::gelu(GeluApproximation::tanh))
    return "gelu(GeluApproximation::tanh)";
  if (&formula == &formulas::gelu(GeluApproximation::none))
    return "gelu(GeluApproximation::none)";
  // Its name in camel case.
  std::string accessor;
  bool capital = false;
  for (char c : formula.name) {
    if (c != '_')
      accessor += capital ? llvm::toUpper(c) : c;
    capital = c == '_';
  }
  return accessor + "()";
}

void act::printTable(StringRef type, ArrayRef<ErrorBound> rows) {
  std::string title =
      ("//===- " + type + ".def - Errors in " + type + " ").str();
  title.append(80 - 17 - title.size(), '-');
  outs() << title << "*- C++ -*-===//" << kTableHeader
         << "// Generated by act-accuracy --table --type=" << type
         << "; see ErrorBounds.h.\n//\n"
            "//===-----------------------------------------------------------"
            "-----------===//\n\n// clang-format off\n";
  for (const ErrorBound &row : rows) {
    outs() << "ACT_ERROR_BOUND(" << getAccessor(row.formula) << ", "
           << (row.derivative ? "derivative" : "forward") << ", " << row.type
           << ", " << stringifyAccuracy(row.accuracy) << ", (";
    llvm::interleaveComma(row.parameters, outs(), [](double value) {
      outs() << print("%.17g", value);
    });
    outs() << "), " << print("%.3f", row.ulp) << ", " << printLiteral(row.where)
           << ", " << print("%g", row.flushed) << ", "
           << llvm::format_hex(row.hash, 18) << ")\n";
  }
  outs() << "// clang-format on\n";
}

//===----------------------------------------------------------------------===//
// The page
//===----------------------------------------------------------------------===//

static constexpr StringLiteral kIntroduction = R"(# Accuracy

<!-- Generated by `act-accuracy --markdown`; do not edit. -->

The largest error of each kernel that `act-expand` emits, in units in the last
place (ULP) of the exact result, final rounding included: 0.5 is a correctly
rounded result, and an error below 1 means one of the two numbers next to the
exact result.

- f16 and bf16 were measured at **all** inputs, and so was f32 at the default
  parameters; at other parameters, f32 was measured at every 13th number.
- f64 was measured at random inputs, at the neighbours of all points where a
  kernel changes its ways, and then around the worst of them: a million inputs,
  or 77 thousand at other parameters. That is no proof (for those that there
  are, see [proofs.md](proofs.md)). Where not all inputs were measured, the table
  says 5 % more than the largest error that was found.
- What is measured is the machine code of the vectorized kernel. The results
  have the same bits for every vector length, for scalars and on every target:
  the table holds a hash of them.
- f16 and bf16 are computed in f32 and rounded once, with fewer terms and, in
  bf16, fewer sums of two numbers than f32 itself: no more than the result needs.
  `correctly_rounded` is computed in f64; each of its rows is a result without
  exception for the inputs that were measured, and in f32 there are rows only
  where these were all 2^32.
- f8E4M3FN and f8E5M2 are types in memory: `arith.extf` to f32 before an
  activation is exact, and `arith.truncf` after it rounds once, so that an error
  is at most 0.501 ULP at the default parameters (test/Numeric/f8.test).
- A parameter is rounded to the type in which the kernel computes (f32, or f64
  for f64) first. SELU's two constants are parameters in this sense.
- "Flushed below": where the exact result is smaller in magnitude, a kernel may
  return 0 instead; that is not counted. Elsewhere subnormal results are kept.
- The derivatives of GELU, SiLU and Mish have a zero between their tails, near
  which no result in a fixed number of digits is relatively accurate. There,
  where the derivative is below 1/16, errors are in ULP of 1/16.
- A result overflows where the exact one, rounded, does.
- An accuracy without a row has no kernel of its own: `fast` is then the
  `faithful` kernel, and so is `correctly_rounded` where that has 0.5 ULP.

The reference is MPFR for f64, and an implementation in double for the other
types, itself tested against MPFR. `act-accuracy --check` measures every row
again: it fails if an error is above its bound or below 90 % of it, if any bit
of a result has changed, or if a kernel has no row.
)";

static constexpr StringLiteral kTypes[] = {"f16", "bf16", "f32", "f64"};

namespace {
/// The rows of all types about the same function.
struct Line {
  const ErrorBound *rows[4] = {};
  const ErrorBound &any() const {
    return **llvm::find_if(rows, [](const ErrorBound *row) { return row; });
  }
};
} // namespace

static bool haveSameFunction(const ErrorBound &a, const ErrorBound &b) {
  return &a.formula == &b.formula && a.derivative == b.derivative &&
         a.accuracy == b.accuracy && a.parameters == b.parameters;
}

/// The table in lines, in the order of their first rows.
static std::vector<Line> getLines() {
  std::vector<Line> lines;
  for (const ErrorBound &row : getErrorBounds()) {
    auto it = llvm::find_if(lines, [&](const Line &line) {
      return haveSameFunction(line.any(), row);
    });
    Line &line = it == lines.end() ? lines.emplace_back() : *it;
    line.rows[llvm::find(kTypes, row.type) - std::begin(kTypes)] = &row;
  }
  return lines;
}

/// The first two cells of a line.
static void printFunction(const Formula &formula, bool derivative,
                          ArrayRef<double> parameters) {
  outs() << "| `act." << formula.name << (derivative ? "_derivative" : "")
         << "`";
  if (&formula == &formulas::gelu(GeluApproximation::tanh))
    outs() << " approximate tanh";
  outs() << " | ";
  llvm::interleaveComma(
      llvm::zip(formula.parameterNames, parameters), outs(), [](auto pair) {
        outs() << std::get<0>(pair) << " = " << print("%g", std::get<1>(pair));
      });
}

static void printLine(const Line &line) {
  const ErrorBound &any = line.any();
  printFunction(any.formula, any.derivative, any.parameters);
  outs() << " | " << stringifyAccuracy(any.accuracy) << " |";
  for (const ErrorBound *row : line.rows)
    outs() << ' '
           << (row ? print(row->ulp < 100.0 ? "%.3f" : "%.3g", row->ulp) : "")
           << " |";
  for (const ErrorBound *row : {line.rows[2], line.rows[3]})
    outs() << ' '
           << (row && row->ulp > 0.0
                   ? print(row->type == "f64" ? "%.17g" : "%.9g", row->where)
                   : "")
           << " |";
  for (const ErrorBound *row : {line.rows[2], line.rows[3]})
    outs() << ' '
           << (row && row->flushed > 0.0 ? print("%g", row->flushed) : "")
           << " |";
  outs() << '\n';
}

static void printSpecialValues() {
  outs() << R"(
## Special values

At NaN every function is NaN. "±0" is a zero of any sign. This holds for every
type and accuracy, for compiled code and for constants that fold
(test/Unit/Accuracy/ContractTest.cpp).

| operation | parameters | -inf | -0 | 0 | inf | kinks |
|---|---|---|---|---|---|---|
)";
  for (const Contract &contract : getContracts())
    for (bool derivative : {false, true}) {
      printFunction(contract.formula, derivative, contract.parameters);
      ArrayRef<SpecialValue> values =
          derivative ? contract.derivative : contract.forward;
      for (const SpecialValue &value : values.take_front(4))
        outs() << " | " << value.result;
      outs() << " | ";
      llvm::interleaveComma(
          values.drop_front(4), outs(), [](const SpecialValue &value) {
            outs() << print("%g", value.x) << ": " << value.result;
          });
      outs() << " |\n";
    }
}

void act::printMarkdown() {
  outs() << kIntroduction;
  auto printLines = [&](StringRef title, bool isDefault) {
    outs() << "\n## " << title << R"(

| operation | parameters | accuracy | f16 | bf16 | f32 | f64 | attained at, f32 | f64 | flushed below, f32 | f64 |
|---|---|---|---|---|---|---|---|---|---|---|
)";
    const Formula *previous = nullptr;
    ArrayRef<double> first;
    for (const Line &line : getLines()) {
      // The first rows about a function are those at its default parameters.
      if (&line.any().formula != previous)
        first = line.any().parameters;
      previous = &line.any().formula;
      if ((first == ArrayRef(line.any().parameters)) == isDefault)
        printLine(line);
    }
  };
  printLines("Default parameters", true);
  printLines("Other parameters", false);
  printSpecialValues();
}
