//===- RaiseFunction.h - Piecewise functions of one value -------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What act-raise knows about a value y computed from a value x: y as a
// function of x, and of at most one other value p (a gradient, a learned
// slope).
//
// - Breaks: where comparisons, selects, minima and maxima change sides. They
//   are found by algebra, so none is overlooked: between two breaks the
//   function is a composition of elementary functions, hence analytic.
// - Pieces: the function between two breaks, as a sum of terms (RaiseForm.h)
//   where it is one. Only a sum can be compared: from it come the breaks.
// - Values at sample points: the infinities, NaN and the zeros by IEEE
//   arithmetic, then a grid with several points between any two breaks. Two
//   functions with the same breaks that agree on the grid are equal, since
//   analytic functions of a few operations that agree there agree between. So
//   a match needs no other proof, and does not depend on how y is spelled.
// - Values at the breaks, where they are known.
//
// Arithmetic is that of the reals, in double. What it must not hide is
// cancellation that is meant: (x + 1) - 1 has no description.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_LIB_TRANSFORMS_RAISEFUNCTION_H
#define ACT_LIB_TRANSFORMS_RAISEFUNCTION_H

#include "RaiseForm.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

#include <array>
#include <bitset>

namespace mlir::act::raise {

/// A point at which every function is evaluated.
struct Sample {
  double x, p;
};
/// x = NaN, -inf, -0, 0, inf, with a finite p.
inline constexpr unsigned kNumSpecialSamples = 5;
/// x = 1 and -1, with p = inf and NaN.
inline constexpr unsigned kNumParameterSamples = 4;
/// The grid, symmetric and ascending.
inline constexpr unsigned kGridBegin =
    kNumSpecialSamples + kNumParameterSamples;
inline constexpr unsigned kNumSamples = kGridBegin + 72;

/// All samples, in the order above.
const std::array<Sample, kNumSamples> &getSamples();
/// The sample with this x, which must be in the grid: 1, 2, 4 or the negative.
unsigned getGridIndex(double x);

class Function {
public:
  /// x, a constant, and p.
  static Function identity();
  static Function constant(double value);
  static Function parameter();

  using Piece = std::optional<Form>;
  using Values = std::array<double, kNumSamples>;

  /// Where the description changes, ascending and finite.
  ArrayRef<double> getBreaks() const { return breaks; }
  /// One more than breaks; no form where the function is not a sum of terms.
  /// Booleans are the constants 0 and 1.
  ArrayRef<Piece> getPieces() const { return pieces; }
  /// The value at each sample.
  const Values &getValues() const { return values; }
  /// The samples at which the value is poison, by fastmath flags.
  const std::bitset<kNumSamples> &getPoison() const { return poison; }
  /// The value at each break, if known. Elsewhere the function is continuous
  /// there, from one side at least.
  ArrayRef<std::optional<double>> getBreakValues() const { return breakValues; }
  /// The value at x if x is a break and the value there is known.
  std::optional<double> getBreakValue(double x) const;

  /// The ends of a piece.
  Interval getInterval(unsigned piece) const;
  /// True if all pieces are sums of terms.
  bool hasForms() const {
    return llvm::all_of(pieces, [](const Piece &piece) { return !!piece; });
  }
  bool hasExp() const {
    return llvm::any_of(
        pieces, [](const Piece &piece) { return piece && piece->hasExp(); });
  }
  /// True if an exponential came from exp, not from expm1.
  bool usesExp() const { return containsExp; }
  bool usesParameter() const { return containsParameter; }
  /// The length of the longest path from x.
  unsigned getDepth() const { return depth; }

  /// For example "2 exp(x) - 2 if x < 0; x if x > 0". Needs forms.
  void print(raw_ostream &os) const;

  //===--------------------------------------------------------------------===//
  // Operations: no value where the language has no description of the result.
  //===--------------------------------------------------------------------===//
  using Result = std::optional<Function>;
  using OnValues = function_ref<double(ArrayRef<double>)>;
  using Operands = ArrayRef<const Function *>;

  static Result add(const Function &a, const Function &b);
  static Result multiply(const Function &a, const Function &b);
  static Result divide(const Function &a, const Function &b);
  static Result negate(const Function &a);
  static Result abs(const Function &a);
  static Result exp(const Function &a);
  static Result expm1(const Function &a);
  /// Any operation that is analytic wherever its result is finite.
  static Result analytic(Operands operands, OnValues onValues);
  /// maximumf, minimumf, maxnumf or minnumf.
  static Result extremum(const Function &a, const Function &b, bool isMaximum,
                         bool propagatesNan);
  static Result compare(arith::CmpFPredicate predicate, const Function &a,
                        const Function &b);
  static Result select(const Function &condition, const Function &a,
                       const Function &b);
  static Result bitAnd(const Function &a, const Function &b);
  static Result bitOr(const Function &a, const Function &b);
  static Result bitXor(const Function &a, const Function &b);

  /// Applies the flags nnan and ninf of the operation of which this is the
  /// result.
  void assume(arith::FastMathFlags flags, Operands operands);

private:
  using OnPieces =
      function_ref<FailureOr<Piece>(double point, ArrayRef<const Piece *>)>;

  /// Applies an operation to the pieces on each interval between `breaks`, to
  /// which `point` belongs, and to all values.
  static Result apply(Operands operands, ArrayRef<double> breaks,
                      OnPieces onPieces, OnValues onValues);
  static Result apply(Operands operands, OnPieces onPieces, OnValues onValues) {
    return apply(operands, getBreaks(operands), onPieces, onValues);
  }
  static SmallVector<double> getBreaks(Operands operands);
  /// The breaks of a and b, and the points between them where a = b: in
  /// between, the order of a and b does not change. No value if they cannot be
  /// told.
  static std::optional<SmallVector<double>> getOrderBreaks(const Function &a,
                                                           const Function &b);
  static Result combineBooleans(const Function &a, const Function &b,
                                bool (*combine)(bool, bool));
  const Piece &getPieceAt(double x) const;
  /// The value at a break of this function or of another one.
  std::optional<double> getValueAt(double x) const;

  SmallVector<double, 1> breaks;
  SmallVector<Piece, 2> pieces;
  SmallVector<std::optional<double>, 1> breakValues;
  Values values;
  std::bitset<kNumSamples> poison;
  unsigned depth = 0;
  bool containsExp = false;
  bool containsParameter = false;
};

} // namespace mlir::act::raise

#endif // ACT_LIB_TRANSFORMS_RAISEFUNCTION_H
