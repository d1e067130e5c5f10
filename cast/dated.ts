const mark = /\{-(?:(?:(\d+)d )?(\d+):)?(\d+):(\d+)(?:\.(\d+))?\}/gu;

/**
 * A text in which every mark such as `{-12:07.431}` or `{-1d 02:12:07.431}` has become the moment that long before
 * `instant`, written as platform.log writes moments, on the clock of `timeZone`. So a log always ends just before it is sent.
 */
export function dated(text: string, instant: Temporal.Instant, timeZone: string): string {
  return text.replaceAll(
    mark,
    (_, days?: string, hours?: string, minutes?: string, seconds?: string, fraction?: string) => {
      const milliseconds = Number((fraction ?? "0").padEnd(3, "0"));
      const before =
        (((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes)) * 60 +
          Number(seconds)) *
          1000 +
        milliseconds;
      const moment = instant
        .round("second")
        .subtract({ milliseconds: before })
        .toZonedDateTimeISO(timeZone);
      return moment
        .toPlainDateTime()
        .toString({ fractionalSecondDigits: 3 })
        .replace("T", " ")
        .replace(".", ",");
    },
  );
}
