# 2 / sqrt(pi) exp(-x^2) = s F, s = 2^n, which is left out:
#   F = C (1 + E),  C = 2 / sqrt(pi),  E = exp(T) - 1,  W = -x^2 = n ln 2 + T.
#! proof: erf_derivative
#! title: `act.erf_derivative`
#! measured: erf() () derivative
#! without: x farther than 9.3 (f64: 26.5), next to subnormal results; the product with 2^n, which is exact
#! op: act.erf_derivative %x
#! branch: positive
#! argument: w
#! claim f32: 1.3
#! claim f64: 1.3
#! domain f32: 0 0x1.29p3
#! domain f64: 0 0x1.a8p4
#! cases f32: each 0 0, range -1 -125
#! cases f64: each 0 0, range -1 -1014
#! names f32: half w wt shifted n t1 s r0 t d0 tt q3 q2 q1 q0 m e p d1 pt head d2 e1 e2 e3 result
#! names f64: half w wt shifted n t1 s r0 t d0 tt q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m e p d1 pt head d2 e1 e2 e3 result

#include square.g

#! cut: z: (z - F) / F
F = C * (1 + E);
(z - F) / F -> ((e3 - ($c * pt + e2)) + (e2 - (e1 + $rest)) + (e1 - ($c * p + d2)) + (d2 - ($c - head)) + ($c + $rest - C) * (1 + E) - $rest * E) / F + ($c / C) * ((p + pt - E) / (1 + E)) { F <> 0, C <> 0, 1 + E <> 0 };
$c * p + d2 -> -(head - ($c * p + $c)) + (d2 - ($c - head));
