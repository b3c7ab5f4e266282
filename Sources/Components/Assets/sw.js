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
