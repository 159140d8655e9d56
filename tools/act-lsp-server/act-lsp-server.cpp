//===- act-lsp-server.cpp - Language server for editors -------------------===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Hover.h"

#include "act/InitAct.h"

#include "mlir/IR/DialectRegistry.h"
#include "mlir/Support/LLVM.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

/// Runs MLIR's server, which reads the standard input and writes to the
/// standard output.
static int runServer(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::act::registerDialects(registry);
  return llvm::failed(mlir::MlirLspServerMain(argc, argv, registry));
}

int main(int argc, char **argv) {
  // The server is a child, so that its output can be read.
  int ends[2];
  std::FILE *output = pipe(ends) == 0 ? fdopen(ends[0], "r") : nullptr;
  pid_t child = output ? fork() : -1;
  if (child < 0) {
    std::perror("act-lsp-server: error");
    if (output)
      std::fclose(output);
    return 1;
  }
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    std::fclose(output);
    close(ends[1]);
    return runServer(argc, argv);
  }
  close(ends[1]);
  mlir::act::addDocumentation(output, llvm::outs());
  std::fclose(output);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
