//===- PeerFormulas.h - Activations by functions of libraries ---*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a programmer writes who has exp, expm1, log1p, tanh and erf of a library
// and no activations. PeersAvx2.cpp and PeersAvx512.cpp are compiled for these
// instructions: all that is defined here has internal linkage, and nothing else
// is included, so that no inline function for them gets into the program.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TOOLS_ACT_ACCURACY_PEERFORMULAS_H
#define ACT_TOOLS_ACT_ACCURACY_PEERFORMULAS_H

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace mlir::act {

/// The functions of a library, each of which maps a number, or a vector, to
/// another; null where there is none.
struct PeerSymbols {
  void *exp, *expm1, *log1p, *tanh, *erf;
};

struct PeerFunction {
  /// The name of the activation, and the formula in which a function is used;
  /// empty for the function itself.
  const char *activation, *formula;
  /// Null if the library lacks a function.
  void (*apply)(const void *x, void *y, int64_t count);
};

struct PeerFunctions {
  static constexpr int kSize = 11;
  PeerFunction all[kSize];
};

/// For the two libraries that can be in use at the same time, number 0 and 1.
PeerFunctions getAvx2PeersF32(int library, const PeerSymbols &symbols);
PeerFunctions getAvx2PeersF64(int library, const PeerSymbols &symbols);
PeerFunctions getAvx512PeersF32(int library, const PeerSymbols &symbols);
PeerFunctions getAvx512PeersF64(int library, const PeerSymbols &symbols);

/// In f32; only where oneDNN is installed.
PeerFunctions getOneDnnPeers();

} // namespace mlir::act

namespace {

template <typename V, bool isScalar = std::is_floating_point_v<V>>
struct Vector {
  using Element = V;
  static constexpr int64_t kLanes = 1;
};
template <typename V>
struct Vector<V, false> {
  using Element = std::remove_reference_t<decltype(V{}[0])>;
  static constexpr int64_t kLanes = sizeof(V) / sizeof(Element);
};

template <typename V>
V splat(double value) {
  return V{} + static_cast<typename Vector<V>::Element>(value);
}

/// V is a number or a vector of them. A kernel is a function without state: the
/// functions that it calls belong to the class.
template <typename V, int library>
class Formulas {
  using Function = V (*)(V);
  static inline Function exp, expm1, log1p, tanh, erf;

  static V min(V x, V y) { return x < y ? x : y; }
  static V max(V x, V y) { return x < y ? y : x; }
  static V abs(V x) { return x < V{} ? -x : x; }
  static V one() { return splat<V>(1.0); }

  static V expItself(V x) { return exp(x); }
  static V expm1Itself(V x) { return expm1(x); }
  static V tanhItself(V x) { return tanh(x); }
  static V elu(V x) { return x < V{} ? expm1(min(x, V{})) : x; }
  static V naiveElu(V x) { return x < V{} ? exp(min(x, V{})) - one() : x; }
  static V sigmoid(V x) { return one() / (one() + exp(-x)); }
  static V silu(V x) { return x / (one() + exp(-x)); }
  static V softplus(V x) { return max(x, V{}) + log1p(exp(-abs(x))); }
  static V gelu(V x) {
    V phi = one() + erf(x * splat<V>(0.70710678118654752440));
    return splat<V>(0.5) * x * phi;
  }
  static V geluTanh(V x) {
    V cubic = one() + splat<V>(0.044715) * x * x;
    V inner = splat<V>(0.79788456080286535588) * x * cubic;
    return splat<V>(0.5) * x * (one() + tanh(inner));
  }
  static V mish(V x) { return x * tanh(softplus(x)); }

  template <V (*formula)(V)>
  static void apply(const void *in, void *out, int64_t count) {
    const auto *x = static_cast<const char *>(in);
    auto *y = static_cast<char *>(out);
    for (int64_t i = 0; i < count; i += Vector<V>::kLanes) {
      V value;
      std::memcpy(&value, x, sizeof(V));
      value = formula(value);
      std::memcpy(y, &value, sizeof(V));
      x += sizeof(V);
      y += sizeof(V);
    }
  }

public:
  static mlir::act::PeerFunctions get(const mlir::act::PeerSymbols &symbols) {
    exp = reinterpret_cast<Function>(symbols.exp);
    expm1 = reinterpret_cast<Function>(symbols.expm1);
    log1p = reinterpret_cast<Function>(symbols.log1p);
    tanh = reinterpret_cast<Function>(symbols.tanh);
    erf = reinterpret_cast<Function>(symbols.erf);
    auto ifThere = [](Function function, auto kernel) {
      return function ? kernel : nullptr;
    };
    Function expLog1p = log1p ? exp : nullptr;
    return {{
        {"elu", "expm1", ifThere(expm1, apply<elu>)},
        {"elu", "exp - 1", ifThere(exp, apply<naiveElu>)},
        {"expm1", "", ifThere(expm1, apply<expm1Itself>)},
        {"exp", "", ifThere(exp, apply<expItself>)},
        {"tanh", "", ifThere(tanh, apply<tanhItself>)},
        {"sigmoid", "1 / (1 + exp(-x))", ifThere(exp, apply<sigmoid>)},
        {"silu", "x / (1 + exp(-x))", ifThere(exp, apply<silu>)},
        {"softplus", "max(x, 0) + log1p(exp(-abs(x)))",
         ifThere(expLog1p, apply<softplus>)},
        {"gelu", "x (1 + erf(x / sqrt(2))) / 2", ifThere(erf, apply<gelu>)},
        {"gelu_tanh", "by tanh", ifThere(tanh, apply<geluTanh>)},
        {"mish", "x tanh(log1p(exp(x)))",
         ifThere(tanh ? expLog1p : nullptr, apply<mish>)},
    }};
  }
};

} // namespace

#endif // ACT_TOOLS_ACT_ACCURACY_PEERFORMULAS_H
