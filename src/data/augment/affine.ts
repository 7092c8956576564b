/**
 * From where the pixels of the new picture are fetched: source = [a b; c d]·place + (x, y), in pixels from the picture's
 * middle. Each call undoes one more change of the picture, so what is said of steps is said in the order of the file.
 */
export class Affine {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  x = 0;
  y = 0;

  /** Forgets all steps. */
  reset(): void {
    [this.a, this.b, this.c, this.d, this.x, this.y] = [1, 0, 0, 1, 0, 0];
  }

  /** After this map's steps comes one that fetches from [a b; c d]·place. */
  compose(a: number, b: number, c: number, d: number): void {
    const [oldA, oldC] = [this.a, this.c];
    this.a = oldA * a + this.b * c;
    this.b = oldA * b + this.b * d;
    this.c = oldC * a + this.d * c;
    this.d = oldC * b + this.d * d;
  }

  /** After this map's steps comes one that fetches from place + (x, y). */
  translate(x: number, y: number): void {
    this.x += this.a * x + this.b * y;
    this.y += this.c * x + this.d * y;
  }
}
