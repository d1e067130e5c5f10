import { z } from "zod";
import { reading } from "./people-problems.ts";
import { route } from "./route.ts";
import { cursor, instant, limit, page } from "./shapes.ts";

export const listOutbox = route({
  id: "outbox.list",
  method: "GET",
  path: "/outbox",
  tag: "mail",
  access: "administrator",
  summary: "Letters written to the outbox because no mail server is configured, newest first",
  query: z.strictObject({ cursor, limit }),
  answer: page(
    z.object({ name: z.string(), to: z.string(), subject: z.string(), writtenAt: instant }),
  ),
  status: 200,
  problems: reading,
});

export const getOutboxLetter = route({
  id: "outbox.get",
  method: "GET",
  path: "/outbox/:name",
  tag: "mail",
  access: "administrator",
  summary:
    "One letter as it would have left (message/rfc822), without the tokens of reset links: `X-Permanence-Cut` in its head says so",
  params: z.object({
    name: z
      .string()
      .regex(/^[0-9A-Za-z-]+\.eml$/)
      .max(120),
  }),
  stream: "The letter",
  media: "message/rfc822",
  status: 200,
  problems: reading,
});
