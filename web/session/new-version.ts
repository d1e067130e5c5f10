const key = "permanence-reloaded";
const apartMilliseconds = 60_000;
let pagesUnderWay = 0;

/**
 * After a deployment the parts of the version that a page holds are gone. The first part that does not come loads the page
 * anew; drafts are in the browser already. A second one within a minute is no new version, and is shown as what it is.
 */
export function reloadOnNewVersion(): void {
  addEventListener("vite:preloadError", () => {
    if (pagesUnderWay === 0 && isFirst()) location.reload();
  });
}

/**
 * Fetches a page of the router, which may be a guess from where the pointer stands: nobody is to lose the place for that.
 * One that is truly gone to and does not come, the router itself loads anew, once.
 */
export async function fetchPage<Page>(load: () => Promise<Page>): Promise<Page> {
  pagesUnderWay += 1;
  try {
    return await load();
  } finally {
    pagesUnderWay -= 1;
  }
}

function isFirst(): boolean {
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < apartMilliseconds) return false;
    sessionStorage.setItem(key, String(Date.now()));
    return true;
  } catch {
    return false; // without a memory it could go round for ever
  }
}
