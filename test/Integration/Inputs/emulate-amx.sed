# LLVM IR for AMX for any other CPU: tiles are vectors, and their instructions the
# functions in amx.ll.
/^declare.*@llvm.x86.t/d
s/tileloaddt164/tileloadd64/g
s/@llvm.x86.\(t[a-z0-9]*\).internal/@emulated_\1/g
s/x86_amx/<256 x i32>/g
