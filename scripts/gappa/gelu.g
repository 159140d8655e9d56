# GELU(-x) = -x Phi(-x) = -s F and GELU(x) = x - s F for x > 0, s = 2^n:
#   F = (1 + E) G Y,  Y = x / B,  B = (x + k) / 2^24,  E = exp(T) - 1,
#   W = -x^2/2 = n ln 2 + T,  G = B Phi(-x) / exp(-x^2/2).
# G is next to a polynomial in X = 2 x / (x + k) - 1. V is that polynomial at u;
# S, its slope between u and X.
#! proof: normal
#! title: `act.gelu`
#! measured: gelu(GeluApproximation::none) ()
#! without: x nearer to 0 than 2^-30, or farther than 13 (f64: 37.5)
#! op: act.gelu %x
#! branch: positive
#! argument: w
#! claim f32: 1.3
#! claim f64: 1.15
#! domain f32: 0x1p-30 0x1.ap3
#! domain f64: 0x1p-30 0x1.2cp5
#! cases f32: each 0 0, range -1 -122
#! cases f64: each 0 0, range -1 -1014
#! names f32: half w wt shifted n t1 s r0 t d0 tt q3 q2 q1 q0 m e p d1 pt b b1 bt y r g1 g2 yt u u1 u2 ut h6 h5 h4 h3 h2 h1 h0 v1 l1 k1 v l0 j0 k0 sl vt z1 z2 z3 z4 z5 zt y1 y2 y3 y4 rest result
#! names f64: half w wt shifted n t1 s r0 t d0 tt q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m e p d1 pt b b1 bt y r g1 g2 yt u u1 u2 ut h20 h19 h18 h17 h16 h15 h14 h13 h12 h11 h10 h9 h8 h7 h6 h5 h4 h3 h2 h1 h0 v2 l2 k2 v1 l1 j1 k1 v l0 j0 k0 sl1 sl vt z1 z2 z3 z4 z5 zt y1 y2 y3 y4 rest result
H = (1 + E) * G;

#! cut: p pt: (p + pt - E) / (1 + E)
W = half * x;
T = n * M + W;
P = T * T * Q0 + T;
(p + pt - E) / (1 + E) -> ((pt - (e - d1)) - (d1 - (p - t)) + (t + e - E)) / (1 + E) { 1 + E <> 0 };
e - d1 -> -(p - (t + e)) - (d1 - (p - t));
t + e - E -> (e - (m * q0 + tt)) + (m * q0 - T * T * Q0) + (t + tt - T) - (E - P);
t + tt - T -> (tt - (r0 - d0)) - (d0 - (t - t1)) + (t1 + r0 - T);
r0 - d0 -> -(t - (t1 + r0)) - (d0 - (t - t1));
[zero] w + wt - W -> wt - (W - w);
[other] t1 + r0 - T -> (t1 - (n * $hi + w)) + (r0 - (n * $lo + wt)) + n * ($lo - (M - $hi)) + (wt - (W - w));
[other] n * $hi + w -> T - n * (M - $hi) - (W - w);
wt - (W - w) -> wt - (half * x + -w);
half * x + -w -> W - w;

#! cut: y yt: (y + yt - Y) / Y
B = x * $unit + $k;
Y = x / B;
(y + yt - Y) / Y -> ((yt - g2 * r) + (g2 * r - (Y - y))) / Y { Y <> 0 };
g2 * r - (Y - y) -> (g2 - (x - y * B)) * r + (x - y * B) * (r - 1 / B) { B <> 0 };
x - y * B -> g2 - (g2 - (x - y * B));
g2 - (x - y * B) -> (g2 - (-y * bt + g1)) + (g1 - (-y * b + x)) - y * (b + bt - B);
b + bt - B -> (bt - (x * $unit + b1)) + (b1 - ($k - b));
x * $unit + b1 -> -(b - (x * $unit + $k)) + (b1 - ($k - b));
-y * b + x -> -b * (y - x / b) { b <> 0 };
r - 1 / B -> (r - (y * -$slope + $c)) + $slope * (Y - y) + (1 - $unit * Y) * ($c - 1 / $k) { B <> 0 };
Y - y -> (x / b - y) + Y * (b - B) / b { b <> 0, B <> 0 };

#! cut: u ut: u + ut - X
X = $two * Y - 1;
u + ut - X -> (ut - ($two * yt + u2)) + (u2 - ($two * y + u1)) + (u1 - (-1 - u)) + $two * (Y * ((y + yt - Y) / Y)) { Y <> 0 };
$two * y + u1 -> (u1 - (-1 - u)) - (u - ($two * y + -1));

#! cut: v vt: (v + vt - G) / G
(v + vt - G) / G -> ((v + vt - (V + (X - u) * S)) - (G - (V + (X - u) * S))) / G { G <> 0 };
v + vt - (V + (X - u) * S) -> (vt - (ut * sl + k0)) + (v + k0 - V) + ut * (sl - S) + S * (u + ut - X);
v + k0 - V -> (k0 - (u * k1 + j0)) + (j0 - (u * v1 + l0)) + (l0 - ($c0 - v)) + u * (v1 + k1 - V1);
u * v1 + l0 -> -(v - (u * v1 + $c0)) + (l0 - ($c0 - v));
[f32] v1 + k1 - V1 -> (k1 - (u * h0 + l1)) + (l1 - ($c1 - v1)) + u * (h0 - H0);
[f32] u * h0 + l1 -> -(v1 - (u * h0 + $c1)) + (l1 - ($c1 - v1));
[f64] v1 + k1 - V1 -> (k1 - (u * k2 + j1)) + (j1 - (u * v2 + l1)) + (l1 - ($c1 - v1)) + u * (v2 + k2 - V2);
[f64] u * v2 + l1 -> -(v1 - (u * v2 + $c1)) + (l1 - ($c1 - v1));
[f64] v2 + k2 - V2 -> (k2 - (u * h0 + l2)) + (l2 - ($c2 - v2)) + u * (h0 - H0);
[f64] u * h0 + l2 -> -(v2 - (u * h0 + $c2)) + (l2 - ($c2 - v2));

#! cut: z1 zt: (z1 + zt - H) / H
(z1 + zt - H) / H -> ((zt - (v * pt + z5)) + (z5 - (vt * p + z4)) + (z4 - (z3 + vt)) + (z3 - (v * p + z2)) + (z2 - (v - z1)) - pt * vt) / H + (v + vt - G) / G + ((v + vt) / G) * ((p + pt - E) / (1 + E)) { G <> 0, 1 + E <> 0 };
(v + vt) / G -> 1 + (v + vt - G) / G { G <> 0 };
v * p + z2 -> -(z1 - (v * p + v)) + (z2 - (v - z1));

#! cut: z: (z - F) / F
F = H * Y;
(z - F) / F -> ((y4 - (zt * y + y3)) + (y3 - (z1 * yt + y2)) + (y2 - (z1 * y + -y1)) - zt * yt) / F + (z1 + zt - H) / H + ((z1 + zt) / H) * ((y + yt - Y) / Y) { H <> 0, Y <> 0 };
(z1 + zt) / H -> 1 + (z1 + zt - H) / H { H <> 0 };
z1 * y + -y1 -> -(y1 - z1 * y);
