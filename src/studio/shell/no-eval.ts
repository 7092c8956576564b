import { config } from "zod";

// Zod tries `new Function` to be faster; the page's content security policy forbids it and would say so on the console.
// Imported first by the page and by each worker that reads experiments.
config({ jitless: true });
