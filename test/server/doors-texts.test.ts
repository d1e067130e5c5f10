import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { openArvorCase, valueOf, type ArvorCase } from "#test/harness/case.ts";
import { filing, knock, post, type Heard } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
});
afterAll(() => world.close());

const claire = () => ({ cookie: world.cookieOf("claire") });
const invisible = {
  "a change of direction": "facture\u202Egpj.exe",
  "an isolated change of direction": "\u2066facture\u2069",
  "a zero-width space": "Cl\u200Baire",
  "a zero-width joiner": "Cl\u200Daire",
  "a word joiner": "Cl\u2060aire",
  "a byte order mark": "Cl\uFEFFaire",
  "a NUL byte": "Cl\u0000aire",
  "an escape of a terminal": "\u001b[31mClaire",
  "a line end": "Claire\r\nBcc: all@evil.example",
  "a line separator": "Claire\u2028x",
  "half a surrogate pair": "Claire\ud83d",
  "the other half": "\ude00Claire",
  "an interlinear note": "Claire\uFFF9x",
  "an Arabic letter mark": "Cl\u061Caire",
  "a soft hyphen": "Cl\u00ADaire",
  "a joiner of combining marks": "Cl\u034Faire",
  "the beginning of a Korean syllable": "Cl\u115Faire",
  "a filler of Korean": "Claire\u3164x",
  "a narrow filler of Korean": "Claire\uFFA0x",
  "a Mongolian separator": "Cl\u180Eaire",
  "an empty pattern of Braille": "Claire\u2800x",
  "a variation of a letter": "Cl\uFE01aire",
  "words in tags": "Claire\u{E0061}\u{E007F}",
} as const;

/** Every place that holds one visible line. */
const lines: readonly (readonly [string, (value: string) => Promise<Heard>, string])[] = [
  [
    "a subject",
    (value) => post(world, "claire", "/tickets", filing(world, { subject: value })),
    "subject",
  ],
  [
    "an organisation's name",
    (value) => post(world, "manager", "/organisations", { name: value, kind: "customer" }),
    "name",
  ],
  [
    "a contact's name",
    (value) =>
      post(world, "manager", `/organisations/${world.organisations.arvor}/contacts`, {
        name: value,
        email: "new@arvor.example",
        language: "fr",
        timeZone: "UTC",
      }),
    "name",
  ],
  [
    "one's own name",
    (value) =>
      knock(world, {
        method: "PATCH",
        url: "/api/v1/me",
        headers: claire(),
        payload: JSON.stringify({ name: value }),
      }),
    "name",
  ],
  [
    "the title of a resource",
    (value) =>
      post(world, "nadia", `/tickets/${arvor.reference}/conclude`, {
        conclusion: {
          kind: "information",
          text: "x",
          resource: { title: value, url: "https://a.example" },
        },
      }),
    "conclusion.resource.title",
  ],
  [
    "the address of a resource",
    (value) =>
      post(world, "nadia", `/tickets/${arvor.reference}/conclude`, {
        conclusion: {
          kind: "information",
          text: "x",
          resource: { title: "x", url: `https://a.example/${value}` },
        },
      }),
    "conclusion.resource.url",
  ],
];

test.each(lines)("%s holds nothing that a reader cannot see", async (_, send, field) => {
  const before = await rowCounts(world);
  for (const [label, value] of Object.entries(invisible)) {
    const { code, problem } = await send(value);
    expect([label, code, problem.field]).toEqual([label, "hidden_characters", field]);
  }
  expect(await rowCounts(world)).toEqual(before);
});

const dangerous = [
  "an escape of a terminal",
  "a NUL byte",
  "a change of direction",
  "half a surrogate pair",
  "words in tags",
] as const;

test.each(["reply", "note"])(
  "a %s of many lines takes no control, no change of direction and no words in tags",
  async (command) => {
    const before = await rowCounts(world);
    for (const label of dangerous) {
      const { code, problem } = await post(
        world,
        "nadia",
        `/tickets/${arvor.reference}/${command}`,
        {
          text: `a\n\n${invisible[label]}`,
        },
      );
      expect([label, code, problem.field]).toEqual([label, "hidden_characters", "text"]);
    }
    expect(await rowCounts(world)).toEqual(before);
  },
);

test.each([
  " \n ",
  "\u200B\u200D",
  "\u00AD\u034F",
  "\u3164",
  "\uFFA0 \u115F\u1160",
  "\u2800\u2800",
  "\uFE0F",
])("a reply of %j, of which nobody sees anything, is empty", async (text) => {
  const before = await rowCounts(world);
  const reply = `/tickets/${arvor.reference}/reply`;
  expect((await post(world, "claire", reply, { text })).code).toBe("text_required");
  expect((await post(world, "claire", "/tickets", filing(world, { description: text }))).code).toBe(
    "text_required",
  );
  expect(await rowCounts(world)).toEqual(before);
});

const verbatim = [
  "<script>alert(document.cookie)</script>",
  "[cliquez](javascript:alert(1)) ![x](https://evil.example/pixel.gif?r=EXO)",
  '<img src=x onerror="alert(1)"><form action=//evil.example><button formaction="javascript:1">',
  "{{constructor.constructor('return process')()}} ${7*7} #{7*7} <%= 7*7 %>",
  "$t(problems:not_found.title) {{field}} %s %n",
  '=HYPERLINK("https://evil.example")',
  "'; drop table ticket; -- \\' or ''='",
  "e\u0301cran, 👩\u200d💻, نص, \u00a0fin",
  "می\u200Cخواهم, Donau\u00ADdampfschiff, ❤\uFE0F, 葛\u{E0100}城, 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
  "trois\r\nlignes\n\tavec une tabulation",
  "z\u0351\u036b\u0343\u036a".repeat(200),
];

test.each(verbatim)("%j is kept to the letter, and served as data only", async (text) => {
  const params = { reference: arvor.reference };
  valueOf(await world.as("claire")(ticketCommands.reply, { params, body: { text } }));
  const { json, headers } = await knock(world, {
    method: "GET",
    url: `/api/v1/tickets/${arvor.reference}`,
    headers: claire(),
  });
  const { events } = json as { events: { texts: Record<string, string> }[] };
  expect(events.at(-1)?.texts["text"]).toBe(text);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
});

test("a subject full of markup is kept and found to the letter; wildcards find themselves only", async () => {
  for (const subject of [
    "100 % <b>perdu</b>",
    "file_name",
    "back\\slash",
    'l\'apostrophe "double"',
  ])
    valueOf(await world.as("claire")(fileTicket, { body: filing(world, { subject }) as never }));
  const find = async (search: string) => {
    const url = `/api/v1/tickets?search=${encodeURIComponent(search)}`;
    const { json, status } = await knock(world, { method: "GET", url, headers: claire() });
    return [status, (json as { items: { subject: string }[] }).items.map(({ subject }) => subject)];
  };
  expect(await find("%")).toEqual([200, ["100 % <b>perdu</b>"]]);
  expect(await find("e_n")).toEqual([200, ["file_name"]]);
  expect(await find("\\")).toEqual([200, ["back\\slash"]]);
  expect(await find("' or 1=1 --")).toEqual([200, []]);
  expect(await find("<B>PERDU")).toEqual([200, ["100 % <b>perdu</b>"]]);
});

test("after all of this the desk still stands, and its ticket reads as before", async () => {
  const view = valueOf(
    await world.as("claire")(getTicket, { params: { reference: arvor.reference } }),
  );
  expect(view.state).toBe("open");
  const { rows } = await sql`select from ticket where state = 'closed'`.execute(
    world.context.database.desk,
  );
  expect(rows).toEqual([]);
});
