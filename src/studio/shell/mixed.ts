/** The colour a share of the way from one to another, both as #rrggbb: red, green and blue, 0 to 255. */
export function mixed(from: string, to: string, share: number): readonly [red: number, green: number, blue: number] {
  const part = (at: number): number => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share);
  };
  return [part(1), part(3), part(5)];
}
