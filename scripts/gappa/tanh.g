# |tanh(x)| = -m / (2 + m), m = exp(-2 |x|) - 1; the quotient without its sign.
# The sign of x, which only bits decide, is left out.
#! title: `act.tanh`
#! measured: tanh() ()
#! without: the sign, which is that of x
#! op: act.tanh %x
#! branch: positive
#! argument: w
#! sign: negative
#! claim f32: 1.3
#! claim f64: 1.1
#! cases f32: each 0 -2, range -3 -24, range -25 -126
#! cases f64: each 0 -2, range -3 -53, range -54 -1022
#! names f32: w shifted n t s q3 q2 q1 q0 sm1 head m rest gap tail1 tails sp1 low tailb mh d1 mt d d2 d3 dt r h e1 e2 e3 tail2 result
#! names f64: w shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 lost tail sm1 head m rest gap tail1 tails sp1 low tailb mh d1 mt d d2 d3 dt r h e1 e2 e3 tail2 result
#! threshold: 0.001
#! cut: t rest: t + rest - E
#! cut: mh mt: mh + mt - N
#! cut: d dt: d + dt - D

P = T * T * Q0 + T;
N = s * E + (s - 1);
D = 2 + N;
F = N / D;

[f32] t + rest - E -> (t - T) + (rest - T * T * Q0) - (E - P);
[f64] [zero] t + rest - E -> (rest - (m * q0 + tail)) + (m * q0 - T * T * Q0) - (E - P);
[f64] [other] t + rest - E -> (rest - (m * q0 + tail)) + (m * q0 - T * T * Q0) + (t + tail - T) - (E - P);
[f64] [other] t + tail - T -> (tail - (n * $lo + lost)) + (lost - (t1 - t)) + (n * $lo + t1 - T);
[f64] [other] n * $lo + t1 - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
[other] n * $hi + $x -> T - n * (M - $hi);

[other] N -> s * (1 + E) - 1;
[other] head + tailb -> N + (head + tailb - N);
mh + mt - N -> (mt - (tailb - d1)) - (d1 - (mh - head)) + (head + tailb - N);
[zero] head + tailb - N -> t + rest - E;
[other] head + tailb - N -> (tailb - (tails + low)) + (tails - (s * rest + tail1)) + (tail1 - (s * t + gap)) + (gap - (sm1 - head)) + s * (t + rest - E) + (sm1 + low - (s - 1));
[other] s - sp1 -> -(sp1 - (sm1 + 0x1p0)) - (sm1 - (s - 0x1p0));
[other] sm1 + low - (s - 1) -> (low - (s - sp1)) - (sp1 - (sm1 + 1));
tailb - d1 -> -(mh - (head + tailb)) - (d1 - (mh - head));
[other] s * t + gap -> -(head - (s * t + sm1)) + (gap - (sm1 - head));

#include quotient.g
d + dt - D -> (dt - (d3 + mt)) + (d3 - (mh - d2)) - (d2 - (d - 2)) + (mh + mt - N);
mh - d2 -> -(d - (mh + 0x1p1)) - (d2 - (d - 0x1p1));
e3 - (N - h * D) -> (e3 - (-h * dt + e2)) + (e2 - (e1 + mt)) + (e1 - (-h * d + mh)) + (mh + mt - N) - h * (d + dt - D);
-h * d + mh -> -(h - mh * r) * d - mh * d * (r - 1 / d) { d <> 0 };
