import type { JSX } from "preact";
import { type Shape, size } from "../../../../kernels/tensor.ts";
import { figure } from "../../../../lab/report/figures.ts";
import { Canvas } from "../../../charts/canvas.tsx";
import { Figure } from "../../../charts/figure.tsx";
import { say } from "../../../shell/language.ts";
import { signedPaint } from "../charts/signed-paint.ts";
import type { Watched } from "../runs/watched.ts";
import { texts } from "../texts.ts";

/** How the numbers of one neuron lie on a tile. */
interface Tiling {
  readonly tiles: number;
  readonly width: number;
  readonly height: number;
}

/** What each neuron of the first layer looks for: its weights as a picture, under which the input would lie. */
export function Weights({ watched }: { readonly watched: Watched }): JSX.Element | null {
  const { weights, ready } = watched;
  // One number a neuron is no picture.
  if (!weights || !ready || size(weights.shape) === weights.shape[0]) return null;
  const { shape, data } = weights;
  const strongest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const tiling = tilingOf(shape, ready.meta.input);
  return (
    <Figure title={say(texts.weights)} note={`${say(texts.weightsNote)} ${figure(strongest, 3)}`}>
      <span class="unseen" data-value={strongest} />
      <Canvas
        label={`${say(texts.weights)}, ${shape.join("×")}`}
        height={(width) => layOut(tiling, width).height}
        draw={(context, { width }, colours) => {
          const { columns, scale, gap } = layOut(tiling, width);
          const image = new ImageData(tiling.width, tiling.height);
          const tile = new OffscreenCanvas(tiling.width, tiling.height);
          const onTile = tile.getContext("2d")!;
          const [pixels, paint] = [new Uint32Array(image.data.buffer), signedPaint(colours)];
          context.imageSmoothingEnabled = false;
          for (let t = 0; t < tiling.tiles; t++) {
            paint(pixels, data, strongest > 0 ? 1 / strongest : 0, t * pixels.length);
            onTile.putImageData(image, 0, 0);
            const left = (t % columns) * (tiling.width * scale + gap);
            const top = Math.floor(t / columns) * (tiling.height * scale + gap);
            context.drawImage(tile, left, top, tiling.width * scale, tiling.height * scale);
          }
        }}
      />
    </Figure>
  );
}

/** A neuron that sees a whole picture has a tile of its shape, a kernel one for each channel; all others are rows of one tile. */
function tilingOf(shape: Shape, input: Shape): Tiling {
  const [rows = 1, ...rest] = shape;
  if (rest.length === 3) return { tiles: rows * rest[0]!, height: rest[1]!, width: rest[2]! };
  const [columns = 1] = rest;
  const [channels = 1, height = 1, width = 1] = input.length === 3 ? input : [];
  if (input.length === 3 && columns === channels * height * width) return { tiles: rows * channels, height, width };
  return { tiles: 1, height: rows, width: columns };
}

/** Tiles in rows as wide as there is room, at a whole scale where they are small. */
function layOut({ tiles, width, height }: Tiling, room: number) {
  const gap = tiles > 1 ? 4 : 0;
  const wanted = tiles === 1 ? Math.min(room, 360) : width <= 7 ? 40 : Math.max(28, Math.min(56, room / 9));
  const scale = Math.max(tiles === 1 ? 0.1 : 1, wanted / width);
  const columns = Math.max(1, Math.floor((room + gap) / (width * scale + gap)));
  const rows = Math.ceil(tiles / columns);
  const tall = tiles === 1 ? Math.min(scale, 360 / height) : scale;
  return { columns, scale: tall, gap, height: rows * (height * tall + gap) };
}
