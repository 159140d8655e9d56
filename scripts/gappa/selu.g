# factor (exp(x) - 1) for x < 0, factor being scale times alpha as the code has it.
#! title: `act.selu`, x < 0: factor (exp(x) - 1)
#! measured: selu() ()
#! without: x < -126 ln 2 (f64: -1022 ln 2), where the result is -factor
#! op: act.selu %x
#! branch: negative
#! sign: negative
#! constants: factor=scaled
#! claim f32: 1.13
#! claim f64: 1.1
#! cases f32: each 0 -3, range -4 -24, range -25 -126
#! cases f64: each 0 -3, range -4 -53, range -54 -1022
#! names f32: shifted n t s q3 q2 q1 q0 sm1 w head d lost wt tail scaled result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 sm1 w head d lost wt tail scaled result

P = T * T * Q0 + T;
F = $factor * (s * E + (s - 1));

z - F -> (scaled - ($factor * tail + 0)) + $factor * (head + tail - (s * E + (s - 1)));
[zero] head + tail - (s * E + (s - 1)) -> (tail - (wt * q0 + 0)) + (wt * q0 - T * T * Q0) - (E - P);
[other] head + tail - (s * E + (s - 1)) -> (tail - (wt * q0 + lost)) + (lost - (w + d)) + (d - (sm1 - head)) + (sm1 - (s - 1)) + (w - s * t) + s * (t - T) + (wt * q0 - s * T * T * Q0) - s * (E - P);
[other] wt * q0 - s * T * T * Q0 -> (wt - s * T * T) * q0 + s * T * T * (q0 - Q0);
[other] wt - s * T * T -> (wt - w * t) + (w - s * t) * t + s * (t - T) * (t + T);
[f32] [other] t - T -> (t - (n * $hi + $x)) - n * (M - $hi);
[f64] t - T -> (t - (n * $lo + t1)) + ((n * $lo + t1) - T);
[f64] (n * $lo + t1) - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
n * $hi + $x -> T - n * (M - $hi);
