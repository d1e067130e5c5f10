import { z } from "zod";
import { NOTICE_OUTCOMES, NOTICES_TELL } from "#core/on-call/alert.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, instant, line } from "./shapes.ts";

const url = z.url().max(2000);
/** Base64 of the URL alphabet, without padding, of so many bytes. */
const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((value) => Math.floor((value.length * 3) / 4) === bytes, {
      params: { code: "wrong_format" },
    });

const pushPage = z
  .object({
    publicKey: z.string().describe("With which a browser subscribes (VAPID), base64url"),
    items: z.array(z.object({ id, browser: z.string(), since: instant, endpoint: z.string() })),
  })
  .meta({ id: "PushPage" });
export type PushPage = z.infer<typeof pushPage>;

export const getPush = route({
  id: "push.get",
  method: "GET",
  path: "/on-call/push",
  tag: "on-call",
  access: "agent",
  summary: "The browsers that alerts are pushed to for the reader",
  answer: pushPage,
  status: 200,
  problems: reading,
});

export const addPush = route({
  id: "push.add",
  method: "POST",
  path: "/on-call/push",
  tag: "on-call",
  access: "agent",
  summary: "Have alerts pushed to this browser",
  body: z.strictObject({
    endpoint: url,
    keys: z.strictObject({ p256dh: key(65), auth: key(16) }),
    browser: line(120),
  }),
  answer: pushPage,
  status: 200,
  problems: [...writingUnkeyed, "address_refused", "too_many_browsers"],
});

export const removePush = route({
  id: "push.remove",
  method: "DELETE",
  path: "/on-call/push/:push",
  tag: "on-call",
  access: "agent",
  summary: "Push to a browser of one's own no more",
  params: z.object({ push: id }),
  answer: pushPage,
  status: 200,
  problems: writing,
});

const pagingPage = z
  .object({
    url: z.string().nullable().describe("Null while there is none"),
    setAt: instant.nullable(),
    setBy: z.string().nullable(),
    deliveries: z
      .array(
        z.object({
          id,
          tells: z.enum(NOTICES_TELL),
          reference: z.string().nullable(),
          at: instant,
          tries: z.number().int(),
          triedAt: instant.nullable(),
          status: z.number().int().nullable().describe("HTTP status of the last try"),
          outcome: z.enum(NOTICE_OUTCOMES),
        }),
      )
      .describe("The last fifty, the latest first"),
  })
  .meta({ id: "PagingPage" });
export type PagingPage = z.infer<typeof pagingPage>;

export const getPaging = route({
  id: "paging.get",
  method: "GET",
  path: "/on-call/webhook",
  tag: "on-call",
  access: "administrator",
  summary: "The paging service that alerts are told to, and what came of it; never its secret",
  answer: pagingPage,
  status: 200,
  problems: reading,
});

export const setPaging = route({
  id: "paging.set",
  method: "PUT",
  path: "/on-call/webhook",
  tag: "on-call",
  access: "administrator",
  summary: "Tell alerts to a paging service, signed by Standard Webhooks",
  body: z.strictObject({
    url,
    secret: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/)
      .optional()
      .describe("`whsec_` and 24 to 64 bytes in base64; the one that there is where none is given"),
  }),
  answer: pagingPage,
  status: 200,
  problems: [...writing, "address_refused", "secret_required"],
});

export const removePaging = route({
  id: "paging.remove",
  method: "DELETE",
  path: "/on-call/webhook",
  tag: "on-call",
  access: "administrator",
  summary: "Tell alerts to no paging service any more",
  answer: pagingPage,
  status: 200,
  problems: writing,
});

export const testPaging = route({
  id: "paging.test",
  method: "POST",
  path: "/on-call/webhook/test",
  tag: "on-call",
  access: "administrator",
  summary: "Send the paging service a test",
  answer: pagingPage,
  status: 200,
  problems: writing,
});
