/**
 * useIntake(request, place, files): the form of the nature, how it stands as one types, and the system:
 *   { form, judged, choice, system, environment, waits, stray, described(), given(ids) }.
 */
import { useQuery } from "@tanstack/react-query";
import type { EnvironmentView } from "#api/environment-views.ts";
import type { fileTicket } from "#api/tickets.ts";
import type { GivenBody } from "#api/route.ts";
import type { JudgedItem } from "#core/intake/completeness.ts";
import { environmentQuery } from "#web/environments/environment-queries.ts";
import { useEnvironmentChoice, type Place } from "#web/environments/environment-field.tsx";
import type { Nature } from "#core/tickets/vocabulary.ts";
import { formsQuery } from "./intake-queries.ts";
import type { Form } from "./intake-queries.ts";
import { judge, strayOf, withStray } from "./told.ts";
import type { NamedFile, Stray, Told } from "./told.ts";
import { useItemWords } from "./use-item-words.ts";

/** A request while it is written, as far as its form is concerned. */
type Written = {
  nature: Nature | undefined;
  description: string;
  told: Told;
  environment: string;
};

export type Intake = {
  form: Form | undefined;
  judged: readonly JudgedItem[];
  choice: ReturnType<typeof useEnvironmentChoice>;
  /** The one that is shown as chosen: it is what is sent, whether or not its page has come yet. */
  system: string | null;
  environment: EnvironmentView | undefined;
  /** Until the forms and the systems are there, nobody knows what is to be sent, and nothing is. */
  waits: Waits | undefined;
  /** Answers that have no field here: to items that the form asked for once, or of another nature. */
  stray: readonly Stray[];
  /** The description as it is sent, with those. */
  described: () => string;
  /** What is sent of it, with files that come along. */
  given: (ids: readonly string[]) => GivenBody<typeof fileTicket>["intake"];
};

export type Waits = {
  /** Why they did not come; null while they may still. */
  error: Error | null;
  again: () => void;
};

export function useIntake(request: Written, place: Place, files: readonly NamedFile[]): Intake {
  const forms = useQuery(formsQuery);
  const { labelOf } = useItemWords();
  const { data } = forms;
  const nature = request.nature ?? "problem_report";
  const form = data?.forms.find((one) => one.nature === nature);
  const choice = useEnvironmentChoice(place, request.environment);
  const { data: environment } = useQuery({
    ...environmentQuery(choice.chosen?.id ?? ""),
    enabled: choice.chosen !== undefined,
  });
  const { description, told } = request;
  const known = choice.chosen === undefined ? undefined : environment;
  const judged =
    form === undefined ? [] : judge(form, told, { description, files, environment: known });
  const stray = data === undefined ? [] : strayOf(form, told, labelOf);
  return {
    form,
    judged,
    choice,
    system: choice.chosen?.id ?? null,
    environment: known,
    waits: waitsOf(forms, choice),
    stray,
    described: () => withStray(description, stray),
    given: (ids) =>
      form === undefined
        ? null
        : {
            form: form.version,
            texts: textsOf(form, told.texts),
            circumstances: [...told.circumstances],
            files: ids.flatMap((attachment) => {
              const kind = told.kinds[attachment];
              return kind === undefined ? [] : [{ attachment, kind }];
            }),
          },
  };
}

function waitsOf(
  forms: { data: unknown; error: Error | null; refetch: () => Promise<unknown> },
  choice: Intake["choice"],
): Waits | undefined {
  const areThere = forms.data !== undefined;
  if (areThere && !choice.pending) return undefined;
  const again = () => {
    if (!areThere) void forms.refetch();
    if (choice.pending) choice.again();
  };
  return { error: (areThere ? null : forms.error) ?? choice.error, again };
}

/** Answers to the items of this form; what has no field in it is told in the description. */
function textsOf(form: Form, texts: Readonly<Record<string, string>>): Record<string, string> {
  const keys = new Set(form.items.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(texts).filter(([key, text]) => keys.has(key) && text.trim() !== ""),
  );
}
