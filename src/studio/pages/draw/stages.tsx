import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { boxSize, imageSize, putBox } from "../../../data/render/prepare.ts";
import { type Drawing, padSize } from "../../drawing/drawing.ts";
import type { Prepared } from "../../drawing/prepare.ts";
import { drawing, prepared } from "../../drawing/state.ts";
import { network } from "../../network/network.ts";
import { say } from "../../shell/language.ts";
import { Pixels } from "../../shell/pixels.tsx";
import { StrokePicture } from "./stroke-picture.tsx";
import { texts } from "./texts.ts";

/** How the drawing becomes the network's input: each stage a picture with what was done, left to right. */
export function Stages(): JSX.Element {
  const { content, push } = drawing.value;
  const found = prepared.value;
  return (
    <section class="stages" aria-labelledby="stages-heading">
      <h2 id="stages-heading">{say(texts.stages)}</h2>
      <p class="muted">{say(content.kind === "sample" ? texts.sampleNote : texts.stagesLede)}</p>
      {found && (
        <ol>
          {content.kind !== "sample" && <Before content={content} found={found} />}
          <Input image={found.image} push={push} />
        </ol>
      )}
    </section>
  );
}

function Before({
  content,
  found,
}: {
  readonly content: Exclude<Drawing["content"], { kind: "sample" }>;
  readonly found: Prepared;
}): JSX.Element {
  const { crop, fitted, mass, place, centred } = found;
  const characters = network.value?.hand === "characters";
  const size = (width: number, height: number): string => `${Math.round(width)} × ${Math.round(height)}`;
  return (
    <>
      {content.kind === "strokes" ? (
        <>
          <Stage
            title={say(texts.stageDrawing)}
            note={
              content.strokes.length === 1
                ? say(texts.drawingNoteOne)
                : say(texts.drawingNote(String(content.strokes.length)))
            }
          >
            <StrokePicture content={content} box={{ left: 0, top: 0, width: padSize, height: padSize }} crop={crop} />
          </Stage>
          <Stage title={say(texts.stageCrop)} note={say(texts.cropNote(size(crop!.width, crop!.height)))}>
            <StrokePicture content={content} box={crop!} />
          </Stage>
        </>
      ) : (
        <Stage title={say(texts.stageCrop)} note={say(texts.pictureNote(size(content.width, content.height)))}>
          <Pixels grey={content.ink} width={content.width} height={content.height} />
        </Stage>
      )}
      <Stage title={say(characters ? texts.stageFitCharacter : texts.stageFit)} note={say(texts.fitNote)}>
        <Pixels grey={fitted!.grey} width={fitted!.side} height={fitted!.side} />
      </Stage>
      {characters ? (
        <Stage title={say(texts.stageThreshold)} note={say(texts.thresholdNote)}>
          <Pixels grey={centred} width={imageSize} height={imageSize} />
        </Stage>
      ) : (
        <Stage
          title={say(texts.stageMass)}
          note={say(texts.massNote(`(${mass!.map((at) => at.toFixed(1)).join(", ")})`))}
        >
          <Pixels grey={putBox(fitted!.grey, place!)} width={imageSize} height={imageSize} />
          <MassMarks mass={mass!} place={place!} />
        </Stage>
      )}
    </>
  );
}

/** The box that was moved, and a cross where the centre of mass came to lie: the middle of the image. */
function MassMarks({
  mass: [column, row],
  place: { left, top },
}: Required<Pick<Prepared, "mass" | "place">>): JSX.Element {
  const [x, y] = [left + column + 0.5, top + row + 0.5];
  return (
    <svg viewBox={`0 0 ${imageSize} ${imageSize}`} aria-hidden="true">
      <rect x={left} y={top} width={boxSize} height={boxSize} class="moved" />
      <path d={`M${x - 2.5} ${y}h5M${x} ${y - 2.5}v5`} class="cross" />
    </svg>
  );
}

function Input({ image, push }: { readonly image: Uint8Array; readonly push: Drawing["push"] }): JSX.Element {
  const pointed: Signal<number | undefined> = useSignal(undefined);
  const at = pointed.value;
  const pushedBy = push.some((by) => by !== 0) ? say(texts.pushedNote(`(${push.join(", ")})`)) : say(texts.inputNote);
  const note =
    at === undefined
      ? pushedBy
      : say(texts.pixelIs(String(Math.floor(at / imageSize)), String(at % imageSize), (image[at]! / 255).toFixed(3)));
  return (
    <Stage title={say(texts.stageInput)} note={note} last>
      <div
        class="pointable"
        onPointerMove={({ currentTarget, clientX, clientY }) => {
          const { left, top, width, height } = currentTarget.getBoundingClientRect();
          const [column, row] = [(clientX - left) / width, (clientY - top) / height].map((share) =>
            Math.max(0, Math.min(imageSize - 1, Math.floor(share * imageSize))),
          );
          pointed.value = row! * imageSize + column!;
        }}
        onPointerLeave={() => {
          pointed.value = undefined;
        }}
      >
        <Pixels grey={image} width={imageSize} height={imageSize} />
      </div>
    </Stage>
  );
}

interface StageProps {
  readonly title: string;
  readonly note: string;
  readonly last?: boolean;
  readonly children: ComponentChildren;
}

function Stage({ title, note, last, children }: StageProps): JSX.Element {
  return (
    <li class={last ? "stage last" : "stage"}>
      <div class="frame">{children}</div>
      <h3>{title}</h3>
      <p class="small muted">{note}</p>
    </li>
  );
}
