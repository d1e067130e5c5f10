/** plansQuery(shown), planQuery(id): reports that are planned. usePlanChange(send, done, onDone): one change of a plan, told when it is done. */
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { getReportSchedule, listReportSchedules } from "#api/report-schedules.ts";
import type { ReportScheduleView } from "#api/report-schedules.ts";
import { ask } from "#web/session/ask.ts";
import { notify } from "#web/ui/notices.tsx";

export type Plan = ReportScheduleView;
export type Shown = "kept" | "removed";

export const plansQuery = (shown: Shown) =>
  infiniteQueryOptions({
    queryKey: ["plans", "list", shown],
    queryFn: ({ pageParam, signal }) =>
      ask(listReportSchedules, {
        query: { shown, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const planQuery = (schedule: string) =>
  queryOptions({
    queryKey: ["plans", schedule],
    queryFn: ({ signal }) => ask(getReportSchedule, { params: { schedule }, signal }),
  });

export function usePlanChange<Given = void>(
  send: (given: Given) => Promise<Plan>,
  done: string,
  onDone: (plan: Plan) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (plan) => {
      queries.setQueryData(planQuery(plan.id).queryKey, plan);
      notify({ tone: "done", title: done });
      onDone(plan);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["plans"] }),
  });
}
