# exp(x) - 1 for all x, in units of high: low exp(T) - inverse, inverse = 1 / high.
#! title: `act.expm1`
#! measured: expm1() ()
#! without: the product with 2^ceil(n/2), which is exact; the sign, which is that of x
#! op: act.expm1 %x
#! branch: positive
#! claim f32: 1.15
#! claim f64: 1.1
#! cases f32: each -3 3, range 4 24, range 25 128, range -24 -4, range -126 -25
#! cases f64: each -3 3, range 4 53, range 54 1024, range -53 -4, range -1022 -54
#! names f32: shifted n t1 low high inverse sm1 t lost tail back gone head minus e1 e2 q3 q2 q1 q0 m rest tail2 result
#! names f64: shifted n t1 t low high inverse sm1 lost tail back gone head minus e1 e2 tt q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m rest tail2 result
#! cut: t rest: t + rest - E
#include reduction.g
F = low * (1 + E) - inverse;

[zero] z - F -> t + rest - E;
[other] z - F -> (tail2 - (low * rest + e2)) + (e2 - (e1 + gone)) + (e1 - (low * t + minus)) + (minus - (sm1 - head)) + low * (t + rest - E) + (gone - (back - inverse)) + (back - (low - sm1));
[f64] [other] t + rest - E -> (rest - (m * q0 + tt)) + (tt - (tail * t + tail)) + (m * q0 - t * t * Q0) + tail * (t - Q0 * (T + t)) + (t + tail - T) * (1 + Q0 * (T + t)) - (E - P);
[f64] [other] t - T -> (t + tail - T) - tail;
[other] low - sm1 -> inverse - (sm1 - (low - inverse));
[other] back - inverse -> (back - (low - sm1)) - (sm1 - (low - inverse));
