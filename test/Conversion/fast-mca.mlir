// The loops that `fast` kernels become on AVX-512, next to those of `faithful`:
// instructions per 16 elements, from load to store. What pays less than a tenth
// of them has no `fast` kernel. The marks are comments in the assembly.

// RUN: act-opt %s -act-expand -convert-to-llvm \
// RUN:   | mlir-translate -mlir-to-llvmir \
// RUN:   | llc -O3 -mtriple=x86_64-linux-gnu -mcpu=sapphirerapids -o %t.s
// RUN: FileCheck %s --check-prefix=ASM < %t.s
// RUN: llvm-mca -mtriple=x86_64-linux-gnu -mcpu=sapphirerapids %t.s \
// RUN:   | FileCheck %s --check-prefix=MCA

// No call and no spill.
// ASM-NOT: call
// ASM-NOT: (%rsp

// 100 iterations of each.

// MCA:            Code Region - sigmoid
// MCA:            Instructions: {{(3[3-5]00)$}}
llvm.func @sigmoid(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN sigmoid", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.sigmoid %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END sigmoid", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - sigmoid_fast
// MCA:            Instructions: {{(2[0-2]00)$}}
llvm.func @sigmoid_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN sigmoid_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.sigmoid %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END sigmoid_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - tanh
// MCA:            Instructions: {{(2[7-9]00)$}}
llvm.func @tanh(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN tanh", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.tanh %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END tanh", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - tanh_fast
// MCA:            Instructions: {{(2[0-2]00)$}}
llvm.func @tanh_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN tanh_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.tanh %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END tanh_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - erf
// MCA:            Instructions: {{(5[1-3]00)$}}
llvm.func @erf(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN erf", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.erf %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END erf", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - erf_fast
// MCA:            Instructions: {{(3[1-3]00)$}}
llvm.func @erf_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN erf_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.erf %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END erf_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - expm1
// MCA:            Instructions: {{(3[6-8]00)$}}
llvm.func @expm1(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN expm1", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.expm1 %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END expm1", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - expm1_fast
// MCA:            Instructions: {{(2[5-7]00)$}}
llvm.func @expm1_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN expm1_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.expm1 %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END expm1_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - softplus
// MCA:            Instructions: {{(5[0-7]00)$}}
llvm.func @softplus(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN softplus", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.softplus %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END softplus", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - softplus_fast
// MCA:            Instructions: {{(3[0-5]00)$}}
llvm.func @softplus_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN softplus_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.softplus %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END softplus_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - mish
// MCA:            Instructions: {{(9[0-5]00)$}}
llvm.func @mish(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN mish", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.mish %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END mish", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - mish_fast
// MCA:            Instructions: {{((2[0-9]|30)00)$}}
llvm.func @mish_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN mish_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.mish %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END mish_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - gelu
// MCA:            Instructions: {{(7[7-9]00|8000)$}}
llvm.func @gelu(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN gelu", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.gelu %x : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END gelu", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - gelu_fast
// MCA:            Instructions: {{(4[0-2]00)$}}
llvm.func @gelu_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN gelu_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.gelu %x accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END gelu_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - gelu_tanh
// MCA:            Instructions: {{(6[0-2]00)$}}
llvm.func @gelu_tanh(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN gelu_tanh", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.gelu %x approximate tanh : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END gelu_tanh", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}

// MCA:            Code Region - gelu_tanh_fast
// MCA:            Instructions: {{(4[0-4]00)$}}
llvm.func @gelu_tanh_fast(%in: !llvm.ptr {llvm.noalias}, %out: !llvm.ptr {llvm.noalias},
               %count: i64) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %width = llvm.mlir.constant(16 : i64) : i64
  llvm.br ^loop(%zero : i64)
^loop(%i: i64):
  llvm.inline_asm has_side_effects "# LLVM-MCA-BEGIN gelu_tanh_fast", "~{memory}" : () -> ()
  %from = llvm.getelementptr %in[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %to = llvm.getelementptr %out[%i] : (!llvm.ptr, i64) -> !llvm.ptr, f32
  %x = llvm.load %from {alignment = 4 : i64} : !llvm.ptr -> vector<16xf32>
  %y = act.gelu %x approximate tanh accuracy fast : vector<16xf32>
  llvm.store %y, %to {alignment = 4 : i64} : vector<16xf32>, !llvm.ptr
  llvm.inline_asm has_side_effects "# LLVM-MCA-END gelu_tanh_fast", "~{memory}" : () -> ()
  %next = llvm.add %i, %width : i64
  %more = llvm.icmp "slt" %next, %count : i64
  llvm.cond_br %more, ^loop(%next : i64), ^done
^done:
  llvm.return
}
