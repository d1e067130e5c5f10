/** SaveCard { why, saving, checked, isChanged, isLate, onGoOn, onUndo }: under a form that is typed: why, what it lacks, whose version it would replace. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import type { checkForm } from "#core/intake/form.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DraftKept } from "#web/ui/draft-kept.tsx";
import { TextField } from "#web/ui/field.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import type { KeptText } from "#web/ui/use-kept-text.ts";

type Props = {
  why: KeptText;
  saving: { error: unknown; isPending: boolean; mutate: () => void };
  checked: ReturnType<typeof checkForm>;
  isChanged: boolean;
  isLate: boolean;
  onGoOn: () => void;
  onUndo: () => void;
};

export function SaveCard({ why, saving, checked, isChanged, isLate, onGoOn, onUndo }: Props) {
  const { t } = useTranslation("intake");
  const words = useProblemWords();
  return (
    <Card>
      <div className="stack">
        <TextField
          label={t("forms.why")}
          hint={t("forms.whyHint")}
          value={why.text}
          onChange={why.setText}
          maxLength={1000}
        />
        {isLate ? (
          <div className="changed" role="alert">
            <strong>{t("forms.late.title")}</strong>
            <p>{t("forms.late.detail")}</p>
            <Button size="xs" variant="default" onClick={onGoOn}>
              {t("forms.late.goOn")}
            </Button>
          </div>
        ) : null}
        {saving.error && !isLate ? <ErrorState problem={words(saving.error)} /> : null}
        {checked.ok ? null : (
          <p className="field-error" role="alert">
            {t(`forms.lacks.${checked.refusal.code}`, { ...checked.refusal.params })}
          </p>
        )}
        <div className="row wrap">
          <Button
            loading={saving.isPending}
            disabled={!isChanged || isLate || !checked.ok}
            onClick={() => saving.mutate()}
          >
            {t("forms.save")}
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={onUndo}>
            {t("forms.undo")}
          </Button>
          <DraftKept kept={isChanged} />
        </div>
        <p className="small muted">{t("forms.keeps")}</p>
      </div>
    </Card>
  );
}
