# N / D, where N = nh + nt and D = d + dt up to rounding: h = nh / d, and one
# step of Newton's iteration.
z - F -> (tail2 - e3 * r) + (e3 * r - (N - h * D) / D) { D <> 0 };
e3 * r - (N - h * D) / D -> (e3 - (N - h * D)) * r + (N - h * D) * (r - 1 / D) { D <> 0 };
N - h * D -> e3 - (e3 - (N - h * D));
r - 1 / D -> (r - 1 / d) + (D - d) / (d * D) { D <> 0, d <> 0 };
D - d -> dt - (d + dt - D);
