//===- act.c - Test of the C API ---------------------------------*- C -*-===//
//
// Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// REQUIRES: x86_64 || aarch64
// UNSUPPORTED: sanitizers
// RUN: %clang -std=c99 -Wall -Wextra -pedantic -Werror -I%include \
// RUN:   -isystem %llvm_prefix/include %s -L%act_build/lib -lActC \
// RUN:   -Wl,-rpath,%act_build/lib -pthread -o %t
// RUN: %t | FileCheck %s

#include "act-c/Act.h"
#include "mlir-c/Pass.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static MlirStringRef string(const char *text) {
  return mlirStringRefCreate(text, strlen(text));
}

static void print(MlirStringRef text, void *userData) {
  (void)userData;
  fwrite(text.data, 1, text.length, stdout);
}

static void require(bool condition) {
  if (condition)
    return;
  printf("failed: ");
  print(actGetLastError(), NULL);
  printf("\n");
  exit(1);
}

static bool isError(const char *message) {
  MlirStringRef error = actGetLastError();
  return error.length == strlen(message) &&
         memcmp(error.data, message, error.length) == 0;
}

static void printError(const char *what) {
  printf("%s: ", what);
  print(actGetLastError(), NULL);
  printf("\n");
}

static ActArray array(void *data, ActElementKind kind, int bits, intptr_t rank,
                      const int64_t *sizes) {
  ActArray result;
  result.data = data;
  result.element.kind = kind;
  result.element.bits = bits;
  result.rank = rank;
  result.sizes = sizes;
  return result;
}

static const char kSource[] =
    "func.func @main(%x: tensor<?x2xf32>, %n: i64)\n"
    "    -> (tensor<?x2xf32>, i64) {\n"
    "  %y = act.elu %x : tensor<?x2xf32>\n"
    "  return %y, %n : tensor<?x2xf32>, i64\n"
    "}\n"
    "func.func @relu(%x: memref<4xf64>) {\n"
    "  linalg.map ins(%x : memref<4xf64>) outs(%x : memref<4xf64>)\n"
    "    (%in: f64, %out: f64) {\n"
    "      %y = act.relu %in : f64\n"
    "      linalg.yield %y : f64\n"
    "    }\n"
    "  return\n"
    "}\n";

//===----------------------------------------------------------------------===//

static void testErrors(void) {
  ActModule module = actModuleCreateParse(
      string("func.func @f(%x: f32) -> f32 {\n  return %y : f32\n}"),
      string("wrong.mlir"));
  require(actModuleIsNull(module));
  printError("parse");
  // CHECK:      parse: wrong.mlir:2:10: error: use of undeclared SSA value
  // CHECK-NEXT:   return %y : f32
  // CHECK-NEXT: {{^         \^$}}
  require(actModuleIsNull(actModuleCreateParseFile(string("none.mlir"))));
  printError("file");
  // CHECK: file: error: cannot read 'none.mlir': No such file or directory

  module = actModuleCreateParse(string(kSource), string("net.mlir"));
  require(!actModuleIsNull(module));
  require(mlirLogicalResultIsFailure(
      actModuleRunPipeline(module, string("no-such-pass"))));
  printError("pipeline");
  // CHECK: pipeline: error: invalid pipeline 'no-such-pass': 'no-such-pass'
  ActOptions options = actOptionsCreate();
  actOptionsSetCpu(options, string("abacus"));
  require(actProgramIsNull(actProgramCreate(module, options)));
  printError("cpu");
  // CHECK: cpu: error: unknown cpu 'abacus'
  actOptionsSetCpu(options, string("native"));
  actOptionsAddEntry(options, string("softmax"));
  require(actProgramIsNull(actProgramCreate(module, options)));
  printError("entry");
  // CHECK: entry: net.mlir: error: there is no public function 'softmax'
  actOptionsDestroy(options);
  actModuleDestroy(module);
}

static void testMlir(void) {
  // A module that a program built with MLIR's own C API, and its passes.
  MlirContext context = mlirContextCreate();
  mlirDialectHandleRegisterDialect(mlirGetDialectHandle__act__(), context);
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  actRegisterAllDialects(registry);
  mlirContextAppendDialectRegistry(context, registry);
  mlirDialectRegistryDestroy(registry);
  MlirModule theirs = mlirModuleCreateParse(context, string(kSource));
  require(!mlirModuleIsNull(theirs));
  ActModule module = actModuleCreateFromMlir(theirs);
  require(!actModuleIsNull(module));
  mlirModuleDestroy(theirs);
  mlirContextDestroy(context);

  require(mlirLogicalResultIsSuccess(
      actModuleRunPipeline(module, string("act-prepare"))));
  MlirOperation operation = mlirModuleGetOperation(actModuleGetMlir(module));
  mlirOperationPrint(operation, print, NULL);
  // CHECK-LABEL: func.func @main(
  // CHECK:         linalg.generic
  // CHECK:           act.elu
  actModuleDestroy(module);
}

static void testEmit(void) {
  ActModule module = actModuleCreateParse(string(kSource), string("net.mlir"));
  ActOptions options = actOptionsCreate();
  actOptionsSetTarget(options, string("aarch64-linux-gnu"));
  actOptionsSetCpu(options, string(""));
  actOptionsAddEntry(options, string("main=net"));
  for (int output = ActOutputMLIR; output <= ActOutputHeader; ++output)
    if (output != ActOutputObject)
      require(mlirLogicalResultIsSuccess(
          actModuleEmit(module, options, (ActOutput)output, print, NULL)));
  require(mlirLogicalResultIsFailure(actModuleEmit(
      module, options, (ActOutput)(ActOutputHeader + 1), print, NULL)));
  require(isError("there is no output of kind 5"));
  // CHECK: llvm.func @net(
  // CHECK: define void @net(
  // CHECK: .globl{{[[:space:]]}}net
  // CHECK: void net(const act_memref_2d_f32 *x,
  // CHECK-NOT: relu
  actOptionsDestroy(options);
  actModuleDestroy(module);
}

static void *callMain(void *userData) {
  ActProgram program;
  program.ptr = userData;
  ActFunction function = actProgramLookup(program, string(""));
  require(!actFunctionIsNull(function));
  float x[4] = {1, -1, 0, 2}, y[4];
  int64_t n = 7, count = 0, sizes[2] = {2, 2}, found[2] = {0, 0};
  ActArray inputs[2], results[2];
  inputs[0] = array(x, ActElementFloat, 32, 2, sizes);
  inputs[1] = array(&n, ActElementInt, 64, 0, NULL);
  results[0] = array(y, ActElementFloat, 32, 2, found);
  results[1] = array(&count, ActElementInt, 64, 0, NULL);
  require(mlirLogicalResultIsSuccess(
      actFunctionGetResultSizes(function, 2, inputs, found)));
  require(found[0] == 2 && found[1] == 2);
  for (int i = 0; i < 1000; ++i) {
    memset(y, 0, sizeof(y));
    require(mlirLogicalResultIsSuccess(
        actFunctionCall(function, 2, inputs, 2, results)));
    require(y[0] == 1 && y[1] < -0.63 && y[2] == 0 && y[3] == 2 && count == 7);
  }

  // Memory that is not there, or that belongs to another array.
  results[0].data = x + 1;
  require(mlirLogicalResultIsFailure(
      actFunctionCall(function, 2, inputs, 2, results)));
  require(isError("result 'out0' of 'main' overlaps argument 'x'"));
  results[0].data = y;
  results[1].data = y;
  require(mlirLogicalResultIsFailure(
      actFunctionCall(function, 2, inputs, 2, results)));
  require(isError("result 'out1' of 'main' overlaps result 'out0'"));
  results[1].data = &count;
  inputs[0].data = NULL;
  require(mlirLogicalResultIsFailure(
      actFunctionCall(function, 2, inputs, 2, results)));
  require(isError("argument 'x' of 'main' is given without data"));
  inputs[0].sizes = NULL;
  require(mlirLogicalResultIsFailure(
      actFunctionCall(function, 2, inputs, 2, results)));
  require(isError("argument 'x' of 'main' is given without sizes"));
  inputs[0].sizes = sizes;
  inputs[0].element.kind = (ActElementKind)(ActElementFloat8E5M2 + 1);
  require(mlirLogicalResultIsFailure(
      actFunctionCall(function, 2, inputs, 2, results)));
  require(isError("argument 'x' of 'main' is tensor<?x2xf32>; given was an "
                  "unknown type"));
  inputs[0].element.kind = ActElementFloat;
  int64_t open[2] = {ACT_DYNAMIC_SIZE, 2};
  inputs[0].sizes = open;
  require(mlirLogicalResultIsFailure(
      actFunctionGetResultSizes(function, 2, inputs, found)));
  int64_t empty[2] = {0, 2};
  inputs[0].sizes = results[0].sizes = empty;
  require(mlirLogicalResultIsSuccess(
      actFunctionCall(function, 2, inputs, 2, results)));
  return NULL;
}

static void testCalls(void) {
  ActModule module = actModuleCreateParse(string(kSource), string("net.mlir"));
  ActOptions options = actOptionsCreate();
  ActProgram program = actProgramCreate(module, options);
  require(!actProgramIsNull(program));
  printf("report:\n");
  actModulePrintReport(module, print, NULL);
  // CHECK: report:
  // CHECK: generate machine code
  // CHECK: total
  actOptionsDestroy(options);
  actModuleDestroy(module);

  require(actProgramGetNumFunctions(program) == 2);
  for (intptr_t i = 0; i < 2; ++i) {
    ActFunction function = actProgramGetFunction(program, i);
    print(actFunctionGetName(function), NULL);
    for (intptr_t j = 0; j < actFunctionGetNumInputs(function); ++j) {
      ActValue value = actFunctionGetInput(function, j);
      printf(" %.*s: %.*s", (int)value.name.length, value.name.data,
             (int)value.type.length, value.type.data);
      require(value.rank == 0 || value.sizes[0] == ACT_DYNAMIC_SIZE ||
              value.isInOut);
    }
    printf(", %d results\n", (int)actFunctionGetNumResults(function));
  }
  // CHECK: main x: tensor<?x2xf32> n: i64, 2 results
  // CHECK: relu x: memref<4xf64>, 0 results

  pthread_t thread;
  require(pthread_create(&thread, NULL, callMain, program.ptr) == 0);
  callMain(program.ptr);
  pthread_join(thread, NULL);

  // Arguments that do not fit.
  ActFunction relu = actProgramLookup(program, string("relu"));
  double x[4] = {-1, 2, -3, 4};
  int64_t four = 4, five = 5;
  ActArray good = array(x, ActElementFloat, 64, 1, &four);
  ActArray longer = array(x, ActElementFloat, 64, 1, &five);
  ActArray single = array(x, ActElementFloat, 32, 1, &four);
  require(mlirLogicalResultIsFailure(actFunctionCall(relu, 0, NULL, 0, NULL)));
  printError("count");
  require(
      mlirLogicalResultIsFailure(actFunctionCall(relu, 1, &longer, 0, NULL)));
  printError("shape");
  require(
      mlirLogicalResultIsFailure(actFunctionCall(relu, 1, &single, 0, NULL)));
  printError("type");
  require(actFunctionIsNull(actProgramLookup(program, string("gelu"))));
  printError("name");
  // CHECK: count: 'relu' has 1 argument, not 0
  // CHECK: shape: argument 'x' of 'relu' is memref<4xf64>; given was 5xf64
  // CHECK: type: argument 'x' of 'relu' is memref<4xf64>; given was 4xf32
  // CHECK: name: there is no function 'gelu'; there is 'main', 'relu'
  require(mlirLogicalResultIsSuccess(actFunctionCall(relu, 1, &good, 0, NULL)));
  void (*address)(double *);
  *(void **)(&address) = actFunctionGetAddress(relu);
  x[0] = -5;
  address(x);
  printf("relu: %g %g %g %g\n", x[0], x[1], x[2], x[3]);
  // CHECK: relu: 0 2 0 4
  actProgramDestroy(program);
}

int main(void) {
  require(actGetApiVersion() == ACT_C_API_VERSION);
  testErrors();
  testMlir();
  testEmit();
  testCalls();
  printf("done\n");
  // CHECK: done
  return 0;
}
