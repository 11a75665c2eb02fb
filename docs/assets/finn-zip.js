// A zip file made in the browser.
const hbZip = (() => {
  "use strict";

  // A zip file of files as they are: PDF is packed already.
  function zip(entries) {
    const bytes = [];
    const directory = [];
    let offset = 0;
    for (const [name, data] of entries) {
      const label = new TextEncoder().encode(name);
      const head = fields([20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [label.length, 2], [0, 2]);
      bytes.push(fields([0x04034b50, 4]), head, label, data);
      directory.push(fields([0x02014b50, 4], [20, 2]), head, fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), label);
      offset += 4 + head.length + label.length + data.length;
    }
    const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
    const end = fields([0x06054b50, 4], [0, 4], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4], [0, 2]);
    return new Blob([...bytes, ...directory, end], { type: "application/zip" });
  }

  function fields(...values) {
    const made = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of values) {
      if (size === 2) made.setUint16(at, value, true);
      else made.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(made.buffer);
  }

  function crc32(data) {
    let sum = -1;
    for (const byte of data) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return (sum ^ -1) >>> 0;
  }

  return zip;
})();
