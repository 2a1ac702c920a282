"""Says who makes each request, gives some of them accounts that are there, and counts what was asked and answered.

A run that asked too little, or of which nobody was let in, has shown nothing.
"""

import atexit
import json
import os
from collections import Counter
from itertools import cycle

import schemathesis
from callers import API, Operator, Owner

ORIGIN = os.environ["LATCHKEY_ORIGIN"]
ADMIN, ME = f"{API}/admin", f"{API}/me"
OPERATOR = Operator()
# Whose session goes on for as long as the run.
OWNER = Owner(ORIGIN, "nora.lindqvist@alderbrook.example")
# Whose is paused or ended by what is asked in it: each call has somebody of its own, so that it is let in all the same.
SPENT = {
    f"{ME}/password": Owner(ORIGIN, "mei.tanaka@alderbrook.example"),
    f"{ME}/proof/challenge": Owner(ORIGIN, "marta.kowalska@alderbrook.example"),
    f"{ME}/proof/verify": Owner(ORIGIN, "ines.carvalho@alderbrook.example"),
    f"{ME}/sign-out": Owner(ORIGIN, "petra.novak@alderbrook.example"),
    f"{ME}/snooze": Owner(ORIGIN, "petra.novak@alderbrook.example"),
}
# What stands in paths every second time: made up alone, no name would ever be somebody's.
ACCOUNTS = cycle(["s-viktor.sand", "s-bruno.ricci", "s-elif.aydin"])
GROUPS = cycle(["staff", "ward-3", "agency"])
METHODS = cycle(["mail", "authenticator", "s-bruno.ricci-1", "s-elif.aydin-1"])
IS_THERE = cycle([True, False])

ANSWERS = Counter()
CALLS = {}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Has the request made by whoever may make it."""
    path = case.operation.path
    is_as_described = case.meta is None or case.meta.generation.mode.is_positive
    if is_as_described and case.path_parameters and next(IS_THERE):
        if "id" in case.path_parameters:
            case.path_parameters["id"] = next(GROUPS if "/groups/" in path else ACCOUNTS)
        if "method" in case.path_parameters:
            case.path_parameters["method"] = next(METHODS)
        if "version" in case.path_parameters:
            case.path_parameters["version"] = 1
    case.headers.update(shown_at(path))


def shown_at(path):
    """Returns what the caller of a path shows."""
    if path.startswith(ADMIN):
        return OPERATOR.headers()
    if path.startswith(ME):
        return SPENT.get(path, OWNER).headers()
    # Sign-ins are for our own pages, and so is the word that it was somebody else.
    return OWNER.own_page() if path.startswith((f"{API}/session", f"{API}/not-me")) else {}


@schemathesis.hook
def after_call(context, case, response):
    """Notes the answer to one request."""
    ANSWERS[response.status_code] += 1
    name = f"{case.operation.method.upper()} {case.operation.path}"
    CALLS.setdefault(name, Counter())[response.status_code] += 1


@atexit.register
def write_down():
    """Leaves the counts for `run.py`."""
    with open(os.environ["LATCHKEY_ANSWERS"], "w", encoding="ascii") as file:
        json.dump({"answers": ANSWERS, "calls": CALLS}, file)
