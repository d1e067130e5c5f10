/** The desk's people. */
import "./people.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { agentsQuery } from "../queries.ts";
import { AgentRow } from "./agent-row.tsx";
import { InviteAgent } from "./invite-agent.tsx";

export function AgentsPage() {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(agentsQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <div className="page">
      <PageHeader
        title={t("agents.title")}
        lead={may.manageAgents ? undefined : t("agents.readOnly")}
      >
        {may.manageAgents ? (
          <Button onClick={() => setInviting(true)}>{t("agents.invite")}</Button>
        ) : null}
      </PageHeader>
      <Card>
        {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
        {data ? null : <LoadingRows />}
        {data ? (
          <table className="people">
            <thead>
              <tr>
                <th scope="col">{t("person.name")}</th>
                <th scope="col">{t("agents.level")}</th>
                <th scope="col">{t("agents.roles")}</th>
                <th scope="col">{t("people.account")}</th>
                {may.manageAgents ? (
                  <th scope="col" className="actions">
                    <span className="visually-hidden">{t("people.actions")}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {data.items.map((agent) => (
                <AgentRow key={agent.id} agent={agent} manages={may.manageAgents} />
              ))}
            </tbody>
          </table>
        ) : null}
      </Card>
      <InviteAgent opened={inviting} onClose={() => setInviting(false)} />
    </div>
  );
}
