/** MilestonesEditor { product, line }: an administrator sets days of a release's life, says that one is not known, or leaves it to the rules. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setMilestones } from "#api/programme.ts";
import { MILESTONES } from "#core/catalogue/vocabulary.ts";
import type { MilestoneKind } from "#core/catalogue/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import type { Line } from "./programme-queries.ts";

type Props = { product: string; line: Line };
type Typed = { day: string; isUnknown: boolean };

export function MilestonesEditor(props: Props) {
  const { t } = useTranslation("programme");
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("edit.open")} ${props.line.line}`}
        onClick={() => setOpened(true)}
      >
        {t("edit.open")}
      </Button>
      {opened ? <Editor {...props} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

function Editor({ product, line, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation(["programme", "lifecycle"]);
  const words = useProblemWords();
  const queries = useQueryClient();
  const [version] = useState(line.version);
  const [typed, setTyped] = useState(() => typedOf(line));
  const saving = useMutation({
    mutationFn: () =>
      ask(setMilestones, {
        params: { product, line: line.line },
        ifMatch: version,
        body: {
          milestones: MILESTONES.map((kind) => ({ kind, ...typed[kind] }))
            .filter(({ day, isUnknown }) => isUnknown || day !== "")
            .map(({ kind, day, isUnknown }) => ({ kind, on: isUnknown ? null : day })),
        },
      }),
    onSuccess: () => {
      notify({ tone: "done", title: t("edit.saved") });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["programme"] }),
  });
  const change = (kind: MilestoneKind, part: Partial<Typed>) =>
    setTyped((before) => ({ ...before, [kind]: { ...before[kind], ...part } }));
  return (
    <ConfirmDialog
      opened
      title={t("edit.title", { line: line.line })}
      confirmLabel={t("edit.save")}
      busy={saving.isPending}
      problem={saving.error ? words(saving.error) : undefined}
      onConfirm={() => saving.mutate()}
      onClose={onClose}
    >
      <p className="small muted">{t("edit.hint")}</p>
      <div className="stack" style={{ gap: "0.75rem" }}>
        {MILESTONES.map((kind) => (
          <div key={kind} className="compare milestone-days">
            <TextField
              type="date"
              label={t(`lifecycle:milestones.${kind}`)}
              value={typed[kind].isUnknown ? "" : typed[kind].day}
              onChange={(day) => change(kind, { day, isUnknown: false })}
            />
            <label className="row" style={{ gap: "0.375rem", minHeight: "2.25rem" }}>
              <input
                type="checkbox"
                checked={typed[kind].isUnknown}
                onChange={(event) => change(kind, { isUnknown: event.currentTarget.checked })}
              />
              {t("edit.unknown")}
              <span className="visually-hidden"> {t(`lifecycle:milestones.${kind}`)}</span>
            </label>
          </div>
        ))}
      </div>
    </ConfirmDialog>
  );
}

/** Derived days are left empty: written down, they would not move with what they are derived from. */
function typedOf({ milestones }: Line): Record<MilestoneKind, Typed> {
  const of = (kind: MilestoneKind): Typed => {
    const set = milestones.find((one) => one.kind === kind && one.origin === "set");
    return { day: set?.on ?? "", isUnknown: set !== undefined && set.on === null };
  };
  return {
    general_availability: of("general_availability"),
    end_of_maintenance: of("end_of_maintenance"),
    eosl: of("eosl"),
  };
}
