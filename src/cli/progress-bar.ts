import pc from "picocolors";

/** What a bar shows: how much is done of how much, since when, and a few figures. */
export interface BarState {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** How much had been done when the clock started: what a resumed training found. */
  readonly before?: number;
  /** Seconds since the start. */
  readonly elapsed: number;
  /** `1,234 samples/s` and the like. */
  readonly figures: readonly string[];
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** One line in tqdm's manner: `epoch 3/20  61%|██████    | 00:12<00:08, 41,200 samples/s, loss 0.0812, acc 97.5%`. */
export function bar({ label, done, total, before = 0, elapsed, figures }: BarState, columns: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const left = done > before ? (elapsed / (done - before)) * Math.max(0, total - done) : Number.NaN;
  const head = `${label} ${String(Math.floor(share * 100)).padStart(3)}%|`;
  const tail = `| ${clock(elapsed)}<${clock(left)}, ${figures.join(", ")}`;
  // A line as wide as the terminal would wrap, and could not be redrawn in place.
  const width = columns - 1;
  const room = Math.max(4, Math.min(30, width - head.length - tail.length));
  if (head.length + room > width) return head.slice(0, width);
  const filled = Math.floor(share * room * 8);
  const blocks = "█".repeat(Math.floor(filled / 8)) + eighths[filled % 8];
  return `${head}${pc.blue(blocks.padEnd(room))}${tail.slice(0, width - head.length - room)}`;
}

/** Seconds as `mm:ss` or `h:mm:ss`; `?` while unknown. */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
