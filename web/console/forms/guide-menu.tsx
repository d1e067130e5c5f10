/** GuideMenu { ticket, onInsert }: a topic of the guide put into what is being written, in the beneficiary's language and for the server in question. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { placeOf } from "#core/intake/guide.ts";
import { conformityQuery, guideQuery } from "#web/intake/intake-queries.ts";
import { useTicketEnvironment } from "#web/tickets/ticket-environment.ts";
import { SelectField } from "./controls.tsx";

export function GuideMenu({
  ticket,
  onInsert,
}: {
  ticket: TicketView;
  onInsert: (text: string) => void;
}) {
  const { t } = useTranslation("console");
  const environment = useTicketEnvironment(ticket);
  const { data: conformity } = useQuery(conformityQuery(ticket.reference));
  const { os, app_server: server } = environment?.said ?? {};
  const language = conformity?.prepared.language;
  const { data } = useQuery({
    ...guideQuery({ ...placeOf(os?.name, server?.name), ...(language ? { language } : {}) }),
    enabled: language !== undefined,
  });
  if (!data) return null;
  return (
    <details className="fold">
      <summary>{t("guide.insert")}</summary>
      <SelectField
        label={t("guide.topic")}
        empty={t("guide.choose")}
        value=""
        onChange={(key) => {
          const topic = data.topics.find((one) => one.key === key);
          if (topic) onInsert(`**${topic.title}**\n\n${topic.text}`);
        }}
        options={data.topics.map(({ key, title }) => ({ value: key, label: title }))}
      />
    </details>
  );
}
