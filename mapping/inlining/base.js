// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Tile layers that ask nobody: every tile is drawn here, from outlines that the page carries.
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: this is a classic script, no module
  "use strict";
  const told = /* DATI */ null;
  const L = window.L;
  if (!L?.TileLayer || !told) return;

  const NOTE = "Contorni: Natural Earth, ISTAT";
  const AROUND = 16; // pixels beyond the tile where a cut line can still be seen
  const shapes = {};
  /** As in mapping/viewer/borders.py: signs that end a number, and others, so many, after which it goes on. */
  const [FIRST, LAST, MORE] = [63, 56, 8];

  /** @param {string} text @returns {number[]} */
  function numbers(text) {
    const found = [];
    let value = 0;
    let weight = 1;
    for (let i = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - FIRST;
      value += digit * weight;
      weight *= MORE;
      if (digit < LAST) {
        found.push(value & 1 ? ~(value >> 1) : value >> 1);
        value = 0;
        weight = 1;
      }
    }
    return found;
  }

  /** The points of each arc on the plane of a projection, at zoom 0. */
  function project(part, crs) {
    return part.archi.map((text) => {
      const steps = numbers(text);
      const line = [];
      let x = 0;
      let y = 0;
      for (let i = 0; i < steps.length; i += 2) {
        x += steps[i];
        y += steps[i + 1];
        const lng = x * part.passi[0] + part.passi[2];
        const lat = y * part.passi[1] + part.passi[3];
        const point = crs.latLngToPoint(L.latLng(Math.max(-85, Math.min(85, lat)), lng), 0);
        point.edge = Math.abs(lng) > 179.99 || lat < -85;
        line.push(point);
      }
      return line;
    });
  }

  function bounded(points) {
    const xs = points.map((p) => p.x);
    const ys = points.map((p) => p.y);
    return {
      points: points,
      min: { x: Math.min.apply(null, xs), y: Math.min.apply(null, ys) },
      max: { x: Math.max.apply(null, xs), y: Math.max.apply(null, ys) },
    };
  }

  /** A ring that crosses the date line in one piece, all rings the same way round: what lies in a country is land. */
  function unrolled(ring, width) {
    let shift = 0;
    let area = 0;
    const points = ring.map((point, i) => {
      const step = i ? point.x - ring[i - 1].x : 0;
      if (step > width / 2) shift -= width;
      if (step < -width / 2) shift += width;
      return { x: point.x + shift, y: point.y };
    });
    if (Math.abs(shift) > width / 2) {
      // round the pole
      points.push({ x: points[points.length - 1].x, y: 2 * width }, { x: points[0].x, y: 2 * width });
    }
    points.forEach((a, i) => {
      const b = points[(i + 1) % points.length];
      area += a.x * b.y - b.x * a.y;
    });
    return area < 0 ? points.reverse() : points;
  }

  function shifted(points, by) {
    return bounded(points.map((point) => ({ x: point.x + by, y: point.y })));
  }

  function prepare(part, crs) {
    const arcs = project(part, crs);
    function pick(list) {
      return list.map((n) => bounded(arcs[n]));
    }
    const left = crs.latLngToPoint(L.latLng(0, -180), 0).x;
    const width = crs.latLngToPoint(L.latLng(0, 180), 0).x - left;
    const rings = [];
    part.anelli.forEach((ring) => {
      const points = unrolled(
        [].concat.apply(
          [],
          ring.map((n) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n])),
        ),
        width,
      );
      const item = bounded(points);
      rings.push(item);
      if (item.max.x > left + width) rings.push(shifted(points, -width));
      if (item.min.x < left) rings.push(shifted(points, width));
    });
    return {
      width: width,
      rings: rings,
      lines: pick(part.linee),
      coasts: pick(part.coste),
      seams: pick(part.giunture),
    };
  }

  function shapesOf(crs) {
    const code = crs.code || "";
    if (!crs.projection || crs.infinite) return [];
    shapes[code] = shapes[code] || told.parti.map((part) => prepare(part, crs));
    return shapes[code];
  }

  /** The ring within one side of a box: `axis` x or y, `sign` which way is inside. */
  function cut(points, axis, limit, sign) {
    const kept = [];
    for (let i = 0; i < points.length; i++) {
      const a = points[i];
      const b = points[(i + 1) % points.length];
      const inA = sign * (a[axis] - limit) >= 0;
      const inB = sign * (b[axis] - limit) >= 0;
      if (inA) kept.push(a);
      if (inA !== inB) {
        const t = (limit - a[axis]) / (b[axis] - a[axis]);
        kept.push({ x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
      }
    }
    return kept;
  }

  function meets(item, box) {
    return item.max.x >= box.min.x && item.min.x <= box.max.x && item.max.y >= box.min.y && item.min.y <= box.max.y;
  }

  function Sheet(context, box, scale) {
    this.context = context;
    this.box = box;
    this.scale = scale;
  }
  Sheet.prototype.to = function (point, first) {
    const x = (point.x - this.box.left) * this.scale;
    const y = (point.y - this.box.top) * this.scale;
    if (first) this.context.moveTo(x, y);
    else this.context.lineTo(x, y);
  };
  Sheet.prototype.fill = function (rings, colour) {
    const box = this.box;
    this.context.beginPath();
    rings.forEach((ring) => {
      if (!meets(ring, box)) return;
      const points = cut(
        cut(cut(cut(ring.points, "x", box.min.x, 1), "x", box.max.x, -1), "y", box.min.y, 1),
        "y",
        box.max.y,
        -1,
      );
      points.forEach((point, i) => {
        this.to(point, i === 0);
      });
      this.context.closePath();
    });
    this.context.fillStyle = colour;
    this.context.fill("nonzero");
  };
  Sheet.prototype.stroke = function (lines, colour, width, round) {
    const box = this.box;
    const context = this.context;
    context.beginPath();
    for (let n = 0; n < lines.length; n++) {
      if (!meets(lines[n], box)) continue;
      const points = lines[n].points;
      let open = false;
      for (let i = 1; i < points.length; i++) {
        const a = points[i - 1];
        const b = points[i];
        const far =
          (a.edge && b.edge) ||
          Math.abs(a.x - b.x) > round / 2 ||
          Math.max(a.x, b.x) < box.min.x ||
          Math.min(a.x, b.x) > box.max.x ||
          Math.max(a.y, b.y) < box.min.y ||
          Math.min(a.y, b.y) > box.max.y;
        if (!far && !open) this.to(a, true);
        if (!far) this.to(b, false);
        open = !far;
      }
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };

  function draw(context, layer, coords, size) {
    const crs = layer._map.options.crs;
    const parts = shapesOf(crs);
    const scale = crs.scale(coords.z) / crs.scale(0);
    const left = (coords.x * size.x) / scale;
    const top = (coords.y * size.y) / scale;
    const more = AROUND / scale;
    const sheet = new Sheet(
      context,
      {
        left: left,
        top: top,
        min: { x: left - more, y: top - more },
        max: { x: left + size.x / scale + more, y: top + size.y / scale + more },
      },
      scale,
    );
    const colours = /dark|black|night|notte/i.test(layer._url || "") ? told.colori.scuri : told.colori.chiari;
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, size.x, size.y);
    context.lineJoin = "round";
    const round = parts.length ? parts[0].width : 0;
    const thin = Math.max(0.5, Math.min(1, coords.z / 6));
    if (!parts.length) return; // a plane that is no globe
    sheet.fill(parts[0].rings, colours.land);
    // Italy's lines are finer than its neighbours': what parts them is land too.
    sheet.stroke(parts[0].seams, colours.land, Math.max(2, 0.05 * scale), round);
    sheet.fill(parts[1].rings, colours.land);
    sheet.stroke(parts[0].coasts, colours.coast, thin, round);
    sheet.stroke(parts[0].lines, colours.line, thin, round);
    sheet.stroke(parts[1].lines, colours.region, thin, round);
    sheet.stroke(parts[1].coasts, colours.line, thin, round); // the border of Italy among them
  }

  function blank(layer) {
    return (L.TileLayer.WMS && layer instanceof L.TileLayer.WMS) || told.vuoti.indexOf(layer._url) >= 0;
  }

  L.TileLayer.include({
    createTile: function (coords, done) {
      const tile = document.createElement("canvas");
      const size = this.getTileSize();
      const dense = window.devicePixelRatio || 1;
      tile.setAttribute("role", "presentation");
      tile.complete = true; // Leaflet drops the tiles that still load when the zoom changes
      if (!blank(this)) {
        tile.width = size.x * dense;
        tile.height = size.y * dense;
        const context = tile.getContext("2d");
        context.scale(tile.width / size.x, tile.height / size.y);
        draw(context, this, coords, size);
      }
      setTimeout(() => {
        done(null, tile);
      }, 0);
      return tile;
    },
    getAttribution: function () {
      return blank(this) ? "" : NOTE;
    },
  });
})();
