/** ConflictNotice { form }: what others did since the form was opened; told while one types, and again when the desk refuses for it. */
import "./forms.css";
import { useTranslation } from "react-i18next";
import { rowOf } from "#core/tickets/life-cycle.ts";
import { useSession } from "#web/session/session.ts";
import { useEventNames } from "#web/tickets/event-names.ts";
import { Button } from "#web/ui/button.tsx";
import { Time } from "#web/ui/time.tsx";
import type { Fields } from "../use-fields.ts";
import { changesSince } from "./changes-since.ts";
import type { Change } from "./changes-since.ts";
import type { CommandForm } from "./use-command-form.ts";

export function ConflictNotice<T extends Fields>({ form }: { form: CommandForm<T> }) {
  const { t } = useTranslation("console");
  const me = useSession();
  const { conflict, ticket, seen } = form;
  const changes = changesSince(ticket, seen, me.id);
  if (conflict) {
    return (
      <div className="changed" role="alert">
        <strong>{t("conflict.title")}</strong>
        <Changes changes={conflict.changes ?? changes} />
        <p className="small">{t("conflict.kept")}</p>
        <div className="row wrap">
          <Button size="xs" loading={form.busy} onClick={form.sendAnyway}>
            {t("conflict.sendAnyway")}
          </Button>
          <Button size="xs" variant="default" onClick={form.catchUp}>
            {t("conflict.reread")}
          </Button>
        </div>
      </div>
    );
  }
  if (changes.length === 0) return null;
  return (
    <div className="changed" data-soft role="status">
      <strong>{t("conflict.meanwhile")}</strong>
      <Changes changes={changes} />
      {rowOf(form.command).versioned ? (
        <button type="button" className="link-button small" onClick={form.catchUp}>
          {t("conflict.seen")}
        </button>
      ) : null}
    </div>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("console");
  const happened = useEventNames();
  return (
    <ul>
      {changes.map(({ at, type, by, chain }) => (
        <li key={chain + at + type}>
          <Time at={at} /> · <strong>{by === "" ? t("conflict.theDesk") : by}</strong>{" "}
          {happened(type)}
        </li>
      ))}
    </ul>
  );
}
