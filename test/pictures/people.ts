import { makeClient, type Called } from "#api/client.ts";
import { signIn } from "#api/session.ts";

export type Call = ReturnType<typeof makeClient>;

export interface Person {
  readonly call: Call;
  /** As the browser keeps it. */
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
}

/** Signs a demo account in by the API, for a browser to go on as. */
export async function signedIn(origin: string, email: string, password: string): Promise<Person> {
  let kept = "";
  const knock = clientOf(origin, async (...args) => {
    const answer = await fetch(...args);
    kept = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return answer;
  });
  told(await knock(signIn, { body: { email, password } }));
  const [name = "", value = ""] = kept.split("=", 2);
  const call = clientOf(origin, (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie: kept },
    }),
  );
  return { call, cookie: { name, value, url: origin } };
}

/** What was answered; a refusal here is a bug of the script. */
export function told<Value>(called: Called<Value>): Value {
  if (called.ok) return called.value;
  throw new Error(`${called.problem.code}: ${called.problem.detail}`);
}

function clientOf(origin: string, send: typeof fetch): Call {
  return makeClient({ origin, fetch: send, headers: { origin } });
}
