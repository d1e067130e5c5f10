/** ObjectivesCard { reference }: what the desk asks of itself for a ticket; nothing where nothing was set when it was filed. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ClockList } from "#web/clocks/targets-card.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card } from "#web/ui/card.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { ticketObjectivesQuery } from "./objective-queries.ts";

export function ObjectivesCard({ reference }: { reference: string }) {
  const { t } = useTranslation("objectives");
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(ticketObjectivesQuery(reference));
  if (error) return <ErrorState problem={words(error)} onRetry={() => void refetch()} />;
  if (!data || data.version === null) return null;
  return (
    <Card title={t("title")} tone="note">
      <p className="small muted">{t(data.clocks.length === 0 ? "cardNone" : "cardLead")}</p>
      <ClockList clocks={data.clocks} offer={null} zone={null} side="desk" />
    </Card>
  );
}
