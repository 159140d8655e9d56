# z = h + rest4 = x + log(1 + U), of which x is left out for x < 0. L is log(1 + R),
# R being U or (U - 1) / 2, and V its polynomial at r; S, the slope of that
# between r and R, by which U - u is multiplied. Where values are in units of
# 2^n, `size` is 2^n; elsewhere it is left out.
#! cut: u ut: u + ut - U
u + ut - U -> (ut - (s * p + g)) + (g - (s - u)) + s * (p - E);
s * p + g -> -(u - (s * p + s)) + (g - (s - u));
p - E -> (p - (t1 + rest)) + (t1 + rest - E);

#! cut: z: z - F
V = r + $square * $size r * r + $size $size r * r * r * K0;
z - F -> (rest4 - ($size hr * r + rest3)) + (rest3 - (cubic * k0 + rest2)) + (rest2 - (ut * sl + rest1)) + (rest1 - (tail1 + j)) + (h + j + tail1 + L - r - F) + (ut * sl + cubic * k0 + $size hr * r + r - L);
ut * sl + cubic * k0 + $size hr * r + r - L -> $size (hr - r * $square) * r + (cubic * k0 - $size $size r * r * r * K0) + ut * (sl - S) + S * (u + ut - U) - (L - (V + (U - u) * S));
cubic * k0 - $size $size r * r * r * K0 -> (cubic - $size $size r * r * r) * k0 + $size $size r * r * r * (k0 - K0);
cubic - $size $size r * r * r -> (cubic - $size rr * r) + $size r * (rr - $size r * r);
[small] rest1 - (tail1 + j) -> 0;
