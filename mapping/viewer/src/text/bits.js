// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Bytes read bit by bit, and Huffman codes among the bits.

/** No code of bzip2's is longer. */
const LONGEST = 20;
/** Words of so many bits are found at once. */
const SHORT = 9;
/** Where a symbol and the length of its word stand together. */
const LENGTH_BITS = 5;
const LENGTH = (1 << LENGTH_BITS) - 1;
const TOO_EARLY = "The packed text ends too early.";

/** Bits, the highest of each byte first. What ends too early is a fault: nothing is read without end. */
export class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
    this.ready = 0;
    this.count = 0;
  }

  /**
   * @param {number} length - at most 24
   * @returns {number} the next bits, which stay to be read
   */
  see(length) {
    while (this.count < length) {
      if (this.place > this.bytes.length + 2) throw new RangeError(TOO_EARLY);
      this.ready = (this.ready << 8) | this.bytes[this.place];
      this.place += 1;
      this.count += 8;
    }
    return (this.ready >>> (this.count - length)) & ((1 << length) - 1);
  }

  /**
   * @param {number} length - at most 24
   * @returns {number}
   */
  read(length) {
    const value = this.see(length);
    this.count -= length;
    return value;
  }

  /** @returns {number} how many ones stand before the next zero */
  ones() {
    let count = 0;
    while (this.read(1)) count += 1;
    return count;
  }
}

/** A canonical Huffman code, known by the length of each symbol's word. */
export class Code {
  /** @param {number[]} lengths */
  constructor(lengths) {
    const symbols = lengths.map((_, symbol) => symbol);
    this.symbols = Uint16Array.from(symbols.sort((one, other) => lengths[one] - lengths[other] || one - other));
    /** Of each length: the word after its last one, on the left of `LONGEST` bits. */
    this.ends = new Uint32Array(LONGEST + 1);
    /** Of each length: what its words are ahead of the places of their symbols. */
    this.ahead = new Int32Array(LONGEST + 1);
    /** The symbol and the length of the word that begins with these bits, 0 of one that is longer than they are. */
    this.words = new Uint16Array(1 << SHORT);
    let [word, place] = [0, 0];
    for (let length = 1; length <= LONGEST; length += 1) {
      this.ahead[length] = word - place;
      for (; lengths[this.symbols[place]] === length; place += 1, word += 1)
        if (length <= SHORT) this.fill(word << (SHORT - length), 1 << (SHORT - length), this.symbols[place], length);
      this.ends[length] = word << (LONGEST - length);
      word <<= 1;
    }
  }

  /** @param {number} from @param {number} many @param {number} symbol @param {number} length */
  fill(from, many, symbol, length) {
    this.words.fill((symbol << LENGTH_BITS) | length, from, from + many);
  }

  /**
   * Many at once: a call for each symbol would be the most of what the page calls while it opens.
   * @param {Bits} bits
   * @param {Uint16Array} into - gets the next symbols, as many as it holds
   * @param {number} end - the symbol after which there is none
   * @returns {number} how many were read
   */
  read(bits, into, end) {
    const { bytes } = bits;
    const { words, symbols, ends, ahead } = this;
    let { place, ready, count } = bits;
    let [filled, symbol] = [0, -1];
    while (filled < into.length && symbol !== end) {
      while (count < LONGEST) {
        if (place > bytes.length + 2) throw new RangeError(TOO_EARLY);
        ready = (ready << 8) | bytes[place];
        place += 1;
        count += 8;
      }
      const next = (ready >>> (count - LONGEST)) & ((1 << LONGEST) - 1);
      const word = words[next >>> (LONGEST - SHORT)];
      let length = word & LENGTH;
      symbol = word >>> LENGTH_BITS;
      if (!word) {
        for (length = SHORT + 1; next >= ends[length]; ) length += 1;
        symbol = symbols[(next >>> (LONGEST - length)) - ahead[length]];
      }
      count -= length;
      into[filled] = symbol;
      filled += 1;
    }
    Object.assign(bits, { place, ready, count });
    return filled;
  }
}
