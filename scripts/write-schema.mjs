// Writes docs/experiment.schema.json from the code that checks experiment files. Run it after `npm run build`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { experimentJsonSchema } from "../dist/lab/experiment/index.js";

const file = join(import.meta.dirname, "../docs/experiment.schema.json");
writeFileSync(file, `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
