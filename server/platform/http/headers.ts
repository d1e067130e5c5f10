import helmet from "@fastify/helmet";
import Fastify from "fastify";

const contentPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Headers of the answer itself, which are not helmet's. */
const OWN = ["content-length", "content-type", "date", "connection"];

/**
 * What helmet adds to every answer. Nothing of it depends on the request, but helmet works it out anew for each, which
 * takes as long as finding out who asks: it is asked once.
 */
export async function protectingHeaders(): Promise<Readonly<Record<string, string>>> {
  const asked = Fastify();
  await asked.register(helmet, {
    contentSecurityPolicy: contentPolicy,
    hsts: false,
    crossOriginEmbedderPolicy: false,
  });
  asked.get("/", () => "");
  const { headers } = await asked.inject("/");
  await asked.close();
  const kept = Object.entries(headers).filter(([name]) => !OWN.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
