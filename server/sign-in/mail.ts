import type { Me } from "#api/session.ts";
import { makeWords } from "#locales/words.ts";
import type { Letter } from "#server/platform/mail.ts";

/** What a letter with a link says besides: to whom, until when the link works, and which desk writes. */
export interface Linked {
  readonly reader: Pick<Me, "kind" | "name" | "email" | "language" | "timeZone" | "memberships">;
  readonly link: string;
  readonly until: Temporal.Instant;
  readonly desk: string;
}

type Kind = "invitationContact" | "invitationAgent" | "passwordReset";

/** Invites to choose a password; in the reader's language and time zone. */
export function invitationLetter(linked: Linked, inviter: string): Promise<Letter> {
  const organisation = linked.reader.memberships[0]?.organisation.name ?? linked.desk;
  const kind = linked.reader.kind === "agent" ? "invitationAgent" : "invitationContact";
  return write(kind, linked, { inviter, organisation });
}

export function resetLetter(linked: Linked): Promise<Letter> {
  return write("passwordReset", linked, { inviter: "", organisation: "" });
}

async function write(
  kind: Kind,
  { reader, link, until, desk }: Linked,
  who: { readonly inviter: string; readonly organisation: string },
): Promise<Letter> {
  const { t } = await makeWords(reader.language, ["mail"]);
  const { name, email, timeZone } = reader;
  const said = { ...who, email, timeZone, desk, until: until.toString() };
  const parts = [
    t("mail:greeting", { name }),
    t(`mail:letters.${kind}.lead`, said),
    t(`mail:letters.${kind}.detail`, said),
    `${t(`mail:letters.${kind}.action`)}\n${link}`,
    t("mail:signature"),
    t("mail:footer.account", { desk }),
  ];
  return {
    to: email,
    subject: t(`mail:letters.${kind}.subject`, said),
    text: `${parts.join("\n\n")}\n`,
  };
}
