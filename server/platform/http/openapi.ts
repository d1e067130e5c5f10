import { z } from "zod";
import { API_BASE } from "#api/contract-base.ts";
import { problem } from "#api/problem.ts";
import { PROBLEMS } from "#api/problems.ts";
import type { Route } from "#api/route.ts";

type Schema = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document: a pure function of the routes, so that the committed copy can be compared. */
export function openApiOf(routes: readonly Route[], version: string): Schema {
  const components = new Map<string, Schema>();
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  schemaOf(problem, "output", components);
  return {
    openapi: "3.1.0",
    info: {
      title: "Permanence",
      version,
      description:
        "The support desk's HTTP interface. Refusals are RFC 9457 problems with a stable `code`.",
    },
    servers: [{ url: API_BASE }],
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "permanence_session" } },
    },
  };
}

function operationOf(route: Route, components: Map<string, Schema>): Schema {
  const parameters = [
    ...parametersOf(route.params, "path", components),
    ...parametersOf(route.query, "query", components),
    ...headersOf(route),
  ];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === "anyone"
      ? { security: [] }
      : { security: [{ session: [] }], "x-access": route.access }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, components),
    responses: { ...answerOf(route, components), ...problemsOf(route) },
  };
}

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
  if (route.method === "POST" && route.upload !== true) {
    headers.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { ...string, maxLength: 200 },
      description: "A request that is sent again under its key acts once",
    });
  }
  if (route.method !== "GET") {
    headers.push({
      name: "X-Permanence-CSRF",
      in: "header",
      required: true,
      schema: { const: "1" },
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
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaOf(route.body, "input", components) } },
    },
  };
}

function answerOf(route: Route, components: Map<string, Schema>): Schema {
  if (route.stream !== undefined) return { [route.status]: { description: route.stream } };
  if (route.answer === undefined) return { [route.status]: { description: "Done" } };
  const schema = schemaOf(route.answer, "output", components);
  return { [route.status]: { description: "Done", content: { "application/json": { schema } } } };
}

function problemsOf(route: Route): Schema {
  const byStatus = Map.groupBy(new Set(route.problems), (code) => PROBLEMS[code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes
            .toSorted()
            .map((code) => `\`${code}\``)
            .join(", "),
          content: {
            "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
          },
        },
      ]),
  );
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
  } = z.toJSONSchema(type, { io, unrepresentable: "any" }) as Schema & {
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

function clean(part: Schema): Schema {
  const text = JSON.stringify(part).replaceAll("#/$defs/", "#/components/schemas/");
  const { $id: _, ...rest } = JSON.parse(text) as Schema;
  return rest;
}
