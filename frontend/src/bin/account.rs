//! The bundle of the account page: mounts it where the shell stands.

fn main() {
    latchkey_frontend::account::app::mount();
}
