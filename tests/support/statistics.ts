/** ln Gamma by Lanczos, good to about 1e-9. */
const lnGamma = (x: number): number => {
  const coefficients = [76.18009172947, -86.50532032942, 24.01409824083, -1.23173957245, 0.00120865097387, -0.00000539523938];
  const shifted = x + 5.5;
  const series = coefficients.reduce((sum, coefficient, index) => sum + coefficient / (x + 1 + index), 1.00000000019);
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((Math.sqrt(2 * Math.PI) * series) / x);
};

/** Upper tail of the chi-square distribution. */
export const chiSquareTail = (statistic: number, degrees: number): number => {
  const [a, x] = [degrees / 2, statistic / 2];
  if (x <= 0) return 1;
  const front = Math.exp(-x + a * Math.log(x) - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
};

/** p of observed counts against expected ones; cells below 5 expected are pooled. `scale` is the variance of one count by its Poisson variance. */
export const fitTail = (observed: readonly number[], expected: readonly number[], degreesLost = 1): number => {
  let statistic = 0;
  let cells = 0;
  let [pooledObserved, pooledExpected] = [0, 0];
  observed.forEach((count, index) => {
    const mean = expected[index] ?? 0;
    if (mean < 5) {
      pooledObserved += count;
      pooledExpected += mean;
      return;
    }
    statistic += (count - mean) ** 2 / mean;
    cells += 1;
  });
  if (pooledExpected > 0) {
    statistic += (pooledObserved - pooledExpected) ** 2 / pooledExpected;
    cells += 1;
  } else if (pooledObserved > 0) return 0;
  return chiSquareTail(statistic, cells - degreesLost);
};

/** Asymptotic tail of the Kolmogorov-Smirnov distance of n values in [0, 1) from the uniform distribution. */
export const uniformTail = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  sorted.forEach((value, index) => {
    distance = Math.max(distance, value - index / sorted.length, (index + 1) / sorted.length - value);
  });
  const t = distance * Math.sqrt(sorted.length);
  let tail = 0;
  for (let k = 1; k <= 100; k += 1) tail += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, Math.max(0, tail));
};

/** Two-sided tail of a standard normal value. */
export const normalTail = (z: number): number => chiSquareTail(z * z, 1);

/** C(n, k) as a plain number. */
export const choose = (n: number, k: number): number => {
  if (k < 0 || k > n) return 0;
  let value = 1;
  for (let index = 1; index <= k; index += 1) value = (value * (n - k + index)) / index;
  return value;
};
