import { sentence } from "#locales/terminal.js";
import { defaultOf, settingNames } from "#server/platform/settings.ts";

const commands = [
  "start",
  "seed",
  "migrate",
  "doctor",
  "verify",
  "why",
  "check",
  "bench",
  "procedure",
  "renew",
  "screenshots",
] as const;

/** The page of `--help`, from the same table that validates the environment. */
export function helpPage(): string {
  const options = [
    ["--demo", sentence("help.option_demo")],
    ["--no-demo", sentence("help.option_no_demo")],
    ["--help", sentence("help.option_help")],
  ] as const;
  return [
    sentence("help.usage"),
    ...section(sentence("help.options"), options),
    ...section(
      sentence("help.commands"),
      commands.map((name) => [name, sentence(`help.command_${name}`)]),
    ),
    ...section(
      sentence("help.variables"),
      settingNames.map((name) => [
        name,
        sentence(`variables.${name}`) + defaultNote(defaultOf(name)),
      ]),
    ),
    "",
  ].join("\n");
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  return ["", title, ...rows.map(([name, meaning]) => `  ${name.padEnd(22)} ${meaning}`)];
}

function defaultNote(value: string): string {
  return value === "" ? "" : ` (${sentence("help.default", { value })})`;
}
