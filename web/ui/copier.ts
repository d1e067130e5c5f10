/** copier(text, onCopied): copies when called; undefined where the browser lets no page copy, as by plain http. */
export function copier(text: string, onCopied: () => void): (() => void) | undefined {
  if (!isSecureContext) return undefined;
  return () => void navigator.clipboard.writeText(text).then(onCopied);
}
