# LLVM IR for AVX-512 for any other CPU: vectors of 512 bits are then two, and
# vdpbf16ps is the function in dpbf16ps.ll.
s/@llvm.x86.avx512bf16.dpbf16ps.512/@emulated_dpbf16ps/
/^declare.*@emulated/d
s/"target-[a-z]*"="[^"]*"//
s/"prefer-vector-width"="512"//
