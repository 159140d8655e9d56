/*===- elu.c - Compiles a function and calls it, in C -------------*- C -*-===*\
|*
|* Part of the act project, under the Apache License v2.0 with LLVM Exceptions.
|* See LICENSE for license information.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
\*===----------------------------------------------------------------------===*/

#include "act-c/Act.h"

#include <stdio.h>
#include <string.h>

static const char kSource[] =
    "func.func @elu(%x: tensor<?xf32>, %b: tensor<?xf32>) -> tensor<?xf32> {\n"
    "  %0 = arith.addf %x, %b : tensor<?xf32>\n"
    "  %1 = act.elu %0 : tensor<?xf32>\n"
    "  return %1 : tensor<?xf32>\n"
    "}\n";

static MlirStringRef string(const char *text) {
  return mlirStringRefCreate(text, strlen(text));
}

static int fail(void) {
  MlirStringRef error = actGetLastError();
  fprintf(stderr, "%.*s\n", (int)error.length, error.data);
  return 1;
}

static ActArray vector(float *data, const int64_t *size) {
  ActArray array = {data, {ActElementFloat, 32}, 1, size};
  return array;
}

int main(void) {
  if (actGetApiVersion() != ACT_C_API_VERSION)
    return 1;
  ActModule module = actModuleCreateParse(string(kSource), string("elu.mlir"));
  if (actModuleIsNull(module))
    return fail();
  ActOptions options = actOptionsCreate();
  ActProgram program = actProgramCreate(module, options);
  actOptionsDestroy(options);
  actModuleDestroy(module);
  if (actProgramIsNull(program))
    return fail();

  float x[] = {-1, 0, 1, 2}, bias[] = {0, -1, 0.5f, 1}, y[4];
  const int64_t size = 4;
  ActArray inputs[] = {vector(x, &size), vector(bias, &size)};
  ActArray result = vector(y, &size);
  ActFunction elu = actProgramLookup(program, string("elu"));
  if (actFunctionIsNull(elu) ||
      mlirLogicalResultIsFailure(actFunctionCall(elu, 2, inputs, 1, &result)))
    return fail();
  printf("%g %g %g %g\n", y[0], y[1], y[2], y[3]);
  actProgramDestroy(program);
  return 0;
}
