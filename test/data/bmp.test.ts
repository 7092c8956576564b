import { expect, it } from "vitest";
import { decodeBmp } from "../../src/data/bmp.ts";
import { bytesOf, fixture } from "./fixtures.ts";

it.each(fixture<{ width: number; height: number; gray: number[] }>("bmp.json"))(
  "reads $name",
  ({ bytes, width, height, gray }) => {
    const image = decodeBmp(bytesOf(bytes));
    expect({ ...image, gray: [...image.gray] }).toEqual({ width, height, gray });
  },
);
