import type { FastifyInstance } from "fastify";
import { CONTRACT } from "#api/contract.ts";
import { API_BASE } from "#api/contract-base.ts";
import { isProblemCode, PROBLEM_CODES, PROBLEMS, type ProblemCode } from "#api/problems.ts";
import type { Route } from "#api/route.ts";
import type { Language } from "#locales/words.ts";
import { languageOf } from "./language.ts";
import { openApiOf } from "./openapi.ts";
import type { Speaker } from "./speak.ts";

/** The pages about the interface itself: its document, its reading version, and one page for each refusal code. */
export function bindPages(app: FastifyInstance, speaker: Speaker, version: string): void {
  let document: Promise<string> | undefined;
  app.get(`${API_BASE}/openapi.json`, async (_request, reply) => {
    document ??= openApiOf(CONTRACT, version).then((made) => JSON.stringify(made));
    return reply.type("application/json; charset=utf-8").send(await document);
  });
  const reading = page("Permanence API", "en", readingOf(CONTRACT));
  app.get("/api/docs", (_request, reply) => reply.type("text/html; charset=utf-8").send(reading));
  app.get<{ Params: { code: string } }>("/api/problems/:code", (request, reply) => {
    const language = languageOf(request);
    const { code } = request.params;
    if (!isProblemCode(code)) return reply.callNotFound();
    return reply
      .type("text/html; charset=utf-8")
      .send(page(code, language, problemPage(speaker, code, language)));
  });
}

function problemPage(speaker: Speaker, code: ProblemCode, language: Language): string {
  const { title, detail } = speaker.problem({ code }, { language, requestId: "" });
  const routes = CONTRACT.filter((route) => route.problems.includes(code));
  const list = routes.map(
    (route) =>
      `<li><a href="/api/docs#${route.id}"><code>${route.method} ${escape(route.path)}</code></a></li>`,
  );
  return `<h1>${escape(title)}</h1><p><code>${code}</code> · HTTP ${PROBLEMS[code]}</p><p>${escape(detail)}</p><ul>${list.join("")}</ul>`;
}

function readingOf(routes: readonly Route[]): string {
  const tags = Map.groupBy(routes, (route) => route.tag);
  const contents = [...tags.keys()].map((tag) => `<a href="#tag-${tag}">${tag}</a>`).join(" · ");
  const sections = [...tags].map(
    ([tag, of]) => `<h2 id="tag-${tag}">${tag}</h2>${of.map(routeSection).join("")}`,
  );
  const codes = PROBLEM_CODES.toSorted().map(
    (code) => `<li><a href="/api/problems/${code}"><code>${code}</code></a> ${PROBLEMS[code]}</li>`,
  );
  return `<h1>Permanence API</h1><p>Base address <code>${API_BASE}</code>. The same contract as a document: <a href="${API_BASE}/openapi.json">OpenAPI 3.1</a>.</p><nav>${contents} · <a href="#codes">refusal codes</a></nav>${sections.join("")}<h2 id="codes">Refusal codes</h2><ul class="codes">${codes.join("")}</ul>`;
}

function routeSection(route: Route): string {
  const fields = [
    ...shapeOf("path", route.params?.shape),
    ...shapeOf("query", route.query?.shape),
    ...(route.body !== undefined && "shape" in route.body
      ? shapeOf("body", route.body.shape as Record<string, { description?: string }>)
      : []),
  ];
  const table = fields.length === 0 ? "" : `<table><tbody>${fields.join("")}</tbody></table>`;
  const codes = [...new Set(route.problems)]
    .toSorted()
    .map((code) => `<a href="/api/problems/${code}"><code>${code}</code></a>`);
  const ifMatch = route.ifMatch === "required" ? " · <code>If-Match</code> required" : "";
  return `<section id="${route.id}"><h3><code>${route.method} ${escape(route.path)}</code></h3><p>${escape(route.summary)}</p><p class="soft">For: ${route.access} · answers ${route.status}${ifMatch}</p>${table}<details><summary>Refusals</summary><p>${codes.join(" ")}</p></details></section>`;
}

function shapeOf(place: string, shape: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.entries(shape ?? {}).map(([name, type]) => {
    const description =
      typeof type === "object" &&
      type !== null &&
      "description" in type &&
      typeof type.description === "string"
        ? type.description
        : "";
    return `<tr><th scope="row"><code>${escape(name)}</code></th><td>${place}</td><td>${escape(description)}</td></tr>`;
  });
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `:root{color-scheme:light dark}body{font:16px/1.55 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}section{border-top:1px solid #8884;padding:.5rem 0}h3{margin:.6rem 0}code{font-size:.92em;overflow-wrap:anywhere}table{border-collapse:collapse}th,td{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top;font-weight:400}.soft{opacity:.8}.codes{columns:18rem}`;

function page(title: string, language: Language, body: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${style}</style><main>${body}</main></html>`;
}
