; What instructions of AMX-BF16 compute, but for subnormal numbers, for tiles of 16
; rows of 64 bytes. A tile is a vector of its rows.

define internal <256 x i32> @emulated_tilezero(i16 %rows, i16 %bytes) alwaysinline {
  ret <256 x i32> zeroinitializer
}

define internal <256 x i32> @emulated_tileloadd64(i16 %rows, i16 %bytes, ptr %from, i64 %stride) noinline {
entry:
  %tile = alloca <256 x i32>, align 64
  br label %row
row:
  %i = phi i64 [ 0, %entry ], [ %next, %row ]
  %offset = mul i64 %i, %stride
  %source = getelementptr i8, ptr %from, i64 %offset
  %target = getelementptr [64 x i8], ptr %tile, i64 %i
  %values = load <16 x i32>, ptr %source, align 1
  store <16 x i32> %values, ptr %target, align 64
  %next = add i64 %i, 1
  %isdone = icmp eq i64 %next, 16
  br i1 %isdone, label %done, label %row
done:
  %result = load <256 x i32>, ptr %tile, align 64
  ret <256 x i32> %result
}

define internal void @emulated_tilestored64(i16 %rows, i16 %bytes, ptr %to, i64 %stride, <256 x i32> %value) noinline {
entry:
  %tile = alloca <256 x i32>, align 64
  store <256 x i32> %value, ptr %tile, align 64
  br label %row
row:
  %i = phi i64 [ 0, %entry ], [ %next, %row ]
  %offset = mul i64 %i, %stride
  %target = getelementptr i8, ptr %to, i64 %offset
  %source = getelementptr [64 x i8], ptr %tile, i64 %i
  %values = load <16 x i32>, ptr %source, align 64
  store <16 x i32> %values, ptr %target, align 1
  %next = add i64 %i, 1
  %isdone = icmp eq i64 %next, 16
  br i1 %isdone, label %done, label %row
done:
  ret void
}

; For each row of sums: the products of the even steps of k and of the odd ones, by
; multiply-adds, are summed, and then added.
define internal <256 x i32> @emulated_tdpbf16ps(i16 %m, i16 %n, i16 %k, <256 x i32> %sums, <256 x i32> %a, <256 x i32> %b) noinline {
entry:
  %sums.tile = alloca <256 x i32>, align 64
  %a.tile = alloca <256 x i32>, align 64
  %b.tile = alloca <256 x i32>, align 64
  store <256 x i32> %sums, ptr %sums.tile, align 64
  store <256 x i32> %a, ptr %a.tile, align 64
  store <256 x i32> %b, ptr %b.tile, align 64
  br label %row
row:
  %i = phi i64 [ 0, %entry ], [ %i.next, %row.done ]
  br label %pair
pair:
  %p = phi i64 [ 0, %row ], [ %p.next, %pair ]
  %even = phi <16 x float> [ zeroinitializer, %row ], [ %even.next, %pair ]
  %odd = phi <16 x float> [ zeroinitializer, %row ], [ %odd.next, %pair ]
  %a.place = getelementptr [16 x i32], ptr %a.tile, i64 %i, i64 %p
  %a.pair = load i32, ptr %a.place
  %a.one = insertelement <16 x i32> poison, i32 %a.pair, i64 0
  %a.pairs = shufflevector <16 x i32> %a.one, <16 x i32> poison, <16 x i32> zeroinitializer
  %b.place = getelementptr [16 x i32], ptr %b.tile, i64 %p
  %b.pairs = load <16 x i32>, ptr %b.place, align 64
  %a.even.bits = shl <16 x i32> %a.pairs, splat (i32 16)
  %b.even.bits = shl <16 x i32> %b.pairs, splat (i32 16)
  %a.odd.bits = and <16 x i32> %a.pairs, splat (i32 -65536)
  %b.odd.bits = and <16 x i32> %b.pairs, splat (i32 -65536)
  %a.even = bitcast <16 x i32> %a.even.bits to <16 x float>
  %b.even = bitcast <16 x i32> %b.even.bits to <16 x float>
  %a.odd = bitcast <16 x i32> %a.odd.bits to <16 x float>
  %b.odd = bitcast <16 x i32> %b.odd.bits to <16 x float>
  %even.next = call <16 x float> @llvm.fma.v16f32(<16 x float> %a.even, <16 x float> %b.even, <16 x float> %even)
  %odd.next = call <16 x float> @llvm.fma.v16f32(<16 x float> %a.odd, <16 x float> %b.odd, <16 x float> %odd)
  %p.next = add i64 %p, 1
  %p.done = icmp eq i64 %p.next, 16
  br i1 %p.done, label %row.done, label %pair
row.done:
  %place = getelementptr [16 x i32], ptr %sums.tile, i64 %i
  %old = load <16 x float>, ptr %place, align 64
  %both = fadd <16 x float> %even.next, %odd.next
  %new = fadd <16 x float> %old, %both
  store <16 x float> %new, ptr %place, align 64
  %i.next = add i64 %i, 1
  %i.done = icmp eq i64 %i.next, 16
  br i1 %i.done, label %done, label %row
done:
  %result = load <256 x i32>, ptr %sums.tile, align 64
  ret <256 x i32> %result
}
