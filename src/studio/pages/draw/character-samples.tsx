import type { JSX } from "preact";
import { drawnCharacter } from "../../drawing/characters.ts";
import { padSize } from "../../drawing/drawing.ts";
import { change } from "../../drawing/history.ts";
import { network } from "../../network/network.ts";
import { say } from "../../shell/language.ts";
import { StrokePicture } from "./stroke-picture.tsx";
import { texts } from "./texts.ts";

const pad = { left: 0, top: 0, width: padSize, height: padSize } as const;

/** The characters that the network knows, to choose from instead of drawing one. */
export function CharacterSamples(): JSX.Element {
  const known = (network.value?.model.meta.classes ?? []).flatMap((character) => {
    const content = drawnCharacter(character);
    return content ? [{ character, content }] : [];
  });
  return (
    <section class="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading">{say(texts.samplesCharacters)}</h2>
      <ul>
        {known.map(({ character, content }) => (
          <li key={character}>
            <button
              type="button"
              aria-label={say(texts.sample(character))}
              onClick={() => change({ content, push: [0, 0] })}
            >
              <StrokePicture content={{ ...content, pen: "thin" }} box={pad} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
