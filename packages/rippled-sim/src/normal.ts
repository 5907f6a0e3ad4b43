/** P(Z <= z), relative error below 1.2e-7 (erfc by Chebyshev fit: Press et al., Numerical Recipes, 2nd ed., 6.2). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
    -1.26551223,
  ];
  const exponent = coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0);
  const tail = (t * Math.exp(-x * x + exponent)) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** z above which the standard normal holds this share, within +-5. */
export function upperNormal(share: number): number {
  let [low, high] = [-5, 5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(-middle) > share) low = middle;
    else high = middle;
  }
  return low;
}
