/** TurnFields { agents, all, onChange, error? }: who is on call, in the order of their turns; moved by buttons, so by keyboard too. */
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "../forms/controls.tsx";

type Named = { id: string; name: string };
type Props = {
  agents: readonly string[];
  all: readonly Named[];
  onChange: (agents: string[]) => void;
  error: string | undefined;
};

export function TurnFields({ agents, all, onChange, error }: Props) {
  const { t } = useTranslation("oncall");
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const others = all.filter(({ id }) => !agents.includes(id));
  const move = (place: number, by: number) => {
    const moved = agents.filter((_, at) => at !== place);
    moved.splice(place + by, 0, agents[place] ?? "");
    onChange(moved);
  };
  return (
    <fieldset className="stack tight" style={{ margin: 0, padding: 0, border: 0 }}>
      <legend>{t("rotation.agents")}</legend>
      <ol className="turns">
        {agents.map((agent, place) => {
          const name = names.get(agent) ?? "";
          return (
            <li key={agent}>
              <span>
                <span className="place figures">{place + 1}.</span>
                {name}
              </span>
              <Button
                size="xs"
                variant="subtle"
                disabled={place === 0}
                aria-label={t("rotation.earlier", { name })}
                onClick={() => move(place, -1)}
              >
                ↑
              </Button>
              <Button
                size="xs"
                variant="subtle"
                disabled={place === agents.length - 1}
                aria-label={t("rotation.later", { name })}
                onClick={() => move(place, 1)}
              >
                ↓
              </Button>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t("rotation.remove", { name })}
                onClick={() => onChange(agents.filter((one) => one !== agent))}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ol>
      {others.length > 0 ? (
        <SelectField
          label={t("rotation.add")}
          empty={t("rotation.choose")}
          value=""
          onChange={(id) => id !== "" && onChange([...agents, id])}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          error={error}
        />
      ) : null}
    </fieldset>
  );
}
