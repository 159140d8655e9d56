# The quotient in sigmoid(x) = s U / (1 + s U), U = exp(T), for x < 0: its
# product with s = 2^n, which is exact where it is not subnormal, is left out.
#! title: `act.sigmoid`, x < 0
#! measured: sigmoid() ()
#! without: the product with 2^n, which is exact
#! op: act.sigmoid %x
#! branch: negative
#! claim f32: 1.15
#! claim f64: 1.15
#! cases f32: each 0 -6, range -7 -24, range -25 -126
#! cases f64: each 0 -6, range -7 -53, range -54 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 nlo t m rest p c d h hs a b e1 tail f1 f2 f3 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 nlo m rest p c d h hs a b e1 tail f1 f2 f3 result
#include reduction.g
#include logistic.g
F = (1 + E) / D;
z - F -> -(f3 - (-h * t1 + f2)) - (f2 - (-h * rest + f1)) - (f1 - (tail * p + tail)) + h * (t1 + rest - E) - tail * (p - E) + (1 + E) * (h - 1 / D - tail) { D <> 0 };
h - 1 / D - tail -> -(tail - (h * D - 1) / D) { D <> 0 };
