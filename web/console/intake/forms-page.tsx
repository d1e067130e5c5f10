/** What requests of each nature are asked: read by the desk, written by its administrators, with what the filer would see beside it. */
import "./forms-page.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NATURES } from "#core/tickets/vocabulary.ts";
import { formsQuery, versionsQuery } from "#web/intake/intake-queries.ts";
import type { Form } from "#web/intake/intake-queries.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { FormEditor } from "./form-editor.tsx";
import { FormPreview } from "./form-preview.tsx";

export function FormsPage() {
  const { t } = useTranslation(["intake", "lifecycle"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { tab } = useSearch({ from: "/console/forms" });
  const nature = NATURES.find((one) => one === tab) ?? "problem_report";
  const { data, error } = useQuery(formsQuery);
  const form = data?.forms.find((one) => one.nature === nature);
  return (
    <div className="page">
      <PageHeader title={t("forms.title")} lead={t("forms.lead")} />
      <div className="forms-nature">
        <SelectField
          label={t("forms.nature")}
          value={nature}
          onChange={(value) => void navigate({ to: ".", search: { tab: value }, replace: true })}
          options={NATURES.map((one) => ({
            value: one,
            label: t(`lifecycle:natures.${one}.name`),
          }))}
        />
      </div>
      {error ? <ErrorState problem={words(error)} /> : null}
      {!data && !error ? <LoadingRows /> : null}
      {form ? <FormOfNature key={`${form.nature}:${form.version}`} form={form} /> : null}
    </div>
  );
}

function FormOfNature({ form }: { form: Form }) {
  const { may } = useSession();
  if (may.manageProcedure) return <FormEditor form={form} history={<History form={form} />} />;
  return (
    <div className="form-columns">
      <FormPreview form={form} />
      <History form={form} />
    </div>
  );
}

function History({ form }: { form: Form }) {
  const { t } = useTranslation("intake");
  const { data } = useQuery(versionsQuery(form.nature));
  return (
    <Card title={t("forms.history")}>
      <ul className="plain-list small">
        {data?.items.map(({ version, at, by, why }) => (
          <li key={version}>
            {t("forms.version", { version, by })} <Time at={at} />
            {why === "" ? null : <div className="muted">{why}</div>}
          </li>
        ))}
        <li className="muted">{t("forms.first")}</li>
      </ul>
    </Card>
  );
}
