// Trains what it is given with the built command line, in the engine that runs it: one JSON object a line comes out.
import { main } from "../../dist/cli/main.js";

for (const { name, argv } of JSON.parse(process.argv[2])) {
  const out = [];
  const err = [];
  const terminal = {
    json: true,
    live: false,
    columns: 80,
    rows: 24,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    redraw() {},
    progress() {},
    listen: () => ({ asked: false, end() {} }),
  };
  const code = await main(["train", ...argv, "--json"], () => terminal);
  const hash = code === 0 ? JSON.parse(out.at(-1)).weights_sha256 : err.join("\n");
  console.log(JSON.stringify({ name, hash }));
}
