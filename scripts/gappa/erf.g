# erf(x) = F = 1 - exp(Z) for x >= 0:
#   Z = log(erfc(x)) = n ln 2 + T,  E = exp(T) - 1,  s = 2^n.
# Z is next to x V, where V has the polynomial H0 in x.
#! proof: erf
#! title: `act.erf`
#! measured: erf() ()
#! without: x nearer to 0 than 2^-30, or farther than 3.93 (f64: 5.93), where the result is 1; the sign, which is that of x
#! op: act.erf %x
#! branch: positive
#! argument: w
#! claim f32: 1.05
#! claim f64: 1.05
#! cases f32: each 0 -25
#! cases f64: each 0 -55
#! names f32: h7 h6 h5 h4 h3 h2 h1 h0 v l1 v1 vt w g wt shifted n t1 s r0 t d0 tt half p d1 p1 m cube q3 q2 q1 q0 c pt rise head d2 y1 tail result
#! names f64: h22 h21 h20 h19 h18 h17 h16 h15 h14 h13 h12 h11 h10 h9 h8 h7 h6 h5 h4 h3 h2 h1 h0 v l1 v1 vt w g wt shifted n t1 s r0 t d0 tt half p d1 p1 m cube q8 q7 q6 q5 q4 q3 q2 q1 q0 c pt rise head d2 y1 tail result

#! cut: w wt: w + wt - Z
V = x * H0 + $slope + $rest;
w + wt - Z -> (wt - (x * vt + g)) + (g - (x * v + -w)) + x * (v + vt - V) - (Z - x * V);
x * v + -w -> -(w - x * v);
v + vt - V -> (vt - (v1 + $rest)) + (v1 - (x * h0 + l1)) + (l1 - ($slope - v)) + x * (h0 - H0);
x * h0 + l1 -> -(v - (x * h0 + $slope)) + (l1 - ($slope - v));

#! cut: t tt: t + tt - T
T = n * M + Z;
t + tt - T -> (tt - (r0 - d0)) - (d0 - (t - t1)) + (t1 + r0 - T);
r0 - d0 -> -(t - (t1 + r0)) - (d0 - (t - t1));
[other] t1 + r0 - T -> (t1 - (n * $hi + w)) + (r0 - (n * $lo + wt)) + n * ($lo - (M - $hi)) + (w + wt - Z);
[other] n * $hi + w -> T - n * (M - $hi) - (Z - w);
[other] Z - w -> wt - (w + wt - Z);

#! cut: p pt: p + pt - E
P = T + 0x1p-1 * T * T + T * T * T * Q0;
p + pt - E -> (pt - (p1 + c)) + (p1 - (half * t + d1)) + (d1 - (t - p)) + (c - (cube * q0 + tt)) + (half * t - 0x1p-1 * T * T) + (cube * q0 - T * T * T * Q0) + (t + tt - T) - (E - P);
half * t - 0x1p-1 * T * T -> (half - t * 0x1p-1) * t + 0x1p-1 * (t - T) * (t + T);
half * t + d1 -> -(p - (half * t + t)) + (d1 - (t - p));
t - T -> (t + tt - T) - tt;

#! cut: z: z - F; result - F
F = 1 - s - s * E;
[zero] z - F -> -(p + pt - E);
[other] z - F -> (tail - (-s * pt + y1)) + (y1 - (-s * p + d2)) + (d2 - (rise - head)) + (rise - (1 - s)) - s * (p + pt - E);
[other] -s * p + d2 -> -(head - (-s * p + rise)) + (d2 - (rise - head));
