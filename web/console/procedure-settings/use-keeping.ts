/** useKeeping(page, onKept): puts settings into force with their reason, unless somebody else's came in between unseen. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings } from "#api/procedure-settings.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { notify } from "#web/ui/notices.tsx";
import { settingsQuery } from "./settings-queries.ts";
import type { GivenSettings, SettingsPage } from "./settings-queries.ts";

export type Keeping = ReturnType<typeof useKeeping>;

export function useKeeping({ version }: SettingsPage, onKept: (settings: GivenSettings) => void) {
  const { t } = useTranslation("settings");
  const queries = useQueryClient();
  const { text: why, setText: setWhy, forget } = useDraft("settings-why");
  // What is typed began with this version: somebody else's change is not overwritten unseen.
  const [seen, setSeen] = useState(version);
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: (settings: GivenSettings) =>
      ask(changeSettings, { ifMatch: seen, body: { settings, why } }),
    onSuccess: (page) => {
      queries.setQueryData(settingsQuery.queryKey, page);
      setSeen(page.version);
      forget();
      onKept(page.settings);
      notify({ tone: "done", title: t("change.saved") });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["procedure"] }),
  });
  const goOn = () => {
    setSeen(version);
    reset();
  };
  return { why, setWhy, error, isPending, goOn, keep: mutate };
}
