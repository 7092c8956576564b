/** Whether the user has asked to stop. */
export interface Interruption {
  readonly asked: boolean;
  /** Stops listening. */
  end(): void;
}

/** Listens for Ctrl-C: the first asks the work to stop when it next can, the second ends the process at once. */
export function listenForInterruption(): Interruption {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(130);
    asked = true;
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    get asked() {
      return asked;
    },
    end() {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
