import { z } from "zod";
import { STAFF_ROLES } from "#core/people/actor.ts";
import { reading, writing } from "./people-problems.ts";
import { agentView } from "./people-views.ts";
import { route } from "./route.ts";
import { email, id, language, line, timeZone } from "./shapes.ts";

export const listAgents = route({
  id: "agents.list",
  method: "GET",
  path: "/agents",
  tag: "people",
  access: "staff",
  summary: "The desk's people",
  answer: z.object({ items: z.array(agentView) }),
  status: 200,
  problems: reading,
});

export const addAgent = route({
  id: "agents.add",
  method: "POST",
  path: "/agents",
  tag: "people",
  access: "administrator",
  summary: "Invite an agent, a manager or an administrator",
  body: z.strictObject({
    name: line(120),
    email,
    level: z.union([z.literal(1), z.literal(2)]).default(1),
    roles: z.array(z.enum(STAFF_ROLES)).min(1).max(3),
    language,
    timeZone,
  }),
  answer: agentView,
  status: 201,
  problems: [...writing, "email_taken"],
});

export const changeAgent = route({
  id: "agents.change",
  method: "PATCH",
  path: "/agents/:agent",
  tag: "people",
  access: "administrator",
  summary: "Change an agent, deactivate or reactivate; the last administrator stays",
  params: z.object({ agent: id }),
  body: z.strictObject({
    name: line(120).optional(),
    level: z.union([z.literal(1), z.literal(2)]).optional(),
    roles: z.array(z.enum(STAFF_ROLES)).min(1).max(3).optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
    active: z.boolean().optional(),
  }),
  answer: agentView,
  status: 200,
  problems: [...writing, "last_administrator", "own_account"],
});

export const inviteAgent = route({
  id: "agents.invite",
  method: "POST",
  path: "/agents/:agent/invitations",
  tag: "people",
  access: "administrator",
  summary: "Send a new invitation; the one before stops working",
  params: z.object({ agent: id }),
  status: 204,
  problems: [...writing, "email_taken"],
});
