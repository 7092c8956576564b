import { matrix } from "../../../kernels/reference/matmul.ts";
import type { Accounts } from "../account.ts";
import { call, dot, minus, number, sum, times } from "../expression.ts";
import { row, shifted, softmaxAt, sumExp } from "./softmax.ts";

export const squaredError: Accounts["squaredError"] = {
  writes: [0],
  rule: "Σ (y − t)²",
  explain(write, [, y, t], i) {
    const differences = row(y, i * matrix(y)[1]).map((j) => minus(write.at(y, j), write.at(t, j)));
    return write.stored(sum(differences.map((difference) => times(difference, difference))));
  },
};

export const squaredErrorGradient: Accounts["squaredErrorGradient"] = {
  writes: [0],
  rule: "δ = scale·2(y − t)",
  equation: "BP1",
  explain: (write, [, y, t, scale], index) =>
    write.stored(times(number(scale), times(number(2), minus(write.at(y, index), write.at(t, index))))),
};

export const crossEntropy: Accounts["crossEntropy"] = {
  writes: [0],
  rule: "−Σ t·log softmax(y) = log Σ e^(y − max) − Σ t·(y − max)",
  explain(write, [, y, t], i) {
    const start = i * matrix(y)[1];
    const due = row(y, start).flatMap((j) => (t.data[j] === 0 ? [] : [times(write.at(t, j), shifted(write, y, j))]));
    return write.stored(minus(call("log", sumExp(write, y, start)), sum(due)));
  },
};

export const crossEntropyGradient: Accounts["crossEntropyGradient"] = {
  writes: [0],
  rule: "δ = scale·(softmax(y) − t)",
  equation: "BP1",
  explain: (write, [, y, t, scale], index) =>
    write.stored(times(number(scale), minus(softmaxAt(write, y, index), write.at(t, index)))),
};

export const bceWithLogits: Accounts["bceWithLogits"] = {
  writes: [0],
  rule: "Σ log(1 + e^y) − t·y",
  explain(write, [, y, t], i) {
    const terms = row(y, i * matrix(y)[1]).map((j) => {
      const [logit, target] = [write.at(y, j), write.at(t, j)];
      return minus(call("softplus", logit), dot([[target, logit]]));
    });
    return write.stored(sum(terms));
  },
};

export const bceWithLogitsGradient: Accounts["bceWithLogitsGradient"] = {
  writes: [0],
  rule: "δ = scale·(sigmoid(y) − t)",
  equation: "BP1",
  explain: (write, [, y, t, scale], index) =>
    write.stored(times(number(scale), minus(call("sigmoid", write.at(y, index)), write.at(t, index)))),
};
