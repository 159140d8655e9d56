//===- OutputFiles.cpp - Files that appear whole or not at all ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/OutputFiles.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::act;

using llvm::createStringError;
using llvm::Error;
using llvm::Expected;
namespace fs = llvm::sys::fs;

OutputFiles::OutputFiles() = default;

OutputFiles::~OutputFiles() {
  for (File &file : files) {
    file.stream.reset();
    if (file.temporary)
      llvm::consumeError(file.temporary->discard());
  }
}

static Error cannotWrite(StringRef path, const llvm::Twine &reason) {
  return createStringError("cannot write '" + path + "': " + reason);
}

/// Whether `path` exists and is not a regular file: replacing it by a file
/// would be wrong.
static bool isSpecial(StringRef path) {
  fs::file_status status;
  return !fs::status(path, status) && fs::exists(status) &&
         !fs::is_regular_file(status);
}

Expected<OutputFiles::File> OutputFiles::createTemporary(StringRef path,
                                                         unsigned mode) {
  // In the same directory, so that it can be renamed.
  Expected<fs::TempFile> temporary =
      fs::TempFile::create(path + ".tmp%%%%%%", mode);
  if (!temporary)
    return cannotWrite(path, llvm::toString(temporary.takeError()));
  File file;
  file.path = path.str();
  file.temporary = std::make_unique<fs::TempFile>(std::move(*temporary));
  return std::move(file);
}

Expected<llvm::raw_pwrite_stream *> OutputFiles::open(StringRef path) {
  if (path != "-" && fs::is_directory(path))
    return cannotWrite(path, "it is a directory");
  if (path == "-" || isSpecial(path)) {
    File file;
    file.path = path.str();
    file.buffer = std::make_unique<llvm::SmallString<0>>();
    file.stream = std::make_unique<llvm::raw_svector_ostream>(*file.buffer);
    files.push_back(std::move(file));
    return files.back().stream.get();
  }
  Expected<File> file = createTemporary(path, fs::all_read | fs::all_write);
  if (!file)
    return file.takeError();
  auto stream = std::make_unique<llvm::raw_fd_ostream>(file->temporary->FD,
                                                       /*shouldClose=*/false);
  file->fileStream = stream.get();
  file->stream = std::move(stream);
  files.push_back(std::move(*file));
  return files.back().stream.get();
}

Expected<std::string> OutputFiles::openForProgram(StringRef path) {
  if (fs::is_directory(path))
    return cannotWrite(path, "it is a directory");
  if (path == "-" || isSpecial(path))
    return cannotWrite(path, "it is not a regular file");
  Expected<File> file = createTemporary(path, fs::all_perms);
  if (!file)
    return file.takeError();
  files.push_back(std::move(*file));
  return files.back().temporary->TmpName;
}

Error OutputFiles::commit(File &file) {
  if (!file.temporary) {
    std::error_code error;
    llvm::raw_fd_ostream os(file.path, error);
    if (!error) {
      os << *file.buffer;
      os.flush();
      error = os.error();
      os.clear_error();
    }
    return error ? cannotWrite(file.path, error.message()) : Error::success();
  }
  Error error = file.temporary->keep(file.path);
  file.temporary.reset();
  if (error)
    return cannotWrite(file.path, llvm::toString(std::move(error)));
  return Error::success();
}

Error OutputFiles::commit() {
  // Everything that can fail for want of space happens before the first file
  // gets its name.
  for (File &file : files) {
    if (!file.fileStream)
      continue;
    file.fileStream->flush();
    std::error_code error = file.fileStream->error();
    file.fileStream->clear_error();
    if (error)
      return cannotWrite(file.path, error.message());
  }
  for (File &file : files)
    if (Error error = commit(file))
      return error;
  files.clear();
  return Error::success();
}
