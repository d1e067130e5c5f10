/* Shows what is pushed to this browser, and opens the ticket when it is chosen. It keeps nothing and answers no request of a page. */
self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  const { title = "Permanence", body = "", tag, path = "/console" } = told;
  const shown = {
    body,
    tag,
    renotify: tag !== undefined,
    requireInteraction: true,
    data: { path },
  };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? "/console"));
});

async function open(path) {
  const address = new URL(path, self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => url === address.href);
  await (there === undefined ? self.clients.openWindow(address.href) : there.focus());
}
