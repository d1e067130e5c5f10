/** ExceptionDialog { kind: 'cover' | 'absence', page, onClose }: hands a duty over for a time, or notes that somebody is away. */
import "../forms/forms.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addAbsence, addCover } from "#api/on-call.ts";
import type { OnCallPage } from "#api/on-call.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { instantOf, wallTime } from "#web/ui/wall-time.ts";
import { SelectField, TextField } from "../forms/controls.tsx";
import { useChange } from "./on-call-queries.ts";

export type ExceptionKind = "cover" | "absence";
type Props = { kind: ExceptionKind; page: OnCallPage; onClose: () => void };

export function ExceptionDialog({ kind, page, onClose }: Props) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const { id: me, timeZone } = useSession();
  const [draft, setDraft] = useState(() => draftOf(page, me, timeZone));
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { text: why, setText: setWhy, forget } = useDraft(`on-call-${kind}`);
  const { agent, by } = draft;
  const from = instantOf(draft.from, timeZone) ?? "";
  const to = instantOf(draft.to, timeZone) ?? "";
  const adding = useChange(
    () =>
      kind === "cover"
        ? ask(addCover, { body: { agent, by, from, to, why } })
        : ask(addAbsence, { body: { agent, from, to, why } }),
    () => {
      forget();
      notify({ tone: "done", title: t(`${kind}.saved`) });
      onClose();
    },
  );
  const faultAt = (name: string) => fieldProblem(adding.error, name);
  const options = page.agents.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ConfirmDialog
      opened
      title={t(`${kind}.title`)}
      confirmLabel={t(`${kind}.confirm`)}
      busy={adding.isPending}
      problem={adding.error ? words(adding.error) : undefined}
      onConfirm={() => adding.mutate(undefined)}
      onClose={onClose}
    >
      <div className="stack">
        <p className="small muted">{t(`${kind}.explain`)}</p>
        {page.may.change ? (
          <SelectField
            label={t(`${kind}.agent`)}
            empty={t("rotation.choose")}
            value={agent}
            onChange={(value) => change({ agent: value })}
            options={options}
            error={faultAt("agent")}
          />
        ) : null}
        {kind === "cover" ? (
          <SelectField
            label={t("cover.by")}
            empty={t("rotation.choose")}
            value={by}
            onChange={(value) => change({ by: value })}
            options={options.filter(({ value }) => value !== agent)}
            error={faultAt("by")}
          />
        ) : null}
        <div className="fields">
          <TextField
            label={t("from")}
            type="datetime-local"
            required
            value={draft.from}
            onChange={(value) => change({ from: value })}
            error={faultAt("from")}
          />
          <TextField
            label={t("to")}
            type="datetime-local"
            required
            value={draft.to}
            onChange={(value) => change({ to: value })}
            error={faultAt("to")}
          />
        </div>
        <TextField
          label={t("why")}
          hint={t(`${kind}.whyHint`)}
          required
          maxLength={200}
          value={why}
          onChange={setWhy}
          error={faultAt("why")}
        />
      </div>
    </ConfirmDialog>
  );
}

/** The next duty of the reader's, or the week that begins now. */
function draftOf(page: OnCallPage, me: string, timeZone: string) {
  const own = [page.now, page.next].find((duty) => duty?.agent?.id === me);
  const begins = Math.max(Date.now(), own ? Date.parse(own.from) : 0);
  const ends = own ? Date.parse(own.to) : begins + 7 * 86_400_000;
  const isOfThem = page.agents.some(({ id }) => id === me);
  return {
    agent: isOfThem ? me : "",
    by: "",
    from: wallTime(begins, timeZone),
    to: wallTime(ends, timeZone),
  };
}
