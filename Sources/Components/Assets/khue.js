// Comfort on top of plain pages: everything works without this file.
const words = document.documentElement.lang === "en"
  ? {
    saving: "Saving…", saved: "Saved at", later: "Not saved yet, will try again",
    refused: "Not saved. Press the button to see why.", restored: "Text that was not saved last time is back.",
    out: "You have been signed out. Your text is kept on this device; please sign in again.",
    all: "Select all", gone: "Could not reach the server. Please try again.",
  }
  : {
    saving: "Đang lưu…", saved: "Đã lưu lúc", later: "Chưa lưu được, sẽ thử lại",
    refused: "Chưa lưu được. Bấm nút Lưu để xem vì sao.", restored: "Đã lấy lại nội dung chưa kịp lưu lần trước.",
    out: "Phiên làm việc đã hết. Nội dung được giữ trên máy này; hãy đăng nhập lại.",
    all: "Chọn tất cả", gone: "Không kết nối được. Hãy thử lại.",
  };

// What could not be sent is kept on this machine, for this person and this form, as long as a session may rest; signing out
// and the next person clear it.
const prefix = "khue:", person = document.body.dataset.person;
const key = (form) => `${prefix}${person}:${new URL(form.getAttribute("action"), location).pathname}`;
const store = {
  read(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
  get(name) { return this.read(name)?.typed; },
  set(name, typed) { try { localStorage.setItem(name, JSON.stringify({ typed, at: Date.now() })); } catch { /* full or forbidden */ } },
  drop(name) { try { localStorage.removeItem(name); } catch { /* forbidden */ } },
  clear(goes = () => true) {
    try {
      for (const name of Object.keys(localStorage)) if (name.startsWith(prefix) && goes(name)) this.drop(name);
    } catch { /* forbidden */ }
  },
};
store.clear((name) => (person && !name.startsWith(`${prefix}${person}:`)) || !(Date.now() - store.read(name)?.at < 1_800_000));

const isTyped = (control) => control.name && !/^(hidden|password|file|submit|button)$/.test(control.type);
const typed = (form) => [...new FormData(form)].filter(([name, value]) =>
  typeof value === "string" && [].concat(form.elements[name] ?? []).some((one) => isTyped(one instanceof RadioNodeList ? one[0] : one)));
const digest = (form) => JSON.stringify(typed(form));

/** Puts kept pairs back; text, choices and boxes alike. */
function putBack(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!isTyped(control)) continue;
    const wanted = values.get(control.name) ?? [];
    if (/^(radio|checkbox)$/.test(control.type)) control.checked = wanted.includes(control.value);
    else if (wanted.length) control.value = wanted[0];
  }
}

// Buttons: a question before what cannot be taken back, and no second sending.
function ask(question, button) {
  const dialog = document.getElementById("page-question");
  dialog.returnValue = "";
  dialog.querySelector("p").textContent = question;
  dialog.showModal();
  dialog.querySelector('[value="no"]')?.focus();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return button.focus();
    button.dataset.sure = "yes";
    button.form.requestSubmit(button);
  }, { once: true });
}

let isSigningOut = false;
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  if (button?.dataset.confirm && !button.dataset.sure) {
    event.preventDefault();
    return ask(button.dataset.confirm, button);
  }
  if (button) delete button.dataset.sure;
  if (form.getAttribute("action") === "/session/end") {
    isSigningOut = true;
    store.clear();
  }
  form.dataset.sent = "yes";
  for (const one of form.querySelectorAll("button")) one.setAttribute("aria-disabled", "true");
});

// The back button brings a page as it was left: its buttons must work again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const one of form.querySelectorAll("button")) one.removeAttribute("aria-disabled");
  }
});

// Leaving a form with unsent text asks first, as the browser does it.
const open = new Map();
const watch = (form) => open.set(form, digest(form));
for (const form of document.querySelectorAll('main form[method="post"]')) watch(form);
addEventListener("beforeunload", (event) => {
  if (isSigningOut) return;
  for (const [form, before] of open) {
    if (!form.isConnected || form.dataset.sent || digest(form) === before) continue;
    if (form.dataset.autosave !== undefined) store.set(key(form), typed(form));
    event.preventDefault();
  }
});

/** Saves a form while one types; says when, and keeps what could not be sent. */
function autosave(form) {
  const state = document.createElement("p");
  state.className = "saving";
  state.setAttribute("role", "status");
  (form.querySelector(".actions") ?? form.lastElementChild).after(state);
  const say = (text, kind = "") => { state.textContent = text; state.className = `saving ${kind}`; };
  let timer = 0, isBusy = false, wait = 5000;
  const later = (delay) => { clearTimeout(timer); timer = setTimeout(save, delay); };

  async function save() {
    if (form.dataset.sent) return;
    if (isBusy) return later(500);
    const sent = digest(form);
    if (sent === open.get(form)) return;
    isBusy = true;
    store.set(key(form), typed(form));
    say(words.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual",
        headers: { "X-Khue-Autosave": "1" },
      });
      if (answer.ok) await saved(sent, await answer.text());
      else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) say(words.out, "refused");
      else if (answer.status < 500) say(words.refused, "refused");
      else throw new Error(String(answer.status));
    } catch {
      say(words.later, "late");
      later(wait);
      wait = Math.min(wait * 2, 60000);
    }
    isBusy = false;
  }

  /** A number as answer is the new version of the record, which the next sending must name. */
  async function saved(sent, text) {
    const version = form.querySelector('input[name="version"]');
    if (version && /^\d+$/.test(text.trim())) version.value = text.trim();
    open.set(form, sent);
    wait = 5000;
    if (digest(form) === sent) store.drop(key(form));
    const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
    say(`${words.saved} ${time}`);
  }

  form.addEventListener("input", () => later(1200));
  form.addEventListener("change", () => later(300));
  addEventListener("online", () => later(0));
  const kept = store.get(key(form));
  if (Array.isArray(kept) && JSON.stringify(kept) !== digest(form)) {
    putBack(form, kept);
    say(words.restored, "late");
    later(2000);
  } else if (kept) store.drop(key(form));
}
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);

/** Lists narrow themselves while one types; the address follows, so that it can be shared. */
function live(bar) {
  let timer = 0, asked = null;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  bar.after(status);

  async function refresh() {
    const region = document.querySelector("[data-live]");
    if (!region) return bar.requestSubmit();
    const address = new URL(bar.getAttribute("action"), location);
    for (const [name, value] of new FormData(bar)) if (value) address.searchParams.append(name, value);
    asked?.abort();
    const mine = asked = new AbortController();
    region.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (!answer.ok || !fresh) return location.assign(address);
      region.replaceWith(document.adoptNode(fresh));
      history.replaceState(null, "", address);
      const count = fresh.querySelector(".count-line");
      count?.removeAttribute("role");
      status.textContent = count?.textContent ?? "";
      selection(fresh);
    } catch (fault) {
      if (fault.name === "AbortError") return;
      region.removeAttribute("aria-busy");
      status.className = "hint";
      status.textContent = words.gone;
    }
  }
  bar.addEventListener("input", (event) => {
    clearTimeout(timer);
    const isWord = event.target.matches('[type="search"], [type="text"]');
    timer = setTimeout(refresh, isWord ? 300 : 0);
  });
  bar.addEventListener("submit", (event) => {
    if (!document.querySelector("[data-live]")) return;
    event.preventDefault();
    clearTimeout(timer);
    refresh();
  });
}
for (const bar of document.querySelectorAll("form[data-filters]")) live(bar);

/** A box over a column of boxes ticks them all: `<td data-select-all>` in the head of a table. */
function selection(part) {
  for (const cell of part.querySelectorAll("[data-select-all]")) {
    const boxes = () => [...cell.closest("table").querySelectorAll('tbody input[type="checkbox"]')];
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", cell.dataset.selectAll || words.all);
    cell.replaceChildren(all);
    all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
    cell.closest("table").addEventListener("change", () => {
      const ticked = boxes().filter((box) => box.checked).length;
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && ticked < boxes().length;
    });
  }
}
selection(document);

// Keys: / goes to the search line, Escape and a press elsewhere fold what dropped down.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const drop = document.activeElement?.closest("details.drop[open]");
    if (drop) { drop.open = false; drop.querySelector("summary").focus(); }
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const line = document.querySelector('main input[type="search"], input[type="search"]');
  if (line) { event.preventDefault(); line.focus(); line.select(); }
});
document.addEventListener("click", (event) => {
  for (const drop of document.querySelectorAll("details.drop[open]")) if (!drop.contains(event.target)) drop.open = false;
});

// Taking stock is for few pages and people.
if (document.querySelector("[data-scan]")) import("/assets/scan.js");

// Notifications on this device: the browser asks its push service for an address, then the form is sent like any other.
const device = document.querySelector("form[data-push]");
device?.addEventListener("submit", async (event) => {
  const fields = device.elements;
  if (fields.endpoint.value) return;
  event.preventDefault();
  event.stopPropagation();
  const state = device.querySelector("[data-state]"), say = (text, kind = "error") => { Object.assign(state, { textContent: text, className: kind }); };
  if (!navigator.serviceWorker || !window.PushManager) return say(device.dataset.unable);
  say(device.dataset.asking, "hint");
  try {
    if (await Notification.requestPermission() !== "granted") return say(device.dataset.denied);
    await navigator.serviceWorker.register("/sw.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: device.dataset.push };
    const old = await pushManager.getSubscription();
    const asked = pushManager.subscribe(options).catch(async (fault) => {
      if (!await old?.unsubscribe()) throw fault;
      return pushManager.subscribe(options);
    });
    const made = await Promise.race([asked, new Promise((_, late) => setTimeout(late, 15000))]);
    const { endpoint, keys } = made.toJSON();
    Object.entries({ endpoint, key: keys.p256dh, secret: keys.auth }).forEach(([name, value]) => { fields[name].value = value; });
    device.requestSubmit();
  } catch { say(device.dataset.failed); }
});

// Pages about work in the background renew themselves, unless somebody is about to press something there.
const renew = async () => {
  const part = document.querySelector("main[data-refresh]");
  if (!part) return;
  try {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const isBusy = part.contains(document.activeElement) || part.querySelector("[data-sent]") || document.querySelector("dialog[open]");
    if (answer.ok && fresh && (!isBusy || !fresh.dataset.refresh)) {
      part.replaceWith(document.adoptNode(fresh));
      // What was asked about is over; a yes would do nothing, and nobody would know.
      document.getElementById("page-question").close("no");
    }
  } catch { /* again later */ }
  setTimeout(renew, part.dataset.refresh * 1000);
};
setTimeout(renew, 2000);

if (document.getElementById("page-rest")) import("./session.js");
if (document.querySelector('input[type="password"]')) import("./password.js");
if (document.querySelector("[data-key]")) import("./key.js");

document.querySelector(".errors")?.focus();

// A long form of numbers lies folded on a phone, its headings for contents; a link unfolds a part, paper shows all.
const folds = [...document.querySelectorAll("details[data-fold]")];
if (folds.length > 1 && matchMedia("(max-width: 47.99rem)").matches) {
  for (const fold of folds) fold.open = false;
  document.querySelector(".parts")?.remove();
}
const unfold = () => {
  const fold = document.getElementById(location.hash.slice(1))?.closest("details[data-fold]");
  if (fold) fold.open = true;
};
addEventListener("hashchange", unfold);
if (folds.length) unfold();
addEventListener("beforeprint", () => { for (const fold of folds) fold.open = true; });
