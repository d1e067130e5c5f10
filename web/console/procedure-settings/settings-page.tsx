/** What the desk sets of the procedure: read by all of it, changed by managers, who see what follows before it holds. */
import "./procedure-settings.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changedSettings } from "#core/procedure/change-settings.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ChangeCard } from "./change-card.tsx";
import { SettingFields } from "./setting-fields.tsx";
import { SettingValues } from "./setting-values.tsx";
import { draftOf, faultsOf, settingsOf } from "./settings-draft.ts";
import { SettingsHistory } from "./settings-history.tsx";
import { settingsQuery } from "./settings-queries.ts";
import type { Change, GivenSettings, SettingsPage as Page } from "./settings-queries.ts";
import { useKeeping } from "./use-keeping.ts";

export function SettingsPage() {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <div className="page">
      <PageHeader title={t("title")} lead={t("lead")}>
        <Link to="/console/procedure">{t("published")}</Link>
      </PageHeader>
      {data ? (
        <div className="stack">
          {data.may.change ? <SettingsForm page={data} /> : <Reading page={data} />}
          <SettingsHistory history={data.history} />
        </div>
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function Reading({ page: { settings, defaults } }: { page: Page }) {
  const { t } = useTranslation("settings");
  return (
    <>
      <p className="muted">{t("readOnly")}</p>
      <div className="setting-groups">
        <SettingValues settings={settings} defaults={defaults} />
      </div>
    </>
  );
}

function SettingsForm({ page }: { page: Page }) {
  const [draft, setDraft] = useState(() => draftOf(page.settings));
  const keeping = useKeeping(page, (kept) => setDraft(draftOf(kept)));
  const faults = faultsOf(draft);
  const settings = settingsOf(draft);
  const changes = changesOf(page.settings, settings);
  return (
    <form
      className="setting-columns"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.size === 0 && changes.length > 0 && !keeping.isPending) keeping.keep(settings);
      }}
    >
      <div className="stack">
        <SettingFields draft={draft} defaults={page.defaults} faults={faults} onChange={setDraft} />
      </div>
      <div className="setting-change">
        <ChangeCard
          version={page.version}
          settings={settings}
          changes={changes}
          isSound={faults.size === 0}
          keeping={keeping}
          onUndo={() => {
            setDraft(draftOf(page.settings));
            keeping.goOn();
          }}
        />
      </div>
    </form>
  );
}

function changesOf(before: GivenSettings, after: GivenSettings): Change[] {
  return changedSettings(before, after).map(({ setting }) => ({
    setting,
    before: before[setting],
    after: after[setting],
  }));
}
