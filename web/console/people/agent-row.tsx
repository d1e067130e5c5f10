/** AgentRow { agent, manages }: one of the desk's people, with what an administrator may change. */
import { useTranslation } from "react-i18next";
import { changeAgent, inviteAgent } from "#api/agents.ts";
import type { AgentView } from "#api/people-views.ts";
import type { GivenBody } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";
import { AccountChip } from "./account-chip.tsx";
import { PersonActions } from "./person-actions.tsx";
import { RoleBoxes } from "./role-boxes.tsx";
import { RowRefusal } from "./row-refusal.tsx";
import { useChange } from "./use-change.ts";

const levels = [1, 2] as const;

export function AgentRow({ agent, manages }: { agent: AgentView; manages: boolean }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { id, name, email, level, roles } = agent;
  const changing = useChange(
    (body: GivenBody<typeof changeAgent>) => ask(changeAgent, { params: { agent: id }, body }),
    t("people.changed", { name }),
  );
  const inviting = useChange(
    () => ask(inviteAgent, { params: { agent: id } }),
    t("people.invited", { name }),
  );
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <div className="small muted">{email}</div>
        <RowRefusal causes={[changing.cause, inviting.cause]} />
      </td>
      <td>
        {manages ? (
          <select
            aria-label={t("agents.levelOf", { name })}
            value={level}
            onChange={(event) =>
              changing.run({
                level: levels.find((one) => String(one) === event.currentTarget.value) ?? level,
              })
            }
          >
            {levels.map((one) => (
              <option key={one} value={one}>
                {t(`lifecycle:levels.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`lifecycle:levels.${level}`)
        )}
      </td>
      <td>
        {manages ? (
          <RoleBoxes
            label={t("agents.rolesOf", { name })}
            roles={roles}
            onChange={(next) => changing.run({ roles: next })}
          />
        ) : (
          roles.map((role) => t(`lifecycle:roles.${role}`)).join(", ")
        )}
      </td>
      <td>
        <AccountChip account={agent.account} />
      </td>
      {manages ? (
        <td className="actions">
          <PersonActions
            person={agent}
            withPhone={false}
            onSave={({ name: called, language, timeZone }, done) =>
              changing.run({ name: called, language, timeZone }, done)
            }
            saving={changing}
            onInvite={() => inviting.run(undefined)}
            onActive={(active) => changing.run({ active })}
          />
        </td>
      ) : null}
    </tr>
  );
}
