/**
 * What nobody sees, or what only turns the direction of what follows: with it one name can be made to look like another.
 * Unicode has no property for the blank pattern of Braille, which is drawn as no dots at all.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Signs that are seen in what they do: they make a picture, or no picture, of the sign before, or a key of a digit. */
const SEEN = /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[#*0-9])\uFE0F(?=\u20E3)/gu;
const SEEN_OR_HIDDEN = new RegExp(`(${SEEN.source})|${HIDDEN.source}`, "gu");
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What no text may hold: NUL and other controls but tab and line ends, changes of direction, and halves of characters. */
const UNWELCOME =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;
/** Letters of an alphabet that is never drawn, in which words hide from people and not from programs; a flag ends in a few. */
const UNDRAWN =
  /[\u{E0000}-\u{E001F}]|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0020}-\u{E007F}]/u;

/** Of what stands on one line, such as a name: its first character that nobody sees, as `U+202E`; undefined without one. */
export function hiddenIn(line: string): string | undefined {
  const found = HIDDEN.exec(line.replaceAll(SEEN, ""))?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The same line without them, for eyes: what is left stands in the order in which it is read. */
export function withoutHidden(line: string): string {
  return line.replaceAll(SEEN_OR_HIDDEN, "$1");
}

/** Whether a text of any number of lines holds what none may; invisible characters that languages need are let in. */
export function isUnwelcome(text: string): boolean {
  return UNWELCOME.test(text) || UNDRAWN.test(text);
}

/** Whether a text is made of white space and of what nobody sees. */
export function saysNothing(text: string): boolean {
  return !VISIBLE.test(text);
}
