/** AssignForm: give the ticket to an agent. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { agentsQuery } from "../queries.ts";
import { SelectField } from "./controls.tsx";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";

export function AssignForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, "assign", { assignee: "" });
  const { data } = useQuery(agentsQuery);
  const { assignee } = props.ticket;
  const workers = (data?.items ?? []).filter(
    ({ id, account, roles }) =>
      account !== "deactivated" &&
      id !== assignee?.id &&
      roles.some((role) => role !== "administrator"),
  );
  const send = () =>
    form.run((meta) =>
      ask(ticketCommands.assign, { ...meta, body: { assignee: form.values.assignee } }),
    );
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.assign.button")}
      explain={t("lifecycle:commands.assign.does")}
      sees={t("composer.bothRead")}
      submitLabel={t("lifecycle:commands.assign.button")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={form.values.assignee === ""}
    >
      <SelectField
        label={t("assign.to")}
        autoFocus
        empty={t("assign.choose")}
        value={form.values.assignee}
        onChange={(id) => form.set("assignee", id)}
        error={form.error("assignee")}
        options={workers.map(({ id, name, level }) => ({
          value: id,
          label: `${name} · ${t(`lifecycle:levels.${level}`)}`,
        }))}
      />
    </FormFrame>
  );
}
