import { charactersOf } from "../../data/render/index.ts";
import { UsageError } from "../../kernels/errors.ts";
import { readStrokes } from "../strokes.ts";
import { type Answer, json, text } from "./answer.ts";

/** A text of more characters has more classes than a page trains. */
const mostCharacters = 100;

/** The strokes of the characters of a text, each once and in its order: for each its points, stroke by stroke, in a box of about 1 × 1. */
export async function answerStrokes(characters: string): Promise<Answer> {
  const wanted = charactersOf(characters);
  if (wanted.length > mostCharacters) return text(400, `At most ${mostCharacters} characters are drawn at once.`);
  try {
    return json(await readStrokes(wanted));
  } catch (error) {
    if (error instanceof UsageError) return text(404, error.message);
    throw error;
  }
}
