import type { PagingPage, PushPage } from "#api/alert-doors.ts";
import type { Queries } from "#server/platform/database.ts";
import { findPaging, listDeliveries, listPush } from "./store.ts";

/** The browsers of an agent. */
export async function readPush(desk: Queries, agent: string, publicKey: string): Promise<PushPage> {
  return { publicKey, items: await listPush(desk, agent) };
}

/** The paging service and what it was told; nobody reads its secret. */
export async function readPaging(desk: Queries): Promise<PagingPage> {
  const paging = await findPaging(desk);
  const { url, setAt, setBy } = paging ?? { url: null, setAt: null, setBy: null };
  return { url, setAt, setBy, deliveries: await listDeliveries(desk) };
}
