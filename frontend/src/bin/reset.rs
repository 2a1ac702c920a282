//! The bundle of the reset page: mounts the app where the shell stands.

fn main() {
    latchkey_frontend::app::mount();
}
