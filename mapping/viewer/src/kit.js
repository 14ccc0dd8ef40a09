// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The editor's page: the map itself, live, in which everything is chosen that its links can say, and the code to paste.

import { byId, h } from "./page/dom.js";
import { say } from "./page/say.js";
import { letGo } from "./tools/details.js";
import { embedCode, followHeights, frameAddress, MESSAGE, pictureLink, wholeAddress } from "./tools/embed-code.js";
import { ASKED, SHOWN } from "./tools/frame.js";

/** @import { Way } from "./tools/embed-code.js" */

/**
 * @typedef {{nome: string, tag: string, direzione: string, bozza: boolean, testi: Record<string, string>}} Language
 * @type {Record<string, Language>}
 */
const languages = Object.assign(Object.create(null), JSON.parse(byId("dati").textContent ?? ""));
const page = new URL("index.html", location.href.split(/[?#]/)[0]).href;
/** Where the map will stand, for as long as nobody says it; a file on a disk is nowhere, `example.org` nobody's. */
const known = usable(page) ? page : "https://www.example.org/index.html";
const frame = /** @type {HTMLIFrameElement} */ (byId("esempio"));
const address = /** @type {HTMLInputElement} */ (byId("indirizzo"));
const height = /** @type {HTMLInputElement} */ (byId("altezza"));
const menu = /** @type {HTMLDetailsElement} */ (byId("lingua").parentElement);
const ways = /** @type {HTMLSelectElement} */ (byId("modo"));
const code = /** @type {HTMLTextAreaElement} */ (byId("codice"));
/** What the map shows, as its address says it; what this page was opened with, at first. */
let shown = location.search.slice(1);
/** The language that the map was asked to open in anew: what the page before it still says is no answer. */
let awaited = "";
let spoken = "it";

/** @param {string} key */
const t = (key) => (languages[spoken].testi[key] ?? languages.it.testi[key] ?? "").trim();

/** @param {string} base @returns {string} */
function source(base) {
  return frameAddress(`${base.split(/[?#]/)[0]}#${shown}`);
}

function show() {
  const way = /** @type {Way|"link"} */ (ways.value);
  const base = usable(address.value) ? address.value : known;
  for (const link of links()) link.href = `?${speaking(link.dataset.lingua ?? "")}`;
  code.value = way === "link" ? linkCode(base) : embedCode(source(base), t("titolo"), { way, height: pixels() });
  byId("nota-immagine").hidden = way !== "link";
  showPolicy(way, new URL(base).origin);
}

/**
 * @param {string} base - the address of the map
 * @returns {string} a link to what is shown, with the picture nearest to it
 */
function linkCode(base) {
  const [page] = base.split(/[?#]/);
  const state = new URLSearchParams(shown);
  const drawn = (ways.dataset.immagini ?? "").split(" ");
  const name = [state.get("indicatore"), state.get("iniziativa")].find((one) => one && drawn.includes(one)) ?? "mappa";
  return pictureLink(wholeAddress(`${page}#${shown}`), new URL(`immagini/${name}.png`, page).href, t("titolo"));
}

/** @returns {number|undefined} none while the field holds none that a frame can have */
function pixels() {
  return Math.max(0, Math.round(height.valueAsNumber)) || undefined;
}

/** @param {string} text @returns {boolean} it is the whole address of a page on the web */
function usable(text) {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/**
 * @param {Way|"link"} way
 * @param {string} origin - whose map the host lets in
 */
function showPolicy(way, origin) {
  const scripts = { script: HOST_HASH, file: origin, cornice: "" };
  const lines =
    way === "link"
      ? [`Content-Security-Policy: img-src ${origin}`]
      : [
          `Content-Security-Policy: frame-src ${origin}${scripts[way] && `; script-src ${scripts[way]}`}`,
          `Permissions-Policy: geolocation=(self "${origin}")`,
        ];
  byId("politica").textContent = lines.join("\n");
}

/** @param {string} lang */
function speak(lang) {
  spoken = lang;
  Object.assign(document.documentElement, { lang: languages[lang].tag, dir: languages[lang].direzione });
  document.title = t("kit_titolo");
  for (const element of document.querySelectorAll("[data-testo]")) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.testo ?? "");
  }
  frame.title = t("titolo");
  byId("lingua").querySelector("bdi")?.replaceChildren(languages[lang].nome);
  for (const link of links()) {
    if (link.dataset.lingua === lang) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** @returns {NodeListOf<HTMLAnchorElement>} one for each language */
function links() {
  return menu.querySelectorAll("a");
}

/** @param {string} lang @returns {string} what is shown, in that language */
function speaking(lang) {
  const state = new URLSearchParams(shown);
  state.set("lang", lang);
  return String(state);
}

/** Like the page's own menu: arrow keys change nothing, and a link may be opened beside. @param {Event} event */
function follow(event) {
  const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
  const { lingua } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
  if (!lingua || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  menu.open = false;
  byId("lingua").focus();
  speakAnew(lingua);
}

/** @param {string} lang */
function speakAnew(lang) {
  shown = speaking(lang);
  awaited = lang;
  frame.src = source(page);
  speak(lang);
  show();
}

async function copy() {
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    say(t("copiato"), byId("copiato"));
  } catch {
    say(t("copia_a_mano"), byId("copiato"));
  }
}

document.documentElement.classList.add("viva");
for (const [code, { nome, tag, bozza }] of Object.entries(languages)) {
  const link = h("a", { "data-lingua": code, hreflang: tag, lang: tag, onclick: follow }, nome);
  const list = menu.querySelectorAll("ul")[Number(bozza)];
  list.append(h("li", {}, link));
  if (bozza) for (const part of [list, byId("bozze")]) part.hidden = false;
}
letGo(menu, byId("lingua"));
const wanted = new URLSearchParams(shown).get("lang") ?? "";
address.value = known;
for (const field of [address, height, ways]) field.addEventListener("input", show);
byId("copia").addEventListener("click", copy);
followHeights();
addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  if (data?.tipo === MESSAGE) frame.contentWindow?.postMessage({ tipo: ASKED }, "*");
  if (data?.tipo !== SHOWN) return;
  const { lang = "it" } = Object.fromEntries(new URLSearchParams(String(data.stato)));
  if (awaited && lang !== awaited) return;
  awaited = "";
  shown = String(data.stato);
  if (lang in languages && lang !== spoken) speak(lang);
  show();
});
frame.src = source(page);
speak(wanted in languages ? wanted : "it");
show();
