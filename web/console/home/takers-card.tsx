/** TakersCard { others, chosen, onChosen }: who may take over, with what each holds already. */
import { useTranslation } from "react-i18next";
import type { Taker } from "#core/people/spread.ts";
import { Card } from "#web/ui/card.tsx";

type Props = {
  others: readonly (Taker & { name: string })[];
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
};

export function TakersCard({ others, chosen, onChosen }: Props) {
  const { t } = useTranslation(["home", "lifecycle"]);
  return (
    <Card>
      <fieldset className="takers">
        <legend>{t("handOver.to")}</legend>
        <p className="small muted">{t("handOver.toHint")}</p>
        {others.map(({ id, name, level, open }) => (
          <label key={id} className="taker">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            <span>{name}</span>
            <span className="small muted">
              {t(`lifecycle:levels.${level}`)} · {t("handOver.holds", { count: open })}
            </span>
          </label>
        ))}
      </fieldset>
    </Card>
  );
}
