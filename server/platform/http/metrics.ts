import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What a proxy in front of us says: then it stands on this machine, and whoever asks does not. */
const forwarding = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/**
 * Counts and times requests by route, and tells it to whoever asks from this machine: what is busy is nobody
 * else's to know.
 */
export function bindMetrics(app: FastifyInstance): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "permanence_" });
  const duration = new Histogram({
    name: "permanence_http_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = (request.routeOptions.config as { routeId?: string } | undefined)?.routeId;
    if (route !== undefined)
      duration.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get("/metrics", async (request, reply) => {
    const isProxied = forwarding.some((name) => request.headers[name] !== undefined);
    if (isProxied || !/^(127\.|::1$|::ffff:127\.)/.test(request.ip))
      return reply.status(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
