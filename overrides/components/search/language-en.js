/**
 * What search knows about English, and about nothing else: which words hold a sentence together, how words
 * are spelled, which ask for a kind of page, and how people write ages and amounts. Another language brings a
 * file of its own.
 */

/**
 * @typedef {object} SearchLanguage
 * @property {Set<string>} small Words that hold a sentence together: looked for like all others, but they
 * never decide.
 * @property {Set<string>} fillers Those of them that may be left out of a name.
 * @property {Set<string>} calling Words about a telephone number.
 * @property {Map<string, string>} irregular Forms that no rule makes.
 * @property {[RegExp, string][]} spelling Words of the same spelling on both sides of the Atlantic.
 * @property {RegExp} whole Words whose ending belongs to them.
 * @property {Map<string, string[]>} asks Words that ask for a kind of page rather than for a thing, with the
 * kinds that answer.
 * @property {(word: string) => string[]} bases Words that a word may be made of, by rules that the stemmer
 * does not know.
 * @property {(words: string[], isMedicine: (word: string) => boolean) => Map<string, Set<string>>} labels
 *   What the words say together, such as an age or an amount, by name, each with the words that say it.
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /** @param {string} text */
  function list(text) {
    return text.split(" ");
  }

  const small = new Set(
    list(
      "i im ive id ill me my mine myself we our us you your he she they them their his her it its a an " +
        "the this that these those there here am is are was were be been being do does did done doing dont " +
        "doesnt didnt isnt arent wasnt have has had having havent get gets got getting gotten go goes " +
        "going gone keep keeps kept will would wont wouldnt should could might may must can what whats why " +
        "when where which who how and or but if so as than then because of in on at to for from with by about " +
        "into down now away through during while since until ago much many lot lots bit few more most less " +
        "bad badly weird strange funny odd feel feels feeling look looks looking say says said tell told " +
        "know think thought use used using give given gave try tried come comes came put out up off over " +
        "not no just really very too also still again always ever sometimes some any all one own itself " +
        "like seems please help need want make makes made start started starts thing things something " +
        "anything someone person people patient patients doctor doctors hi hello sir thanks thank plz pls " +
        "other another else only even yet both well sort kind point reason due happen happens happened",
    ),
  );

  const fillers = new Set(
    list(
      "a an the i im me my our you your he his she her it its we they their of in on to and or is are was " +
        "has have had with for at from by this that",
    ),
  );

  const calling = new Set(
    list(
      "call calling dial dialing dialling ring ringing phone phoning telephone text number hotline " +
        "helpline line emergency",
    ),
  );

  const irregular = new Map(
    Object.entries({
      feet: "foot",
      teeth: "tooth",
      children: "child",
      men: "man",
      women: "woman",
      felt: "feel",
      lost: "lose",
      ate: "eat",
      eaten: "eat",
      woke: "wake",
      woken: "wake",
      shook: "shake",
      swollen: "swell",
      cant: "cannot",
      drank: "drink",
      bit: "bite",
      bitten: "bite",
      hurting: "hurt",
      died: "die",
      dying: "die",
      quitting: "quit",
      took: "take",
      taken: "take",
      taking: "take",
      slept: "sleep",
      sleepy: "drowsy",
      sleepier: "drowsy",
      stung: "sting",
      gave: "give",
      given: "give",
      giving: "give",
      spoken: "speak",
      spoke: "speak",
    }),
  );

  /** @type {[RegExp, string][]} */
  const spelling = [
    [/([a-z]{3,})our(?=$|s$|ed$|ing$|ful|less|able|ite|ist)/, "$1or"],
    [/([a-z]{2,})([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, "$1$2z"],
    [/([btv])re(s?)$/, "$1er$2"],
    [/ens(?=e$|es$|ed$)/, "enc"],
    [/amme(s?)$/, "am$1"],
    [/ogue(s?)$/, "og$1"],
    [/^(?=.{5})(.*?)[oa]e(?!s?$|d$)/, "$1e"],
    [/ph/g, "f"],
  ];

  /** Words whose ending belongs to them: Porter makes "adder" of "adderal". */
  const whole = /[^ci]al$/;

  const asks = new Map(
    Object.entries({
      symptom: ["cause", "situation"],
      sign: ["cause", "warning-sign"],
      cause: ["cause", "faq"],
      treatment: ["treatment"],
      cure: ["treatment", "faq"],
      remedy: ["treatment"],
      relief: ["treatment"],
      test: ["medical-test", "faq"],
      medicine: ["medicine", "faq"],
      medication: ["medicine", "faq"],
      tablet: ["medicine", "treatment"],
      pill: ["medicine", "treatment"],
      difference: ["comparison"],
      between: ["comparison"],
      versus: ["comparison"],
      vs: ["comparison"],
      rare: ["number"],
      common: ["number"],
      chance: ["number"],
      likely: ["number"],
      percent: ["number"],
      statistics: ["number"],
      mean: ["faq", "term"],
      meaning: ["term"],
      definition: ["term"],
      disease: ["cause"],
      syndrome: ["cause"],
      problem: ["cause"],
      effect: ["medicine", "cause"],
      // Words that say where, without naming a part of the body.
      upper: [],
      lower: [],
      left: [],
      right: [],
      inside: [],
      outside: [],
      behind: [],
      under: [],
      above: [],
      below: [],
      type: [],
    }),
  );

  /**
   * Words that a word may be made of, by rules that the stemmer does not know: "fastest", "unbearable".
   * @param {string} word
   * @returns {string[]}
   */
  function bases(word) {
    const bare = word.replace(/^(?:un|re|over|out|mis|non|anti|super)(?=\p{L}{4})/u, "");
    return [
      word,
      ...[word, bare]
        .flatMap(form => [
          form,
          form.replace(/(?:est|er|able|ish|ier|iest|ing|ed|ly|y)$/, ""),
          form.replace(/(?:est|er|able|ing|ed)$/, "e"),
        ])
        .filter(form => form.length > 2),
    ];
  }

  const NUMBERS = list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
      "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty hundred",
  );
  const AGES = [
    { label: "baby", pattern: /^(?:baby|babies|babys|newborn|newborns|infant|infants|neonate)$/ },
    {
      label: "child",
      pattern:
        /^(?:child|children|childs|kid|kids|toddler|toddlers|son|daughter|boy|girl|grandson|granddaughter|grandchild|preschooler)$/,
    },
  ];
  /** Names of classes of medicines; in the plural people count them as they count tablets. */
  const CLASSES =
    "painkiller|antidepressant|antihistamine|sedative|tranquilliser|tranquilizer|sleeper|benzo|opioid|statin|triptan|blocker|antipsychotic";
  const MEDICINE = new RegExp(
    `^(?:medicines?|medications?|meds|medecine|tablets?|tabs?|pills?|capsules?|drugs?|syrup|mg|insulin|(?:${CLASSES})s?)$`,
  );
  const UNIT = new RegExp(
    `^(?:tablets?|tabs?|pills?|capsules?|caplets?|patches|doses|packs?|packets?|boxes|bottles?|strips?|(?:${CLASSES})s)$`,
  );
  const WHOLE = /^(?:whole|entire|full|large|big|huge|all)$/;
  const CONTAINER = /^(?:bottles?|pack|packet|packs|packets|box|boxes|strips?|jar|tub|blister)$/;
  const EXTRA = /^(?:double|triple|twice|extra|massive|huge|wrong)$/;
  /** More tablets than this at once, or more milligrams, are seldom meant to be taken. */
  const MOST_TABLETS = 3,
    MOST_MILLIGRAMS = 999;

  /** @param {string} word */
  function numberOf(word) {
    const digits = /^(\d+)/.exec(word);
    return digits ? Number(digits[1]) : NUMBERS.indexOf(word);
  }

  /**
   * The age that a number and a unit say: "8 month old", "10 weeks".
   * @param {string} count
   * @param {string} unit
   * @param {string} next
   */
  function ageOf(count, unit, next) {
    const joined = /^(\d+)(mo|mos|mth|mths|month|months|wk|wks|week|weeks|yr|yrs|yo)$/.exec(count);
    const years = joined ? Number(joined[1]) : numberOf(count);
    const named = joined ? joined[2] : unit;
    const old = /^(?:old|olds)$/.test(joined ? unit : next) || /^(?:yo)$/.test(named);
    if (years < 0 || !old) return "";
    if (/^(?:day|days|wk|wks|week|weeks)$/.test(named)) return "baby";
    if (/^(?:mo|mos|mth|mths|month|months)$/.test(named)) return years < 12 ? "baby" : "child";
    return /^(?:yr|yrs|year|years|yo)$/.test(named) && years < 16 ? "child" : "";
  }

  /**
   * Whether a number stands before what is counted, with at most two words between.
   * @param {string[]} words
   * @param {number} place
   */
  function isMany(words, place) {
    const count = numberOf(words[place]);
    const milligrams = /mg$/.test(words[place]) || words[place + 1] === "mg";
    if (milligrams) return count > MOST_MILLIGRAMS;
    return count > MOST_TABLETS && words.slice(place + 1, place + 4).some(word => UNIT.test(word));
  }

  /**
   * Whether an amount begins at a word: "20 tablets", "a whole bottle", "too many", "double dose", "handful
   * of".
   * @param {string[]} words
   * @param {number} place
   */
  function isAmount(words, place) {
    const word = words[place],
      next = words[place + 1] || "",
      third = words[place + 2] || "";
    return (
      isMany(words, place) ||
      (WHOLE.test(word) && [next, third].some(other => CONTAINER.test(other))) ||
      (word === "too" && /^(?:many|much)$/.test(next)) ||
      (EXTRA.test(word) && [next, third].some(other => /^doses?$/.test(other))) ||
      (/^(?:handful|handfuls|bunch)$/.test(word) && next === "of") ||
      (word === "at" && next === "once")
    );
  }

  /**
   * @param {string[]} words
   * @param {(word: string) => boolean} isMedicine
   */
  function labels(words, isMedicine) {
    /** @type {Map<string, Set<string>>} */
    const said = new Map();
    /** @param {string} label @param {string[]} by */
    function put(label, by) {
      said.set(label, new Set([...(said.get(label) || []), ...by]));
    }
    words.forEach((word, place) => {
      AGES.forEach(age => {
        if (age.pattern.test(word)) put(age.label, [word]);
      });
      const age =
        ageOf(word, words[place + 1] || "", words[place + 2] || "") ||
        (place === 0 && /^months?$/.test(word) && words[1] === "old" ? "baby" : "");
      if (age)
        put(
          age,
          words.slice(place, place + 3).filter(part => /old|mo|wk|week|year|yr|yo|day|\d/.test(part)),
        );
      if (isAmount(words, place)) put("amount", words.slice(place, place + 2));
      if (MEDICINE.test(word) || isMedicine(word)) put("medicine", [word]);
    });
    return said;
  }

  /** @type {SearchLanguage} */
  search.language = {
    small: small,
    fillers: fillers,
    bases: bases,
    calling: calling,
    irregular: irregular,
    spelling: spelling,
    whole: whole,
    asks: asks,
    labels: labels,
  };
})();
