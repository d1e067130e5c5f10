import type { Content } from "pdfmake/interfaces.js";
import { askApart } from "./apart.ts";
import { trusted } from "./trusted.ts";

export interface Paper {
  readonly title: string;
  readonly author: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** ISO 8601: with the same of everything, the same bytes. */
  readonly madeAt: string;
  /** Data alone, without functions. */
  readonly content: Content[];
  /** At the end of each page; `{page}` and `{pages}` stand for their numbers. */
  readonly foot: string;
}

/**
 * A paper as PDF. It is set in a thread of its own, which ends with it: setting a long one takes seconds in which nobody
 * else would be served, and the library some 40 MB.
 */
export async function makePdf(paper: Paper): Promise<Buffer> {
  const bytes = await askApart(new URL("./paper-thread.ts", import.meta.url), paper);
  return Buffer.from(trusted<Uint8Array>(bytes));
}
