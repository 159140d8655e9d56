// RUN: act-opt %s -act-lower-c-interface -verify-diagnostics

// expected-error @+1 {{'memset' is a function of the C library that compiled code calls; choose another name}}
func.func @memset(%x: memref<4xf32>) {
  return
}
