/** Presence { reference, writing }: who else has this ticket open, who writes; says the same of us every fifteen seconds. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { beatPresence } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";

const beatMilliseconds = 15_000;

export function Presence({ reference, writing }: { reference: string; writing: boolean }) {
  const { t } = useTranslation("console");
  const { data } = useQuery({
    queryKey: ["presence", reference, writing],
    queryFn: ({ signal }) =>
      ask(beatPresence, { params: { reference }, body: { writing }, signal }),
    refetchInterval: beatMilliseconds,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const others = data?.others ?? [];
  return (
    <div role="status">
      {others.length > 0 ? (
        <div className="presence">
          {others.map(({ id, name, writing: writes }) => (
            <span key={id} className="person" data-writing={writes || undefined}>
              <span className="dot" aria-hidden="true" />
              {t(writes ? "presence.writes" : "presence.reads", { name })}
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}
