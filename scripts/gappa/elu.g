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
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 sm1 w head d lost wt tail result

P = T * T * Q0 + T;
F = s * E + (s - 1);

[f32] [zero] z - F -> (z - P) - (E - P);
[f32] [other] z - F -> s * (p - E) + (sm1 - (s - 1));
[f32] [other] p - E -> (p - P) - (E - P);
[f64] [zero] z - F -> (tail - (wt * q0 + 0)) + (wt * q0 - T * T * Q0) - (E - P);
[f64] [other] z - F -> (tail - (wt * q0 + lost)) + (lost - (w + d)) + (d - (sm1 - head)) + (sm1 - (s - 1)) + (w - s * t) + s * (t - T) + (wt * q0 - s * T * T * Q0) - s * (E - P);
[f64] [other] wt * q0 - s * T * T * Q0 -> (wt - s * T * T) * q0 + s * T * T * (q0 - Q0);
[f64] [other] wt - s * T * T -> (wt - w * t) + (w - s * t) * t + s * (t - T) * (t + T);
[f64] t - T -> (t - (n * $lo + t1)) + ((n * $lo + t1) - T);
[f64] (n * $lo + t1) - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
n * $hi + $x -> T - n * (M - $hi);
