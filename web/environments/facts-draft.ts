/** Facts of a system while somebody types them: texts, and whether a list is said to be empty. */
import type { SaidFactsView } from "#api/environment-views.ts";

export const PARTS = ["os", "app_server", "jvm", "database", "search_engine"] as const;
export type PartName = (typeof PARTS)[number];
export const LISTS = ["add_ons", "third_party"] as const;
export type ListName = (typeof LISTS)[number];

export type FactsDraft = Readonly<Record<"release" | "machine" | "user_volume", string>> &
  Readonly<Record<PartName, { readonly name: string; readonly version: string }>> &
  Readonly<Record<ListName, { readonly text: string; readonly isNone: boolean }>> & {
    readonly deployment: Readonly<
      Record<"nodes" | "proxy" | "directory" | "sso" | "notes", string>
    >;
  };

export function draftOf(said: SaidFactsView): FactsDraft {
  const part = (name: PartName) => ({
    name: said[name]?.name ?? "",
    version: said[name]?.version ?? "",
  });
  const list = (name: ListName) => ({
    text: said[name]?.join("\n") ?? "",
    isNone: said[name]?.length === 0,
  });
  const { deployment } = said;
  return {
    release: said.release ?? "",
    machine: said.machine ?? "",
    user_volume: said.user_volume === undefined ? "" : String(said.user_volume),
    os: part("os"),
    app_server: part("app_server"),
    jvm: part("jvm"),
    database: part("database"),
    search_engine: part("search_engine"),
    add_ons: list("add_ons"),
    third_party: list("third_party"),
    deployment: {
      nodes: deployment?.nodes ? String(deployment.nodes) : "",
      proxy: deployment?.proxy ?? "",
      directory: deployment?.directory ?? "",
      sso: deployment?.sso ?? "",
      notes: deployment?.notes ?? "",
    },
  };
}

const lineOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the draft says; what is blank is not spoken of. Figures that are none are sent as they are, for the desk to refuse. */
export function saidOf(draft: FactsDraft): SaidFactsView {
  const { nodes, proxy, directory, sso, notes } = draft.deployment;
  const hasDeployment = [nodes, proxy, directory, sso, notes].some((text) => text.trim() !== "");
  return {
    ...lineOf("release", draft.release),
    ...lineOf("machine", draft.machine),
    ...(draft.user_volume.trim() === "" ? {} : { user_volume: figureOf(draft.user_volume) }),
    ...Object.fromEntries(
      PARTS.filter((name) => draft[name].name.trim() !== "").map((name) => [
        name,
        { name: draft[name].name.trim(), version: lineOrNull(draft[name].version) },
      ]),
    ),
    ...Object.fromEntries(
      LISTS.filter((name) => draft[name].isNone || draft[name].text.trim() !== "").map((name) => [
        name,
        draft[name].isNone ? [] : linesOf(draft[name].text),
      ]),
    ),
    ...(hasDeployment
      ? {
          deployment: {
            nodes: nodes.trim() === "" ? null : figureOf(nodes),
            proxy: lineOrNull(proxy),
            directory: lineOrNull(directory),
            sso: lineOrNull(sso),
            notes: notes.trim(),
          },
        }
      : {}),
  };
}

function lineOf<Name extends "release" | "machine">(name: Name, text: string) {
  return text.trim() === "" ? {} : { [name]: text.trim() };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Spaces between thousands are no part of a figure. */
function figureOf(text: string): number {
  return Number(text.replaceAll(/[\s\u00A0\u202F]/gu, ""));
}
