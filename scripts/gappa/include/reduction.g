# exp(T) - 1 = t + rest, where t + tail is the reduced argument as a sum.
P = T * T * Q0 + T;

[zero] t + rest - E -> (rest - (m * q0 + tail)) + (m * q0 - T * T * Q0) - (E - P);
[other] t + rest - E -> (rest - (m * q0 + tail)) + (m * q0 - T * T * Q0) + (t + tail - T) - (E - P);
[other] t + tail - T -> (tail - (n * $lo + lost)) + (lost - (t1 - t)) + (n * $lo + t1 - T);
[other] n * $lo + t1 - T -> n * ($lo - (M - $hi)) + (t1 - (n * $hi + $x));
[other] n * $hi + $x -> T - n * (M - $hi);
