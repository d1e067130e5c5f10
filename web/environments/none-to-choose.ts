type Reader = {
  kind: "agent" | "contact";
  memberships: readonly { organisation: { id: string } }[];
};

/**
 * The words for an organisation of which no system stands to be chosen. A partner reads those of a contract in force alone,
 * and does not learn whether there are others. `read`: how many of the organisation's the reader was shown.
 */
export function noneToChoose({ kind, memberships }: Reader, organisation: string, read: number) {
  if (read > 0) return "field.noneUnder";
  const readsAll =
    kind === "agent" || memberships.some(({ organisation: { id } }) => id === organisation);
  return readsAll ? "field.noneYet" : "field.noneReadable";
}
