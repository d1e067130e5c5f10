/** "84 MB", "84 Mo": the unit is the language's own; powers of 1024, as file managers count. */
export function formatSize(bytes: number, language: string): string {
  const units = language.startsWith("fr") ? ["o", "Ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  const digits = amount < 10 && step > 0 ? 1 : 0;
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount);
  return `${figure}\u00A0${units[step] ?? ""}`;
}
