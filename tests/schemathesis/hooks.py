"""Counts what was asked: a run that asked too little has shown nothing."""

import atexit
import os
from collections import Counter

import schemathesis

ANSWERS = Counter()


@schemathesis.hook
def after_call(context, case, response):
    """Notes the answer to one request."""
    ANSWERS[response.status_code] += 1


@atexit.register
def write_down():
    """Leaves the counts for `run.py`."""
    with open(os.environ["LATCHKEY_ANSWERS"], "w", encoding="ascii") as file:
        file.writelines(f"{status} {count}\n" for status, count in sorted(ANSWERS.items()))
