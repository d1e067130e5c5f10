/** Where a text that somebody wrote may lead its readers, and what it may make their browsers fetch by being shown. */

/** A file that was handed in, exactly as the desk writes its address: the one thing of ours that a text may show. */
const FILE = /^\/api\/v1\/attachments\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A picture is fetched without anybody's doing, with the reader's session: one from elsewhere would tell its host who reads, and when;
 * any other address of ours, such as the line for changes, which never ends, would hold the reader's browser.
 */
export function isOurFile(source: string | undefined): source is string {
  return source !== undefined && FILE.test(source);
}

/** Outside a browser, as where pages are tried, links of ours still have to lead somewhere. */
const NOWHERE = new URL("http://desk.invalid/");

/** Whether a link may be followed: to the web, to a mailbox, and here to pages and files, but to no other door for programs. */
export function mayLead(href: string | undefined): href is string {
  const here = typeof location === "undefined" ? NOWHERE : location;
  if (href === undefined || href === "" || !URL.canParse(href, here.href)) return false;
  const { protocol, origin, pathname } = new URL(href, here.href);
  if (protocol === "mailto:") return true;
  if (protocol !== "http:" && protocol !== "https:") return false;
  return origin !== here.origin || isOurFile(href) || !isForPrograms(pathname);
}

/** Servers read an escaped letter as the letter. */
function isForPrograms(pathname: string): boolean {
  try {
    return /^\/+api(?:[/\\]|$)/i.test(decodeURIComponent(pathname));
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}
