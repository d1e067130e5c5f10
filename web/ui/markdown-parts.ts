import type MarkdownBody from "./markdown-body.tsx";

type Body = typeof MarkdownBody;

let body: Body | undefined;

/** What reads Markdown is large, and only some pages show any. */
export async function loadMarkdown(): Promise<{ default: Body }> {
  const parts = await import("./markdown-body.tsx");
  body = parts.default;
  return parts;
}

/** What draws a text, where it is there already. */
export function markdownBody(): Body | undefined {
  return body;
}

/** Begins to fetch it. What fails here is asked for again where a text is drawn, which has something to show instead. */
export function fetchMarkdown(): void {
  loadMarkdown().catch(() => undefined);
}
