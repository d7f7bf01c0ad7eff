/**
 * The types of the scripts of a flow, for whoever checks or edits them. No page loads this file.
 *
 * @typedef {object} SiteFlow What the scripts of a flow share: each adds its own functions.
 * @property {(graph: FlowGraph, answers: FlowAnswers) => FlowWalk} walk
 * @property {(now: FlowWalk) => string[]} screensOf
 * @property {(graph: FlowGraph, answers: FlowAnswers) => FlowPerson} person
 * @property {(graph: FlowGraph, screen: string, value: string, answers: FlowAnswers) => FlowGiven|null} given
 * @property {(graph: FlowGraph, answers: FlowAnswers, now: FlowWalk) => {decisive: FlowGiven[], lesser: FlowGiven[]}} counting
 * @property {(line: string) => string} unsureAbout
 * @property {(line: string) => string} declined
 * @property {(graph: FlowGraph, answers: FlowAnswers, screen: string) => {step: number, steps: number}} progress
 * @property {(session: FlowSession, screen: string) => HTMLFormElement} formOf
 * @property {(session: FlowSession, screen: string) => HTMLElement[]} stepsOf
 * @property {(session: FlowSession, screen: string) => string[]} asked
 * @property {(session: FlowSession, place: Element) => boolean} fits
 * @property {(session: FlowSession, screen: string) => string[]} said
 * @property {(session: FlowSession, screen: string, value: string) => string} label
 * @property {(session: FlowSession, screen: string) => string} questionOf
 * @property {(session: FlowSession, source: Element) => string} text
 * @property {(session: FlowSession, current: string) => HTMLElement} trail
 * @property {(session: FlowSession, now: FlowWalk) => HTMLElement[]} result
 * @property {(session: FlowSession, now: FlowWalk, shown: HTMLElement) => HTMLElement} sheet
 * @property {(session: FlowSession) => (HTMLElement|string)[]} takeAway
 * @property {(session: FlowSession, place: HTMLElement, sooner: string) => HTMLElement} calendar
 * @property {(day: string, count: number) => string} dayAfter
 * @property {(entry: {day: string, title: string, words: string, maker: string, now: Date, name: string}) => string} calendarEntry
 * @property {(parent: Element, selector: string) => HTMLElement} one
 * @property {(source: HTMLElement) => DocumentFragment} copy
 * @property {(name: string, style: string, words?: string) => HTMLElement} element
 * @property {(words: string, act: () => void) => HTMLElement} button
 * @property {(target: HTMLElement) => void} focus
 *
 * @typedef {[string, number, string[]?]} FlowAnswer An answer's id, its floor (a smaller one is more urgent), and the signs
 *   that it shows if it is no sign itself.
 * @typedef {{screen: string, form: string, gate?: string, ages?: string[], together?: [string, string[]][], answers: FlowAnswer[]}} FlowNode
 *   `together` has the answers that stand for several signs, with those signs.
 * @typedef {[string, string, boolean]} FlowPerson An answer of the first screen, the age it tells, and whether it is someone else.
 * @typedef {{version: string, people: FlowPerson[], well: Object<string, string>, start: number, nodes: FlowNode[],
 *   states: (number|null)[][], outcomes: string[], times: string[], emergencies: number}} FlowGraph
 *   In a state the first number is the node; the others say where each of its answers leads: a state, below 0 an outcome,
 *   or null if the answer cannot be that of the person. The first outcomes, as many as `emergencies`, are emergencies; `times` has the urgency of each and by when.
 *   `well` says for each choice what someone who is well answers.
 * @typedef {Map<string, string[]>} FlowAnswers Screen → what was chosen there, or what was said about each line that was
 *   ticked: `line` if its exact words fit, `not-sure-line` if someone is unsure, `no-line` if they do not fit.
 * @typedef {{screen: string, node: string, state: (number|null)[]}} FlowVisit A screen that was asked, its node and its state.
 * @typedef {{visits: FlowVisit[], screen: string|null, outcome: number}} FlowWalk
 *   `screen` is the one that is to be asked next; without one, `outcome` is the index of the result.
 * @typedef {{screen: string, value: string, rank: number, signs: string[], unsure: boolean}} FlowGiven An answer that counts,
 *   with its floor and the signs that it shows, or that someone is unsure about.
 *
 * @typedef {{value: string, label: HTMLElement, hint: HTMLElement|null, exact: HTMLElement|null}} FlowChoice An answer with its
 *   words in the page: a line to tick has `exact` words.
 * @typedef {{root: HTMLElement, app: HTMLElement, graph: FlowGraph, answers: FlowAnswers, title: string,
 *   go: (name: string) => void, goOn: () => void, safely: (act: () => void) => void}} FlowSession
 *   One reader at one flow: where it stands, what was answered, how to move to a screen, to the next one, and how to do
 *   something that must not end in nothing if it fails.
 */
