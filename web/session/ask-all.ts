/**
 * askAll(page): every item of a list that is read page by page, for choices that must be whole; at most a thousand, in ten
 *   questions. Lists that people scroll are read by the page instead.
 */
type Page<Item> = { items: Item[]; next: string | null };

const pagesMax = 10;

export async function askAll<Item>(
  page: (cursor: string | undefined) => Promise<Page<Item>>,
  cursor?: string,
  left = pagesMax,
): Promise<Page<Item>> {
  const { items, next } = await page(cursor);
  if (next === null || left <= 1) return { items, next };
  const rest = await askAll(page, next, left - 1);
  return { items: [...items, ...rest.items], next: rest.next };
}
