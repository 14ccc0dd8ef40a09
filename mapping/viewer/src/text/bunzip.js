// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python packed as bzip2 (mapping/viewer/bzipped.py): styles, scripts, languages. By sorting what follows
// alike it makes texts a tenth smaller than deflate does, and takes longer to open: not for a hundred thousand rows.

import { bytesOf } from "./base85.js";
import { Bits, Code } from "./bits.js";

/** The signs of the text, of a block and of the end, half of these; of the sums that follow nothing is asked. */
const [HEAD, BLOCK, END] = [0x425a68, 0x314159, 0x177245];
const SUM = 16;
/** Every so many symbols the code may change. */
const TURN = 50;
const [FOUR, ROW] = [4, 16];

/**
 * @param {string} text - bzip2 of UTF-8, in base 85
 * @returns {string}
 */
export function bunzip(text) {
  const bits = new Bits(bytesOf(text));
  const size = (bits.read(24) === HEAD ? bits.read(8) - "0".charCodeAt(0) : 0) * 100_000;
  const decoder = new TextDecoder();
  let whole = "";
  for (let sign = bits.read(24); sign !== END; sign = bits.read(24)) {
    if (sign !== BLOCK || !size) throw new RangeError("No block of bzip2's begins here.");
    bits.read(24);
    whole += decoder.decode(spread(block(bits, size)), { stream: true });
  }
  return whole + decoder.decode();
}

/**
 * @param {Bits} bits
 * @param {number} size - what a block holds at most
 * @returns {Uint8Array}
 */
function block(bits, size) {
  bits.read(SUM);
  bits.read(SUM);
  bits.read(1);
  const first = bits.read(24);
  const used = usedBytes(bits);
  return unsorted(readSorted(bits, used, readCodes(bits, used.length + 2), size), first);
}

/** @param {Bits} bits @returns {number[]} the bytes that the block holds: which rows of sixteen, then which of each */
function usedBytes(bits) {
  const rows = flags(bits.read(ROW));
  return rows.flatMap((row) => flags(bits.read(ROW)).map((column) => row * ROW + column));
}

/** @param {number} marks @returns {number[]} the places of the ones, of sixteen bits */
function flags(marks) {
  return Array.from({ length: ROW }, (_, n) => n).filter((n) => (marks >> (ROW - 1 - n)) & 1);
}

/** @param {Bits} bits @param {number} symbols @returns {Code[]} the code of each turn */
function readCodes(bits, symbols) {
  const count = bits.read(3);
  const turns = bits.read(15);
  const recent = Array.from({ length: count }, (_, n) => n);
  const order = [];
  for (let n = 0; n < turns; n += 1) {
    recent.unshift(...recent.splice(bits.ones(), 1));
    order.push(recent[0]);
  }
  const codes = recent.map(() => new Code(readLengths(bits, symbols)));
  return order.map((n) => codes[n]);
}

/** @param {Bits} bits @param {number} symbols @returns {number[]} each told by its distance from the one before */
function readLengths(bits, symbols) {
  let length = bits.read(5);
  return Array.from({ length: symbols }, () => {
    while (bits.read(1)) length += bits.read(1) ? -1 : 1;
    return length;
  });
}

/**
 * The block as it was sorted: bytes by how recently each was met, runs of the most recent as numbers of digits 1 and 2.
 * @param {Bits} bits
 * @param {number[]} used
 * @param {Code[]} turns
 * @param {number} size
 * @returns {Uint32Array}
 */
function readSorted(bits, used, turns, size) {
  const sorted = new Uint32Array(size);
  const recent = Uint8Array.from(used);
  const end = used.length + 1;
  const symbols = new Uint16Array(TURN);
  let [filled, digit] = [0, 1];
  for (const code of turns) {
    const count = code.read(bits, symbols, end);
    for (let turn = 0; turn < count; turn += 1) {
      const symbol = symbols[turn];
      if (symbol === end) return sorted.subarray(0, filled);
      if (filled >= size) throw new RangeError("The block is longer than it may be.");
      if (symbol < 2) {
        sorted.fill(recent[0], filled, filled + digit * (symbol + 1));
        filled += digit * (symbol + 1);
        digit *= 2;
      } else {
        const byte = recent[symbol - 1];
        for (let n = symbol - 1; n > 0; n -= 1) recent[n] = recent[n - 1];
        recent[0] = byte;
        sorted[filled] = byte;
        filled += 1;
        digit = 1;
      }
    }
  }
  throw new RangeError("The block does not end.");
}

/**
 * The block in its own order (Burrows and Wheeler): the n-th of a byte as it was sorted is the n-th as it is read.
 * @param {Uint32Array} sorted - a byte in each; above it, here, the place of what follows
 * @param {number} first
 * @returns {Uint8Array}
 */
function unsorted(sorted, first) {
  const starts = new Uint32Array(257);
  for (let n = 0; n < sorted.length; n += 1) starts[sorted[n] + 1] += 1;
  for (let byte = 0; byte < 256; byte += 1) starts[byte + 1] += starts[byte];
  for (let n = 0; n < sorted.length; n += 1) {
    const byte = sorted[n] & 255;
    sorted[starts[byte]] |= n << 8;
    starts[byte] += 1;
  }
  const bytes = new Uint8Array(sorted.length);
  let next = sorted[first] >>> 8;
  for (let n = 0; n < bytes.length; n += 1) {
    bytes[n] = sorted[next];
    next = sorted[next] >>> 8;
  }
  return bytes;
}

/** @param {Uint8Array} bytes @returns {Uint8Array} after four alike stands how many more there are */
function spread(bytes) {
  const runs = [];
  let alike = 0;
  for (let n = 0; n < bytes.length; n += 1) {
    alike = alike && bytes[n] === bytes[n - 1] ? alike + 1 : 1;
    if (alike < FOUR) continue;
    n += 1;
    runs.push(n);
    alike = 0;
  }
  if (!runs.length) return bytes;
  const whole = new Uint8Array(runs.reduce((sum, n) => sum + bytes[n] - 1, bytes.length));
  let [from, to] = [0, 0];
  for (const n of runs) {
    whole.set(bytes.subarray(from, n), to);
    to += n - from;
    whole.fill(bytes[n - 1], to, to + bytes[n]);
    to += bytes[n];
    from = n + 1;
  }
  whole.set(bytes.subarray(from), to);
  return whole;
}
