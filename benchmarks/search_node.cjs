/**
 * Runs the search of a built site without a browser. From the standard input it takes {site, questions:
 * [{question, right}], tune}: `right` is a pattern that the address of a right page matches. It prints for
 * each question the addresses found, best first, with the signs of the emergency; or, with `tune`, the
 * weights that serve the questions best, found one after the other.
 */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const LIBRARIES = ["stemmer", "fastest-levenshtein", "dale-chall", "search-index"];
/** The scripts that rank, as search.js loads them; the last two only show what was ranked. */
const OWN = scriptsOfSearch().slice(0, -2);
const FACTORS = [0, 0.5, 0.7, 0.85, 1.15, 1.4, 2];

function scriptsOfSearch() {
  const script = fs.readFileSync(path.join(__dirname, "../overrides/components/search/search.js"), "utf8");
  return [.../const OWN = \[([^\]]*)\]/.exec(script)[1].matchAll(/"([\w-]+)"/g)].map(match => match[1]);
}

/** @param {string} site */
function load(site) {
  const window = vm.createContext({ performance });
  window.window = window;
  const parts = [
    ...LIBRARIES.map(name => `assets/${name}.js`),
    ...OWN.map(name => `components/search/${name}.js`),
  ];
  parts.forEach(part =>
    vm.runInContext(fs.readFileSync(path.join(site, part), "utf8"), window, { filename: part }),
  );
  return window;
}

function ready(window) {
  const engine = window.siteSearch.engine(window.siteSearch.index);
  while (!engine.prepare(1000)) {
    /* Until all pages are in. */
  }
  return engine;
}

/**
 * How well the questions are answered: a right page first counts 1, second 1/2 and so on; one that must be
 * first counts only there.
 */
function quality(window, questions) {
  const engine = ready(window);
  return (
    questions.reduce((sum, { question, right, first, calm }) => {
      const answer = engine.find(question, true);
      if (calm) return sum + (answer.emergency.length || answer.hits[0]?.page.urgency === 0 ? 0 : 1);
      const place = answer.hits.findIndex(hit =>
        new RegExp(right).test(`${hit.page.title} ${hit.page.address}`),
      );
      return sum + (place < 0 || (first && place) ? 0 : place < 3 ? 1 - place * 0.15 : 0.3 / place);
    }, 0) / questions.length
  );
}

/** The weights by name, those of the fields as "fields.title". */
function names(weights) {
  return Object.keys(weights).flatMap(name =>
    typeof weights[name] === "object" ? Object.keys(weights[name]).map(field => `${name}.${field}`) : [name],
  );
}
function holder(weights, name) {
  return name.includes(".") ? [weights[name.split(".")[0]], name.split(".")[1]] : [weights, name];
}

/** Changes one weight after the other as long as it helps. */
function tune(window, questions, rounds) {
  const weights = window.siteSearch.weights;
  let best = quality(window, questions);
  process.stderr.write(`as it stands: ${best.toFixed(4)}\n`);
  for (let round = 0; round < rounds; round++) {
    for (const name of names(weights)) {
      const [table, key] = holder(weights, name);
      const before = table[key];
      const tried = FACTORS.map(factor => {
        table[key] = before * factor;
        return { value: table[key], quality: quality(window, questions) };
      });
      const winner = tried.reduce((one, other) => (other.quality > one.quality ? other : one), {
        value: before,
        quality: best,
      });
      table[key] = winner.quality > best + 0.0004 ? winner.value : before;
      best = Math.max(best, winner.quality);
      process.stderr.write(
        `${name}: ${before} → ${+table[key].toFixed(3)} (${best.toFixed(4)}; without it ${tried[0].quality.toFixed(4)})\n`,
      );
    }
  }
  return weights;
}

function main() {
  const asked = JSON.parse(fs.readFileSync(0, "utf8"));
  const window = load(asked.site);
  if (asked.tune) return tune(window, asked.questions, asked.rounds || 1);
  const engine = ready(window);
  return asked.questions.map(({ question }) => {
    const start = performance.now();
    const answer = engine.find(question, true);
    return {
      milliseconds: performance.now() - start,
      instead: answer.instead,
      missing: answer.missing,
      emergency: answer.emergency.map(page => page.address),
      found: answer.hits.map(hit => ({
        address: hit.page.address,
        title: hit.page.title,
        urgency: hit.page.urgency,
      })),
    };
  });
}

process.stdout.write(JSON.stringify(main()));
