import type { Page } from "playwright-core";

export const executable: string | undefined;
export const isolation: Readonly<Record<string, string>>;

/** A page of a browser of its own. */
export interface OpenPage {
  readonly page: Page;
  /** The paths that were asked of the server, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export function openPage(
  script: string,
  options?: { readonly headers?: Readonly<Record<string, string>>; readonly flags?: readonly string[] },
): Promise<OpenPage>;
