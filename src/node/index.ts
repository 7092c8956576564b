export type { DataSource } from "../lab/load/data-source.ts";
export { type AheadExamples, augmentAhead } from "./augment-ahead.ts";
export { type BenchDigits, benchDigits } from "./bench-digits.ts";
export { blasBackend } from "./blas.ts";
export { type DataFolders, dataFolders, findPath, folderForNewData, type Surroundings } from "./data-folder.ts";
export { type DownloadedFile, type DownloadOptions, type DownloadProgress, downloadMnist } from "./download.ts";
export { describeEngine, describeEnvironment, type Engine, type Environment, type RunFacts } from "./environment.ts";
export { errorCode, fileError } from "./file-errors.ts";
export { appendLines, kindOf, makeFolder, readBytes, readBytesSync, readText, writeAtomic } from "./files.ts";
export { hashData } from "./hash-data.ts";
export { openEndless } from "./load/rendered.ts";
export { type LoadContext, loadData } from "./load.ts";
export { MNIST_FILES, MNIST_MIRRORS, type PublishedFile } from "./mnist-mirrors.ts";
export { openBrowser } from "./open-browser.ts";
export { checkpointOf, type RunRecords, readRecords, readRun, type StoredRun } from "./read-run.ts";
export {
  OUTCOME_FILE,
  openReproduction,
  REPRODUCTION_FILES,
  type ReproductionFolder,
} from "./reproduction-folder.ts";
export { createRunFolder, isRun, type NewRun, RUN_FILES, RunFolder } from "./run-folder.ts";
export { type StudioServer, type StudioServerOptions, startStudio } from "./studio/studio-server.ts";
export { launchThread, startThreads } from "./threads.ts";
export { nablaVersion } from "./version.ts";
