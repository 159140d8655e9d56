# The quotient in sigmoid(x) = s U / (1 + s U), U = exp(T), for x < 0: its
# product with s = 2^n, which is exact where it is not subnormal, is left out.
#! title: `act.sigmoid`, x < 0
#! measured: sigmoid() ()
#! without: the product with 2^n, which is exact
#! op: act.sigmoid %x
#! branch: negative
#! claim f32: 0.9
#! claim f64: 0.9
#! cases f32: each 0 -2, range -3 -24, range -25 -126
#! cases f64: each 0 -2, range -3 -53, range -54 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 t lost tail m rest p d1 pt u d2 d3 ut d d4 d5 dt r h e1 e2 e3 tail2 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 lost tail m rest p d1 pt u d2 d3 ut d d4 d5 dt r h e1 e2 e3 tail2 result
#! cut: t rest: t + rest - E
#! cut: u ut: u + ut - (1 + E)
#! cut: d dt: d + dt - D
#include reduction.g
N = 1 + E;
D = 1 + s * (1 + E);
F = N / D;

#include quotient.g
#include denominator.g
e3 - (N - h * D) -> (e3 - (-h * dt + e2)) + (e2 - (e1 + ut)) + (e1 - (-h * d + u)) + (u + ut - N) - h * (d + dt - D);
-h * d + u -> -(h - u * r) * d - u * d * (r - 1 / d) { d <> 0 };
