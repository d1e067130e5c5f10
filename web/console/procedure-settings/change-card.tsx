/** ChangeCard { change, faults, keep }: what the typed settings change and for whom, looked at before they are put into force with their reason. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { useRested } from "#web/ui/use-rested.ts";
import { isConflict } from "../contracts/contract-conflict.tsx";
import { TextField } from "../forms/controls.tsx";
import { Effects } from "./effects.tsx";
import { SettingChanges } from "./setting-changes.tsx";
import { previewQuery } from "./settings-queries.ts";
import type { Change, GivenSettings } from "./settings-queries.ts";
import type { Keeping } from "./use-keeping.ts";

type Props = {
  /** In force now. */
  version: string;
  settings: GivenSettings;
  changes: readonly Change[];
  isSound: boolean;
  keeping: Keeping;
  onUndo: () => void;
};

export function ChangeCard({ version, settings, changes, isSound, keeping, onUndo }: Props) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const asked = useRested(settings);
  const isAsked = isSound && changes.length > 0;
  const preview = useQuery({
    ...previewQuery(version, asked),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  // What is put into force is what was looked at.
  const isSeen =
    preview.isSuccess &&
    !preview.isPlaceholderData &&
    JSON.stringify(asked) === JSON.stringify(settings);
  const isLate = isConflict(keeping.error);
  if (changes.length === 0 && isSound)
    return (
      <Card title={t("change.title")}>
        <p className="muted">{t("change.none")}</p>
      </Card>
    );
  return (
    <Card title={t("change.title")} tone="call">
      <div className="stack">
        <section aria-live="polite" className="stack">
          {isSound ? <SettingChanges changes={changes} withEffect /> : <p>{t("change.unsound")}</p>}
          {isAsked && preview.error ? <ErrorState problem={words(preview.error)} /> : null}
          {isAsked && preview.data ? <Effects preview={preview.data} /> : null}
          {isAsked && preview.isPending ? <p className="muted">{t("change.waiting")}</p> : null}
        </section>
        <TextField
          label={t("change.why")}
          hint={t("change.whyHint")}
          value={keeping.why}
          maxLength={1000}
          onChange={keeping.setWhy}
          error={fieldProblem(keeping.error, "why")}
        />
        {isLate ? (
          <div className="changed" role="alert">
            <strong>{t("conflict.title")}</strong>
            <p>{t("conflict.detail")}</p>
            <Button size="xs" variant="default" onClick={keeping.goOn}>
              {t("conflict.goOn")}
            </Button>
          </div>
        ) : null}
        {keeping.error && !isLate ? <ErrorState problem={words(keeping.error)} /> : null}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onUndo}>
            {t("change.undo")}
          </Button>
          <Button type="submit" loading={keeping.isPending} disabled={!isSeen || isLate}>
            {t("change.save")}
          </Button>
        </div>
      </div>
    </Card>
  );
}
