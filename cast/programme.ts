import type { MilestoneRule, SetDay } from "#core/catalogue/milestone-rules.ts";
import type { AddOnEntry, StackEntry } from "#core/catalogue/release-line.ts";
import type { StackComponent } from "#core/catalogue/vocabulary.ts";
import { supportedAddOns } from "#core/contracts/templates/exo.ts";

export interface Line {
  readonly line: string;
  readonly setDays: readonly SetDay[];
  readonly stack: readonly StackEntry[];
  readonly addOns: readonly AddOnEntry[];
}

export interface Programme {
  readonly product: string;
  readonly rules: readonly (MilestoneRule & { readonly source: string })[];
  readonly lines: readonly Line[];
}

/** What the vendor's own bundles and acceptance tests run each line on; its contractual list is not public. */
const runsOn: readonly (readonly [line: string, ...parts: readonly string[]])[] = [
  [
    "4.0",
    "os Linux",
    "os Windows",
    "app_server Tomcat 7.0",
    "app_server JBoss EAP 6.1",
    "jvm JDK 6",
    "database MySQL 5.6",
    "database PostgreSQL 9.4",
    "database Oracle 12cR1",
    "database SQL Server 2014",
  ],
  [
    "4.1",
    "os Linux",
    "os Windows",
    "app_server Tomcat 7.0",
    "app_server JBoss EAP 6.2",
    "jvm JDK 7",
    "database MySQL 5.6",
    "database PostgreSQL 9.4",
    "database Oracle 12cR1",
    "database SQL Server 2014",
  ],
  [
    "4.2",
    "os Linux",
    "os Windows",
    "app_server Tomcat 7.0",
    "app_server JBoss EAP 6.2",
    "jvm JDK 7",
    "database MySQL 5.6",
    "database PostgreSQL 9.4",
    "database Oracle 12cR1",
    "database SQL Server 2014",
  ],
  [
    "4.3",
    "os Linux",
    "os Windows",
    "app_server Tomcat 7.0",
    "app_server JBoss EAP 6.2",
    "jvm JDK 7",
    "database MySQL 5.6",
    "database PostgreSQL 9.4",
    "database Oracle 12cR1",
    "database SQL Server 2014",
    "search_engine Elasticsearch 1.7",
  ],
  [
    "4.4",
    "os Linux",
    "os Windows",
    "app_server Tomcat 7.0",
    "app_server JBoss EAP 6.4",
    "jvm JDK 7",
    "database MySQL 5.6",
    "database PostgreSQL 9.4",
    "database Oracle 12cR1",
    "database SQL Server 2014",
    "search_engine Elasticsearch 2.3",
  ],
  [
    "5.0",
    "os Linux",
    "os Windows",
    "app_server Tomcat 8.5",
    "app_server JBoss EAP 7.0",
    "jvm JDK 8",
    "database MySQL 5.7",
    "database PostgreSQL 9.6",
    "database Oracle 12cR2",
    "database SQL Server 2014",
    "search_engine Elasticsearch 5.6",
  ],
  [
    "5.1",
    "os Linux",
    "os Windows",
    "app_server Tomcat 8.5",
    "app_server JBoss EAP 7.1",
    "jvm JDK 8",
    "database MySQL 5.7",
    "database PostgreSQL 10",
    "database Oracle 12cR2",
    "database SQL Server 2017",
    "search_engine Elasticsearch 5.6",
  ],
  [
    "5.2",
    "os Linux",
    "os Windows",
    "app_server Tomcat 8.5",
    "app_server JBoss EAP 7.1",
    "jvm JDK 8",
    "database MySQL 5.7",
    "database PostgreSQL 10",
    "database Oracle 12cR2",
    "database SQL Server 2017",
    "search_engine Elasticsearch 5.6",
  ],
  [
    "5.3",
    "os Linux",
    "os Windows",
    "app_server Tomcat 8.5",
    "jvm JDK 8",
    "database MySQL 5.7",
    "database PostgreSQL 10",
    "search_engine Elasticsearch 5.6",
  ],
  [
    "6.0",
    "os Linux",
    "app_server Tomcat 8.5",
    "jvm JDK 11",
    "database MySQL 8.0",
    "database PostgreSQL 11",
  ],
  [
    "6.1",
    "os Linux",
    "app_server Tomcat 8.5",
    "jvm JDK 11",
    "database MySQL 8.0",
    "database PostgreSQL 13",
  ],
  [
    "6.2",
    "os Linux",
    "app_server Tomcat 8.5",
    "jvm JDK 11",
    "database MySQL 8.0",
    "database PostgreSQL 13",
  ],
  [
    "6.3",
    "os Linux",
    "app_server Tomcat 9.0",
    "jvm JDK 11",
    "database MySQL 8.0",
    "database PostgreSQL 14",
  ],
  [
    "6.4",
    "os Linux",
    "app_server Tomcat 9.0",
    "jvm JDK 17",
    "database MySQL 8.0",
    "database PostgreSQL 14",
  ],
  [
    "6.5",
    "os Linux",
    "app_server Tomcat 9.0",
    "jvm JDK 17",
    "database MySQL 8.0",
    "database PostgreSQL 15",
  ],
  [
    "7.0",
    "os Linux",
    "app_server Tomcat 10",
    "jvm JDK 21",
    "database MySQL 8.4",
    "database PostgreSQL 17",
    "search_engine Elasticsearch 8.14",
  ],
  [
    "7.1",
    "os Linux",
    "app_server Tomcat 10",
    "jvm JDK 21",
    "database MySQL 8.4",
    "database PostgreSQL 17",
    "search_engine Elasticsearch 8.14",
  ],
];

function partOf(written: string): StackEntry {
  const [, component = "", name = "", version] =
    /^(\S+) (.+?)(?: (\S*\d\S*))?$/u.exec(written) ?? [];
  return {
    component: component as StackComponent,
    name,
    version: version ?? null,
    standing: "supported",
  };
}

/** The web pack is no longer supported from 6.0 on. */
function addOnsOf(line: string): readonly AddOnEntry[] {
  const isLater = Number(line.split(".")[0]) >= 6;
  return supportedAddOns.map((name) => ({
    name,
    supported: !(isLater && name === "exo-web-pack"),
  }));
}

/**
 * The first vendor's programme, of what is public. Its days of end of support life are not: the demo's administrator has
 * set those of the oldest lines, and left the others to a rule of the contract of 2013 or to nobody.
 */
export const programme: Programme = {
  product: "exo-platform",
  rules: [
    {
      kind: "end_of_maintenance",
      after: "next_line",
      period: Temporal.Duration.from("P1Y"),
      source: "eXo Master Subscription Agreement, 2013: a year after the release that follows",
    },
  ],
  lines: runsOn.map(([line, ...parts]) => ({
    line,
    setDays: demoDays(line),
    stack: [
      ...parts.map(partOf),
      { component: "database", name: "HSQLDB", version: null, standing: "incompatible" },
    ],
    addOns: addOnsOf(line),
  })),
};

/** Not the vendor's days: those of an administrator of the demo. */
function demoDays(line: string): readonly SetDay[] {
  const days: Readonly<Record<string, string>> = {
    "4.0": "2016-12-03",
    "4.1": "2017-06-30",
    "4.2": "2018-06-30",
    "4.3": "2019-01-11",
    "4.4": "2021-01-12",
    "5.0": "2022-03-30",
  };
  const day = days[line];
  return day === undefined ? [] : [{ kind: "eosl", on: Temporal.PlainDate.from(day) }];
}
