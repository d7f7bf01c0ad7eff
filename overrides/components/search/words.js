/**
 * What counts as the same word in search: spelling of both sides of the Atlantic, endings, accents, doubled letters,
 * words that sound alike, slips of the finger. All of it is derived by rule, for any subject.
 */
(function () {
  "use strict";
  const search = /** @type {any} */ (window).siteSearch = /** @type {any} */ (window).siteSearch || {};

  /** Words that hold a sentence together. They are looked for like all others, but count for little beside words that name a thing. */
  const SMALL = (
    "i im ive me my mine we our us you your he she they them their it its a an the this that these those there here am is are was were " +
    "be been being do does did done doing dont doesnt didnt isnt arent wasnt have has had having havent get gets got getting gotten go " +
    "goes going gone keep keeps kept will would wont wouldnt should could might may must can what whats why when where which who how " +
    "and or but if so as than then because of in on at to for from with by about into down now away through during while since until " +
    "ago much many lot lots bit few more most less bad badly weird strange funny odd feel feels feeling look looks looking say says " +
    "said tell told know think thought use used using give given gave try tried come comes came put out up off over not no just really " +
    "very too also still again always ever sometimes some any all one own itself like seems please help need want make makes made start " +
    "started starts thing things something anything someone person people patient patients"
  ).split(" ");
  const little = new Set(SMALL);
  /** Words about a telephone number. */
  const CALLING = new Set("call calling dial dialing dialling ring ringing phone phoning telephone text number hotline helpline line emergency".split(" "));

  /** Plurals that no rule makes. A map, because a table would also answer to "constructor". @type {Map<string, string>} */
  const IRREGULAR = new Map(Object.entries({ feet: "foot", teeth: "tooth", children: "child", men: "man", women: "woman", fell: "fall", felt: "feel", lost: "lose", ate: "eat", woke: "wake", shook: "shake", swollen: "swell", cant: "cannot" }));

  /** The same sounds written in one way. @type {[RegExp, string][]} */
  const SOUNDS = [
    [/^(?:kn|gn|pn|mn)/, "n"], [/^ps/, "s"], [/^wr/, "r"], [/^rh/, "r"], [/^x/, "s"], [/^eu/, "u"], [/gh(?=t|$|n)/g, ""], [/ph/g, "f"], [/sch/g, "sk"], [/tch/g, "ch"],
    [/sc(?=[eiy])/g, "s"], [/c(?=[eiy])/g, "s"], [/ch/g, "!"], [/ck|c|qu|q/g, "k"], [/!/g, "ch"], [/x/g, "ks"], [/z/g, "s"], [/dg|j/g, "g"], [/y/g, "i"],
    [/(?!^)h/g, ""], [/w(?=[^aeiou])/g, ""], [/[aeiou]+/g, "a"], [/(.)\1+/g, "$1"], [/a$/, ""],
  ];

  /** Words of the same spelling in British and American English. @type {[RegExp, string][]} */
  const SPELLING = [
    [/([a-z]{3,})our(?=$|s$|ed$|ing$|ful|less|able|ite|ist)/, "$1or"],
    [/([a-z]{2,})([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, "$1$2z"],
    [/([btv])re(s?)$/, "$1er$2"], [/ens(?=e$|es$|ed$)/, "enc"], [/amme(s?)$/, "am$1"], [/ogue(s?)$/, "og$1"],
    [/^(?=.{5})(.*?)[oa]e(?!s?$|d$)/, "$1e"], [/ph/g, "f"],
  ];

  /** Endings, each with what stays in its place; of each group the first that fits is taken off. @type {[RegExp, string][][]} */
  const ENDINGS = [
    [[/ies$/, "y"], [/(ss|ch|sh|x|zz)es$/, "$1"], [/([^suix])s$/, "$1"]],
    [[/(.{2,})nesses$|(.{3,})ness$/, "$1$2"], [/(.{4,})ment$/, "$1"], [/(.{4,}[st])ion$/, "$1"], [/(.{3,})ied$/, "$1y"], [/(.*[aeiouy][^aeiou]+)eing$/, "$1"], [/(.*[aeiouy].*[^e])ing(?:ly)?$/, "$1"], [/(.*[aeiouy].*[^e])ed(?:ly)?$/, "$1"], [/(.{4,})(?:ful|less)$/, "$1"]],
    [[/(.{4,})ly$/, "$1"]],
    [[/(.{3,})(?:iety|ious)$/, "$1"], [/(.{4,})(?:ity|ous)$/, "$1"], [/(.{2,}(?:ic|ion))al$/, "$1"], [/([ae]n)c[ey]$/, "$1t"]],
    [[/(.{3,})[eiy]$/, "$1"]],
  ];

  /** Room for `distance` to work in. Words are cut to this length. */
  const LONGEST = 40;
  const rows = [new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2)];
  /** @type {Map<string, string>} */
  const known = new Map();

  /** The words of a text, in small letters, without accents and apostrophes. A hyphen parts two words. @param {string} text */
  function split(text) {
    const plain = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’‘`´]/g, "");
    return (plain.match(/[\p{L}\p{N}]+/gu) || []).map(function (word) { return word.slice(0, LONGEST); });
  }

  /** What stands for a word in the index, the same for all its forms and spellings. @param {string} word */
  function root(word) {
    let made = known.get(word);
    if (made === undefined) {
      made = make(word);
      known.set(word, made);
    }
    return made;
  }

  /** @param {string} word */
  function make(word) {
    let made = IRREGULAR.get(word) || word;
    if (made.length < 4 || /\p{N}/u.test(made)) return made;
    SPELLING.forEach(function (rule) { made = made.replace(rule[0], rule[1]); });
    ENDINGS.forEach(function (group) {
      if (made.length < 4) return;
      const rule = group.find(function (each) { return each[0].test(made); });
      if (rule) made = undouble(made.replace(rule[0], rule[1]));
    });
    const single = undouble(made);
    // "Butt" is not "but": a word that names a thing never becomes one that holds a sentence together.
    return little.has(single) && !little.has(word) ? made : single;
  }

  /** @param {string} word */
  function undouble(word) { return word.replace(/([^aeiou])\1+/g, "$1"); }

  /** A key that words share which sound alike. @param {string} word */
  function sound(word) {
    return SOUNDS.reduce(function (made, rule) { return made.replace(rule[0], rule[1]); }, word);
  }

  /** How many letters of a word may be wrong. @param {string} word */
  function slips(word) { return word.length < 4 || /\p{N}/u.test(word) ? 0 : word.length < 6 ? 1 : word.length < 11 ? 2 : 3; }

  /**
   * How many letters must be put in, taken out, changed or swapped to make one word of another; more than `most` is not told apart.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = rows[0], last = rows[1], row = rows[2];
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let steps = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? last[j - 1] : 1 + Math.min(last[j - 1], last[j], row[j - 1]);
        if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) steps = Math.min(steps, older[j - 2] + 1);
        row[j] = steps;
        if (steps < least) least = steps;
      }
      if (least > most) return most + 1;
      const spare = older;
      older = last;
      last = row;
      row = spare;
    }
    return last[b.length];
  }

  /** Whether a word beside a number leaves it a telephone number; "112 mcg" is none. @param {string} word */
  function aboutCalling(word) { return CALLING.has(word) || little.has(word); }

  search.words = { small: SMALL, aboutCalling: aboutCalling, split: split, root: root, sound: sound, slips: slips, distance: distance };
})();
