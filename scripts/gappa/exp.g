# exp(x) for all x: (low (exp(t) - 1) + low) high. The sum does not depend on
# the power of two, which is 1 here.
#! title: `act.exp`
#! measured: exp() ()
#! without: the product with 2^ceil(n/2), which is exact
#! op: act.exp %x
#! branch: positive
#! claim f32: 1.12
#! claim f64: 1.0
#! cases f32: each 0 0, range 1 128, range -126 -1
#! cases f64: each 0 0, range 1 1024, range -1022 -1
#! scale: low high
#! names f32: shifted n t1 low high t lost tail q3 q2 q1 q0 m rest p result
#! names f64: shifted n t1 t low high lost tail q9 q8 q7 q6 q5 q4 q3 q2 q1 q0 m rest p result
#! cut: t rest: t + rest - E
#include reduction.g
F = 1 + E;

z - F -> low * (p - E) + (low - 1) * (1 + E);
p - E -> (p - (t + rest)) + (t + rest - E);
