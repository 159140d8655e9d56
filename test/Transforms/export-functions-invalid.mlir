// RUN: act-opt %s --act-export-functions --split-input-file --verify-diagnostics

func.func @writes_size(%m: memref<index>) -> tensor<?xf32> {
  // expected-error@+1 {{the sizes of results of dynamic shape depend on this operation, which may write to memory}}
  %size = call @next(%m) : (memref<index>) -> index
  %y = tensor.empty(%size) : tensor<?xf32>
  return %y : tensor<?xf32>
}
func.func private @next(%m: memref<index>) -> index {
  %one = arith.constant 1 : index
  %n = memref.load %m[] : memref<index>
  %next = arith.addi %n, %one : index
  memref.store %next, %m[] : memref<index>
  return %next : index
}

// -----

func.func @external_size() -> tensor<?xf32> {
  // expected-error@+1 {{the sizes of results of dynamic shape depend on this operation, which may write to memory}}
  %size = call @unknown() : () -> index
  %y = tensor.empty(%size) : tensor<?xf32>
  return %y : tensor<?xf32>
}
func.func private @unknown() -> index

// -----

func.func @reads_what_was_written(%m: memref<index>, %n: index) -> tensor<?xf32> {
  memref.store %n, %m[] : memref<index>
  // expected-error@+1 {{the sizes of results of dynamic shape depend on this operation, which reads memory that has been written}}
  %size = memref.load %m[] : memref<index>
  %y = tensor.empty(%size) : tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// expected-error@+1 {{the name 'taken_result_shapes' of its companion is taken}}
func.func @taken(%x: tensor<?xf32>) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}
func.func private @taken_result_shapes()

// -----

// expected-error@+1 {{a public function cannot return 'memref<4xf32>'}}
func.func @returns_memory(%x: memref<4xf32>) -> memref<4xf32> {
  return %x : memref<4xf32>
}
