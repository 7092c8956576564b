/** How a file is called in messages and how much may come out of it. Readers never touch a disk: they are handed bytes. */
export interface ReadOptions {
  /** What messages call the bytes: a path, usually. */
  readonly name?: string;
  /** The most bytes that reading may unpack; each reader states its default. */
  readonly limit?: number;
}

/** A number of bytes for people: `512 MiB`, `1.5 KiB`, `17 bytes`. */
export function formatBytes(n: number): string {
  if (n < 1024) return n === 1 ? "1 byte" : `${n} bytes`;
  let value = n / 1024;
  let unit = 0;
  const units = ["KiB", "MiB", "GiB", "TiB", "PiB"];
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.round(value * 10) / 10} ${units[unit]}`;
}
