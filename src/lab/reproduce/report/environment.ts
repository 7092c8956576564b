/** Where and how a reproduction ran. The report reads no clock and no machine: whoever writes one says it all. */
export interface ReproductionEnvironment {
  /** Of Nabla. */
  readonly version: string;
  /** `Node 20.20.2`. */
  readonly engine: string;
  /** As `env.json` names them. */
  readonly kernels: string;
  /** The processor's name. */
  readonly machine: string;
  readonly cores: number;
  /** How many trainings ran at a time. */
  readonly jobs: number;
  /** When the report was written, ISO 8601. */
  readonly created: string;
  /** Whether these are the smaller versions of the rows. */
  readonly quick: boolean;
  /** What gives the same again, as typed. */
  readonly command: string;
  /** From the report's folder to `experiments/`, for the links of its Markdown: `../experiments`. */
  readonly experiments: string;
}
