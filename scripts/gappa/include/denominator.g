# D = 1 + s U = d + dt up to rounding, U = 1 + E = u + ut.
p + pt - E -> (pt - (rest - d1)) - (d1 - (p - t)) + (t + rest - E);
u + ut - (1 + E) -> (ut - (d3 + pt)) + (d3 - (p - d2)) - (d2 - (u - 1)) + (p + pt - E);
d + dt - D -> (dt - (s * ut + d5)) + (d5 - (s * u + d4)) + (d4 - (1 - d)) + s * (u + ut - (1 + E));
rest - d1 -> -(p - (t + rest)) - (d1 - (p - t));
p - d2 -> -(u - (0x1p0 + p)) - (d2 - (u - 0x1p0));
s * u + d4 -> -(d - (s * u + 0x1p0)) + (d4 - (0x1p0 - d));
