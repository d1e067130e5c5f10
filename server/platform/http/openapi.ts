import { z } from "zod";
import { API_BASE } from "#api/contract-base.ts";
import { EXAMPLES } from "#api/examples.ts";
import { problem } from "#api/problem.ts";
import { PROBLEMS } from "#api/problems.ts";
import { honoursKey, type Access, type Route } from "#api/route.ts";
import { openBreath } from "../breath.ts";

type Schema = Record<string, unknown>;

/**
 * The contract as an OpenAPI 3.1 document: a function of the routes alone, so that the committed copy can be compared.
 * Between the routes others are served: all of them take some 200 ms.
 */
export async function openApiOf(routes: readonly Route[], version: string): Promise<Schema> {
  const breath = openBreath();
  const components = new Map<string, Schema>();
  const refusals = refusalsOf(routes);
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await breath();
    const path = route.path.replace(/:([a-zA-Z]+)/g, "{$1}");
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationOf(route, components, refusals),
    };
  }
  schemaOf(problem, "output", components);
  return {
    openapi: "3.1.0",
    info: {
      title: "Permanence",
      version,
      description:
        "The support desk's HTTP interface. Refusals are RFC 9457 problems with a stable `code`; a client ignores fields that it does not know.",
    },
    servers: [{ url: API_BASE }],
    tags: [...new Set(routes.map((route) => route.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: sharedRefusals(refusals),
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "permanence_session" } },
    },
  };
}

function operationOf(route: Route, components: Map<string, Schema>, refusals: Refusals): Schema {
  const parameters = [
    ...parametersOf(route.params, "path", components),
    ...parametersOf(route.query, "query", components),
    ...headersOf(route),
  ];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    description: WHO[route.access],
    security: route.access === "anyone" ? [] : [{ session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, components),
    responses: { ...answerOf(route, components), ...problemsOf(route, refusals) },
  };
}

const WHO: Record<Access, string> = {
  anyone: "For anyone.",
  "signed-in": "For anyone who is signed in.",
  contact: "For contacts.",
  staff: "For the desk's people.",
  agent: "For agents.",
  "manager-or-administrator": "For managers and administrators.",
  administrator: "For administrators.",
};

function parametersOf(
  schema: z.ZodObject | undefined,
  place: "path" | "query",
  components: Map<string, Schema>,
): Schema[] {
  return Object.entries(schema?.shape ?? {}).map(([name, type]) => ({
    name,
    in: place,
    required: place === "path" || !z.safeParse(type as z.ZodType, undefined).success,
    schema: schemaOf(type as z.ZodType, "input", components),
  }));
}

function headersOf(route: Route): Schema[] {
  const string = { type: "string" };
  const headers: Schema[] = [];
  if (route.ifMatch === "required") {
    headers.push({
      name: "If-Match",
      in: "header",
      required: true,
      schema: string,
      description: "The `version` that was seen",
    });
  }
  if (honoursKey(route)) {
    headers.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { ...string, maxLength: 200 },
      description: "A request that is sent again under its key acts once",
    });
  }
  if (route.brief === true) {
    headers.push({
      name: "Prefer",
      in: "header",
      required: false,
      schema: string,
      description: "`return=minimal` is answered without a body, with the new version as `ETag`",
    });
  }
  if (route.method !== "GET") {
    headers.push({
      name: "X-Permanence-CSRF",
      in: "header",
      required: true,
      schema: { type: "string", const: "1" },
      description: "Shows that the request was not made by a form of another site",
    });
  }
  return headers;
}

function bodyOf(route: Route, components: Map<string, Schema>): Schema {
  if (route.upload === true) {
    return {
      requestBody: {
        required: true,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    };
  }
  if (route.body === undefined) return {};
  const example = Object.entries(EXAMPLES).find(([id]) => id === route.id)?.[1];
  return {
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: schemaOf(route.body, "input", components),
          ...(example === undefined ? {} : { example }),
        },
      },
    },
  };
}

function answerOf(route: Route, components: Map<string, Schema>): Schema {
  if (route.stream !== undefined) {
    const content = route.media === undefined ? {} : { [route.media]: {} };
    return { [route.status]: { description: route.stream, content } };
  }
  if (route.answer === undefined) return { [route.status]: { description: "Done" } };
  const schema = schemaOf(route.answer, "output", components);
  const whole = { description: "Done", content: { "application/json": { schema } } };
  if (route.brief !== true) return { [route.status]: whole };
  const headers = {
    ETag: { schema: { type: "string" }, description: "The version that there is now" },
  };
  return {
    [route.status]: whole,
    204: { description: "Done, where no body was preferred", headers },
  };
}

/** What a status may say, by status: once for all where every route that has it says the same. */
type Refusals = ReadonlyMap<number, ReadonlySet<string>>;

function refusalsOf(routes: readonly Route[]): Refusals {
  const said = new Map<number, Set<string>>();
  for (const route of routes)
    for (const [status, codes] of codesOf(route))
      said.set(status, new Set([...(said.get(status) ?? []), codes]));
  return said;
}

function codesOf(route: Route): readonly (readonly [number, string])[] {
  const byStatus = Map.groupBy(new Set(route.problems), (code) => PROBLEMS[code]);
  const named = (codes: readonly string[]): string =>
    codes
      .map((code) => `\`${code}\``)
      .toSorted()
      .join(", ");
  return [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, named(codes)]);
}

function sharedRefusals(refusals: Refusals): Schema {
  const shared = [...refusals].filter(([, said]) => said.size === 1).sort(([a], [b]) => a - b);
  return Object.fromEntries(
    shared.map(([status, said]) => [`Problem${status}`, refusal([...said].join())]),
  );
}

function problemsOf(route: Route, refusals: Refusals): Schema {
  return Object.fromEntries(
    codesOf(route).map(([status, codes]) => [
      status,
      refusals.get(status)?.size === 1
        ? { $ref: `#/components/responses/Problem${status}` }
        : refusal(codes),
    ]),
  );
}

function refusal(codes: string): Schema {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description: codes, content: { "application/problem+json": { schema } } };
}

/** A schema with its named parts moved to the components. */
function schemaOf(
  type: z.ZodType,
  io: "input" | "output",
  components: Map<string, Schema>,
): Schema {
  const {
    $defs,
    $schema: _,
    ...schema
  } = z.toJSONSchema(type, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => tidy(jsonSchema, io),
  }) as Schema & {
    $defs?: Record<string, Schema>;
  };
  const text = JSON.stringify(schema).replaceAll("#/$defs/", "#/components/schemas/");
  for (const [name, part] of Object.entries($defs ?? {})) components.set(name, clean(part));
  const own = clean(JSON.parse(text) as Schema);
  if (typeof own["id"] !== "string") return own;
  const { id, ...rest } = own;
  components.set(id as string, rest);
  return { $ref: `#/components/schemas/${id as string}` };
}

const formatsThatSayAll = ["uuid", "email", "date-time", "date"];

/** Says each thing once, the short way; and leaves answers room to grow. */
function tidy(schema: Schema, io: "input" | "output"): void {
  if (formatsThatSayAll.includes(String(schema["format"]))) delete schema["pattern"];
  if (schema["minimum"] === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
  if (schema["maximum"] === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  if (io === "output" && schema["additionalProperties"] === false)
    delete schema["additionalProperties"];
}

function clean(part: Schema): Schema {
  const text = JSON.stringify(part).replaceAll("#/$defs/", "#/components/schemas/");
  const { $id: _, ...rest } = JSON.parse(text) as Schema;
  return rest;
}
