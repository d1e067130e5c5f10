/**
 * EscalateSubscription { contract, people?, mayReport, onDone, onClose }: escalates the relationship under a contract: why, which tickets
 *   it is about, and the activity report of a period with it. people: whom the desk names at the beneficiary; absent in the portal.
 */
import "./escalations.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import type { GivenBody } from "#api/route.ts";
import { escalateSubscription } from "#api/subscription-escalations.ts";
import { ESCALATION_GROUNDS } from "#core/tickets/vocabulary.ts";
import type { EscalationGround } from "#core/tickets/vocabulary.ts";
import { daysOf } from "#web/reports/days.ts";
import { PeriodFields } from "#web/reports/period-fields.tsx";
import { ask, newKey } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { useDraft } from "#web/session/use-draft.ts";
import { notify } from "#web/ui/notices.tsx";
import { Choices } from "./choices.tsx";
import { CitedTickets } from "./cited-tickets.tsx";

type Props = {
  contract: ContractView;
  people?: readonly { id: string; name: string }[] | undefined;
  mayReport: boolean;
  onDone: (reference: string) => void;
  onClose: () => void;
};

type Words = { subject: string; description: string; expected: string };

function useWords(contract: string) {
  const drafts = {
    subject: useDraft(`escalate-subscription:${contract}:subject`),
    description: useDraft(`escalate-subscription:${contract}:description`),
    expected: useDraft(`escalate-subscription:${contract}:expected`),
  };
  const { subject, description, expected } = drafts;
  return {
    words: { subject: subject.text, description: description.text, expected: expected.text },
    set: (name: keyof Words) => drafts[name].setText,
    forget: () => Object.values(drafts).forEach((draft) => draft.forget()),
  };
}

export function EscalateSubscription({ contract, people, mayReport, ...props }: Props) {
  const { t } = useTranslation(["escalations", "reports"]);
  const [ground, setGround] = useState<EscalationGround | undefined>();
  const { words, set, forget } = useWords(contract.id);
  const [tickets, setTickets] = useState<readonly string[]>([]);
  const [filer, setFiler] = useState(people?.[0]?.id ?? "");
  const [days, setDays] = useState(() => daysOf("quarter", new Date()));
  const [withReport, setWithReport] = useState(false);
  const [tried, setTried] = useState(false);
  const send = useEscalating(contract.id, (reference) => {
    forget();
    notify({ tone: "done", title: t("relationship.done"), detail: reference });
    props.onDone(reference);
  });
  const lacks = (name: keyof Words) => words[name].trim() === "";
  const submit = () => {
    setTried(true);
    if (ground === undefined || lacks("subject") || lacks("description") || lacks("expected"))
      return;
    send.mutate({
      ground,
      ...words,
      tickets: [...tickets],
      report: withReport ? days : null,
      ...(people === undefined ? {} : { filer: filer || (people[0]?.id ?? "") }),
    });
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("relationship.title")}
      confirmLabel={t("relationship.button")}
      busy={send.isPending}
      onConfirm={submit}
      onClose={props.onClose}
    >
      <div className="stack">
        <p className="muted">{t("relationship.explain")}</p>
        {people === undefined ? null : (
          <SelectField
            label={t("relationship.filer")}
            value={filer || (people[0]?.id ?? "")}
            onChange={setFiler}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            error={fieldProblem(send.error, "filer")}
          />
        )}
        <Choices
          legend={t("raise.ground")}
          value={ground}
          onChange={setGround}
          options={ESCALATION_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          error={tried && ground === undefined ? t("raise.groundNeeded") : undefined}
        />
        <TextField
          label={t("relationship.subject")}
          value={words.subject}
          onChange={set("subject")}
          maxLength={200}
          error={tried && lacks("subject") ? t("relationship.subjectNeeded") : undefined}
        />
        <MarkdownEditor
          label={t("relationship.description")}
          placeholder={t("relationship.descriptionPlaceholder")}
          value={words.description}
          onChange={set("description")}
          minRows={3}
          error={tried && lacks("description") ? t("relationship.descriptionNeeded") : undefined}
        />
        <MarkdownEditor
          label={t("raise.expected")}
          placeholder={t("raise.placeholder")}
          value={words.expected}
          onChange={set("expected")}
          minRows={3}
          error={tried && lacks("expected") ? t("raise.expectedNeeded") : undefined}
          onSubmit={submit}
        />
        <CitedTickets contract={contract} chosen={tickets} onChosen={setTickets} />
        {mayReport ? (
          <div className="stack tight">
            <label className="escalation-report">
              <input
                type="checkbox"
                checked={withReport}
                onChange={(event) => setWithReport(event.currentTarget.checked)}
              />
              <span>
                {t("relationship.report")}
                <span className="small muted">{t("relationship.reportExplain")}</span>
              </span>
            </label>
            {withReport ? (
              <PeriodFields
                days={days}
                onDays={setDays}
                error={fieldProblem(send.error, "report")}
              />
            ) : null}
          </div>
        ) : null}
        <Trouble cause={send.error} />
      </div>
    </ConfirmDialog>
  );
}

type Said = GivenBody<typeof escalateSubscription>;

/** The same key until an answer comes, so that neither a double click nor a dead line escalates twice. */
function useEscalating(subscription: string, done: (reference: string) => void) {
  const queries = useQueryClient();
  const attempt = useRef({ said: "", key: "" });
  return useMutation({
    mutationFn: (body: Said) => {
      const said = JSON.stringify(body);
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return ask(escalateSubscription, {
        params: { subscription },
        body,
        idempotencyKey: attempt.current.key,
      });
    },
    onSuccess: ({ reference }) => {
      void queries.invalidateQueries({ queryKey: ["tickets"] });
      done(reference);
    },
  });
}
