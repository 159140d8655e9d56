# tanh(x) = b - b b^2 / D for x >= 0 and b = min(x, 1), where D is
# H = (exp(2 x) + 1) / 2 from 1 on, and b^3 / (b - tanh(b)) up to there. K0 is
# next to the latter, a polynomial in U = b^2. 2 x = n ln 2 + 2 T, s = 2^(n-1),
# E = exp(2 T) - 1, M = -ln(2) / 2.
#! proof: tanh
#! title: `act.tanh`
#! measured: tanh() ()
#! without: x nearer to 0 than 2^-30, or farther than 20, where the result is 1; the sign, which is that of x
#! op: act.tanh %x
#! branch: positive
#! clamps: b x
#! threshold: 0.001
#! claim f32: 1.08
#! claim f64: 1.08
#! names f32: square k2 k1 k0 shifted n t s st q4 q3 q2 q1 q0 sh far large den w result
#! names f64: square k7 k6 k5 k4 k3 k2 k1 k0 shifted n t1 t s st q10 q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 sh far large den w result

U = b * b;

#! cut: k0: k0 - D
k0 - D -> (k0 - K0) + (K0 - D);

#! cut: far: far - H
T = n * M + x;
P = T * Q0;
H = s * (1 + E) + 0.5;
far - H -> (far - (st * q0 + sh)) + s * (t * q0 - E) + (sh - (s + 0.5));
t * q0 - E -> (t * q0 - T * Q0) - (E - P);
[f32] t - T -> (t - (n * $hi + x)) - n * (M - $hi);
[f64] t - T -> (t - (n * $lo + t1)) + n * ($lo - (M - $hi)) + (t1 - (n * $hi + x));

#! cut: z: z - F
W = U / D;
F = b - b * W;
z - F -> -b * (w - W) { D <> 0 };
w - W -> (w - square / den) + (square - U) / den - W * ((den - D) / den) { den <> 0, D <> 0 };
