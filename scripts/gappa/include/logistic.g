# h = 1 / D up to two roundings, and tail = (h D - 1) / D, D = 1 + s (1 + E).
D = 1 + s * (1 + E);
#! cut: t1 rest: t1 + rest - E
#! cut: p: p - E
p - E -> (p - (t1 + rest)) + (t1 + rest - E);

#! cut: h tail: tail - (h * D - 1) / D
tail - (h * D - 1) / D -> (tail - e1 * h) + (e1 - (h * D - 1)) * h + (h * D - 1) * (h - 1 / D) { D <> 0 };
h * D - 1 -> (h - 1 / D) * D { D <> 0 };
h - 1 / D -> (h - 1 / d) + (D - d) / (d * D) { D <> 0, d <> 0 };
D - d -> -(d - (s * p + c)) - (c - (s + 1)) - s * (p - E);
[other] e1 - (h * D - 1) -> (e1 - (hs * p + b)) + (b - (a + hs)) + (a - (h - 1)) + (hs - h * s) * (1 + p) + h * s * (p - E);
[zero] e1 - (h * D - 1) -> (e1 - (hs * p + b)) + (b - (a + hs)) + (a - (h - 1)) + h * (p - E);
[other] a + hs -> (a - (h - 1)) + (hs - h * s) + (h * D - 1) - h * s * E;
[zero] a + hs -> (a - (h - 1)) + (h * D - 1) - h * E;
