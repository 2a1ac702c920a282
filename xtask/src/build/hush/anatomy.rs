//! A module taken apart: its functions with their names and instructions, and its data.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use wasmparser::{DataKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef, ValType};

/// A module taken apart.
pub struct Anatomy<'a> {
    /// How many functions are imported: the numbers of the others begin there.
    pub imported: u32,
    /// The functions, in order.
    pub bodies: Vec<Body<'a>>,
    /// The data: where each piece lies in memory, and what it is.
    pub data: Vec<(u32, &'a [u8])>,
}

/// A function.
pub struct Body<'a> {
    /// Its name without hashes of crates; empty where nobody wrote it down.
    pub name: String,
    /// What it returns.
    pub results: Vec<ValType>,
    /// It, as it stands in the module.
    pub bytes: &'a [u8],
    /// Its instructions.
    pub operators: Vec<Operator<'a>>,
}

impl<'a> Anatomy<'a> {
    /// Takes a module apart.
    ///
    /// # Errors
    /// When it is no wasm module, or one whose data lies elsewhere than at fixed addresses.
    pub fn of(module: &'a [u8]) -> Result<Self> {
        let mut anatomy = Self { imported: 0, bodies: Vec::new(), data: Vec::new() };
        let (mut types, mut functions, mut names) = (Vec::new(), Vec::new(), HashMap::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.context("expected a wasm module")? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        types.push(ty?.results().to_vec());
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        anatomy.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        functions.push(usize::try_from(ty?)?);
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader()?.into_iter().collect::<Result<_, _>>()?;
                    let (name, results, bytes) = (String::new(), Vec::new(), body.as_bytes());
                    anatomy.bodies.push(Body { name, results, bytes, operators });
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data?;
                        anatomy.data.push((address_of(&data.kind)?, data.data));
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        for name in section {
                            let Name::Function(map) = name? else { continue };
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, without_hashes(naming.name));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for ((number, body), ty) in (anatomy.imported..).zip(&mut anatomy.bodies).zip(functions) {
            body.name = names.remove(&number).unwrap_or_default();
            body.results = types.get(ty).cloned().unwrap_or_default();
        }
        Ok(anatomy)
    }
}

/// Returns where a piece of data lies.
///
/// # Errors
/// When that is known only once the module runs.
pub fn address_of(kind: &DataKind<'_>) -> Result<u32> {
    let DataKind::Active { offset_expr, .. } = kind else { bail!("a piece of data has no address") };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => bail!("a piece of data has no fixed address"),
    }
}

/// Takes the hash of its crate out of a name: `core[c5930c85a12de822]::panicking::panic` becomes `core::panicking::panic`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        rest = match after.split_once(']') {
            Some((hash, after)) if hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => after,
            _ => {
                plain.push('[');
                after
            }
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hashes_and_nothing_else() {
        let check = |name: &str, expected: &str| assert_eq!(without_hashes(name), expected);
        check("core[c5930c85a12de822]::panicking::panic", "core::panicking::panic");
        check(
            "<std[a543996e6e7dbf1e]::A as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<std::A as core::fmt::Debug>::fmt",
        );
        check("<[T] as core::fmt::Debug>::fmt", "<[T] as core::fmt::Debug>::fmt");
        check("<[u8; 16]>::fmt", "<[u8; 16]>::fmt");
    }
}
