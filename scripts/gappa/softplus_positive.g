# x + log(1 + U), U = exp(-x), for x >= 0.
#! proof: softplus
#! title: `act.softplus` at beta = 1, x >= 0
#! measured: softplus() (1)
#! without: x > 126 ln 2 (f64: 1022 ln 2), where the result is x
#! op: act.softplus %x
#! branch: positive
#! argument: minus_x
#! claim f32: 0.88
#! claim f64: 0.8
#! cases f32: each 0 -2, range -3 -24, range -25 -126
#! cases f64: each 0 -2, range -3 -53, range -54 -1022
#! names f32: shifted n t1 s q3 q2 q1 q0 nlo t m rest p u g ut large half r offset otail a b c tail1 h i j rest1 sl rest2 rr cubic k6 k5 k4 k3 k2 k1 k0 rest3 hr rest4 result
#! names f64: shifted n t1 t s q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 nlo m rest p u g ut large half r offset otail a b c tail1 h i j rest1 sl rest2 rr cubic k18 k17 k16 k15 k14 k13 k12 k11 k10 k9 k8 k7 k6 k5 k4 k3 k2 k1 k0 rest3 hr rest4 result
U = s * (1 + E);

#! cut: t1 rest: t1 + rest - E
#include reduction.g
#include log1p.g
[small] F = x + L;
[large] F = x + L - M;
[small] h + j + tail1 + L - r - F -> h + j - (a + r);
[large] h + j + tail1 + L - r - F -> (h + j - (a + r)) + (tail1 - (otail + c)) + (a + c - (offset + x)) + (offset + otail + M);
[large] a + c - (offset + x) -> (c - (x - b)) - (b - (a - offset));
[large] x - b -> -(a - (offset + x)) - (b - (a - offset));
h + j - (a + r) -> (j - (r - i)) - (i - (h - a));
r - i -> -(h - (a + r)) - (i - (h - a));
[large] offset + otail + M -> -($lo - (M - $hi)) + (offset + $hi) + (otail + $lo);
