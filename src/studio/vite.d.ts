/** What Vite makes of imports that are no modules. */
declare module "*.css" {}

/** The file's address: beside the page, or a data: URL in the one-file build. */
declare module "*.npz" {
  const url: string;
  export = url;
}

/** The file's text. */
declare module "*?raw" {
  const text: string;
  export = text;
}

/** A worker of this module, begun from a blob: it needs no second file, not even from file://. */
declare module "*?worker&inline" {
  const Start: new (options?: { readonly name?: string }) => Worker;
  export = Start;
}
