/**
 * useRecorded(form, people): who said so, how and when. RecordedFields { … } shows them; toRecorded() is what the command says.
 */
import { useTranslation } from "react-i18next";
import { RECORDED_CHANNELS } from "#core/tickets/vocabulary.ts";
import type { RecordedChannel } from "#core/tickets/vocabulary.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { oneOf } from "../one-of.ts";
import { instantOf, wallTime } from "#web/ui/wall-time.ts";
import { SelectField, TextField } from "./controls.tsx";

type Named = { id: string; name: string };
type RecordedValues = { saidBy: string; channel: string; saidAt: string };
export type Recorded = { saidBy: string | null; channel: RecordedChannel; saidAt: string };

export const noRecord: RecordedValues = { saidBy: "", channel: "phone", saidAt: "" };

type Props = {
  values: RecordedValues;
  set: (name: keyof RecordedValues, value: string) => void;
  error: (field: string) => string | undefined;
  people: readonly Named[];
  /** What the desk found by itself is nobody's word: it can inform, and settle nothing. */
  channels?: readonly RecordedChannel[];
};

const spoken = RECORDED_CHANNELS.filter((channel) => channel !== "found_by_desk");

export function RecordedFields({ values, set, error, people, channels = spoken }: Props) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { timeZone } = useReader();
  const now = wallTime(useMinute(), timeZone);
  return (
    <div className="fields">
      {values.channel === "found_by_desk" ? null : (
        <SelectField
          label={t("recorded.saidBy")}
          value={values.saidBy || (people[0]?.id ?? "")}
          onChange={(value) => set("saidBy", value)}
          error={error("recorded.saidBy")}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        label={t("recorded.channel")}
        value={values.channel}
        onChange={(value) => set("channel", value)}
        error={error("recorded.channel")}
        options={channels.map((channel) => ({
          value: channel,
          label: t(`lifecycle:channels.${channel}.name`),
        }))}
      />
      <TextField
        label={t("recorded.saidAt")}
        type="datetime-local"
        value={values.saidAt || now}
        max={now}
        onChange={(value) => set("saidAt", value)}
        error={error("recorded.saidAt") ?? error("recorded")}
        hint={timeZone}
      />
    </div>
  );
}

export function toRecorded(
  values: RecordedValues,
  people: readonly Named[],
  timeZone: string,
): Recorded {
  return {
    saidBy: values.channel === "found_by_desk" ? null : values.saidBy || (people[0]?.id ?? ""),
    channel: oneOf(RECORDED_CHANNELS, values.channel) ?? "phone",
    saidAt: instantOf(values.saidAt, timeZone) ?? new Date().toISOString(),
  };
}
