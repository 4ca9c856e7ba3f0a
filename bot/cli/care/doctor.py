"""`hisobot doctor`: looks at everything that an installation needs, and says what to do about what is wrong."""

import json
import os
from argparse import Namespace
from dataclasses import asdict

from bot import process
from bot.care.examination import examine
from bot.care.finding import Finding
from bot.cli.out_files import print_lines
from bot.process import Clock
from bot.settings import Settings
from texts.operator import doctor as words

WIDTH = 9
"""Letters of the longest word that a line begins with, and a space."""


def examine_installation(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Print the findings; 1 where there is trouble, so that monitors can ask. The settings are read anew, because
    wrong ones are a finding too."""
    findings = examine(os.environ, clock)
    troubles = sum(finding.state == "trouble" for finding in findings)
    if given.json:
        whole = {"well": not troubles, "findings": [asdict(finding) for finding in findings]}
        print_lines([json.dumps(whole, ensure_ascii=False)])
    else:
        print_lines([line for finding in findings for line in _told(finding)])
        print_lines([words.troubles_found(troubles) if troubles else words.ALL_WELL.plain()])
    return 1 if troubles else 0


def _told(finding: Finding) -> list[str]:
    state = words.STATES[finding.state].plain() if finding.state in words.STATES else "-"
    lines = [f"{state:<{WIDTH}}{words.TITLES[finding.about].plain()}: {finding.what}"]
    return [*lines, f"{'':<{WIDTH}}-> {finding.advice}"] if finding.advice else lines
