/** AmendmentPreview { subscription, body }: before and after, item by item, and what becomes of the tickets that are open. */
import "./contract-form.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { previewContractAmendment } from "#api/contracts.ts";
import type { AnswerOf, GivenBody } from "#api/route.ts";
import { useDays } from "#web/contracts/days.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useRested } from "#web/ui/use-rested.ts";
import { useTermsLines } from "./use-terms-lines.ts";

type Body = Omit<GivenBody<typeof previewContractAmendment>, "why">;
type Preview = AnswerOf<typeof previewContractAmendment>;

export function AmendmentPreview({ subscription, body }: { subscription: string; body: Body }) {
  const { t } = useTranslation("contracts");
  const words = useProblemWords();
  const asked = useRested(body);
  const isAskable = asked.offer !== "" && asked.from !== "";
  const preview = useQuery({
    queryKey: ["subscriptions", "preview", subscription, asked],
    queryFn: ({ signal }) =>
      ask(previewContractAmendment, { params: { subscription }, body: asked, signal }),
    enabled: isAskable,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-live="polite" className="stack" style={{ gap: "0.5rem" }}>
      <h2 className="form-heading">{t("preview.title")}</h2>
      {preview.error ? <p className="muted">{words(preview.error).detail}</p> : null}
      {preview.data && isAskable && !preview.error ? <Changes preview={preview.data} /> : null}
    </section>
  );
}

function Changes({ preview }: { preview: Preview }) {
  const { t } = useTranslation("contracts");
  const { day } = useDays();
  const linesOf = useTermsLines();
  const { from, until, isPast, openTickets } = preview;
  const [before, after] = [linesOf(preview.before.terms), linesOf(preview.after.terms)];
  const changed = before.flatMap(({ term, value }, index) => {
    const next = after[index]?.value ?? "";
    return value === next ? [] : [{ term, value, next }];
  });
  const tickets = openTickets.reduce((sum, { tickets: count }) => sum + count, 0);
  return (
    <>
      <div className="terms-change">
        <span />
        <span>{t("preview.before")}</span>
        <span>{t("preview.after", { from: day(from) })}</span>
        {changed.map(({ term, value, next }) => (
          <Fragment key={term}>
            <span>{term}</span>
            <del>{value || t("preview.nothing")}</del>
            <ins>{next || t("preview.nothing")}</ins>
          </Fragment>
        ))}
      </div>
      <p className="small muted">{t("preview.same")}</p>
      {until === null ? null : (
        <p className="small muted">{t("preview.until", { until: day(until) })}</p>
      )}
      {isPast ? <p className="small">{t("preview.past")}</p> : null}
      <p className="small">
        {tickets === 0 ? t("preview.noTickets") : t("preview.openTickets", { count: tickets })}
      </p>
    </>
  );
}
