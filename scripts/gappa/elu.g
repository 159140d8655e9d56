# exp(x) - 1 for x < 0: act.elu at alpha = 1.
#! title: `act.elu` at alpha = 1, x < 0: exp(x) - 1
#! measured: elu() (1)
#! without: x < -126 ln 2 (f64: -1022 ln 2), where the result is -1
#! op: act.elu %x
#! branch: negative
#! sign: negative
#! claim f32: 1.0
#! claim f64: 1.12
#! cases f32: each 0 -3, range -4 -24, range -25 -126
#! cases f64: each 0 -3, range -4 -53, range -54 -1022
#! names f32: shifted n t s q3 q2 q1 q0 m p sm1 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 sm1 head m rest lost tail1 tail result
#! cut f64: t rest: t + rest - E

P = T * T * Q0 + T;
F = s * E + (s - 1);

[f32] [zero] z - F -> (z - P) - (E - P);
[f32] [other] z - F -> s * (p - E) + (sm1 - (s - 1));
[f32] [other] p - E -> (p - P) - (E - P);
[f64] [zero] z - F -> t + rest - E;
[f64] [other] z - F -> (tail - (s * rest + tail1)) + (tail1 - (s * t + lost)) + (lost - (sm1 - head)) + s * (t + rest - E) + (sm1 - (s - 1));
[f64] t + rest - E -> (t - T) + (rest - T * T * Q0) - (E - P);
[f64] t - T -> (t - (n * $lo + t1)) + ((n * $lo + t1) - T);
[f64] (n * $lo + t1) - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
n * $hi + $x -> T - n * (M - $hi);
