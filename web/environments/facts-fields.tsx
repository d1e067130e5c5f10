/** FactsFields { draft, onChange, blamed, eligible }: every fact of a system, in the order in which people look for them. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AreaField, TextField } from "#web/ui/field.tsx";
import type { FactsDraft, ListName, PartName } from "./facts-draft.ts";

type Props = {
  draft: FactsDraft;
  onChange: (draft: FactsDraft) => void;
  /** What the desk says against a field of the request, by its path. */
  blamed: (field: string) => string | undefined;
  /** Servers that the vendor's list allows for this release. */
  eligible: readonly string[];
};

export function FactsFields(props: Props) {
  const { t } = useTranslation("environments");
  const { draft, onChange, blamed, eligible } = props;
  const serverHint =
    eligible.length > 0 ? t("form.eligible", { servers: eligible.join(", ") }) : undefined;
  return (
    <div className="stack">
      <Section title={t("form.product")}>
        <TextField
          label={t("facts.release")}
          hint={t("form.releaseHint")}
          value={draft.release}
          onChange={(release) => onChange({ ...draft, release })}
          error={blamed("facts.release")}
        />
        <ListField {...props} name="add_ons" />
      </Section>
      <Section title={t("form.server")}>
        <PartFields {...props} name="os" />
        <PartFields {...props} name="app_server" hint={serverHint} />
        <PartFields {...props} name="jvm" />
        <TextField
          label={t("facts.machine")}
          hint={t("form.machineHint")}
          value={draft.machine}
          onChange={(machine) => onChange({ ...draft, machine })}
          error={blamed("facts.machine")}
        />
      </Section>
      <Section title={t("form.storage")}>
        <PartFields {...props} name="database" />
        <PartFields {...props} name="search_engine" hint={t("form.searchHint")} />
      </Section>
      <Section title={t("form.use")}>
        <TextField
          label={t("facts.user_volume")}
          value={draft.user_volume}
          onChange={(user_volume) => onChange({ ...draft, user_volume })}
          error={blamed("facts.user_volume")}
        />
        <DeploymentFields {...props} />
        <ListField {...props} name="third_party" />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="fact-section">
      <legend>{title}</legend>
      <div className="stack">{children}</div>
    </fieldset>
  );
}

function PartFields({
  draft,
  onChange,
  blamed,
  name,
  hint,
}: Props & { name: PartName; hint?: string | undefined }) {
  const { t } = useTranslation("environments");
  const set = (change: Partial<FactsDraft[PartName]>) =>
    onChange({ ...draft, [name]: { ...draft[name], ...change } });
  return (
    <div className="part-fields">
      <TextField
        label={t(`facts.${name}`)}
        hint={hint}
        value={draft[name].name}
        onChange={(value) => set({ name: value })}
        error={blamed(`facts.${name}.name`)}
      />
      <TextField
        label={t("form.version", { of: t(`facts.${name}`) })}
        value={draft[name].version}
        onChange={(version) => set({ version })}
        error={blamed(`facts.${name}.version`)}
      />
    </div>
  );
}

function ListField({ draft, onChange, blamed, name }: Props & { name: ListName }) {
  const { t } = useTranslation("environments");
  const { text, isNone } = draft[name];
  const set = (change: Partial<FactsDraft[ListName]>) =>
    onChange({ ...draft, [name]: { ...draft[name], ...change } });
  return (
    <div>
      <AreaField
        label={t(`facts.${name}`)}
        hint={t("form.onePerLine")}
        value={isNone ? "" : text}
        disabled={isNone}
        onChange={(value) => set({ text: value })}
        error={blamed(`facts.${name}`)}
      />
      <label className="row none-box">
        <input
          type="checkbox"
          checked={isNone}
          onChange={(event) => set({ isNone: event.currentTarget.checked })}
        />
        {t(`form.none.${name}`)}
      </label>
    </div>
  );
}

function DeploymentFields({ draft, onChange, blamed }: Props) {
  const { t } = useTranslation("environments");
  const set = (change: Partial<FactsDraft["deployment"]>) =>
    onChange({ ...draft, deployment: { ...draft.deployment, ...change } });
  return (
    <>
      <div className="part-fields even">
        {(["nodes", "proxy", "directory", "sso"] as const).map((name) => (
          <TextField
            key={name}
            label={t(`deployment.${name}`)}
            value={draft.deployment[name]}
            onChange={(value) => set({ [name]: value })}
            error={blamed(`facts.deployment.${name}`)}
          />
        ))}
      </div>
      <AreaField
        label={t("deployment.notes")}
        value={draft.deployment.notes}
        onChange={(notes) => set({ notes })}
        error={blamed("facts.deployment.notes")}
      />
    </>
  );
}
