import { queryOptions } from "@tanstack/react-query";
import { getGuide } from "#api/guide.ts";
import { getConformity, listFormVersions, listIntakeForms } from "#api/intake.ts";
import type { IntakeFormView } from "#api/intake.ts";
import type { GivenQuery } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type Form = IntakeFormView;
export type Item = Form["items"][number];

export const formsQuery = queryOptions({
  queryKey: ["intake", "forms"],
  queryFn: ({ signal }) => ask(listIntakeForms, { signal }),
});

export const versionsQuery = (nature: Form["nature"]) =>
  queryOptions({
    queryKey: ["intake", "versions", nature],
    queryFn: ({ signal }) => ask(listFormVersions, { params: { nature }, signal }),
  });

/** Keys begin with "ticket", so that whatever changes the ticket renews it. */
export const conformityQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket", reference, "conformity"],
    queryFn: ({ signal }) => ask(getConformity, { params: { reference }, signal }),
  });

export const guideQuery = (wanted: NonNullable<GivenQuery<typeof getGuide>>) =>
  queryOptions({
    queryKey: ["guide", wanted],
    queryFn: ({ signal }) => ask(getGuide, { query: wanted, signal }),
    staleTime: Infinity,
  });
