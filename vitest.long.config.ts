import { defineConfig } from "vitest/config";

/** The reports' own trainings, minutes each: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    testTimeout: 60 * 60_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
