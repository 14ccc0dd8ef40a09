// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The page's typeface for the static images: matplotlib reads no WOFF, so that its tables are unpacked into dist/*.ttf.

import { readFile, writeFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";

const FILES = "node_modules/@fontsource/titillium-web/files";
const HEADER = 12;
const ENTRY = 16;

/** Writes dist/titillium-400.ttf and -600.ttf: the weights of fonts.css. */
export async function writeFonts() {
  for (const weight of [400, 600]) {
    const packed = await readFile(`${FILES}/titillium-web-latin-${weight}-normal.woff`);
    await writeFile(`dist/titillium-${weight}.ttf`, unpack(packed));
  }
}

/** @param {Buffer} woff a font as WOFF 1.0 (W3C, 2012) @returns {Buffer} the same as TrueType */
function unpack(woff) {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(HEADER + ENTRY * count);
  woff.copy(head, 0, 4, 8); // the flavour
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const bodies = [];
  let place = head.length;
  for (let i = 0; i < count; i += 1) {
    const [at, packed, length] = [4, 8, 12].map((offset) => woff.readUInt32BE(44 + 20 * i + offset));
    const body = woff.subarray(at, at + packed);
    const table = packed < length ? inflateSync(body) : body;
    const entry = HEADER + ENTRY * i;
    woff.copy(head, entry, 44 + 20 * i, 44 + 20 * i + 4); // the tag
    woff.copy(head, entry + 4, 44 + 20 * i + 16, 44 + 20 * i + 20); // the checksum
    head.writeUInt32BE(place, entry + 8);
    head.writeUInt32BE(length, entry + 12);
    bodies.push(table, Buffer.alloc(-length & 3));
    place += length + (-length & 3);
  }
  return Buffer.concat([head, ...bodies]);
}
