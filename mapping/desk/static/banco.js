/* SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
/* What spares a click or a wait: without it every page works the same. */

/** A file dropped anywhere on its form is chosen and sent. */
for (const form of document.querySelectorAll("[data-trascina]")) {
  const input = form.querySelector('input[type="file"]');
  const send = () => {
    if (!input.files.length) return;
    form.querySelector("[data-detto]").textContent = `Copia di «${input.files[0].name}» nella cartella…`;
    form.requestSubmit();
  };
  input.addEventListener("change", send);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("sopra");
  });
  form.addEventListener("dragleave", () => form.classList.remove("sopra"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("sopra");
    input.files = event.dataTransfer.files;
    send();
  });
}
// A file that misses its form would be opened in place of the desk.
for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());

/** Beside a field for a colour stands what the browser has to choose one. */
for (const field of document.querySelectorAll("[data-colore]")) {
  const palette = document.createElement("input");
  palette.type = "color";
  palette.setAttribute("aria-label", `Scegli: ${field.labels[0].textContent}`);
  const ours = getComputedStyle(field).getPropertyValue(`--${field.dataset.colore}`).trim();
  const follow = () => {
    palette.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : ours;
  };
  follow();
  field.addEventListener("input", follow);
  palette.addEventListener("input", () => {
    field.value = palette.value;
  });
  field.after(" ", palette);
}

// On a phone the steps stand in one line, of which the one of this page must be seen.
document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

/** How far the work is; when it is done, the page that waits for it. */
const work = document.querySelector("[data-lavoro]");
if (work) follow(work);

/** @param {HTMLElement} place */
async function follow(place) {
  const bar = place.querySelector("progress");
  let step = "";
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 600));
    let told;
    try {
      told = await (await fetch("/stato.json")).json();
    } catch {
      place.querySelector("[data-passo]").textContent = "Il banco non risponde: riaprirlo e ricaricare la pagina.";
      continue;
    }
    if (!told.compito) break;
    if (told.passo !== step) {
      step = told.passo;
      place.querySelector("[data-passo]").textContent = `${told.nome}: ${step.toLowerCase()}…`;
      place.querySelector("[data-detto]").textContent = step;
    }
    bar.max = told.di;
    if (told.fatto) bar.value = told.fatto;
    else bar.removeAttribute("value");
  }
  location.replace(place.dataset.dopo);
}
