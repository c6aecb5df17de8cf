/**
 * erf to float64 precision: the Maclaurin series of erf(x)·e^{x²} for |x| < 2.5, beyond that the continued
 * fraction of erfc (Abramowitz & Stegun 7.1.6 and 7.1.14). For references only.
 */
export function erf(x: number): number {
  const z = Math.abs(x);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let n = 1; Math.abs(term) > 1e-18 * sum; n++) {
      term *= (2 * z * z) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (z + fraction);
  return Math.sign(x) * (1 - Math.exp(-z * z) / (Math.sqrt(Math.PI) * (z + fraction)));
}

/** Φ(x), the standard normal distribution function. */
function normalDistribution(x: number): number {
  return 0.5 * (1 + erf(x / Math.SQRT2));
}

/** GELU(x) = x·Φ(x) (Hendrycks & Gimpel 2016, the exact form). */
export function gelu(x: number): number {
  return x * normalDistribution(x);
}

/** GELU′(x) = Φ(x) + x·φ(x). */
export function geluDerivative(x: number): number {
  return normalDistribution(x) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
