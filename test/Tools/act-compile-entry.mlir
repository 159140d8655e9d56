// --entry: which functions are compiled, and their names in C.

// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: act-compile %s -o a.o --header=a.h --entry=main=classify
// RUN: llvm-nm a.o | FileCheck %s --check-prefix=ONE --implicit-check-not=' T '
// RUN: FileCheck %s --check-prefix=HEADER --input-file=a.h
// RUN: act-compile %s -o a.o --entry=main=classify,other
// RUN: llvm-nm a.o | FileCheck %s --check-prefix=TWO --implicit-check-not=' T '
// RUN: not act-compile %s -o b.o --entry=none 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not act-compile %s -o b.o --entry=main=other 2>&1 | FileCheck %s --check-prefix=TAKEN
// RUN: not ls b.o

// ONE: T classify
// TWO: T classify
// TWO: T other
// HEADER-NOT: other
// HEADER:     void classify(
// HEADER-NOT: other

// NONE: error: {{.*}}none
// TAKEN: :[[#@LINE+1]]:1: error: cannot become 'other': there is a symbol of this name
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = call @called(%x) : (tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

func.func @called(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = act.elu %x : tensor<8xf32>
  return %y : tensor<8xf32>
}

func.func @other(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = act.elu %x : tensor<8xf32>
  return %y : tensor<8xf32>
}
