/** The workspace on a page of its own. */
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKeys } from "#web/ui/use-keys.ts";
import { lastQueue } from "../queues/last-queue.ts";
import { Workspace } from "./workspace.tsx";

export function WorkspacePage() {
  const { t } = useTranslation("console");
  const { reference } = useParams({ from: "/console/tickets/$reference" });
  const navigate = useNavigate();
  const queue = lastQueue();
  const back = {
    to: "/console/queues/$queue",
    params: { queue },
    search: { view: reference },
  } as const;
  useKeys([
    {
      key: "Escape",
      label: t("keys.back"),
      group: t("keys.ticket"),
      run: () => void navigate(back),
    },
  ]);
  return (
    <div className="workspace-page">
      <Link {...back} className="back">
        ‹ {t(`queues.${queue}`)}
      </Link>
      <Workspace reference={reference} level={1} />
    </div>
  );
}
