//! The compiler: one Fluent file to one catalogue.
//!
//! Terms and references to other messages are written out where they are used. What the compiled form has nothing for
//! (functions other than `NUMBER` on a choice, arguments of terms) is an error, not a surprise at run time.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;
use latchkey_shared::locale::{Catalogue, Piece, PluralCategory, plural_category};
use latchkey_shared::sorted::Map;

use crate::error::{Error, Errors, Fault};

/// Compiles a file. `locale` is its BCP 47 tag, `file` its name in errors.
///
/// # Errors
/// [`Errors`] with every mistake of the file, each with its line.
pub fn compile(locale: &str, file: &str, source: &str) -> Result<Catalogue, Errors> {
    let (resource, mistakes) = match parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, mistakes)) => (resource, mistakes),
    };
    let mut compiler =
        Compiler { locale, file, source, terms: BTreeMap::new(), messages: BTreeMap::new(), errors: Vec::new() };
    for mistake in mistakes {
        compiler.report(line_at(source, mistake.pos.start), Fault::Syntax(mistake.to_string()));
    }
    compiler.collect(&resource.body);
    let mut catalogue = Catalogue { locale: locale.to_owned(), messages: Map::default() };
    for message in compiler.messages.clone().into_values() {
        let id = message.id.name;
        if let Some(value) = &message.value {
            catalogue.messages.insert(id.to_owned(), compiler.pattern(value, &mut vec![id]));
        }
        for attribute in &message.attributes {
            let pieces = compiler.pattern(&attribute.value, &mut vec![id]);
            catalogue.messages.insert(format!("{id}.{}", attribute.id.name), pieces);
        }
    }
    compiler.errors.sort_by_key(|error| error.line);
    compiler.errors.dedup();
    if compiler.errors.is_empty() { Ok(catalogue) } else { Err(Errors(compiler.errors)) }
}

struct Compiler<'s> {
    locale: &'s str,
    file: &'s str,
    source: &'s str,
    terms: BTreeMap<&'s str, Pattern<&'s str>>,
    messages: BTreeMap<&'s str, Message<&'s str>>,
    errors: Vec<Error>,
}

impl<'s> Compiler<'s> {
    fn report(&mut self, line: usize, fault: Fault) {
        self.errors.push(Error { file: self.file.to_owned(), line, fault });
    }

    /// Reports a fault at a word of the source.
    fn report_at(&mut self, word: &str, fault: Fault) {
        // The parser hands out slices of the source, so their addresses are their places.
        let offset = word.as_ptr().addr().saturating_sub(self.source.as_ptr().addr());
        self.report(line_at(self.source, offset), fault);
    }

    fn collect(&mut self, entries: &[Entry<&'s str>]) {
        for entry in entries {
            let (name, is_repeated) = match entry {
                Entry::Message(message) => {
                    (message.id.name, self.messages.insert(message.id.name, message.clone()).is_some())
                }
                Entry::Term(term) => (term.id.name, self.terms.insert(term.id.name, term.value.clone()).is_some()),
                // Junk was reported by the parser.
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
            };
            if is_repeated {
                self.report_at(name, Fault::Repeated(name.to_owned()));
            }
        }
    }

    /// Compiles a pattern; `within` names what is being written out, to notice an endless circle.
    fn pattern(&mut self, pattern: &Pattern<&'s str>, within: &mut Vec<&'s str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_text(&mut pieces, value),
                PatternElement::Placeable { expression } => self.expression(expression, within, &mut pieces),
            }
        }
        pieces
    }

    fn expression(&mut self, expression: &Expression<&'s str>, within: &mut Vec<&'s str>, out: &mut Vec<Piece>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, within, out),
            Expression::Select { selector, variants } => {
                let on = match selector {
                    InlineExpression::VariableReference { id } => id.name,
                    InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                        match arguments.positional.as_slice() {
                            [InlineExpression::VariableReference { id }] if arguments.named.is_empty() => id.name,
                            _ => return self.report_at(id.name, Fault::Unsupported("an option of NUMBER")),
                        }
                    }
                    InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                        return self.report_at(value, Fault::Unsupported("a choice by a constant"));
                    }
                    InlineExpression::FunctionReference { id, .. }
                    | InlineExpression::MessageReference { id, .. }
                    | InlineExpression::TermReference { id, .. } => {
                        return self.report_at(id.name, Fault::Unsupported("a choice by anything but an argument"));
                    }
                    InlineExpression::Placeable { .. } => return,
                };
                let piece = self.select(on, variants, within);
                out.push(piece);
            }
        }
    }

    fn select(&mut self, on: &str, variants: &[Variant<&'s str>], within: &mut Vec<&'s str>) -> Piece {
        let mut when = Vec::new();
        let mut otherwise = Vec::new();
        for variant in variants {
            let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = variant.key;
            let category = PluralCategory::ALL.into_iter().find(|category| category.as_str() == key);
            // The wording for everything else may be called `other` where no whole number is worded so, and where nothing is counted.
            let category = category.filter(|category| !variant.default || *category != PluralCategory::Other);
            if let Some(category) = category.filter(|category| !is_in_use(self.locale, *category)) {
                let fault = Fault::NoSuchCategory { category: category.as_str(), locale: self.locale.to_owned() };
                self.report_at(key, fault);
            }
            let pieces = self.pattern(&variant.value, within);
            if variant.default {
                otherwise = pieces;
            } else {
                when.push((key.to_owned(), pieces));
            }
        }
        Piece::Select { on: on.to_owned(), when, otherwise }
    }

    fn inline(&mut self, inline: &InlineExpression<&'s str>, within: &mut Vec<&'s str>, out: &mut Vec<Piece>) {
        match inline {
            InlineExpression::StringLiteral { value } => push_text(out, &unescape_unicode_to_string(value)),
            InlineExpression::NumberLiteral { value } => push_text(out, value),
            InlineExpression::VariableReference { id } => out.push(Piece::Argument(id.name.to_owned())),
            InlineExpression::Placeable { expression } => self.expression(expression, within, out),
            InlineExpression::FunctionReference { id, .. } => {
                self.report_at(id.name, Fault::Unsupported("a function"));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                if attribute.is_some() || arguments.is_some() {
                    return self.report_at(id.name, Fault::Unsupported("an argument or attribute of a term"));
                }
                let term = self.terms.get(id.name).cloned();
                self.written_out(id.name, &format!("-{}", id.name), term.as_ref(), within, out);
            }
            InlineExpression::MessageReference { id, attribute } => {
                if attribute.is_some() {
                    return self.report_at(id.name, Fault::Unsupported("a reference to an attribute"));
                }
                let value = self.messages.get(id.name).and_then(|message| message.value.clone());
                self.written_out(id.name, id.name, value.as_ref(), within, out);
            }
        }
    }

    fn written_out(
        &mut self,
        word: &'s str,
        name: &str,
        pattern: Option<&Pattern<&'s str>>,
        within: &mut Vec<&'s str>,
        out: &mut Vec<Piece>,
    ) {
        let Some(pattern) = pattern else {
            return self.report_at(word, Fault::Unknown(name.to_owned()));
        };
        if within.contains(&word) {
            return self.report_at(word, Fault::Endless(name.to_owned()));
        }
        within.push(word);
        for piece in self.pattern(pattern, within) {
            match piece {
                Piece::Text(text) => push_text(out, &text),
                other => out.push(other),
            }
        }
        within.pop();
    }
}

/// Adds words to those before them.
fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

/// Tells whether a language words any count by this category; all of CLDR's rules repeat by the hundred or the million.
fn is_in_use(locale: &str, category: PluralCategory) -> bool {
    (0..=200).chain([1_000_000]).any(|n| plural_category(locale, n) == category)
}

/// Returns the line of a byte, from 1.
fn line_at(source: &str, offset: usize) -> usize {
    1 + source.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests;
