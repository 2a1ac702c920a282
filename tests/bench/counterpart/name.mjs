// Names in the form in which they are compared. PRECIS (RFC 8265) as far as JavaScript has it: width and case mapped, NFC,
// the domain to ASCII.

const SEPARATORS = /[@\\]/g;
const ALLOWED = /^[\p{L}\p{N}\p{M}!-~]+$/u;

/** The normalised name; what is none keeps its text behind a space, which no name has. */
export const normalise = (typed) => {
  const wide = typed.trim().replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const separators = wide.match(SEPARATORS) ?? [];
  const nobody = ` ${typed.trim()}`;
  if (separators.length > 1) return nobody;
  if (separators.length === 0) return userName(wide) ?? nobody;
  const [left, right] = wide.split(separators[0]);
  const isUpn = separators[0] === "@";
  const user = userName(isUpn ? left : right);
  const domain = isUpn ? dnsDomain(right) : netbiosDomain(left);
  if (!user || !domain) return nobody;
  return isUpn ? `${user}@${domain}` : `${domain}\\${user}`;
};

export const domainOf = (name) => (name.includes("@") ? name.slice(name.indexOf("@") + 1) : null);

const userName = (text) => {
  const name = text.toLowerCase().normalize("NFC");
  return ALLOWED.test(name) ? name : null;
};

const dnsDomain = (text) => {
  if (!text) return null;
  const { hostname } = URL.parse(`https://${text}`) ?? {};
  return hostname && !hostname.endsWith(".") ? hostname : null;
};

const netbiosDomain = (text) => (/^[\w-]{1,15}$/.test(text) ? text.toLowerCase() : null);
