# V = G is the polynomial at a sum u + ut; z is its product with 1 + E and Y.
#! cut: v vt: (v + vt - G) / G
(v + vt - G) / G -> ((v + vt - (V + (X - u) * S)) - (G - (V + (X - u) * S))) / G { G <> 0 };
v + vt - (V + (X - u) * S) -> (vt - (ut * sl + k0)) + (v + k0 - V) + ut * (sl - S) + S * (u + ut - X);
v + k0 - V -> (k0 - (u * k1 + j0)) + (j0 - (u * v1 + l0)) + (l0 - ($c0 - v)) + u * (v1 + k1 - V1);
u * v1 + l0 -> -(v - (u * v1 + $c0)) + (l0 - ($c0 - v));
[f32] v1 + k1 - V1 -> (k1 - (u * h0 + l1)) + (l1 - ($c1 - v1)) + u * (h0 - H0);
[f32] u * h0 + l1 -> -(v1 - (u * h0 + $c1)) + (l1 - ($c1 - v1));
[f64] v1 + k1 - V1 -> (k1 - (u * k2 + j1)) + (j1 - (u * v2 + l1)) + (l1 - ($c1 - v1)) + u * (v2 + k2 - V2);
[f64] u * v2 + l1 -> -(v1 - (u * v2 + $c1)) + (l1 - ($c1 - v1));
[f64] v2 + k2 - V2 -> (k2 - (u * h0 + l2)) + (l2 - ($c2 - v2)) + u * (h0 - H0);
[f64] u * h0 + l2 -> -(v2 - (u * h0 + $c2)) + (l2 - ($c2 - v2));

#! cut: z1 zt: (z1 + zt - H) / H
(z1 + zt - H) / H -> ((zt - (v * pt + z5)) + (z5 - (vt * p + z4)) + (z4 - (z3 + vt)) + (z3 - (v * p + z2)) + (z2 - (v - z1)) - pt * vt) / H + (v + vt - G) / G + ((v + vt) / G) * ((p + pt - E) / (1 + E)) { G <> 0, 1 + E <> 0 };
(v + vt) / G -> 1 + (v + vt - G) / G { G <> 0 };
v * p + z2 -> -(z1 - (v * p + v)) + (z2 - (v - z1));

#! cut: z: (z - F) / F
F = H * Y;
(z - F) / F -> ((y4 - (zt * y + y3)) + (y3 - (z1 * yt + y2)) + (y2 - (z1 * y + -y1)) - zt * yt) / F + (z1 + zt - H) / H + ((z1 + zt) / H) * ((y + yt - Y) / Y) { H <> 0, Y <> 0 };
(z1 + zt) / H -> 1 + (z1 + zt - H) / H { H <> 0 };
z1 * y + -y1 -> -(y1 - z1 * y);
