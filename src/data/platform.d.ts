/**
 * What Node and every browser have and lib es2023 does not name: this folder may know these and nothing else of its host.
 * https://encoding.spec.whatwg.org
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
