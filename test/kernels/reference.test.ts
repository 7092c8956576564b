import { reference } from "../../src/kernels/reference/index.ts";
import { kernelContract } from "./contract.ts";

kernelContract(reference);
