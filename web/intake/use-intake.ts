/** useIntake(request, place, files): the form of the nature, how it stands as one types, and the system: { form, judged, choice, environment, given(ids) }. */
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
import { judge } from "./told.ts";
import type { NamedFile, Told } from "./told.ts";

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
  environment: EnvironmentView | undefined;
  /** What is sent of it, with files that come along. */
  given: (ids: readonly string[]) => GivenBody<typeof fileTicket>["intake"];
};

export function useIntake(request: Written, place: Place, files: readonly NamedFile[]): Intake {
  const { data } = useQuery(formsQuery);
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
  return {
    form,
    judged,
    choice,
    environment: known,
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

/** Answers to the items of this form; what was typed for another nature stays in the draft alone. */
function textsOf(form: Form, texts: Readonly<Record<string, string>>): Record<string, string> {
  const keys = new Set(form.items.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(texts).filter(([key, text]) => keys.has(key) && text.trim() !== ""),
  );
}
