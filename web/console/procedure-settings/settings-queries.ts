/** What the desk sets of the procedure, and what a change would do. */
import { queryOptions } from "@tanstack/react-query";
import { getSettings, previewSettings } from "#api/procedure-settings.ts";
import type { GivenSettings, SettingsPage, SettingsPreview } from "#api/procedure-settings.ts";
import { ask } from "#web/session/ask.ts";

export type { GivenSettings, SettingsPage, SettingsPreview };
export type Change = SettingsPreview["changes"][number];

export const settingsQuery = queryOptions({
  queryKey: ["procedure", "settings"],
  queryFn: ({ signal }) => ask(getSettings, { signal }),
});

/** @param version against which it is looked at: after somebody else's change it is looked at anew. */
export const previewQuery = (version: string, settings: GivenSettings) =>
  queryOptions({
    queryKey: ["procedure", "preview", version, settings],
    queryFn: ({ signal }) => ask(previewSettings, { body: { settings }, signal }),
    retry: false,
    staleTime: 30_000,
  });
