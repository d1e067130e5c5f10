import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { downloadAttachment } from "#api/attachments.ts";
import { urlOf } from "#api/client.ts";
import { API_BASE } from "#api/contract-base.ts";
import { CONTRACT } from "#api/contract.ts";
import MarkdownBody from "#web/ui/markdown-body.tsx";

const shown = (text: string) => renderToStaticMarkup(createElement(MarkdownBody, { text }));
const picture = (address: string) => shown(`![plan](<${address}>)`);
const link = (address: string) => shown(`[plan](<${address}>)`);

const uuid = "01990000-0000-7000-8000-000000000000";
const file = urlOf(downloadAttachment, { params: { attachment: uuid } });

/** Each would be a request of every reader's browser, some of which never end. */
const elsewhere = [
  "/api/v1/events?0",
  "/api/v1/events",
  "/api/v1/attachments",
  "/api/v1/attachments/",
  "/api/v1/attachments/a",
  `${file}?0`,
  `${file}?`,
  `${file}#0`,
  `${file}/`,
  `${file}/../../events`,
  `${file}\\..\\..\\events`,
  `${file}%2f..%2f..%2fevents`,
  `/api/v1/attachments/../events?${uuid}`,
  `/api/v1/attachments/..%2fevents`,
  `/api/v1/attachments\\${uuid}`,
  `/api/v1/attachments%2f${uuid}`,
  `/api/v1/%61ttachments/${uuid}`,
  `//evil.example${file}`,
  `/\\evil.example${file}`,
  `https://evil.example${file}`,
  `http://desk.example${file}`,
  `.${file}`,
  file.slice(1),
  ` ${file}`,
  `${file}\u200B`,
  file.replace(uuid, `${uuid}0`),
  file.replace("01990000", "0199ZZZZ"),
  "data:image/png;base64,AAAA",
  "javascript:alert(1)",
];

describe("a text makes its readers' browsers fetch", () => {
  test("a picture that was handed in, and nothing else", () => {
    expect(picture(file)).toContain(`<img src="${file}" alt="plan"/>`);
  });

  test.each(elsewhere)("nothing at %s: the words beside it stay", (address) => {
    expect(picture(address)).not.toContain("<img");
    if (!address.startsWith(" ")) expect(picture(address)).toContain("[plan]");
  });

  test("nothing of any route of the desk but that of files", () => {
    const others = CONTRACT.filter(({ id }) => id !== downloadAttachment.id);
    for (const { path } of others)
      expect(picture(`${API_BASE}${path.replaceAll(/:\w+/g, uuid)}`)).not.toContain("<img");
  });

  test("nothing at whatever else is put before, into or behind the address of a file", () => {
    const piece = fc.constantFrom(
      "/",
      "..",
      "?",
      "#",
      "%2f",
      "%2e",
      "\\",
      "a",
      "@",
      ":",
      "0",
      "\t",
    );
    const some = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(some, fc.nat({ max: file.length }), (put, at) => {
        const html = picture(`${file.slice(0, at)}${put}${file.slice(at)}`);
        expect(html.replaceAll(`<img src="${file}"`, "")).not.toContain("<img");
      }),
    );
  });
});

describe("a link in a text leads", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    "https://docs.example/api/v1",
    "http://docs.example:8080/a?b#c",
    "//docs.example/api/",
    "mailto:claire@arvor.example",
    "/tickets/EXO-2026-000123",
    "/apiary",
    "#step",
    file,
  ])("to %s", (address) => {
    expect(link(address)).toContain(
      `<a href="${address}" rel="noopener nofollow" target="_blank">`,
    );
  });

  test.each([
    "/api/v1/events",
    "/api",
    "/api/docs",
    `${file}?0`,
    "/tickets/../api/v1/events",
    "../../api/v1/events",
    "/%61pi/v1/events",
    "/api%2fv1/events",
    "/%zz",
    "https://desk.example/api/v1/events",
    "https://desk.example:443/api/v1/events",
    "//desk.example/api/v1/events",
    "xmpp:claire@arvor.example",
    "irc://arvor.example/desk",
    "javascript:alert(1)",
    "data:text/html,a",
    "http://[",
  ])("not to %s: its words stay", (address) => {
    vi.stubGlobal("location", new URL("https://desk.example/console/tickets/EXO-2026-000123"));
    expect(link(address)).toBe("<p><span>plan</span></p>");
  });
});
