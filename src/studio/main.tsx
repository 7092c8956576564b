import "./shell/no-eval.ts";
import { render } from "preact";
import { App } from "./app.tsx";
import { followLink } from "./shell/link.ts";
import "./shell/theme.css";
import { followTheme } from "./shell/theme.ts";

followTheme();
followLink();
render(<App />, document.getElementById("studio")!);
