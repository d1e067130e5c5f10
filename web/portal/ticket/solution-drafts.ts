/** What is written to one solution is kept for that one: the next is another. */
export const acceptanceDraft = (reference: string, conclusion: number): string =>
  `accept:${reference}:${conclusion}`;

export const refusalDraft = (reference: string, conclusion: number): string =>
  `refuse:${reference}:${conclusion}`;
