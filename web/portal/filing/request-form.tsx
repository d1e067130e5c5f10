/** RequestForm { covers, cited, request, set, kept, onlyHere, forget, files, shared }: one request being written; a double click files once. */
import "./new-ticket-form.css";
import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { FileKinds } from "#web/intake/file-kinds.tsx";
import { IntakeFields } from "#web/intake/intake-fields.tsx";
import { NotLoaded } from "#web/intake/not-loaded.tsx";
import { StrayAnswers } from "#web/intake/stray-answers.tsx";
import { useIntake } from "#web/intake/use-intake.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { SeverityChooser } from "#web/tickets/severity-chooser.tsx";
import { Trouble } from "#web/tickets/trouble.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { TextField } from "#web/ui/field.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { FilingAside } from "./filing-aside.tsx";
import { NatureField } from "./nature-field.tsx";
import { coverFor } from "./use-covers.ts";
import type { Cover } from "./use-covers.ts";
import { useFiling } from "./use-filing.ts";
import { OtherPage } from "./other-page.tsx";
import type { Request, Shared } from "./use-request.ts";
import { WhereCard } from "./where-card.tsx";

type Props = {
  covers: readonly Cover[];
  cited: TicketView | undefined;
  request: Request;
  set: (change: Partial<Request>) => void;
  kept: boolean;
  /** The desk does not have the latest words. */
  onlyHere: boolean;
  forget: () => void;
  /** Under which its files are kept in this browser. */
  files: string;
  shared: Shared;
};

export function RequestForm({ covers, cited, request, set, kept, onlyHere, ...props }: Props) {
  const { t } = useTranslation(["portal", "lifecycle", "tickets"]);
  const files = useFiles(props.files);
  useKeptFiles(files.arrived, request, set);
  const forget = () => {
    props.forget();
    files.clear();
  };
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const cover = coverFor(covers, request.cover);
  const filing = useFiling(forget);
  const place = {
    organisation: cover?.organisation ?? "",
    subscription: cover?.subscription ?? null,
  };
  const intake = useIntake(request, place, files.arrived);
  const missing = missingIn(request, cover, t("filing.required"));
  const fault = (name: keyof typeof missing, field: string) =>
    (tried ? missing[name] : undefined) ?? filing.blamed(field);

  const isGone = cover === undefined && request.cover !== "";
  const coverFault = isGone ? t("filing.coverGone") : fault("cover", "subscription");

  const submit = () => {
    setTried(true);
    if (!cover || !request.nature || !request.severity || Object.values(missing).some(Boolean))
      return showFirstFault(form);
    if (!files.settled || intake.waits !== undefined) return;
    const { nature, severity, subject } = request;
    const body = {
      organisation: cover.organisation,
      subscription: cover.subscription,
      environment: intake.system,
      nature,
      severity,
      subject,
      description: intake.described(),
      followUpOf: cited?.reference ?? null,
      attachments: files.ids,
      intake: intake.given(files.ids),
    };
    const showOther = () => form.current?.scrollIntoView({ block: "start" });
    // Until the reader has chosen, nothing is on its way: by their choice these words may be given up.
    if (props.shared.other !== undefined) return showOther();
    // On another page it may have been written on, or handed in.
    void props.shared.isLatest().then((isLatest) => (isLatest ? filing.send(body) : showOther()));
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
        <OtherPage {...props.shared} request={request} onErase={forget} />
        <WhereCard
          covers={covers}
          cover={cover}
          choice={intake.choice}
          environment={intake.environment}
          blamed={(field) => (field === "subscription" && coverFault) || filing.blamed(field)}
          onCover={(value) => set({ cover: value, environment: "" })}
          onEnvironment={(environment) => set({ environment })}
        />
        <Card>
          <div className="stack filing-fields">
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
              draftKept={kept && (onlyHere || t("filing.draftKept"))}
              minRows={7}
              error={fault("description", "description")}
              onSubmit={submit}
            />
            {intake.form === undefined || request.nature === undefined ? null : (
              <IntakeFields
                form={intake.form}
                judged={intake.judged}
                told={request.told}
                onTold={(told) => set({ told })}
              />
            )}
          </div>
        </Card>
        <StrayAnswers stray={intake.stray} told={request.told} onTold={(told) => set({ told })} />
        <FilesField files={files} label={t("filing.files")} pasteWithin={form} />
        <FileKinds files={files.arrived} told={request.told} onTold={(told) => set({ told })} />
      </div>
      <FilingAside request={request} cover={cover} intake={intake}>
        <Trouble cause={filing.cause} />
        {tried && Object.values(missing).some(Boolean) ? (
          <p className="field-error" role="alert">
            {t("filing.incomplete")}
          </p>
        ) : null}
        <NotLoaded waits={intake.waits} tried={tried} />
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={filing.busy}
          disabled={!files.settled || intake.waits !== undefined}
        >
          {t("lifecycle:commands.file.button")}
        </Button>
        {files.settled ? null : <p className="small muted">{t("tickets:filesUnderWay")}</p>}
        {kept && onlyHere ? <p className="small muted">{t("filing.onlyHere")}</p> : null}
        {kept ? (
          <button type="button" className="link-button small" onClick={forget}>
            {t("filing.startOver")}
          </button>
        ) : null}
      </FilingAside>
    </form>
  );
}

/** Files that have arrived belong to the draft, for whichever device goes on with it. */
function useKeptFiles(
  arrived: Request["files"],
  request: Request,
  set: (change: Partial<Request>) => void,
): void {
  const ids = (files: Request["files"]) => files.map(({ id }) => id).join(" ");
  const isSame = ids(arrived) === ids(request.files);
  useEffect(() => {
    if (!isSame) set({ files: arrived });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when the files change, and not when the words do
  }, [isSame, arrived]);
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
      ?.parentElement?.closest(".field-frame, fieldset, .editor, div");
    place?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    place?.scrollIntoView({ block: "center" });
  });
}
