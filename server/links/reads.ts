/** Where each link of a letter leads; what follows is its token. */
export const LINK_PATHS = { invitation: "invitations", reset: "reset" } as const;

const RESET_LINK = new RegExp(`(/${LINK_PATHS.reset}/)[\\w-]{20,}`, "g");

/** A text without the tokens of links that open somebody's account anew, whether they still work or not. */
export function withoutResetTokens(text: string): string {
  return text.replaceAll(RESET_LINK, "$1…");
}
