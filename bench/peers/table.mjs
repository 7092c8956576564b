// The results as tables: one for the terminal, one in Markdown for the README.
const start = "<!-- bench:start -->";
const end = "<!-- bench:end -->";

/** `text` with what stands between the markers replaced by the table. */
export function writeTable(text, results) {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`Cannot write the table: expected ${start} and ${end}, received a page without them.`);
  }
  return `${text.slice(0, from + start.length)}\n${markdown(results)}\n${text.slice(to)}`;
}

/** µs a step, best setting of each peer; under it the machine, the versions and what is not the same work. */
export function markdown({ date, machine, rounds, seconds, versions, results }) {
  const names = present(results);
  const notes = [];
  const rows = results.map(({ workload, title, batch, dtype, peers }) => {
    const cells = names.map((name) => {
      const peer = peers[name];
      if (!peer?.best) return "–";
      const text = ratioTo(peers, name) >= 1 ? `**${micros(peer.best.us)}**` : micros(peer.best.us);
      return peer.differs ? `${text} ${mark(`${name}: ${peer.differs}`)}` : text;
    });
    return [workload, title, `${batch}${dtype === "float64" ? ", float64" : ""}`, ...cells, ...ratios(peers, names)];
  });
  const head = ["", "workload", "batch", ...names, ...compared(names).map((name) => `PyTorch / ${name}`)];
  const align = head.map((_, i) => (i < 2 ? "---" : "---:"));
  const line = (cells) => `| ${cells.slice(0, head.length).join(" | ")} |`;
  const table = [line(head), line(align), ...rows.map(line)].join("\n");
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Microseconds a step, the best setting of each peer; the fastest is bold. ${machine}, ${date.slice(0, 10)},`,
    `medians of ${rounds} rounds of ${seconds} s in turns. ${list.join(", ")}.`,
    "",
    table,
    ...notes.map((note, i) => `${i === 0 ? "\n" : ""}${superscript(i + 1)} ${note}${i < notes.length - 1 ? "  " : ""}`),
  ].join("\n");

  function mark(note) {
    if (!notes.includes(note)) notes.push(note);
    return superscript(notes.indexOf(note) + 1);
  }
}

/** For the terminal: the same, with the setting that won and what could not be measured. */
export function plain({ results }) {
  const lines = [];
  for (const { workload, title, batch, peers } of results) {
    lines.push(`${workload}  ${title}, batch ${batch}`);
    for (const [name, { best, differs, cannot }] of Object.entries(peers)) {
      const what = best
        ? `${micros(best.us).padStart(10)} µs  ${best.setting}${differs ? `  (${differs})` : ""}`
        : `${"–".padStart(10)}     ${cannot}`;
      lines.push(`  ${name.padEnd(16)}${what}`);
    }
  }
  return lines.join("\n");
}

/** Peers with at least one figure, in the order in which they were asked. */
function present(results) {
  const names = [...new Set(results.flatMap(({ peers }) => Object.keys(peers)))];
  return names.filter((name) => results.some(({ peers }) => peers[name]?.best));
}

/** Our fast kernels, each of which is compared with PyTorch. */
const compared = (names) =>
  names.includes("PyTorch") ? names.filter((name) => ["Nabla wasm", "Nabla blas"].includes(name)) : [];

function ratios(peers, names) {
  return compared(names).map((name) => {
    const [ours, theirs] = [peers[name]?.best, peers.PyTorch?.best];
    return ours && theirs ? (theirs.us / ours.us).toFixed(2) : "–";
  });
}

/** 1 for the fastest of a row. */
function ratioTo(peers, name) {
  const times = Object.values(peers).flatMap(({ best }) => best?.us ?? []);
  return Math.min(...times) / peers[name].best.us;
}

function micros(us) {
  return us < 100 ? us.toPrecision(3) : Math.round(us).toLocaleString("en-US");
}

const superscript = (number) => [...`${number}`].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("");
