//===- OutputFiles.h - Files that appear whole or not at all ----*- C++ -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ACT_TARGET_OUTPUTFILES_H
#define ACT_TARGET_OUTPUTFILES_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>
#include <vector>

namespace llvm {
class raw_fd_ostream;
class raw_pwrite_stream;
namespace sys::fs {
class TempFile;
} // namespace sys::fs
} // namespace llvm

namespace mlir::act {

/// The files that a tool writes, each a different one. They appear under their
/// names only when `commit` is called, after everything succeeded; until then
/// they are temporary files, which vanish if the tool fails or is interrupted.
class OutputFiles {
public:
  OutputFiles();
  ~OutputFiles();

  /// Opens a file for writing. "-" is the standard output. The stream lives as
  /// long as this object or until `commit`.
  llvm::Expected<llvm::raw_pwrite_stream *> open(StringRef path);

  /// Makes an empty file for another program to write, and returns its
  /// temporary name. `path` cannot be the standard output.
  llvm::Expected<std::string> openForProgram(StringRef path);

  /// Gives all files their names.
  llvm::Error commit();

private:
  struct File {
    std::string path;
    /// Unless the target is the standard output or something else that cannot
    /// be replaced, such as a device.
    std::unique_ptr<llvm::sys::fs::TempFile> temporary;
    std::unique_ptr<llvm::SmallString<0>> buffer;
    std::unique_ptr<llvm::raw_pwrite_stream> stream;
    llvm::raw_fd_ostream *fileStream = nullptr;
  };

  /// Fails for a directory and for the file of another output.
  llvm::Error checkPath(StringRef path);
  llvm::Expected<File> createTemporary(StringRef path, unsigned mode);
  llvm::Error commit(File &file);

  std::vector<File> files;
  llvm::StringSet<> targets;
};

} // namespace mlir::act

#endif // ACT_TARGET_OUTPUTFILES_H
