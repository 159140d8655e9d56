# log(1 + U), U = exp(x), for x < 0; the sum of 0 is there as Gappa has no two
# names for one number.
#! proof: softplus
#! title: `act.softplus` at beta = 1, x < 0
#! measured: softplus() (1)
#! without: x < -112 ln 2 (f64: -1008 ln 2), next to subnormal results
#! op: act.softplus %x
#! branch: negative
#! claim f32: 1.05
#! claim f64: 1.0
#! cases f32: each 0 -4, range -5 -112
#! cases f64: each 0 -4, range -5 -1008
#! names f32: shifted n t1 s q3 q2 q1 q0 nlo t m rest p u g ut large half r offset otail a b c tail1 h i j rest1 sl rest2 rr cubic k6 k5 k4 k3 k2 k1 k0 rest3 hr rest4 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 nlo m rest p u g ut large half r offset otail a b c tail1 h i j rest1 sl rest2 rr cubic k18 k17 k16 k15 k14 k13 k12 k11 k10 k9 k8 k7 k6 k5 k4 k3 k2 k1 k0 rest3 hr rest4 result
U = s * (1 + E);

#! cut: t1 rest: t1 + rest - E
#include reduction.g
#include log1p.g
[small] F = L + 0;
[small] h + j + tail1 + L - r - F -> 0;
[large] F = L - M;
[large] h + j + tail1 + L - r - F -> (h + j - (a + r)) + (a + tail1 + M);
[large] h + j - (a + r) -> (j - (r - i)) - (i - (h - a));
[large] r - i -> -(h - (a + r)) - (i - (h - a));
[large] a + tail1 + M -> -($lo - (M - $hi)) + (a + $hi) + (tail1 + $lo);
