# exp(T) - 1 = t1 + rest, where t1 + nlo is the reduced argument, and t that
# sum rounded.
P = T * T * Q0 + T;

[zero] t1 + rest - E -> (rest - (m * q0 + nlo)) + (m * q0 - T * T * Q0) - (E - P);
[other] t1 + rest - E -> (rest - (m * q0 + nlo)) + (m * q0 - T * T * Q0) + (t1 + nlo - T) - (E - P);
[other] t1 + nlo - T -> (nlo - n * $lo) + (n * $lo + t1 - T);
[other] n * $lo + t1 - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
[other] n * $hi + $x -> T - n * (M - $hi);
[f32] [other] t - T -> (t - (t1 + nlo)) + (t1 + nlo - T);
[f64] [other] t - T -> (t - (n * $lo + t1)) + (n * $lo + t1 - T);
[f32] [other] t1 - T -> (t1 + nlo - T) - nlo;
