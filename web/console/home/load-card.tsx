/** LoadCard { load }: what each agent holds, as bars and numbers; a manager hands over from here. Who no longer works here comes first. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Load } from "#api/home.ts";
import type { Queue } from "#api/tickets.ts";
import type { TargetFilter } from "#api/time-left.ts";
import { useSession } from "#web/session/session.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { useCount } from "./figures.tsx";

const columns = ["open", "waitingDesk", "waitingBeneficiary", "near", "missed"] as const;
const behind: Record<(typeof columns)[number], [Queue, TargetFilter | undefined]> = {
  open: ["all", undefined],
  waitingDesk: ["waiting_desk", undefined],
  waitingBeneficiary: ["waiting_beneficiary", undefined],
  near: ["at_risk", "near"],
  missed: ["at_risk", "missed"],
};

export function LoadCard({ load }: { load: readonly Load[] }) {
  const { t } = useTranslation("home");
  const { agent: self } = useSession();
  const manages = self?.roles.includes("manager") === true;
  const most = Math.max(1, ...load.map(({ open }) => open.count));
  return (
    <Card title={t("load.title")}>
      <table className="home-load">
        <thead>
          <tr>
            <th scope="col">{t("load.agent")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`load.${column}`)}
              </th>
            ))}
            {manages ? (
              <th scope="col">
                <span className="visually-hidden">{t("load.act")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {load.map((one) => (
            <Row key={one.agent.id} load={one} most={most} manages={manages} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Row({ load, most, manages }: { load: Load; most: number; manages: boolean }) {
  const { t } = useTranslation(["home", "lifecycle"]);
  const { agent, active, open } = load;
  return (
    <tr data-gone={active ? undefined : true}>
      <th scope="row">
        <span className="home-agent">
          {agent.name}
          {active ? (
            <span className="small muted">{t(`lifecycle:levels.${agent.level}`)}</span>
          ) : (
            <Chip tone="warn">{t("load.deactivated")}</Chip>
          )}
        </span>
        <LoadBar load={load} most={most} />
      </th>
      {columns.map((column) => (
        <td key={column} className="number" data-column={column}>
          <Held load={load} column={column} />
        </td>
      ))}
      {manages ? (
        <td className="number">
          {open.count > 0 ? (
            <Link
              to="/console/hand-over/$id"
              params={{ id: agent.id }}
              aria-label={t("load.handOverOf", { name: agent.name })}
            >
              {t("load.handOver")}
            </Link>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Held({ load, column }: { load: Load; column: (typeof columns)[number] }) {
  const { t } = useTranslation("home");
  const write = useCount();
  const [queue, target] = behind[column];
  const count = column === "open" ? load.open : { count: load[column], more: load.open.more };
  if (count.count === 0 && !count.more) return <span className="muted figures">0</span>;
  return (
    <Link
      to="/console/queues/$queue"
      params={{ queue }}
      search={{ assignee: load.agent.id, ...(target === undefined ? {} : { target }) }}
      className="figures"
      aria-label={`${load.agent.name}, ${t(`load.${column}`)}: ${write(count)}`}
    >
      <span className="home-load-label" aria-hidden="true">
        {t(`load.${column}`)}
      </span>{" "}
      {write(count)}
    </Link>
  );
}

/** The numbers beside it say the same: it is drawn for the eye. */
function LoadBar({ load, most }: { load: Load; most: number }) {
  const { waitingDesk, waitingBeneficiary } = load;
  return (
    <span className="home-load-bar" aria-hidden="true">
      <span data-on="desk" style={{ width: `${(waitingDesk / most) * 100}%` }} />
      <span data-on="beneficiary" style={{ width: `${(waitingBeneficiary / most) * 100}%` }} />
    </span>
  );
}
