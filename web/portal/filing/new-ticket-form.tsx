/** The form of a new request. What is written stays in this browser until the desk has it; a double click files once. */
import "./new-ticket-form.css";
import { useRef, useState } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { SeverityChooser } from "#web/tickets/severity-chooser.tsx";
import { Trouble } from "#web/tickets/trouble.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { FilingAside } from "./filing-aside.tsx";
import { NatureField } from "./nature-field.tsx";
import type { Cover } from "./use-covers.ts";
import { useFiling } from "./use-filing.ts";
import { useRequest } from "./use-request.ts";
import type { Request } from "./use-request.ts";

type Props = { covers: readonly Cover[]; cited: TicketView | undefined };

export function NewTicketForm({ covers, cited }: Props) {
  const { t } = useTranslation(["portal", "lifecycle", "tickets"]);
  const draft = cited ? `request:${cited.reference}` : "request";
  const { request, set, kept, forget: forgetWords } = useRequest(draft, useInitial(covers, cited));
  const files = useFiles(draft);
  const forget = () => {
    forgetWords();
    files.clear();
  };
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const cover = covers.find(({ value }) => value === request.cover) ?? covers[0];
  const filing = useFiling(forget);
  const missing = missingIn(request, cover, t("filing.required"));
  const fault = (name: keyof typeof missing, field: string) =>
    (tried ? missing[name] : undefined) ?? filing.blamed(field);

  const submit = () => {
    setTried(true);
    if (!cover || !request.nature || !request.severity || Object.values(missing).some(Boolean))
      return showFirstFault(form);
    if (!files.settled) return;
    const { nature, severity, subject, description } = request;
    filing.send({
      organisation: cover.organisation,
      subscription: cover.subscription,
      nature,
      severity,
      subject,
      description,
      followUpOf: cited?.reference ?? null,
      attachments: files.ids,
    });
  };

  return (
    <form
      ref={form}
      className="columns"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="stack">
        <Card>
          <div className="stack filing-fields">
            {covers.length > 1 ? (
              <SelectField
                label={t("filing.who")}
                value={cover?.value ?? ""}
                onChange={(value) => set({ cover: value })}
                options={covers}
                error={filing.blamed("subscription")}
              />
            ) : null}
            {covers.length === 0 ? <p className="field-error">{t("filing.nobody")}</p> : null}
            <NatureField
              value={request.nature}
              error={fault("nature", "nature")}
              onChange={(nature) =>
                set({
                  nature,
                  ...(nature !== "problem_report" && request.severity === undefined
                    ? { severity: 4 }
                    : {}),
                })
              }
            />
            <TextField
              label={t("filing.subject")}
              hint={t("filing.subjectHint")}
              maxLength={200}
              value={request.subject}
              onChange={(subject) => set({ subject })}
              error={fault("subject", "subject")}
            />
            <SeverityChooser
              legend={t("filing.effect")}
              hint={t("filing.effectHint")}
              value={request.severity}
              onChange={(severity) => set({ severity })}
              error={fault("severity", "severity")}
            />
            <MarkdownEditor
              label={t("filing.description")}
              placeholder={t("lifecycle:commands.file.placeholder")}
              value={request.description}
              onChange={(description) => set({ description })}
              limit={100_000}
              draftKept={kept}
              minRows={9}
              error={fault("description", "description")}
              onSubmit={submit}
            />
          </div>
        </Card>
        <FilesField files={files} label={t("filing.files")} pasteWithin={form} />
      </div>
      <FilingAside
        asked={
          cover && {
            organisation: cover.organisation,
            subscription: cover.subscription,
            nature: request.nature ?? "problem_report",
            severity: request.severity ?? null,
          }
        }
        severity={request.severity}
      >
        <Trouble cause={filing.cause} />
        {tried && Object.values(missing).some(Boolean) ? (
          <p className="field-error" role="alert">
            {t("filing.incomplete")}
          </p>
        ) : null}
        <Button type="submit" size="md" fullWidth loading={filing.busy} disabled={!files.settled}>
          {t("lifecycle:commands.file.button")}
        </Button>
        {files.settled ? null : <p className="small muted">{t("tickets:filesUnderWay")}</p>}
        {kept ? (
          <button type="button" className="link-button small" onClick={forget}>
            {t("filing.startOver")}
          </button>
        ) : null}
      </FilingAside>
    </form>
  );
}

function useInitial(covers: readonly Cover[], cited: TicketView | undefined): Request {
  const { t } = useTranslation("portal");
  const cover = cited
    ? covers.find(
        ({ organisation, subscription }) =>
          subscription === (cited.subscription?.id ?? null) &&
          organisation === cited.organisation.id,
      )
    : covers[0];
  return {
    cover: (cover ?? covers[0])?.value ?? "",
    nature: cited?.nature,
    severity: cited?.severity,
    subject: cited ? t("filing.followUpSubject", { subject: cited.subject }).slice(0, 200) : "",
    description: "",
  };
}

function missingIn(request: Request, cover: Cover | undefined, words: string) {
  return {
    cover: cover ? undefined : words,
    nature: request.nature ? undefined : words,
    severity: request.severity ? undefined : words,
    subject: request.subject.trim() ? undefined : words,
    description: request.description.trim() ? undefined : words,
  };
}

/** After the faults are drawn: the first of them is brought into view, and takes the keyboard. */
function showFirstFault(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => {
    const place = form.current
      ?.querySelector(".field-error, [data-bad]")
      ?.closest(".field-frame, fieldset, .editor, div");
    place?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    place?.scrollIntoView({ block: "center" });
  });
}
