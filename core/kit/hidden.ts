/** Invisible or direction-changing characters, with which one name can be made to look like another. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/u;
/** What no text may hold: NUL and other controls but tab and line ends, and changes of direction. */
const UNWELCOME =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

/** Of what stands on one line, such as a name: its first character that nobody sees, as `U+202E`; undefined without one. */
export function hiddenIn(line: string): string | undefined {
  const found = HIDDEN.exec(line)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether a text of any number of lines holds what none may; invisible characters that languages need are let in. */
export function isUnwelcome(text: string): boolean {
  return UNWELCOME.test(text);
}
