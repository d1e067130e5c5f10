/** CitedTickets { contract, chosen, onChosen }: the open tickets of a contract, each to tick: the latest ones. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { CITED_MAX } from "#api/subscription-escalations.ts";
import { listTickets } from "#api/tickets.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { StateChip } from "#web/ui/chips.tsx";

type Props = {
  contract: Pick<ContractView, "id" | "organisation">;
  chosen: readonly string[];
  onChosen: (references: readonly string[]) => void;
};

const open = STATES.filter((state) => state !== "closed");

export function CitedTickets({ contract: { id, organisation }, chosen, onChosen }: Props) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const query = { organisation: organisation.id, subscription: id, state: open, limit: CITED_MAX };
  const { data } = useQuery({
    queryKey: ["tickets", "of-contract", id],
    queryFn: ({ signal }) => ask(listTickets, { query, signal }),
  });
  return (
    <fieldset className="escalation-choices">
      <legend>{t("relationship.tickets")}</legend>
      {data?.items.length === 0 ? <p className="muted">{t("relationship.noTickets")}</p> : null}
      {data?.items.map(({ reference, subject, state }) => (
        <label key={reference}>
          <input
            type="checkbox"
            checked={chosen.includes(reference)}
            onChange={(event) =>
              onChosen(
                event.currentTarget.checked
                  ? [...chosen, reference]
                  : chosen.filter((one) => one !== reference),
              )
            }
          />
          <span className="escalation-cited">
            <span className="muted">{reference}</span> {subject}
          </span>
          <StateChip tone={state} label={t(`lifecycle:states.${state}.name`)} />
        </label>
      ))}
      {data?.next ? (
        <p className="small muted">{t("relationship.more", { count: CITED_MAX })}</p>
      ) : null}
    </fieldset>
  );
}
