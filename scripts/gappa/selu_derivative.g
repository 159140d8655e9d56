# factor exp(t) for x < 0, which the code has times 2^n; factor is scale times alpha
# as the code has it.
#! title: `act.selu_derivative`, x < 0: factor exp(x)
#! measured: selu() () derivative
#! without: the product with 2^n, which is exact
#! op: act.selu_derivative %x
#! branch: negative
#! sign: negative
#! scale: s
#! constants: factor=result
#! claim f32: 1.15
#! claim f64: 1.1
#! cases f32: each 0 0, range -1 -126
#! cases f64: each 0 0, range -1 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 t m p result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m p result
P = T * T * Q0 + T;
F = $factor * (1 + E);

z - F -> $factor * (p - E);
p - E -> (p - (m * q0 + t)) + (m * q0 - T * T * Q0) + (t - T) - (E - P);
[other] t - T -> (t - (n * $lo + t1)) + n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
[other] n * $hi + $x -> T - n * (M - $hi);
