import { spawn } from "node:child_process";

/** What opens a page in the user's browser. https://learn.microsoft.com/windows-server/administration/windows-commands/start */
export function browserCommand(url: string, platform: string): readonly [program: string, ...args: string[]] {
  switch (platform) {
    case "darwin":
      return ["open", url];
    case "win32":
      // The first argument in quotes would be a window's title.
      return ["cmd", "/c", "start", '""', url];
    default:
      return ["xdg-open", url];
  }
}

/** Opens a page in the user's browser, if there is one: where it fails the user has the address to open it by. */
export function openBrowser(url: string): void {
  const [program, ...args] = browserCommand(url, process.platform);
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
