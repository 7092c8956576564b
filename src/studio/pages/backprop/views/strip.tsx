import { Fragment, type JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../shell/language.ts";
import { nameAt } from "../model/cell.ts";
import { type CloseUp, closeUpOfError, closeUpOfValue } from "../model/close-up.ts";
import { mostOf, type Paint } from "../model/colour.ts";
import { figure } from "../model/figure.ts";
import { cornerOf, usualScale } from "../model/sheet.ts";
import { extents, readBy, type Stage } from "../model/stages.ts";
import { sharesOf } from "../model/terms.ts";
import { cell, hovered, lookAt, numbersOf, position, type Scene, scene, seen } from "../state.ts";
import { texts } from "../texts.ts";
import { Bars } from "./bars.tsx";
import { SheetView } from "./sheet-view.tsx";
import { StageSymbol } from "./symbol.tsx";
import { WeightStage } from "./weight-stage.tsx";

/** No picture of the strip is wider. */
const mostWidth = { input: 196, layer: 236 };

/** Where the cell that is looked at came from and goes to, by the name of each number, and how much each has to do with it. */
interface Relations {
  /** The operands of its value, and once they are known those of its error. */
  readonly shares: ReadonlyMap<string, number>;
  /** What else lies under the same window, and what the cell goes to. */
  readonly others: ReadonlySet<string>;
}

function relationsOf({ subject, pass }: Scene): Relations {
  const looked = cell.value;
  const { value, error, gradient } = seen.value;
  const shares = new Map<string, number>();
  const others = new Set<string>();
  if (looked === undefined || looked.role === "other") return { shares, others };
  const add = (name: string): void => {
    for (const [operand, share] of sharesOf(pass.explainer.explain(name).expression)) shares.set(operand, share);
  };
  const lie = (closeUp: CloseUp | undefined): void => {
    for (const { rows } of closeUp?.patches(closeUp.largest) ?? []) {
      for (const number of rows.flat()) if (number) others.add(number.name);
    }
  };
  if (looked.role === "parameter") {
    if (gradient(looked.layer)) add(looked.error!);
    return { shares, others };
  }
  if (value(looked.layer)) {
    add(looked.name);
    lie(closeUpOfValue(subject, pass, looked));
  }
  if (error(looked.layer)) {
    add(looked.error!);
    lie(closeUpOfError(subject, pass, looked));
  } else {
    // What its error will come from is what it goes to.
    for (const { name } of pass.explainer.explain(looked.error!).operands) others.add(name.replace(".dy[", ".y["));
  }
  return { shares, others };
}

/** The layers from the drawn picture to the bars. Once the error has come to one, its picture is that of δ and the forward picture its ghost. */
export function Strip(): JSX.Element {
  const now = scene.value!;
  const relations = relationsOf(now);
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => showLatest(inside.current!), [position.value]);
  return (
    <section class="strip" aria-label={say(texts.strip)}>
      <div class="strip-scroll">
        <div class="strip-inside" ref={inside}>
          {now.stages.map((stage) => (
            <Fragment key={stage.value}>
              {looksAtPicture(stage, now) && <WeightStage stage={stage} />}
              <StageView stage={stage} now={now} relations={relations} />
            </Fragment>
          ))}
          <Bars />
          <Lines inside={inside} now={now} shares={relations.shares} />
        </div>
      </div>
      <Legend />
    </section>
  );
}

/** Whether each unit of a layer has a weight for each pixel, so that its weights are a picture. */
function looksAtPicture({ layer, kind }: Stage, { subject }: Scene): boolean {
  const read = readBy(subject.training.network, layer);
  return kind === "linear" && read.length === 3 && read[0] === 1;
}

/** Scrolls the strip, where it is wider than the page, to what was computed last. */
function showLatest(inside: HTMLElement): void {
  const [scrolled, latest] = [inside.parentElement!, inside.querySelector(".latest")];
  if (latest === null) return;
  const [box, own] = [scrolled.getBoundingClientRect(), latest.getBoundingClientRect()];
  const margin = 24;
  if (own.left < box.left + margin) scrolled.scrollLeft += own.left - box.left - margin;
  else if (own.right > box.right - margin) scrolled.scrollLeft += own.right - box.right + margin;
}

interface StageProps {
  readonly stage: Stage;
  readonly now: Scene;
  readonly relations: Relations;
}

function StageView({ stage, now, relations }: StageProps): JSX.Element {
  const { values } = now.pass.moment;
  const [isKnown, isError] = [seen.value.value(stage.layer), seen.value.error(stage.layer)];
  const numbers = numbersOf(now, stage.value);
  const errors = numbersOf(now, stage.error);
  const inked = stage.layer < 0;
  const forward: Paint = { values: isKnown ? numbers : undefined, most: mostOf(numbers), inked };
  const paint: Paint = isError
    ? { values: errors, most: mostOf(errors), ghost: { values: numbers, most: mostOf(numbers) } }
    : forward;
  const shown = isError ? stage.error : stage.value;
  const scale = usualScale(stage.sheet, inked ? mostWidth.input : mostWidth.layer);
  const looked = cell.value;
  const own = looked?.place.value.name === stage.value ? looked.place.index : undefined;
  const isDead = stage.letter === "a" && isError ? (index: number) => numbers[index] === 0 : undefined;
  const describe = (index: number): string => {
    const name = nameAt(values, shown, index);
    return isKnown ? `${name} = ${figure((isError ? errors : numbers)[index])}` : `${name}: ${say(texts.notYet)}`;
  };
  return (
    <figure
      class={`strip-stage${isError ? " error" : isKnown ? " known" : ""}${isLatest(stage, now) ? " latest" : ""}`}
    >
      <figcaption>
        <StageSymbol stage={stage} delta={isError} />
        <span class="kind">{inked ? say(texts.input) : stage.kind}</span>
        <span class="extents">{extents(stage.shape)}</span>
      </figcaption>
      <SheetView
        sheet={stage.sheet}
        scale={scale}
        paint={paint}
        name={stage.value}
        label={`${stage.value} ${inked ? say(texts.input) : stage.kind}, ${extents(stage.shape)}`}
        describe={describe}
        selected={own}
        marks={isKnown ? marksOf(stage, values, relations) : new Map()}
        {...(isDead && { dead: isDead })}
        onSelect={(index) => lookAt(nameAt(values, stage.value, index))}
        onHover={(index) => {
          hovered.value = index === undefined ? undefined : nameAt(values, shown, index);
        }}
      />
      <p class="strip-reading">{isKnown && <Reading values={values} shown={shown} most={paint.most} />}</p>
    </figure>
  );
}

interface ReadingProps {
  readonly values: Scene["pass"]["moment"]["values"];
  readonly shown: string;
  readonly most: number;
}

/** The number that the pointer is over, or else the scale of the colours. */
function Reading({ values, shown, most }: ReadingProps): JSX.Element {
  const over = hovered.value;
  if (!over?.startsWith(`${shown}[`)) return <>± {figure(most)}</>;
  const { data } = values.find(({ name }) => name === shown)!;
  return (
    <>
      {placeIn(over)}: {figure(data[indexIn(values, over)])}
    </>
  );
}

/** Whether a stage is what the step has computed last. */
function isLatest({ layer, value }: Stage, { stages }: Scene): boolean {
  const { phase, layer: at = 0 } = position.value;
  if (phase === "forward") return layer === at;
  return phase === "backward" && value === (stages.findLast((one) => one.layer < at) ?? stages[0]).value;
}

/** `3, 5`: the place of a name without the batch. */
function placeIn(name: string): string {
  return name
    .slice(name.indexOf("[") + 1, -1)
    .split(",")
    .slice(1)
    .join(", ");
}

function indexIn(values: Scene["pass"]["moment"]["values"], name: string): number {
  const [own, at] = name.slice(0, -1).split("[");
  const { shape } = values.find((value) => value.name === own)!;
  return at.split(",").reduce((index, part, axis) => index * shape[axis] + Number(part), 0);
}

/** The cells of a stage that have to do with the one that is looked at, by whichever of their two names. */
function marksOf(
  { value, error }: Stage,
  values: Scene["pass"]["moment"]["values"],
  { shares, others }: Relations,
): ReadonlyMap<number, number> {
  const marks = new Map<number, number>();
  const isHere = (name: string): boolean => name.startsWith(`${value}[`) || name.startsWith(`${error}[`);
  for (const name of others) if (isHere(name)) marks.set(indexIn(values, name), 0);
  for (const [name, share] of shares) if (isHere(name)) marks.set(indexIn(values, name), share);
  return marks;
}

interface Line {
  readonly d: string;
  readonly share: number;
}

/** So many operands are joined to the cell by a line. */
const mostLines = 28;

/** Lines from the operands to the cell: whence its value came, or its error. */
function Lines({
  inside,
  now,
  shares,
}: {
  readonly inside: { readonly current: HTMLElement | null };
  readonly now: Scene;
  readonly shares: ReadonlyMap<string, number>;
}): JSX.Element {
  const [drawn, setDrawn] = useState<{
    readonly lines: readonly Line[];
    readonly width: number;
    readonly height: number;
  }>();
  const looked = cell.value;
  useLayoutEffect(() => {
    const box = inside.current!;
    const measure = (): void => setDrawn({ lines: linesIn(box), width: box.scrollWidth, height: box.scrollHeight });
    const linesIn = (box: HTMLElement): Line[] => {
      const own = now.stages.find(({ value }) => value === looked?.place.value.name);
      if (own === undefined || looked === undefined) return [];
      const to = middleOf(box, own, looked.place.index);
      const named = [...shares].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
      return named
        .flatMap(([name, share]) => {
          const stage = now.stages.find(
            ({ value, error }) => name.startsWith(`${value}[`) || name.startsWith(`${error}[`),
          );
          if (stage === undefined || stage === own) return [];
          return [{ d: curve(middleOf(box, stage, indexIn(now.pass.moment.values, name)), to), share }];
        })
        .slice(0, mostLines);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [looked?.name, shares, now]);
  return (
    <svg class="lines" aria-hidden="true" width={drawn?.width ?? 0} height={drawn?.height ?? 0}>
      {drawn?.lines.map(({ d, share }) => (
        <path
          key={d}
          d={d}
          class={share < 0 ? "negative" : "positive"}
          stroke-width={0.5 + 1.5 * Math.abs(share)}
          opacity={0.15 + 0.75 * Math.abs(share)}
        />
      ))}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of a cell, from the strip's own corner. */
function middleOf(box: HTMLElement, { value, sheet, layer }: Stage, index: number): Point {
  const grid = box.querySelector(`[data-sheet="${value}"]`)!.getBoundingClientRect();
  const { left, top } = box.getBoundingClientRect();
  const scale = usualScale(sheet, layer < 0 ? mostWidth.input : mostWidth.layer);
  const corner = cornerOf(sheet, index, scale);
  return { x: grid.left - left + corner.x + scale.cell / 2, y: grid.top - top + corner.y + scale.cell / 2 };
}

function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2;
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

function Legend(): JSX.Element {
  const isBackward = seen.value.error(scene.value!.stages.at(-1)!.layer);
  return (
    <ul class="strip-legend small muted">
      <li>
        <span class="strip-key positive">■</span> {say(texts.legendPositive)}
      </li>
      <li>
        <span class="strip-key negative">■</span> {say(texts.legendNegative)}
      </li>
      {isBackward && (
        <>
          <li>
            <span class="strip-key">■</span> {say(texts.legendGhost)}
          </li>
          <li>
            <span class="strip-key">╱</span> {say(texts.legendDead)}
          </li>
        </>
      )}
      <li>{say(texts.legendScale)}</li>
    </ul>
  );
}
