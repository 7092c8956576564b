// One worker as the driver sees it: asks one thing at a time, and turns whatever goes wrong into a reason.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

const patience = 120_000;

/** `{ version, ask(request), stop() }`, or `{ cannot }` with the reason. A worker that dies is started again once asked. */
export async function startWorker({ command, env }, data) {
  if (!existsSync(command[1])) return { cannot: `${command[1].split("/").at(-1)} is not there yet` };
  let running = await start();
  if (running.cannot) return running;
  return {
    version: running.version,
    async ask(request) {
      if (running.cannot) return { cannot: running.cannot };
      const answer = await running.ask(request);
      if (answer === undefined) {
        const cannot = running.obituary();
        running = await start();
        return { cannot };
      }
      return answer;
    },
    stop: () => running.stop?.(),
  };

  async function start() {
    const child = spawn(command[0], command.slice(1), {
      env: { ...process.env, ...env, BENCH_DATA: data },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let errors = "";
    let late = false;
    child.stderr.on("data", (text) => {
      errors = (errors + text).slice(-2000);
    });
    child.on("error", (error) => {
      errors += error.message;
    });
    child.stdin.on("error", () => {});
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => {
      const timer = setTimeout(() => {
        late = true;
        child.kill("SIGKILL");
      }, patience);
      try {
        for (;;) {
          const { value, done } = await lines.next();
          if (done) return undefined;
          // Libraries print banners of their own.
          if (value.startsWith("{")) return JSON.parse(value);
        }
      } finally {
        clearTimeout(timer);
      }
    };
    const obituary = () => {
      if (late) return `no answer within ${patience / 1000} s`;
      return `ended by itself: ${errors.trim().split("\n").at(-1) ?? ""}`.slice(0, 200);
    };
    const hello = await next();
    if (hello?.ready === undefined) return { cannot: hello?.cannot ?? obituary() };
    return {
      version: hello.ready,
      obituary,
      ask(request) {
        child.stdin.write(`${JSON.stringify(request)}\n`);
        return next();
      },
      stop: () => child.stdin.end(),
    };
  }
}
