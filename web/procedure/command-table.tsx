/** One row for each command of the life cycle, from the very table that the desk executes. */
import { useTranslation } from "react-i18next";
import { LIFE_CYCLE } from "#core/tickets/life-cycle.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { Chip } from "#web/ui/chips.tsx";
import { Sideways } from "#web/ui/sideways.tsx";
import { StateOf } from "#web/tickets/ticket-chips.tsx";

type Row = (typeof LIFE_CYCLE)[number];

export function CommandTable() {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  const heads = ["command", "by", "from", "to", "needs", "hands"] as const;
  return (
    <Sideways label={t("table.title")} className="procedure-table">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`table.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIFE_CYCLE.map((row) => (
            <CommandRow key={row.command} row={row} />
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

function CommandRow({ row }: { row: Row }) {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  const { command, by, needs, handsTo, visible, rules } = row;
  return (
    <tr>
      <th scope="row">
        <span className="procedure-command">{t(`lifecycle:commands.${command}.name`)}</span>
        {command === "withdraw" ? <Chip tone="brand">{t("addition.mark")}</Chip> : null}
        {visible === "internal" ? <Chip tone="warn">{t("lifecycle:visible.internal")}</Chip> : null}
        <span className="procedure-does">{t(`lifecycle:commands.${command}.does`)}</span>
        {rules.length > 0 ? <span className="procedure-rules">{rules.join(" · ")}</span> : null}
      </th>
      <td>{by.map((party) => t(`parties.${party}.name`)).join(", ")}</td>
      <td>
        <FromStates row={row} />
      </td>
      <td>
        <ToStates row={row} />
      </td>
      <td>
        {needs.length === 0 ? (
          <span className="muted">{t("table.nothing")}</span>
        ) : (
          needs.map((need) => t(`needs.${need}`)).join(t("table.between"))
        )}
      </td>
      <td>{t(`handsTo.${handsTo}`)}</td>
    </tr>
  );
}

function FromStates({ row: { moves } }: { row: Row }) {
  const { t } = useTranslation("procedure");
  if (moves.none !== undefined) return <span className="muted">{t("table.start")}</span>;
  return (
    <span className="procedure-states">
      {STATES.filter((state) => moves[state] !== undefined).map((state) => (
        <StateOf key={state} state={state} />
      ))}
    </span>
  );
}

function ToStates({ row: { moves } }: { row: Row }) {
  const { t } = useTranslation("procedure");
  const moved = STATES.filter(
    (to) => moves.none === to || STATES.some((from) => from !== to && moves[from] === to),
  );
  const kept = STATES.some((state) => moves[state] === state);
  return (
    <span className="procedure-states">
      {moved.map((state) => (
        <StateOf key={state} state={state} />
      ))}
      {kept ? <span className="muted">{t("table.kept")}</span> : null}
    </span>
  );
}
