// Holds the walls between the folders of src: kernels ← core ← data ← lab, and from there two hosts, web ← studio and
// node ← cli. Imports run leftwards only, neither of the hosts imports the other, no file takes part in a circle, and layers
// never import one another. Prints the first offending chain and exits with 1.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = join(import.meta.dirname, "..", "src");
const common = ["kernels", "core", "data", "lab"];
const orders = [
  [...common, "web", "studio"],
  [...common, "node", "cli"],
];
// AssemblyScript has a compiler of its own, which imports from nowhere else.
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => /(?<!\.d)\.tsx?$/.test(name) && !name.includes("/assembly/"),
);

/** Every file with the files of src that it imports. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    // What the bundler makes of a file that is no module is not part of the chain.
    const found = [...text.matchAll(/(?:from|import)\s+"(\.[^"]+\.tsx?)(?:\?[^"]*)?"/g)].map(([, path]) => {
      const target = resolve(root, dirname(file), path);
      if (!existsSync(target)) fail([file, path], "imports a file that does not exist");
      return relative(root, target);
    });
    return [file, found];
  }),
);

for (const [file, targets] of imports) {
  for (const target of targets) {
    const [from, to] = [file, target].map((name) => name.split("/")[0]);
    if (
      !orders.some(
        (order) => order.includes(from) && order.indexOf(to) >= 0 && order.indexOf(to) <= order.indexOf(from),
      )
    )
      fail([file, target], `imports against the order ${orders.map((order) => order.join(" ← ")).join(" or ")}`);
  }
  const sideways =
    file.startsWith("core/layers/") && targets.find((t) => t.startsWith("core/layers/") && t !== "core/layers/kink.ts");
  if (sideways && !file.endsWith("index.ts")) fail([file, sideways], "is a layer that imports a layer");
}

const done = new Set();
for (const file of files) walk(file, []);
console.log(`${files.length} files, no import against the order and no circle`);

function walk(file, path) {
  if (path.includes(file)) fail([...path.slice(path.indexOf(file)), file], "is a circle");
  if (done.has(file)) return;
  for (const target of imports.get(file) ?? []) walk(target, [...path, file]);
  done.add(file);
}

function fail(chain, what) {
  console.error(`${chain.join(" → ")}: ${what}`);
  process.exit(1);
}
