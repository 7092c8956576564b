import { cannot } from "../kernels/errors.ts";
import { decodeBmp } from "./bmp.ts";
import type { GrayImage } from "./gray-image.ts";
import { decodePng } from "./png.ts";
import { looksLike } from "./signature.ts";

/** Reads a BMP or PNG picture as gray; its first bytes, not its name, say which it is. @throws NablaError for other formats and damaged files */
export function decodeImage(bytes: Uint8Array, name = "the picture"): GrayImage {
  const looks = looksLike(bytes);
  if (looks === "a BMP image") return decodeBmp(bytes, { name });
  if (looks === "a PNG image") return decodePng(bytes, { name });
  throw cannot(`read ${name}`, "a BMP or PNG picture", looks, /image/.test(looks) ? "Convert it to PNG." : undefined);
}
