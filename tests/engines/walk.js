// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the page promises, walked through in the page itself: the same steps in every engine, whoever drives it. Each
// promise answers "" where it is kept, else what was seen instead. The language is of the oldest engine that walks.

(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const box = (element) => element.getBoundingClientRect();
  const number = (text) => Number((/\d[\d.]*/.exec(text || "") || ["NaN"])[0].replace(/\./g, ""));
  const total = () => number(one("[data-conteggio]").textContent);
  const seen = (selector) => all(selector).filter((element) => box(element).height > 0);
  const data = () => document.documentElement.dataset;
  const faults = [];
  let rows = 0;

  async function until(holds) {
    for (let n = 0; n < 100; n += 1) {
      if (holds()) return true;
      await wait(50);
    }
    return false;
  }

  function type(field, text) {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function at(hash) {
    location.hash = `lang=it&${hash}`; // else the page speaks what the browser does
    await wait(900); // a fit of the map is drawn in steps
  }

  /** @returns {string} what is wrong with the circles */
  function circles() {
    const map = box(one(".carta"));
    const marks = all("button.cerchio");
    if (!marks.length) return "no circle";
    for (const mark of marks) {
      const { left, top, width, height } = box(mark);
      const [x, y, text] = [left + width / 2 - map.left, top + height / 2 - map.top, mark.textContent];
      if (Math.abs(width - height) > 1 || width < 23.5 || width > 70) return `a circle of ${width} × ${height} pixels`;
      if (!(number(text) > 0)) return `a circle with «${text}»`;
      if (!String(mark.getAttribute("aria-label")).includes(text)) return `«${text}» is not what the circle is called`;
      if (x < 0 || y < 0 || x > map.width || y > map.height) return `a circle out of view at ${x}, ${y}`;
      if (box(mark.firstElementChild).width > width) return "a number wider than its circle";
    }
    const larger = (a, b) => number(b.textContent) - number(a.textContent);
    const [most, ...others] = marks.sort(larger);
    return box(most).width >= Math.max(...others.map((mark) => box(mark).width)) ? "" : "the most are not the largest";
  }

  function summed() {
    const sum = all("button.cerchio").reduce((n, mark) => n + number(mark.textContent), 0);
    return sum > 0 && sum <= total() ? "" : `the circles count ${sum} of ${total()}`;
  }

  const PROMISES = {
    "opens, its data inflated": async () => {
      if (!("pronta" in data())) return "it has not come alive";
      if (!one("#guasto").hidden) return "it says that it did not open";
      return total() === rows ? "" : `it counts ${total()}`;
    },
    "draws circles with numbers, all in view": async () => circles() || summed(),
    "colours every region": async () => {
      const fills = all("path.regione").map((path) => getComputedStyle(path).fill);
      return fills.length === 20 && fills.every((fill) => /rgb|url/.test(fill)) ? "" : fills.join(" ");
    },
    "filters by community": async () => {
      const option = one("#f-comunita-SN");
      if (!option) return "no such filter";
      const told = number(option.parentElement.querySelector(".conta").textContent);
      option.click();
      await wait(900);
      if (!location.hash.includes("comunita=SN")) return `the address says ${location.hash}`;
      if (total() !== told) return `${told} told, ${total()} found`;
      return circles() || summed();
    },
    "search offers and sets": async () => {
      await at("");
      type(one("#q"), "brescia");
      if (!(await until(() => seen("#suggerimenti [role=option]").length))) return "nothing offered";
      const first = one("#suggerimenti [role=option]");
      const told = number(first.querySelector(".conta").textContent);
      first.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
      first.click();
      await wait(900);
      if (!/provincia=BS|nel_comune/.test(location.hash)) return `the address says ${location.hash}`;
      return total() === told ? "" : `${told} told, ${total()} found`;
    },
    "lists what it counts": async () => {
      await at("vista=elenco&comunita=SN");
      if (!seen("#elenco").length) return "no list";
      const names = all("#elenco-vivo a[href*='id=']").length;
      return names >= Math.min(total(), 20) && seen("#elenco-vivo a").length ? "" : `${names} names of ${total()}`;
    },
    "opens a card": async () => {
      const link = one("#elenco-vivo a[href*='id=']");
      const name = link.textContent;
      link.click();
      await wait(300);
      const title = one("#titolo-scheda");
      return title && title.textContent.includes(name) && box(title).height > 0 ? "" : `no card of ${name}`;
    },
    "opens where a link says": async () => {
      await at("scheda=12");
      if (!one("#titolo-scheda").textContent.includes("Lazio")) return "no sheet of Lazio";
      await at("provincia=BS&vista=mappa");
      return circles() || (total() < rows ? "" : "no filter");
    },
    "shows a layer of an edition's own": async () => {
      await at("strati=livello_sportelli&vista=mappa");
      const marks = seen(".rombo");
      const names = marks.map((mark) => mark.getAttribute("aria-label")).sort();
      if (names.join() !== "Sportelli (prova): Sportello di Milano,Sportelli (prova): Sportello di Napoli")
        return `the marks are «${names.join("», «")}»`;
      if (all("button.cerchio").length) return "circles that nobody asked for";
      const map = box(one(".carta"));
      const within = ({ left, right, top, bottom }) =>
        left > map.left && right < map.right && top > map.top && bottom < map.bottom;
      if (!(await until(() => seen(".rombo").map(box).every(within)))) return "a mark out of view";
      seen(".rombo")[0].click();
      if (!(await until(() => seen(".leaflet-tooltip.etichetta").length))) return "a mark that tells nothing";
      return "";
    },
    "hands out what is selected": async () => {
      await at("comunita=SN");
      const [click, make] = [HTMLAnchorElement.prototype.click, URL.createObjectURL];
      let file = null;
      URL.createObjectURL = (blob) => {
        file = blob;
        return make.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = () => {}; // the file is read here, no driver is asked where to keep it
      one("#azioni button").click();
      await until(() => file);
      [HTMLAnchorElement.prototype.click, URL.createObjectURL] = [click, make];
      const lines = file ? (await file.text()).trim().split(/\r\n/) : [];
      return lines.length === total() + 1 ? "" : `${lines.length} lines for ${total()}`;
    },
    "speaks Arabic, from the right": async () => {
      await at("");
      one(".elenco-lingue a[hreflang=ar]").click();
      if (!(await until(() => document.documentElement.dir === "rtl"))) return "still from the left";
      await wait(900);
      if (!/[\u0600-\u06ff]/.test(one("h1").textContent)) return `the title is «${one("h1").textContent}»`;
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return wide > 1 ? `${wide} pixels too wide` : "";
    },
    "is no wider than its window": async () => {
      await at("");
      if (document.documentElement.lang !== "it") return "the address says Italian, the page does not";
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return wide > 1 ? `${wide} pixels too wide` : "";
    },
    "nothing goes wrong meanwhile": async () => faults.filter((fault) => !/ResizeObserver loop/.test(fault)).join(" "),
    "asks nobody for anything": async () => {
      const asked = performance.getEntriesByType("resource").map(({ name }) => name);
      const others = asked.filter((name) => !/^(data|blob):/.test(name));
      return others.join(" ");
    },
  };

  const PLAIN = {
    "shows its sentence": async () => (seen("#guasto").length ? "" : "no sentence"),
    "shows the whole list": async () => {
      const names = seen("#elenco [data-id]").length;
      return names === rows ? "" : `${names} names`;
    },
    "shows nothing that does not work": async () => {
      const dead = seen(".viva");
      return dead.map(({ id, className }) => id || className).join(" ");
    },
  };

  return async (kind, registered) => {
    rows = registered;
    addEventListener("error", ({ message }) => faults.push(message));
    addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
    const answers = {};
    for (const [name, promise] of Object.entries(kind === "plain" ? PLAIN : PROMISES)) {
      try {
        answers[name] = await promise();
      } catch (fault) {
        answers[name] = String(fault);
      }
    }
    return { agent: navigator.userAgent, answers };
  };
})();
