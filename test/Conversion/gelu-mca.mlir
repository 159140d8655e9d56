// The loop that GELU becomes on AVX-512: one division, no call and no spill.
// The two marks are comments in the assembly.

// RUN: act-opt %s -act-expand -convert-to-llvm \
// RUN:   | mlir-translate -mlir-to-llvmir \
// RUN:   | llc -O3 -mtriple=x86_64-linux-gnu -mcpu=sapphirerapids -o %t.s
// RUN: FileCheck %s --check-prefix=ASM < %t.s
// RUN: llvm-mca -mtriple=x86_64-linux-gnu -mcpu=sapphirerapids %t.s \
// RUN:   | FileCheck %s --check-prefix=MCA

// ASM-LABEL:      gelu:
// ASM:            LLVM-MCA-BEGIN
// ASM-NOT:        call
// ASM-NOT:        (%rsp
// ASM-COUNT-1:    vdivps
// ASM-NOT:        vdivps
// ASM-NOT:        call
// ASM-NOT:        (%rsp
// ASM:            LLVM-MCA-END

// 100 iterations of at most 80 instructions.
// MCA:            Instructions: {{([1-7][0-9]00|8000)$}}
// MCA:            Block RThroughput: {{(4[0-9]|[123][0-9])\.[0-9]$}}
llvm.func @gelu(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
                %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.gelu %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}
