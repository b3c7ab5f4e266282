// Shows what Khuê tells this device, also when no page is open. It keeps nothing and answers for no page.
self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* shown without words */ }
  const { title = "Khuê", path = "/messages", tag = "khue" } = told;
  event.waitUntil(self.registration.showNotification(title, { tag, data: path, icon: "/assets/khue.svg" }));
});

// A press leads into the program, never to another place.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const place = new URL(event.notification.data, self.location.origin);
  if (place.origin !== self.location.origin) return;
  event.waitUntil(self.clients.openWindow(place));
});

// The push service gave the browser another address: whoever knows the old one with its secret is this device.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function renew({ oldSubscription: old, newSubscription }) {
  if (!old) return;
  const { userVisibleOnly, applicationServerKey } = old.options;
  const made = newSubscription
    ?? await self.registration.pushManager.subscribe({ userVisibleOnly, applicationServerKey });
  const before = old.toJSON(), now = made.toJSON();
  const mark = await (await fetch("/messages/devices/renewal")).text();
  await fetch("/messages/devices/renewal", {
    method: "POST",
    body: new URLSearchParams({
      form_mark: mark, old: before.endpoint, oldSecret: before.keys.auth,
      endpoint: now.endpoint, key: now.keys.p256dh, secret: now.keys.auth,
    }),
  });
}
