import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { OFFER_CHANNELS } from "#core/contracts/vocabulary.ts";
import { CHANNELS, NATURES, SEVERITIES } from "#core/tickets/vocabulary.ts";
import { CoverageCard } from "#web/coverage/coverage-card.tsx";
import { EnvironmentField } from "#web/environments/environment-field.tsx";
import { IntakeFields } from "#web/intake/intake-fields.tsx";
import { NotLoaded } from "#web/intake/not-loaded.tsx";
import { StrayAnswers } from "#web/intake/stray-answers.tsx";
import { readTold } from "#web/intake/told.ts";
import { useIntake } from "#web/intake/use-intake.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { SeverityChooser } from "#web/tickets/severity-chooser.tsx";
import { Button } from "#web/ui/button.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { subscriptionsQuery } from "../queries.ts";
import { useFields } from "../use-fields.ts";
import { ContactPicker } from "./contact-picker.tsx";
import { contractChoice, servedThrough } from "./contract-choice.ts";
import { useBeneficiaries } from "./use-beneficiaries.ts";
import { useFiling } from "./use-filing.ts";

const channels = CHANNELS.filter(
  (channel) => channel === "phone" || channel === "email" || channel === "meeting",
);
const nothing = {
  channel: "phone",
  organisation: "",
  subscription: "",
  nature: "problem_report",
  severity: "",
  subject: "",
  description: "",
  followUpOf: "",
  environment: "",
  told: "",
};

export function FileForm({
  follows,
  onFiled,
}: {
  follows: string | undefined;
  onFiled: (reference: string) => void;
}) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const words = useProblemWords();
  const draft = `file:${follows ?? ""}`;
  const { values, set, setAll, kept, forget } = useFields(draft, {
    ...nothing,
    followUpOf: follows ?? "",
  });
  const [contact, setContact] = useState<ContactView>();
  const files = useFiles(draft);
  const beneficiaries = useBeneficiaries(contact);
  const organisation =
    beneficiaries.find(({ id }) => id === values.organisation)?.id ?? beneficiaries[0]?.id ?? "";
  const listed = useQuery(subscriptionsQuery(organisation));
  const subscriptions = listed.data?.items ?? [];
  const subscription = contractChoice(subscriptions, values.subscription);
  const severity = oneOf(SEVERITIES, values.severity);
  const nature = oneOf(NATURES, values.nature) ?? "problem_report";
  const under = subscription === "none" ? null : subscription;
  const told = readTold(parsed(values.told));
  const intake = useIntake(
    { nature, description: values.description, told, environment: values.environment },
    {
      organisation,
      subscription: under,
      served: servedThrough(contact, organisation, subscriptions),
    },
    files.arrived,
  );
  const environment = intake.system;
  const filing = useFiling((reference) => {
    forget();
    files.clear();
    onFiled(reference);
  });
  const error = (field: string) => fieldProblem(filing.error, field);
  const ready =
    contact !== undefined &&
    organisation !== "" &&
    listed.data !== undefined &&
    intake.waits === undefined &&
    severity !== undefined &&
    files.settled;
  const send = () => {
    if (!ready || filing.isPending) return;
    filing.mutate({
      organisation,
      subscription: under,
      environment,
      intake: intake.given(files.ids),
      nature,
      severity,
      subject: values.subject,
      description: intake.described(),
      followUpOf: values.followUpOf.trim() === "" ? null : values.followUpOf.trim().toUpperCase(),
      attachments: files.ids,
      filer: contact.id,
      channel: oneOf(channels, values.channel) ?? "phone",
    });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any of its fields
    <form
      className="command-form"
      aria-label={t("file.title")}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="fields">
        <ContactPicker
          label={t("file.contact")}
          value={contact}
          onChange={(next) => {
            if (next?.id !== contact?.id) set("subscription", "");
            setContact(next);
          }}
          error={error("filer")}
        />
        <SelectField
          label={t("file.channel")}
          value={values.channel}
          onChange={(value) => set("channel", value)}
          error={error("channel")}
          options={channels.map((one) => ({
            value: one,
            label: t(`lifecycle:channels.${one}.name`),
          }))}
        />
      </div>
      <div className="fields">
        <SelectField
          label={t("file.organisation")}
          empty={contact ? undefined : t("file.contactFirst")}
          value={organisation}
          onChange={(value) => setAll({ organisation: value, subscription: "" })}
          error={error("organisation")}
          options={beneficiaries.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label={t("file.subscription")}
          value={subscription}
          onChange={(value) => set("subscription", value)}
          error={error("subscription")}
          options={[
            ...subscriptions.map(({ id, product, offer, sku, active }) => ({
              value: id,
              label: `${product} · ${offer} · ${sku}${active ? "" : ` (${t("file.ended")})`}`,
            })),
            { value: "none", label: t("file.noSubscription") },
          ]}
        />
        <SelectField
          label={t("file.nature")}
          value={values.nature}
          onChange={(value) => set("nature", value)}
          error={error("nature")}
          options={NATURES.map((one) => ({
            value: one,
            label: t(`lifecycle:natures.${one}.name`),
          }))}
        />
      </div>
      {organisation !== "" ? (
        <EnvironmentField
          choice={intake.choice}
          onChange={(value) => set("environment", value)}
          error={error("environment")}
        />
      ) : null}
      <CoverageCard
        title={t("file.coverage")}
        spokenTo="desk"
        asked={
          contact === undefined || organisation === ""
            ? undefined
            : {
                organisation,
                subscription: under,
                environment,
                nature,
                severity: severity ?? null,
                contact: contact.id,
                channel: oneOf(OFFER_CHANNELS, values.channel) ?? "portal",
              }
        }
      />
      <SeverityChooser
        legend={t("file.severity")}
        value={severity}
        onChange={(value) => set("severity", String(value))}
        error={error("severity")}
      />
      <TextField
        label={t("file.subject")}
        value={values.subject}
        onChange={(value) => set("subject", value)}
        maxLength={200}
        error={error("subject")}
      />
      <MarkdownEditor
        label={t("file.description")}
        value={values.description}
        onChange={(value) => set("description", value)}
        placeholder={t("lifecycle:commands.file.placeholder")}
        draftKept={kept}
        error={error("description")}
      />
      {intake.form === undefined || contact === undefined ? null : (
        <IntakeFields
          form={intake.form}
          judged={intake.judged}
          told={told}
          onTold={(next) => set("told", JSON.stringify(next))}
        />
      )}
      <StrayAnswers
        stray={intake.stray}
        told={told}
        onTold={(next) => set("told", JSON.stringify(next))}
      />
      <FilesField files={files} />
      <TextField
        label={t("file.followUpOf")}
        placeholder="EXO-2026-000123"
        value={values.followUpOf}
        onChange={(value) => set("followUpOf", value)}
        error={error("followUpOf")}
      />
      {listed.data === undefined && listed.error ? (
        <ErrorState problem={words(listed.error)} onRetry={() => void listed.refetch()} />
      ) : null}
      <NotLoaded waits={intake.waits} tried={false} />
      {filing.error ? <ErrorState problem={words(filing.error)} /> : null}
      <div className="form-foot">
        <span className="small muted">{ready ? "" : t("file.lacks")}</span>
        <Button
          type="submit"
          loading={filing.isPending}
          disabled={!ready}
          rightSection={<Kbd keys="mod+Enter" onFill />}
        >
          {t("file.submit")}
        </Button>
      </div>
    </form>
  );
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined; // of an older shape, or cut short
  }
}
