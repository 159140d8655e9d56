# sigmoid(x) = 1 / (1 + s U), U = exp(T), for x >= 0.
#! title: `act.sigmoid`, x >= 0
#! measured: sigmoid() ()
#! without: -
#! op: act.sigmoid %x
#! branch: positive
#! argument: minus_x
#! sign: negative
#! claim f32: 0.7
#! claim f64: 0.7
#! cases f32: each 0 -6, range -7 -24, range -25 -126
#! cases f64: each 0 -6, range -7 -53, range -54 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 nlo t m rest p c d h hs a b e1 tail f1 f2 f3 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 nlo m rest p c d h hs a b e1 tail f1 f2 f3 result
#include reduction.g
#include logistic.g
F = 1 / D;
z - F -> -(tail - (h * D - 1) / D) { D <> 0 };
