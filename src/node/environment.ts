import { cpus } from "node:os";
import type { DType } from "../kernels/tensor.ts";
import { nablaVersion } from "./version.ts";

/** What runs the code, and on what. */
export interface Engine {
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  readonly arch: string;
  readonly cpu: string;
  readonly cores: number;
}

/** What only the training knows about the circumstances of a run. */
export interface RunFacts {
  /** Which kernels computed: `reference`, say. */
  readonly kernels: string;
  /** Whether these kernels give the same bits on every machine. */
  readonly exact: boolean;
  readonly threads: number;
  readonly seed: number;
  readonly dtype: DType;
  /** What `hashData` gives. */
  readonly dataHash: string;
  readonly startedAt: Date;
}

/** The content of a run's `env.json`: all that a run's numbers may depend on and its `config.yaml` does not say. */
export interface Environment {
  readonly nabla: string;
  readonly engine: Engine;
  readonly kernels: string;
  readonly bits: "the same on every machine" | "may differ from machine to machine";
  readonly threads: number;
  readonly seed: number;
  readonly dtype: DType;
  readonly data_sha256: string;
  /** ISO 8601, UTC. */
  readonly started_at: string;
}

/** Gathers the content of `env.json`. */
export function describeEnvironment({
  kernels,
  exact,
  threads,
  seed,
  dtype,
  dataHash,
  startedAt,
}: RunFacts): Environment {
  return {
    nabla: nablaVersion(),
    engine: describeEngine(),
    kernels,
    bits: exact ? "the same on every machine" : "may differ from machine to machine",
    threads,
    seed,
    dtype,
    data_sha256: dataHash,
    started_at: startedAt.toISOString(),
  };
}

/** This process's engine and machine. */
export function describeEngine(): Engine {
  const processors = cpus();
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    platform: process.platform,
    arch: process.arch,
    // In some sandboxes the list of processors is empty.
    cpu: processors[0]?.model.trim() || "unknown",
    cores: Math.max(1, processors.length),
  };
}
