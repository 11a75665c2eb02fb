// Numbers, read bit by bit as macros/sok/bits.py writes them: six bits a character.

class Bits {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.held = 0; // bits read from the text and not yet taken, the last ones of `buffer`
    this.buffer = 0;
  }

  take(width) {
    for (; this.held < width; this.held += 6) {
      const code = this.text.charCodeAt(this.at++);
      this.buffer = (this.buffer << 6) | (code - 35 - (code > 92));
    }
    this.held -= width;
    return (this.buffer >> this.held) & ((1 << width) - 1);
  }

  count() {
    let width = 0;
    while (!this.take(1)) width++;
    return width && (1 << width) + this.take(width) - 1;
  }

  below(span) {
    const width = 31 - Math.clz32(span);
    const short = (2 << width) - span;
    let code = this.take(width);
    if (code >= short) code = code * 2 + this.take(1) - short;
    return (code + ((span - short) >> 1)) % span;
  }

  // How many, and then the numbers themselves, from 0 to `highest`, put at the end of `found`.
  ascending(highest, found = []) {
    this.halves(found, this.count(), 0, highest);
    return found;
  }

  halves(found, count, low, high) {
    if (!count) return;
    const half = count >> 1;
    const middle = low + half + this.below(high - low + 2 - count);
    if (half) this.halves(found, half, low, middle - 1);
    found.push(middle);
    if (count > half + 1) this.halves(found, count - half - 1, middle + 1, high);
  }
}
