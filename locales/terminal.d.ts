import type words from "./en/cli.json" with { type: "json" };

type Dotted<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Dotted<Words[Key]>}`;
}[keyof Words & string];

export type SentenceKey = Dotted<typeof words>;

/** The sentence under a dotted key of `cli.json`, its `{{names}}` filled in. */
export function sentence(
  key: SentenceKey,
  params?: Readonly<Record<string, string | number>>,
  language?: "fr" | "en",
): string;

/** The language that the terminal asks for. */
export function terminalLanguage(environment?: NodeJS.ProcessEnv): "fr" | "en";
