import { get, last, plus, put, splat } from "./lanes";
import { addLanes, sumLanes, sumStretch } from "./sums";

/*
 * x is [samples, channels, span], and of `all` channels of a sample some are done. Where span is 1, as after a linear layer, channels are neighbours and go side by side;
 * else the numbers of one channel are neighbours, and its sums run through them one by one; in float32, where more precise is
 * welcome, by vectors, which are added in float64 after every stretch.
 */

/** mean[c], variance[c] and invStd[c] = 1/√(variance + eps) over the batch and all places of a channel */
export function batchMoments<T>(
  mean: usize, variance: usize, invStd: usize, x: usize, eps: f64, samples: usize, channels: usize, span: usize, all: usize,
): void {
  const z = sizeof<T>();
  const m = <f64>(samples * span);
  const row = channels * z, sample = all * span * z;
  if (span == 1) {
    const end = x + samples * sample;
    const count = splat<T>(m);
    for (let c: usize = 0; c < row; c += 16) {
      let sum = v128.splat<T>(0);
      for (let at = x + c; at < end; at += sample) sum = v128.add<T>(sum, get(at));
      const mu = v128.div<T>(sum, count);
      let squares = v128.splat<T>(0);
      for (let at = x + c; at < end; at += sample) {
        const d = v128.sub<T>(get(at), mu);
        squares = plus<T>(squares, d, d);
      }
      put<T>(mean + c, mu, row - c);
      put<T>(variance + c, v128.div<T>(squares, count), row - c);
    }
  } else {
    const stretch = span * z;
    for (let c: usize = 0; c < channels; c++) {
      const first = x + c * stretch;
      let sum: f64 = 0;
      for (let i: usize = 0; i < samples; i++) {
        const from = first + i * sample;
        if (sizeof<T>() == 4) sum += sumStretch(from, stretch);
        else for (let p: usize = 0; p < stretch; p += 16) sum = addLanes<T>(sum, get(from + p), stretch - p);
      }
      const mu = splat<T>(sum / m);
      let squares: f64 = 0;
      for (let i: usize = 0; i < samples; i++) {
        const from = first + i * sample;
        let p: usize = 0;
        if (sizeof<T>() == 4) {
          let lanes = v128.splat<T>(0);
          for (; p + 16 <= stretch; p += 16) {
            const d = v128.sub<T>(get(from + p), mu);
            lanes = plus<T>(lanes, d, d);
          }
          squares += sumLanes(lanes);
        }
        for (; p < stretch; p += 16) {
          const d = v128.sub<T>(get(from + p), mu);
          squares = addLanes<T>(squares, v128.mul<T>(d, d), stretch - p);
        }
      }
      store<T>(mean + c * z, <T>(sum / m));
      store<T>(variance + c * z, <T>(squares / m));
    }
  }
  inverseStd<T>(invStd, variance, eps, row);
}

/** invStd = 1/√(variance + eps) */
export function inverseStd<T>(invStd: usize, variance: usize, eps: f64, bytes: usize): void {
  const one = v128.splat<T>(1), floor = splat<T>(eps);
  for (let c: usize = 0; ; c += 16) {
    if (last<T>(invStd + c, v128.div<T>(one, v128.sqrt<T>(v128.add<T>(get(variance + c), floor))), bytes - c)) break;
  }
}

/** y = (x − mean)·invStd·γ + β */
export function normalize<T>(
  y: usize, x: usize, mean: usize, invStd: usize, gamma: usize, beta: usize, samples: usize, channels: usize, span: usize,
): void {
  const z = sizeof<T>();
  const row = channels * z;
  if (span == 1) {
    for (let i: usize = 0; i < samples; i++, x += row, y += row) {
      for (let c: usize = 0; ; c += 16) {
        const scaled = v128.mul<T>(v128.mul<T>(v128.sub<T>(get(x + c), get(mean + c)), get(invStd + c)), get(gamma + c));
        if (last<T>(y + c, v128.add<T>(scaled, get(beta + c)), row - c)) break;
      }
    }
    return;
  }
  const stretch = span * z;
  for (let i: usize = 0; i < samples; i++) {
    for (let c: usize = 0; c < row; c += z, x += stretch, y += stretch) {
      const mu = v128.load_splat<T>(mean + c), inv = v128.load_splat<T>(invStd + c);
      const g = v128.load_splat<T>(gamma + c), b = v128.load_splat<T>(beta + c);
      for (let p: usize = 0; ; p += 16) {
        const scaled = v128.mul<T>(v128.mul<T>(v128.sub<T>(get(x + p), mu), inv), g);
        if (last<T>(y + p, v128.add<T>(scaled, b), stretch - p)) break;
      }
    }
  }
}

/** dγ[c] = Σ dy·x̂ and dβ[c] = Σ dy */
export function normalizeParameters<T>(
  dgamma: usize, dbeta: usize, dy: usize, x: usize, mean: usize, invStd: usize, samples: usize, channels: usize, span: usize, all: usize,
): void {
  const z = sizeof<T>();
  const row = channels * z, sample = all * span * z;
  if (span == 1) {
    const bytes = samples * sample;
    for (let c: usize = 0; c < row; c += 16) {
      const mu = get(mean + c), inv = get(invStd + c);
      let dg = v128.splat<T>(0), db = v128.splat<T>(0);
      for (let at = c; at < bytes; at += sample) {
        const d = get(dy + at);
        dg = plus<T>(dg, d, v128.mul<T>(v128.sub<T>(get(x + at), mu), inv));
        db = v128.add<T>(db, d);
      }
      put<T>(dgamma + c, dg, row - c);
      put<T>(dbeta + c, db, row - c);
    }
    return;
  }
  const stretch = span * z;
  for (let c: usize = 0; c < channels; c++) {
    const mu = v128.load_splat<T>(mean + c * z), inv = v128.load_splat<T>(invStd + c * z);
    let dg: f64 = 0, db: f64 = 0;
    for (let i: usize = 0; i < samples; i++) {
      const from = i * sample + c * stretch;
      let p: usize = 0;
      if (sizeof<T>() == 4) {
        let dgs = v128.splat<T>(0), dbs = v128.splat<T>(0);
        for (; p + 16 <= stretch; p += 16) {
          const d = get(dy + from + p);
          dgs = plus<T>(dgs, d, v128.mul<T>(v128.sub<T>(get(x + from + p), mu), inv));
          dbs = v128.add<T>(dbs, d);
        }
        dg += sumLanes(dgs), db += sumLanes(dbs);
      }
      for (; p < stretch; p += 16) {
        const d = get(dy + from + p);
        dg = addLanes<T>(dg, v128.mul<T>(d, v128.mul<T>(v128.sub<T>(get(x + from + p), mu), inv)), stretch - p);
        db = addLanes<T>(db, d, stretch - p);
      }
    }
    store<T>(dgamma + c * z, <T>dg);
    store<T>(dbeta + c * z, <T>db);
  }
}

/** dx = γ·invStd·(dy − dβ/m − x̂·dγ/m) */
export function normalizeBackward<T>(
  dx: usize, dy: usize, x: usize, mean: usize, invStd: usize, gamma: usize, dgamma: usize, dbeta: usize,
  samples: usize, channels: usize, span: usize, all: usize,
): void {
  const z = sizeof<T>();
  const row = channels * z, sample = all * span * z;
  const m = splat<T>(<f64>(samples * span));
  if (span == 1) {
    const bytes = samples * sample;
    for (let c: usize = 0; c < row; c += 16) {
      const mu = get(mean + c), inv = get(invStd + c);
      const throughMean = v128.div<T>(get(dbeta + c), m), throughVariance = v128.div<T>(get(dgamma + c), m);
      const slope = v128.mul<T>(get(gamma + c), inv);
      for (let at = c; at < bytes; at += sample) {
        put<T>(dx + at, slopeAt<T>(get(dy + at), get(x + at), mu, inv, throughMean, throughVariance, slope), row - c);
      }
    }
    return;
  }
  const stretch = span * z;
  const rest = sample - channels * stretch;
  for (let i: usize = 0; i < samples; i++, dx += rest, dy += rest, x += rest) {
    for (let c: usize = 0; c < row; c += z, dx += stretch, dy += stretch, x += stretch) {
      const mu = v128.load_splat<T>(mean + c), inv = v128.load_splat<T>(invStd + c);
      const throughMean = v128.div<T>(v128.load_splat<T>(dbeta + c), m);
      const throughVariance = v128.div<T>(v128.load_splat<T>(dgamma + c), m);
      const slope = v128.mul<T>(v128.load_splat<T>(gamma + c), inv);
      for (let p: usize = 0; ; p += 16) {
        if (last<T>(dx + p, slopeAt<T>(get(dy + p), get(x + p), mu, inv, throughMean, throughVariance, slope), stretch - p)) break;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function slopeAt<T>(dy: v128, x: v128, mu: v128, inv: v128, throughMean: v128, throughVariance: v128, slope: v128): v128 {
  const normalized = v128.mul<T>(v128.sub<T>(x, mu), inv);
  return v128.mul<T>(slope, v128.sub<T>(v128.sub<T>(dy, throughMean), v128.mul<T>(normalized, throughVariance)));
}

/** dx = dy·γ·invStd */
export function scaleChannels<T>(dx: usize, dy: usize, gamma: usize, invStd: usize, samples: usize, channels: usize, span: usize): void {
  const z = sizeof<T>();
  const row = channels * z;
  if (span == 1) {
    for (let i: usize = 0; i < samples; i++, dx += row, dy += row) {
      for (let c: usize = 0; ; c += 16) {
        if (last<T>(dx + c, v128.mul<T>(get(dy + c), v128.mul<T>(get(gamma + c), get(invStd + c))), row - c)) break;
      }
    }
    return;
  }
  const stretch = span * z;
  for (let i: usize = 0; i < samples; i++) {
    for (let c: usize = 0; c < row; c += z, dx += stretch, dy += stretch) {
      const slope = v128.mul<T>(v128.load_splat<T>(gamma + c), v128.load_splat<T>(invStd + c));
      for (let p: usize = 0; ; p += 16) if (last<T>(dx + p, v128.mul<T>(get(dy + p), slope), stretch - p)) break;
    }
  }
}

/** out = (1 − momentum)·out + momentum·a·correction */
export function moveTowards<T>(out: usize, a: usize, momentum: f64, correction: f64, bytes: usize): void {
  const keep = splat<T>(1 - momentum), take = splat<T>(momentum), factor = splat<T>(correction);
  for (let i: usize = 0; ; i += 16) {
    if (last<T>(out + i, v128.add<T>(v128.mul<T>(keep, get(out + i)), v128.mul<T>(take, v128.mul<T>(get(a + i), factor))), bytes - i)) break;
  }
}
