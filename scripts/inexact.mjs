// Finds in a source what IEEE 754 and the language do not fix to the last bit, and what is chance or a clock.
import { parseSync, Visitor } from "rolldown/utils";

/** What Math has that is exact in every engine: all else of it is refused, also what a later edition will bring. */
const exact = new Set([
  ...["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"],
  ...["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"],
]);
/** Clocks, chance, what depends on the machine and its language, and the name by which all of it could be had. */
const globals = new Set([
  ...["Date", "Temporal", "performance", "crypto", "Intl", "process", "navigator", "globalThis"],
  // AssemblyScript's other names for Math.
  ...["NativeMath", "NativeMathf", "JSMath", "Mathf"],
]);
const localized = /^toLocale|^localeCompare$/;
/** WebAssembly's relaxed instructions may round as the machine likes. */
const relaxed = /^relaxed_|^Relaxed/;

/**
 * Every place that may give other bits elsewhere.
 * @param {string} name of the file, for messages
 * @param {string} source TypeScript, or AssemblyScript with its decorators on functions
 * @returns {{ line: number, what: string }[]}
 */
export function inexact(name, source) {
  const plain = source.replace(
    /^(\s*)(@\w+(?:\([^)\n]*\))?)/gm,
    (_, space, decorator) => space + " ".repeat(decorator.length),
  );
  const { program, errors } = parseSync("source.ts", plain);
  if (errors.length > 0) throw new Error(`Cannot parse ${name}: ${errors[0].message}`);
  const found = [];
  const report = (node, what) => found.push({ line: plain.slice(0, node.start).split("\n").length, what });
  const allowed = new Set();
  new Visitor({
    MemberExpression(node) {
      const { object, property, computed } = node;
      if (object.type === "Identifier" && object.name === "Math" && !computed && exact.has(property.name))
        allowed.add(object);
      if (!computed && object.type !== "ThisExpression") allowed.add(property);
      const key = computed ? property.value : property.name;
      if (typeof key === "string" && (localized.test(key) || relaxed.test(key))) report(node, key);
    },
    Property: (node) => void (node.computed || allowed.add(node.key)),
    Identifier(node) {
      if (allowed.has(node)) return;
      if (node.name === "Math" || globals.has(node.name) || relaxed.test(node.name)) report(node, node.name);
    },
    BinaryExpression(node) {
      const isWhole = (side) => side.type === "Literal" && Number.isInteger(side.value);
      // A power of constant whole numbers is a literal written readably.
      if (node.operator === "**" && !(isWhole(node.left) && isWhole(node.right))) report(node, "**");
    },
    AssignmentExpression: (node) => void (node.operator === "**=" && report(node, "**=")),
  }).visit(program);
  return found;
}
