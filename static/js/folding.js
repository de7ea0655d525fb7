/* Finding words as people type them: without regard to case, accents, umlauts, the Turkish dotless i, and the many ways
 * to write the same Arabic letter. Offers window.augenhoehe.folding: index(text) once for a text, wanted(query) once for
 * what is looked for, and fits(index, wanted).
 *
 * Every text is folded twice: "ä" to "a" and to "ae". A word is found when either of its own two forms is in either of
 * these, so that "Müll", "Mull" and "Muell" find one another. All words must be found, in any order.
 */
"use strict";
(() => {
  const LETTERS = {
    ı: "i", ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ς: "σ",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'",
    // Arabic: forms of alef, yeh, kaf and heh, the hamza by itself, the stroke that only lengthens a word
    ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ک: "ك", ة: "ه", ہ: "ه", ۃ: "ه", ە: "ه", ء: "", ـ: "",
  };
  for (let digit = 0; digit < 10; digit += 1) {
    LETTERS[String.fromCharCode(0x660 + digit)] = LETTERS[String.fromCharCode(0x6f0 + digit)] = String(digit);
  }
  const SPELT = { ä: "ae", ö: "oe", ü: "ue", Ä: "ae", Ö: "oe", Ü: "ue" };
  // toLowerCase, not toLocaleLowerCase: in a Turkish browser that would turn I into ı.
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "") // accents, harakat; soft hyphens, joiners, marks of direction
      .toLowerCase()
      .replace(/[\p{M}]/gu, "") // İ in lower case is an i with a dot of its own
      .replace(/\p{Pd}/gu, "-")
      .replace(/[^\x00-\x7f]/g, (letter) => LETTERS[letter] ?? letter);
  const spelt = (text) => plain(text.normalize("NFC").replace(/[äöüÄÖÜ]/g, (letter) => SPELT[letter]));
  const both = (text) => [plain(text), spelt(text)];

  const index = (text) => both(text.replace(/\s+/g, " ")).join("\n");
  const wanted = (query) =>
    query
      .split(/\s+/)
      .map((word) => [...new Set(both(word))].filter(Boolean))
      .filter((forms) => forms.length);
  const fits = (text, words) => words.every((forms) => forms.some((form) => text.includes(form)));

  window.augenhoehe = Object.assign(window.augenhoehe || {}, { folding: { index, wanted, fits } });
})();
