//! Finds listed terms in a text, also with one character replaced, without comparing every term at every place.
//!
//! The sorted list is walked as the trie that it is: a node is the run of terms that share a beginning. From one place
//! of a text every node is met at most once, and all but the few nodes that agree with the text (one character
//! aside) are never met.

/// Terms shorter than this match only exactly inside a password.
const MIN_REPLACED: usize = 4;

/// A sorted list of folded terms.
#[derive(Clone, Default)]
pub(super) struct TermIndex {
    terms: Vec<Box<[char]>>,
}

/// The terms that share their first `depth` characters with the text, at most one of them replaced.
struct Node<'a> {
    terms: &'a [Box<[char]>],
    depth: usize,
    replaced: bool,
}

impl TermIndex {
    /// Sorts folded terms. Empty ones and repeats are dropped.
    pub fn new(folded: impl IntoIterator<Item = Vec<char>>) -> Self {
        let mut terms: Vec<Box<[char]>> =
            folded.into_iter().filter(|term| !term.is_empty()).map(Vec::into_boxed_slice).collect();
        terms.sort_unstable();
        terms.dedup();
        Self { terms }
    }

    /// Calls `found` with the length of every term that `text` begins with, and returns how many nodes were met.
    ///
    /// A term of 4 or more characters also matches with one of them replaced. Lengths come in no order and may repeat.
    pub fn at_start(&self, text: &[char], mut found: impl FnMut(usize)) -> usize {
        let mut met = 0;
        let mut open = vec![Node { terms: &self.terms, depth: 0, replaced: false }];
        while let Some(node) = open.pop() {
            met += 1;
            let longer = match node.terms {
                // Sorted, so the term that ends here comes before those that go on.
                [first, longer @ ..] if first.len() == node.depth => {
                    if !node.replaced || node.depth >= MIN_REPLACED {
                        found(node.depth);
                    }
                    longer
                }
                all => all,
            };
            let Some(next) = text.get(node.depth) else { continue };
            if node.replaced {
                let agreeing = agreeing(longer, node.depth, *next);
                if !agreeing.is_empty() {
                    open.push(Node { terms: agreeing, depth: node.depth + 1, replaced: true });
                }
            } else {
                open.extend(Children { terms: longer, depth: node.depth }.map(|(c, terms)| Node {
                    terms,
                    depth: node.depth + 1,
                    replaced: c != *next,
                }));
            }
        }
        met
    }

    /// Tells whether the whole text is a term or one insertion, deletion or replacement away from one.
    pub fn is_near(&self, text: &[char]) -> bool {
        self.terms.iter().any(|term| is_within_one_edit(term, text))
    }
}

/// Returns the run of terms whose character at `depth` is `wanted`. All terms are longer than `depth`.
fn agreeing(terms: &[Box<[char]>], depth: usize, wanted: char) -> &[Box<[char]>] {
    let from = terms.partition_point(|term| term.get(depth).is_some_and(|c| *c < wanted));
    let rest = terms.get(from..).unwrap_or_default();
    let until = rest.partition_point(|term| term.get(depth).is_some_and(|c| *c <= wanted));
    rest.get(..until).unwrap_or_default()
}

/// The runs of terms by their character at `depth`.
struct Children<'a> {
    terms: &'a [Box<[char]>],
    depth: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = (char, &'a [Box<[char]>]);

    fn next(&mut self) -> Option<Self::Item> {
        let c = *self.terms.first()?.get(self.depth)?;
        let end = self.terms.partition_point(|term| term.get(self.depth).is_some_and(|other| *other <= c));
        let (run, rest) = self.terms.split_at_checked(end)?;
        self.terms = rest;
        Some((c, run))
    }
}

/// Tells whether two texts are equal or one insertion, deletion or replacement apart.
pub(super) fn is_within_one_edit(one: &[char], other: &[char]) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    // Whatever is left after the common beginning must end alike, one character aside.
    let shared = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(shared..).unwrap_or_default(), other.get(shared..).unwrap_or_default());
    let ends_alike = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    ends_alike + 1 >= one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn check(terms: &[&str], text: &str, expected: &[usize]) {
        let index = TermIndex::new(terms.iter().map(|term| chars(term)));
        let mut lengths = Vec::new();
        index.at_start(&chars(text), |length| lengths.push(length));
        lengths.sort_unstable();
        lengths.dedup();
        assert_eq!(lengths, expected, "{text}");
    }

    #[test]
    fn terms_are_found_where_the_text_begins() {
        check(&["sun", "sunday", "summer"], "sundays", &[3, 6]);
        check(&["sun", "sunday"], "xsun", &[]);
        check(&[], "sun", &[]);
        check(&["sunday"], "sun", &[]);
    }

    #[test]
    fn one_character_may_be_replaced_in_terms_of_four_or_more() {
        check(&["blank"], "blonk", &[5]);
        check(&["blank"], "xlank", &[5]);
        check(&["blank"], "blanx", &[5]);
        check(&["blank"], "blxxk", &[]);
        check(&["blank"], "blnk", &[]);
        check(&["love"], "love", &[4]);
        check(&["love"], "live", &[4]);
        check(&["abc"], "abx", &[]);
    }

    #[test]
    fn one_edit_is_an_insertion_a_deletion_or_a_replacement() {
        let near = |one: &str, other: &str| is_within_one_edit(&chars(one), &chars(other));
        for close in ["abcdef", "abcdeg", "abcdefg", "abcde", "bcdef", "xabcdef", "abxcdef", "abdef"] {
            assert!(near("abcdef", close), "{close}");
        }
        for far in ["abcdxg", "abcdefgh", "abcd", "bacdef", ""] {
            assert!(!near("abcdef", far), "{far}");
        }
        assert!(near("", "") && near("", "a") && !near("", "ab"));
    }
}
