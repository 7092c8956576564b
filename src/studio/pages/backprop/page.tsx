import type { JSX } from "preact";
import { networkId, ownNetworks } from "../../network/network.ts";
import { shipped } from "../../network/shipped.ts";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import { linkTo } from "../../shell/link.ts";
import type { Page } from "../../shell/page.ts";
import { isSample, scene, subject } from "./state.ts";
import "./style.css";
import { texts } from "./texts.ts";
import { CellPanel } from "./views/cell-panel.tsx";
import { Controls } from "./views/controls.tsx";
import { Equations } from "./views/equations.tsx";
import { Strip } from "./views/strip.tsx";
import { UpdatePanel } from "./views/update-panel.tsx";
import { Weights } from "./views/weights.tsx";

export const backprop: Page = { id: "backprop", title: texts.title, View };

function View(): JSX.Element {
  return (
    <>
      <header class="opening">
        <div>
          <h1>{say(texts.title)}</h1>
          <p class="muted">{say(texts.lede)}</p>
        </div>
        <div class="subject">
          <NetworkChoice />
          <p class="small muted">
            {isSample.value && `${say(texts.sample)} `}
            <a href={linkTo("draw")}>{say(texts.draw)}</a>
          </p>
        </div>
      </header>
      {scene.value ? <Step /> : <p>{say(subject.value === "unfit" ? texts.unfit : texts.reading)}</p>}
    </>
  );
}

function Step(): JSX.Element {
  return (
    <>
      <Controls />
      <Strip />
      <div class="panels">
        <CellPanel />
        <div class="beside">
          <Equations />
          <UpdatePanel />
        </div>
      </div>
      <Weights />
      <p class="small muted">{say(texts.precision)}</p>
    </>
  );
}

function NetworkChoice(): JSX.Element {
  const options = [...Object.entries(shipped).map(([id, { name }]) => ({ id, name })), ...ownNetworks.value];
  return (
    <Control name="network-backprop">
      <label class="small">
        {say(texts.network)}{" "}
        <select
          value={networkId.value}
          onChange={(event) => {
            networkId.value = event.currentTarget.value;
          }}
        >
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
    </Control>
  );
}
