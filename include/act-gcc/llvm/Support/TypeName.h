//===- TypeName.h - Names of types as Clang spells them ---------*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR identifies traits and interfaces by the name that the compiler gives to
// a type (TypeIDResolver), so a program and libMLIR must come from compilers
// that spell alike. Debian's libMLIR is made by Clang, for which the id of a
// trait is that of "mlir::ValueSemantics<Empty>", where Empty is a local class
// of TypeID::get. GCC's "mlir::ValueSemantics<mlir::TypeID::get<
// mlir::ValueSemantics>()::Empty>" is another trait: no tensor would have it.
//
// This header stands in front of LLVM's where the compiler is GCC.
//
//===----------------------------------------------------------------------===//

#ifndef ACT_GCC_LLVM_SUPPORT_TYPENAME_H
#define ACT_GCC_LLVM_SUPPORT_TYPENAME_H

#define getTypeName getTypeNameOfCompiler
#include_next "llvm/Support/TypeName.h"
#undef getTypeName

#include <string>

namespace llvm {
namespace act_detail {
/// `name` as Clang spells it, where that differs in what MLIR makes ids of:
/// local classes have no scope, and the unnamed namespace has a name.
inline std::string spellAsClang(std::string_view name) {
  std::string result(name);
  constexpr std::string_view local = ">()::";
  for (size_t end; (end = result.find(local)) != std::string::npos;) {
    // The function starts where an argument of the template around it does.
    size_t begin = end;
    for (unsigned depth = 1; depth != 0 && begin != 0;) {
      --begin;
      depth += result[begin] == '>';
      depth -= result[begin] == '<';
    }
    while (begin != 0 && result[begin - 1] != '<' && result[begin - 1] != ' ')
      --begin;
    result.erase(begin, end + local.size() - begin);
  }
  constexpr std::string_view unnamed = "{anonymous}";
  for (size_t at; (at = result.find(unnamed)) != std::string::npos;)
    result.replace(at, unnamed.size(), "(anonymous namespace)");
  return result;
}
} // namespace act_detail

/// The name of a type, as LLVM's own function gives it in code made by Clang.
template <typename DesiredTypeName>
inline StringRef getTypeName() {
  static const std::string name =
      act_detail::spellAsClang(getTypeNameOfCompiler<DesiredTypeName>());
  return name;
}
} // namespace llvm

#endif // ACT_GCC_LLVM_SUPPORT_TYPENAME_H
