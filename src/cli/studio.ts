import { misuse } from "../kernels/errors.ts";
import { dataFolders, openBrowser, startStudio } from "../node/index.ts";
import { type Command, dataOption, jsonOption } from "./command.ts";

/** Where Studio is unless another port is asked for, or it is taken. */
const usualPort = 7311;

/** `studio`: serves the page that draws, explains and trains, until it is interrupted. */
export const studio: Command = {
  usage: "studio",
  summary: "open Studio in the browser: draw a digit, watch the error flow backward, train in the page",
  options: [
    { flags: "--port <n>", description: `the port (default: ${usualPort}, or any free one where it is taken)` },
    {
      flags: "--host <address>",
      description: "what to listen on, 0.0.0.0 say to be reached from elsewhere (default: this machine alone)",
    },
    dataOption,
    { flags: "--runs <dir>", description: "the folder of runs that the page lists (default: ./runs)" },
    { flags: "--no-open", description: "do not open the browser" },
    jsonOption,
  ],
  async run(given, terminal) {
    const port = given.whole("port", 0);
    if (port !== undefined && port > 65535) throw misuse("read --port", "a whole number up to 65535", port);
    const host = given.text("host") ?? "127.0.0.1";
    const server = await startStudio({
      host,
      port: port ?? usualPort,
      anyPort: port === undefined,
      runs: given.text("runs") ?? "runs",
      data: dataFolders(given.text("data")),
    });
    const { url } = server;
    terminal.out(
      terminal.json ? JSON.stringify({ event: "listening", url, port: server.port }) : `Studio is at ${url}`,
    );
    if (host !== "127.0.0.1") terminal.err(`Whoever reaches ${host} can read the runs and the data that Studio shows.`);
    terminal.err("Ctrl-C ends it.");
    if (given.flag("open") && terminal.live) openBrowser(url);
    await interruption();
    await server.close();
    return 0;
  },
};

/** To be interrupted is how a server ends, and no failure. */
function interruption(): Promise<unknown> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}
