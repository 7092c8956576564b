import { chosen } from "../../../lab/experiment/index.ts";
import { count, figure, percent } from "../../../lab/report/figures.ts";
import type { Text } from "../../shell/language.ts";
import type { StoredRun } from "./stored-run.ts";
import { texts } from "./texts.ts";

/** A column of the table of runs: what it sorts by, and how that is shown. */
export interface Column {
  readonly id: string;
  readonly name: Text;
  readonly value: (run: StoredRun) => number | string | undefined;
  readonly show?: (value: number) => string;
}

export const columns: readonly Column[] = [
  { id: "name", name: texts.run, value: ({ name }) => name },
  { id: "data", name: texts.data, value: ({ experiment }) => experiment.data.name },
  { id: "model", name: texts.model, value: ({ experiment }) => modelOf(experiment.model) },
  { id: "optimizer", name: texts.optimizer, value: ({ experiment }) => chosen(experiment.optimizer).name },
  { id: "lr", name: texts.rate, value: ({ experiment }) => lrOf(chosen(experiment.optimizer).options), show: String },
  { id: "seed", name: texts.seed, value: ({ seed }) => seed, show: String },
  { id: "epochs", name: texts.epochs, value: ({ history }) => history.at(-1)?.epoch ?? 0, show: count },
  { id: "val_acc", name: texts.valAcc, value: ({ best }) => best?.val_acc, show: (value) => percent(value) },
  { id: "val_loss", name: texts.valLoss, value: ({ best }) => best?.val_loss, show: (value) => figure(value) },
  { id: "loss", name: texts.loss, value: ({ best }) => best?.loss, show: (value) => figure(value) },
];

function lrOf({ lr }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof lr === "number" ? lr : undefined;
}

/** A model in a few letters: what learns, by its outputs. */
function modelOf(model: StoredRun["experiment"]["model"]): string {
  const parts = model.flatMap((layer) => {
    const { name, options } = chosen(layer);
    if (name === "linear") return [String(options["out_features"])];
    return name === "conv2d" ? [`conv ${options["out_channels"]}`] : [];
  });
  return parts.join("–");
}

/** The runs in an order, those without a value last. @param by a column's id, with `-` before it where the largest comes first */
export function sorted(runs: readonly StoredRun[], by: string): StoredRun[] {
  const falling = by.startsWith("-");
  const column = columns.find(({ id }) => id === by.replace("-", "")) ?? columns[0]!;
  return [...runs].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    const less =
      typeof x === "number" && typeof y === "number"
        ? x - y
        : String(x) < String(y)
          ? -1
          : String(x) > String(y)
            ? 1
            : 0;
    return falling ? -less : less;
  });
}
