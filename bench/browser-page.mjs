// The page's side of browser.mjs. It trains in a worker, as a page that must stay awake does.
import { startThreads } from "../dist/web/threads.js";
import { openHost } from "./browser-host.mjs";

if (globalThis.document === undefined) {
  const turn = openHost(startThreads);
  addEventListener("message", async ({ data }) => postMessage(await turn(data)));
}

/** A turn in the worker. */
export function turn(request) {
  globalThis.worker ??= new Worker("/script.js", { type: "module" });
  return new Promise((resolve, reject) => {
    globalThis.worker.onmessage = ({ data }) => resolve(data);
    globalThis.worker.onerror = ({ message }) => reject(new Error(message));
    globalThis.worker.postMessage(request);
  });
}
