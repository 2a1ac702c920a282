// Judges a new password as `shared/src/password` does: length, characters, own names, and a score in which a listed word
// counts one point, found also with one letter replaced.

import banned from "../../../shared/src/password/banned.txt";

const NEEDED = 5;
const STAND_INS = { 0: "o", 1: "l", 3: "e", 4: "a", "@": "a", 5: "s", $: "s", 7: "t", "!": "i" };

const fold = (text) => [...text.normalize("NFC").toLowerCase().replaceAll("ß", "ss")].map((c) => STAND_INS[c] ?? c).join("");

/** Terms by their length, each also with every letter left open: a look-up for a place of the text, not a comparison. */
const index = (terms) => {
  const byLength = new Map();
  for (const term of terms) {
    if (!byLength.has(term.length)) byLength.set(term.length, { exact: new Set(), open: new Set() });
    const { exact, open } = byLength.get(term.length);
    exact.add(term);
    if (term.length >= 4) for (let at = 0; at < term.length; at += 1) open.add(`${term.slice(0, at)}\0${term.slice(at + 1)}`);
  }
  return byLength;
};

const global = banned.split("\n").flatMap((line) => line.split("#")[0].split(/\s+/)).filter(Boolean).map(fold);
let known = { key: "", index: index(global), terms: global };

/** The lists do not change between two requests, so neither does their index. */
const indexOf = (own) => {
  const key = own.join("\n");
  if (known.key !== key) {
    const terms = [...global, ...own.map(fold)];
    known = { key, index: index(terms), terms };
  }
  return known;
};

const words = (text) => {
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return parts.length > 1 ? [...parts, parts.join("")] : parts;
};
const labels = (domain) => domain.split(".").slice(0, -1).flatMap(words);

/** The words that a password of this person must not hold. */
export const ownTerms = ({ given_name, family_name, name, aliases }) => {
  const names = [name, ...aliases].flatMap((known) => {
    const at = known.lastIndexOf("@");
    return at < 0 ? words(known) : [...words(known.slice(0, at)), ...labels(known.slice(at + 1))];
  });
  const terms = new Map([...words(given_name), ...words(family_name), ...names].map((word) => [fold(word), word]));
  return [...terms].filter(([folded]) => folded.length >= 4).map(([, word]) => word);
};

const isWithinOneEdit = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let [a, b] = [one.length, other.length];
  while (a > start && b > start && one[a - 1] === other[b - 1]) {
    a -= 1;
    b -= 1;
  }
  return Math.max(a, b) - start <= 1;
};

/** Why a password is refused; nothing if it is not. */
export const rejections = (policy, organisation, account, typed) => {
  const { preset, second_factor_always: hasSecond, organisation_terms: terms } = policy.password.public;
  const prepared = typed.normalize("NFC");
  const length = [...prepared].length;
  const [min, max] = preset === "entra" ? [8, 256] : [hasSecond ? 8 : 15, 1_024];
  const reasons = [];
  if (length < min) reasons.push({ too_short: { has: length, min } });
  if (length > max) reasons.push({ too_long: { has: length, max } });
  if (/\p{Cc}/u.test(prepared)) reasons.push({ not_allowed: {} });
  const folded = fold(prepared);
  const domains = policy.domains.flatMap(({ name }) => labels(name));
  for (const term of new Set([...ownTerms(account), ...terms, ...words(organisation), ...domains])) {
    const own = fold(term);
    if (own.length >= 4 && (folded.includes(own) || isWithinOneEdit(folded, own))) reasons.push({ own_term: { term } });
  }
  const points = score(folded, indexOf(policy.password.banned_terms));
  if (points.total < NEEDED && points.found) reasons.push({ too_easy: { points: points.total, needed: NEEDED } });
  return reasons;
};

/** The least points over all ways to split. */
const score = (text, { index: byLength, terms }) => {
  if (text && terms.some((term) => isWithinOneEdit(term, text))) return { total: 1, found: true };
  const ways = [{ total: 0, found: false }];
  for (let start = text.length - 1; start >= 0; start -= 1) {
    const left = text.length - start;
    const after = ways[left - 1];
    let best = { total: after.total + 1, found: after.found };
    for (const [length, { exact, open }] of byLength) {
      if (length > left) continue;
      const total = ways[left - length].total + 1;
      if (total >= best.total && best.found) continue;
      const part = text.slice(start, start + length);
      if (exact.has(part) || (length >= 4 && isOpen(open, part))) {
        if (total <= best.total) best = { total, found: true };
      }
    }
    ways.push(best);
  }
  return ways[text.length];
};

const isOpen = (open, part) => {
  for (let at = 0; at < part.length; at += 1) if (open.has(`${part.slice(0, at)}\0${part.slice(at + 1)}`)) return true;
  return false;
};
