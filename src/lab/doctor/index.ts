export { type Doctor, type DoctorState, openDoctor } from "./doctor.ts";
export { type Finding, readFinding, sentence } from "./finding.ts";
