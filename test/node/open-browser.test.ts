import { expect, it } from "vitest";
import { browserCommand } from "../../src/node/open-browser.ts";

it("is opened in each system's way", () => {
  const url = "http://127.0.0.1:7311/";
  expect(browserCommand(url, "linux")).toEqual(["xdg-open", url]);
  expect(browserCommand(url, "darwin")).toEqual(["open", url]);
  expect(browserCommand(url, "win32")).toEqual(["cmd", "/c", "start", '""', url]);
});
