import { sumStretch } from "./sums";

/**
 * out[c] = Σ a[n,c,…]. In float64 one sum a channel runs through all places, four channels side by side; in float32, where
 * more precise is welcome, every stretch has sixteen sums, which are added in float64. A sample of a has `all` channels.
 */
export function sumChannels<T>(out: usize, a: usize, samples: usize, channels: usize, span: usize, all: usize): void {
  const z = sizeof<T>();
  const stretch = span * z, sample = all * stretch;
  if (sizeof<T>() == 4) {
    for (let c: usize = 0; c < channels; c++, a += stretch, out += z) {
      let sum: f64 = 0;
      for (let n: usize = 0, at = a; n < samples; n++, at += sample) sum += sumStretch(at, stretch);
      store<f32>(out, <f32>sum);
    }
    return;
  }
  for (let c: usize = 0; c < channels; c += 4) {
    const c1 = min(c + 1, channels - 1), c2 = min(c + 2, channels - 1), c3 = min(c + 3, channels - 1);
    let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
    for (let n: usize = 0, at = a; n < samples; n++, at += sample) {
      let p0 = at + c * stretch, p1 = at + c1 * stretch, p2 = at + c2 * stretch, p3 = at + c3 * stretch;
      for (const end = p0 + stretch; p0 != end; p0 += 8, p1 += 8, p2 += 8, p3 += 8) {
        s0 += load<f64>(p0), s1 += load<f64>(p1), s2 += load<f64>(p2), s3 += load<f64>(p3);
      }
    }
    store<f64>(out + c * z, s0), store<f64>(out + c1 * z, s1), store<f64>(out + c2 * z, s2), store<f64>(out + c3 * z, s3);
  }
}
