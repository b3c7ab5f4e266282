// Taking stock: the cursor waits in the line for the tag, and where the browser reads codes the camera does too. It
// stays on from tag to tag; the tag just written down is not read again while the camera still looks at it.
for (const place of document.querySelectorAll("[data-scan]")) {
  const form = place.querySelector("form");
  const line = form.elements.tag;
  if (form.elements.room.value) line.focus();
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) continue;
  const { scan, scanEnd, scanRefused } = place.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button secondary";
  button.textContent = scan;
  form.querySelector(".actions").append(button);
  const said = document.createElement("p");
  said.role = "status";
  place.append(said);
  const last = new URLSearchParams(location.search).get("last");
  let video;
  const stop = () => {
    for (const track of video?.srcObject?.getTracks() ?? []) track.stop();
    video?.remove();
    video = undefined;
    button.textContent = scan;
  };
  const start = async () => {
    const mine = video = document.createElement("video");
    video.playsInline = video.muted = true;
    video.width = 320;
    button.textContent = scanEnd;
    said.textContent = "";
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      place.append(video);
      await video.play();
    } catch {
      sessionStorage.removeItem("scan");
      stop();
      said.textContent = scanRefused;
      return;
    }
    const detector = new BarcodeDetector();
    const look = async () => {
      if (video !== mine) return;
      const codes = await detector.detect(video).catch(() => []);
      const code = codes.find((code) => code.rawValue.trim().toUpperCase() !== last);
      if (!code || !form.elements.room.value || video !== mine) return setTimeout(look, 200);
      stop();
      line.value = code.rawValue;
      form.requestSubmit();
    };
    look();
  };
  button.addEventListener("click", () => {
    sessionStorage[video ? "removeItem" : "setItem"]("scan", "on");
    return video ? stop() : start();
  });
  if (sessionStorage.getItem("scan") && form.elements.room.value) start();
}
