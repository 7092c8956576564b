/** Whether `nabla studio` serves this page, and there is more to ask it for: it says so in the document that it sends. */
export const served: boolean = document.documentElement.dataset["server"] !== undefined;

/**
 * What the server has at `api/PATH`; undefined where there is no server, or no such thing. Nothing is asked without a server, as a
 * refused request would stand on the console.
 */
export async function ask(path: string): Promise<Response | undefined> {
  if (!served) return undefined;
  const answer = await fetch(`api/${path}`);
  return answer.ok ? answer : undefined;
}
