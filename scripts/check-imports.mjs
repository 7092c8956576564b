// Holds the walls between the folders of src: kernels ← core ← data ← lab ← node ← cli, and web beside node. Imports
// run leftwards only, neither of the two hosts imports the other, no file takes part in a circle, and layers never import
// one another. Prints the first offending chain and exits with 1.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = join(import.meta.dirname, "..", "src");
const order = ["kernels", "core", "data", "lab", "web", "node", "cli"];
// AssemblyScript has a compiler of its own, which imports from nowhere else.
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => /(?<!\.d)\.ts$/.test(name) && !name.includes("/assembly/"),
);

/** Every file with the files of src that it imports. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const found = [...text.matchAll(/(?:from|import)\s+"(\.[^"]+)"/g)].map(([, path]) => {
      const target = resolve(root, dirname(file), path);
      if (!existsSync(target)) fail([file, path], "imports a file that does not exist");
      return relative(root, target);
    });
    return [file, found];
  }),
);

for (const [file, targets] of imports) {
  const place = order.indexOf(file.split("/")[0]);
  for (const target of targets) {
    const folder = target.split("/")[0];
    if (order.indexOf(folder) > place || (folder === "web" && place > order.indexOf("web")))
      fail([file, target], `imports against the order ${order.join(" ← ")}, where none but web imports web`);
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
