export { type Doctor, openDoctor } from "./doctor.ts";
export { type Finding, readFinding, sentence } from "./finding.ts";
