# erfc(x) = s F and erfc(-x) = 2 - s F for x >= 0, s = 2^n:
#   F = (1 + E) G Y,  Y = k / B,  B = x + k,  E = exp(T) - 1,
#   W = -x^2 = n ln 2 + T,  G = erfc(x) / (exp(-x^2) Y).
# G is next to a polynomial in X = 1 - 2 Y. V is that polynomial at u; S, its slope
# between u and X.
#! proof: erfc
#! title: `act.erfc`
#! measured: erfc() ()
#! without: x farther than 9.18 (f64: 26.5), where the result is next to subnormal ones, or 2
#! op: act.erfc %x
#! branch: positive
#! argument: w
#! claim f32: 1.3
#! claim f64: 1.15
#! domain f32: 0 0x1.25cp3
#! domain f64: 0 0x1.a8p4
#! cases f32: each 0 0, range -1 -122
#! cases f64: each 0 0, range -1 -1014
#! names f32: half w wt shifted n t1 s r0 t d0 tt q3 q2 q1 q0 m e p d1 pt b b1 bt y g1 g2 r yt u u1 u2 ut h7 h6 h5 h4 h3 h2 h1 h0 v1 l1 k1 v l0 j0 k0 sl vt z1 z2 z3 z4 z5 zt y1 y2 y3 y4 rest other result
#! names f64: half w wt shifted n t1 s r0 t d0 tt q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m e p d1 pt b b1 bt y g1 g2 r yt u u1 u2 ut h22 h21 h20 h19 h18 h17 h16 h15 h14 h13 h12 h11 h10 h9 h8 h7 h6 h5 h4 h3 h2 h1 h0 v2 l2 k2 v1 l1 j1 k1 v l0 j0 k0 sl1 sl vt z1 z2 z3 z4 z5 zt y1 y2 y3 y4 rest other result
H = (1 + E) * G;

#include square.g

#! cut: y yt: (y + yt - Y) / Y
B = x + $k;
Y = $k / B;
(y + yt - Y) / Y -> ((yt - g2 * r) + (g2 * r - (Y - y))) / Y { Y <> 0 };
g2 * r - (Y - y) -> (g2 - ($k - y * B)) * r + ($k - y * B) * (r - 1 / B) { B <> 0 };
$k - y * B -> g2 - (g2 - ($k - y * B));
g2 - ($k - y * B) -> (g2 - (-y * bt + g1)) + (g1 - (-y * b + $k)) - y * (b + bt - B);
b + bt - B -> (bt - (b1 + x)) + (b1 - ($k - b));
-y * b + $k -> -b * (y - $k / b) { b <> 0 };
r - 1 / B -> (r - y * $c) - $c * (Y - y) + Y * ($c - 1 / $k) { B <> 0 };
Y - y -> ($k / b - y) + Y * (b - B) / b { b <> 0, B <> 0 };

#! cut: u ut: u + ut - X
X = 0x1p0 - 0x1p1 * Y;
u + ut - X -> (ut - (-0x1p1 * yt + u2)) + (u2 - (-0x1p1 * y + u1)) + (u1 - (0x1p0 - u)) - 0x1p1 * (Y * ((y + yt - Y) / Y)) { Y <> 0 };
-0x1p1 * y + u1 -> (u1 - (0x1p0 - u)) - (u - (-0x1p1 * y + 0x1p0));

#include tail.g
