/** Markdown as one line of plain words, for lists; not for showing as HTML. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/gu, " … ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gmu, "")
    .replace(/`+|\*\*|__|~~/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
