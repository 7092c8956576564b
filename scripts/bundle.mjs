// Makes one file for the browser of a module and all that it imports, and compresses it.
import { build } from "vite";

/**
 * The code of an ES module that imports nothing.
 * @param entry its path
 * @throws where anything would be left outside
 */
export async function bundle(entry) {
  const [{ output }] = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2023",
      minify: true,
      lib: { entry, formats: ["es"], fileName: "bundle" },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [{ code, imports, dynamicImports }, ...others] = output;
  const outside = [...imports, ...dynamicImports, ...others.map(({ fileName }) => fileName)];
  if (outside.length > 0) throw new Error(`Cannot bundle ${entry}: expected one file, received ${outside.join(", ")}.`);
  return code;
}
