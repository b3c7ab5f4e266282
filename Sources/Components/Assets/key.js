// Security keys: the program says what has to be signed, the browser asks the key, and the form carries what it answered.
const words = document.documentElement.lang === "en"
  ? { touch: "Touch your key or confirm on your device.", failed: "The key did not answer. Please try again.",
    known: "This key is added already.", gone: "This page is too old. Please sign in again." }
  : { touch: "Chạm vào khóa hoặc xác nhận trên máy.", failed: "Khóa chưa trả lời. Hãy thử lại.",
    known: "Khóa này đã thêm rồi.", gone: "Trang này đã quá hạn. Hãy đăng nhập lại." };

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));

async function ask(asked) {
  const publicKey = { ...asked, challenge: bytes(asked.challenge) };
  if (asked.user) {
    publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
    publicKey.excludeCredentials = known(asked.excludeCredentials);
    const { response } = await navigator.credentials.create({ publicKey });
    return { client: response.clientDataJSON, attestation: response.attestationObject };
  }
  publicKey.allowCredentials = known(asked.allowCredentials);
  const { rawId, response } = await navigator.credentials.get({ publicKey });
  return {
    client: response.clientDataJSON, credential: rawId, data: response.authenticatorData, signature: response.signature,
  };
}

for (const place of document.querySelectorAll("[data-key]")) {
  if (!window.PublicKeyCredential) break;
  const form = place.querySelector("form"), state = place.querySelector('[role="status"]');
  place.hidden = false;
  document.querySelector("[data-unless-key]")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    state.textContent = words.touch;
    try {
      const body = new URLSearchParams({ form_mark: form.elements.form_mark.value });
      const answer = await fetch(place.dataset.key, { method: "POST", body, redirect: "manual" });
      if (!answer.ok) throw new DOMException(words.gone, "NotFoundError");
      const made = await ask(await answer.json());
      for (const [name, value] of Object.entries(made)) form.elements[name].value = text(value);
      form.submit();
    } catch (fault) {
      delete form.dataset.sent;
      const said = { InvalidStateError: words.known, NotFoundError: words.gone };
      state.textContent = said[fault.name] ?? words.failed;
    }
  });
}
