/** Minutes of the day as a field of time writes them, "09:00", and back; undefined where the text is no time. */
const two = (figure: number) => String(figure).padStart(2, "0");

export function clockText(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export function minuteOf(text: string): number | undefined {
  const [, hours = "", minutes = ""] = /^([01]?\d|2[0-3])[:h]([0-5]\d)$/u.exec(text.trim()) ?? [];
  return hours === "" ? undefined : Number(hours) * 60 + Number(minutes);
}
