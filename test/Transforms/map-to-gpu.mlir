// RUN: act-opt %s --split-input-file --act-map-to-gpu --canonicalize --cse \
// RUN:   | FileCheck %s
// RUN: act-opt-no-roundtrip %s --split-input-file --act-map-to-gpu \
// RUN:   --remarks-filter=act-gpu -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// One loop over vectors, none of which run if an address is not aligned, and
// one over the elements that are left.

// CHECK-DAG: [[$GRID:#.+]] = affine_map<()[s0] -> (s0 ceildiv 1024)>
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>, %[[Y:.*]]: memref<?xf32>)
// CHECK-DAG:     %[[N:.*]] = memref.dim %[[X]]
// CHECK-DAG:     %[[XBASE:[^,]+]], %{{.*}} = memref.extract_strided_metadata %[[X]]
// CHECK-DAG:     %[[YBASE:[^,]+]], %{{.*}} = memref.extract_strided_metadata %[[Y]]
// CHECK:         %[[BLOCKS:.*]] = affine.apply [[$GRID]]()[%[[N]]]
// CHECK:         %[[MOST:.*]] = arith.minui %[[BLOCKS]], %c16384
// CHECK:         %[[GRID:.*]] = arith.maxui %[[MOST]], %c1
// CHECK:         gpu.launch_func @act_kernels::@dynamic
// CHECK-SAME:      blocks in (%[[GRID]], %c1, %c1) threads in (%c256, %c1, %c1)
// CHECK-SAME:      args(%[[XBASE]] : memref<f32>, %[[YBASE]] : memref<f32>, %[[N]] : index)

// CHECK:       gpu.func @dynamic(
// CHECK-SAME:    %[[X:.*]]: memref<f32> {llvm.noalias, llvm.readonly},
// CHECK-SAME:    %[[Y:.*]]: memref<f32> {llvm.noalias}, %[[N:.*]]: index) kernel
// CHECK-SAME:    known_block_size = array<i32: 256, 1, 1>
// CHECK-DAG:     %[[XS:.*]] = memref.reinterpret_cast %[[X]] to offset: [0], sizes: [%[[N]]], strides: [1]
// CHECK-DAG:     %[[YS:.*]] = memref.reinterpret_cast %[[Y]] to offset: [0], sizes: [%[[N]]], strides: [1]
// CHECK-DAG:     %[[XP:.*]] = memref.extract_aligned_pointer_as_index %[[XS]]
// CHECK-DAG:     %[[YP:.*]] = memref.extract_aligned_pointer_as_index %[[YS]]
// CHECK:         %[[BITS:.*]] = arith.ori %[[XP]], %[[YP]]
// CHECK:         %[[REST:.*]] = arith.andi %[[BITS]], %c15
// CHECK:         %[[ALIGNED:.*]] = arith.cmpi eq, %[[REST]], %c0
// CHECK:         %[[VECTORS:.*]] = arith.divui %[[N]], %c4
// CHECK:         %[[END:.*]] = arith.select %[[ALIGNED]], %[[VECTORS]], %c0
// CHECK:         scf.for %[[I:.*]] = %{{.*}} to %[[END]] step %[[STEP:.*]] {
// CHECK:           %[[P:.*]] = arith.muli %[[I]], %c4
// CHECK:           vector.load %[[XS]][%[[P]]] {alignment = 16 : i64}
// CHECK:           act.elu {{.*}} : vector<4xf32>
// CHECK:           vector.store {{.*}}, %[[YS]][%[[P]]] {alignment = 16 : i64}
// CHECK:         %[[DONE:.*]] = arith.muli %[[END]], %c4
// CHECK:         %[[START:.*]] = arith.addi %[[DONE]],
// CHECK:         scf.for %{{.*}} = %[[START]] to %[[N]] step %[[STEP]] {
// CHECK:           memref.load %[[XS]]
// CHECK:           act.elu {{.*}} : f32
// CHECK:           memref.store {{.*}}, %[[YS]]

// REMARK: [Passed] Mapped | Category:act-gpu | Function=dynamic | Kernel=dynamic, Lanes=4, Op=linalg.generic
func.func @dynamic(%x: memref<?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                  iterator_types = ["parallel"]}
      ins(%x : memref<?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %e = act.elu %in : f32
    linalg.yield %e : f32
  }
  return
}

// -----

// Whole arrays become one loop; static sizes need no parameter. Vectors of two
// types have the same number of elements.

// CHECK: [[$STATIC:#.+]] = affine_map<() -> (24, 1)>
// CHECK-LABEL: func.func @static(
// CHECK:         blocks in (%c24, %c1, %c1) threads in (%c256, %c1, %c1)
// CHECK-SAME:    args(%{{.*}} : memref<f32>, %{{.*}} : memref<f16>)
// CHECK:       gpu.func @static(
// CHECK-SAME:    act.grid = [[$STATIC]]
// CHECK:         %[[Y:.*]] = memref.extract_aligned_pointer_as_index %{{.*}} : memref<24576xf16
// CHECK:         arith.muli %[[Y]], %c2
// CHECK:         vector.load {{.*}} {alignment = 16 : i64} : memref<24576xf32{{.*}}, vector<4xf32>
// CHECK:         vector.store {{.*}} {alignment = 8 : i64} : memref<24576xf16{{.*}}, vector<4xf16>
func.func @static(%x: memref<32x768xf32>, %y: memref<32x768xf16>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>,
                                   affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<32x768xf32>) outs(%y : memref<32x768xf16>) {
  ^bb0(%in: f32, %out: f16):
    %e = act.silu %in : f32
    %t = arith.truncf %e : f32 to f16
    linalg.yield %t : f16
  }
  return
}

// -----

// Two loops: rows along y. Rows must be multiples of a vector too. What does
// not depend on the column is loaded once.

// CHECK-DAG: [[$ROWS:#.+]] = affine_map<()[s0, s1] -> (s1 ceildiv 256, s0 ceildiv 8)>
// CHECK-LABEL: func.func @rows(
// CHECK:       gpu.func @rows(
// CHECK-SAME:    %{{.*}}: memref<bf16> {{{.*}}}, %{{.*}}: memref<bf16> {{{.*}}}, %{{.*}}: memref<bf16> {llvm.noalias},
// CHECK-SAME:    %[[M:.*]]: index, %[[N:.*]]: index) kernel
// CHECK-SAME:    act.grid = [[$ROWS]]
// CHECK:         %[[BITS:.*]] = arith.muli %{{.*}}, %c2
// CHECK:         arith.ori %{{.*}}, %[[BITS]]
// CHECK:         scf.for %[[ROW:.*]] = %{{.*}} to %[[M]]
// CHECK:           %[[SCALE:.*]] = memref.load %{{.*}}[%[[ROW]]]
// CHECK:           scf.for
// CHECK:             vector.load {{.*}} : memref<?x?xbf16{{.*}}, vector<8xbf16>
// CHECK:             vector.broadcast %[[SCALE]]
// CHECK:           scf.for %{{.*}} = %{{.*}} to %[[N]]
func.func @rows(%x: memref<?x?xbf16>, %scale: memref<?xbf16>, %y: memref<?x?xbf16>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>,
                                   affine_map<(i, j) -> (i)>,
                                   affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%x, %scale : memref<?x?xbf16>, memref<?xbf16>) outs(%y : memref<?x?xbf16>) {
  ^bb0(%in: bf16, %s: bf16, %out: bf16):
    %p = arith.mulf %in, %s : bf16
    linalg.yield %p : bf16
  }
  return
}

// -----

// Strides and offsets that are not known are parameters, after the sizes.

// CHECK-LABEL: func.func @strided(
// CHECK-SAME:    %[[X:[^:]*]]: memref
// CHECK:         %[[BASE:[^,]+]], %[[OFFSET:[^,]+]], %{{[^,]+}}, %[[STRIDES:.*]]:2 = memref.extract_strided_metadata %[[X]]
// CHECK:         args(%[[BASE]] : memref<f32>, %{{.*}} : memref<f32>, %{{.*}} : index, %{{.*}} : index, %[[OFFSET]] : index, %[[STRIDES]]#0 : index)
// CHECK:       gpu.func @strided(
// CHECK-SAME:    %[[OFFSET:[^,]*]]: index, %[[STRIDE:[^,]*]]: index) kernel
// CHECK:         memref.reinterpret_cast %{{.*}} to offset: [%[[OFFSET]]], sizes: [%{{.*}}, %{{.*}}], strides: [%[[STRIDE]], 1]
func.func @strided(%x: memref<?x?xf32, strided<[?, 1], offset: ?>>, %y: memref<?x?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>,
                                   affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<?x?xf32, strided<[?, 1], offset: ?>>) outs(%y : memref<?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %e = act.relu %in : f32
    linalg.yield %e : f32
  }
  return
}

// -----

// What is not contiguous is read element by element. Several kernels have
// numbers. Arrays that may share memory are not noalias.

// CHECK-LABEL: func.func @transposed(
// CHECK:         gpu.launch_func @act_kernels::@transposed_0
// CHECK:         gpu.launch_func @act_kernels::@transposed_1
// CHECK:       gpu.func @transposed_0(
// CHECK-NOT:     vector.load
// CHECK:       gpu.func @transposed_1(
// CHECK-NOT:     llvm.noalias
// CHECK:         vector.load

// REMARK: [Missed] ScalarMemory | Category:act-gpu | Function=transposed | Kernel=transposed_0, Reason="an operand is not contiguous along the loop"
func.func @transposed(%x: memref<8x16xf32>, %y: memref<16x8xf32>) {
  linalg.transpose ins(%x : memref<8x16xf32>) outs(%y : memref<16x8xf32>) permutation = [1, 0]
  %a = memref.subview %y[0, 0] [16, 4] [1, 1] : memref<16x8xf32> to memref<16x4xf32, strided<[8, 1]>>
  %b = memref.subview %y[0, 4] [16, 4] [1, 1] : memref<16x8xf32> to memref<16x4xf32, strided<[8, 1], offset: 4>>
  memref.copy %a, %b : memref<16x4xf32, strided<[8, 1]>> to memref<16x4xf32, strided<[8, 1], offset: 4>>
  return
}

// -----

// Temporary memory is on the device, constants are in the module.

// CHECK-LABEL: func.func @memory(
// CHECK:         gpu.alloc
// CHECK-NOT:     memref.get_global
// CHECK:         gpu.dealloc
// CHECK:       gpu.module @act_kernels
// CHECK:         memref.global "private" constant @bias
// CHECK:         gpu.func @memory_0(
// CHECK-SAME:      memref<f32> {llvm.noalias}) kernel
// CHECK:           memref.get_global @bias
memref.global "private" constant @bias : memref<64xf32> = dense<0.5>
func.func @memory(%y: memref<64xf32>) {
  %bias = memref.get_global @bias : memref<64xf32>
  %t = memref.alloc() : memref<64xf32>
  memref.copy %bias, %t : memref<64xf32> to memref<64xf32>
  memref.copy %t, %y : memref<64xf32> to memref<64xf32>
  memref.dealloc %t : memref<64xf32>
  return
}

// -----

// A vector of a window may begin at any element: it is not aligned.

// CHECK-LABEL: func.func @windows(
// CHECK:       gpu.func @windows(
// CHECK-NOT:     vector<
// CHECK:         math.fma
func.func @windows(%x: memref<34xf32>, %w: memref<3xf32>, %y: memref<32xf32>) {
  linalg.conv_1d ins(%x, %w : memref<34xf32>, memref<3xf32>) outs(%y : memref<32xf32>)
  return
}

// -----

// A reduction happens in one thread for each result; the sums accumulate by
// fused multiply-add, as on CPUs.

// CHECK-LABEL: func.func @dot(
// CHECK:       gpu.func @dot(
// CHECK:         scf.for %{{.*}} = %{{.*}} to %c1
// CHECK:           scf.for {{.*}} iter_args(%[[SUM:.*]] = %{{.*}}) -> (f32)
// CHECK:             math.fma %{{.*}}, %{{.*}}, %[[SUM]] : f32
func.func @dot(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<f32>) {
  linalg.dot ins(%a, %b : memref<?xf32>, memref<?xf32>) outs(%c : memref<f32>)
  return
}

// -----

// What a body uses from outside: numbers become parameters, constants are in
// the kernel, and arrays are read from where indices say.

// CHECK-LABEL: func.func @captures(
// CHECK-SAME:    %[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>, %[[T:.*]]: memref<?xf32>, %[[S:.*]]: f32)
// CHECK:         gpu.launch_func @act_kernels::@captures
// CHECK-SAME:      args(%{{.*}} : memref<f32>, %{{.*}} : memref<f32>, %{{.*}} : memref<f32>, %{{.*}} : index, %[[S]] : f32)
// CHECK:       gpu.func @captures(
// CHECK-SAME:    %{{.*}}: memref<f32> {llvm.noalias}, %[[KT:[^:]+]]: memref<f32> {llvm.noalias, llvm.readonly}, %[[N:[^:]+]]: index, %[[KS:[^:]+]]: f32) kernel
// CHECK:         %[[C:[^ ]+]] = arith.constant 2.500000e+00 : f32
// CHECK:         %[[TABLE:.*]] = memref.reinterpret_cast %[[KT]] to offset: [0], sizes: [%[[N]]]
// CHECK:         memref.load %[[TABLE]]
// CHECK:         arith.mulf %{{.*}}, %[[KS]]
// CHECK:         arith.addf %{{.*}}, %[[C]]
func.func @captures(%x: memref<8xf32>, %y: memref<8xf32>, %table: memref<?xf32>, %s: f32) {
  %c = arith.constant 2.5 : f32
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                  iterator_types = ["parallel"]}
      ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %n = arith.fptosi %in : f32 to i32
    %i = arith.index_cast %n : i32 to index
    %v = memref.load %table[%i] : memref<?xf32>
    %p = arith.mulf %v, %s : f32
    %q = arith.addf %p, %c : f32
    linalg.yield %q : f32
  }
  return
}

// -----

// The first of two reductions moves over the result, and so is around its load
// and store; the other accumulates.

// CHECK-LABEL: func.func @backwards(
// CHECK:       gpu.func @backwards(
// CHECK:         %[[X:.*]] = memref.reinterpret_cast
// CHECK:         %[[Y:.*]] = memref.reinterpret_cast
// CHECK:         scf.for %[[J:.*]] =
// CHECK:           scf.for %[[I:.*]] =
// CHECK:             %[[PLACE:.*]] = affine.apply {{.*}}(%[[I]])
// CHECK:             %[[OUT:.*]] = memref.load %[[Y]][%[[PLACE]], %[[J]]]
// CHECK:             %[[SUM:.*]] = scf.for %[[K:.*]] = {{.*}} iter_args(%[[SOFAR:.*]] = %[[OUT]])
// CHECK:               %[[IN:.*]] = memref.load %[[X]][%[[I]], %[[J]], %[[K]]]
// CHECK:               arith.addf %[[SOFAR]], %[[IN]]
// CHECK:             memref.store %[[SUM]], %[[Y]]
func.func @backwards(%x: memref<7x8x5xf32>, %y: memref<7x8xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, j, k)>, affine_map<(i, j, k) -> (6 - i, j)>],
                  iterator_types = ["reduction", "parallel", "reduction"]}
      ins(%x : memref<7x8x5xf32>) outs(%y : memref<7x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.addf %out, %in : f32
    linalg.yield %r : f32
  }
  return
}

// -----

// Functions without structured operations stay, and no module is made.

// CHECK-LABEL: func.func @nothing(
// CHECK-NOT:   gpu
func.func @nothing(%sizes: memref<1xi64> {act.pointer}, %n: i64) {
  %c0 = arith.constant 0 : index
  memref.store %n, %sizes[%c0] : memref<1xi64>
  return
}
