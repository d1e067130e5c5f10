/** StayingNamed { named, limit, chosen, cause, onChange }: who stays named, where the offer allows fewer than are named. */
import { useTranslation } from "react-i18next";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Choices } from "../offers/choices.tsx";

type Props = {
  named: readonly { id: string; name: string }[];
  limit: number | null;
  chosen: readonly string[];
  cause: unknown;
  onChange: (chosen: string[]) => void;
};

export function StayingNamed({ named, limit, chosen, cause, onChange }: Props) {
  const { t } = useTranslation("contracts");
  if (limit === null || named.length <= limit) return null;
  return (
    <div className="stack" style={{ gap: "0.375rem" }}>
      <Choices
        legend={t("form.namedLeft")}
        options={named.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
        onChange={onChange}
        error={fieldProblem(cause, "namedContacts")}
      />
      <span className="small" data-tone={chosen.length > limit ? "bad" : undefined}>
        {t("form.namedLeftHint")} {t("named.chosen", { count: chosen.length, max: limit })}
      </span>
    </div>
  );
}
