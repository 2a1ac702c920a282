//! Modules of three functions, and what becomes of them.

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ExportKind, ExportSection, Function, FunctionSection, Instruction, MemArg,
    MemArgTarget, MemorySection, MemoryType, Module, NameMap, NameSection, TypeSection, ValType,
};

use super::*;

const MESSAGE: i32 = 1_024;
const PLACE: i32 = 1_036;
const FILE: i32 = 1_044;
const KEPT: i32 = 1_052;
const READ: i32 = 1_060;

const PANIC: &str = "core[c5930c85a12de822]::panicking::panic";

/// A module of a function that panics by way of another one, as long as it does, and mentions in another place as well what
/// it hands over; and of one that prints.
fn module(name: &str, does_panic: bool) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32; 3], []);
    types.ty().function([ValType::I32; 2], [ValType::I32]);
    let mut functions = FunctionSection::new();
    functions.function(0).function(1).function(2);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut exports = ExportSection::new();
    exports.export("go", ExportKind::Func, 0).export("print", ExportKind::Func, 2);

    let read = MemArg { offset: 1_060, align: 2, target: MemArgTarget::default(), ordering: None };
    let mut go = vec![Instruction::I32Const(0), Instruction::I32Load(read), Instruction::Drop];
    go.extend([Instruction::I32Const(KEPT), Instruction::Drop]);
    if does_panic {
        go.extend([MESSAGE, KEPT, PLACE].map(Instruction::I32Const));
        go.push(Instruction::Call(1));
    }
    let panic = [Instruction::I32Const(READ), Instruction::Drop, Instruction::Unreachable];
    let mut code = CodeSection::new();
    for instructions in [&[&go[..], &[Instruction::Unreachable]].concat(), &panic[..], &[Instruction::I32Const(1)]] {
        let mut function = Function::new([]);
        instructions.iter().chain([&Instruction::End]).for_each(|instruction| {
            function.instruction(instruction);
        });
        code.function(&function);
    }

    let place = FILE.to_le_bytes();
    let lies: [(i32, &[u8]); 5] =
        [(MESSAGE, b"is None"), (PLACE, &place), (FILE, b"a.rs"), (KEPT, b"kept"), (READ, b"read")];
    let mut data = DataSection::new();
    for (at, bytes) in lies {
        data.active(0, &ConstExpr::i32_const(at), bytes.iter().copied());
    }
    let mut map = NameMap::new();
    map.append(0, "app::go");
    map.append(1, name);
    map.append(2, "<app::App as core[c5930c85a12de822]::fmt::Debug>::fmt");
    let mut names = NameSection::new();
    names.functions(&map);
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&memories).section(&exports).section(&code).section(&data);
    module.section(&names);
    module.finish()
}

fn texts(module: &[u8]) -> Vec<String> {
    let data = Anatomy::of(module).unwrap().data;
    data.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).replace('\0', ".")).collect()
}

#[test]
fn what_panics_ends_and_what_prints_says_nothing() {
    let before = module(PANIC, true);
    let (after, _) = hushed(&before).unwrap();
    let bodies = |module| Anatomy::of(module).unwrap().bodies.iter().map(|body| body.bytes).collect::<Vec<_>>();
    assert_eq!(bodies(&after), [bodies(&before)[0], &UNREACHABLE, &ZERO]);
    // Nothing has moved.
    assert_eq!(texts(&after), ["is None.....\u{14}\u{4}......a.rs....kept....read"]);
}

#[test]
fn what_only_the_panic_said_is_forgotten_and_what_else_mentions_stays() {
    let (_, said) = hushed(&module(PANIC, true)).unwrap();
    let after = said.forget(&module(PANIC, false)).unwrap();
    assert_eq!(texts(&after), [".......", "....", "....", "kept", "read"]);
}

#[test]
fn nothing_is_forgotten_while_the_code_mentions_it() {
    let (after, said) = hushed(&module(PANIC, true)).unwrap();
    assert_eq!(said.forget(&after).unwrap(), after);
}

#[test]
fn what_comes_back_is_no_panic_whatever_its_name() {
    let module = module(PANIC, true);
    let name = || "core::panicking::counts".to_owned();
    let mut bodies = Anatomy::of(&module).unwrap().bodies.into_iter().map(|body| Body { name: name(), ..body });
    let instead: Vec<_> = bodies.by_ref().map(|body| in_place_of(&body)).collect();
    assert_eq!(instead, [Some(&UNREACHABLE[..]), Some(&UNREACHABLE[..]), None]);
}

#[test]
fn a_module_in_which_nothing_is_known_to_panic_is_an_error() {
    assert!(hushed(&module("app::panic", true)).is_err());
    assert!(hushed(b"no module").is_err());
}
