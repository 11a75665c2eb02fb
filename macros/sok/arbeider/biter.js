// Numbers, read bit by bit as macros/sok/bits.py writes them: six bits a character.

class Bits {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  take(width) {
    let number = 0;
    for (; width; width--, this.at++) {
      const code = this.text.charCodeAt(this.at / 6);
      number = number * 2 + (((code - 35 - (code > 92)) >> (5 - (this.at % 6))) & 1);
    }
    return number;
  }

  count() {
    let width = 0;
    while (!this.take(1)) width++;
    return 2 ** width + this.take(width) - 1;
  }

  below(span) {
    const width = 31 - Math.clz32(span);
    const short = (2 << width) - span;
    let code = this.take(width);
    if (code >= short) code = code * 2 + this.take(1) - short;
    return (code + ((span - short) >> 1)) % span;
  }

  ascending(count, low, high, found = []) {
    if (!count) return found;
    const half = count >> 1;
    const middle = low + half + this.below(high - low + 2 - count);
    this.ascending(half, low, middle - 1, found);
    found.push(middle);
    return this.ascending(count - half - 1, middle + 1, high, found);
  }
}
