# exp(W) = 2^n (1 + p + pt), the exact power being n ln 2 + T, and W a sum w + wt.
#! cut: p pt: (p + pt - E) / (1 + E)
W = half * x;
T = n * M + W;
P = T * T * Q0 + T;
(p + pt - E) / (1 + E) -> ((pt - (e - d1)) - (d1 - (p - t)) + (t + e - E)) / (1 + E) { 1 + E <> 0 };
e - d1 -> -(p - (t + e)) - (d1 - (p - t));
t + e - E -> (e - (m * q0 + tt)) + (m * q0 - T * T * Q0) + (t + tt - T) - (E - P);
t + tt - T -> (tt - (r0 - d0)) - (d0 - (t - t1)) + (t1 + r0 - T);
r0 - d0 -> -(t - (t1 + r0)) - (d0 - (t - t1));
[zero] w + wt - W -> wt - (W - w);
[other] t1 + r0 - T -> (t1 - (n * $hi + w)) + (r0 - (n * $lo + wt)) + n * ($lo - (M - $hi)) + (wt - (W - w));
[other] n * $hi + w -> T - n * (M - $hi) - (W - w);
wt - (W - w) -> wt - (half * x + -w);
half * x + -w -> W - w;
