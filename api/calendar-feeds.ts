import { z } from "zod";
import { writing, writingUnkeyed } from "./people-problems.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";

export const makeFeed = route({
  id: "programme.makeFeed",
  method: "POST",
  path: "/programme/feeds",
  tag: "catalogue",
  access: "signed-in",
  summary: "An address by which one's calendar program reads the milestones; the one before stops",
  body: z.strictObject({}),
  answer: z.object({ url: z.string().describe("One's own: it stands for a password") }),
  status: 201,
  problems: [...writingUnkeyed],
});

export const stopFeed = route({
  id: "programme.stopFeed",
  method: "DELETE",
  path: "/programme/feeds",
  tag: "catalogue",
  access: "signed-in",
  summary: "Stop one's address; also where there is none",
  status: 204,
  problems: [...writing],
});

export const readFeed = route({
  id: "programme.feed",
  method: "GET",
  path: "/programme/feeds/:token",
  tag: "catalogue",
  access: "anyone",
  summary: "The milestones as a calendar, for whoever has the address",
  params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  stream: "An iCalendar object, as under /programme/calendar.ics",
  media: "text/calendar",
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_found", "wrong_format"],
});
