// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages as links, each by its own name to what is shown now: arrow keys change nothing, a link may be opened
// beside this page, a machine's drafts stand apart and are called so before one is chosen.

import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { say } from "../page/say.js";
import { letGo } from "./details.js";

/** @import { LanguageFacts } from "../types/languages.js" */
/** @import { Context, Part } from "../types/page.js" */

/** @returns {Part} */
export function createLanguageMenu() {
  const summary = h("summary", { id: "lingua" });
  const body = h("div", { class: "elenco-lingue" });
  const menu = h("details", { class: "menu-lingue" }, summary, body);
  const note = h("p", { class: "minuto" });
  letGo(menu, summary);
  byId("lingue").replaceChildren(menu, note);
  return {
    update(context) {
      const { model, before, words } = context;
      const all = Object.values(model.languages);
      const drafts = all.filter(({ bozza }) => bozza);
      const read = all.filter(({ bozza }) => !bozza);
      const own = model.languages[words.lang];
      summary.replaceChildren(h("span", {}, words.t("lingua") + words.colon), h("bdi", {}, own.nome));
      const apart = [h("p", { class: "minuto", id: "bozze" }, words.t("bozza")), listOf(drafts, context, "bozze")];
      redraw(body, [listOf(read, context), ...(drafts.length ? apart : [])]);
      const { letta: n } = own;
      const told = n ? words.t("bozza_letta", { n }) : words.t("bozza");
      redraw(note, own.bozza ? [`${told} `, ...read.map((one) => linkTo(one, context))] : [], summary);
      if (!before || before.lang === context.state.lang) return;
      if (menu.open) summary.focus();
      menu.open = false;
      say([own.nome, note.firstChild?.textContent].join(". "));
    },
  };
}

/**
 * @param {LanguageFacts[]} languages
 * @param {Context} context
 * @param {string} [name] - the id of what names the list
 */
function listOf(languages, context, name = "lingua") {
  const items = languages.map((language) => h("li", {}, linkTo(language, context)));
  return h("ul", { "aria-labelledby": name }, ...items);
}

/** @param {LanguageFacts} language @param {Context} context */
function linkTo({ codice, nome, tag }, { words, link }) {
  const current = codice === words.lang && "true";
  return h("a", { ...link({ lang: codice }), hreflang: tag, lang: tag, "aria-current": current }, nome);
}
