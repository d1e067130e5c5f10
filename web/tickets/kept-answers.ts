/**
 * Answers that are being written, each kept under the request and the item that it answers: an item of the same number of the next
 *   request is another question. answerSheet(requests, draft): { rows, text, written(row, words), writtenText(words) }: what is asked now,
 *   after what was asked before and has words that are not sent; text is to the whole of it; either writing answers the next draft.
 *   given(rows): what is sent of them. readAnswers(text): the words of a draft alone.
 */
import type { InformationRequest } from "./information-items.tsx";

/** No item: words to the whole of it. */
type KeptAnswer = { request: number; item: number; words: string };

const freeWords = { request: 0, item: 0 } as const;

export type AnswerRow = {
  /** Stays the same for the same question in another request, so that whoever is writing to it keeps the cursor. */
  key: string;
  request: InformationRequest;
  item: InformationRequest["items"][number];
  words: string;
  isBefore: boolean;
};

export function readAnswers(text: string): KeptAnswer[] {
  return parse(text).flatMap((entry): KeptAnswer[] => {
    if (!Array.isArray(entry)) return [];
    const [request, item, words]: unknown[] = entry;
    return typeof request === "number" && typeof item === "number" && typeof words === "string"
      ? [{ request, item, words }]
      : [];
  });
}

function writeAnswers(answers: readonly KeptAnswer[]): string {
  const written = answers.filter(({ words }) => words !== "");
  if (written.length === 0) return "";
  return JSON.stringify(written.map(({ request, item, words }) => [request, item, words]));
}

function wordsOf(kept: readonly KeptAnswer[], request: number, item: number): string {
  return kept.find((one) => one.request === request && one.item === item)?.words ?? "";
}

function withWords(kept: readonly KeptAnswer[], next: KeptAnswer): KeptAnswer[] {
  const others = kept.filter((one) => one.request !== next.request || one.item !== next.item);
  return [...others, next];
}

/** Words that were for a question which is asked again in the same words are for it still. */
function carriedOver(
  requests: readonly InformationRequest[],
  kept: readonly KeptAnswer[],
): KeptAnswer[] {
  const current = requests.at(-1);
  if (current === undefined) return [...kept];
  return kept.reduce<KeptAnswer[]>((placed, one) => {
    const again = currentItem(requests, current, one);
    const isFree = again !== undefined && wordsOf(kept, current.sequence, again) === "";
    if (!isFree || wordsOf(placed, current.sequence, again) !== "") return [...placed, one];
    return [...placed, { request: current.sequence, item: again, words: one.words }];
  }, []);
}

function currentItem(
  requests: readonly InformationRequest[],
  current: InformationRequest,
  { request, item }: KeptAnswer,
): number | undefined {
  if (request === current.sequence) return undefined;
  const asked = requests.find(({ sequence }) => sequence === request);
  const question = asked?.items.find((one) => one.item === item)?.text?.trim();
  if (question === undefined) return undefined;
  return current.items.find(({ text }) => text?.trim() === question)?.item;
}

function answerRows(
  requests: readonly InformationRequest[],
  kept: readonly KeptAnswer[],
): AnswerRow[] {
  const current = requests.at(-1);
  const seen = new Map<string, number>();
  return requests.flatMap((request) =>
    request.items.flatMap((item): AnswerRow[] => {
      const words = wordsOf(kept, request.sequence, item.item);
      const isBefore = request !== current;
      if (isBefore && words === "") return [];
      const question = item.text ?? "";
      const time = (seen.get(question) ?? 0) + 1;
      seen.set(question, time);
      return [{ key: `${time}:${question}`, request, item, words, isBefore }];
    }),
  );
}

/** What a draft of answers says now, and what it becomes by writing. */
export function answerSheet(requests: readonly InformationRequest[], draft: string) {
  const kept = carriedOver(requests, readAnswers(draft));
  const written = (place: { request: number; item: number }, words: string): string =>
    writeAnswers(withWords(kept, { ...place, words }));
  return {
    rows: answerRows(requests, kept),
    text: wordsOf(kept, freeWords.request, freeWords.item),
    written: ({ request, item }: AnswerRow, words: string) =>
      written({ request: request.sequence, item: item.item }, words),
    writtenText: (words: string) => written(freeWords, words),
  };
}

/** An answer to an earlier request names it. */
export function given(rows: readonly AnswerRow[]) {
  return rows.flatMap(({ request: { sequence }, item: { item }, words, isBefore }) =>
    words.trim() === "" ? [] : [{ item, text: words, ...(isBefore ? { request: sequence } : {}) }],
  );
}

function parse(text: string): unknown[] {
  try {
    const value: unknown = text === "" ? [] : JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // not ours
  }
}
