/** Alerts in this browser (Web Push): whether it can, and turning them on. The worker of web/public shows what comes. */
import { browserName } from "#web/sign-in/browser-name.ts";

const WORKER = "/push-worker.js";

export function canPush(): boolean {
  return (
    "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis
  );
}

/** The endpoint of this browser, where it is subscribed. */
export async function findEndpoint(): Promise<string | null> {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription?.endpoint ?? null;
}

/** Asks the reader, then the browser. @throws where either says no. */
export async function subscribe(publicKey: string) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("denied");
  await navigator.serviceWorker.register(WORKER);
  const registration = await navigator.serviceWorker.ready;
  // One made with another key, by a desk before, would be refused by its push service.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { keys } = made.toJSON();
  return {
    endpoint: made.endpoint,
    keys: { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" },
    browser: browserName(navigator.userAgent) ?? "?",
  };
}

export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
