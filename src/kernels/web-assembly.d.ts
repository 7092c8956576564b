/**
 * The part of WebAssembly that the kernels use: every host has it and lib es2023 does not name it.
 * https://webassembly.github.io/spec/js-api
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(limits: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: ArrayBuffer | SharedArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, (...args: (number | boolean)[]) => number>>;
  }
  function validate(bytes: Uint8Array): boolean;
}
