// Comfort on top of plain pages: everything here also works without it.
const vietnamese = document.documentElement.lang !== "en";
const words = vietnamese
  ? { saving: "Đang lưu…", saved: "Đã lưu lúc", later: "Chưa lưu được, sẽ thử lại", refused: "Chưa lưu được. Bấm nút Lưu để xem vì sao.", leave: "Còn nội dung chưa lưu." }
  : { saving: "Saving…", saved: "Saved at", later: "Not saved yet, will try again", refused: "Not saved. Press Save to see why.", leave: "Some text is not saved yet." };

// A second click on a button that is at work does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  const question = event.submitter?.dataset.confirm;
  if (question && !form.dataset.sure) {
    event.preventDefault();
    ask(question).then((yes) => { if (yes) { form.dataset.sure = "yes"; form.requestSubmit(event.submitter); } });
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "yes";
    form.dataset.clean = "yes";
    forget(form);
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  }
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
  });
});

function ask(question) {
  const dialog = document.getElementById("confirm");
  dialog.querySelector("p").textContent = question;
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true }));
}

// Drafts are saved as one types; what could not be sent is kept on this machine for this person.
const key = (form) => `khue:${document.body.dataset.person}:${new URL(form.action).pathname}`;
const forget = (form) => { try { localStorage.removeItem(key(form)); } catch { /* no storage, nothing kept */ } };

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const state = document.createElement("span");
  state.className = "save-state";
  state.setAttribute("role", "status");
  form.querySelector(".actions")?.append(state);
  let timer = 0, running = false, again = false;
  const keep = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (name !== "form_mark" && name !== "version") fields[name] = value;
    try { localStorage.setItem(key(form), JSON.stringify(fields)); } catch { /* no storage, nothing kept */ }
  };
  const save = async () => {
    if (running) { again = true; return; }
    running = true;
    state.textContent = words.saving;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Khue-Autosave": "1" }, redirect: "manual" });
      if (answer.ok) {
        form.elements.version.value = await answer.text();
        form.dataset.clean = "yes";
        forget(form);
        state.textContent = `${words.saved} ${new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" })}`;
      } else {
        keep();
        state.textContent = words.refused;
      }
    } catch {
      keep();
      state.textContent = words.later;
      timer = setTimeout(save, 10000);
    }
    running = false;
    if (again) { again = false; save(); }
  };
  form.addEventListener("input", () => {
    delete form.dataset.clean;
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("beforeunload", (event) => {
    if (form.dataset.clean === undefined && timer) { keep(); event.preventDefault(); }
  });
  try {
    const kept = JSON.parse(localStorage.getItem(key(form)) ?? "null");
    if (kept) {
      for (const [name, value] of Object.entries(kept)) if (form.elements[name] && !form.elements[name].value) form.elements[name].value = value;
    }
  } catch { /* nothing kept */ }
}

// Lists narrow themselves as one types.
for (const bar of document.querySelectorAll("form[data-filters]")) {
  let timer = 0;
  const refresh = async () => {
    const address = new URL(bar.action);
    for (const [name, value] of new FormData(bar)) if (value) address.searchParams.set(name, value);
    const live = document.querySelector("[data-live]");
    if (!live) { location.assign(address); return; }
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (fresh) { live.replaceWith(fresh); history.replaceState(null, "", address); }
  };
  bar.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(refresh, event.target.type === "search" ? 250 : 0);
  });
}

document.querySelector(".errors")?.focus();
addEventListener("keydown", (event) => {
  if (event.key !== "/" || /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) return;
  const search = document.querySelector("input[type=search]");
  if (search) { event.preventDefault(); search.focus(); }
});
