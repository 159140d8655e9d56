# GELU(-x) = -x Phi(-x) = -s F and GELU(x) = x - s F for x > 0, s = 2^n:
#   F = (1 + E) G Y,  Y = x / B,  B = (x + k) / 2^24,  E = exp(T) - 1,
#   W = -x^2/2 = n ln 2 + T,  G = B Phi(-x) / exp(-x^2/2).
# G is next to a polynomial in X = 2 x / (x + k) - 1. V is that polynomial at u;
# S, its slope between u and X.
#! proof: gelu
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

#include square.g

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

#include tail.g
