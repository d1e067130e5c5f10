/** What reads Markdown is large, and only some pages show any. */
export const loadMarkdown = () => import("./markdown-body.tsx");

/** Begins to fetch it. What fails here is asked for again where a text is drawn, which has something to show instead. */
export function fetchMarkdown(): void {
  loadMarkdown().catch(() => undefined);
}
