//===- OutputFiles.cpp - Files that appear whole or not at all ------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "act/Target/OutputFiles.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
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

/// The file that `path` stands for: a symbolic link is written through, not
/// replaced.
static std::string resolve(StringRef path) {
  SmallString<128> target;
  if (fs::real_path(path, target))
    target = path;
  return target.str().str();
}

Expected<OutputFiles::File> OutputFiles::createTemporary(StringRef path,
                                                         unsigned mode) {
  std::string target = resolve(path);
  // In the same directory, so that it can be renamed.
  Expected<fs::TempFile> temporary =
      fs::TempFile::create(target + ".tmp%%%%%%", mode);
  if (!temporary)
    return cannotWrite(path, llvm::toString(temporary.takeError()));
  File file;
  file.path = target;
  file.temporary = std::make_unique<fs::TempFile>(std::move(*temporary));
  return std::move(file);
}

Error OutputFiles::checkPath(StringRef path) {
  if (path != "-" && fs::is_directory(path))
    return cannotWrite(path, "it is a directory");
  // A name that does not exist yet is the same in another spelling only if its
  // folder is.
  std::string target = path.str();
  if (path != "-") {
    SmallString<128> spelled(resolve(llvm::sys::path::has_parent_path(path)
                                         ? llvm::sys::path::parent_path(path)
                                         : "."));
    llvm::sys::path::append(spelled, llvm::sys::path::filename(path));
    target = resolve(spelled);
  }
  // Two outputs on one device, such as /dev/null, do no harm.
  if ((path == "-" || !isSpecial(path)) && !targets.insert(target).second)
    return cannotWrite(path, "it is the file of another output");
  return Error::success();
}

Expected<llvm::raw_pwrite_stream *> OutputFiles::open(StringRef path) {
  if (Error error = checkPath(path))
    return std::move(error);
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
  if (Error error = checkPath(path))
    return std::move(error);
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
