//! Every scenario, by name. A new one is one line here and one function in its room.

pub mod account;
pub mod administration;
pub mod disclosure;
pub mod guessing;
pub mod input;
pub mod interrupt;
pub mod keys;
pub mod known_password;
pub mod lost;
pub mod outside;
pub mod passwords;
pub mod policy;
pub mod proof;
pub mod questions;
pub mod records;
pub mod registration;
pub mod repeats;
pub mod reset;
pub mod robots;
pub mod roles;
pub mod security_info;
pub mod session;
pub mod tables;
pub mod turnstile;
pub mod users;

use crate::driver::Driver;

/// A scenario: a fresh deployment in, a panic out if something is not as it should be.
pub type Scenario = fn(&dyn Driver);

/// Gives every scenario to a macro, as `room::name`, so that each can be a test of its own.
#[macro_export]
macro_rules! each_scenario {
    ($with:ident) => {
        $with! {
            account::the_table_is_complete,
            account::every_state_in_private,
            account::every_state_in_guided,
            account::a_domain_speaks_for_every_name_in_it,
            account::administrators_keep_their_own_policy,
            account::one_gate_suffices_where_it_is_asked,
            administration::a_stranger_learns_nothing,
            administration::the_operator_reads_and_replaces_the_policy,
            administration::a_flawed_policy_changes_nothing,
            administration::a_lost_race_changes_nothing,
            administration::odd_calls_are_refused,
            administration::no_foreign_page_administers,
            administration::every_version_is_kept,
            administration::a_preview_agrees_with_what_then_happens,
            administration::a_preview_changes_nothing,
            disclosure::private_answers_are_alike_for_every_name,
            disclosure::a_typed_address_is_neither_confirmed_nor_denied,
            disclosure::a_lock_does_not_show_in_private,
            disclosure::a_moved_epoch_does_not_show_in_private,
            disclosure::past_a_gate_the_own_methods_show,
            disclosure::guided_shows_methods_and_reasons,
            disclosure::guided_says_how_long_a_lock_lasts,
            disclosure::guided_codes_work_like_others,
            guessing::a_challenge_takes_five_answers,
            guessing::ten_wrong_codes_lock_the_method,
            guessing::five_wrong_authenticator_codes_lock_it_as_first_gate,
            guessing::a_wrong_code_counts_for_every_authenticator,
            guessing::an_authenticator_code_is_accepted_once,
            guessing::authenticator_codes_of_other_times_are_wrong,
            guessing::a_right_code_is_accepted_once,
            guessing::a_used_flow_is_dead,
            guessing::no_walk_between_methods_skips_a_gate,
            guessing::one_kind_is_one_gate,
            guessing::an_address_is_not_flooded,
            guessing::a_reset_does_not_refill_the_days_budget,
            input::odd_requests_are_refused,
            input::odd_fields_are_refused,
            input::odd_addresses_are_refused,
            input::foreign_origins_are_refused,
            input::a_listed_origin_may_call,
            input::every_answer_has_its_headers,
            keys::a_rotation_loses_nothing_under_way,
            keys::contacts_of_the_older_key_open,
            lost::a_repeated_challenge_is_the_same_one,
            lost::a_repeated_answer_gets_the_same_verdict,
            lost::a_repeated_commit_is_carried_out_once,
            lost::a_lost_write_is_read_back,
            lost::an_unknown_outcome_kills_the_flow,
            lost::without_the_guard_nothing_happens,
            lost::a_lost_verdict_can_be_asked_for_again,
            lost::without_the_directory_nothing_is_counted,
            lost::a_failed_send_is_given_back,
            lost::a_send_that_may_have_left_counts,
            lost::a_changed_contact_kills_its_code,
            lost::a_moved_epoch_kills_the_flow,
            lost::a_reset_kills_other_flows,
            passwords::a_common_password_is_refused,
            passwords::a_leaked_password_is_refused,
            passwords::nobody_waits_for_whoever_is_asked_for_leaks,
            passwords::without_the_common_ones_no_password_is_set,
            passwords::the_lists_can_be_switched_off,
            policy::more_gates_end_a_flow_that_has_too_few,
            policy::a_withdrawn_method_does_not_count,
            policy::whoever_leaves_the_scope_resets_nothing,
            policy::whoever_is_disabled_resets_nothing,
            policy::a_raised_role_ends_the_flow,
            policy::a_lost_authenticator_does_not_count,
            policy::unlocking_can_be_switched_off,
            policy::the_tenant_shows_the_policy_in_force,
            policy::an_attack_raises_the_gates_for_everybody,
            repeats::a_repeated_challenge_lives_no_longer,
            repeats::a_repeated_challenge_takes_no_more_answers,
            repeats::a_crowded_out_challenge_takes_no_more_answers,
            repeats::one_attempt_is_one_challenge,
            repeats::a_repeated_start_begins_no_later,
            reset::two_gates_set_a_new_password_and_the_old_one_is_dead,
            reset::every_name_and_either_order_lead_to_the_account,
            reset::unlock_leaves_the_password_alone,
            reset::a_resent_code_replaces_the_old_one,
            reset::another_method_can_be_chosen,
            reset::a_rejected_password_can_be_mended,
            reset::an_expired_ticket_starts_again,
            reset::the_last_gate_goes_stale,
            reset::a_flow_can_be_extended_once,
            reset::a_code_expires_before_its_flow,
            reset::a_closed_flow_is_over,
            reset::the_help_desk_is_mailed_once_a_day,
            reset::a_poll_follows_its_challenge,
            reset::three_resets_a_day,
            reset::the_owner_is_told_at_every_address,
            reset::administrators_are_told_of_an_administrators_reset,
            reset::the_subject_comes_from_the_ticket_only,
            robots::work_starts_one_flow,
            robots::a_wrong_solution_spends_the_check,
            robots::an_old_check_is_refused,
            robots::a_picture_can_be_read_or_heard,
            robots::only_a_picture_can_be_heard,
            robots::an_address_gets_thirty_checks,
            turnstile::a_token_starts_one_flow,
            turnstile::a_token_of_something_else_starts_nothing,
            turnstile::a_token_that_was_redeemed_starts_nothing,
            turnstile::without_cloudflare_nobody_passes_by_turnstile,
            turnstile::work_is_offered_beside_turnstile,
            tables::a_table_adds_accounts_once,
            tables::a_wrong_row_keeps_no_other_back,
            tables::another_table_adds_nobody,
            tables::a_hundred_wrong_rows_are_listed,
            tables::an_export_runs_no_formulas,
            records::members_come_and_go,
            records::what_is_not_counted_fills_no_audit,
            records::the_audit_is_found_by_what_is_known,
            records::readiness_agrees_with_what_happens,
            records::resets_are_counted_by_how_they_ended,
            roles::an_administrator_comes_in_by_session,
            roles::a_password_alone_administers_nothing,
            roles::each_role_may_call_what_its_row_says,
            roles::a_session_that_ended_administers_nothing,
            roles::a_reset_ends_an_administrators_session,
            users::accounts_are_found_by_what_they_are_called,
            users::a_list_is_whole_in_pages,
            users::odd_questions_find_nobody,
            users::an_account_is_added_once,
            users::an_account_has_one_name_in_every_form,
            users::an_added_account_gets_its_password_by_a_reset,
            users::disabling_ends_everything,
            users::an_unlock_lets_somebody_sign_in,
            users::signing_somebody_out_ends_every_session,
            users::methods_are_changed_under_their_owners_eyes,
            users::a_method_is_switched_on_again,
            users::nobody_changes_who_may_more,
            session::a_right_password_signs_in,
            session::every_refusal_of_a_sign_in_is_alike,
            session::ten_wrong_passwords_pause_the_sign_in_only,
            session::a_pause_of_the_sign_in_ends,
            session::an_unproven_contact_is_no_second_factor,
            session::the_same_bad_password_counts_once,
            session::a_second_factor_completes_the_sign_in,
            session::a_second_factor_is_good_once,
            session::wrong_codes_pause_the_sign_in,
            session::a_reset_ends_every_session,
            session::signing_out_ends_sessions,
            session::whoever_is_shut_out_is_signed_out,
            session::sessions_end_by_themselves,
            session::no_other_page_uses_a_session,
            session::a_cookie_is_kept_from_everybody,
            session::a_password_that_ran_out_opens_no_session,
            known_password::one_that_ran_out_is_replaced_at_sign_in,
            known_password::a_replacement_can_be_asked_for_again,
            known_password::a_replacement_waits_for_the_second_factor,
            known_password::a_known_password_is_changed,
            known_password::a_change_can_be_asked_for_again,
            known_password::a_lost_write_is_found_again,
            known_password::wrong_old_passwords_pause,
            known_password::a_right_password_takes_no_wrong_code_back,
            known_password::former_passwords_are_refused_where_they_are_kept,
            known_password::a_password_can_be_too_new_to_change,
            known_password::whoever_may_only_change_may_change,
            outside::another_sign_in_has_people_register,
            outside::a_registration_ticket_is_good_once,
            outside::a_registration_ticket_is_not_everybodys_to_give,
            outside::a_registration_session_only_adds,
            outside::a_registration_session_proves_what_is_held,
            proof::a_change_needs_a_fresh_proof,
            proof::a_proof_is_given_by_any_method,
            proof::a_password_proves_only_where_there_is_nothing_else,
            proof::wrong_proofs_pause,
            proof::codes_of_one_purpose_open_nothing_else,
            questions::a_set_is_registered_replaced_and_removed,
            questions::odd_answers_are_refused_each_in_its_place,
            questions::who_is_not_asked_registers_nothing,
            questions::a_registration_session_answers_what_is_missing,
            questions::questions_open_the_second_gate,
            questions::questions_never_come_first,
            questions::a_draw_stays_for_a_day,
            questions::wrong_answers_use_the_budget_up,
            questions::answers_and_codes_do_not_mix,
            questions::a_replaced_set_answers_no_more,
            questions::questions_count_by_the_policy_in_force,
            registration::an_app_is_registered_once_its_code_is_right,
            registration::a_registration_takes_five_codes_and_is_good_once,
            registration::a_registration_belongs_to_its_session,
            registration::an_address_is_registered_after_an_app,
            registration::some_addresses_cannot_be_registered,
            registration::nobody_has_us_write_to_the_world,
            registration::an_attempt_registers_one_address,
            registration::a_code_that_did_not_leave_costs_nothing,
            registration::a_registration_takes_the_whole_code,
            registration::an_address_takes_another_ones_place,
            registration::an_address_that_was_filled_in_can_be_proved,
            registration::five_apps_are_enough,
            registration::three_addresses_are_enough,
            security_info::what_is_registered_is_listed_to_its_owner,
            security_info::a_method_can_be_removed,
            security_info::another_method_can_come_first,
            security_info::a_change_ends_resets_under_way,
            security_info::methods_are_frozen_after_a_reset,
            security_info::another_method_thaws_them,
            security_info::a_repeat_proves_nothing_else,
            security_info::a_lost_change_is_found_again,
            interrupt::whoever_has_too_few_is_asked_and_may_put_it_off,
            interrupt::what_is_old_is_asked_about,
            interrupt::some_are_never_asked,
            interrupt::whoever_was_told_cannot_put_it_off,
        }
    };
}

/// Makes the list of [`ALL`].
macro_rules! list {
    ($($room:ident :: $name:ident,)*) => {
        /// Every scenario with its name.
        pub const ALL: &[(&str, Scenario)] = &[$((concat!(stringify!($room), "::", stringify!($name)), $room::$name)),*];
    };
}

each_scenario!(list);
