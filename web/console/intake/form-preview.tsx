/** FormPreview { form }: the form as its filer meets it, to be tried without sending anything. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CompletenessCard } from "#web/intake/completeness-card.tsx";
import { IntakeFields } from "#web/intake/intake-fields.tsx";
import type { Form } from "#web/intake/intake-queries.ts";
import { judge, NOTHING_TOLD } from "#web/intake/told.ts";
import { Card } from "#web/ui/card.tsx";

export function FormPreview({ form }: { form: Form }) {
  const { t } = useTranslation("intake");
  const [told, setTold] = useState(NOTHING_TOLD);
  const judged = judge(form, told, { description: "", files: [], environment: undefined });
  return (
    <div className="stack">
      <Card title={t("forms.preview")}>
        <IntakeFields form={form} judged={judged} told={told} onTold={setTold} />
      </Card>
      <CompletenessCard
        form={form}
        judged={judged}
        environment={undefined}
        guide={(_topic, words) => words}
      />
    </div>
  );
}
