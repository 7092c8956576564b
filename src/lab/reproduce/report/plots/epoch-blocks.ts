import { epochAxis, shareAxis } from "../../../report/charts/axis.ts";
import { count } from "../../../report/figures.ts";
import type { Text } from "../../../report/language.ts";
import { spread } from "../../../spread.ts";
import { anchor } from "../anchor.ts";
import type { Block, Table } from "../blocks.ts";
import type { JudgedRow } from "../judged.ts";
import { asPrinted, fixed } from "../numbers.ts";
import { texts } from "../texts.ts";

/** An epoch that the report prints, and what it was with us. */
interface PrintedEpoch {
  readonly epoch: number;
  readonly published: number;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
}

/** Accuracy by epoch: the printed ones as rings over the range of our seeds, and all of it in figures. */
export function epochBlocks({ row, outcomes }: JudgedRow, table: string): Block[] {
  const { published } = row;
  if (published.kind !== "epochs") return [];
  const epochs = published.values.flatMap((value, i): PrintedEpoch[] => {
    const ours = outcomes.flatMap(({ history }) => history.find(({ epoch }) => epoch === i + 1)?.val_acc ?? []);
    if (ours.length === 0) return [];
    const [low, high] = [Math.min(...ours), Math.max(...ours)];
    const inside = value >= low - published.within && value <= high + published.within;
    return [{ epoch: i + 1, published: value, ...spread(ours), low, high, inside }];
  });
  if (epochs.length === 0) return [];
  const inside = epochs.filter((epoch) => epoch.inside).length;
  return [
    {
      kind: "drawings",
      drawings: [
        {
          id: anchor("epochs", table, row.id),
          caption: {
            title: texts.of(row.label, texts.byEpoch),
            keys: [
              { mark: "ring", text: texts.published },
              { mark: "blue", text: texts.seedsMean(count(outcomes.length)) },
              { mark: "blue band", text: texts.seedsRange },
            ],
            words: texts.epochsWords(count(inside), count(epochs.length)),
          },
          plot: {
            x: epochAxis(1, epochs[epochs.length - 1].epoch),
            y: shareAxis(epochs.flatMap(({ published: value, low, high }) => [value, low, high])),
            band: { points: epochs.map(({ epoch, low, high }) => [epoch, low, high] as const), color: "blue" },
            series: [
              { points: epochs.map(({ epoch, mean }) => [epoch, mean] as const), color: "blue", style: "line" },
              {
                points: epochs.map(({ epoch, published: value }) => [epoch, value] as const),
                color: "ink",
                style: "rings",
              },
            ],
          },
        },
      ],
    },
    epochTable(anchor("epoch-table", table, row.id), row.label, { epochs, within: published.within }),
  ];
}

function epochTable(
  id: string,
  label: Text,
  { epochs, within }: { epochs: readonly PrintedEpoch[]; within: number },
): Table {
  const percent = (share: number): [string] => [fixed(share * 100, 2)];
  const numbers = [texts.published, texts.ours, "±", texts.lowest, texts.highest] as const;
  return {
    kind: "table",
    id,
    caption: [{ strong: texts.of(label, texts.byEpoch) }, texts.insideCaption(asPrinted(within, "acc"))],
    columns: [
      { title: texts.epoch, holds: "numbers" },
      ...numbers.map((title) => ({ title, holds: "numbers" }) as const),
      { title: texts.inside, holds: "words" },
    ],
    rows: epochs.map(({ epoch, published, mean, deviation, low, high, inside }) => ({
      cells: [[count(epoch)], ...[published, mean, deviation, low, high].map(percent), [inside ? texts.yes : texts.no]],
    })),
  };
}
