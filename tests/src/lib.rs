//! Latchkey tests.
