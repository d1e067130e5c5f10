/** ToldIntake { ticket }: what the filer told by the form: each answer under what it answers, and what applies. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { formsQuery } from "#web/intake/intake-queries.ts";
import { useItemWords } from "#web/intake/use-item-words.ts";
import { Markdown } from "#web/ui/markdown.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { answerWords } from "./answer-words.ts";
import { Erased } from "./information-items.tsx";

export function ToldIntake({ ticket: { intake, nature } }: { ticket: TicketView }) {
  const { t } = useTranslation("intake");
  const { labelOf } = useItemWords();
  const reader = useReader();
  const { data } = useQuery({ ...formsQuery, enabled: intake !== null });
  if (intake === null) return null;
  const { answers, circumstances } = intake;
  // A form may have changed since: an item that it has lost is called by its key, and comes first.
  const items = data?.forms.find((form) => form.nature === nature)?.items ?? [];
  const placeOf = (key: string) => items.findIndex((item) => item.key === key);
  return (
    <>
      {answers
        .toSorted((a, b) => placeOf(a.key) - placeOf(b.key))
        .map(({ key, text }) => (
          <div key={key} className="given">
            <div className="given-item">
              <span>{labelOf(items[placeOf(key)] ?? { key, words: null })}</span>
            </div>
            {text === null ? <Erased /> : <Markdown text={answerWords({ key, text }, reader, t)} />}
          </div>
        ))}
      {circumstances.length > 0 ? (
        <p className="small muted">
          {circumstances.map((one) => t(`circumstances.${one}`)).join(" · ")}
        </p>
      ) : null}
    </>
  );
}
