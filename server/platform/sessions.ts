import { createHmac, timingSafeEqual } from "node:crypto";
import { betterAuth } from "better-auth";
import { parseCookies } from "better-auth/cookies";
import { makeSignature } from "better-auth/crypto";
import type { Queries } from "./database.ts";
import { newId } from "./identity.ts";

export interface Sessions {
  hashPassword(password: string): Promise<string>;
  /** Takes as long where there is nothing to compare with. */
  passwordMatches(hash: string | undefined, password: string): Promise<boolean>;
  /**
   * Opens a session with a token of its own, and answers the cookie that carries it.
   * @param within the transaction that found that this user may have one: what ends all sessions must not pass between.
   */
  open(
    userId: string,
    from: Origin,
    within?: Queries,
  ): Promise<{ readonly id: string; readonly cookie: string }>;
  /** The cookie that makes a browser forget its session. */
  readonly emptyCookie: string;
  /** The session's token, where the cookie header holds one that we signed. */
  tokenOf(cookieHeader: string | undefined): string | undefined;
}

interface Origin {
  readonly address: string;
  readonly userAgent: string | undefined;
}

interface Options {
  readonly desk: Queries;
  readonly secret: string;
  /** Whether people reach the desk by https, so that the cookie goes no other way. */
  readonly secure: boolean;
}

export const SESSION_COOKIE = "permanence_session";
const LASTS_IN_SECONDS = 14 * 24 * 3_600;

/** What the password of an account that there is not is compared with. */
let hashOfNobody: Promise<string> | undefined;

/**
 * better-auth as a library on our own tables: it hashes passwords, makes sessions and signs their cookie.
 * Its own routes are not opened; who may have a session is for the sign-in subject to say.
 */
export async function openSessions({ desk, secret, secure }: Options): Promise<Sessions> {
  const auth = await libraryOn(desk, secret, secure).$context;
  // A hash takes a fifth of a second: whoever starts the program need not wait for it, and a process needs one.
  const nobodysHash = (hashOfNobody ??= auth.password.hash(newId()));
  const cookieOf = (value: string, maxAge: number): string =>
    `${SESSION_COOKIE}=${encodeURIComponent(value)}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    hashPassword: (password) => auth.password.hash(password),
    async passwordMatches(hash, password) {
      const matches = await auth.password.verify({ hash: hash ?? (await nobodysHash), password });
      return matches && hash !== undefined;
    },
    async open(userId, { address, userAgent }, within) {
      // The library writes to the database that it was made on: another one takes two milliseconds, of the hash's two hundred.
      const on = within === undefined ? auth : await libraryOn(within, secret, secure).$context;
      const { id, token } = await on.internalAdapter.createSession(userId, false, {
        ipAddress: address,
        userAgent: userAgent ?? "",
      });
      const signature = await makeSignature(token, secret);
      return { id, cookie: cookieOf(`${token}.${signature}`, LASTS_IN_SECONDS) };
    },
    emptyCookie: cookieOf("", 0),
    tokenOf: rememberingTokens((header) => signedToken(header, secret)),
  };
}

const HEADERS_KEPT_MAX = 10_000;

/** A browser sends the same header with every request: that a signature holds is found out once. */
function rememberingTokens(read: (header: string) => string | undefined): Sessions["tokenOf"] {
  const known = new Map<string, string>();
  return (header) => {
    if (header === undefined) return undefined;
    const before = known.get(header);
    if (before !== undefined) return before;
    const token = read(header);
    if (known.size >= HEADERS_KEPT_MAX) known.clear();
    if (token !== undefined && header.length <= 1000) known.set(header, token);
    return token;
  };
}

function libraryOn(desk: Queries, secret: string, secure: boolean) {
  return betterAuth({
    database: { db: desk.withSchema("auth"), type: "postgres" },
    secret,
    baseURL: "http://localhost",
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: "account_user",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "session",
      expiresIn: LASTS_IN_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    account: {
      modelName: "credential",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: false,
      cookies: { session_token: { name: SESSION_COOKIE } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
    },
  });
}

/** As the library signs: `token.HMAC-SHA-256 in base64`. Read here, because every request asks. */
function signedToken(header: string, secret: string): string | undefined {
  const value = parseCookies(header).get(SESSION_COOKIE);
  const dot = value?.lastIndexOf(".") ?? -1;
  if (value === undefined || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), "base64");
  const signature = createHmac("sha256", secret).update(token).digest();
  return given.length === signature.length && timingSafeEqual(given, signature) ? token : undefined;
}
