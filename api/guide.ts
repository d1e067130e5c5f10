import { z } from "zod";
import { GUIDE_SERVERS, GUIDE_SYSTEMS, GUIDE_TOPICS } from "#core/intake/guide.ts";
import { reading } from "./people-problems.ts";
import { route } from "./route.ts";
import { language } from "./shapes.ts";

export const getGuide = route({
  id: "guide.get",
  method: "GET",
  path: "/guide",
  tag: "intake",
  access: "signed-in",
  summary: "How to come by what support asks for, on each server and system",
  query: z.strictObject({
    language: language.optional().describe("By default the reader's"),
    server: z.enum(GUIDE_SERVERS).default("tomcat"),
    system: z.enum(GUIDE_SYSTEMS).default("linux"),
  }),
  answer: z.object({
    language,
    server: z.enum(GUIDE_SERVERS),
    system: z.enum(GUIDE_SYSTEMS),
    topics: z.array(
      z.object({
        key: z.enum(GUIDE_TOPICS),
        title: z.string(),
        text: z.string().describe("Markdown"),
      }),
    ),
  }),
  status: 200,
  problems: [...reading],
});
