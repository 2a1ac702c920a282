"""Asks a running worker what its OpenAPI document says it can be asked, and what it says it cannot.

run.py ORIGIN FOLDER

schemathesis makes the requests up and judges every answer by the document: no 5xx, no status, media type or shape that is
not described, and nothing accepted that the document forbids. Who asks is in `hooks.py`: the calls of people signed in and of
administrators are made by them. This program runs it with a fixed seed, makes sure that it asked enough and was let in, and
ends with a line `N passed, N failed`, an operation each.
"""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

# Requests that have to be made (the figure of the project's own test plan).
LEAST_REQUESTS = 2_000
# Made up for each operation and phase.
EXAMPLES = 200
# What whoever is not let in hears: a call of which nothing else was heard has not been tried.
SHUT = {"401", "403"}
# The same requests each time.
SEED = 20_260_401
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "negative_data_rejection",
    "unsupported_method",
]


def main(origin: str, folder: Path) -> int:
    """Runs schemathesis and prints what it came to."""
    folder.mkdir(parents=True, exist_ok=True)
    answers, report = folder / "answers", folder / "junit.xml"
    for old in (answers, report):
        old.unlink(missing_ok=True)
    here = Path(__file__).parent
    command = [
        str(Path(sys.executable).parent / "schemathesis"),
        "run",
        f"{origin}/api/v1/openapi.json",
        f"--url={origin}",
        f"--checks={','.join(CHECKS)}",
        "--phases=examples,coverage,fuzzing",
        "--mode=all",
        f"--max-examples={EXAMPLES}",
        f"--seed={SEED}",
        "--continue-on-failure",
        "--generation-database=none",
        "--request-timeout=30",
        "--suppress-health-check=all",
        "--report=junit",
        f"--report-junit-path={report}",
    ]
    environment = dict(os.environ, SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=str(here), LATCHKEY_ANSWERS=str(answers))
    ran = subprocess.run(command, cwd=folder, env=environment, check=False)
    if not (answers.is_file() and report.is_file()):
        print("schemathesis asked nothing")
        return 1

    noted = json.loads(answers.read_text("ascii"))
    counts = {int(status): count for status, count in noted["answers"].items()}
    requests = sum(counts.values())
    shut = [call for call, statuses in noted["calls"].items() if not any(status not in SHUT for status in statuses)]
    print(f"{requests} requests: " + ", ".join(f"{count} × {status}" for status, count in sorted(counts.items())))
    cases = xml.parse(report).getroot().findall(".//testcase")
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    problems = [
        (requests < LEAST_REQUESTS, f"expected at least {LEAST_REQUESTS} requests"),
        (any(status >= 500 for status in counts), "the worker failed"),
        (bool(shut), f"nobody was let in: {', '.join(shut)}"),
        (ran.returncode != 0 and failed == 0, f"schemathesis ended with {ran.returncode}"),
        (not cases, "no operation was asked"),
    ]
    for is_met, problem in problems:
        if is_met:
            print(problem)
            failed += 1
    print(f"{len(cases)} passed, {failed} failed" if failed == 0 else f"{max(len(cases) - failed, 0)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
