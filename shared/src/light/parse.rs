//! Text to [`Value`] (RFC 8259), recursive, with a bound on the depth.

use std::str::Chars;

use super::{Object, Value};

/// How deep lists and objects may lie in each other; the deepest document of the contract has six.
const MAX_DEPTH: u8 = 16;

/// Parses a whole text; nothing if it is not JSON as this reader takes it.
pub(super) fn parse(text: &str) -> Option<Value> {
    let mut parser = Parser { rest: text.chars() };
    let value = parser.value(MAX_DEPTH)?;
    parser.peek().is_none().then_some(value)
}

struct Parser<'a> {
    rest: Chars<'a>,
}

impl Parser<'_> {
    fn value(&mut self, depth: u8) -> Option<Value> {
        match self.peek()? {
            '{' => self.object(depth.checked_sub(1)?).map(Value::Object),
            '[' => self.list(depth.checked_sub(1)?).map(Value::List),
            '"' => self.text().map(Value::Text),
            't' => self.word("true").then_some(Value::Bool(true)),
            'f' => self.word("false").then_some(Value::Bool(false)),
            'n' => self.word("null").then_some(Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    /// Looks at the next character, white space skipped.
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.as_str().trim_start_matches([' ', '\n', '\r', '\t']).chars();
        self.rest.clone().next()
    }

    /// Takes a word if it is next.
    fn word(&mut self, word: &str) -> bool {
        let rest = self.rest.as_str().strip_prefix(word);
        rest.map(|rest| self.rest = rest.chars()).is_some()
    }

    /// Takes a sign if it is next, white space skipped.
    fn has(&mut self, sign: char) -> bool {
        let is_next = self.peek() == Some(sign);
        if is_next {
            self.rest.next();
        }
        is_next
    }

    fn object(&mut self, depth: u8) -> Option<Object> {
        let mut members: Vec<(String, Value)> = Vec::new();
        self.rest.next();
        if self.has('}') {
            return Some(Object(members));
        }
        loop {
            self.peek().filter(|sign| *sign == '"')?;
            let name = self.text()?;
            if members.iter().any(|(known, _)| *known == name) || !self.has(':') {
                return None;
            }
            members.push((name, self.value(depth)?));
            if !self.has(',') {
                return self.has('}').then_some(Object(members));
            }
        }
    }

    fn list(&mut self, depth: u8) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        self.rest.next();
        if self.has(']') {
            return Some(items);
        }
        loop {
            items.push(self.value(depth)?);
            if !self.has(',') {
                return self.has(']').then_some(items);
            }
        }
    }

    /// An unsigned integer, without zeros before it.
    fn number(&mut self) -> Option<u64> {
        let text = self.rest.as_str();
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.strip_suffix(rest)?;
        if digits.len() > 1 && digits.starts_with('0') || rest.starts_with(['.', 'e', 'E']) {
            return None;
        }
        self.rest = rest.chars();
        digits.parse().ok()
    }

    /// A string, its opening quote next.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        self.rest.next();
        loop {
            text.push(match self.rest.next()? {
                '"' => return Some(text),
                '\\' => self.escaped()?,
                '\0'..='\u{1f}' => return None,
                plain => plain,
            });
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.rest.next()? {
            sign @ ('"' | '\\' | '/') => sign,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.escaped_point(),
            _ => return None,
        })
    }

    /// Four digits, or twice four where UTF-16 needs a pair of surrogates.
    fn escaped_point(&mut self) -> Option<char> {
        let mut point = self.unit()?;
        if matches!(point, 0xd800..=0xdbff) {
            let low = self.word("\\u").then(|| self.unit())??;
            point = matches!(low, 0xdc00..=0xdfff).then(|| 0x1_0000 + ((point - 0xd800) << 10) + (low - 0xdc00))?;
        }
        char::from_u32(point)
    }

    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit * 16 + self.rest.next()?.to_digit(16)?))
    }
}
