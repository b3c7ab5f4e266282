// A password can be looked at while it is typed; of a new one a strip shows how hard it is to guess.
const words = document.documentElement.lang === "en"
  ? { show: "Show the password", hide: "Hide the password", strength: "How hard it is to guess" }
  : { show: "Hiện mật khẩu", hide: "Ẩn mật khẩu", strength: "Mức khó đoán" };

for (const line of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = words.show;
  const show = (isShown) => {
    line.type = isShown ? "text" : "password";
    button.textContent = isShown ? words.hide : words.show;
  };
  button.addEventListener("click", () => show(line.type === "password"));
  line.form?.addEventListener("submit", () => show(false));
  const row = document.createElement("p");
  row.className = "hint";
  row.append(button);
  line.after(row);
  if (line.autocomplete !== "new-password" || line.name !== "password") continue;
  const meter = document.createElement("meter");
  Object.assign(meter, { max: 24, low: 14, high: 20, optimum: 24 });
  meter.setAttribute("aria-label", words.strength);
  // As long as it is, unless it is made of few different signs.
  line.addEventListener("input", () => { meter.value = Math.min([...line.value].length, 2 * new Set(line.value).size); });
  row.append(meter);
}
