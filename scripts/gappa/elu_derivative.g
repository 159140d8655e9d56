# s exp(t) for x < 0, s = 2^n, which is 1 here.
#! title: `act.elu_derivative` at alpha = 1, x < 0: exp(x)
#! measured: elu() (1) derivative
#! without: the product with 2^n, which is exact
#! op: act.elu_derivative %x
#! branch: negative
#! sign: negative
#! scale: s
#! claim f32: 1.25
#! claim f64: 1.17
#! cases f32: each 0 0, range -1 -126
#! cases f64: each 0 0, range -1 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 t m p result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m p result
P = T * T * Q0 + T;
F = 1 + E;

z - F -> p - E;
p - E -> (p - (m * q0 + t)) + (m * q0 - T * T * Q0) + (t - T) - (E - P);
[other] t - T -> (t - (n * $lo + t1)) + n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
[other] n * $hi + $x -> T - n * (M - $hi);
