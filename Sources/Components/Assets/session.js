// A session ends by rest. Five minutes before, who types goes on unasked and who does not is asked. At the end a page on
// which nothing was typed goes away; what was typed stays, and whoever has signed in again beside gets the new mark.
const dialog = document.getElementById("page-rest");
const ahead = 300_000;
let typedAt = 0, timer = 0;

addEventListener("input", () => { typedAt = Date.now(); });

function wait() {
  clearTimeout(timer);
  timer = setTimeout(ask, Number(dialog.dataset.seconds) * 1000 - ahead);
}

function ask() {
  if (Date.now() - typedAt < ahead) stay();
  else {
    if (!dialog.open) dialog.showModal();
    timer = setTimeout(leave, ahead + 5_000);
  }
}

const isTyped = () => [...document.querySelectorAll("main input, main textarea")].some((one) => one.value !== one.defaultValue);

async function leave() {
  const isAlive = (await fetch("/session", { redirect: "manual" }).catch(() => null))?.ok;
  if (isAlive) stay();
  else if (!isTyped()) location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

async function stay() {
  const answer = await fetch("/session", { redirect: "manual" }).catch(() => null);
  if (!answer?.ok) {
    dialog.querySelector("p[hidden]")?.removeAttribute("hidden");
    if (!dialog.open) dialog.showModal();
    return;
  }
  const mark = await answer.text();
  for (const field of document.querySelectorAll('input[name="form_mark"]')) field.value = mark;
  dialog.close();
  wait();
}

dialog.querySelector("button").addEventListener("click", stay);
wait();
