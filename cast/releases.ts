/** A version that is out on a known day, or one that is promised: so many days from the moment the demo is made. */
export type Release =
  | { readonly product: string; readonly version: string; readonly releasedOn: string }
  | { readonly product: string; readonly version: string; readonly plannedInDays: number };

/** The real versions whose day is publicly known; the days are those of their tags, within days of general availability. */
const released: readonly (readonly [version: string, releasedOn: string])[] = [
  ["4.0.0", "2013-04-25"],
  ["4.0.2-CP01", "2013-08-30"],
  ["4.0.7", "2014-08-13"],
  ["4.1.0", "2014-12-03"],
  ["4.1.1", "2015-04-22"],
  ["4.2.0", "2015-06-30"],
  ["4.2.1", "2015-11-02"],
  ["4.2.1-CP01", "2015-11-13"],
  ["4.2.1-CP02", "2015-12-02"],
  ["4.3.0", "2016-01-11"],
  ["4.3.1", "2016-07-13"],
  ["4.3.1-CP01", "2016-08-18"],
  ["4.4.0", "2017-01-12"],
  ["4.4.1", "2017-04-14"],
  ["4.4.2", "2017-06-12"],
  ["4.4.3", "2017-09-05"],
  ["4.4.4", "2018-01-11"],
  ["4.4.5", "2018-05-29"],
  ["4.4.5-CP01", "2018-07-11"],
  ["5.0.0", "2018-03-30"],
  ["5.0.1", "2018-06-13"],
  ["5.0.2", "2018-07-30"],
  ["5.0.3", "2018-09-12"],
  ["5.0.4", "2018-10-29"],
  ["5.1.0", "2018-09-28"],
  ["5.1.1", "2018-12-20"],
  ["5.1.2", "2019-01-30"],
  ["5.1.3", "2019-03-15"],
  ["5.1.3-CP01", "2019-09-12"],
  ["5.2.0", "2019-03-29"],
  ["5.2.1", "2019-05-11"],
  ["5.2.2", "2019-07-08"],
  ["5.2.3", "2019-09-04"],
  ["5.2.4", "2019-10-31"],
  ["5.2.5", "2019-12-05"],
  ["5.3.0", "2019-12-17"],
  ["5.3.1", "2020-02-04"],
  ["5.3.2", "2020-03-26"],
  ["5.3.3", "2020-05-08"],
  ["5.3.4", "2020-07-15"],
  ["5.3.5", "2020-08-28"],
  ["5.3.6", "2020-12-17"],
  ["6.0.0", "2020-09-01"],
  ["6.0.4", "2021-01-04"],
  ["6.1.0", "2021-03-04"],
  ["6.1.5", "2021-09-02"],
  ["6.2.0", "2021-09-17"],
  ["6.2.5", "2022-03-22"],
  ["6.3.0", "2022-06-08"],
  ["6.3.4", "2023-01-24"],
  ["6.4.0", "2023-03-29"],
  ["6.4.4", "2023-11-21"],
  ["6.5.0", "2024-01-04"],
  ["6.5.5", "2024-12-05"],
  ["7.0.0", "2025-04-10"],
  ["7.0.3", "2025-08-13"],
  ["7.1.0", "2026-01-16"],
  ["7.1.1", "2026-01-16"],
  ["7.1.2", "2026-02-12"],
  ["7.1.3", "2026-05-04"],
];

export const releases: readonly Release[] = [
  ...released.map(([version, releasedOn]) => ({ product: "exo-platform", version, releasedOn })),
  { product: "exo-platform", version: "6.5.6", plannedInDays: 9 },
  { product: "exo-platform", version: "7.1.4", plannedInDays: 23 },
];

/** The day that a release came out, or is promised for. */
export function dayOf(release: Release, today: Temporal.PlainDate): Temporal.PlainDate {
  return "releasedOn" in release
    ? Temporal.PlainDate.from(release.releasedOn)
    : today.add({ days: release.plannedInDays });
}
